//! What is wrong in files of a vocabulary, and what to know of them, in the reader's language.

use ::skills::{Fault, Note, Problem};
use fluent_templates::fluent_bundle::FluentValue;

use crate::words::Language;

/// What was found, what was expected and what to do. Where that is stands beside it.
#[must_use]
pub fn problem(l: Language, problem: &Problem) -> String {
    let (key, args) = words(l, problem);
    l.ta(key, &args)
}

/// The name of the file that a fault is in, or what all of them together are called.
#[must_use]
pub fn file(l: Language, fault: &Fault) -> String {
    fault.file.clone().unwrap_or_else(|| l.t("kept-fault-folder"))
}

/// A fault as one line, with its place first.
#[must_use]
pub fn line(l: Language, fault: &Fault) -> String {
    let mut place = vec![file(l, fault)];
    if let Some(row) = fault.row {
        place.push(l.ta("kept-fault-in-row", &[("row", row.to_string().into())]));
    }
    if let Some(column) = &fault.column {
        place.push(l.ta("kept-fault-in-column", &[("column", column.as_str().into())]));
    }
    format!("{}: {}", place.join(", "), problem(l, &fault.problem))
}

/// What to know of a scheme that is read.
#[must_use]
pub fn note(l: Language, note: &Note) -> String {
    match note {
        Note::SkillsLeftOut { file, missing, named } => l.ta(
            "kept-note-skills-left-out",
            &[
                ("file", file.as_str().into()),
                ("missing", l.whole(*missing as u64).into()),
                ("named", l.whole(*named as u64).into()),
            ],
        ),
    }
}

type Words<'p> = (&'static str, Vec<(&'static str, FluentValue<'p>)>);

/// The key of a problem's sentence, and what is filled in.
fn words<'p>(l: Language, problem: &'p Problem) -> Words<'p> {
    match problem {
        Problem::NotAZip { reason } => ("kept-problem-not-a-zip", vec![("reason", reason.as_str().into())]),
        Problem::ManyFiles { files, most } => (
            "kept-problem-many-files",
            vec![("files", l.whole(*files as u64).into()), ("most", l.whole(*most as u64).into())],
        ),
        Problem::TwiceInZip { zip } => ("kept-problem-twice-in-zip", vec![("zip", zip.as_str().into())]),
        Problem::NotUnpacked { reason } => {
            ("kept-problem-not-unpacked", vec![("reason", reason.as_str().into())])
        }
        Problem::LargeUnpacked { megabytes } => {
            ("kept-problem-large-unpacked", vec![("megabytes", l.whole(*megabytes).into())])
        }
        Problem::SameName => ("kept-problem-same-name", vec![]),
        Problem::TwoKinds => ("kept-problem-two-kinds", vec![]),
        Problem::NothingKnown { files } if files.is_empty() => ("kept-problem-nothing", vec![]),
        Problem::NothingKnown { files } => {
            ("kept-problem-nothing-known", vec![("files", files.join(", ").into())])
        }
        Problem::SkillAndGroup { address } => {
            ("kept-problem-skill-and-group", vec![("address", address.as_str().into())])
        }
        Problem::NotInOther { address, other } => (
            "kept-problem-not-in-other",
            vec![("address", address.as_str().into()), ("other", other.as_str().into())],
        ),
        Problem::MissingHere { missing, other, example } => (
            "kept-problem-missing-here",
            vec![
                ("missing", l.whole(*missing as u64).into()),
                ("other", other.as_str().into()),
                ("example", example.as_str().into()),
            ],
        ),
        // Rows, lines and signs are written as a spreadsheet or editor shows them: without thousands set apart.
        Problem::NotUtf8 { line, sign } => (
            "kept-problem-not-utf8",
            vec![("line", line.to_string().into()), ("sign", sign.to_string().into())],
        ),
        Problem::NotCsv { reason } => ("kept-problem-not-csv", vec![("reason", reason.as_str().into())]),
        Problem::NoColumn { column, heads } if heads.is_empty() => {
            ("kept-problem-no-heads", vec![("column", column.as_str().into())])
        }
        Problem::NoColumn { column, heads } => (
            "kept-problem-no-column",
            vec![("column", column.as_str().into()), ("heads", heads.join(", ").into())],
        ),
        Problem::ColumnTwice => ("kept-problem-column-twice", vec![]),
        Problem::Cells { cells, heads } => (
            "kept-problem-cells",
            vec![
                ("count", (*cells as u64).into()),
                ("n", l.whole(*cells as u64).into()),
                ("heads", l.whole(*heads as u64).into()),
            ],
        ),
        Problem::Empty => ("kept-problem-empty", vec![]),
        Problem::Twice { text, row } => {
            ("kept-problem-twice", vec![("text", text.as_str().into()), ("row", row.to_string().into())])
        }
        Problem::NotPreferred { id } => ("kept-problem-not-preferred", vec![("id", id.as_str().into())]),
        Problem::NoIsco { text } => ("kept-problem-no-isco", vec![("text", text.as_str().into())]),
        Problem::NoKind { text } => ("kept-problem-no-kind", vec![("text", text.as_str().into())]),
        Problem::NoAddress { text } => ("kept-problem-no-address", vec![("text", text.as_str().into())]),
        Problem::NoStatus { text } => ("kept-problem-no-status", vec![("text", text.as_str().into())]),
        Problem::NoStrength { text } => ("kept-problem-no-strength", vec![("text", text.as_str().into())]),
        Problem::OtherStrength => ("kept-problem-other-strength", vec![]),
        Problem::UnknownOccupation => ("kept-problem-unknown-occupation", vec![]),
        Problem::UnknownSkill => ("kept-problem-unknown-skill", vec![]),
        Problem::UnknownConcept { address } => {
            ("kept-problem-unknown-concept", vec![("address", address.as_str().into())])
        }
        Problem::Circle { names } => {
            let step = |name: &String| l.ta("kept-problem-circle-step", &[("name", name.as_str().into())]);
            let steps: Vec<String> = names.iter().map(step).collect();
            let first = names.first().map_or("", String::as_str);
            ("kept-problem-circle", vec![("steps", steps.join(" ").into()), ("first", first.into())])
        }
        Problem::NoFourDigits { text } => {
            ("kept-problem-no-four-digits", vec![("text", text.as_str().into())])
        }
        Problem::NoSsyk { text } => ("kept-problem-no-ssyk", vec![("text", text.as_str().into())]),
        Problem::UnknownSsyk { group } => {
            ("kept-problem-unknown-ssyk", vec![("group", group.as_str().into())])
        }
        Problem::NotOfLevel { text, level } => (
            "kept-problem-not-of-level",
            vec![("text", text.as_str().into()), ("level", level.as_str().into())],
        ),
    }
}
