//! The fields of an initiative in a form, and what was typed as a row.

use maud::{Markup, html};
use vocabulary::{Stage, Vocabulary, term::Confidence};

use crate::{
    http::{
        Context, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, OptionGroup, Select, choices, field, fields,
            select,
        },
    },
    initiatives::{
        model::{Branch, COLUMNS, Kind, Problem, Row, Shows},
        words,
    },
};

/// Columns that take several words.
const MANY: [&str; 3] = ["counties", "stages", "branches"];

/// What was typed, as a row; the whole country goes before counties.
pub(super) fn row_of(typed: &Typed) -> Row {
    COLUMNS
        .into_iter()
        .filter(|column| *column != "id")
        .map(|column| {
            let text = if MANY.contains(&column) {
                let all = typed.all(column);
                if all.iter().any(|one| one == "all") { "all".to_owned() } else { all.join(" ") }
            } else {
                typed.text(column).to_owned()
            };
            (column.to_owned(), text)
        })
        .collect()
}

/// A row as if it had been typed.
pub(super) fn typed_of(row: &Row) -> Typed {
    let mut typed = Typed::default();
    for (column, text) in row {
        if MANY.contains(&column.as_str()) {
            text.split_whitespace().for_each(|word| typed.push(column.clone(), word));
        } else {
            typed.set(column.clone(), text.clone());
        }
    }
    typed
}

pub(super) fn add_problems(context: &Context, problems: &[Problem], errors: &mut FieldErrors) {
    for problem in problems {
        let field = if problem.column == "id" { "name" } else { problem.column };
        errors.add(field, words::problem(context.language, problem));
    }
}

/// All fields, in the order of the columns.
pub(super) fn all(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let line = |name: &'static str, hint: Option<&str>| {
        field(
            errors,
            &Field {
                name,
                label: words::column(l, name),
                hint: hint.map(|key| context.t(key)),
                value: typed.text(name),
                ..Field::default()
            },
        )
    };
    let lines = |name: &'static str, hint: &str| {
        field(
            errors,
            &Field {
                name,
                label: words::column(l, name),
                hint: Some(context.t(hint)),
                value: typed.text(name),
                kind: FieldKind::Lines(2),
                ..Field::default()
            },
        )
    };
    let one_of = |name: &'static str, options: Vec<(String, String)>| {
        let groups = vec![OptionGroup { label: String::new(), options }];
        let label = words::column(l, name);
        let none = Some(context.t("initiatives-choose"));
        select(errors, &Select { name, label, hint: None, value: typed.text(name), none, groups })
    };
    let many = |name: &'static str, options: Vec<(String, String)>| {
        let choice = |(value, label): (String, String)| {
            let checked = typed.has(name, &value);
            Choice::new(value, label, checked)
        };
        choices(
            context,
            errors,
            &Choices {
                name,
                legend: words::column(l, name),
                heading: false,
                hint: None,
                many: true,
                choices: options.into_iter().map(choice).collect(),
                unknown: None,
                columns: true,
            },
        )
    };
    let countries = Vocabulary::embedded().countries().all().iter();
    let countries = [("EU".to_owned(), words::country(l, "EU"))]
        .into_iter()
        .chain(countries.map(|c| (c.code.clone(), words::country(l, &c.code))))
        .collect();
    let counties = Vocabulary::embedded().places().counties().iter();
    let counties = [("all".to_owned(), context.t("initiatives-whole-country"))]
        .into_iter()
        .chain(counties.map(|c| (c.code.clone(), l.county(&c.code))))
        .collect();
    let sure = [Confidence::Low, Confidence::Medium, Confidence::High];
    html! {
        (line("name", None))
        (line("operator", Some("initiatives-hint-empty")))
        (one_of("country", countries))
        (many("counties", counties))
        (one_of("shows", Shows::ALL.iter().map(|s| (s.code().to_owned(), words::shows(l, *s))).collect()))
        (many("stages", Stage::ALL.into_iter().map(|s| (s.code().to_owned(), words::stage(l, s))).collect()))
        (many("branches", Branch::ALL.iter().map(|b| (b.code().to_owned(), words::branch(l, *b))).collect()))
        (one_of("kind", Kind::ALL.iter().map(|k| (k.code().to_owned(), words::kind(l, *k))).collect()))
        (line("payer", Some("initiatives-hint-payer")))
        (fields(html! {
            (line("since", Some("initiatives-hint-when")))
            (line("until", Some("initiatives-hint-until")))
        }))
        (line("web", None))
        (lines("does_sv", "initiatives-hint-does"))
        (lines("does_en", "initiatives-hint-does"))
        (lines("source", "initiatives-hint-source"))
        (fields(html! {
            (line("source_date", Some("initiatives-hint-when")))
            (one_of("confidence", sure.map(|s| (s.code().to_owned(), words::confidence(l, s))).to_vec()))
        }))
    }
}

/// Why it is changed or decided so.
pub(super) fn reason(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    field(
        errors,
        &Field {
            name: "reason",
            label: context.t("initiatives-reason"),
            hint: Some(context.t("initiatives-reason-hint")),
            value: typed.text("reason"),
            kind: FieldKind::Lines(2),
            ..Field::default()
        },
    )
}
