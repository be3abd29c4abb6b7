//! The first question: from here a draft begins, or another way is taken.

use axum::{
    Form,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    Page, Sent, again, answered, ask, fields,
    flow::{CHECK, Flow, draft_of, with_draft},
    order,
};
use crate::{
    access::{Action, Relation, check as may},
    app::App,
    http::{
        Context, PageResult,
        components::{FieldErrors, Tone, notice},
        page,
    },
    needs::{
        drafts::{self, Typed},
        model::{TermKind, term_name},
    },
    parts::{PartFile, page::thumbnail},
    words::Language,
};

/// `GET /needs/new`: the first question.
///
/// # Errors
/// When the caller may not.
pub async fn begin(
    context: Context,
    State(app): State<App>,
    Query(from): Query<Sent>,
    cookies: HeaderMap,
) -> PageResult {
    may(&context.caller, Action::StateNeed, Relation::None)?;
    let held = draft_of(&cookies);
    let going = match held {
        Some(key) => Flow::of_draft(&app, &context.caller, &key).await.ok().filter(|f| f.stated().is_none()),
        None => None,
    };
    let mut flow = Flow::beginning();
    bring(&mut flow.typed, context.language, &from);
    let markup = ask(&context, &flow, Page::What, &FieldErrors::new());
    let head = match going {
        Some(flow) => go_on(&context, &flow),
        None => html! {},
    };
    Ok(page(&context, &context.t("need-ask-what"), html! { (head) (markup) (other_ways(&context)) }))
}

/// What a page about a process or a material hands on: an answer that is there when its question comes.
pub(super) fn bring(typed: &mut Typed, language: Language, from: &Sent) {
    for (name, kind) in BROUGHT {
        let code = from.iter().find(|(given, _)| given == name).map(|(_, code)| code.as_str());
        if let Some(name_of) = code.and_then(|code| term_name(kind, code, language.of_terms())) {
            typed.set(format!("1.{name}"), name_of);
            typed.set(format!("brought-{name}"), code.unwrap_or_default());
        }
    }
}

const BROUGHT: [(&str, TermKind); 2] = [("process", TermKind::Process), ("material", TermKind::Material)];

pub(super) fn brought(typed: &Typed) -> Markup {
    html! {
        @for (name, _) in BROUGHT {
            @let code = typed.text(&format!("brought-{name}"));
            @if !code.is_empty() { input type="hidden" name=(name) value=(code); }
        }
    }
}

fn go_on(context: &Context, flow: &Flow) -> Markup {
    let title = match flow.typed.text("title") {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    };
    notice(
        Tone::Info,
        &context.t("need-draft-title"),
        html! {
            div class="ht-row" {
                (thumbnail(context, flow.parts.first().and_then(PartFile::picture).as_deref()))
                p { (context.ta("need-draft-text", &[("title", title.into())])) }
            }
            p { a href=(context.href(&flow.path)) { (context.t("need-draft-go-on")) } }
        },
    )
}

fn other_ways(context: &Context) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="other-ways" {
            h2 class="ds-heading" data-size="xs" id="other-ways" { (context.t("need-ways-title")) }
            ul {
                li { a href=(context.href("/parts/new")) { (context.t("need-ways-part")) } }
                li { a href=(context.href("/needs/new/file")) { (context.t("need-ways-file")) } }
                li { a href=(context.href("/needs/new/one-page")) { (context.t("need-ways-one-page")) } }
                @if !context.caller.need_keys.is_empty() || context.caller.person.is_some() {
                    li { a href={ (context.href("/needs")) "#own" } { (context.t("need-ways-own")) } }
                }
            }
        }
    }
}

/// `POST /needs/new`: the first answer begins a draft, right or wrong.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn first(State(app): State<App>, context: Context, Form(sent): Form<Sent>) -> PageResult<Response> {
    let mut typed = Typed::default();
    fields::take(&mut typed, Page::What, &sent);
    bring(&mut typed, context.language, &sent);
    let wrong = answered(&mut typed, Page::What, context.language);
    if !wrong.is_empty() {
        // Nothing is kept of a first page that nobody has filled in; what was typed is in the page that comes back.
        let flow = Flow { typed, ..Flow::beginning() };
        return Ok(again(&context, &flow, Page::What, &wrong));
    }
    let key = drafts::begin(&app, &context.caller, &typed, None).await?;
    let flow = Flow { path: format!("/needs/new/{key}"), ..Flow::beginning() };
    let next = order::next(&typed).map_or_else(|| CHECK.to_owned(), Page::slug);
    Ok(with_draft(Redirect::to(&context.href(&format!("{}/{next}", flow.path))).into_response(), &key))
}
