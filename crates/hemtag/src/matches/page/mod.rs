//! The answer as a page: bands, proofs, what to change, whom to ask, where they are, what is lacking.
//!
//! [`sections`] is the whole answer under a need's own heading and summary.

mod candidates;
mod filters;
mod likely;
mod operation;
mod places;
mod together;

pub(crate) use operation::card_kind;

use maud::{Markup, html};

pub use likely::because;

use super::{
    directory::Directory,
    likely::LikelyForOperation,
    model::{NeedAnswer, OperationAnswer, Reason},
    sentences,
    view::View,
    wording,
};
use crate::{
    http::{
        Context,
        components::{Column, Tone, data_table, downloads, notice},
    },
    makers::Snapshot,
    needs::{form::order::Page, model::Finding},
    words::And,
};

/// An answer and how it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    pub snapshot: &'a Snapshot,
    pub answer: &'a NeedAnswer,
    /// Makers that do not name what is asked for, of the operations that few are left for.
    pub likely: &'a [LikelyForOperation],
    pub view: &'a View,
    /// The path of the page that it stands on, without language and query.
    pub path: &'a str,
    /// The path of its files, when it has any.
    pub files: Option<&'a str>,
    /// Where the owner changes the need; the question of a part's process is `/process` below it.
    pub edit: Option<&'a str>,
}

/// The whole answer.
#[must_use]
pub fn sections(context: &Context, shown: &Shown<'_>) -> Markup {
    let several = shown.answer.is_product();
    html! {
        (tried(context, shown))
        (findings(context, shown))
        @if several { (overview(context, shown)) }
        @for (p, o, operation) in shown.answer.operations() {
            @if several {
                section class="ht-section ht-stack" data-gap="lg" id=(anchor(p, o)) {
                    h2 class="ds-heading" data-size="lg" { (title(shown.answer, p, o)) }
                    (operation::operation(context, shown, p, o, operation))
                }
            } @else {
                div class="ht-stack" data-gap="lg" { (operation::operation(context, shown, p, o, operation)) }
            }
        }
        @if several { (together::together(context, shown)) }
        @if let Some(files) = shown.files { (files_of(context, shown, files)) }
    }
}

/// Says that changes are tried and not kept, with the way back.
fn tried(context: &Context, shown: &Shown<'_>) -> Markup {
    let language = context.language;
    let changes: Vec<String> = shown
        .answer
        .operations()
        .flat_map(|(_, _, operation)| &operation.tried)
        .map(|c| wording::change(language, c.criterion, Some(&c.from), &c.to))
        .collect();
    if changes.is_empty() {
        return html! {};
    }
    let back = View { changes: Vec::new(), ..shown.view.clone() };
    notice(
        Tone::Info,
        &context.t("tried-title"),
        html! {
            p { (context.ta("tried-text", &[("changes", language.list(&changes, And::And).into())])) }
            p { a href=(context.href(&back.address(shown.path))) { (context.t("tried-back")) } }
        },
    )
}

/// What was not understood or not used of the need: asked and told before the answer, since it decides how wide
/// the answer is.
fn findings(context: &Context, shown: &Shown<'_>) -> Markup {
    let (questions, told): (Vec<_>, Vec<_>) =
        shown.answer.findings.iter().partition(|f| f.kind.is_question());
    let list = |findings: &[&Finding]| {
        html! { ul { @for f in findings { li {
            (f.sentence(context.language, &shown.answer.need))
            @if let Some(href) = shown.edit.filter(|_| f.kind.is_question()).and_then(|edit| question_of(shown, f, edit)) {
                " " a href=(context.href(&href)) { (context.t("findings-answer")) }
            }
        } } } }
    };
    html! {
        @if !questions.is_empty() {
            (notice(Tone::Warning, &context.t("findings-questions"), list(&questions)))
        }
        @if !told.is_empty() {
            details class="ds-details" { summary { (context.t("findings-told")) } div { (list(&told)) } }
        }
    }
}

/// Where the owner answers what was asked; `None` where the form has no such question.
fn question_of(shown: &Shown<'_>, finding: &Finding, edit: &str) -> Option<String> {
    let parts = shown.answer.need.parts.len();
    let page = match (Page::of(finding.field, finding.part), finding.operation) {
        (Page::Process(part), Some(step)) if step > 0 => Page::Step(part, step + 1),
        (Page::Part(_), _) if parts < 2 => Page::What,
        (page, _) => page,
    };
    Page::parse(&page.slug()).map(|page| format!("{edit}/{}", page.slug()))
}

/// Every part and operation of a product with how it ended, as links down the page.
fn overview(context: &Context, shown: &Shown<'_>) -> Markup {
    let language = context.language;
    let rows: Vec<Vec<Markup>> = shown
        .answer
        .operations()
        .map(|(p, o, operation)| {
            let counts = &operation.answer.counts;
            // Nothing was compared: that every offer passes says nothing.
            let compared = operation.reason != Reason::NothingAsked;
            let number = |n: u32| if compared { language.whole(n) } else { "–".to_owned() };
            vec![
                html! { a href={ "#" (anchor(p, o)) } { (title(shown.answer, p, o)) } },
                html! { (number(counts.exact)) },
                html! { (number(counts.ask)) },
                html! { (sentences::reason(language, operation)) },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("overview-part")),
        Column::number(context.t("band-exact")),
        Column::number(context.t("band-ask")),
        Column::text(context.t("overview-reason")),
    ];
    html! {
        section class="ht-section" { (data_table(&context.t("overview-title"), &columns, &rows)) }
    }
}

/// Where an operation's answer begins on the page.
pub(super) fn anchor(part: usize, operation: usize) -> String {
    format!("part-{}-{}", part + 1, operation + 1)
}

/// The operation in words: its part's name, and its own where the part has several.
pub(super) fn title(answer: &NeedAnswer, part: usize, operation: usize) -> String {
    let part_answer = &answer.parts[part];
    let own = &part_answer.operations[operation].name;
    match (part_answer.name.is_empty(), own.is_empty() || part_answer.operations.len() == 1) {
        (false, true) => part_answer.name.clone(),
        (false, false) => format!("{}: {own}", part_answer.name),
        (true, _) if !own.is_empty() => own.clone(),
        _ => format!("{}", part + 1),
    }
}

fn files_of(context: &Context, shown: &Shown<'_>, files: &str) -> Markup {
    let query = shown.view.query();
    let href = |format: &str| {
        let join = if query.is_empty() { String::new() } else { format!("{query}&") };
        context.href(&format!("{files}?{join}format={format}"))
    };
    let formats = [("JSON", href("json")), ("CSV", href("csv")), ("XLSX", href("xlsx"))];
    downloads(context, &context.t("answer-download"), &formats)
}

/// True when somebody meets everything or may after a question.
fn possible(operation: &OperationAnswer) -> bool {
    matches!(operation.reason, Reason::Met | Reason::Ask)
}

/// The path of a maker's page in the page's language, and what it is called.
fn maker_link(
    context: &Context,
    directory: &dyn Directory,
    candidate: &matching::Candidate,
) -> (String, String) {
    match directory.offer(candidate) {
        Some(facts) => (context.href(&facts.path), facts.maker),
        None => (context.href("/makers"), candidate.maker.0.to_string()),
    }
}
