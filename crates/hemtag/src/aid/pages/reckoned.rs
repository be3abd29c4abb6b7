//! What was granted and what it leaves, line by line with reasons: on a firm's page and on that of a case's statement.

use funding::aid::{Subject, Verdict, article, exclusion};
use maud::{Markup, html};

use super::firm_path;
use crate::{
    aid::{
        Checked, Known,
        model::{Entry, EntryId},
        words,
    },
    http::{
        Context,
        components::{Column, NumberFact, Tone, data_table, notice, number_strip},
    },
};

/// The sum, the window, the room left and the verdict, then every line with why it counts. `stated`: the statement's lines are
/// called by what they say.
#[must_use]
pub fn reckoned(context: &Context, checked: &Checked, links: bool) -> Markup {
    let l = context.language;
    let reckoned = match &checked.reckoned {
        Ok(reckoned) => reckoned,
        Err(none) => {
            let told = match none.ended {
                Some(rules) => context.ta(
                    "aid-no-rules-after",
                    &[("rules", rules.regulation.as_str().into()), ("day", l.date(rules.valid_to).into())],
                ),
                None => context.t("aid-no-rules"),
            };
            return notice(Tone::Danger, &context.t("aid-no-rules-title"), html! { p { (told) } });
        }
    };
    let tone = match reckoned.verdict {
        Verdict::Room { .. } => Tone::Success,
        Verdict::Full => Tone::Danger,
        Verdict::Unknown => Tone::Warning,
    };
    let (room_least, room_most) = reckoned.room();
    let room = match room_least {
        Some(least) if least == room_most => words::euro(l, least),
        Some(least) => context.ta(
            "aid-between",
            &[("least", words::euro(l, least).into()), ("most", words::euro(l, room_most).into())],
        ),
        None => context.ta("aid-at-most", &[("most", words::euro(l, room_most).into())]),
    };
    let fact = |key: &str, value: String| NumberFact { label: context.t(key), value, note: html! {} };
    let columns = [
        Column::text(context.t("aid-column-grantor")),
        Column::text(context.t("aid-column-granted")),
        Column::text(context.t("aid-column-worth")),
        Column::text(context.t("aid-column-counts")),
        Column::text(context.t("aid-column-why")),
    ];
    let rows: Vec<Vec<Markup>> = reckoned
        .lines
        .iter()
        .zip(&checked.lines)
        .zip(&checked.question.grants)
        .map(|((line, known), grant)| {
            let why = words::reasons(l, reckoned, line, &checked.firms);
            vec![
                name(context, checked, *known, &grant.grantor, links),
                html! { (words::when(l, grant.when)) },
                html! { (words::worth(l, grant.worth)) },
                html! { (words::counts(l, line.counts)) @if line.span.most != Some(0) { ": " (words::span(l, line.span)) } },
                html! { @for one in why { (one) " " } },
            ]
        })
        .collect();
    let excluded = checked
        .firm
        .and_then(|id| checked.firms.get(&id))
        .and_then(|firm| exclusion(reckoned.rules, &firm.nace));
    html! {
        (number_strip(&[
            fact("aid-sum", words::span(l, reckoned.sum)),
            fact("aid-ceiling", words::euro(l, reckoned.rules.ceiling_cents())),
            fact("aid-room-left", room),
        ]))
        (notice(tone, &words::verdict(l, reckoned.verdict), html! {
            p { (words::rules(l, reckoned)) }
            @for note in &reckoned.notes { p { (words::note(l, reckoned, *note)) } }
            @if let Some(row) = excluded {
                p {
                    (context.ta("aid-excluded", &[
                        ("branch", l.pick(row.name_sv.as_str(), row.name_en.as_str()).into()),
                        ("article", words::article_words(l, &row.article).into()),
                    ]))
                }
            }
        }))
        @if reckoned.members.len() > 1 {
            p {
                (context.ta("aid-members", &[
                    ("firms", reckoned.members.iter().skip(1).map(|member| words::firm(&checked.firms, member.firm)).collect::<Vec<_>>().join(", ").into()),
                    ("article", article(reckoned.rules, Subject::SingleUndertaking).map(|row| words::article_words(l, &row.article)).unwrap_or_default().into()),
                ]))
            }
        }
        @if rows.is_empty() { p { (context.t("aid-no-lines")) } }
        @else { (data_table(&context.t("aid-lines"), &columns, &rows)) }
    }
}

fn name(context: &Context, checked: &Checked, known: Known, grantor: &str, links: bool) -> Markup {
    let of = |id: EntryId| checked.entries.get(&id);
    match known {
        Known::Stated(_) => html! { (grantor) " (" (context.t("aid-stated")) ")" },
        Known::Register(id) => html! {
            @if links { a class="ds-link" href=(context.href(&format!("/aid/grants/{}", id.0))) { (grantor) } }
            @else { (grantor) }
            @if let Some(entry) = of(id) { (whose(context, checked, entry, links)) }
        },
    }
}

/// Where an entry comes from, and to which firm it went where that is another.
fn whose(context: &Context, checked: &Checked, entry: &Entry, links: bool) -> Markup {
    let to = entry.facts.firm;
    html! {
        " (" (words::source(context.language, entry))
        @if Some(to) != checked.firm {
            ", "
            @if links { a class="ds-link" href=(context.href(&firm_path(to))) { (words::firm(&checked.firms, to)) } }
            @else { (words::firm(&checked.firms, to)) }
        }
        ")"
    }
}
