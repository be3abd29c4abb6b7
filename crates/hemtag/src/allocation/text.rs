//! An allocation for the terminal.

use allocation::{Change, Level, Question, why::Stand};
use vocabulary::IsoWeek;

use super::answer::{Answer, reason_code, weeks};
use crate::words::Language;

/// The allocation in a reader's words.
#[must_use]
pub fn whole(language: Language, answer: &Answer) -> String {
    let (question, allocated) = (&answer.question, &answer.allocated);
    let number = |n: i64| count(language, n);
    let mut lines = Vec::new();
    lines.push(language.ta(
        "allocation-placed-of",
        &[
            ("placed", allocated.placements.len().to_string().into()),
            ("needs", answer.needs().to_string().into()),
            ("value", number(allocated.value.reached).into()),
        ],
    ));
    lines.push(proof(language, allocated.value));
    for placement in &allocated.placements {
        let machines = &question.machines[placement.machines];
        let need = &question.needs[placement.need];
        let line =
            format!("  {:<12} {:<20} {}  {}", need.id, machines.id, told(&placement.weeks), need.title);
        lines.push(line.trim_end().to_owned());
    }
    let open = answer.not_placed();
    if !open.is_empty() {
        lines.push(String::new());
        lines.push(language.t("allocation-not-placed"));
    }
    for (need, reason, stands) in &open {
        let why = language.t(&format!("allocation-why-{}", reason_code(reason)));
        lines.push(format!("  {:<12} {why}", question.needs[*need].id));
        lines.extend(stands.iter().map(|stand| format!("    {}", stand_of(language, question, stand))));
    }
    lines.push(String::new());
    lines.push(language.t("allocation-regions"));
    for region in &allocated.measure.regions {
        let name = region.name.clone().unwrap_or_else(|| language.t("allocation-no-region"));
        lines.push(format!("  {name}: {} / {}", number(region.placed), number(region.asked)));
    }
    lines.push(spread(language, "allocation-spread", allocated.spread));
    lines.push(language.t("allocation-firms"));
    for (firm, maker) in allocated.measure.firms.iter().zip(&question.makers) {
        let name = if maker.name.is_empty() { &maker.id } else { &maker.name };
        lines.push(format!("  {name}: {} / {} h", number(firm.used), number(firm.free)));
    }
    lines.push(spread(language, "allocation-load", allocated.load));
    if !allocated.bottlenecks.is_empty() {
        lines.push(language.t("allocation-short"));
        for short in &allocated.bottlenecks {
            let machines = &question.machines[short.machines].id;
            let price = language.number(short.price, 3);
            lines.push(format!("  {machines} {}: {price}", weeks(&short.weeks)));
        }
    }
    if answer.more.is_some() {
        lines.push(String::new());
        lines.extend(more(language, answer));
    }
    lines.join("\n").replace('\u{a0}', " ") + "\n"
}

/// A whole number as people write it.
#[expect(clippy::cast_precision_loss, reason = "to show it")]
pub(super) fn count(language: Language, number: i64) -> String {
    language.number(number as f64, 0)
}

/// Whether it is the most, or how much more there could be.
pub(super) fn proof(language: Language, level: Level) -> String {
    if level.is_proven() {
        return language.t("allocation-proven");
    }
    let bound = count(language, level.bound);
    language.ta("allocation-bound", &[("bound", bound.into()), ("gap", gap(language, level).into())])
}

/// The distance to the bound in per cent.
#[expect(clippy::cast_precision_loss, reason = "to show it")]
fn gap(language: Language, level: Level) -> String {
    let distance = (level.bound - level.reached).abs() as f64 / level.reached.max(1) as f64;
    language.number(100.0 * distance, 1)
}

/// How fair: proved to be the fairest, or within how much.
pub(super) fn spread(language: Language, stem: &str, level: Level) -> String {
    if level.is_proven() {
        language.t(&format!("{stem}-proven"))
    } else {
        language.ta(&format!("{stem}-bound"), &[("gap", gap(language, level).into())])
    }
}

/// Weeks with their hours: `2026-W49 20 h, 2026-W50 4 h`.
pub(super) fn told(weeks: &[(IsoWeek, u32)]) -> String {
    weeks.iter().map(|(week, hours)| format!("{week} {hours} h")).collect::<Vec<_>>().join(", ")
}

fn stand_of(language: Language, question: &Question, stand: &Stand) -> String {
    let machines = &question.machines[stand.machines].id;
    let hours = match stand.hours {
        None => language.t("allocation-hours-unknown"),
        Some(hours) => language.ta(
            "allocation-stand",
            &[
                ("hours", hours.to_string().into()),
                ("free", stand.free.to_string().into()),
                ("left", stand.left.to_string().into()),
            ],
        ),
    };
    let ask = if stand.is_to_ask() && !stand.unknown.is_empty() {
        format!("; {}", language.ta("allocation-unknown-weeks", &[("weeks", weeks(&stand.unknown).into())]))
    } else {
        String::new()
    };
    format!("{machines}: {hours}{ask}")
}

/// What would change if one more came, sentence by sentence, with ids.
fn more(language: Language, answer: &Answer) -> Vec<String> {
    let Some(changed) = &answer.more else { return Vec::new() };
    let question = &answer.question;
    let came = question.needs.len() - 1;
    let need = |place: usize| question.needs[place].id.clone();
    let at = |place: usize| question.machines[place].id.clone();
    let mut lines = vec![match changed.placements.iter().find(|p| p.need == came) {
        Some(placement) => language.ta(
            "allocation-more-placed",
            &[
                ("need", need(came).into()),
                ("machines", at(placement.machines).into()),
                ("weeks", told(&placement.weeks).into()),
            ],
        ),
        None => language.ta("allocation-more-not-placed", &[("need", need(came).into())]),
    }];
    for change in &changed.changes {
        lines.push(format!("  {}", sentence(language, change, &need, &at)));
    }
    if changed.changes.is_empty() {
        lines.push(format!("  {}", language.t("allocation-more-nobody")));
    } else if !changed.is_least {
        lines.push(format!("  {}", language.t("allocation-more-perhaps-less")));
    }
    lines
}

/// One change, with needs and machines in the words of the caller.
pub(super) fn sentence(
    language: Language,
    change: &Change,
    need: &dyn Fn(usize) -> String,
    at: &dyn Fn(usize) -> String,
) -> String {
    match change {
        Change::Displaced { need: place, from } => {
            language.ta("allocation-displaced", &[("need", need(*place).into()), ("from", at(*from).into())])
        }
        Change::Moved { need: place, from, to } => language.ta(
            "allocation-moved",
            &[("need", need(*place).into()), ("from", at(*from).into()), ("to", at(*to).into())],
        ),
        Change::OtherWeeks { need: place, before, after } => language.ta(
            "allocation-other-weeks",
            &[("need", need(*place).into()), ("before", told(before).into()), ("after", told(after).into())],
        ),
        Change::Placed { need: place, to } => {
            language.ta("allocation-gets", &[("need", need(*place).into()), ("to", at(*to).into())])
        }
    }
}
