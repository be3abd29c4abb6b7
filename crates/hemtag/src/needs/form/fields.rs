//! The fields of each page: how they are named and kept, and what is wrong with what was typed into them.

use super::{
    document::{product, read_part},
    meanings::{self, split},
    order::Page,
};
use crate::{
    needs::{
        drafts::Typed,
        model::{Field, NeedDocument, TermKind, ToleranceStated},
        read::{self, Problem, ProblemKind},
    },
    values,
};

/// A need that is being changed: as it stands, and as its answers were typed from it.
#[derive(Debug, Clone)]
pub struct Base {
    pub document: NeedDocument,
    pub typed: Typed,
}

/// Something to put right on a page: at the field with this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub field: String,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Problem(ProblemKind),
    /// Nothing was answered, or two things at once: the key of the sentence.
    Ask(&'static str),
    /// The word has no meaning yet.
    Meaning(String),
}

pub(super) const CERTIFICATES: [&str; 3] = ["certificates", "certificates-other", "certificates-wished"];

/// Boxes by which a person says that an answer stands on the drawing, each kept beside its answer.
pub mod on_drawing {
    pub const SIZE: &str = "size-drawing";
    pub const PROCESS: &str = "process-drawing";
    pub const MATERIAL: &str = "material-drawing";
    pub const EXACT: &str = "exact-drawing";
    pub const WALL: &str = "wall-drawing";
    pub const MASS: &str = "mass-drawing";
}

use on_drawing::{EXACT, MASS, MATERIAL, PROCESS, SIZE, WALL};

#[must_use]
pub fn scope_of_part(part: usize) -> String {
    format!("{part}.")
}

#[must_use]
pub fn scope_of_step(part: usize, step: usize) -> String {
    format!("{part}.{step}.")
}

/// The fields of a page.
#[must_use]
pub fn names(page: Page) -> Vec<&'static str> {
    let mut names = match page {
        Page::What => vec!["title", "function", "stage"],
        Page::HowMany => vec!["first-series", "first-series-unknown", "per-year"],
        Page::Part(_) => vec!["name", "count", "count-unknown"],
        Page::Size(_) => vec!["length", "width", "height", "diameter", "axis", "size-unknown", SIZE],
        Page::Process(_) | Page::Step(..) => vec!["process", "process-unknown", PROCESS],
        Page::Material(_) => vec!["material", "material-unknown", MATERIAL],
        Page::Exact(_) => vec!["exact", "tolerance", "at", "list", EXACT],
        Page::Requirements(_) => vec!["wall", WALL, "mass", MASS, "hours"],
        Page::More => vec!["more"],
        Page::WhenWhere => vec!["due", "due-unknown", "kommun", "kommun-unknown", "within-km", "counties"],
        Page::You => vec!["newcomer", "organisation", "owner-name", "contact"],
        Page::Who => vec!["confidentiality"],
    };
    if matches!(page, Page::Requirements(_)) {
        names.extend(CERTIFICATES);
    }
    if page == Page::Requirements(1) {
        names.push("in-house");
    }
    names
}

/// The field of a page that may hold words of a vocabulary.
#[must_use]
pub const fn words_of(page: Page) -> Option<(&'static str, TermKind)> {
    match page {
        Page::Process(_) | Page::Step(..) => Some(("process", TermKind::Process)),
        Page::Material(_) => Some(("material", TermKind::Material)),
        Page::Requirements(_) => Some(("certificates-other", TermKind::Certificate)),
        _ => None,
    }
}

/// Where a page's fields are kept: with the product, a part or a step.
#[must_use]
pub fn scope(page: Page, name: &str) -> String {
    match page {
        Page::Requirements(1) if name.starts_with("certificates") || name == "in-house" => String::new(),
        Page::Step(part, step) => scope_of_step(part, step),
        _ => page.part().map(scope_of_part).unwrap_or_default(),
    }
}

/// What stands in a page's field.
#[must_use]
pub fn text<'t>(typed: &'t Typed, page: Page, name: &str) -> &'t str {
    typed.text(&format!("{}{name}", scope(page, name)))
}

/// Longer than any answer: what is beyond is cut before it is kept.
const LONGEST_KEPT: usize = 20_000;

/// Puts what was sent from a page in the place of what stood there.
pub fn take(typed: &mut Typed, page: Page, sent: &[(String, String)]) {
    let names = names(page);
    let meaning = |name: &str| {
        words_of(page).is_some_and(|(field, _)| {
            name.strip_prefix(field).is_some_and(|n| n.starts_with("-word-") || n.starts_with("-meaning-"))
        })
    };
    let mine = |key: &str| {
        let name = key.rsplit_once('.').map_or(key, |(_, name)| name);
        (names.contains(&name) || meaning(name)) && key == format!("{}{name}", scope(page, name))
    };
    typed.0.retain(|key, _| !mine(key));
    for (name, value) in
        sent.iter().filter(|(name, _)| names.contains(&name.as_str()) || meaning(name)).take(200)
    {
        let value: String = value.chars().take(LONGEST_KEPT).collect();
        typed.push(format!("{}{name}", scope(page, name)), value);
    }
}

/// Everything that is wrong on a page.
#[must_use]
pub fn mistakes(typed: &Typed, page: Page) -> Vec<Mistake> {
    let mut found = Vec::new();
    let given = |name: &str| !text(typed, page, name).is_empty();
    let ask = |name: &str, key: &'static str| Mistake { field: name.to_owned(), what: What::Ask(key) };
    let mut answered = |name: &str, unknown: &str, key: &'static str| match (given(name), given(unknown)) {
        (false, false) => found.push(ask(name, key)),
        (true, true) => found.push(ask(name, "need-missing-both")),
        _ => {}
    };
    match page {
        Page::What => {
            answered("title", "-", "need-missing-title");
            answered("stage", "-", "need-missing-stage");
        }
        Page::HowMany => answered("first-series", "first-series-unknown", "need-missing-first-series"),
        Page::Part(_) => {
            answered("name", "-", "need-missing-part-name");
            answered("count", "count-unknown", "need-missing-count");
        }
        Page::Size(part) => found.extend(size_mistakes(typed, part)),
        Page::Process(_) | Page::Step(..) => answered("process", "process-unknown", "need-missing-process"),
        Page::Material(_) => answered("material", "material-unknown", "need-missing-material"),
        Page::Exact(part) => {
            answered("exact", "-", "need-missing-exact");
            found.extend(list(typed, part).err());
            let some = text(typed, page, "exact") == "some";
            if some && !given("tolerance") {
                found.push(ask("tolerance", "need-missing-tolerance"));
            }
        }
        Page::More => answered("more", "-", "need-missing-more"),
        Page::WhenWhere => {
            answered("due", "due-unknown", "need-missing-due");
            answered("kommun", "kommun-unknown", "need-missing-kommun");
        }
        Page::You => answered("newcomer", "-", "need-missing-newcomer"),
        Page::Who => answered("confidentiality", "-", "need-missing-confidentiality"),
        Page::Requirements(_) => {}
    }
    if let Some((field, kind)) = words_of(page) {
        let scope = scope(page, field);
        for (i, open) in meanings::open(typed, &scope, field, kind).into_iter().enumerate() {
            if meanings::chosen(typed, &scope, field, &open.word).is_none() {
                let field = format!("{field}-meaning-{i}");
                found.push(Mistake { field, what: What::Meaning(open.word) });
            }
        }
    }
    found.extend(problems(typed, page).into_iter().filter_map(|problem| of_page(typed, page, problem)));
    // In the order of the page; one sentence at a field is enough.
    let order = names(page);
    found.sort_by_key(|m| order.iter().position(|name| *name == m.field).unwrap_or(order.len()));
    let mut seen = Vec::new();
    found.retain(|m| !seen.contains(&m.field) && (seen.push(m.field.clone()), true).1);
    found
}

/// Sizes are read side by side, so that an error stands at its own field.
pub(super) fn size_mistakes(typed: &Typed, part: usize) -> Vec<Mistake> {
    let page = Page::Size(part);
    let given = |name: &&str| !text(typed, page, name).is_empty();
    let (sides, round) = (["length", "width", "height"], ["diameter", "axis"]);
    let mut found = Vec::new();
    let mut ask = |name: &str, key| found.push(Mistake { field: name.to_owned(), what: What::Ask(key) });
    let (any_side, any_round) = (sides.iter().any(&given), round.iter().any(&given));
    match (any_side, any_round, given(&"size-unknown")) {
        (false, false, false) => ask("length", "need-missing-size"),
        (true, true, _) => ask("length", "need-missing-size-one"),
        (true, _, true) | (_, true, true) => ask("length", "need-missing-both"),
        (true, false, false) => sides.iter().filter(|n| !given(n)).for_each(|n| ask(n, "need-missing-side")),
        (false, true, false) => round.iter().filter(|n| !given(n)).for_each(|n| ask(n, "need-missing-side")),
        (false, false, true) => {}
    }
    for name in sides.iter().chain(&round).filter(|n| given(n)) {
        if let Err(kind) = values::length(text(typed, page, name)) {
            found.push(Mistake { field: (*name).to_owned(), what: What::Problem(kind.into()) });
        }
    }
    found
}

/// The problems of the product's fields, or of a part's.
fn problems(typed: &Typed, page: Page) -> Vec<Problem> {
    let product = |typed: &Typed| read::read_typed(&product(typed, &|_, _| true)).err().unwrap_or_default();
    match page {
        Page::Step(..) | Page::More => Vec::new(),
        Page::Requirements(1) => {
            let part = read_part(typed, 1, &|_, _| true).err().unwrap_or_default();
            part.into_iter().chain(product(typed)).collect()
        }
        _ => match page.part() {
            Some(n) => read_part(typed, n, &|_, _| true).err().unwrap_or_default(),
            None => product(typed),
        },
    }
}

/// The mistake that a problem is on this page; `None` when it belongs to another.
fn of_page(typed: &Typed, page: Page, problem: Problem) -> Option<Mistake> {
    let field = problem.field?;
    let name = match (page, field) {
        (Page::Exact(_), Field::Tolerance) if text(typed, page, "exact") == "some" => "tolerance",
        (Page::Size(_) | Page::Exact(_), _) => return None,
        (Page::Part(_), Field::PartName) => "name",
        (Page::Requirements(_), Field::Certificates) => "certificates-other",
        _ => field.key(),
    };
    let here = names(page).contains(&name);
    here.then(|| Mistake { field: name.to_owned(), what: What::Problem(problem.kind) })
}

/// The tolerances of a part's list, each line with its value.
pub(super) fn list(typed: &Typed, part: usize) -> Result<Vec<(String, ToleranceStated)>, Mistake> {
    let page = Page::Exact(part);
    if text(typed, page, "exact") != "list" {
        return Ok(Vec::new());
    }
    let lines: Vec<&str> = split(text(typed, page, "list")).collect();
    if lines.is_empty() {
        return Err(Mistake { field: "list".into(), what: What::Ask("need-missing-list") });
    }
    let read = |line: &str| values::tolerance(line).map(|value| (line.to_owned(), value));
    lines
        .into_iter()
        .map(|line| {
            read(line).map_err(|kind| Mistake { field: "list".into(), what: What::Problem(kind.into()) })
        })
        .collect()
}
