//! Stating and changing a need, one question a page. Each page has the way back, the question as its heading, why it
//! is asked, and "vet ej"; nothing is asked that cannot matter for the answer so far ([`order`]).
//!
//! What is typed is kept as typed in a draft with a secret address ([`drafts`]), right or wrong, so that errors, the
//! way back and a closed browser lose nothing. It becomes a need through the reader that reads files ([`fields`]).
//! Beside it stand the adviser's way, everything on one page ([`one_page`]), and a file handed over ([`file`]).

mod begin;
mod check;
mod document;
pub mod drawing;
pub mod fields;
pub mod file;
mod flow;
pub mod from_part;
mod meanings;
pub mod one_page;
pub mod order;
mod parts;
mod prefill;
mod preview;
mod questions;

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::drafts::{self, Typed};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{FieldErrors, Question, question},
        error::explained,
        page,
    },
    words::Language,
};
use fields::What;
use flow::{CHECK, Flow, with_draft};
use order::Page;

pub use begin::{begin, first};

type Sent = Vec<(String, String)>;

/// `GET /needs/new/{draft}`: goes on where it was left.
///
/// # Errors
/// Not found, when there is no such draft.
pub async fn go_on_with(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let flow = Flow::of_draft(&app, &context.caller, &key).await?;
    let to = flow
        .stated()
        .unwrap_or_else(|| order::next(&flow.typed).map_or_else(|| flow.check(), |page| flow.at(page)));
    Ok(with_draft(Redirect::to(&context.href(&to)).into_response(), &key))
}

/// `POST /needs/new/{draft}`: throws the draft away.
///
/// # Errors
/// Not found, when there is no such draft.
pub async fn throw_away(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let draft = drafts::find(&app, &context.caller, &key).await?;
    drafts::discard(&app, &context.caller, &key).await?;
    let to = draft.need_key.map_or_else(|| "/needs/new".to_owned(), |need| format!("/needs/{need}"));
    Ok(with_draft(Redirect::to(&context.href(&to)).into_response(), ""))
}

/// `GET /needs/new/{draft}/{page}`
///
/// # Errors
/// Not found, when there is no such draft or page.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path((key, slug)): Path<(String, String)>,
) -> PageResult<Response> {
    let flow = Flow::of_draft(&app, &context.caller, &key).await?;
    Ok(shown(&context, &app, &flow, &slug)?.into_response())
}

/// `POST /needs/new/{draft}/{page}`
///
/// # Errors
/// Not found, when there is no such draft or page; when the database refuses.
pub async fn answer(
    State(app): State<App>,
    context: Context,
    Path((key, slug)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> PageResult<Response> {
    let mut flow = Flow::of_draft(&app, &context.caller, &key).await?;
    if let Some(stated) = flow.stated() {
        // Sent twice, or from a page that the browser had kept.
        return Ok(Redirect::to(&context.href(&stated)).into_response());
    }
    if slug == CHECK {
        return check::state(&app, &context, flow, &sent).await;
    }
    let page = page_of(&flow, &slug)?;
    fields::take(&mut flow.typed, page, &sent);
    let wrong = answered(&mut flow.typed, page, context.language);
    drafts::save(&app, &context.caller, &key, &flow.typed).await?;
    if !wrong.is_empty() {
        return Ok(again(&context, &flow, page, &wrong));
    }
    let next = order::next(&flow.typed).map_or_else(|| flow.check(), |page| flow.at(page));
    Ok(Redirect::to(&context.href(&next)).into_response())
}

/// `GET /needs/{key}/edit`: the answers of a need, each with its way to change it.
///
/// # Errors
/// Not found, when nobody holds such a key; a conflict when the need is closed.
pub async fn edit(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    let flow = Flow::of_need(&app, &context.caller, &key).await?;
    Ok(check::view(&context, &app, &flow, None))
}

/// `GET /needs/{key}/edit/{page}`
///
/// # Errors
/// Not found, when there is no such need or page.
pub async fn edit_page(
    State(app): State<App>,
    context: Context,
    Path((key, slug)): Path<(String, String)>,
) -> PageResult<Response> {
    let flow = Flow::of_need(&app, &context.caller, &key).await?;
    Ok(shown(&context, &app, &flow, &slug)?.into_response())
}

/// `POST /needs/{key}/edit/{page}`: the first changed answer begins a draft of the change.
///
/// # Errors
/// Not found, when there is no such need or page; when the database refuses.
pub async fn edit_answer(
    State(app): State<App>,
    context: Context,
    Path((key, slug)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> PageResult<Response> {
    let mut flow = Flow::of_need(&app, &context.caller, &key).await?;
    let page = page_of(&flow, &slug)?;
    fields::take(&mut flow.typed, page, &sent);
    let wrong = answered(&mut flow.typed, page, context.language);
    let draft = drafts::begin(&app, &context.caller, &flow.typed, Some(&key)).await?;
    let flow = Flow::of_draft(&app, &context.caller, &draft).await?;
    if !wrong.is_empty() {
        return Ok(again(&context, &flow, page, &wrong));
    }
    let next = order::next(&flow.typed).map_or_else(|| flow.check(), |page| flow.at(page));
    Ok(with_draft(Redirect::to(&context.href(&next)).into_response(), &draft))
}

fn page_of(flow: &Flow, slug: &str) -> PageResult<Page> {
    // A page that does not matter any more is still there for who comes back to it.
    Page::parse(slug)
        .filter(|page| page.part().is_none_or(|part| part <= order::parts(&flow.typed)))
        .filter(|page| !matches!(page, Page::Step(part, step) if *step > order::steps(&flow.typed, *part)))
        .ok_or(PageError::NotFound)
}

fn shown(context: &Context, app: &App, flow: &Flow, slug: &str) -> PageResult<Response> {
    if let Some(stated) = flow.stated() {
        return Ok(Redirect::to(&context.href(&stated)).into_response());
    }
    if slug == CHECK {
        return Ok(check::view(context, app, flow, None).into_response());
    }
    let asked = page_of(flow, slug)?;
    let title = questions::title(context.language, &flow.typed, asked);
    Ok(page(context, &flow.in_tab(title), ask(context, flow, asked, &FieldErrors::new())).into_response())
}

/// Takes the page as answered, or gives what is wrong with it.
fn answered(typed: &mut Typed, page: Page, language: Language) -> FieldErrors {
    let slug = page.slug();
    let done: Vec<String> = typed.all("done").iter().filter(|d| **d != slug).cloned().collect();
    typed.0.insert("done".into(), done);
    let mut errors = FieldErrors::new();
    for mistake in fields::mistakes(typed, page) {
        let sentence = match mistake.what {
            What::Problem(kind) => kind.sentence(language),
            What::Ask(key) => language.t(key),
            What::Meaning(word) => language.ta("need-missing-meaning", &[("word", word.into())]),
        };
        errors.add(mistake.field, sentence);
    }
    if !errors.is_empty() {
        return errors;
    }
    if page == Page::More {
        parts::more(typed);
    }
    if page != Page::More || typed.text("more") == "no" {
        typed.push("done", slug);
    }
    errors
}

fn again(context: &Context, flow: &Flow, asked: Page, errors: &FieldErrors) -> Response {
    let title = questions::title(context.language, &flow.typed, asked);
    let title = context.ta("need-error-title", &[("title", flow.in_tab(title).into())]);
    let markup = page(context, &title, ask(context, flow, asked, errors));
    explained(StatusCode::UNPROCESSABLE_ENTITY, markup)
}

fn ask(context: &Context, flow: &Flow, asked: Page, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let pages = order::pages(&flow.typed);
    let at = pages.iter().position(|page| *page == asked);
    let changing = order::next(&flow.typed).is_none();
    let next = at.filter(|_| !changing).map(|at| match pages.get(at + 1) {
        Some(next) => questions::title(l, &flow.typed, *next),
        None => context.t("need-check-title"),
    });
    let why = l.find(&format!("need-ask-{}-why", asked.stem()));
    let kept =
        flow.draft.as_ref().map(|_| html! { p class="ht-small ht-soft" { (context.t("need-draft-kept")) } });
    question(
        context,
        &Question {
            back: &flow.back(asked),
            action: &flow.at(asked),
            step: at.filter(|_| !changing).map(|at| (at + 1, pages.len())),
            next,
            errors,
            content: html! {
                @if flow.draft.is_none() && asked == Page::What { (begin::brought(&flow.typed)) }
                (from_part::read_from_file(context, flow, asked))
                (questions::content(questions::Asked {
                    context,
                    typed: &flow.typed,
                    errors,
                    page: asked,
                    drawing: !flow.drawings.is_empty(),
                }))
                (drawing_link(context, flow, asked))
            },
            why,
            submit: None,
            beside: kept,
            upload: false,
        },
    )
}

/// Where a drawing often says it: the way to hand one over.
fn drawing_link(context: &Context, flow: &Flow, page: Page) -> Markup {
    let to = match (&flow.need, &flow.draft) {
        (Some(need), _) => format!("/needs/{}/drawings", need.key),
        (None, Some(draft)) => format!("/needs/new/{}/drawings", draft.key),
        (None, None) => return html! {},
    };
    html! {
        @if matches!(page, Page::Size(_) | Page::Exact(_)) && flow.drawings.is_empty() {
            p class="ht-small" { a href=(context.href(&to)) { (context.t("drawing-have-one")) } }
        }
    }
}
