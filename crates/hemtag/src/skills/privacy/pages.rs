//! `/account/skills`: all that is held about oneself, taken along or erased.

use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{as_json, erase_own, handed_out_by_firm, paper, paper_by_firm, tables};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        page, pdf,
    },
    skills::{
        firm::{self, About},
        validation::{
            self, Own,
            pages::{Told, own::sign_in_first, to},
        },
    },
};

const MINE: &str = "/account/skills";

/// `GET /account/skills`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Query(asked): Query<Told>,
) -> PageResult<Response> {
    if let Some(first) = sign_in_first(&context) {
        return Ok(first);
    }
    access::check(&context.caller, Action::KeepOwnSkills, Relation::Owner)?;
    let own = validation::own(&app, &context.caller).await?;
    let maps = super::in_maps(&app, &context.caller).await?;
    let assesses = validation::queue(&app, &context.caller).await.is_ok();
    Ok(view(&context, &own, &maps, assesses, &asked.done).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, own: &Own, maps: &[About], assesses: bool, done: &str) -> Markup {
    let title = context.t("valid-mine");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("account-title"), "/account")], &title))
            (page_head(None, &title, Some(&context.t("valid-mine-lead"))))
            @if done == "erased" { p role="status" { (context.t("valid-done-erased")) } }
            p class="ht-acts" {
                a class="ds-button" href=(context.href(&format!("{MINE}/new"))) { (context.t("valid-begin")) } " "
                @if assesses { a class="ds-link" href=(context.href("/skills/validations")) { (context.t("valid-queue")) } }
            }
            (validations(context, own))
            (shares(context, own))
            (looks(context, own))
            (in_maps(context, maps))
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("privacy-take")) }
                p class="ht-acts" {
                    a class="ds-link" href=(context.href(&format!("{MINE}/download/json"))) { (context.t("privacy-json")) } " "
                    a class="ds-link" href=(context.href(&format!("{MINE}/download/pdf"))) { (context.t("privacy-pdf")) } " "
                    a class="ds-link" href=(context.href(&format!("{MINE}/erase"))) { (context.t("privacy-erase")) }
                }
            }
            (kept(context))
        },
    )
}

fn validations(context: &Context, own: &Own) -> Markup {
    let l = context.language;
    let columns = ["valid-qualification", "valid-standing", "valid-turn", "valid-changed"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = own
        .validations
        .iter()
        .map(|one| {
            vec![
                html! { a class="ds-link" href=(context.href(&format!("{MINE}/validations/{}", one.kept.id))) { (one.qualification().name(l)) } },
                html! { (validation::pages::standing(l, one.course.standing())) },
                html! { (validation::pages::state(l, one.kept.state)) },
                html! { (l.moment(&one.kept.changed_at.to_string())) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-validations")) }
            @if rows.is_empty() { (empty(&context.t("valid-validations-none"), html! { p { (context.t("valid-validations-none-about")) } }, None)) }
            @else { (data_table(&context.t("valid-validations"), &columns, &rows)) }
        }
    }
}

fn shares(context: &Context, own: &Own) -> Markup {
    let l = context.language;
    let columns = ["valid-shared-with", "valid-qualification", "valid-until", "valid-withdrawn"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = own
        .shares
        .iter()
        .map(|(share, _)| {
            let of = own.one(share.validation).map(|one| one.qualification().name(l)).unwrap_or_default();
            vec![
                html! { (own.organisations.get(&share.organisation).cloned().unwrap_or_default()) },
                html! { a class="ds-link" href=(context.href(&format!("{MINE}/validations/{}#shares", share.validation))) { (of) } },
                html! { (l.date(share.until)) },
                html! { @if let Some(at) = share.withdrawn_at { (l.moment(&at.to_string())) } },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-shares")) }
            @if rows.is_empty() { p { (context.t("valid-none-of-it")) } } @else { (data_table(&context.t("valid-shares"), &columns, &rows)) }
        }
    }
}

fn looks(context: &Context, own: &Own) -> Markup {
    let l = context.language;
    let columns = ["valid-look-when", "valid-look-who", "valid-look-what", "valid-qualification"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = own
        .looks
        .iter()
        .map(|look| {
            let who = look.person.and_then(|person| own.people.get(&person)).cloned();
            let of = look.organisation.and_then(|id| own.organisations.get(&id)).cloned();
            let who: Vec<String> = [who, of].into_iter().flatten().filter(|text| !text.is_empty()).collect();
            let name = own.one(look.validation).map(|one| one.qualification().name(l)).unwrap_or_default();
            vec![
                html! { (l.moment(&look.at.to_string())) },
                html! { @if who.is_empty() { (context.t("valid-look-by-address")) } @else { (who.join(", ")) } },
                html! { (context.t(&format!("valid-seen-{}", look.seen.code()))) },
                html! { (name) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-looks")) }
            @if rows.is_empty() { p { (context.t("valid-none-of-it")) } } @else { (data_table(&context.t("valid-looks"), &columns, &rows)) }
        }
    }
}

fn in_maps(context: &Context, maps: &[About]) -> Markup {
    let l = context.language;
    let columns = ["privacy-skill", "privacy-level", "privacy-known-by", "privacy-known-on"]
        .map(|key| Column::text(context.t(key)));
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("privacy-maps")) }
            @if maps.is_empty() { p { (context.t("privacy-maps-none")) } }
            @for map in maps {
                @let rows: Vec<Vec<Markup>> = map.skills.iter().map(|(skill, level, evidence)| vec![
                    html! { (skill) },
                    html! { (level.0) },
                    html! { (context.t(&format!("privacy-evidence-{}", evidence.kind.code().replace('_', "-")))) },
                    html! { @match evidence.on { Some(day) => { (l.date(day)) } None => { (context.t("not-known")) } } },
                ]).collect();
                h3 class="ds-heading" data-size="sm" { (map.firm) }
                p { (context.ta("privacy-called", &[("name", map.called.as_str().into())])) }
                @if let Some(day) = map.leaves { p { (context.t("skills-person-leaves")) ": " (l.date(day)) } }
                @if rows.is_empty() { p { (context.t("valid-none-of-it")) } } @else { (data_table(&map.firm, &columns, &rows)) }
                @if !map.planned.is_empty() { p { (l.counted("privacy-planned-count", map.planned.len() as u64)) } }
            }
        }
    }
}

/// How long what is kept, from the table of retention.
fn kept(context: &Context) -> Markup {
    let columns = [Column::text(context.t("privacy-what")), Column::number(context.t("privacy-days"))];
    let rows: Vec<Vec<Markup>> = tables::retention()
        .iter()
        .map(|row| {
            vec![
                html! { (context.t(&format!("privacy-rule-{}", row.rule.replace('_', "-")))) },
                html! { (context.language.whole(row.days.unsigned_abs())) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("privacy-kept")) }
            p class="ht-measure" { (context.t("privacy-kept-about")) }
            (data_table(&context.t("privacy-kept"), &columns, &rows))
        }
    }
}

/// `GET /account/skills/download/{format}`: everything as `json` or `pdf`.
///
/// # Errors
/// When nobody is signed in.
pub async fn download(
    State(app): State<App>,
    context: Context,
    Path(format): Path<String>,
) -> PageResult<Response> {
    let all = super::everything(&app, &context.caller).await?;
    let today = app.clock.today();
    let name = context.language.pick("min-kompetens", "my-skills");
    match format.as_str() {
        "json" => json_file(&as_json(&all, today), &format!("{name}-{today}.json")),
        "pdf" => {
            let person = context.caller.person.ok_or(PageError::NotFound)?;
            let own_name = all.own.people.get(&person).cloned().unwrap_or_default();
            let document = paper(&all, context.language, &own_name, today).marked(context.examples);
            pdf::hand_out(pdf::typeset(document).await, &format!("{name}-{today}.pdf"))
        }
        _ => Err(PageError::NotFound),
    }
}

fn json_file(json: &serde_json::Value, name: &str) -> PageResult<Response> {
    let text =
        serde_json::to_vec_pretty(json).map_err(|error| PageError::from(anyhow::Error::from(error)))?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, text).into_response())
}

/// `GET /skills/firm/{id}/people/{person}/told/{format}`: what the firm's map and plans say of somebody, as `json` or `pdf`, for the
/// firm to hand to them. The file's name does not tell whose it is.
///
/// # Errors
/// When the caller is not of the firm, or it has no such person by name.
pub async fn hand_out(
    State(app): State<App>,
    context: Context,
    Path((organisation, person, format)): Path<(i64, String, String)>,
) -> PageResult<Response> {
    let person = person.parse().map_err(|_| PageError::NotFound)?;
    if !["json", "pdf"].contains(&format.as_str()) {
        return Err(PageError::NotFound);
    }
    let person = workforce::map::PersonId(person);
    let about = firm::to_hand_out(&app, &context.caller, organisation, person).await?;
    let today = app.clock.today();
    let name = context.language.pick("om-dig", "about-you");
    if format == "json" {
        return json_file(&handed_out_by_firm(&about, today), &format!("{name}-{today}.json"));
    }
    let document = paper_by_firm(&about, context.language, today);
    pdf::hand_out(pdf::typeset(document).await, &format!("{name}-{today}.pdf"))
}

/// Which of one's validations; none: all.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    validation: Option<i64>,
}

/// `GET /account/skills/erase`: what goes and what stays.
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn ask_to_erase(
    State(app): State<App>,
    context: Context,
    Query(which): Query<Which>,
) -> PageResult {
    let own = validation::own(&app, &context.caller).await?;
    let what = match which.validation {
        Some(id) => {
            let one = own.one(id).ok_or(PageError::NotFound)?;
            one.qualification().name(context.language).to_owned()
        }
        None => context.language.counted("privacy-erase-all", own.validations.len() as u64),
    };
    let title = context.t("privacy-erase");
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(context.t("valid-mine"), MINE)], &title))
            (page_head(None, &title, Some(&what)))
            div class="ht-prose ht-stack" {
                p { (context.t("privacy-erase-goes")) }
                p { (context.t("privacy-erase-stays")) }
                p { (context.t("privacy-erase-firm")) }
            }
            form method="post" action=(context.href(&format!("{MINE}/erase"))) {
                @if let Some(id) = which.validation { input type="hidden" name="validation" value=(id); }
                p class="ht-actions" {
                    button class="ds-button" data-color="danger" type="submit" { (context.t("privacy-erase-do")) } " "
                    a class="ds-link" href=(context.href(MINE)) { (context.t("edit-cancel")) }
                }
            }
        },
    ))
}

/// `POST /account/skills/erase`
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn erase(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let which = match typed.given("validation") {
        Some(id) => Some(id.parse().map_err(|_| PageError::BadRequest)?),
        None => None,
    };
    erase_own(&app, &context.caller, which).await?;
    Ok(to(&context, &format!("{MINE}?done=erased")))
}
