//! Stating and changing a need, one question a page. Each page has the way back, the question as its heading, why it
//! is asked, and "vet ej"; nothing is asked that cannot matter for the answer so far ([`order`]).
//!
//! What is typed is kept as typed in a draft with a secret address ([`drafts`]), right or wrong, so that errors, the
//! way back and a closed browser lose nothing. It becomes a need through the reader that reads files ([`fields`]).
//! Beside it stand the adviser's way, everything on one page ([`one_page`]), and a file handed over ([`file`]).

mod check;
pub mod fields;
pub mod file;
mod meanings;
pub mod one_page;
pub mod order;
mod prefill;
mod preview;
mod questions;

use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    Need, NeedError,
    drafts::{self, Draft, Typed},
    find_need,
    model::{TermKind, term_name},
};
use crate::{
    access::{Action, Caller, Relation, check as may},
    app::App,
    gaps,
    http::{
        Context, PageResult,
        components::{FieldErrors, Question, Tone, notice, question},
        context::NEED_KEYS,
        error::Explained,
        page,
    },
    words::Language,
};
use fields::{Base, What};
use order::Page;

/// The cookie that remembers the need being written in this browser.
const DRAFT: &str = "hemtag_draft";
/// The page of the answers gathered, beside those of [`Page`].
const CHECK: &str = "check";

type Sent = Vec<(String, String)>;

/// Where the questions stand: with a draft, with a need that is to be changed, or at their beginning.
struct Flow {
    /// The path before a page's own end.
    path: String,
    typed: Typed,
    draft: Option<Draft>,
    /// The need that is changed.
    need: Option<Need>,
    base: Option<Base>,
}

impl Flow {
    fn beginning() -> Flow {
        Flow { path: "/needs/new".into(), typed: Typed::default(), draft: None, need: None, base: None }
    }

    async fn of_draft(app: &App, caller: &Caller, key: &str) -> Result<Flow, NeedError> {
        let draft = drafts::find(app, caller, key).await?;
        let need = match &draft.need_key {
            Some(need_key) => Some(find_need(app, caller, need_key).await?),
            None => None,
        };
        let base = match &need {
            Some(need) => Some(base_of(app, caller, need, &draft.typed).await?),
            None => None,
        };
        let (path, typed) = (format!("/needs/new/{key}"), draft.typed.clone());
        Ok(Flow { path, typed, draft: Some(draft), need, base })
    }

    async fn of_need(app: &App, caller: &Caller, key: &str) -> Result<Flow, NeedError> {
        let need = find_need(app, caller, key).await?;
        if need.closed_at.is_some() {
            return Err(NeedError::Closed);
        }
        let base = prefill::base(&need.document);
        let mut typed = base.typed.clone();
        typed.set("version", need.version.to_string());
        Ok(Flow {
            path: format!("/needs/{key}/edit"),
            typed,
            draft: None,
            need: Some(need),
            base: Some(base),
        })
    }

    /// The path of a page.
    fn at(&self, page: Page) -> String {
        if self.draft.is_none() && self.need.is_none() {
            return self.path.clone();
        }
        format!("{}/{}", self.path, page.slug())
    }

    /// The path of the answers gathered.
    fn check(&self) -> String {
        if self.draft.is_some() { format!("{}/{CHECK}", self.path) } else { self.path.clone() }
    }

    fn back(&self, page: Page) -> String {
        if order::next(&self.typed).is_none() {
            return self.check();
        }
        order::before(&self.typed, page).map_or_else(|| "/".to_owned(), |before| self.at(before))
    }

    /// Where a stated draft went: its pages lead to the need from then on.
    fn stated(&self) -> Option<String> {
        let key = self.typed.text("stated");
        (!key.is_empty()).then(|| format!("/needs/{key}"))
    }
}

/// What a change starts from. When somebody else changed the need meanwhile, what this draft changed is still told
/// by the version that it began from, and is laid on top of the need as it stands.
async fn base_of(app: &App, caller: &Caller, need: &Need, typed: &Typed) -> Result<Base, NeedError> {
    let mut base = prefill::base(&need.document);
    let version = typed.text("version").parse().unwrap_or(need.version);
    if version != need.version
        && let Some(before) = super::earlier(app, caller, need, version).await?
    {
        base.typed = prefill::typed(&before);
    }
    Ok(base)
}

/// `GET /needs/new`: the first question.
///
/// # Errors
/// When the caller may not.
pub async fn begin(
    context: Context,
    State(app): State<App>,
    axum::extract::Query(from): axum::extract::Query<Sent>,
    cookies: axum::http::HeaderMap,
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
fn bring(typed: &mut Typed, language: Language, from: &Sent) {
    for (name, kind) in BROUGHT {
        let code = from.iter().find(|(given, _)| given == name).map(|(_, code)| code.as_str());
        if let Some(name_of) = code.and_then(|code| term_name(kind, code, language.of_terms())) {
            typed.set(format!("1.{name}"), name_of);
            typed.set(format!("brought-{name}"), code.unwrap_or_default());
        }
    }
}

const BROUGHT: [(&str, TermKind); 2] = [("process", TermKind::Process), ("material", TermKind::Material)];

fn brought(typed: &Typed) -> Markup {
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
            p { (context.ta("need-draft-text", &[("title", title.into())])) }
            p { a href=(context.href(&flow.path)) { (context.t("need-draft-go-on")) } }
        },
    )
}

fn other_ways(context: &Context) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="other-ways" {
            h2 class="ds-heading" data-size="xs" id="other-ways" { (context.t("need-ways-title")) }
            ul {
                li { a href=(context.href("/needs/new/file")) { (context.t("need-ways-file")) } }
                li { a href=(context.href("/needs/new/one-page")) { (context.t("need-ways-one-page")) } }
            }
        }
    }
}

fn draft_of(headers: &axum::http::HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|h| h.to_str().ok());
    cookies
        .flat_map(|h| h.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == DRAFT && value.chars().all(|c| c.is_ascii_alphanumeric()))
        .map(|(_, value)| value.to_owned())
        .filter(|key| !key.is_empty())
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

fn with_draft(mut response: Response, key: &str) -> Response {
    let age = if key.is_empty() { 0 } else { 90 * 24 * 60 * 60 };
    let cookie = format!("{DRAFT}={key}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

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
        .ok_or(crate::http::PageError::NotFound)
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
    Ok(page(context, &title, ask(context, flow, asked, &FieldErrors::new())).into_response())
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
        };
        errors.add(mistake.field, sentence);
    }
    if !errors.is_empty() {
        return errors;
    }
    if page == Page::More {
        more(typed);
    }
    if page != Page::More || typed.text("more") == "no" {
        typed.push("done", slug);
    }
    errors
}

/// Adds a part or a step, or takes one away.
fn more(typed: &mut Typed) {
    let wanted = typed.text("more").to_owned();
    let number = |stem: &str| wanted.strip_prefix(stem).and_then(|n| n.parse::<usize>().ok());
    let parts = order::parts(typed);
    if wanted == "part" && parts < order::MOST {
        typed.set("parts", (parts + 1).to_string());
    } else if let Some(part) = number("step-").filter(|n| (1..=parts).contains(n)) {
        let steps = order::steps(typed, part);
        typed.set(format!("{part}.steps"), (steps + 1).min(order::MOST).to_string());
    } else if let Some(part) = number("remove-").filter(|n| parts > 1 && (1..=parts).contains(n)) {
        remove_part(typed, part);
        typed.set("more", "no");
    } else if let Some(part) = number("unstep-").filter(|n| order::steps(typed, *n) > 1) {
        let steps = order::steps(typed, part);
        let scope = fields::scope_of_step(part, steps);
        typed.0.retain(|key, _| !key.starts_with(&scope));
        typed.set(format!("{part}.steps"), (steps - 1).to_string());
        typed.set("more", "no");
    } else {
        typed.set("more", "no");
    }
}

/// Those after it move up by one, with the pages that were answered of them.
fn remove_part(typed: &mut Typed, removed: usize) {
    let parts = order::parts(typed);
    typed.0.retain(|key, _| !key.starts_with(&fields::scope_of_part(removed)));
    let mut moved = std::collections::BTreeMap::new();
    for (key, values) in std::mem::take(&mut typed.0) {
        let number =
            key.split_once('.').and_then(|(n, rest)| Some((n.parse::<usize>().ok()?, rest.to_owned())));
        let key = match number {
            Some((n, rest)) if n > removed => format!("{}{rest}", fields::scope_of_part(n - 1)),
            _ => key,
        };
        moved.insert(key, values);
    }
    typed.0 = moved;
    let done: Vec<String> = typed
        .all("done")
        .iter()
        .filter_map(|slug| Page::parse(slug))
        .filter(|page| page.part() != Some(removed))
        .map(|page| match page.part() {
            Some(part) if part > removed => with_part(page, part - 1).slug(),
            _ => page.slug(),
        })
        .collect();
    typed.0.insert("done".into(), done);
    typed.set("parts", (parts - 1).to_string());
}

const fn with_part(page: Page, part: usize) -> Page {
    match page {
        Page::Part(_) => Page::Part(part),
        Page::Size(_) => Page::Size(part),
        Page::Process(_) => Page::Process(part),
        Page::Material(_) => Page::Material(part),
        Page::Exact(_) => Page::Exact(part),
        Page::Requirements(_) => Page::Requirements(part),
        Page::Step(_, step) => Page::Step(part, step),
        other => other,
    }
}

fn again(context: &Context, flow: &Flow, asked: Page, errors: &FieldErrors) -> Response {
    let title = questions::title(context.language, &flow.typed, asked);
    let title = context.ta("need-error-title", &[("title", title.into())]);
    let markup = page(context, &title, ask(context, flow, asked, errors));
    let mut response = (StatusCode::UNPROCESSABLE_ENTITY, markup).into_response();
    response.extensions_mut().insert(Explained);
    response
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
                @if flow.draft.is_none() && asked == Page::What { (brought(&flow.typed)) }
                (questions::content(questions::Asked { context, typed: &flow.typed, errors, page: asked }))
            },
            why,
            submit: None,
            beside: kept,
            upload: false,
        },
    )
}

/// After a need is stated or changed: its gaps are opened, and this browser remembers its key.
async fn opened(app: &App, context: &Context, need: &Need) -> Response {
    if let Err(error) = gaps::refresh_need(app, &context.caller, need.id).await {
        // The need is kept; the job that follows the register opens its gaps.
        tracing::warn!(%error, "the gaps of a need are not opened yet");
    }
    let mut response = Redirect::to(&context.href(&format!("/needs/{}", need.key))).into_response();
    let mut keys = context.caller.need_keys.clone();
    if !keys.contains(&need.key) {
        keys.push(need.key.clone());
    }
    let keep = keys.len().saturating_sub(20);
    let cookie =
        format!("{NEED_KEYS}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000", keys[keep..].join("."));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
