//! One figure: what holds, where it comes from, what was said before; and the form that puts another in its place.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use strategy::FigureAt;
use vocabulary::{Notation, parse_number_in, term::Confidence};

use super::{FOLDER, links, place, source};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs, checkbox,
            data_table, error_summary, facts, field, fields, notice, page_head, select,
        },
        error::again,
        page,
    },
    strategy::figures::{
        keep,
        model::{Entry, NewFigure, OneFigure},
        words,
    },
    words::Language,
};

type Address = Path<(String, String, String)>;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

impl From<keep::NotKept> for PageError {
    fn from(error: keep::NotKept) -> PageError {
        match error {
            keep::NotKept::Denied(denied) => denied.into(),
            keep::NotKept::NoSuchFigure => PageError::NotFound,
            keep::NotKept::Changed => PageError::Conflict,
            keep::NotKept::NoReason
            | keep::NotKept::Wrong(_)
            | keep::NotKept::FarOff { .. }
            | keep::NotKept::Nothing => PageError::BadRequest,
            keep::NotKept::Database(error) => error.into(),
        }
    }
}

/// `GET /strategy/figures/{of}/{key}/{name}`
///
/// # Errors
/// Not found, when there is no such figure.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path((of, key, name)): Address,
    Query(told): Query<Told>,
) -> PageResult {
    let at = place(&of, &key, &name).ok_or(PageError::NotFound)?;
    let one = keep::one(&app, &context.caller, &at).await?;
    let typed = as_typed(context.language, &one);
    Ok(view(&context, &one, &typed, &FieldErrors::new(), &told.done))
}

/// `POST /strategy/figures/{of}/{key}/{name}`
///
/// # Errors
/// When the caller may not, there is no such figure, or the database does not answer.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path((of, key, name)): Address,
    body: String,
) -> PageResult<Response> {
    let at = place(&of, &key, &name).ok_or(PageError::NotFound)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    if let Some(figure) = read(context.language, &typed, &mut errors) {
        let is_meant = typed.has("meant", "yes");
        let seen = typed.text("seen").parse().ok();
        let reason = typed.text("reason");
        match keep::change(&app, &context.caller, &at, &figure, reason, is_meant, seen).await {
            Ok(()) => return Ok(back(&context, &at, "changed")),
            Err(keep::NotKept::Wrong(problem)) => {
                errors.add(problem.column(), words::wrong(context.language, &problem));
            }
            Err(keep::NotKept::FarOff { times }) => {
                let args = [("times", context.language.number(times.round(), 0).into())];
                errors.add("meant-yes", context.ta("figures-wrong-far-off", &args));
            }
            Err(keep::NotKept::Changed) => errors.add("likely", context.t("figures-wrong-changed")),
            Err(keep::NotKept::NoReason) => errors.add("reason", context.t("figures-wrong-reason")),
            Err(keep::NotKept::Nothing) => errors.add("likely", context.t("figures-wrong-nothing")),
            Err(other) => return Err(other.into()),
        }
    }
    let one = keep::one(&app, &context.caller, &at).await?;
    if !context.caller.may(Action::ChangeFigure, Relation::None) {
        return Err(PageError::Forbidden);
    }
    Ok(again(view(&context, &one, &typed, &errors, "")))
}

/// `POST /strategy/figures/{of}/{key}/{name}/restore`
///
/// # Errors
/// As [`send`].
pub async fn restore(
    context: Context,
    State(app): State<App>,
    Path((of, key, name)): Address,
    body: String,
) -> PageResult<Response> {
    let at = place(&of, &key, &name).ok_or(PageError::NotFound)?;
    let typed = Typed::of_body(&body);
    let earlier = match typed.text("to") {
        "tables" => None,
        id => Some(id.parse().map_err(|_| PageError::BadRequest)?),
    };
    let reason = context.t("figures-restored");
    match keep::restore(&app, &context.caller, &at, earlier, &reason).await {
        Ok(()) | Err(keep::NotKept::Nothing) => Ok(back(&context, &at, "restored")),
        Err(other) => Err(other.into()),
    }
}

fn back(context: &Context, at: &FigureAt, done: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done={done}", links::address(at)))).into_response()
}

fn as_typed(l: Language, one: &OneFigure) -> Typed {
    let mut typed = Typed::default();
    typed.set("low", words::typed(l, one.figure.range.low));
    typed.set("likely", words::typed(l, one.figure.range.likely));
    typed.set("high", words::typed(l, one.figure.range.high));
    typed.set("source", one.figure.source.clone());
    typed.set("on", one.figure.on.to_string());
    typed.set("confidence", one.figure.confidence.code());
    typed
}

/// The figure that was typed, or what is wrong with it at its fields.
fn read(l: Language, typed: &Typed, errors: &mut FieldErrors) -> Option<NewFigure> {
    let notation = match l {
        Language::Swedish => Notation::Swedish,
        Language::English => Notation::English,
    };
    let mut number = |name: &str| {
        let text = typed.text(name);
        let read = parse_number_in(notation, text).ok();
        if read.is_none() {
            errors.add(name, l.ta("figures-wrong-number", &[("text", text.into())]));
        }
        read
    };
    let [low, likely, high] = ["low", "likely", "high"].map(&mut number);
    let on = typed.text("on").parse().ok();
    if on.is_none() {
        errors.add("on", l.ta("figures-wrong-day", &[("text", typed.text("on").into())]));
    }
    let confidence = Confidence::parse(typed.text("confidence"));
    if confidence.is_none() {
        errors.add("confidence", l.t("figures-wrong-confidence"));
    }
    if typed.text("reason").is_empty() {
        errors.add("reason", l.t("figures-wrong-reason"));
        return None;
    }
    Some(NewFigure {
        low: low?,
        likely: likely?,
        high: high?,
        source: typed.text("source").to_owned(),
        on: on?,
        confidence: confidence?,
    })
}

fn view(context: &Context, one: &OneFigure, typed: &Typed, errors: &FieldErrors, done: &str) -> Markup {
    let l = context.language;
    let (title, of) = (words::name(l, &one.at), words::of(l, &one.at));
    let may_change = context.caller.may(Action::ChangeFigure, Relation::None);
    let group = format!("{FOLDER}?of={}&key={}", one.at.of.code(), one.at.key);
    page(
        context,
        &format!("{title}: {of}"),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("figures-title"), FOLDER), (of.clone(), &group)], &title))
            (page_head(Some(&of), &title, None))
            @if matches!(done, "changed" | "restored") {
                (notice(Tone::Success, &context.t(&format!("figures-done-{done}")), html! {}))
            }
            (facts(&holds(context, one)))
            @if may_change { (form(context, one, typed, errors)) }
            (history(context, one, may_change))
        },
    )
}

fn holds(context: &Context, one: &OneFigure) -> Vec<(String, Markup)> {
    let (l, figure) = (context.language, &one.figure);
    let mut rows = vec![
        (
            context.t("figures-value"),
            html! { strong { (words::range_of(l, figure)) } " " (words::unit(l, &figure.unit)) },
        ),
        (context.t("figures-source"), source(context, &figure.source)),
        (context.t("figures-sure"), html! { (words::confidence(l, figure.confidence)) }),
        (context.t("figures-day"), html! { (l.date(figure.on)) }),
        (
            context.t("figures-stated-by"),
            html! { (context.t(if figure == &one.of_tables { "figures-by-tables" } else { "figures-by-agency" })) },
        ),
    ];
    if figure != &one.of_tables {
        rows.push((context.t("figures-of-tables"), html! { (words::range_of(l, &one.of_tables)) }));
    }
    rows.push((context.t("figures-meaning"), html! { (context.t("figures-meaning-text")) }));
    rows
}

fn form(context: &Context, one: &OneFigure, typed: &Typed, errors: &FieldErrors) -> Markup {
    let unit = words::unit(context.language, &one.figure.unit);
    let number = |name: &'static str| {
        field(
            errors,
            &Field {
                name,
                label: context.t(&format!("figures-{name}")),
                value: typed.text(name),
                unit: Some(&unit),
                kind: FieldKind::Decimal,
                ..Field::default()
            },
        )
    };
    let text = |name: &'static str, kind: FieldKind| {
        field(
            errors,
            &Field {
                name,
                label: context.t(&format!("figures-ask-{name}")),
                hint: Some(context.t(&format!("figures-ask-{name}-hint"))),
                value: typed.text(name),
                kind,
                ..Field::default()
            },
        )
    };
    let confidences = [Confidence::Low, Confidence::LowMedium, Confidence::Medium, Confidence::High]
        .map(|c| (c.code().to_owned(), words::confidence(context.language, c)));
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("figures-change-title")) }
            p class="ht-prose" { (context.t("figures-change-lead")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&links::address(&one.at))) novalidate {
                input type="hidden" name="seen" value=(one.history.first().map_or(0, |entry| entry.id));
                (fields(html! { (number("low")) (number("likely")) (number("high")) }))
                (text("source", FieldKind::Lines(2)))
                (text("on", FieldKind::Text))
                (select(errors, &Select {
                    name: "confidence",
                    label: context.t("figures-sure"),
                    hint: None,
                    value: typed.text("confidence"),
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options: confidences.to_vec() }],
                }))
                (text("reason", FieldKind::Lines(2)))
                @if let Some(error) = errors.of("meant-yes") {
                    div class="ds-field" data-invalid {
                        p class="ds-validation-message" { (error) }
                    }
                    (checkbox("meant", "yes", &context.t("figures-meant"), false))
                }
                p { button class="ds-button" type="submit" { (context.t("figures-change")) } }
            }
        }
    }
}

fn history(context: &Context, one: &OneFigure, may_change: bool) -> Markup {
    let l = context.language;
    let mut columns = vec![
        Column::text(context.t("figures-when")),
        Column::text(context.t("figures-value")),
        Column::text(context.t("figures-source")),
        Column::text(context.t("figures-reason")),
    ];
    if may_change {
        columns.push(Column::text(context.t("figures-back")));
    }
    let restore = |to: String, when: &str| {
        html! {
            form method="post" action=(context.href(&format!("{}/restore", links::address(&one.at)))) {
                input type="hidden" name="to" value=(to);
                button class="ds-button" data-variant="secondary" data-size="sm" type="submit" {
                    (context.t("figures-restore")) span class="ds-sr-only" { ": " (when) }
                }
            }
        }
    };
    let row = |(number, entry): (usize, &Entry)| {
        let when = l.moment(&entry.when.to_string());
        let mut cells = match &entry.figure {
            Some(f) => vec![
                html! { (when) },
                html! { (words::range(l, [f.low, f.likely, f.high])) },
                html! { (source(context, &f.source)) " " span class="ht-sure" { (l.date(f.on)) ", " (words::confidence(l, f.confidence)) } },
            ],
            None => vec![
                html! { (when) },
                html! { (words::range_of(l, &one.of_tables)) },
                html! { (context.t("figures-tables-again")) },
            ],
        };
        cells.push(html! { (entry.reason) });
        if may_change {
            cells.push(html! { @if number > 0 { (restore(entry.id.to_string(), &when)) } @else { (context.t("figures-holds")) } });
        }
        cells
    };
    let mut rows: Vec<Vec<Markup>> = one.history.iter().enumerate().map(row).collect();
    let first = context.t("figures-first");
    let mut of_tables = vec![
        html! { (first) },
        html! { (words::range_of(l, &one.of_tables)) },
        html! { (source(context, &one.of_tables.source)) " " span class="ht-sure" { (l.date(one.of_tables.on)) } },
        html! {},
    ];
    if may_change {
        let holds = one.figure == one.of_tables;
        of_tables.push(html! { @if holds { (context.t("figures-holds")) } @else { (restore("tables".to_owned(), &first)) } });
    }
    rows.push(of_tables);
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("figures-history")) }
            (data_table(&context.t("figures-history-caption"), &columns, &rows))
        }
    }
}
