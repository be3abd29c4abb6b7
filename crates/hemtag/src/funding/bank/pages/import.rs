//! The import of the bank's tables: choose a file, look at what each row would do, confirm.

use axum::{
    extract::{Multipart, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{PATH, Told, above};
use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{
        What,
        receive::form,
        table::FileProblem,
        upload::{drop_upload, find_upload, keep_for_preview},
    },
    funding::bank::{
        import::{self, FATES, Plan, Planned},
        model::{HEADS_2007, HEADS_2014},
        told,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, NumberFact, Pager, Tone, breadcrumbs, data_table, error_summary, notice,
            number_strip, page_head, pager,
        },
        error::explained,
        page,
    },
};

const HERE: &str = "/funding/bank/import";
const PER_PAGE: u32 = 200;

/// `GET /funding/bank/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context, Query(told): Query<Told>) -> PageResult {
    access::check(&context.caller, Action::KeepBank, Relation::None)?;
    Ok(view(&context, app.config.upload_limit as u64, &FieldErrors::new(), &told))
}

/// `POST /funding/bank/import`: keeps the file and leads to its preview, or says why it cannot.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepBank, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    let kept = keep_for_preview(&app, &context.caller, What::Bank, &mut sent, import::read_file).await?;
    let problem = match kept {
        Ok(key) => return Ok(Redirect::to(&context.href(&format!("{HERE}/{key}"))).into_response()),
        Err(problem) => problem,
    };
    let mut errors = FieldErrors::new();
    let sentence = match &problem.0 {
        FileProblem::NoName { columns } => told::no_layout(context.language, columns),
        other => other.sentence(context.language),
    };
    errors.add("file", sentence);
    Ok(explained(problem.1, view(&context, limit, &errors, &Told::default())))
}

/// What part of a preview is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// A fate; empty: all.
    fate: String,
    page: String,
}

/// `GET /funding/bank/import/{key}`
///
/// # Errors
/// When the caller may not, or the file does not wait any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Query(shown): Query<Shown>,
) -> PageResult {
    let upload = find_upload(&app, &context.caller, What::Bank, &key).await?;
    let bank = import::read_file(&upload.content, app.config.upload_limit as u64)
        .map_err(|_| PageError::BadRequest)?;
    let plan = import::plan(&app, &context.caller, bank).await?;
    Ok(preview_view(&context, &key, &upload.file_name, &plan, &shown))
}

/// `POST /funding/bank/import/{key}`: carries the import out, or drops the file.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Bank, &key).await?;
    if Typed::of_body(&body).has("do", "drop") {
        drop_upload(&app, &context.caller, What::Bank, &key).await?;
        return Ok(Redirect::to(&context.href(HERE)).into_response());
    }
    let bank = import::read_file(&upload.content, app.config.upload_limit as u64)
        .map_err(|_| PageError::BadRequest)?;
    let (name, content) = (&upload.file_name, &upload.content);
    let plan = import::carry_out(&app, &context.caller, bank, name, content, Some(&upload)).await?;
    let kept = plan.count("new") + plan.count("changed");
    let told = format!("{HERE}?done={kept}&refused={}", plan.count("wrong"));
    Ok(Redirect::to(&context.href(&told)).into_response())
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors, told: &Told) -> Markup {
    let title = context.t("bank-import-title");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("initiatives-import-hint", &[("limit", limit.into())]);
    let heads = [("bank-heads-2007", &HEADS_2007[..]), ("bank-heads-2014", &HEADS_2014[..])];
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("bank-import-lead"))))
            @if let Ok(kept) = told.done.parse::<u64>() {
                (notice(Tone::Success, &context.language.counted("bank-import-done", kept), html! {
                    @if let Some(refused) = told.refused.parse::<u64>().ok().filter(|refused| *refused > 0) {
                        p { (context.language.counted("bank-import-refused", refused)) }
                    }
                    p { a class="ds-link" href=(context.href(PATH)) { (context.t("bank-title")) } }
                }))
            }
            (form(context, HERE, ".csv,.txt,.xlsx", &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                p { (context.t("bank-import-about")) }
                @for (key, heads) in heads {
                    p {
                        (context.t(key)) " "
                        @for (i, (head, _)) in heads.iter().enumerate() { @if i > 0 { ", " } code { (head) } } "."
                    }
                }
            }
        },
    )
}

/// What the file would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, key: &str, file_name: &str, plan: &Plan, shown: &Shown) -> Markup {
    let l = context.language;
    let title = context.ta("initiatives-import-of", &[("file", file_name.into())]);
    let fact = |fate: &str| NumberFact {
        label: context.t(&format!("bank-fate-{fate}")),
        value: l.whole(plan.count(fate) as u64),
        note: html! {},
    };
    let here = format!("{HERE}/{key}");
    let to_write = plan.count("new") + plan.count("changed");
    let rows: Vec<&Planned> = plan
        .rows
        .iter()
        .filter(|one| {
            shown.fate.is_empty()
                || one.fate.code() == shown.fate
                || (shown.fate == "noted" && !one.notes.is_empty())
        })
        .collect();
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let at = shown.page.parse().unwrap_or(1_u32).clamp(1, total.div_ceil(PER_PAGE).max(1));
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("initiatives-import-nothing-yet"))))
            p class="ht-measure" { (told::head(l, plan)) }
            (number_strip(&FATES.map(fact)))
            (noted(context, plan))
            form class="ht-section ht-acts" method="post" action=(context.href(&here)) {
                @if to_write > 0 {
                    button class="ds-button" type="submit" name="do" value="import" { (l.counted("bank-import-do", to_write as u64)) } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
            @if to_write == 0 { p { (context.t("bank-import-nothing")) } }
            section class="ht-section ht-stack" id="rows" {
                h2 class="ds-heading" data-size="sm" { (context.t("initiatives-import-rows")) }
                (choose(context, &here, plan, &shown.fate))
                (table(context, &rows, at))
                (pager(context, Pager { page: at, per_page: PER_PAGE, total: u64::from(total) }, |number| {
                    context.href(&format!("{here}?fate={}&page={number}#rows", shown.fate))
                }))
            }
        },
    )
}

/// How many rows have something to be told, each kind by itself.
fn noted(context: &Context, plan: &Plan) -> Markup {
    let l = context.language;
    let notes = told::notes(l, plan);
    html! {
        @if !notes.is_empty() || plan.not_named > 0 {
            ul class="ht-list" {
                @for (label, count) in notes { li { (label) ": " (l.whole(count)) } }
                @if plan.not_named > 0 { li { (l.counted("bank-import-not-named", plan.not_named as u64)) } }
            }
        }
    }
}

/// Which rows are shown.
fn choose(context: &Context, here: &str, plan: &Plan, chosen: &str) -> Markup {
    let noted = plan.rows.iter().filter(|one| !one.notes.is_empty()).count();
    let mut all = vec![("", context.t("bank-fate-all"), plan.rows.len())];
    all.extend(FATES.map(|fate| (fate, context.t(&format!("bank-fate-{fate}")), plan.count(fate))));
    all.push(("noted", context.t("bank-fate-noted"), noted));
    html! {
        nav aria-label=(context.t("bank-fate-choose")) {
            ul class="ht-tabs" {
                @for (fate, label, count) in all {
                    @if count > 0 {
                        li { a class="ds-link" href=(context.href(&format!("{here}?fate={fate}#rows"))) aria-current=[(fate == chosen).then_some("true")] {
                            (label) " (" (context.language.whole(count as u64)) ")"
                        } }
                    }
                }
            }
        }
    }
}

fn table(context: &Context, rows: &[&Planned], at: u32) -> Markup {
    let l = context.language;
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(context.t("bank-column-number")),
        Column::text(context.t("bank-column-name")),
        Column::text(context.t("initiatives-import-fate")),
    ];
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .skip((at - 1) as usize * PER_PAGE as usize)
        .take(PER_PAGE as usize)
        .map(|one| {
            let sentences = told::row(l, one);
            let head = sentences.first().cloned().unwrap_or_default();
            vec![
                html! { (l.whole(one.row)) },
                html! { (one.number) },
                html! { (one.name) },
                html! { (head) @for sentence in sentences.iter().skip(1) { span class="ht-by ht-soft" { (sentence) } } },
            ]
        })
        .collect();
    data_table(&context.t("initiatives-import-rows"), &columns, &cells)
}
