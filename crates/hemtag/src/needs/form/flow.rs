//! Where the questions stand: the draft, the need that it changes, and the paths between its pages.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    drawing::DRAWINGS,
    fields::Base,
    from_part::{self, PART},
    order::{self, Page},
    prefill,
};
use crate::{
    access::Caller,
    app::App,
    gaps,
    http::{
        Context,
        context::{NEED_KEYS, cookie},
    },
    needs::{
        self, Need, NeedError,
        drafts::{self, Draft, Typed},
        find_need,
        traced::Files,
    },
    parts::{
        PartError, PartFile,
        drawings::{Drawing, drawings_of},
        find_part, parts_of_need,
    },
};

/// The cookie that remembers the need being written in this browser.
pub(super) const DRAFT: &str = "hemtag_draft";
/// The page of the answers gathered, beside those of [`Page`].
pub(super) const CHECK: &str = "check";

/// Where the questions stand: with a draft, with a need that is to be changed, or at their beginning.
pub(super) struct Flow {
    /// The path before a page's own end.
    pub(super) path: String,
    pub(super) typed: Typed,
    pub(super) draft: Option<Draft>,
    /// The need that is changed.
    pub(super) need: Option<Need>,
    pub(super) base: Option<Base>,
    /// The files that the need or the draft began from.
    pub(super) parts: Vec<PartFile>,
    /// Of the need or the draft, and of its parts.
    pub(super) drawings: Vec<Drawing>,
}

impl Flow {
    pub(super) fn beginning() -> Flow {
        Flow {
            path: "/needs/new".into(),
            typed: Typed::default(),
            draft: None,
            need: None,
            base: None,
            parts: Vec::new(),
            drawings: Vec::new(),
        }
    }

    pub(super) async fn of_draft(app: &App, caller: &Caller, key: &str) -> Result<Flow, NeedError> {
        let draft = drafts::find(app, caller, key).await?;
        let need = match &draft.need_key {
            Some(need_key) => Some(find_need(app, caller, need_key).await?),
            None => None,
        };
        let parts = match &need {
            Some(need) => parts_of_need(app, caller, need.id.0).await?,
            None => part_of(app, caller, draft.typed.text(PART)).await?.into_iter().collect(),
        };
        let base = match &need {
            Some(need) => Some(base_of(app, caller, need, &draft.typed).await?),
            None => parts.first().map(|part| from_part::base(part, &draft.typed)),
        };
        let drawings = drawings(app, caller, &parts, need.as_ref(), draft.typed.all(DRAWINGS)).await?;
        let (path, typed) = (format!("/needs/new/{key}"), draft.typed.clone());
        Ok(Flow { path, typed, draft: Some(draft), need, base, parts, drawings })
    }

    pub(super) async fn of_need(app: &App, caller: &Caller, key: &str) -> Result<Flow, NeedError> {
        let need = find_need(app, caller, key).await?;
        if need.closed_at.is_some() {
            return Err(NeedError::Closed);
        }
        let base = prefill::base(&need.document);
        let mut typed = base.typed.clone();
        typed.set("version", need.version.to_string());
        let parts = parts_of_need(app, caller, need.id.0).await?;
        let drawings = drawings(app, caller, &parts, Some(&need), &[]).await?;
        Ok(Flow {
            path: format!("/needs/{key}/edit"),
            typed,
            draft: None,
            need: Some(need),
            base: Some(base),
            parts,
            drawings,
        })
    }

    /// The path of a page.
    pub(super) fn at(&self, page: Page) -> String {
        if self.draft.is_none() && self.need.is_none() {
            return self.path.clone();
        }
        format!("{}/{}", self.path, page.slug())
    }

    /// The path of the answers gathered.
    pub(super) fn check(&self) -> String {
        if self.draft.is_some() { format!("{}/{CHECK}", self.path) } else { self.path.clone() }
    }

    /// A page's title where tabs are told apart: with the need's name, once it has one.
    pub(super) fn in_tab(&self, title: String) -> String {
        match self.typed.text("title") {
            "" => title,
            name => format!("{title} – {name}"),
        }
    }

    /// What the answers may have been read from; the need has so many parts.
    pub(super) fn files(&self, count: usize) -> Files<'_> {
        Files { parts: &self.parts, drawings: &self.drawings, count, back: &self.path }
    }

    /// The first question that is open, or the answers gathered.
    pub(super) fn go_on(&self) -> String {
        order::next(&self.typed).map_or_else(|| self.check(), |page| self.at(page))
    }

    pub(super) fn back(&self, page: Page) -> String {
        if order::next(&self.typed).is_none() {
            return self.check();
        }
        order::before(&self.typed, page).map_or_else(|| "/".to_owned(), |before| self.at(before))
    }

    /// Where a stated draft went: its pages lead to the need from then on.
    pub(super) fn stated(&self) -> Option<String> {
        let key = self.typed.text("stated");
        (!key.is_empty()).then(|| format!("/needs/{key}"))
    }
}

/// The file that a draft began from; nothing when there is none or it was taken away meanwhile: then what was filled in
/// counts as typed.
async fn part_of(app: &App, caller: &Caller, key: &str) -> Result<Option<PartFile>, PartError> {
    if key.is_empty() {
        return Ok(None);
    }
    match find_part(app, caller, key).await {
        Ok(part) => Ok(Some(part)),
        Err(PartError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn drawings(
    app: &App,
    caller: &Caller,
    parts: &[PartFile],
    need: Option<&Need>,
    keys: &[String],
) -> Result<Vec<Drawing>, PartError> {
    let parts: Vec<i64> = parts.iter().map(|part| part.id).collect();
    let needs: Vec<i64> = need.iter().map(|need| need.id.0).collect();
    drawings_of(app, caller, &parts, &needs, keys).await
}

/// What a change starts from. When somebody else changed the need meanwhile, what this draft changed is still told
/// by the version that it began from, and is laid on top of the need as it stands.
async fn base_of(app: &App, caller: &Caller, need: &Need, typed: &Typed) -> Result<Base, NeedError> {
    let mut base = prefill::base(&need.document);
    let version = typed.text("version").parse().unwrap_or(need.version);
    if version != need.version
        && let Some(before) = needs::earlier(app, caller, need, version).await?
    {
        base.typed = prefill::typed(&before);
    }
    Ok(base)
}

pub(super) fn draft_of(headers: &axum::http::HeaderMap) -> Option<String> {
    let key = cookie(headers, DRAFT)?;
    (!key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric())).then(|| key.to_owned())
}

pub(super) fn with_draft(mut response: Response, key: &str) -> Response {
    let age = if key.is_empty() { 0 } else { 90 * 24 * 60 * 60 };
    let cookie = format!("{DRAFT}={key}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// After a need is stated or changed: its gaps are opened, and this browser remembers its key. `query` ends the address
/// of its page.
pub(super) async fn opened(app: &App, context: &Context, need: &Need, query: &str) -> Response {
    if let Err(error) = gaps::refresh_after_own_change(app, &context.caller, need).await {
        // The need is kept; the job that follows the register opens its gaps.
        tracing::warn!(%error, "the gaps of a need are not opened yet");
    }
    let mut response = Redirect::to(&context.href(&format!("/needs/{}{query}", need.key))).into_response();
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
