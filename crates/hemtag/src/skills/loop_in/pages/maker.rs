//! For a maker's own members: what it is one step from, on its page in a line and on a page of its own with what would close it.

use axum::{
    extract::{Path, Query as Asked, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use vocabulary::Vocabulary;

use super::{named, ways_of};
use crate::{
    access::Relation,
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{FieldErrors, Tone, breadcrumbs, empty, error_summary, notice, page_head},
        error::again,
        page,
    },
    makers::{
        model::{Maker, MakerId},
        show::find_maker,
    },
    matches,
    skills::{
        firm::{self, model::Change},
        loop_in::{Lack, Proposal, proposals, take},
        templates::{Book, Names, pages::read},
    },
};

/// `GET /makers/{id}`: the maker, and for its own members what it is one step from.
///
/// # Errors
/// Not found, when there is no such maker.
pub async fn with_maker(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult {
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let more = if context.caller.to_maker(id) == Relation::Member {
        line(&context, id, &proposals(&app, &context.caller, id).await?)
    } else {
        Markup::default()
    };
    matches::maker_page::show(&app, &context, MakerId(id), &more).await
}

fn line(context: &Context, maker: i64, found: &[Proposal]) -> Markup {
    html! {
        @if !found.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("skills-loop-title")) }
                ul {
                    @for one in found.iter().take(3) {
                        li { (named(context, one.lack)) ": " (context.language.counted("skills-loop-waiting", one.needs as u64)) }
                    }
                }
                p { a class="ds-link" href=(context.href(&address(maker))) { (context.t("skills-loop-see")) } }
                p class="ht-soft" { (context.t("skills-loop-only-you")) }
            }
        }
    }
}

pub(super) fn address(maker: i64) -> String {
    format!("/makers/{maker}/one-step")
}

/// What the address says was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    /// `taken` or `known`.
    done: String,
}

/// `GET /makers/{id}/one-step`
///
/// # Errors
/// Not found, when there is no such maker; denied, when the caller is none of its members.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Asked(told): Asked<Told>,
) -> PageResult {
    let (maker, found) = of_maker(&app, &context, id).await?;
    Ok(view(&context, read().await?, &maker, &found, &told.done, &Typed::default(), &FieldErrors::new()))
}

/// `POST /makers/{id}/one-step`: a proposal becomes a goal in the map of the maker's own firm.
///
/// # Errors
/// As [`show`]; when the map was changed meanwhile, or no organisation of the caller's is that maker.
pub async fn take_goal(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let (maker, found) = of_maker(&app, &context, id).await?;
    let typed = Typed::of_body(&body);
    let lack = Lack::parse(typed.text("lack")).ok_or(PageError::BadRequest)?;
    // What nobody waits for any more is no proposal.
    let Some(one) = found.iter().find(|one| one.lack == lack) else {
        return Ok(Redirect::to(&context.href(&address(id))).into_response());
    };
    let book = read().await?;
    let by = match typed.given("by") {
        None => None,
        Some(text) => match text.parse::<Date>() {
            Ok(day) if day >= app.clock.today() => Some(day),
            _ => {
                let mut errors = FieldErrors::new();
                let field = by_field(lack);
                errors.add(field, context.ta("skills-loop-wrong-day", &[("text", text.into())]));
                return Ok(again(view(&context, book, &maker, &found, "", &typed, &errors)));
            }
        },
    };
    let organisation = organisation_of(&context, id).ok_or(PageError::NotFound)?;
    let kept = firm::open(&app, &context.caller, organisation).await?;
    let mut map = kept.map.clone();
    let names = Names::of(&app, context.language).await.map_err(firm::FirmError::from)?;
    let taken = take(book, &names, context.language, one, by, &mut map);
    firm::save(&app, &context.caller, organisation, kept.version, Change::Goals, &map).await?;
    let done = if taken.known { "known" } else { "taken" };
    Ok(Redirect::to(&context.href(&format!("{}?done={done}", address(id)))).into_response())
}

/// The caller's own organisation that is the maker.
fn organisation_of(context: &Context, maker: i64) -> Option<i64> {
    context.caller.held.iter().filter(|held| held.maker == Some(maker)).find_map(|held| held.organisation)
}

async fn of_maker(app: &App, context: &Context, id: i64) -> PageResult<(Maker, Vec<Proposal>)> {
    let found = proposals(app, &context.caller, id).await?;
    let maker = find_maker(app, &context.caller, MakerId(id)).await?.ok_or(PageError::NotFound)?;
    Ok((maker, found))
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    book: &Book,
    maker: &Maker,
    found: &[Proposal],
    done: &str,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let title = context.t("skills-loop-title");
    let own = format!("/makers/{}", maker.id);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (maker.name.clone(), &own)], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("skills-loop-lead"))))
            @if let Some(key) = match done { "taken" => Some("skills-loop-taken"), "known" => Some("skills-loop-taken-known"), _ => None } {
                (notice(Tone::Success, &context.t(key), html! {
                    @if let Some(organisation) = organisation_of(context, maker.id.0) {
                        p { a class="ds-link" href=(context.href(&format!("/skills/firm/{organisation}/goals"))) { (context.t("skills-loop-taken-see")) } }
                    }
                }))
            }
            @if found.is_empty() {
                (empty(&context.t("skills-loop-none"), html! { p { (context.t("skills-loop-none-why")) } },
                    Some((&context.t("gaps-title"), context.href("/gaps?kind=skill")))))
            }
            @for one in found { (proposal(context, book, maker, one, typed, errors)) }
            p class="ht-soft" { (context.t("skills-loop-only-you")) }
        },
    )
}

fn proposal(
    context: &Context,
    book: &Book,
    maker: &Maker,
    one: &Proposal,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (named(context, one.lack)) }
            p {
                (context.language.counted("skills-loop-waiting-long", one.needs as u64)) " "
                @if one.unsaid > 0 { (context.language.counted("skills-loop-unsaid", one.unsaid as u64)) }
            }
            (ways_of(context, book, &one.ways))
            (goal(context, maker, one, typed, errors))
            p {
                a class="ds-link" href=(context.href(&gained(maker, one.lack))) {
                    (context.t(match one.lack { Lack::Certificate(_) => "skills-loop-gained-certificate", Lack::Process(_) => "skills-loop-gained-process" }))
                }
            }
        }
    }
}

/// The id of the day's field: several proposals stand on a page.
fn by_field(lack: Lack) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("by-{}", lack.code().chars().map(plain).collect::<String>())
}

/// To take it as a goal in the firm's map.
fn goal(context: &Context, maker: &Maker, one: &Proposal, typed: &Typed, errors: &FieldErrors) -> Markup {
    let id = by_field(one.lack);
    let error = errors.of(&id);
    let value = if typed.text("lack") == one.lack.code() { typed.text("by") } else { "" };
    html! {
        form class="ht-row" method="post" action=(context.href(&address(maker.id.0))) novalidate {
            input type="hidden" name="lack" value=(one.lack.code());
            div class="ds-field" {
                label class="ds-label" for=(id) { (context.t("skills-loop-by")) }
                input class="ds-input" type="date" id=(id) name="by" value=(value) aria-invalid=[error.map(|_| "true")];
                @if let Some(error) = error { p class="ds-validation-message" data-color="danger" { (error) } }
            }
            button class="ds-button" type="submit" { (context.t("skills-loop-take")) }
        }
    }
}

/// Where the profile says so once it is gained: the form of a new certificate or offer, begun.
fn gained(maker: &Maker, lack: Lack) -> String {
    let v = Vocabulary::embedded();
    let (part, name, code) = match lack {
        Lack::Certificate(id) => ("certificate-new", "certificate", &v.certificates().get(id).code),
        Lack::Process(id) => ("offer-new", "process", &v.processes().get(id).code),
    };
    format!("/makers/{}/edit/{part}?{name}={}", maker.id, utf8_percent_encode(code, NON_ALPHANUMERIC))
}
