//! One application for its assessor: the question of conflicts first, then the application with the sheet beside it.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{assessors::Done, reading, words};
use crate::{
    app::App,
    funding::{
        FundingError,
        assessment::{
            self, Answer, Asked, ToScore,
            model::{
                conflict::Ground,
                sheet::{Score, Sheet, State as Stands},
            },
        },
        attached::pages::{handed_out, table},
        model::{application::State as ApplicationState, call::Criterion, due::Due},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs,
            choices, data_table, error_summary, field, notice, page_head, select,
        },
        error::again,
        page,
    },
};

fn address(id: i64) -> String {
    format!("/funding/assessments/{id}")
}

fn top(context: &Context, number: Option<&str>, title: &str) -> Markup {
    html! {
        (breadcrumbs(context, &[(context.t("assess-mine-title"), "/funding/assessments")], title))
        (page_head(number, title, None))
    }
}

fn by(context: &Context, due: Option<&Due>) -> Markup {
    html! {
        @if let Some(due) = due.filter(|due| due.done_at.is_none()) {
            p { (context.ta("assess-by-day", &[("day", due.on.to_string().into())])) }
        }
    }
}

// --- the question ---

fn question(context: &Context, asked: &Asked, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let mut grounds = vec![
        Choice::new("none", context.t("assess-answer-none"), typed.has("answer", "none"))
            .hint(context.t("assess-answer-none-hint")),
    ];
    for ground in Ground::DECLARED {
        let words = context.t(&format!("assess-declare-{}", ground.code()));
        grounds.push(Choice::new(ground.code(), words, typed.has("answer", ground.code())));
    }
    grounds.push(
        Choice::new("decline", context.t("assess-answer-decline"), typed.has("answer", "decline"))
            .hint(context.t("assess-answer-decline-hint")),
    );
    page(
        context,
        &context.t("assess-question-title"),
        html! {
            (error_summary(context, errors))
            (top(context, asked.number.as_deref(), &asked.title))
            p { (asked.call.call.title.of(l)) }
            (by(context, asked.due.as_ref()))
            h2 class="ds-heading" data-size="sm" { (context.t("assess-read-parties")) }
            ul class="ds-list" { @for party in &asked.parties { li { (party) } } }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/answer", address(asked.assigned.id)))) novalidate {
                (choices(context, errors, &Choices {
                    name: "answer",
                    legend: context.t("assess-question"),
                    heading: false,
                    hint: Some(context.t("assess-question-hint")),
                    many: false,
                    choices: grounds,
                    unknown: None,
                    columns: false,
                }))
                (field(errors, &Field {
                    name: "words",
                    label: context.t("assess-question-words"),
                    hint: Some(context.t("assess-question-words-hint")),
                    value: typed.text("words"),
                    kind: FieldKind::Lines(3),
                    ..Field::default()
                }))
                p { button class="ds-button" type="submit" { (context.t("assess-question-send")) } }
            }
        },
    )
}

/// `GET /funding/assessments/{id}`: the question, or the sheet once it is answered.
///
/// # Errors
/// Not found, for what is not the caller's, and as soon as there is a conflict.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(done): Query<Done>,
) -> PageResult {
    let asked = assessment::asked(&app, &context.caller, id).await?;
    if !asked.assigned.state.reads() {
        return Ok(question(&context, &asked, &Typed::default(), &FieldErrors::new()));
    }
    let now = assessment::to_score(&app, &context.caller, id).await?;
    let typed = typed_of(&now.assigned.sheet);
    Ok(sheet(&context, &now, &typed, &FieldErrors::new(), &done.told(&context)))
}

/// `POST /funding/assessments/{id}/answer`
///
/// # Errors
/// Not found, for what is not the caller's, and as soon as there is a conflict.
pub async fn answer(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let asked = assessment::asked(&app, &context.caller, id).await?;
    let said = typed.text("words").to_owned();
    let answer = match typed.text("answer") {
        "none" => Some(Answer::Accept),
        "decline" => Some(Answer::Decline(said)),
        code => Ground::declared(code).map(|ground| Answer::Conflict(ground, said)),
    };
    let mut errors = FieldErrors::new();
    let Some(answer) = answer else {
        errors.add("answer", context.t("assess-question-none-chosen"));
        return Ok(again(question(&context, &asked, &typed, &errors)));
    };
    match assessment::answer(&app, &context.caller, id, &answer).await {
        Ok(Stands::Conflict) => {
            Ok(Redirect::to(&context.href("/funding/assessments?done=conflict")).into_response())
        }
        Ok(Stands::Declined) => {
            Ok(Redirect::to(&context.href("/funding/assessments?done=declined")).into_response())
        }
        Ok(_) => Ok(Redirect::to(&context.href(&address(id))).into_response()),
        Err(FundingError::NoReason) => {
            errors.add("words", context.t("assess-question-no-words"));
            Ok(again(question(&context, &asked, &typed, &errors)))
        }
        Err(FundingError::TooLong(most)) => {
            errors.add("words", context.ta("assess-wrong-text", &[("most", most.into())]));
            Ok(again(question(&context, &asked, &typed, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

// --- the sheet ---

/// What a select of points says for "does not apply".
const NOT_APPLICABLE: &str = "na";

fn typed_of(sheet: &Sheet) -> Typed {
    let mut typed = Typed::default();
    for (code, score) in &sheet.scores {
        let points = match score.points {
            Some(points) => points.to_string(),
            None if score.not_applicable => NOT_APPLICABLE.to_owned(),
            None => String::new(),
        };
        typed.set(format!("points-{code}"), points);
        typed.set(format!("reason-{code}"), score.reason.as_str());
    }
    typed.set("summary", sheet.summary.as_str());
    typed
}

/// Reads the form; what is no number of points is told at its field.
fn read(context: &Context, typed: &Typed, criteria: &[Criterion]) -> (Sheet, FieldErrors) {
    let mut sheet = Sheet { summary: typed.text("summary").to_owned(), ..Sheet::default() };
    let mut errors = FieldErrors::new();
    for criterion in criteria {
        let name = format!("points-{}", criterion.code);
        let mut score = Score {
            reason: typed.text(&format!("reason-{}", criterion.code)).to_owned(),
            ..Score::default()
        };
        match typed.text(&name) {
            "" => {}
            NOT_APPLICABLE => score.not_applicable = true,
            points => match points.parse() {
                Ok(points) => score.points = Some(points),
                Err(_) => errors
                    .add(name, context.ta("assess-wrong-points-text", &[("most", criterion.most.into())])),
            },
        }
        if score != Score::default() {
            sheet.scores.insert(criterion.code.clone(), score);
        }
    }
    (sheet, errors)
}

fn sheet(context: &Context, now: &ToScore, typed: &Typed, errors: &FieldErrors, told: &Markup) -> Markup {
    let l = context.language;
    let title = now.kept.application.title.as_str();
    let is_open = now.assigned.state == Stands::Accepted && now.kept.state == ApplicationState::InAssessment;
    page(
        context,
        title,
        html! {
            (error_summary(context, errors))
            (told)
            (top(context, now.kept.number.as_deref(), title))
            p { (now.call.call.title.of(l)) }
            (by(context, now.due.as_ref()))
            @if let Some(at) = now.assigned.handed_in_at {
                (notice(Tone::Info, &context.ta("assess-handed-in-at", &[("at", context.language.in_sweden(at).into())]), html! {
                    p { (context.t("assess-handed-in-why")) }
                }))
            } @else if !is_open {
                (notice(Tone::Info, &context.t("assess-closed"), html! {}))
            }
            p class="ht-acts" {
                @if is_open { a class="ds-link" href="#sheet" { (context.t("assess-to-sheet")) } }
            }
            section class="ht-section ht-stack" data-gap="sm" aria-labelledby="application-title" {
                h2 class="ds-heading" data-size="md" id="application-title" { (context.t("assess-application")) }
                (reading::shown(context, &now.kept.application, &now.call.call))
                (files(context, now))
            }
            section class="ht-section ht-stack" data-gap="sm" id="sheet" aria-labelledby="sheet-title" {
                h2 class="ds-heading" data-size="md" id="sheet-title" { (context.t("assess-sheet")) }
                @if is_open { (form(context, now, typed, errors)) }
                @else { (written(context, &now.assigned.sheet, &now.call.call.criteria)) }
            }
            @for (at, (_, other)) in now.others.iter().enumerate() {
                section class="ht-section ht-stack" data-gap="sm" {
                    h2 class="ds-heading" data-size="md" { (context.ta("assess-another", &[("number", (at + 1).into())])) }
                    (written(context, other, &now.call.call.criteria))
                }
            }
            @if now.assigned.state.reads() && now.kept.state == ApplicationState::InAssessment { (leave(context, now.assigned.id)) }
        },
    )
}

fn files(context: &Context, now: &ToScore) -> Markup {
    html! {
        @if !now.files.is_empty() {
            h3 class="ds-heading" data-size="sm" { (context.t("apply-files")) }
            p class="ht-small ht-soft" { (context.t("assess-files-about")) }
            (table(context, &format!("{}/files", address(now.assigned.id)), &now.files, |_| false))
        }
    }
}

/// `GET /funding/assessments/{id}/files/{key}`
///
/// # Errors
/// Not found, for what is not the caller's or not open to them.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    let (file, content) = assessment::file(&app, &context.caller, id, &key).await?;
    Ok(handed_out(&file, content))
}

fn form(context: &Context, now: &ToScore, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    html! {
        form class="ht-form ht-stack" method="post" action=(context.href(&address(now.assigned.id))) novalidate {
            input type="hidden" name="version" value=(now.assigned.version);
            @for criterion in &now.call.call.criteria {
                @let points = format!("points-{}", criterion.code);
                @let reason = format!("reason-{}", criterion.code);
                fieldset class="ds-fieldset" {
                    legend class="ds-label" { (criterion.title.of(l)) }
                    @if !criterion.help.is_empty() { p data-field="description" { (criterion.help.of(l)) } }
                    (select(errors, &Select {
                        name: &points,
                        label: context.ta("assess-points", &[("most", criterion.most.into()), ("weight", criterion.weight.into())]),
                        hint: None,
                        value: typed.text(&points),
                        none: Some(context.t("assess-points-none")),
                        groups: vec![OptionGroup { label: String::new(), options: scale(context, criterion) }],
                    }))
                    (field(errors, &Field {
                        name: &reason,
                        label: context.t("assess-reason"),
                        value: typed.text(&reason),
                        kind: FieldKind::Lines(3),
                        ..Field::default()
                    }))
                }
            }
            (field(errors, &Field {
                name: "summary",
                label: context.t("assess-summary"),
                hint: Some(context.t("assess-summary-hint")),
                value: typed.text("summary"),
                kind: FieldKind::Lines(4),
                ..Field::default()
            }))
            div class="ht-acts" {
                button class="ds-button" data-variant="secondary" type="submit" name="act" value="keep" { (context.t("assess-keep")) }
                button class="ds-button" type="submit" name="act" value="hand-in" { (context.t("assess-hand-in")) }
            }
            p class="ht-soft" { (context.t("assess-hand-in-why")) }
        }
    }
}

fn scale(context: &Context, criterion: &Criterion) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        (0..=criterion.most).map(|points| (points.to_string(), points.to_string())).collect();
    if criterion.may_not_apply {
        all.push((NOT_APPLICABLE.to_owned(), context.t("assess-not-applicable")));
    }
    all
}

pub(super) fn written(context: &Context, sheet: &Sheet, criteria: &[Criterion]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("assess-criterion")),
        Column::number(context.t("assess-points-short")),
        Column::text(context.t("assess-reason")),
    ];
    let rows: Vec<Vec<Markup>> = criteria
        .iter()
        .filter_map(|criterion| {
            let score = sheet.scores.get(&criterion.code)?;
            Some(vec![
                html! { (criterion.title.of(l)) },
                html! { @match score.points {
                    Some(points) => (context.ta("assess-points-of", &[("points", points.into()), ("most", criterion.most.into())])),
                    None => (context.t("assess-not-applicable")),
                } },
                html! { (score.reason) },
            ])
        })
        .collect();
    html! {
        (data_table(&context.t("assess-sheet"), &columns, &rows))
        @if !sheet.summary.is_empty() { p class="ht-measure" { (sheet.summary) } }
    }
}

/// A conflict may come to light while one reads.
fn leave(context: &Context, id: i64) -> Markup {
    let grounds = Ground::DECLARED
        .iter()
        .map(|ground| (ground.code().to_owned(), context.t(&format!("assess-declare-{}", ground.code()))));
    let errors = FieldErrors::new();
    html! {
        details class="ds-details ht-noprint" {
            summary { (context.t("assess-leave")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/answer", address(id)))) novalidate {
                (select(&errors, &Select {
                    name: "answer",
                    label: context.t("assess-leave-why"),
                    hint: None,
                    value: "",
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options: grounds.collect() }],
                }))
                (field(&errors, &Field {
                    name: "words",
                    label: context.t("assess-question-words"),
                    kind: FieldKind::Lines(2),
                    ..Field::default()
                }))
                p { button class="ds-button" data-variant="secondary" data-color="danger" type="submit" { (context.t("assess-leave-send")) } }
            }
        }
    }
}

/// `POST /funding/assessments/{id}`: keeps the draft, or hands it in.
///
/// # Errors
/// Not found, for what is not the caller's, and as soon as there is a conflict; a conflict of state once it is handed in.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let now = assessment::to_score(&app, &context.caller, id).await?;
    let (sheet_sent, mut errors) = read(&context, &typed, &now.call.call.criteria);
    let seen = typed.text("version").parse().unwrap_or(0);
    if errors.is_empty() {
        let hands_in = typed.text("act") == "hand-in";
        let result = if hands_in {
            assessment::hand_in(&app, &context.caller, id, seen, sheet_sent).await
        } else {
            assessment::keep_scores(&app, &context.caller, id, seen, sheet_sent).await
        };
        match result {
            Ok(_) => {
                let done = if hands_in { "handed-in" } else { "kept" };
                let to = format!("{}?done={done}", address(id));
                return Ok(Redirect::to(&context.href(&to)).into_response());
            }
            Err(FundingError::Wrong(all)) => {
                for (name, key) in all {
                    errors.add(name, words::wrong(context.language, key));
                }
            }
            Err(FundingError::Changed) => errors.add("summary", context.t("assess-changed-sheet")),
            Err(other) => return Err(other.into()),
        }
    }
    Ok(again(sheet(&context, &now, &typed, &errors, &html! {})))
}
