//! What an import of needs would do: what is wrong and doubtful, row by row, and the first needs as they would be kept.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, PreEscaped, html};

use super::{PATH, path, result, under_way};
use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{
        What, is_long,
        preview::{self, Shown, ShownPage},
        store::Upload,
        upload::{drop_upload, find_upload},
    },
    http::{
        Context, PageError, PageResult,
        components::{Column, Tone, breadcrumbs, checkbox, data_table, notice, page_head},
        download::{Cell, Format, Table, handed_out},
        page,
    },
    needs::{
        import::{
            Fate, Item, Planned, carry_out_upload, counts, plan,
            queued::{How, ask_for_import},
            read_file,
        },
        read::Problem,
        shown::card,
    },
    queue::{under_way::not_read, uploads::ask_for_preview_again},
    words::Language,
};

/// How many rows of each list the page shows; the download has them all.
const SHOWN: usize = 50;
/// How many needs are shown as they would be kept.
const CARDS: usize = 5;
/// The name of the file of errors, without its end.
const ERRORS: &str = "hemtag-import";

/// `GET /needs/import/{key}`
///
/// # Errors
/// Not found, when there is no such file any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Needs, &key).await?;
    if let Some(job) = under_way::of_upload(&app, upload.id).await? {
        return Ok(Redirect::to(&context.href(&job)).into_response());
    }
    if is_long(&upload.content) {
        return Ok(match preview::find_page(&app, upload.id, context.language).await? {
            Some(shown) => page(&context, &shown.title, PreEscaped(shown.content)).into_response(),
            None => not_read(&context, &path(&context), PATH, &key, &upload.file_name).into_response(),
        });
    }
    let name = upload.file_name.clone();
    let planned = look(&app, &context, upload).await?;
    Ok(view(&context, &key, &name, &planned, app.clock.today()).into_response())
}

/// What is shown of a large file, in a language: found out by a job.
pub(in crate::needs::import) fn shown(
    language: Language,
    upload: &Upload,
    planned: &[Planned],
    today: jiff::civil::Date,
) -> anyhow::Result<Shown> {
    let context = Context::beforehand(language, &format!("{PATH}/{}", upload.key));
    let content = dry_run(&context, &upload.key, &upload.file_name, planned, today);
    let errors = String::from_utf8(errors_of(&context, planned).write(Format::Csv)?)?;
    Ok(Shown { page: ShownPage { title: title(&context), content: content.into_string() }, errors })
}

/// Reads the file on a thread of its own, so that pages do not wait for it.
async fn read(context: &Context, upload: Upload) -> PageResult<Vec<Item>> {
    access::check(&context.caller, Action::ImportNeeds, Relation::None)?;
    let read = tokio::task::spawn_blocking(move || read_file(&upload.file_name, &upload.content)).await;
    read.map_err(|error| PageError::from(anyhow::Error::from(error)))
}

/// The file as it is laid over the needs that are there.
async fn look(app: &App, context: &Context, upload: Upload) -> PageResult<Vec<Planned>> {
    let items = read(context, upload).await?;
    Ok(plan(app, &context.caller, items).await?)
}

/// `POST /needs/import/{key}`: imports, or forgets the file.
///
/// # Errors
/// Not found, when there is no such file any more.
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Needs, &key).await?;
    let value = |name: &str| fields.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
    let to = |path: String| Ok(Redirect::to(&context.href(&path)).into_response());
    // What a job reads is not changed under it.
    if let Some(job) = under_way::of_upload(&app, upload.id).await? {
        return to(job);
    }
    let good_only = match value("do") {
        Some("all") => false,
        Some("good") => true,
        Some("drop") => {
            drop_upload(&app, &context.caller, What::Needs, &key).await?;
            return to(PATH.to_owned());
        }
        // A small file is read whenever it is shown.
        Some("look") if is_long(&upload.content) => {
            ask_for_preview_again(&app, &context.caller, What::Needs, &upload).await?;
            return to(format!("{PATH}/{key}"));
        }
        _ => return to(format!("{PATH}/{key}")),
    };
    let doubtful_too = value("doubtful").is_some();
    if is_long(&upload.content) {
        let how = How { good_rows_only: good_only, doubtful_too };
        let job = ask_for_import(&app, &context.caller, &upload, how).await?;
        return to(under_way::path(job));
    }
    let items = read(&context, upload.clone()).await?;
    if !good_only && items.iter().any(|item| item.read.is_err()) {
        return to(format!("{PATH}/{key}"));
    }
    match carry_out_upload(&app, &context.caller, &upload, items, doubtful_too).await? {
        Some(id) => to(format!("/needs/imports/{id}")),
        None => Ok(result::nothing_new(&context, &upload.file_name).into_response()),
    }
}

/// `GET /needs/import/{key}/errors`: everything that is wrong or doubtful, as CSV.
///
/// # Errors
/// Not found, when there is no such file any more.
pub async fn errors(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Needs, &key).await?;
    if is_long(&upload.content) {
        return Ok(match preview::find_errors(&app, upload.id, context.language).await? {
            Some(errors) => handed_out(ERRORS, Format::Csv, errors),
            // The preview says why.
            None => Redirect::to(&context.href(&format!("{PATH}/{key}"))).into_response(),
        });
    }
    let planned = look(&app, &context, upload).await?;
    Ok(errors_of(&context, &planned).respond(&context, Format::Csv)?)
}

/// Everything that is wrong or doubtful.
fn errors_of(context: &Context, planned: &[Planned]) -> Table {
    let line = |at: Option<String>, column: Option<String>, kind: &str, message: String| -> Vec<Cell> {
        vec![at.into(), column.into(), kind.into(), message.replace('\u{a0}', " ").into()]
    };
    let mut rows: Vec<Vec<Cell>> = wrong(planned)
        .map(|(one, p)| {
            line(at(one, Some(p)), column(context, p), "rejected", p.kind.sentence(context.language))
        })
        .collect();
    rows.extend(doubtful(planned).map(|one| line(at(one, None), None, "doubtful", doubt(context, one))));
    Table { name: ERRORS.to_owned(), columns: vec!["row", "column", "kind", "message"], rows, note: None }
}

fn wrong(planned: &[Planned]) -> impl Iterator<Item = (&Planned, &Problem)> {
    planned.iter().flat_map(|one| one.item.read.as_ref().err().into_iter().flatten().map(move |p| (one, p)))
}

fn doubtful(planned: &[Planned]) -> impl Iterator<Item = &Planned> {
    planned.iter().filter(|one| matches!(one.fate, Fate::Doubtful(_)))
}

/// The row of a table, the line of a file, or the place in a list.
fn at(one: &Planned, problem: Option<&Problem>) -> Option<String> {
    let place = problem.map(|p| &p.place);
    place.and_then(|p| p.row.or(p.line)).or(one.item.row).map(|n| n.to_string())
}

fn column(context: &Context, problem: &Problem) -> Option<String> {
    problem.place.head.clone().or_else(|| problem.field.map(|field| field.name(context.language)))
}

fn doubt(context: &Context, one: &Planned) -> String {
    let Fate::Doubtful(need) = &one.fate else { return String::new() };
    if need.id.0 > 0 {
        context.ta("needs-import-doubt", &[("number", need.id.0.into())])
    } else {
        context.ta("need-import-doubt-here", &[("title", need.document.title.as_str().into())])
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    key: &str,
    file: &str,
    planned: &[Planned],
    today: jiff::civil::Date,
) -> Markup {
    page(context, &title(context), dry_run(context, key, file, planned, today))
}

fn title(context: &Context) -> String {
    context.t("needs-import-preview-title")
}

/// What the import would do.
fn dry_run(
    context: &Context,
    key: &str,
    file: &str,
    planned: &[Planned],
    today: jiff::civil::Date,
) -> Markup {
    let title = title(context);
    let l = context.language;
    let counted = counts(planned, 0);
    let count = |code: &str| counted[code].as_u64().unwrap_or(0);
    let (rejected, doubts) = (count("rejected"), count("doubtful"));
    let writable = count("new") + count("changed") + doubts > 0;
    html! {
        (breadcrumbs(context, &path(context), &title))
        (page_head(Some(file), &title, Some(&context.t("import-preview-lead"))))
        (result::numbers(context, &count))
        @if rejected > 0 {
            (notice(Tone::Warning, &l.counted("needs-import-some-wrong", rejected), html! { p { (context.t("needs-import-some-wrong-text")) } }))
        } @else if writable {
            (notice(Tone::Success, &context.t("needs-import-all-right"), html! {}))
        } @else {
            (notice(Tone::Info, &context.t("needs-import-nothing"), html! {}))
        }
        form class="ht-section ht-stack" method="post" action=(context.href(&format!("{PATH}/{key}"))) {
            @if writable && doubts > 0 {
                (checkbox("doubtful", "1", &context.t("needs-import-doubtful-too"), false))
            }
            div class="ht-acts" {
                @if writable && rejected == 0 {
                    button class="ds-button" type="submit" name="do" value="all" { (context.t("import-all")) }
                } @else if writable {
                    button class="ds-button" type="submit" name="do" value="good" { (context.t("needs-import-good")) }
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("import-drop")) }
            }
        }
        (wrong_table(context, planned))
        (doubtful_table(context, planned))
        @if rejected + doubts > 0 {
            p {
                a class="ds-link" href=(context.href(&format!("{PATH}/{key}/errors"))) download { (context.t("needs-import-errors-file")) }
            }
        }
        (first(context, planned, today))
    }
}

fn wrong_table(context: &Context, planned: &[Planned]) -> Markup {
    let rows: Vec<Vec<Markup>> = wrong(planned)
        .take(SHOWN)
        .map(|(one, problem)| {
            vec![
                html! { (at(one, Some(problem)).unwrap_or_else(|| "–".to_owned())) },
                html! { (column(context, problem).unwrap_or_else(|| "–".to_owned())) },
                html! { (problem.kind.sentence(context.language)) },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("needs-import-row")),
        Column::text(context.t("import-column")),
        Column::text(context.t("import-message")),
    ];
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-wrong-title")) }
                (data_table(&context.t("import-wrong-caption"), &columns, &rows))
                (more(context, wrong(planned).count()))
            }
        }
    }
}

fn doubtful_table(context: &Context, planned: &[Planned]) -> Markup {
    let rows: Vec<Vec<Markup>> = doubtful(planned)
        .take(SHOWN)
        .map(|one| {
            vec![
                html! { (at(one, None).unwrap_or_else(|| "–".to_owned())) },
                html! { (one.title()) },
                html! { (doubt(context, one)) },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("needs-import-row")),
        Column::text(context.t("need-field-title")),
        Column::text(context.t("import-look-at")),
    ];
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-doubtful-title")) }
                (data_table(&context.t("import-doubtful-caption"), &columns, &rows))
                (more(context, doubtful(planned).count()))
            }
        }
    }
}

fn more(context: &Context, all: usize) -> Markup {
    html! {
        @if all > SHOWN {
            p { (context.ta("text-import-more", &[("n", context.language.whole((all - SHOWN) as u64).into())])) }
        }
    }
}

/// The first needs as they would be kept, each with what is asked of it or left out.
fn first(context: &Context, planned: &[Planned], today: jiff::civil::Date) -> Markup {
    let l = context.language;
    let writes = |one: &&Planned| matches!(one.fate, Fate::New | Fate::Update(_) | Fate::Doubtful(_));
    let cards: Vec<(&Planned, &crate::needs::model::NeedDocument)> = planned
        .iter()
        .filter(writes)
        .filter_map(|one| Some((one, &one.item.read.as_ref().ok()?.document)))
        .take(CARDS)
        .collect();
    html! {
        @if !cards.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-first-title")) }
                @for (one, document) in cards {
                    (card(context, document))
                    @let told = one.findings(today);
                    @if !told.is_empty() {
                        ul class="ds-list" {
                            @for (finding, _) in told.iter().take(CARDS) { li { (finding.sentence(l, document)) } }
                            @if told.len() > CARDS {
                                li { (context.ta("text-import-more", &[("n", l.whole((told.len() - CARDS) as u64).into())])) }
                            }
                        }
                    }
                }
            }
        }
    }
}
