//! The form that states earlier aid, and how it is read.

use funding::aid::{Window, rules_on};
use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::OrganisationNumber;

use crate::{
    aid::{
        model::KeptRate,
        pages::fields::{amount, amount_fields, set_amount},
    },
    cases::{
        MOST_SUPPORTS,
        model::aid::{Signature, Statement, Support, Told},
        pages::{address, whole::Whole},
    },
    http::{
        Context, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, OptionGroup, Select, checkbox, choices, field,
            fields, select,
        },
    },
};

/// Rows that stand open beyond those that were filled in.
const EMPTY_ROWS: usize = 3;

/// The form as it begins: what was stated before, or the firm as the need names it.
pub(super) fn begun(context: &Context, whole: &Whole) -> Typed {
    let mut typed = Typed::default();
    let Some((_, statement)) = &whole.aid else {
        typed.set("firm", whole.found.need.document.owner.organisation.clone().unwrap_or_default());
        return typed;
    };
    typed.set("firm", statement.firm.as_str());
    typed.set("number", statement.organisation_number.clone().unwrap_or_default());
    typed.set("linked", code(&statement.linked));
    if let Told::These(firms) = &statement.linked {
        typed.set("linked_names", firms.join("\n"));
    }
    typed.set("fiscal", statement.fiscal_month.map(|month| month.to_string()).unwrap_or_default());
    typed.set("earlier", code(&statement.earlier));
    if let Told::These(all) = &statement.earlier {
        for (i, one) in all.iter().enumerate() {
            typed.set(format!("grantor-{i}"), one.grantor.as_str());
            typed.set(format!("on-{i}"), one.granted_on.map(|day| day.to_string()).unwrap_or_default());
            if let Some(amount) = one.amount {
                set_amount(context.language, &mut typed, &format!("amount-{i}"), amount);
            }
        }
        typed.set("rows", all.len().to_string());
    }
    typed
}

fn code<T>(told: &Told<T>) -> &'static str {
    match told {
        Told::None => "none",
        Told::These(_) => "these",
        Told::NotKnown => "not_known",
    }
}

fn rows(typed: &Typed) -> usize {
    let filled = typed.text("rows").parse().unwrap_or(0_usize);
    let more = if typed.has("more", "1") { EMPTY_ROWS } else { 0 };
    (filled.max(EMPTY_ROWS) + more).min(MOST_SUPPORTS)
}

pub(super) fn view(context: &Context, whole: &Whole, typed: &Typed, errors: &FieldErrors) -> Markup {
    let told = |name: &'static str, stem: &str| {
        let one = |code: &str| {
            let words = match code {
                "not_known" => context.t("not-known"),
                code => context.t(&format!("{stem}-{code}")),
            };
            Choice::new(code, words, typed.text(name) == code)
        };
        choices(
            context,
            errors,
            &Choices {
                name,
                legend: context.t(&format!("{stem}-ask")),
                heading: false,
                hint: Some(context.t(&format!("{stem}-hint"))),
                many: false,
                choices: vec![one("none"), one("these")],
                unknown: Some(one("not_known")),
                columns: false,
            },
        )
    };
    let count = rows(typed);
    let once = typed.given("once").unwrap_or(&whole.once);
    let asks_fiscal = rules_on(whole.today).is_some_and(|rules| rules.window == Window::Fiscal);
    html! {
        form class="ht-form ht-stack ht-noprint" method="post" action=(context.href(&format!("{}/aid", address(whole.found.case.id)))) novalidate {
            input type="hidden" name="once" value=(once);
            input type="hidden" name="rows" value=(count);
            (fields(html! {
                (field(errors, &Field { name: "firm", label: context.t("case-aid-firm"), value: typed.text("firm"), autocomplete: Some("organization"), ..Field::default() }))
                (field(errors, &Field { name: "number", label: context.t("case-aid-number"), value: typed.text("number"), ..Field::default() }))
            }))
            (told("linked", "case-aid-linked"))
            (field(errors, &Field {
                name: "linked_names",
                label: context.t("case-aid-linked-names"),
                value: typed.text("linked_names"),
                kind: FieldKind::Lines(3),
                ..Field::default()
            }))
            @if asks_fiscal { (fiscal(context, typed, errors)) }
            (told("earlier", "case-aid-earlier"))
            @for i in 0..count { (row(context, typed, errors, i)) }
            p { button class="ds-button" data-variant="tertiary" type="submit" name="more" value="1" { (context.t("case-aid-more")) } }
            (fields(html! {
                (field(errors, &Field { name: "signed", label: context.t("case-aid-signed"), hint: Some(context.t("case-aid-signed-hint")), value: typed.text("signed"), autocomplete: Some("name"), ..Field::default() }))
                (field(errors, &Field { name: "capacity", label: context.t("case-aid-capacity"), hint: Some(context.t("case-aid-capacity-hint")), value: typed.text("capacity"), ..Field::default() }))
            }))
            @if let Some(error) = errors.of("certify-yes") {
                div class="ds-field" data-invalid { p class="ds-validation-message" { (error) } }
            }
            (checkbox("certify", "yes", &context.t("case-aid-certify"), typed.has("certify", "yes")))
            p { button class="ds-button" type="submit" { (context.t("case-aid-do")) } }
        }
    }
}

fn fiscal(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let months = (1..=12).map(|month| (month.to_string(), context.t(&format!("month-{month}")))).collect();
    select(
        errors,
        &Select {
            name: "fiscal",
            label: context.t("case-aid-fiscal"),
            hint: Some(context.t("case-aid-fiscal-hint")),
            value: typed.text("fiscal"),
            none: Some(context.t("not-known")),
            groups: vec![OptionGroup { label: String::new(), options: months }],
        },
    )
}

fn row(context: &Context, typed: &Typed, errors: &FieldErrors, i: usize) -> Markup {
    let (grantor, on) = (format!("grantor-{i}"), format!("on-{i}"));
    html! {
        fieldset class="ds-fieldset ht-support" {
            legend class="ds-label" { (context.ta("case-aid-support", &[("number", (i + 1).into())])) }
            (fields(html! {
                (field(errors, &Field { name: &grantor, label: context.t("case-aid-grantor"), value: typed.text(&grantor), ..Field::default() }))
                (field(errors, &Field { name: &on, label: context.t("case-aid-on"), value: typed.text(&on), kind: FieldKind::Date, ..Field::default() }))
            }))
            (amount_fields(context, typed, errors, &format!("amount-{i}"), &context.t("case-aid-amount"), None))
        }
    }
}

/// What was stated, or what is wrong with it at its fields.
pub(super) fn read(
    context: &Context,
    typed: &Typed,
    rates: &[KeptRate],
    errors: &mut FieldErrors,
) -> Option<Statement> {
    let firm = typed.text("firm");
    if firm.is_empty() {
        errors.add("firm", context.t("case-aid-no-firm"));
    }
    let number = typed.given("number").map(|text| {
        text.parse::<OrganisationNumber>().map(OrganisationNumber::digits).map_err(|_| {
            errors.add("number", context.ta("case-aid-wrong-number", &[("text", text.into())]));
        })
    });
    let firms = typed.text("linked_names").lines().map(str::trim).filter(|line| !line.is_empty());
    let linked =
        told(context, typed, "linked", "case-aid-linked", firms.map(str::to_owned).collect(), errors);
    let supports = supports(context, typed, rates, errors);
    let earlier = told(context, typed, "earlier", "case-aid-earlier", supports, errors);
    let signer = typed.text("signed").chars().take(200).collect::<String>();
    if signer.is_empty() {
        errors.add("signed", context.t("case-aid-not-signed"));
    }
    if !typed.has("certify", "yes") {
        errors.add("certify-yes", context.t("case-aid-not-certified"));
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Statement {
        firm: firm.chars().take(200).collect(),
        organisation_number: number.and_then(Result::ok),
        linked: linked?,
        fiscal_month: typed.text("fiscal").parse().ok().filter(|month| (1..=12).contains(month)),
        earlier: earlier?,
        signed: Some(Signature {
            name: signer,
            capacity: typed.text("capacity").chars().take(200).collect(),
        }),
    })
}

/// None, these or not known; what contradicts itself is asked about.
fn told<T>(
    context: &Context,
    typed: &Typed,
    name: &str,
    stem: &str,
    these: Vec<T>,
    errors: &mut FieldErrors,
) -> Option<Told<T>> {
    let wrong = match (typed.text(name), these.is_empty()) {
        ("none", true) => return Some(Told::None),
        ("these", false) => return Some(Told::These(these)),
        ("not_known", true) => return Some(Told::NotKnown),
        ("these", true) => "which",
        ("none" | "not_known", false) => "contradicts",
        _ => "choose",
    };
    errors.add(name, context.t(&format!("{stem}-{wrong}")));
    None
}

fn supports(context: &Context, typed: &Typed, rates: &[KeptRate], errors: &mut FieldErrors) -> Vec<Support> {
    let mut all = Vec::new();
    for i in 0..MOST_SUPPORTS {
        let (grantor, on, amount_name) = (format!("grantor-{i}"), format!("on-{i}"), format!("amount-{i}"));
        if [&grantor, &on, &amount_name].iter().all(|name| typed.given(name).is_none()) {
            continue;
        }
        if typed.given(&grantor).is_none() {
            errors.add(grantor.clone(), context.t("case-aid-no-grantor"));
        }
        let granted_on = typed.given(&on).and_then(|text| {
            let day = text.parse::<Date>().ok();
            if day.is_none() {
                errors.add(on.clone(), context.ta("case-no-day", &[("text", text.into())]));
            }
            day
        });
        let amount = amount(context, typed, &amount_name, granted_on.unwrap_or(Date::ZERO), rates, errors);
        // A rate without any day is no rate.
        let has_day = amount.and_then(|amount| amount.rate).is_none_or(|rate| rate.on != Date::ZERO);
        if !has_day {
            errors.add(format!("{amount_name}-rate_on"), context.t("case-aid-no-rate-day"));
        }
        let grantor = typed.text(&grantor).chars().take(200).collect();
        all.push(Support { grantor, granted_on, amount });
    }
    all
}
