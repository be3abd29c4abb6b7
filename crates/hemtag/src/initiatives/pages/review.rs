//! What waits for a decision: suggestions of the public, and projects of the agency's bank with why they were proposed.

use axum::{
    extract::{Path, Query as Asked, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, address, edit::told, fields};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, OptionGroup, Pager, Select, breadcrumbs, empty, error_summary, facts, field,
            filters, page_head, pager, select,
        },
        error::again,
        page,
    },
    initiatives::{
        keep::{self, NotKept},
        model::written,
        suggest::{self, Decision, Narrowed, Suggestion, Verdict},
    },
};

const HERE: &str = "/initiatives/review";

/// Suggestions on one page of the list.
const EACH_PAGE: u32 = 25;

/// What the list is narrowed to, as it stands in its address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    /// `decided`; anything else is those that wait.
    pub state: String,
    /// `bank` or `public`.
    pub from: String,
    pub q: String,
    pub page: String,
}

impl Query {
    fn narrowed(&self) -> Narrowed {
        Narrowed {
            decided: self.state == "decided",
            of_bank: match self.from.as_str() {
                "bank" => Some(true),
                "public" => Some(false),
                _ => None,
            },
            words: self.q.trim().to_owned(),
        }
    }

    /// The address of a page of the same list.
    fn path(&self, page: u32) -> String {
        let page = if page == 1 { String::new() } else { page.to_string() };
        let pairs = [("state", &self.state), ("from", &self.from), ("q", &self.q), ("page", &page)];
        let given: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        if given.is_empty() {
            return HERE.to_owned();
        }
        format!("{HERE}?{}", serde_html_form::to_string(given).unwrap_or_default())
    }
}

/// `GET /initiatives/review?state=&from=&q=&page=`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(State(app): State<App>, context: Context, Asked(query): Asked<Query>) -> PageResult {
    let found = suggest::narrowed(&app, &context.caller, &query.narrowed()).await?;
    Ok(view(&context, &query, &found))
}

/// `GET /initiatives/review/{number}`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn show(State(app): State<App>, context: Context, Path(number): Path<String>) -> PageResult {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    let one = find(&app, &context, &number).await?;
    let typed = begin(&app, &context, &one).await?;
    Ok(one_view(&context, &one, &typed, &FieldErrors::new()))
}

/// `POST /initiatives/review/{number}`
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn decide(
    State(app): State<App>,
    context: Context,
    Path(number): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    let one = find(&app, &context, &number).await?;
    let typed = Typed::of_body(&body);
    let mut row = fields::row_of(&typed);
    if let Some(id) = one.row.get("id") {
        row.insert("id".to_owned(), id.clone());
    }
    let decision = match typed.text("do") {
        "accept" => Decision::Accept(&row),
        "reject" => Decision::Reject,
        _ => return Err(PageError::BadRequest),
    };
    match suggest::decide(&app, &context.caller, one.id, decision, typed.text("reason")).await {
        Ok(Some(accepted)) => {
            Ok(Redirect::to(&context.href(&format!("{}?done=changed", address(&accepted.id))))
                .into_response())
        }
        Ok(None) => Ok(Redirect::to(&context.href(HERE)).into_response()),
        Err(error) => Ok(again(one_view(&context, &one, &typed, &told(&context, error)?))),
    }
}

async fn find(app: &App, context: &Context, number: &str) -> PageResult<Suggestion> {
    let number = number.parse().map_err(|_| PageError::NotFound)?;
    Ok(suggest::suggestion(app, &context.caller, number).await?)
}

/// What the form begins with: what is there, with what was suggested over it.
async fn begin(app: &App, context: &Context, one: &Suggestion) -> PageResult<Typed> {
    let mut row = match keep::one(app, &context.caller, &one.about).await {
        Ok(there) => written(&there.kept.initiative),
        Err(NotKept::NotFound) => super::super::model::Row::new(),
        Err(error) => return Err(error.into()),
    };
    row.extend(one.row.clone());
    Ok(fields::typed_of(&row))
}

/// The page of the list, from plain data.
#[must_use]
pub fn view(context: &Context, query: &Query, found: &[Suggestion]) -> Markup {
    let title = context.t("initiatives-review-title");
    let is_decided = query.state == "decided";
    let total = found.len() as u64;
    let pages = Pager { page: 1, per_page: EACH_PAGE, total }.pages();
    let number = query.page.trim().parse::<u32>().unwrap_or(1).clamp(1, pages);
    let from = (number as usize - 1) * EACH_PAGE as usize;
    let heading = if is_decided { "initiatives-review-decided-count" } else { "initiatives-review-waiting" };
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("initiatives-review-lead"))))
            (controls(context, query))
            @if found.is_empty() { (nothing(context, query)) }
            @else {
                h2 class="ds-heading" data-size="sm" { (context.language.counted(heading, total)) }
                ul class="ht-results" { @for one in found.iter().skip(from).take(EACH_PAGE as usize) { (line(context, one)) } }
                (pager(context, Pager { page: number, per_page: EACH_PAGE, total }, |n| context.href(&query.path(n))))
            }
        },
    )
}

fn controls(context: &Context, query: &Query) -> Markup {
    let chosen = |name: &str, value: &str, options: &[(&str, &str)]| {
        let options = options.iter().map(|(code, key)| ((*code).to_owned(), context.t(key))).collect();
        select(
            &FieldErrors::new(),
            &Select {
                name,
                label: context.t(&format!("initiatives-review-filter-{name}")),
                hint: None,
                value,
                none: None,
                groups: vec![OptionGroup { label: String::new(), options }],
            },
        )
    };
    let words = Field {
        name: "q",
        label: context.t("initiatives-review-filter-q"),
        value: &query.q,
        ..Field::default()
    };
    filters(
        context,
        HERE,
        html! {
            (chosen("state", &query.state, &[("", "initiatives-review-state-waiting"), ("decided", "initiatives-review-decided")]))
            (chosen("from", &query.from, &[("", "initiatives-review-from-all"), ("public", "initiatives-review-public"), ("bank", "initiatives-review-from-bank")]))
            (field(&FieldErrors::new(), &words))
        },
    )
}

fn nothing(context: &Context, query: &Query) -> Markup {
    if query.from.is_empty() && query.q.trim().is_empty() && query.state != "decided" {
        return empty(
            &context.t("initiatives-review-none"),
            html! { p { (context.t("initiatives-review-none-text")) } },
            Some((&context.t("initiatives-title"), context.href(super::PATH))),
        );
    }
    empty(
        &context.t("initiatives-review-none-such"),
        html! { p { (context.t("initiatives-review-none-such-text")) } },
        Some((&context.t("initiatives-review-all"), context.href(HERE))),
    )
}

fn title_of(context: &Context, one: &Suggestion) -> String {
    match one.row.get("name").filter(|name| !name.is_empty()) {
        Some(name) => name.clone(),
        None if one.about.is_empty() => context.t("initiatives-review-nameless"),
        None => one.about.clone(),
    }
}

fn line(context: &Context, one: &Suggestion) -> Markup {
    html! {
        li class="ht-result" {
            h3 class="ds-heading" data-size="2xs" {
                a class="ds-link" href=(context.href(&format!("{HERE}/{}", one.id))) { (title_of(context, one)) }
            }
            p class="ht-soft" {
                (from(context, one)) " · " (context.language.moment(&one.at.to_string()))
                @if let Some((verdict, at)) = &one.decided {
                    " · " (context.t(match verdict {
                        Verdict::Accepted => "initiatives-review-accepted",
                        Verdict::Rejected => "initiatives-review-rejected",
                    })) " " (context.language.moment(&at.to_string()))
                }
            }
            @if one.decided.is_some() { p { (one.reason) } }
            @if let Some(points) = one.evidence["points"].as_u64() {
                p { (context.language.counted("initiatives-review-points", points)) }
            }
        }
    }
}

fn from(context: &Context, one: &Suggestion) -> String {
    match &one.bank {
        Some(number) => context.ta("initiatives-source-bank", &[("number", number.as_str().into())]),
        None => context.t("initiatives-review-public"),
    }
}

/// The page of one, from plain data.
#[must_use]
pub fn one_view(context: &Context, one: &Suggestion, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = title_of(context, one);
    let mut told = vec![(context.t("initiatives-review-from"), html! { (from(context, one)) })];
    if !one.note.is_empty() {
        told.push((context.t("initiatives-suggest-note"), html! { (one.note) }));
    }
    if let Some(reasons) = one.evidence["reasons"].as_array() {
        told.push((context.t("initiatives-review-why"), html! {
            ul class="ht-list" {
                @for reason in reasons {
                    li {
                        "”" (reason["word"].as_str().unwrap_or_default()) "” "
                        (context.t(if reason["in_name"] == true { "initiatives-review-in-name" } else { "initiatives-review-in-text" }))
                        ": " (context.language.counted("initiatives-review-points", reason["points"].as_u64().unwrap_or(0)))
                    }
                }
            }
        }));
    }
    if let Some(points) = one.evidence["points"].as_u64() {
        let points = context.language.counted("initiatives-review-points", points);
        told.push((context.t("initiatives-review-sum"), html! { (points) }));
    }
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("initiatives-title"), super::PATH), (context.t("initiatives-review-title"), HERE)], &title))
            (page_head(None, &title, None))
            (facts(&told))
            @if let Some((_, at)) = &one.decided {
                p { (context.ta("initiatives-review-was-decided", &[("when", context.language.moment(&at.to_string()).into())])) " " (one.reason) }
            } @else {
                form class="ht-stack ht-section" method="post" action=(context.href(&format!("{HERE}/{}", one.id))) {
                    (fields::all(context, typed, errors))
                    (fields::reason(context, typed, errors))
                    div class="ht-acts" {
                        button class="ds-button" type="submit" name="do" value="accept" { (context.t("initiatives-review-accept")) }
                        " " button class="ds-button" data-variant="secondary" type="submit" name="do" value="reject" { (context.t("initiatives-review-reject")) }
                    }
                }
            }
        },
    )
}
