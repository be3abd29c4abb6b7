//! The vocabularies as tables to take away, with all their names, what is known of each term, and its source.

use jiff::civil::Date;
use vocabulary::{Term, TermId, Terms, Vocabulary};

use crate::{
    http::{
        Context,
        download::{self, Cell, Table},
    },
    words::Language,
};

/// The columns that every vocabulary has, before its own and after them.
const FIRST: [&str; 6] = ["code", "parent", "name_sv", "name_en", "synonyms_sv", "synonyms_en"];
const LAST: &str = "source";

/// A vocabulary as a table; `own` gives the cells of the columns named in `columns`.
fn table<I: TermId, F>(
    context: &Context,
    day: Date,
    name: &str,
    terms: &Terms<I, F>,
    columns: &[&'static str],
    own: impl Fn(&Term<I, F>) -> Vec<Cell>,
) -> Table {
    let row = |term: &Term<I, F>| -> Vec<Cell> {
        let first = [
            term.code.as_str().into(),
            term.parent.map(|id| terms.get(id).code.clone()).into(),
            term.name_sv.as_str().into(),
            term.name_en.as_str().into(),
            joined(&term.synonyms_sv),
            joined(&term.synonyms_en),
        ];
        first.into_iter().chain(own(term)).chain([term.source.as_str().into()]).collect()
    };
    Table {
        name: download::file_name(Language::English, "", name, day),
        columns: FIRST.into_iter().chain(columns.iter().copied()).chain([LAST]).collect(),
        rows: terms.iter().map(row).collect(),
        note: columns.contains(&"figures_confidence").then(|| context.t("processes-table-note")),
    }
}

fn joined(names: &[String]) -> Cell {
    Cell::from(names.join("; "))
}

pub(super) fn processes(context: &Context, day: Date) -> Table {
    const OWN: [&str; 9] = [
        "series_from",
        "series_to",
        "size_from_mm",
        "size_to_mm",
        "it_best",
        "it_usual",
        "tooling_class",
        "materials",
        "figures_confidence",
    ];
    let materials = Vocabulary::embedded().materials();
    table(context, day, "processes", Vocabulary::embedded().processes(), &OWN, |process| {
        let f = &process.facts;
        vec![
            f.quantity.map(|q| q.0).into(),
            f.quantity.map(|q| q.1).into(),
            f.size.map_or(Cell::Empty, |s| Cell::Number(s.0.mm())),
            f.size.map_or(Cell::Empty, |s| Cell::Number(s.1.mm())),
            f.grade.map(|g| u32::from(g.best)).into(),
            f.grade.map(|g| u32::from(g.typical)).into(),
            f.tooling.map(|t| u32::from(t.number())).into(),
            joined(&f.materials.iter().map(|&m| materials.get(m).code.clone()).collect::<Vec<_>>()),
            f.confidence.map(vocabulary::Confidence::code).into(),
        ]
    })
}

pub(super) fn materials(context: &Context, day: Date) -> Table {
    const OWN: [&str; 5] =
        ["designation", "standard", "density_from_kg_m3", "density_to_kg_m3", "typical_property"];
    table(context, day, "materials", Vocabulary::embedded().materials(), &OWN, |material| {
        let f = &material.facts;
        vec![
            f.designation.clone().into(),
            f.standard.clone().into(),
            f.density.map(|d| d.0).into(),
            f.density.map(|d| d.1).into(),
            f.typical_property.clone().into(),
        ]
    })
}

pub(super) fn certificates(context: &Context, day: Date) -> Table {
    const OWN: [&str; 3] = ["scope_sv", "scope_en", "covers"];
    let certificates = Vocabulary::embedded().certificates();
    table(context, day, "certificates", certificates, &OWN, |certificate| {
        let covers = certificates.gives(certificate.id).iter().filter(|&&id| id != certificate.id);
        vec![
            certificate.facts.scope_sv.as_str().into(),
            certificate.facts.scope_en.as_str().into(),
            joined(&covers.map(|&id| certificates.get(id).code.clone()).collect::<Vec<_>>()),
        ]
    })
}
