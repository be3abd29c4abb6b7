//! An application's assessment for officers and the panel: points side by side, how far they lie apart, what is left to do, what
//! the panel noted.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Span;
use maud::{Markup, html};

use super::{
    assessors::Done,
    plot::{Line, intervals},
    score::written,
    words,
};
use crate::{
    app::{App, random_key},
    funding::{
        FundingError,
        assessment::{
            self, ApplicationNow, MOST_NOTE,
            model::{
                sheet::State as Stands,
                spread::{of_criterion, total, totals},
            },
        },
        model::application::State as ApplicationState,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, breadcrumbs, data_table, error_summary, facts, field,
            page_head,
        },
        error::again,
        page,
    },
};

fn address(application: i64) -> String {
    format!("/funding/assessments/of/{application}")
}

fn view(
    context: &Context,
    now: &ApplicationNow,
    typed: &Typed,
    errors: &FieldErrors,
    told: &Markup,
) -> Markup {
    let l = context.language;
    let title = now.kept.application.title.as_str();
    let list = format!("/funding/calls/{}/applications", now.call.code);
    page(
        context,
        title,
        html! {
            (error_summary(context, errors))
            (told)
            (breadcrumbs(context, &[(now.call.call.title.of(l).to_owned(), &list)], title))
            (page_head(now.kept.number.as_deref(), title, None))
            (standing(context, now))
            (points(context, now))
            (sheets(context, now, typed, errors))
            (notes(context, now, typed, errors))
            section class="ht-section ht-stack" data-gap="sm" id="application" aria-labelledby="application-title" {
                h2 class="ds-heading" data-size="md" id="application-title" { (context.t("assess-application")) }
                (super::reading::shown(context, &now.kept.application, &now.call.call))
            }
        },
    )
}

/// How it stands, and what is left to do.
fn standing(context: &Context, now: &ApplicationNow) -> Markup {
    let l = context.language;
    let of = |state: Stands| now.assigned.iter().filter(|(one, _, _)| one.state == state).count();
    let rows = vec![
        (
            context.t("assess-stands"),
            html! { (crate::funding::applications::words::state(l, now.kept.state)) },
        ),
        (
            context.t("assess-assessors"),
            html! { (context.ta("assess-counts", &[
                ("asked", of(Stands::Asked).into()),
                ("accepted", of(Stands::Accepted).into()),
                ("handed", of(Stands::HandedIn).into()),
            ])) },
        ),
    ];
    let left: Vec<String> = now
        .assigned
        .iter()
        .filter(|(one, _, _)| one.state.waits())
        .map(|(one, name, due)| {
            let key = if one.state == Stands::Asked { "assess-left-asked" } else { "assess-left-accepted" };
            let day = due.as_ref().map_or_else(|| context.t("assess-no-day"), |due| due.on.to_string());
            context.ta(key, &[("name", name.as_str().into()), ("day", day.into())])
        })
        .collect();
    let none_asked = !now.assigned.iter().any(|(one, _, _)| one.state.counts());
    let path = format!("/funding/calls/{}/assessors", now.call.code);
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="left-title" {
            h2 class="ds-heading" data-size="md" id="left-title" { (context.t("assess-left")) }
            (facts(&rows))
            @if !left.is_empty() { ul class="ds-list" { @for one in &left { li { (one) } } } }
            @if now.kept.state == ApplicationState::InAssessment {
                @if none_asked { p { (context.t("assess-left-nobody")) } }
                p { a class="ds-link" href=(context.href(&path)) { (context.t("assess-propose-title")) } }
                @if now.can_close() {
                    form method="post" action=(context.href(&format!("{}/close", address(now.kept.id)))) {
                        input type="hidden" name="version" value=(now.kept.version);
                        button class="ds-button" type="submit" { (context.t("assess-close")) }
                    }
                    p class="ht-soft" { (context.t("assess-close-why")) }
                }
            }
        }
    }
}

/// The points by criterion and assessor, mean and spread; the plot of the same.
fn points(context: &Context, now: &ApplicationNow) -> Markup {
    let l = context.language;
    let criteria = &now.call.call.criteria;
    let handed_in: Vec<_> = now.assigned.iter().filter(|(one, _, _)| one.state == Stands::HandedIn).collect();
    let all = now.points();
    if all.is_empty() {
        return html! { p class="ht-soft" { (context.t("assess-no-points")) } };
    }
    let mut columns = vec![Column::text(context.t("assess-criterion"))];
    columns.extend(handed_in.iter().map(|(_, name, _)| Column::number(name.as_str())));
    columns.push(Column::number(context.t("assess-mean")));
    columns.push(Column::number(context.t("assess-range")));
    let range = |spread: &assessment::model::spread::Spread| {
        format!("{}–{}", l.number(spread.least, 1), l.number(spread.most, 1))
    };
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    let mut lines = Vec::new();
    for criterion in criteria {
        let spread = of_criterion(&all, &criterion.code);
        let label = context.ta(
            "assess-criterion-of",
            &[
                ("title", criterion.title.of(l).into()),
                ("most", criterion.most.into()),
                ("weight", criterion.weight.into()),
            ],
        );
        let mut row = vec![html! { (label) }];
        row.extend(all.iter().map(|points| {
            html! { @match points.get(&criterion.code) {
                Some(Some(points)) => (points),
                Some(None) => (context.t("assess-not-applicable-short")),
                None => (context.t("assess-not-known")),
            } }
        }));
        row.push(html! { (words::spread(l, spread.as_ref())) });
        row.push(html! { (spread.as_ref().map(range).unwrap_or_default()) });
        rows.push(row);
        if let Some(spread) = spread.filter(|_| criterion.most > 0) {
            let share = 100.0 / f64::from(criterion.most);
            let spread = assessment::model::spread::Spread {
                mean: spread.mean * share,
                deviation: spread.deviation.map(|deviation| deviation * share),
                least: spread.least * share,
                most: spread.most * share,
                ..spread
            };
            lines.push(Line { label: criterion.title.of(l).to_owned(), spread });
        }
    }
    let in_all = totals(&all, criteria);
    let mut row = vec![html! { strong { (context.t("assess-total")) } }];
    row.extend(all.iter().map(|points| {
        html! { (total(points, criteria).map(|total| l.number(total, 1)).unwrap_or_default()) }
    }));
    row.push(html! { strong { (words::spread(l, in_all.as_ref())) } });
    row.push(html! { (in_all.as_ref().map(range).unwrap_or_default()) });
    rows.push(row);
    if let Some(spread) = in_all {
        lines.push(Line { label: context.t("assess-total"), spread });
    }
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="points" aria-labelledby="points-title" {
            h2 class="ds-heading" data-size="md" id="points-title" { (context.t("assess-points-title")) }
            (intervals(100.0, &lines, &context.t("assess-plot-key")))
            (data_table(&context.t("assess-points-caption"), &columns, &rows))
            p class="ht-source" { (context.t("assess-points-source")) }
        }
    }
}

fn sheets(context: &Context, now: &ApplicationNow, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let criteria = &now.call.call.criteria;
    let is_open = now.kept.state == ApplicationState::InAssessment;
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="assessors" aria-labelledby="assessors-title" {
            h2 class="ds-heading" data-size="md" id="assessors-title" { (context.t("assess-assessors")) }
            @if now.assigned.is_empty() { p class="ht-soft" { (context.t("assess-left-nobody")) } }
            @for (one, name, due) in &now.assigned {
                article class="ht-stack" data-gap="sm" {
                    h3 class="ds-heading" data-size="sm" { (name) " " span class="ds-tag" data-size="sm" { (words::state(l, one.state)) } }
                    @for conflict in &one.conflicts { p { (words::conflict(l, conflict)) } }
                    @if one.state == Stands::Declined && !one.sheet.declined.is_empty() { p { (one.sheet.declined) } }
                    @if let Some(at) = one.handed_in_at { p class="ht-soft" { (context.ta("assess-handed-in-at", &[("at", context.language.in_sweden(at).into())])) } }
                    @if let Some(due) = due.as_ref().filter(|due| due.done_at.is_none()) {
                        p { a class="ds-link" href=(context.href(&format!("/funding/work/days/{}", due.id))) { (context.ta("assess-by-day", &[("day", due.on.to_string().into())])) } }
                    }
                    @if one.state == Stands::HandedIn { (written(context, &one.sheet, criteria)) }
                    @for earlier in &one.sheet.earlier {
                        details {
                            summary { (context.ta("assess-earlier", &[("at", context.language.in_sweden(earlier.at).into())])) }
                            (written(context, &assessment::model::sheet::Sheet {
                                scores: earlier.scores.clone(), summary: earlier.summary.clone(), ..Default::default()
                            }, criteria))
                        }
                    }
                    @if is_open && one.state == Stands::HandedIn { (reopen_form(context, now.kept.id, one.id, typed, errors)) }
                    @if is_open && one.state.waits() { (remove_form(context, now.kept.id, one.id, typed, errors)) }
                }
            }
        }
    }
}

/// What was typed into the form of one assignment.
fn typed_for(typed: &Typed, assignment: i64, act: &str, name: &str) -> String {
    let is_it = typed.text("assignment") == assignment.to_string() && typed.text("act") == act;
    if is_it { typed.text(name).to_owned() } else { String::new() }
}

fn reopen_form(
    context: &Context,
    application: i64,
    assignment: i64,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let (reason, by) = (format!("reopen-reason-{assignment}"), format!("reopen-by-{assignment}"));
    let said = typed_for(typed, assignment, "reopen", &reason);
    let day = typed_for(typed, assignment, "reopen", &by);
    html! {
        details class="ds-details ht-noprint" open[!said.is_empty() || errors.of(&reason).is_some() || errors.of(&by).is_some()] {
            summary { (context.t("assess-reopen")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/reopen", address(application)))) novalidate {
                input type="hidden" name="assignment" value=(assignment);
                input type="hidden" name="act" value="reopen";
                (field(errors, &Field { name: &reason, label: context.t("assess-reopen-reason"), value: &said, kind: FieldKind::Lines(2), ..Field::default() }))
                (field(errors, &Field { name: &by, label: context.t("assess-ask-by"), value: &day, kind: FieldKind::Date, ..Field::default() }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("assess-reopen")) } }
            }
        }
    }
}

fn remove_form(
    context: &Context,
    application: i64,
    assignment: i64,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let reason = format!("remove-reason-{assignment}");
    let said = typed_for(typed, assignment, "remove", &reason);
    html! {
        details class="ds-details ht-noprint" open[!said.is_empty() || errors.of(&reason).is_some()] {
            summary { (context.t("assess-remove")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/remove", address(application)))) novalidate {
                input type="hidden" name="assignment" value=(assignment);
                input type="hidden" name="act" value="remove";
                (field(errors, &Field { name: &reason, label: context.t("assess-remove-reason"), value: &said, kind: FieldKind::Lines(2), ..Field::default() }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("assess-remove")) } }
            }
        }
    }
}

fn notes(context: &Context, now: &ApplicationNow, typed: &Typed, errors: &FieldErrors) -> Markup {
    let once = typed.given("once").map_or_else(random_key, str::to_owned);
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="notes" aria-labelledby="notes-title" {
            h2 class="ds-heading" data-size="md" id="notes-title" { (context.t("assess-notes")) }
            @if now.notes.is_empty() { p class="ht-soft" { (context.t("assess-notes-none")) } }
            @for (note, by) in &now.notes {
                div {
                    p class="ht-soft" { (context.language.in_sweden(note.at)) ", " (by) }
                    p class="ht-measure" { (note.text) }
                }
            }
            form class="ht-form ht-stack ht-noprint" method="post" action=(context.href(&format!("{}/note", address(now.kept.id)))) novalidate {
                input type="hidden" name="once" value=(once);
                (field(errors, &Field {
                    name: "note",
                    label: context.t("assess-note"),
                    hint: Some(context.t("assess-note-hint")),
                    value: typed.text("note"),
                    kind: FieldKind::Lines(3),
                    ..Field::default()
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("assess-note-add")) } }
            }
        }
    }
}

/// `GET /funding/assessments/of/{application}`
///
/// # Errors
/// When the caller is no officer, or there is no such application.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(application): Path<i64>,
    Query(done): Query<Done>,
) -> PageResult {
    let now = assessment::one(&app, &context.caller, application).await?;
    Ok(view(&context, &now, &Typed::default(), &FieldErrors::new(), &done.told(&context)))
}

/// `POST /funding/assessments/of/{application}/{act}`
///
/// # Errors
/// When the caller is no officer, there is no such application or act, or it is not in a state for it.
pub async fn act(
    context: Context,
    State(app): State<App>,
    Path((application, act)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let caller = &context.caller;
    assessment::one(&app, caller, application).await?;
    let assignment: i64 = typed.text("assignment").parse().unwrap_or(0);
    let (mut errors, done) = (FieldErrors::new(), act.as_str());
    let reason = format!("{act}-reason-{assignment}");
    let result = match act.as_str() {
        "note" => {
            assessment::add_note(&app, caller, application, typed.text("note"), typed.text("once")).await
        }
        "close" => {
            let seen = typed.text("version").parse().unwrap_or(0);
            assessment::close(&app, caller, application, seen).await
        }
        "remove" => assessment::remove(&app, caller, application, assignment, typed.text(&reason)).await,
        "reopen" => {
            let name = format!("reopen-by-{assignment}");
            let day = match typed.text(&name) {
                "" => Ok(app.clock.today().saturating_add(Span::new().days(7))),
                day => day.parse(),
            };
            match day {
                Ok(by) => {
                    assessment::reopen(&app, caller, application, assignment, by, typed.text(&reason)).await
                }
                Err(_) => Err(FundingError::WrongDay),
            }
        }
        _ => return Err(PageError::NotFound),
    };
    match result {
        Ok(()) => {
            let to = format!("{}?done={done}", address(application));
            return Ok(Redirect::to(&context.href(&to)).into_response());
        }
        Err(FundingError::NoReason) if act == "note" => errors.add("note", context.t("assess-note-empty")),
        Err(FundingError::NoReason) => errors.add(reason, context.t("assess-no-reason")),
        Err(FundingError::TooLong(_)) => {
            errors.add("note", context.ta("assess-wrong-text", &[("most", MOST_NOTE.into())]));
        }
        Err(FundingError::WrongDay) => {
            errors.add(format!("reopen-by-{assignment}"), context.t("assess-day-passed"));
        }
        Err(other) => return Err(other.into()),
    }
    let now = assessment::one(&app, caller, application).await?;
    Ok(again(view(&context, &now, &typed, &errors, &html! {})))
}
