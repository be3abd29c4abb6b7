//! A statement of earlier aid as it stands: the rules, what was stated, what it leaves, and the adviser's answer to it.

use funding::aid::{Amount, Currency, FirmId, Reckoned, Verdict, Window, reckon, rules_of, rules_on};
use maud::{Markup, html};

use crate::{
    access::Action,
    aid::{
        Checked, Known,
        pages::{fields::amount_fields, reckoned::reckoned},
        words as aid_words,
    },
    cases::{
        model::aid::{Kept, Statement, Support, Told},
        pages::{address, whole::Whole, words},
    },
    http::{
        Context, Typed,
        components::{Column, Field, FieldErrors, FieldKind, Tone, data_table, facts, field, notice},
    },
    words::Language,
};

/// The rules that hold today, with their source.
pub(super) fn rules(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    let Some(rules) = rules_on(whole.today) else {
        return html! { (notice(Tone::Warning, &context.t("case-aid-no-rules"), html! {})) };
    };
    let window = match rules.window {
        Window::Fiscal => "case-aid-window-fiscal",
        Window::Rolling => "case-aid-window-rolling",
    };
    html! {
        p class="ht-source" {
            (context.ta("case-aid-rules", &[
                ("regulation", rules.regulation.as_str().into()),
                ("ceiling", crate::aid::words::euro(l, rules.ceiling_cents()).into()),
                ("from", l.date(rules.valid_from).into()),
                ("to", l.date(rules.valid_to).into()),
            ])) " " (context.t(window)) " "
            (context.ta("case-aid-rules-source", &[("source", rules.source.as_str().into())]))
        }
    }
}

pub(super) fn statement(
    context: &Context,
    whole: &Whole,
    checked: Option<&Checked>,
    kept: &Kept,
    statement: &Statement,
) -> Markup {
    let l = context.language;
    let unknown = || context.t("not-known");
    let linked = match &statement.linked {
        Told::None => context.t("case-aid-linked-none"),
        Told::NotKnown => unknown(),
        Told::These(firms) => firms.join("; "),
    };
    let mut rows = vec![
        (context.t("case-aid-stands"), html! { (words::aid_standing(l, Some(kept))) }),
        (context.t("case-aid-firm"), html! { (statement.firm) }),
        (
            context.t("case-aid-number"),
            html! { (statement.organisation_number.clone().unwrap_or_else(unknown)) },
        ),
        (context.t("case-aid-linked"), html! { (linked) }),
    ];
    if let Some(signed) = &statement.signed {
        let day = l.date(kept.stated_at.to_zoned(jiff::tz::TimeZone::UTC).date());
        let capacity =
            if signed.capacity.is_empty() { String::new() } else { format!(", {}", signed.capacity) };
        rows.push((context.t("case-aid-signed-by"), html! { (signed.name) (capacity) ", " (day) }));
    }
    match &statement.earlier {
        Told::None => {
            rows.push((context.t("case-aid-earlier"), html! { (context.t("case-aid-earlier-none")) }));
        }
        Told::NotKnown => rows.push((context.t("case-aid-earlier"), html! { (unknown()) })),
        Told::These(_) => {}
    }
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="stated" {
            h2 class="ds-heading" data-size="md" id="stated" { (context.t("case-aid-stated-title")) }
            (facts(&rows))
            @if let Told::These(all) = &statement.earlier { (supports(context, all)) }
            p {
                a class="ds-link" href=(context.href(&format!("{}/aid/statement.pdf", address(whole.found.case.id)))) download { (context.t("case-aid-pdf")) }
            }
            @match checked {
                Some(checked) => {
                    h3 class="ds-heading" data-size="sm" { (context.t("case-aid-with-register")) }
                    (reckoned(context, checked, whole.may(context, Action::KeepAid)))
                    (pairs(context, whole, checked, kept))
                }
                None => (sum(context, whole, kept, statement)),
            }
        }
    }
}

fn supports(context: &Context, all: &[Support]) -> Markup {
    let l = context.language;
    let unknown = || context.t("not-known");
    let columns = [
        Column::text(context.t("case-aid-grantor")),
        Column::text(context.t("case-aid-on")),
        Column::number(context.t("case-aid-amount")),
        Column::number(context.t("case-aid-in-euro")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            vec![
                html! { (one.grantor) },
                html! { (one.granted_on.map_or_else(unknown, |day| l.date(day))) },
                html! { (one.amount.map_or_else(unknown, |amount| money(l, amount))) },
                html! { (one.amount.and_then(Amount::cents).map_or_else(unknown, |cents| crate::aid::words::euro(l, cents))) },
            ]
        })
        .collect();
    data_table(&context.t("case-aid-earlier"), &columns, &rows)
}

/// An amount with its currency, and the rate that tells it in euro.
fn money(l: Language, amount: Amount) -> String {
    let text = l.hundredths(amount.minor);
    match (amount.currency, amount.rate) {
        (Currency::Eur, _) => crate::aid::words::euro(l, amount.minor),
        (Currency::Sek, None) => l.ta("case-aid-kronor", &[("amount", text.into())]),
        (Currency::Sek, Some(rate)) => {
            #[expect(clippy::cast_precision_loss, reason = "a rate has a handful of digits")]
            let written = l.number(rate.ten_thousandths as f64 / 10_000.0, 4);
            let args = [("amount", text.into()), ("rate", written.into()), ("day", l.date(rate.on).into())];
            l.ta("case-aid-kronor-at", &args)
        }
    }
}

/// Lines of the statement that may be the same aid as an entry of the register, each with what was found of it.
fn pairs(context: &Context, whole: &Whole, checked: &Checked, kept: &Kept) -> Markup {
    let l = context.language;
    let of_statement = checked.pairs.iter().filter_map(|pair| match pair.line {
        Known::Stated(line) => Some((pair, line)),
        Known::Register(_) => None,
    });
    let pairs: Vec<_> = of_statement.collect();
    html! {
        @if !pairs.is_empty() {
            (notice(Tone::Info, &context.t("case-aid-pairs"), html! {
                p { (context.t("case-aid-pairs-about")) }
                @for (pair, line) in pairs {
                    @let entry = checked.entries.get(&pair.entry);
                    form class="ht-acts ht-noprint" method="post" action=(context.href(&format!("{}/aid/same", address(whole.found.case.id)))) {
                        input type="hidden" name="statement" value=(kept.id);
                        input type="hidden" name="entry" value=(pair.entry.0);
                        input type="hidden" name="line" value=(line);
                        p {
                            @if let Some(entry) = entry {
                                (context.ta("case-aid-pair", &[
                                    ("grantor", entry.facts.authority.as_str().into()),
                                    ("day", aid_words::when(l, entry.facts.when).into()),
                                    ("worth", aid_words::worth(l, entry.facts.worth).into()),
                                    ("source", aid_words::source(l, entry).into()),
                                ])) " "
                            }
                            (context.t(match pair.same { Some(true) => "case-aid-pair-same", Some(false) => "case-aid-pair-other", None => "case-aid-pair-open" }))
                        }
                        @if whole.may_now(context, Action::WorkOnCase) {
                            button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="same" value="yes" { (context.t("case-aid-same")) } " "
                            button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="same" value="no" { (context.t("case-aid-not-same")) }
                        }
                    }
                }
            }))
        }
    }
}

/// The sum and what it leaves: as it was reckoned when it was accepted, else as of today.
fn sum(context: &Context, whole: &Whole, kept: &Kept, statement: &Statement) -> Markup {
    let l = context.language;
    if let Some(accepted) = &kept.accepted {
        let rules = rules_of(&accepted.rules);
        let by = accepted.by.and_then(|id| whole.timeline.people.get(&id)).map(|person| person.name.clone());
        let told = context.ta(
            "case-aid-was-accepted",
            &[
                ("sum", crate::aid::words::euro(l, accepted.sum_cents).into()),
                ("value", crate::aid::words::euro(l, accepted.value_cents).into()),
                ("rules", rules.map_or(accepted.rules.clone(), |rules| rules.regulation.clone()).into()),
            ],
        );
        return notice(
            Tone::Success,
            &words::aid_standing(l, Some(kept)),
            html! {
                p { (told) }
                @if let Some(by) = by { p class="ht-small" { (by) } }
            },
        );
    }
    let Ok(reckoned) = reckon(&statement.question(FirmId(0), whole.today, Some(0))) else { return html! {} };
    let (tone, title) = match reckoned.verdict {
        Verdict::Room { cents } => (
            Tone::Success,
            context.ta("case-aid-room", &[("room", crate::aid::words::euro(l, cents).into())]),
        ),
        Verdict::Full => (Tone::Danger, context.t("case-aid-full")),
        Verdict::Unknown => (Tone::Warning, context.t("case-aid-unknown")),
    };
    notice(
        tone,
        &title,
        html! {
            p { (told_sum(context, &reckoned)) }
            @if reckoned.verdict == Verdict::Unknown { p { (context.t("case-aid-unknown-do")) } }
        },
    )
}

fn told_sum(context: &Context, reckoned: &Reckoned) -> String {
    let l = context.language;
    let least = crate::aid::words::euro(l, reckoned.sum.least);
    let from = l.date(reckoned.from);
    match reckoned.sum.most {
        Some(most) if most == reckoned.sum.least => {
            context.ta("case-aid-sum", &[("sum", least.into()), ("from", from.into())])
        }
        Some(most) => context.ta(
            "case-aid-sum-between",
            &[
                ("least", least.into()),
                ("most", crate::aid::words::euro(l, most).into()),
                ("from", from.into()),
            ],
        ),
        None => context.ta("case-aid-sum-least", &[("least", least.into()), ("from", from.into())]),
    }
}

/// The adviser's answer: what the advice is worth, and accept; or back to be completed.
pub(super) fn answer(
    context: &Context,
    whole: &Whole,
    kept: &Kept,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" aria-labelledby="answer" {
            h2 class="ds-heading" data-size="md" id="answer" { (context.t("case-aid-answer")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/aid/answer", address(whole.found.case.id)))) novalidate {
                input type="hidden" name="statement" value=(kept.id);
                (amount_fields(context, typed, errors, "value", &context.t("case-aid-value"), Some(context.t("case-aid-value-hint"))))
                (field(errors, &Field { name: "hours", label: context.t("aid-hours-field"), hint: Some(context.t("aid-hours-hint")), value: typed.text("hours"), kind: FieldKind::Decimal, ..Field::default() }))
                p class="ht-actions" {
                    button class="ds-button" type="submit" name="answer" value="accept" { (context.t("case-aid-accept")) }
                    button class="ds-button" data-variant="secondary" type="submit" name="answer" value="return" { (context.t("case-aid-return")) }
                }
                p class="ht-small ht-soft" { (context.t("case-aid-return-about")) }
            }
        }
    }
}
