//! The person's own validation: begun, mapped, put before a centre, shared, taken along, appealed against.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Told, made, told};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, OptionGroup, Select, breadcrumbs,
            choices, data_table, empty, error_summary, field, page_head, select,
        },
        page,
    },
    skills::validation::{
        self, CentreFacts, Opened, Own, State as Turn, Version,
        model::{Outcome, Says},
    },
};

pub(super) const MINE: &str = "/account/skills";

pub(super) fn address(id: i64) -> String {
    format!("{MINE}/validations/{id}")
}

/// Where the person signs in first, to come back here.
pub(in crate::skills) fn sign_in_first(context: &Context) -> Option<Response> {
    if context.caller.person.is_some() {
        return None;
    }
    let path = context.path.split('?').next().unwrap_or_default();
    let to = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC);
    Some(Redirect::to(&context.href(&format!("/account/sign-in?to={to}"))).into_response())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    qualification: String,
}

/// `GET /account/skills/new`: which qualification.
///
/// # Errors
/// When the database does not answer.
pub async fn ask(
    State(app): State<App>,
    context: Context,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    if let Some(first) = sign_in_first(&context) {
        return Ok(first);
    }
    access::check(&context.caller, Action::KeepOwnSkills, Relation::Owner)?;
    let all = validation::all(&app, &context.caller).await?;
    Ok(ask_view(&context, &all, &wanted.qualification, &FieldErrors::new()).into_response())
}

/// The form, from plain data.
#[must_use]
pub fn ask_view(context: &Context, all: &[Version], wanted: &str, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let title = context.t("valid-begin");
    let whole: Vec<&Version> = all.iter().filter(|one| one.document.is_whole()).collect();
    let offered = whole.iter().map(|one| {
        let code = one.document.code.as_str();
        Choice::new(code, one.document.name(l), code == wanted)
    });
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-mine"), MINE)], &title))
            (page_head(None, &title, Some(&context.t("valid-begin-lead"))))
            @if whole.is_empty() {
                (empty(&context.t("valid-none-to-begin"), html! { p { (context.t("valid-missing-about")) } }, None))
            } @else {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{MINE}/new"))) {
                    (choices(context, errors, &Choices {
                        name: "qualification",
                        legend: context.t("valid-qualification"),
                        heading: false,
                        hint: None,
                        many: false,
                        choices: offered.collect(),
                        unknown: None,
                        columns: false,
                    }))
                    p { (context.t("valid-begin-about")) }
                    p { button class="ds-button" type="submit" { (context.t("valid-begin-do")) } }
                }
            }
        },
    )
}

/// `GET /account/skills/validations/{id}`
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(asked): Query<Told>,
) -> PageResult {
    whole(&app, &context, id, &Typed::default(), &FieldErrors::new(), &asked.done).await
}

/// What one's own page needs besides the validation.
struct Around {
    centres: Vec<CentreFacts>,
    firms: Vec<(i64, String)>,
    today: jiff::civil::Date,
    now: jiff::Timestamp,
}

pub(super) async fn whole(
    app: &App,
    context: &Context,
    id: i64,
    typed: &Typed,
    errors: &FieldErrors,
    done: &str,
) -> PageResult {
    let own = validation::own_one(app, &context.caller, id).await?;
    let one = own.one(id).ok_or(PageError::NotFound)?;
    let around = Around {
        centres: validation::centres(app, &context.caller).await?,
        firms: validation::firms_of(app, &context.caller, one.kept.organisation).await?,
        today: app.clock.today(),
        now: app.clock.now(),
    };
    Ok(view(context, &own, one, &around, typed, errors, done))
}

fn view(
    context: &Context,
    own: &Own,
    one: &Opened,
    around: &Around,
    typed: &Typed,
    errors: &FieldErrors,
    done: &str,
) -> Markup {
    let l = context.language;
    let name = one.qualification().name(l);
    let centre = one.kept.centre.and_then(|id| own.centres.get(&id));
    let said_by = one.course.in_force().and_then(|said| own.centres.get(&said.centre));
    page(
        context,
        name,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-mine"), MINE)], name))
            (page_head(Some(&context.t("valid-validation")), name, None))
            (told(context, done))
            (made::stands(context, one))
            @if let Some(centre) = centre { p { (context.ta("valid-at-centre", &[("centre", centre.as_str().into())])) } }
            (next(context, one, around, errors))
            (made::outcome(context, one, said_by))
            (made::units(context, one))
            @if one.course.standing().is_validation() {
                (shares(context, own, one, around, typed, errors))
                (records(context, own, one))
                (again(context, one, around, typed, errors))
            }
            (made::story(context, one, &own.people))
            p class="ht-section" {
                a class="ds-link" href=(context.href(&format!("{MINE}/erase?validation={}", one.kept.id))) { (context.t("valid-erase-this")) }
            }
        },
    )
}

fn seen(one: &Opened) -> Markup {
    html! { input type="hidden" name="seen" value=(one.kept.version); }
}

/// What the person does next.
fn next(context: &Context, one: &Opened, around: &Around, errors: &FieldErrors) -> Markup {
    let own = address(one.kept.id);
    let code = &one.qualification().code;
    let may_map = one.course.depths.is_empty() && one.kept.state != Turn::Concluded;
    let may_choose =
        matches!(one.kept.state, Turn::Begun | Turn::Asked | Turn::Taken) && one.course.mapping.is_some();
    let open: Vec<&CentreFacts> = around
        .centres
        .iter()
        .filter(|centre| {
            centre.accreditations.iter().any(|of| {
                of.withdrawn.is_none() && of.what.qualification == *code && of.period.covers(around.today)
            })
        })
        .collect();
    let options = open.iter().map(|one| (one.centre.id.to_string(), one.name.clone())).collect();
    let chosen = one.kept.centre.map(|id| id.to_string()).unwrap_or_default();
    html! {
        @if may_map {
            p class="ht-acts" {
                a class="ds-button" data-variant=(if one.course.mapping.is_some() { "secondary" } else { "primary" }) href=(context.href(&format!("{own}/mapping"))) {
                    (context.t(if one.course.mapping.is_some() { "valid-map-again" } else { "valid-map" }))
                }
            }
        }
        @if may_choose {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-choose-centre")) }
                @if open.is_empty() { p { (context.t("valid-centres-none")) } }
                @else {
                    form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/centre"))) novalidate {
                        (seen(one))
                        (select(errors, &Select {
                            name: "centre",
                            label: context.t("valid-centre"),
                            hint: Some(context.t("valid-choose-centre-hint")),
                            value: &chosen,
                            none: None,
                            groups: vec![OptionGroup { label: String::new(), options }],
                        }))
                        p { button class="ds-button" type="submit" { (context.t("valid-choose-centre-do")) } }
                    }
                }
            }
        }
    }
}

fn shares(
    context: &Context,
    own: &Own,
    one: &Opened,
    around: &Around,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let l = context.language;
    let of = one.qualification();
    let columns = ["valid-shared-with", "valid-shared-what", "valid-until", "valid-withdrawn"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = own
        .shares
        .iter()
        .filter(|(share, _)| share.validation == one.kept.id)
        .map(|(share, units)| {
            let with = own.organisations.get(&share.organisation).cloned().unwrap_or_default();
            let what = match units {
                None => context.t("valid-share-whole"),
                Some(units) => units.iter().filter_map(|code| of.unit(code)).map(|unit| unit.name(l)).collect::<Vec<_>>().join(", "),
            };
            vec![
                html! { (with) },
                html! { (what) },
                html! { (l.date(share.until)) },
                html! {
                    @match share.withdrawn_at {
                        Some(at) => { (l.moment(&at.to_string())) }
                        None if share.until < around.today => { (context.t("valid-share-over")) }
                        None => {
                            form method="post" action=(context.href(&format!("{MINE}/shares/{}/withdraw", share.id))) {
                                button class="ds-button" data-variant="secondary" data-size="sm" type="submit" {
                                    (context.t("valid-withdraw")) span class="ds-sr-only" { ": " (with) }
                                }
                            }
                        }
                    }
                },
            ]
        })
        .collect();
    let met: Vec<_> = one.course.in_force().map(|said| said.units.clone()).unwrap_or_default();
    let units = met
        .iter()
        .filter_map(|code| of.unit(code))
        .map(|unit| Choice::new(unit.code.as_str(), unit.name(l), typed.has("units", &unit.code)));
    let options: Vec<(String, String)> =
        around.firms.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="shares" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-shares")) }
            p class="ht-measure" { (context.t("valid-shares-about")) }
            @if !rows.is_empty() { (data_table(&context.t("valid-shares"), &columns, &rows)) }
            @if options.is_empty() { p { (context.t("valid-no-firms")) } }
            @else {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/shares", address(one.kept.id)))) novalidate {
                    (select(errors, &Select {
                        name: "organisation",
                        label: context.t("valid-shared-with"),
                        hint: None,
                        value: typed.text("organisation"),
                        none: None,
                        groups: vec![OptionGroup { label: String::new(), options }],
                    }))
                    (choices(context, errors, &Choices {
                        name: "units",
                        legend: context.t("valid-shared-what"),
                        heading: false,
                        hint: Some(context.t("valid-share-units-hint")),
                        many: true,
                        choices: units.collect(),
                        unknown: None,
                        columns: false,
                    }))
                    (field(errors, &Field { name: "until", label: context.t("valid-until"), value: typed.text("until"), kind: FieldKind::Date, ..Field::default() }))
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-share-do")) } }
                }
            }
        }
    }
}

fn records(context: &Context, own: &Own, one: &Opened) -> Markup {
    let l = context.language;
    let awarded = one.course.in_force().is_some_and(|said| said.outcome != Outcome::None);
    let mine = own.records.iter().filter(|record| record.validation == one.kept.id);
    html! {
        @if awarded {
            section class="ht-section ht-stack" data-gap="sm" id="records" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-records")) }
                p class="ht-measure" { (context.t("valid-records-about")) }
                ul {
                    @for record in mine {
                        li {
                            (l.moment(&record.made_at.to_string())) " "
                            @match record.withdrawn_at {
                                Some(at) => { (context.ta("valid-record-withdrawn", &[("at", l.moment(&at.to_string()).into())])) }
                                None => {
                                    a class="ds-link" href=(context.href(&format!("{MINE}/records/{}", record.id))) { (context.t("valid-record-file")) }
                                    form method="post" action=(context.href(&format!("{MINE}/records/{}/withdraw", record.id))) {
                                        button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" { (context.t("valid-withdraw")) span class="ds-sr-only" { " " (context.t("valid-record-file")) } }
                                    }
                                }
                            }
                        }
                    }
                }
                form method="post" action=(context.href(&format!("{}/record", address(one.kept.id)))) {
                    button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-record-make")) }
                }
            }
        }
    }
}

fn again(context: &Context, one: &Opened, around: &Around, typed: &Typed, errors: &FieldErrors) -> Markup {
    let own = address(one.kept.id);
    let stands = one.kept.state == Turn::Concluded;
    let awarded = one.course.in_force().is_some_and(|said| said.outcome == Outcome::Award);
    html! {
        @if stands && !awarded {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-again")) }
                p class="ht-measure" { (context.t("valid-again-about")) }
                form method="post" action=(context.href(&format!("{own}/again"))) {
                    (seen(one))
                    button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-again-do")) }
                }
            }
        }
        @if stands && one.course.may_appeal(around.now) {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-appeal")) }
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/appeal"))) novalidate {
                    (seen(one))
                    (field(errors, &Field {
                        name: "why",
                        label: context.t("valid-appeal-why"),
                        hint: Some(context.t("valid-appeal-hint")),
                        value: typed.text("why"),
                        kind: FieldKind::Lines(4),
                        ..Field::default()
                    }))
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-appeal-do")) } }
                }
            }
        }
    }
}

/// `GET /account/skills/validations/{id}/mapping`
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn ask_mapping(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let own = validation::own_one(&app, &context.caller, id).await?;
    let one = own.one(id).ok_or(PageError::NotFound)?;
    let mut typed = Typed::default();
    typed.set("seen", one.kept.version.to_string());
    if let Some(mapping) = &one.course.mapping {
        for (unit, says) in &mapping.units {
            typed.set(format!("unit-{unit}"), says.code());
        }
        typed.set("words", mapping.words.as_str());
    }
    Ok(mapping_view(&context, one, &typed, &FieldErrors::new()))
}

/// The form of the mapping, from plain data.
#[must_use]
pub fn mapping_view(context: &Context, one: &Opened, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let (title, name) = (context.t("valid-map"), one.qualification().name(l));
    let own = address(one.kept.id);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-mine"), MINE), (name.to_owned(), &own)], &title))
            (page_head(Some(name), &title, Some(&context.t("valid-map-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/mapping"))) novalidate {
                input type="hidden" name="seen" value=(typed.text("seen"));
                @for unit in &one.qualification().units {
                    @let field_name = format!("unit-{}", unit.code);
                    @let hint = unit.outcomes.iter().map(|outcome| outcome.text(l)).collect::<Vec<_>>().join(". ");
                    (choices(context, errors, &Choices {
                        name: &field_name,
                        legend: unit.name(l).to_owned(),
                        heading: false,
                        hint: Some(hint).filter(|hint| !hint.is_empty()),
                        many: false,
                        choices: Says::ALL[..3].iter().map(|says| Choice::new(says.code(), context.t(&format!("valid-says-{}", says.code())), typed.has(&field_name, says.code()))).collect(),
                        unknown: Some(Choice::new(Says::NotKnown.code(), context.t("valid-says-not-known"), typed.text(&field_name).is_empty() || typed.has(&field_name, Says::NotKnown.code()))),
                        columns: false,
                    }))
                }
                (field(errors, &Field {
                    name: "words",
                    label: context.t("valid-own-words"),
                    hint: Some(context.t("valid-own-words-hint")),
                    value: typed.text("words"),
                    kind: FieldKind::Lines(5),
                    ..Field::default()
                }))
                p { button class="ds-button" type="submit" { (context.t("edit-save")) } }
            }
        },
    )
}
