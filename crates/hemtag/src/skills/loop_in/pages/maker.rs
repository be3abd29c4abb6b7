//! For a maker's own members: what it is one step from, on its page in a line and on a page of its own with what would close it.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query as Asked, RawQuery, State},
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
        export::pages::{Wanted, export_one},
        model::{Maker, MakerId},
        show::find_maker,
    },
    matches,
    skills::{
        firm::{self, model::Change},
        loop_in::{Lack, Proposal, Standing, proposals, standing, take},
        templates::{Book, Names, pages::read},
    },
};

/// `GET /makers/{id}`: the maker, and for its own members what it is one step from; with `?format=` the maker as a file.
///
/// # Errors
/// Not found, when there is no such maker.
pub async fn with_maker(
    State(app): State<App>,
    context: Context,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let wanted: Wanted = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    if let Some(format) = wanted.format {
        return export_one(&app, &context, MakerId(id), format).await;
    }
    let more = if context.caller.to_maker(id) == Relation::Member {
        let found = proposals(&app, &context.caller, id).await?;
        line(&context, id, &found, &standings(&app, &context, id, &found).await?)
    } else {
        Markup::default()
    };
    Ok(matches::maker_page::show(&app, &context, MakerId(id), &more).await?.into_response())
}

fn line(context: &Context, maker: i64, found: &[Proposal], map: &InMap) -> Markup {
    html! {
        @if !found.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("skills-loop-title")) }
                ul {
                    @for one in found.iter().take(3) {
                        li {
                            (named(context, one.lack)) ": " (context.language.counted("skills-loop-waiting", one.needs as u64))
                            @if map.get(&one.lack).is_some_and(Standing::is_reached) { ". " (context.t("skills-loop-reached-line")) }
                        }
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
    let map = standings(&app, &context, id, &found).await?;
    let shown = Shown { maker: &maker, found: &found, map: &map };
    Ok(view(&context, read().await?, &shown, &told.done, &Typed::default(), &FieldErrors::new()))
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
                let map = standings(&app, &context, id, &found).await?;
                let shown = Shown { maker: &maker, found: &found, map: &map };
                return Ok(again(view(&context, book, &shown, "", &typed, &errors)));
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

/// What the firm's own map says of what is lacking.
type InMap = BTreeMap<Lack, Standing>;

/// None where no organisation of the caller's is the maker, or its map has no such goal.
async fn standings(app: &App, context: &Context, maker: i64, found: &[Proposal]) -> PageResult<InMap> {
    let Some(organisation) = organisation_of(context, maker).filter(|_| !found.is_empty()) else {
        return Ok(InMap::new());
    };
    let kept = firm::open(app, &context.caller, organisation).await?;
    let today = app.clock.today();
    Ok(found.iter().filter_map(|one| Some((one.lack, standing(&kept.map, one.lack, today)?))).collect())
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown<'s> {
    pub maker: &'s Maker,
    pub found: &'s [Proposal],
    pub map: &'s BTreeMap<Lack, Standing>,
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    book: &Book,
    shown: &Shown<'_>,
    done: &str,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let (title, maker) = (context.t("skills-loop-title"), shown.maker);
    let own = format!("/makers/{}", maker.id);
    let organisation = organisation_of(context, maker.id.0);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (maker.name.clone(), &own)], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("skills-loop-lead"))))
            @if let Some(key) = match done { "taken" => Some("skills-loop-taken"), "known" => Some("skills-loop-taken-known"), _ => None } {
                (notice(Tone::Success, &context.t(key), html! {
                    @if let Some(organisation) = organisation {
                        p { a class="ds-link" href=(context.href(&format!("/skills/firm/{organisation}/goals"))) { (context.t("skills-loop-taken-see")) } }
                    }
                }))
            }
            @if shown.found.is_empty() {
                (empty(&context.t("skills-loop-none"), html! { p { (context.t("skills-loop-none-why")) } },
                    Some((&context.t("gaps-title"), context.href("/gaps?kind=skill")))))
            }
            @for one in shown.found {
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (named(context, one.lack)) }
                    p {
                        (context.language.counted("skills-loop-waiting-long", one.needs as u64)) " "
                        @if one.unsaid > 0 { (context.language.counted("skills-loop-unsaid", one.unsaid as u64)) }
                    }
                    @match (shown.map.get(&one.lack), organisation) {
                        (Some(reached), _) if reached.is_reached() => { (has_reached(context, maker, one.lack, reached)) }
                        (Some(under_way), Some(organisation)) => {
                            (ways_of(context, book, &one.ways))
                            (on_the_way(context, organisation, under_way))
                            (say_so(context, maker, one.lack))
                        }
                        _ => {
                            (ways_of(context, book, &one.ways))
                            (goal(context, maker, one, typed, errors))
                            (say_so(context, maker, one.lack))
                        }
                    }
                }
            }
            p class="ht-soft" { (context.t("skills-loop-only-you")) }
        },
    )
}

/// The profile can say so already: the map need not be what tells the firm.
fn say_so(context: &Context, maker: &Maker, lack: Lack) -> Markup {
    html! { p { a class="ds-link" href=(context.href(&gained(maker, lack))) { (context.t(gained_words(lack))) } } }
}

const fn gained_words(lack: Lack) -> &'static str {
    match lack {
        Lack::Certificate(_) => "skills-loop-gained-certificate",
        Lack::Process(_) => "skills-loop-gained-process",
    }
}

/// The map says that it is there: what is left is to say so in the profile.
fn has_reached(context: &Context, maker: &Maker, lack: Lack, standing: &Standing) -> Markup {
    let mut to = gained(maker, lack);
    if let Some((by, on)) = standing.shown_by.first() {
        to.push_str(&format!("&level=document&on={on}&by={}", utf8_percent_encode(by, NON_ALPHANUMERIC)));
    }
    notice(
        Tone::Success,
        &context.t("skills-loop-reached"),
        html! {
            p { (counts(context, standing)) }
            @if !standing.shown_by.is_empty() {
                ul { @for (by, on) in &standing.shown_by { li { (by) ", " (context.language.date(*on)) } } }
            }
            p { (context.t("skills-loop-reached-why")) }
            p { a class="ds-button" href=(context.href(&to)) { (context.t(gained_words(lack))) } }
        },
    )
}

/// How far the goal is on its way, and where its plan is.
fn on_the_way(context: &Context, organisation: i64, standing: &Standing) -> Markup {
    let firm = format!("/skills/firm/{organisation}");
    html! {
        p {
            (context.ta("skills-loop-in-map", &[("goal", standing.goal.clone().into())])) " "
            @if standing.needed == 0 { (context.t("skills-loop-in-map-nothing")) } @else { (counts(context, standing)) }
        }
        p class="ht-acts" {
            a class="ds-button" href=(context.href(&format!("{firm}/plan"))) { (context.t("skills-loop-plan")) }
            a class="ds-link" href=(context.href(&format!("{firm}/goals"))) { (context.t("skills-loop-taken-see")) }
        }
    }
}

fn counts(context: &Context, standing: &Standing) -> String {
    let number = |count: u32| context.language.whole(u64::from(count)).into();
    let mut told = context.ta(
        "skills-loop-in-map-sure",
        &[("sure", number(standing.sure)), ("needed", number(standing.needed))],
    );
    if standing.perhaps > standing.sure {
        told.push(' ');
        told.push_str(
            &context.ta("skills-loop-in-map-perhaps", &[("more", number(standing.perhaps - standing.sure))]),
        );
    }
    told
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
