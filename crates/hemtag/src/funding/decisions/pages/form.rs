//! The form of a decision: its fields from a decision, and a decision from its fields.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    funding::{
        calls::KeptCall,
        decisions::words,
        model::{
            call::{AidBasis, Both, Condition},
            decision::{Decision, Outcome},
        },
        pages::looked,
    },
    http::{
        Context, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, OptionGroup, Select, choices, field, fields,
            select,
        },
    },
};

/// The longest of each text, in characters.
const MOST: usize = 10_000;

/// Texts of one or several lines: the field's name, its words, lines shown.
const TEXTS: [(&str, &str, u8); 5] = [
    ("description", "decision-part-description", 4),
    ("goals", "decision-part-goals", 3),
    ("target_group", "decision-part-target-group", 2),
    ("expected_results", "decision-part-results", 3),
    ("activities", "decision-part-activities", 4),
];

/// The form as a decision fills it.
pub(super) fn filled(context: &Context, call: &KeptCall, decision: &Decision, reason: &str) -> Typed {
    let l = context.language;
    let mut typed = Typed::default();
    let lines = |of: fn(&Both) -> &String| {
        decision.conditions.iter().map(|one| of(&one.text).as_str()).collect::<Vec<_>>().join("\n")
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let appeal = match decision.appeal.can {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    for (name, value) in [
        ("outcome", decision.outcome.code().to_owned()),
        ("legal_basis", decision.legal_basis.clone()),
        ("aid", decision.aid.code().to_owned()),
        ("reasons", decision.reasons.clone()),
        ("public_reasons", decision.public_reasons.clone()),
        ("share_percent", decision.share_percent.to_string()),
        ("project_from", day(decision.project_from)),
        ("project_to", day(decision.project_to)),
        ("description", decision.description.clone()),
        ("goals", decision.goals.clone()),
        ("target_group", decision.target_group.clone()),
        ("expected_results", decision.expected_results.clone()),
        ("activities", decision.activities.clone()),
        ("conditions_sv", lines(|both| &both.sv)),
        ("conditions_en", lines(|both| &both.en)),
        ("first_claim_months", decision.payment.first_claim_months.to_string()),
        ("claim_months", decision.payment.claim_months.to_string()),
        ("advance_percent", decision.payment.advance_percent.to_string()),
        ("retention_percent", decision.payment.retention_percent.to_string()),
        ("kept_years", decision.payment.kept_years.to_string()),
        ("appeal", appeal.to_owned()),
        ("appeal_sv", decision.appeal.text.sv.clone()),
        ("appeal_en", decision.appeal.text.en.clone()),
        ("took_part", decision.took_part.clone()),
        ("officer", decision.officer.clone()),
        ("presenter", decision.presenter.clone()),
        ("reason", reason.to_owned()),
    ] {
        typed.set(name, value);
    }
    looked::set(&mut typed, &decision.looked);
    for year in years(call, decision) {
        let ore = decision.granted.get(&year).copied().unwrap_or_default();
        typed.set(format!("granted-{year}"), l.kronor_bare(ore));
    }
    for kind in &call.call.cost_kinds {
        let ore = decision.budget.get(&kind.code).copied().unwrap_or_default();
        typed.set(format!("budget-{}", kind.code), l.kronor_bare(ore));
    }
    for indicator in &call.call.indicators {
        let target = decision.targets.get(&indicator.code).map(ToString::to_string);
        typed.set(format!("target-{}", indicator.code), target.unwrap_or_default());
    }
    typed
}

/// The years that money may be of.
fn years(call: &KeptCall, decision: &Decision) -> Vec<i16> {
    let mut all: Vec<i16> = call.call.years.iter().chain(decision.granted.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The decision in the fields: `None` where some cannot be read, with what is wrong at each.
pub(super) fn read(
    context: &Context,
    call: &KeptCall,
    before: &Decision,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Option<Decision> {
    let l = context.language;
    let mut decision = before.clone();
    let amount = |name: String, errors: &mut FieldErrors| -> Ore {
        let Some(text) = typed.given(&name) else { return Ore::ZERO };
        crate::values::money::kronor(text, l).unwrap_or_else(|| {
            errors.add(name, context.ta("decision-no-amount", &[("text", text.into())]));
            Ore::ZERO
        })
    };
    let granted =
        years(call, before).into_iter().map(|year| (year, amount(format!("granted-{year}"), errors)));
    decision.granted = granted.filter(|(_, ore)| ore.is_positive()).collect();
    let kinds = call.call.cost_kinds.iter();
    let budget = kinds.map(|kind| (kind.code.clone(), amount(format!("budget-{}", kind.code), errors)));
    decision.budget = budget.filter(|(_, ore)| ore.is_positive()).collect();
    decision.approved_costs = decision.budget.values().copied().sum();
    let whole = |name: &str, errors: &mut FieldErrors| -> u8 {
        let text = typed.text(name);
        text.parse().unwrap_or_else(|_| {
            errors.add(name, context.ta("decision-no-number-typed", &[("text", text.into())]));
            0
        })
    };
    decision.share_percent = whole("share_percent", errors);
    decision.payment.first_claim_months = whole("first_claim_months", errors);
    decision.payment.claim_months = whole("claim_months", errors);
    decision.payment.advance_percent = whole("advance_percent", errors);
    decision.payment.retention_percent = whole("retention_percent", errors);
    decision.payment.kept_years = whole("kept_years", errors);
    let day = |name: &str, errors: &mut FieldErrors| -> Option<Date> {
        let text = typed.given(name)?;
        let day = text.parse().ok();
        if day.is_none() {
            errors.add(name, context.ta("decision-no-day-typed", &[("text", text.into())]));
        }
        day
    };
    decision.project_from = day("project_from", errors);
    decision.project_to = day("project_to", errors);
    decision.targets = BTreeMap::new();
    for indicator in &call.call.indicators {
        let name = format!("target-{}", indicator.code);
        let Some(text) = typed.given(&name) else { continue };
        match text.parse() {
            Ok(target) => drop(decision.targets.insert(indicator.code.clone(), target)),
            Err(_) => errors.add(name, context.ta("decision-no-number-typed", &[("text", text.into())])),
        }
    }
    for (name, into) in [
        ("legal_basis", &mut decision.legal_basis),
        ("reasons", &mut decision.reasons),
        ("public_reasons", &mut decision.public_reasons),
        ("description", &mut decision.description),
        ("goals", &mut decision.goals),
        ("target_group", &mut decision.target_group),
        ("expected_results", &mut decision.expected_results),
        ("activities", &mut decision.activities),
        ("appeal_sv", &mut decision.appeal.text.sv),
        ("appeal_en", &mut decision.appeal.text.en),
        ("took_part", &mut decision.took_part),
        ("officer", &mut decision.officer),
    ] {
        let text = typed.text(name).replace("\r\n", "\n");
        if text.chars().count() > MOST {
            errors.add(name, context.ta("decision-too-long", &[("most", MOST.to_string().into())]));
        }
        *into = text;
    }
    decision.outcome = Outcome::parse(typed.text("outcome")).unwrap_or(before.outcome);
    decision.aid = AidBasis::parse(typed.text("aid")).unwrap_or(before.aid);
    decision.appeal.can = match typed.text("appeal") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    decision.conditions = conditions(typed);
    decision.looked = looked::read(typed, &before.looked);
    errors.is_empty().then_some(decision)
}

/// A condition a line, the translations in the same order.
fn conditions(typed: &Typed) -> Vec<Condition> {
    let lines = |name: &str| -> Vec<String> {
        typed.text(name).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let english = lines("conditions_en");
    let swedish = lines("conditions_sv").into_iter().enumerate();
    let both = swedish.map(|(at, sv)| Both::new(sv, english.get(at).cloned().unwrap_or_default()));
    both.map(|text| Condition { text }).collect()
}

/// The fields. Of an amendment the outcome is not asked: what was decided stays decided.
pub(super) fn view(
    context: &Context,
    call: &KeptCall,
    before: &Decision,
    typed: &Typed,
    errors: &FieldErrors,
    is_amendment: bool,
) -> Markup {
    let line = |name: &str, key: &str, hint: Option<&str>| {
        field(
            errors,
            &Field {
                name,
                label: context.t(key),
                hint: hint.map(|hint| context.t(hint)),
                value: typed.text(name),
                ..Field::default()
            },
        )
    };
    let lines = |name: &str, key: &str, rows: u8, hint: Option<&str>| {
        field(
            errors,
            &Field {
                name,
                label: context.t(key),
                hint: hint.map(|hint| context.t(hint)),
                value: typed.text(name),
                kind: FieldKind::Lines(rows),
                ..Field::default()
            },
        )
    };
    let number = |name: &str, label: String, kind: FieldKind, unit: Option<&'static str>| {
        field(errors, &Field { name, label, value: typed.text(name), kind, unit, ..Field::default() })
    };
    let l = context.language;
    let one_of = |name: &'static str, legend: &str, hint: Option<&str>, all: Vec<(String, String)>| {
        let all =
            all.into_iter().map(|(code, words)| Choice::new(code.clone(), words, typed.text(name) == code));
        choices(
            context,
            errors,
            &Choices {
                name,
                legend: context.t(legend),
                heading: false,
                hint: hint.map(|hint| context.t(hint)),
                many: false,
                choices: all.collect(),
                unknown: None,
                columns: true,
            },
        )
    };
    let outcomes = Outcome::ALL.map(|one| (one.code().to_owned(), words::outcome(l, one))).to_vec();
    let appeal =
        ["yes", "no"].map(|code| (code.to_owned(), context.t(&format!("decision-appeal-{code}")))).to_vec();
    let aid =
        AidBasis::ALL.map(|one| (one.code().to_owned(), context.t(&format!("decision-aid-{}", one.code()))));
    let part = |key: &str, content: Markup| {
        html! {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="sm" { (context.t(key)) }
                (content)
            }
        }
    };
    html! {
        @if is_amendment { (lines("reason", "decision-amendment-reason", 3, Some("decision-amendment-reason-hint"))) }
        @else { (one_of("outcome", "decision-outcome", None, outcomes)) }
        (part("decision-form-why", html! {
            (lines("reasons", "decision-part-reasons", 6, Some("decision-reasons-hint")))
            (lines("public_reasons", "decision-public-reasons", 4, Some("decision-public-reasons-hint")))
            (line("legal_basis", "decision-part-legal-basis", None))
            (select(errors, &Select {
                name: "aid",
                label: context.t("decision-aid"),
                hint: None,
                value: typed.text("aid"),
                none: None,
                groups: vec![OptionGroup { label: String::new(), options: aid.to_vec() }],
            }))
        }))
        (part("decision-form-money", html! {
            p class="ht-soft ht-measure" { (context.t("decision-form-money-hint")) }
            (fields(html! {
                @for year in years(call, before) {
                    @let name = format!("granted-{year}");
                    (number(&name, context.ta("decision-granted-of", &[("year", year.to_string().into())]), FieldKind::Decimal, Some("kr")))
                }
                (number("share_percent", context.t("decision-part-share"), FieldKind::Whole, Some("%")))
            }))
            h3 class="ds-heading" data-size="xs" { (context.t("decision-budget")) }
            (fields(html! {
                @for kind in &call.call.cost_kinds {
                    @let name = format!("budget-{}", kind.code);
                    (number(&name, kind.title.of(l).to_owned(), FieldKind::Decimal, Some("kr")))
                }
            }))
        }))
        (part("decision-form-project", html! {
            (fields(html! {
                (number("project_from", context.t("decision-from"), FieldKind::Date, None))
                (number("project_to", context.t("decision-to"), FieldKind::Date, None))
            }))
            @for (name, key, rows) in TEXTS { (lines(name, key, rows, None)) }
            (fields(html! {
                @for indicator in &call.call.indicators {
                    @let name = format!("target-{}", indicator.code);
                    (number(&name, format!("{} ({})", indicator.title.of(l), indicator.unit.of(l)), FieldKind::Whole, None))
                }
            }))
        }))
        (part("decision-form-terms", html! {
            (lines("conditions_sv", "decision-conditions-sv", 4, Some("decision-conditions-hint")))
            (lines("conditions_en", "decision-conditions-en", 4, None))
            (looked::fields(context, typed, errors))
            (fields(html! {
                (number("first_claim_months", context.t("decision-first-claim"), FieldKind::Whole, None))
                (number("claim_months", context.t("decision-each-claim"), FieldKind::Whole, None))
                (number("advance_percent", context.t("decision-advance"), FieldKind::Whole, Some("%")))
                (number("retention_percent", context.t("decision-retention"), FieldKind::Whole, Some("%")))
                (number("kept_years", context.t("decision-kept-years"), FieldKind::Whole, None))
            }))
        }))
        (part("decision-part-appeal", html! {
            (one_of("appeal", "decision-appeal-ask", Some("decision-appeal-hint"), appeal))
            (lines("appeal_sv", "decision-appeal-sv", 3, Some("decision-appeal-text-hint")))
            (lines("appeal_en", "decision-appeal-en", 3, None))
        }))
        (part("decision-form-people", html! {
            (line("officer", "decision-part-officer", Some("decision-officer-hint")))
            (line("took_part", "decision-took-part", Some("decision-took-part-hint")))
        }))
    }
}
