//! What an application's fields, problems and amounts are called.

use fluent_templates::fluent_bundle::FluentValue;
use funding::Ore;
use jiff::Timestamp;

use crate::{
    funding::model::{
        application::{PartyRole, State},
        call::Call,
        check::{Problem, Step, Wrong},
        personal::Personal,
    },
    words::Language,
};

/// A moment to the second in Swedish time, which the words say.
#[must_use]
pub fn moment(l: Language, at: Timestamp) -> String {
    let text = at.to_zoned(crate::clock::stockholm()).strftime("%Y-%m-%d %H:%M:%S").to_string();
    l.ta("apply-moment", &[("at", text.into())])
}

#[must_use]
pub fn step(l: Language, step: Step) -> String {
    l.t(&format!("apply-step-{}", step.code()))
}

#[must_use]
pub fn state(l: Language, state: State) -> String {
    l.t(&format!("apply-state-{}", state.code()))
}

#[must_use]
pub fn role(l: Language, role: PartyRole) -> String {
    l.t(&format!("apply-role-{}", role.code()))
}

/// What a field is called, with the number of its row: "Kostnad 2, belopp".
#[must_use]
pub fn field(l: Language, call: &Call, field: &str) -> String {
    let mut parts = field.splitn(3, '-');
    let (list, number, name) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    match (list, number, name) {
        (
            "party" | "package" | "cost" | "fund" | "gives" | "aid" | "support" | "group",
            Some(number),
            Some(name),
        ) => {
            let row = number.parse::<u64>().map_or(0, |at| at + 1);
            let name = l.t(&format!("apply-{list}-{}", name.replace('_', "-")));
            l.ta(
                "apply-field-of-row",
                &[
                    ("row", l.ta(&format!("apply-{list}-row"), &[("number", row.into())]).into()),
                    ("name", name.to_lowercase().into()),
                ],
            )
        }
        ("requested", Some(year), None) => l.ta("apply-requested-year", &[("year", year.to_owned().into())]),
        ("target", Some(_), _) => {
            let code = field.trim_start_matches("target-");
            let known = call.indicators.iter().find(|one| one.code == code);
            known.map_or_else(|| code.to_owned(), |one| one.title.of(l).to_owned())
        }
        ("answer", Some(_), _) => {
            let code = field.trim_start_matches("answer-");
            let known = call.questions.iter().find(|one| one.code == code);
            known.map_or_else(|| code.to_owned(), |one| one.title.of(l).to_owned())
        }
        _ => l.t(&format!("apply-{}", field.replace('_', "-"))),
    }
}

/// That something stands there which a person is known by, and what to write instead.
#[must_use]
pub fn personal(l: Language, found: Personal) -> String {
    l.t(match found {
        Personal::Number => "skills-personal-number",
        Personal::Email => "skills-personal-email",
    })
}

/// What is wrong, where, and what to do.
#[must_use]
pub fn problem(l: Language, call: &Call, problem: &Problem) -> String {
    let what = wrong(l, &problem.wrong);
    l.ta("apply-problem", &[("field", field(l, call, &problem.field).into()), ("what", what.into())])
}

fn wrong(l: Language, wrong: &Wrong) -> String {
    let with =
        |key: &str, args: &[(&'static str, FluentValue<'_>)]| l.ta(&format!("apply-wrong-{key}"), args);
    let sums = |key: &str, cost: Ore, paid: Ore, year: i16| {
        let more = if cost > paid { "cost" } else { "paid" };
        with(
            key,
            &[
                ("cost", l.kronor(cost).into()),
                ("paid", l.kronor(paid).into()),
                ("difference", l.kronor(Ore(cost.minus(paid).0.saturating_abs())).into()),
                ("more", more.into()),
                ("year", year.to_string().into()),
            ],
        )
    };
    match wrong {
        Wrong::Missing => with("missing", &[]),
        Wrong::Unread { typed } => with("unread", &[("typed", typed.clone().into())]),
        Wrong::TooLong { most, is } => with("too-long", &[("most", (*most).into()), ("is", (*is).into())]),
        Wrong::NoSuch { code } if code.is_empty() => with("choose", &[]),
        Wrong::NoSuch { code } => with("no-such", &[("code", code.clone().into())]),
        Wrong::OutsidePeriod { from, to } => {
            with("outside-period", &[("from", l.date(*from).into()), ("to", l.date(*to).into())])
        }
        Wrong::EndsBeforeItBegins => with("ends-first", &[]),
        Wrong::NotAWholeNumber => with("not-whole", &[]),
        Wrong::OrganisationNumber => with("organisation-number", &[]),
        Wrong::Twice { row } => with("twice", &[("row", (*row).into())]),
        Wrong::Leads { are } => with("leads", &[("are", (*are).into())]),
        Wrong::NoSuchParty => with("no-party", &[]),
        Wrong::NoSuchYear { year: 0 } => with("choose", &[]),
        Wrong::NoSuchYear { year } => with("no-year", &[("year", year.to_string().into())]),
        Wrong::Amount => with("amount", &[]),
        Wrong::DoesNotSum { cost, paid } => sums("sum", *cost, *paid, 0),
        Wrong::YearDoesNotSum { year, cost, paid } => sums("sum-year", *cost, *paid, *year),
        Wrong::BelowLeast { least } => with("below", &[("least", l.kronor(*least).into())]),
        Wrong::AboveMost { most } => with("above", &[("most", l.kronor(*most).into())]),
        Wrong::AboveShare { percent, most } => {
            with("share", &[("percent", (*percent).into()), ("most", l.kronor(*most).into())])
        }
        Wrong::InKindDoesNotCount => with("in-kind", &[]),
        Wrong::LowestShare => with("lowest-share", &[]),
        Wrong::Contradicts => with("contradicts", &[]),
        Wrong::NoLines => with("no-lines", &[]),
    }
}
