//! What an import would do: the columns and what they mean, what is wrong, doubtful and unknown, and the first makers as
//! they would be kept. The columns can be changed; then the page shows it anew.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, PreEscaped, html};

use super::{super::mapping::MappedFile, result, under_way};
use crate::{
    app::App,
    files::{
        What, is_long,
        preview::{self, Shown, ShownPage},
        store::Upload,
        upload::{drop_upload, find_upload, map_upload},
    },
    http::{
        Context, PageResult,
        components::{Column, NumberFact, Tone, breadcrumbs, data_table, notice, number_strip, page_head},
        download::{Cell, Format, Table, handed_out},
        page,
    },
    makers::{
        import::{
            Choice, FileProblem, ImportError, Input, MappingFile, Report, import_makers,
            pages::preview::mapping::mapping_form, preview_import, queued::ask_for_import,
        },
        pages::offer::place,
    },
    queue::{under_way::not_read, uploads::ask_for_preview_again},
    words::Language,
};

mod mapping;

/// How many rows of each list the page shows; the download has them all.
const SHOWN: usize = 50;
/// The name of the file of errors, without its end.
const ERRORS: &str = "hemtag-import";

/// `GET /makers/import/{key}`
///
/// # Errors
/// Not found, when there is no such file any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Makers, &key).await?;
    if let Some(job) = under_way::of_upload(&app, upload.id).await? {
        return Ok(Redirect::to(&context.href(&job)).into_response());
    }
    if is_long(&upload.content) {
        return Ok(match preview::find_page(&app, upload.id, context.language).await? {
            Some(shown) => page(&context, &shown.title, PreEscaped(shown.content)).into_response(),
            None => {
                not_read(&context, &path(&context), under_way::AT, &key, &upload.file_name).into_response()
            }
        });
    }
    let (name, mapped) = (upload.file_name.clone(), upload.mapping.is_some());
    match look(&app, &context, upload).await? {
        Ok(report) => Ok(view(&context, &key, &report).into_response()),
        Err(problem) => Ok(unreadable(&context, &key, &name, &problem, mapped).into_response()),
    }
}

/// What is shown of a large file, in a language: found out by a job.
pub(in crate::makers::import) fn shown(
    language: Language,
    upload: &Upload,
    read: &Result<Report, FileProblem>,
) -> anyhow::Result<Shown> {
    let context = Context::beforehand(language, &format!("{}/{}", under_way::AT, upload.key));
    let (title, content) = match read {
        Ok(report) => (preview_title(&context), dry_run(&context, &upload.key, report)),
        Err(problem) => {
            let mapped = upload.mapping.is_some();
            let told = why_unreadable(&context, &upload.key, &upload.file_name, problem, mapped);
            (unreadable_title(&context), told)
        }
    };
    let errors = String::from_utf8(errors_of(language, read).write(Format::Csv)?)?;
    Ok(Shown { page: ShownPage { title, content: content.into_string() }, errors })
}

async fn look(app: &App, context: &Context, upload: Upload) -> PageResult<Result<Report, FileProblem>> {
    let input = Input::of_upload(upload, app.config.upload_limit as u64);
    match preview_import(app, &context.caller, input, Arc::new(|_| {})).await {
        Ok(report) => Ok(Ok(report)),
        Err(ImportError::File(problem)) => Ok(Err(problem)),
        Err(other) => Err(other.into()),
    }
}

/// `POST /makers/import/{key}`: reads the columns another way, imports, or forgets the file.
///
/// # Errors
/// Not found, when there is no such file any more.
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Makers, &key).await?;
    let value = |name: &str| fields.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
    let to = |path: String| Ok(Redirect::to(&context.href(&path)).into_response());
    // What a job reads is not changed under it.
    if let Some(job) = under_way::of_upload(&app, upload.id).await? {
        return to(job);
    }
    let choice = match value("do") {
        Some("all") => Choice::AllRows,
        Some("good") => Choice::GoodRowsOnly,
        Some("drop") => {
            drop_upload(&app, &context.caller, What::Makers, &key).await?;
            return to("/makers/import".to_owned());
        }
        // A small file is read whenever it is shown.
        Some("look") => {
            if is_long(&upload.content) {
                ask_for_preview_again(&app, &context.caller, What::Makers, &upload).await?;
            }
            return to(format!("/makers/import/{key}"));
        }
        _ => {
            let sheet = value("sheet").filter(|s| !s.is_empty()).map(str::to_owned);
            // Another sheet has other columns: they are guessed anew.
            let mapping = match sheet.as_deref() == value("sheet-shown") {
                true => mapping_of(&fields),
                false => MappingFile { version: 1, ..MappingFile::default() },
            };
            map_upload(&app, &context.caller, What::Makers, &key, &mapping.write(), sheet).await?;
            return to(format!("/makers/import/{key}"));
        }
    };
    if is_long(&upload.content) {
        let job = ask_for_import(&app, &context.caller, &upload, choice).await?;
        return to(under_way::path(job));
    }
    let (name, mapped) = (upload.file_name.clone(), upload.mapping.is_some());
    let input = Input::of_upload(upload, app.config.upload_limit as u64);
    match import_makers(&app, &context.caller, input, choice, Arc::new(|_| {})).await {
        Ok((_, Some(id))) => to(format!("/makers/imports/{id}")),
        Ok((report, None)) if report.kept => Ok(result::nothing_new(&context, &name).into_response()),
        // A row became wrong between the preview and now: the preview says which.
        Ok((_, None)) => to(format!("/makers/import/{key}")),
        Err(ImportError::File(problem)) => {
            Ok(unreadable(&context, &key, &name, &problem, mapped).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The mapping that the form states: `head-N` with `field-N` and `unit-N`.
fn mapping_of(fields: &[(String, String)]) -> MappingFile {
    let value = |name: String| fields.iter().find(|(k, _)| *k == name).map(|(_, v)| v.trim().to_owned());
    let given = |text: Option<String>| text.filter(|t| !t.is_empty());
    let columns = (0..)
        .map_while(|n| Some((n, value(format!("head-{n}"))?)))
        .filter_map(|(n, head)| {
            let field = value(format!("field-{n}"))?;
            (!head.is_empty()).then(|| MappedFile { head, field, unit: given(value(format!("unit-{n}"))) })
        })
        .collect();
    MappingFile {
        version: 1,
        decimal: given(value("decimal".to_owned())),
        name: given(value("name".to_owned())),
        columns,
        ..MappingFile::default()
    }
}

/// `GET /makers/import/{key}/errors`: everything that is wrong, doubtful or unknown, as CSV.
///
/// # Errors
/// Not found, when there is no such file any more.
pub async fn errors(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Makers, &key).await?;
    if is_long(&upload.content) {
        return Ok(match preview::find_errors(&app, upload.id, context.language).await? {
            Some(errors) => handed_out(ERRORS, Format::Csv, errors),
            // The preview says why.
            None => Redirect::to(&context.href(&format!("{}/{key}", under_way::AT))).into_response(),
        });
    }
    let read = look(&app, &context, upload).await?;
    Ok(errors_of(context.language, &read).respond(&context, Format::Csv)?)
}

/// Everything that is wrong, doubtful or unknown.
fn errors_of(l: Language, read: &Result<Report, FileProblem>) -> Table {
    let report = match read {
        Ok(report) => report,
        Err(problem) => {
            return table(vec![vec![
                Cell::Empty,
                Cell::Empty,
                "rejected".into(),
                problem.sentence(l).into(),
            ]]);
        }
    };
    let row = |number: u64, column: Option<&str>, kind: &str, message: String| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        vec![number.into(), column.map(str::to_owned).into(), kind.into(), message.into()]
    };
    let mut rows: Vec<Vec<Cell>> = report
        .rejected
        .iter()
        .map(|p| row(p.row, p.column.as_deref(), "rejected", p.kind.sentence(l)))
        .collect();
    rows.extend(
        report.doubtful.iter().map(|d| row(d.row, d.column.as_deref(), "doubtful", d.kind.sentence(l))),
    );
    rows.extend(report.unknown_terms.iter().map(|term| {
        let sentence = crate::makers::import::report::unknown_sentence(l, term);
        row(term.first_row, Some(&term.column), "unknown", sentence)
    }));
    table(rows)
}

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table { name: ERRORS.to_owned(), columns: vec!["row", "column", "kind", "message"], rows, note: None }
}

/// A file that cannot be read as a whole. `mapped`: as its sheet and columns were chosen; then they can be given up.
fn unreadable(context: &Context, key: &str, name: &str, problem: &FileProblem, mapped: bool) -> Markup {
    page(context, &unreadable_title(context), why_unreadable(context, key, name, problem, mapped))
}

fn unreadable_title(context: &Context) -> String {
    context.t("import-unreadable-title")
}

fn why_unreadable(context: &Context, key: &str, name: &str, problem: &FileProblem, mapped: bool) -> Markup {
    let title = unreadable_title(context);
    html! {
        (breadcrumbs(context, &path(context), &title))
        (page_head(Some(name), &title, None))
        (notice(Tone::Danger, &problem.sentence(context.language), html! {}))
        (forms(context, key, html! {
            @if mapped {
                button class="ds-button" type="submit" name="do" value="map" { (context.t("import-anew")) }
            }
            button class="ds-button" data-variant=[mapped.then_some("secondary")] type="submit" name="do" value="drop" { (context.t("import-another")) }
        }))
    }
}

fn path(context: &Context) -> [(String, &'static str); 2] {
    [(context.t("nav-makers"), "/makers"), (context.t("import-title"), "/makers/import")]
}

fn forms(context: &Context, key: &str, buttons: Markup) -> Markup {
    html! {
        form class="ht-section ht-fields" method="post" action=(context.href(&format!("/makers/import/{key}"))) { (buttons) }
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, key: &str, report: &Report) -> Markup {
    page(context, &preview_title(context), dry_run(context, key, report))
}

fn preview_title(context: &Context) -> String {
    context.t("import-preview-title")
}

/// What the import would do.
fn dry_run(context: &Context, key: &str, report: &Report) -> Markup {
    let title = preview_title(context);
    let l = context.language;
    html! {
        (breadcrumbs(context, &path(context), &title))
        (page_head(Some(&format!("{} · {}", report.file, report.form)), &title, Some(&context.t("import-preview-lead"))))
        (numbers(context, report))
        @if report.rejected.is_empty() {
            (notice(Tone::Success, &context.t("import-all-right"), html! {}))
        } @else {
            (notice(Tone::Warning, &l.counted("import-some-wrong", report.rejected.len() as u64), html! { p { (context.t("import-some-wrong-text")) } }))
        }
        (forms(context, key, html! {
            @if report.rejected.is_empty() {
                button class="ds-button" type="submit" name="do" value="all" { (context.t("import-all")) }
            } @else if report.accepted > 0 {
                button class="ds-button" type="submit" name="do" value="good" { (l.counted("import-good", report.accepted)) }
            }
            button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("import-drop")) }
        }))
        (wrong(context, key, report))
        (unknown(context, report))
        (doubtful(context, report))
        (mapping_form(context, key, report))
        (first(context, report))
    }
}

fn numbers(context: &Context, report: &Report) -> Markup {
    let l = context.language;
    let fact = |key: &str, n: u64| NumberFact {
        label: context.t(key),
        value: l.whole(n),
        note: html! { (context.t(&format!("{key}-note"))) },
    };
    number_strip(&[
        fact("import-rows", report.rows),
        fact("import-accepted", report.accepted),
        fact("import-new", report.new),
        fact("import-updated", report.updated),
        fact("import-unchanged", report.unchanged),
    ])
}

fn wrong(context: &Context, key: &str, report: &Report) -> Markup {
    let l = context.language;
    let rows: Vec<Vec<Markup>> = report
        .rejected
        .iter()
        .take(SHOWN)
        .map(|p| cells(l.whole(p.row), p.column.as_deref(), &p.kind.sentence(l)))
        .collect();
    let any = !report.rejected.is_empty() || !report.doubtful.is_empty() || !report.unknown_terms.is_empty();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-wrong-title")) }
                (data_table(&context.t("import-wrong-caption"), &columns(context, "import-message"), &rows))
                (more(context, report.rejected.len()))
            }
        }
        @if any {
            p {
                a class="ds-link" href=(context.href(&format!("/makers/import/{key}/errors"))) download { (context.t("import-errors-file")) }
            }
        }
    }
}

fn columns(context: &Context, last: &str) -> [Column; 3] {
    [
        Column::text(context.t("import-row")),
        Column::text(context.t("import-column")),
        Column::text(context.t(last)),
    ]
}

fn cells(row: String, column: Option<&str>, message: &str) -> Vec<Markup> {
    vec![html! { (row) }, html! { (column.unwrap_or("–")) }, html! { (message) }]
}

fn more(context: &Context, all: usize) -> Markup {
    html! {
        @if all > SHOWN {
            p { (context.ta("text-import-more", &[("n", context.language.whole((all - SHOWN) as u64).into())])) }
        }
    }
}

fn doubtful(context: &Context, report: &Report) -> Markup {
    let l = context.language;
    let rows: Vec<Vec<Markup>> = report
        .doubtful
        .iter()
        .take(SHOWN)
        .map(|d| {
            // What is about the file as a whole has no row.
            let row = if d.row == 0 { "–".to_owned() } else { l.whole(d.row) };
            cells(row, d.column.as_deref(), &d.kind.sentence(l))
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-doubtful-title")) }
                p { (context.t("import-doubtful-text")) }
                (data_table(&context.t("import-doubtful-caption"), &columns(context, "import-look-at"), &rows))
                (more(context, report.doubtful.len()))
            }
        }
    }
}

fn unknown(context: &Context, report: &Report) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("import-word")),
        Column::text(context.t("import-column")),
        Column::number(context.t("import-rows")),
        Column::text(context.t("import-nearest")),
    ];
    let rows: Vec<Vec<Markup>> = report
        .unknown_terms
        .iter()
        .take(SHOWN)
        .map(|term| {
            let what = crate::makers::import::report::proposal(l, term).unwrap_or_else(|| "–".to_owned());
            vec![
                html! { (term.text) },
                html! { (term.column) },
                html! { (l.whole(term.rows)) },
                html! { (what) },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-unknown-title")) }
                p { (context.t("import-unknown-text")) }
                (data_table(&context.t("import-unknown-caption"), &columns, &rows))
                (more(context, report.unknown_terms.len()))
            }
        }
    }
}

/// The first makers as they would be kept.
fn first(context: &Context, report: &Report) -> Markup {
    let terms = context.language.of_terms();
    let processes = vocabulary::Vocabulary::embedded().processes();
    html! {
        @if !report.first.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("import-first-title")) }
                ul class="ht-results" {
                    @for maker in &report.first {
                        li class="ht-result" {
                            h3 class="ds-heading" data-size="2xs" { (maker.name) }
                            p class="ht-soft" {
                                @for (i, site) in maker.sites.iter().enumerate() { @if i > 0 { " · " } (place(context, site)) }
                                @if maker.sites.is_empty() { (context.t("place-not-stated")) }
                            }
                            @if maker.is_unknown() { p { (context.t("makers-says-nothing")) } }
                            ul class="ds-list" {
                                @for (_, offer) in maker.offers() {
                                    li { (processes.get(offer.process).name(terms)) ": " (result::in_short(context, offer)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
