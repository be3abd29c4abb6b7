//! The answer for the terminal: what a production engineer wants to read first stands first.

use std::fmt::Write as _;

use matching::{
    Candidate, Strength, Verdict,
    ask::{Ask, asks},
};
use vocabulary::Vocabulary;

use super::{
    directory::Directory,
    model::{NeedAnswer, OperationAnswer, PartAnswer, Reason},
    sentences, wording,
};
use crate::words::Language;

/// The whole answer as text, its lines no longer than their content asks for.
#[must_use]
pub fn whole(language: Language, directory: &dyn Directory, answer: &NeedAnswer) -> String {
    let mut out = String::new();
    let title =
        if answer.need.title.is_empty() { language.t("text-untitled") } else { answer.need.title.clone() };
    line(&mut out, 0, &title);
    line(&mut out, 0, &"=".repeat(title.chars().count()));
    let offers = answer.operations().next().map_or(0, |(_, _, o)| o.answer.counts.offers);
    let day = language.date(answer.asked_on);
    line(
        &mut out,
        0,
        &language.ta("text-compared", &[("day", day.into()), ("n", language.whole(offers).into())]),
    );
    for (number, part) in answer.parts.iter().enumerate() {
        let several = answer.parts.len() > 1;
        write_part(&mut out, language, directory, part, several.then_some(number + 1));
    }
    groups(&mut out, language, directory, answer);
    if !answer.findings.is_empty() {
        line(&mut out, 0, "");
        line(&mut out, 0, &language.t("findings-title"));
        for finding in &answer.findings {
            line(&mut out, 2, &format!("- {}", finding.sentence(language, &answer.need)));
        }
    }
    out
}

fn write_part(
    out: &mut String,
    language: Language,
    directory: &dyn Directory,
    part: &PartAnswer,
    number: Option<usize>,
) {
    for (i, operation) in part.operations.iter().enumerate() {
        let mut heading = Vec::new();
        if let Some(number) = number {
            let args = [("number", number.into()), ("name", part.name.as_str().into())];
            heading.push(language.ta("text-part", &args));
        }
        if part.operations.len() > 1 {
            let args = [("number", (i + 1).into()), ("name", operation.name.as_str().into())];
            heading.push(language.ta("text-operation", &args));
        }
        if !heading.is_empty() {
            let heading = heading.join(", ");
            line(out, 0, "");
            line(out, 0, &heading);
            line(out, 0, &"-".repeat(heading.chars().count()));
        }
        write_operation(out, language, directory, operation);
    }
}

fn write_operation(
    out: &mut String,
    language: Language,
    directory: &dyn Directory,
    operation: &OperationAnswer,
) {
    let asks = asks(&operation.need);
    line(out, 0, "");
    line(out, 0, &language.t("text-asked"));
    if asks.is_empty() {
        line(out, 2, &language.t("text-nothing-asked"));
    }
    for ask in asks.iter().filter(|ask| ask.criterion() != matching::Criterion::SmallestPart) {
        let wish = if ask.strength == Strength::Preferred { language.t("text-wish") } else { String::new() };
        let criterion = wording::criterion(language, ask.criterion());
        line(out, 2, &format!("{criterion}: {}{wish}", wording::asked_for(language, &ask.question)));
    }
    line(out, 0, "");
    line(out, 0, &sentences::reason(language, operation));
    if operation.reason == Reason::NothingAsked {
        return;
    }
    if operation.process_not_stated() {
        line(out, 0, &language.t("reason-process-not-stated"));
    }
    let answer = &operation.answer;
    let lists = [
        ("band-exact", answer.counts.exact, &answer.exact),
        ("band-ask", answer.counts.ask, &answer.ask),
        ("band-near", 0, &answer.near),
    ];
    for (title, count, candidates) in lists.into_iter().filter(|(_, _, candidates)| !candidates.is_empty()) {
        line(out, 0, "");
        let shown = candidates.len() as u64;
        let title = language.t(title);
        line(
            out,
            0,
            &match u64::from(count) {
                count if count > shown => {
                    let args = [("shown", language.whole(shown).into()), ("n", language.whole(count).into())];
                    format!("{title} ({})", language.ta("text-shown-of", &args))
                }
                _ => format!("{title} ({})", language.whole(shown)),
            },
        );
        for (i, candidate) in candidates.iter().enumerate() {
            write_candidate(out, language, directory, &asks, i + 1, candidate);
        }
    }
    if !answer.relaxations.is_empty() {
        line(out, 0, "");
        line(out, 0, &language.t("band-change"));
        for relaxation in &answer.relaxations {
            let proposal = sentences::proposal(language, relaxation, &answer.counts);
            line(out, 2, &format!("- {}", proposal.sentence(language)));
        }
    }
    counts(out, language, operation);
    if let Some(gap) = &operation.gap {
        line(out, 0, "");
        let kind = language.t(&format!("gap-name-{}", sentences::gap_stem(gap.kind)));
        line(out, 0, &language.ta("text-gap", &[("kind", kind.into())]));
        line(out, 2, &sentences::gap_is(language, gap.kind));
        line(out, 2, &sentences::gap_evidence(language, operation, gap));
        line(out, 2, &sentences::gap_next(language, gap.kind));
    }
}

fn write_candidate(
    out: &mut String,
    language: Language,
    directory: &dyn Directory,
    asks: &[Ask],
    number: usize,
    candidate: &Candidate,
) {
    let facts = directory.offer(candidate);
    let mut head = vec![facts.as_ref().map_or_else(|| candidate.offer.0.to_string(), |f| f.maker.clone())];
    if let Some(facts) = &facts {
        head.extend(facts.place.clone());
        let process = Vocabulary::embedded().processes().get(facts.process);
        head.push(process.name(language.of_terms()).to_owned());
        if facts.example {
            head.push(language.t("text-example"));
        }
    }
    head.extend(candidate.distance_km.map(|km| language.kilometres(km)));
    line(out, 2, &format!("{number:>2}. {}", head.join(", ")));
    line(out, 6, &sentences::sum(language, candidate));
    for judgement in &candidate.judgements {
        let Some(ask) = asks.iter().find(|ask| ask.criterion() == judgement.criterion) else { continue };
        let told = wording::tell(language, ask, judgement);
        let offered = told.offered.unwrap_or_default();
        match &judgement.verdict {
            Verdict::Met { .. } => {}
            Verdict::Missed { .. } => {
                line(out, 6, &format!("✗ {}: {offered}. {}", told.criterion, told.remark));
            }
            Verdict::Unknown { .. } => line(out, 6, &format!("? {}: {}", told.criterion, told.remark)),
        }
    }
    let spare: Vec<String> = candidate
        .judgements
        .iter()
        .filter(|judgement| judgement.verdict.is_met())
        .filter_map(|judgement| {
            let ask = asks.iter().find(|ask| ask.criterion() == judgement.criterion)?;
            let told = wording::tell(language, ask, judgement);
            (!told.remark.is_empty()).then(|| format!("{} {}", told.criterion.to_lowercase(), told.remark))
        })
        .collect();
    if !spare.is_empty() {
        line(out, 6, &format!("✓ {}", spare.join("; ")));
    }
}

fn counts(out: &mut String, language: Language, operation: &OperationAnswer) {
    let rows: Vec<_> =
        operation.answer.counts.criteria.iter().filter(|c| c.missed > 0 || c.unknown > 0).collect();
    if rows.is_empty() {
        return;
    }
    line(out, 0, "");
    line(out, 0, &language.t("text-counts"));
    let name = |c: &matching::CriterionCount| wording::criterion(language, c.criterion);
    let heads = [language.t("text-missed"), language.t("text-unknown"), language.t("counts-alone")];
    let first = rows.iter().map(|c| name(c).chars().count()).max().unwrap_or(0);
    let widths = heads.each_ref().map(|head| head.chars().count().max(6));
    let mut row = format!("{:first$}", "");
    for (head, width) in heads.iter().zip(widths) {
        let _ = write!(row, "  {head:>width$}");
    }
    line(out, 2, &row);
    for count in rows {
        let mut row = format!("{:first$}", name(count));
        for (n, width) in [count.missed, count.unknown, count.alone].into_iter().zip(widths) {
            let _ = write!(row, "  {:>width$}", language.whole(n));
        }
        line(out, 2, &row);
    }
}

fn groups(out: &mut String, language: Language, directory: &dyn Directory, answer: &NeedAnswer) {
    if !answer.is_product() {
        return;
    }
    let name = |part: u16, operation: u16| {
        let part = &answer.parts[usize::from(part)];
        let operation = &part.operations[usize::from(operation)];
        match (part.name.is_empty(), operation.name.is_empty()) {
            (false, false) => format!("{} ({})", part.name, operation.name),
            (false, true) => part.name.clone(),
            _ => operation.name.clone(),
        }
    };
    line(out, 0, "");
    line(out, 0, &language.t("groups-title"));
    for id in &answer.groups.broken_by {
        let what = name(id.part, id.operation);
        line(out, 2, &language.ta("groups-broken", &[("what", what.into())]));
    }
    for (i, group) in answer.groups.consortia.iter().enumerate() {
        let maker = |id| directory.maker(id).unwrap_or_else(|| id.0.to_string());
        let args = [
            ("number", (i + 1).into()),
            ("count", group.makers.len().into()),
            ("lead", maker(group.lead).into()),
        ];
        line(out, 2, &language.ta("groups-group", &args));
        for assignment in &group.assignments {
            let what = name(assignment.operation.part, assignment.operation.operation);
            let ask = if assignment.ask { format!(" {}", language.t("groups-ask")) } else { String::new() };
            line(out, 4, &format!("{what}: {}{ask}", maker(assignment.maker)));
        }
    }
}

/// A terminal does not break lines at its width by words; a space that may not break is a space there.
fn line(out: &mut String, indent: usize, text: &str) {
    let text = text.replace('\u{a0}', " ");
    let text = text.trim_end();
    if text.is_empty() {
        out.push('\n');
    } else {
        let _ = writeln!(out, "{:indent$}{text}", "");
    }
}
