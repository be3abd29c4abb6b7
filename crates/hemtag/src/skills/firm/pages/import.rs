//! A matrix or list from a file: the page that takes it, what each row and cell would do, and the confirmation.

use axum::{
    extract::{Multipart, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use workforce::map::{EvidenceKind, plain};

use super::{framed, path};
use crate::{
    app::App,
    files::{
        What,
        receive::form,
        table::FileProblem,
        upload::{drop_upload, find_upload, keep_for_preview},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, NumberFact, OptionGroup, Select, Tone, data_table, error_summary, notice,
            number_strip, select,
        },
        error::explained,
    },
    skills::firm::{
        FirmError, Kept,
        edit::code_point,
        import::{Fault, FaultKind, Plan, plan, read_file},
        link_all,
        model::Change,
        open, save, words,
    },
};

const HERE: &str = "/import";
/// Rows and faults shown of a file.
const SHOWN: usize = 500;

/// `GET /skills/firm/{id}/import`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn ask(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    Ok(ask_view(&context, &kept, app.config.upload_limit as u64, &FieldErrors::new()))
}

/// `POST /skills/firm/{id}/import`: keeps the file, sealed, for its preview.
///
/// # Errors
/// As [`ask`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    mut sent: Multipart,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let what = What::Skills { organisation: id };
    let today = app.clock.today();
    let names = words::names(&kept.map.scale);
    let look = |content: &[u8], limit| read_file(content, limit, &kept.map.scale, &names, today);
    let problem = match keep_for_preview(&app, &context.caller, what, &mut sent, look).await? {
        Ok(key) => {
            let to = format!("{}{HERE}/{key}", path(id));
            return Ok(Redirect::to(&context.href(&to)).into_response());
        }
        Err(problem) => problem,
    };
    let mut errors = FieldErrors::new();
    errors.add("file", sentence(&context, &problem.0));
    let limit = app.config.upload_limit as u64;
    Ok(explained(problem.1, ask_view(&context, &kept, limit, &errors)))
}

fn sentence(context: &Context, problem: &FileProblem) -> String {
    match problem {
        FileProblem::NoName { columns } => {
            context.ta("skills-import-no-columns", &[("columns", columns.join(", ").into())])
        }
        other => other.sentence(context.language),
    }
}

/// How things are known where the file does not say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Known {
    kind: String,
}

impl Known {
    fn kind(&self) -> EvidenceKind {
        EvidenceKind::parse(&self.kind).unwrap_or(EvidenceKind::LeaderAssessed)
    }
}

/// `GET /skills/firm/{id}/import/{key}`
///
/// # Errors
/// When the caller is not of the firm, or the file does not wait any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path((id, key)): Path<(i64, String)>,
    Query(known): Query<Known>,
) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let plan = planned(&app, &context, &kept, &key, known.kind()).await?;
    Ok(preview_view(&context, &kept, &key, known.kind(), &plan))
}

async fn planned(
    app: &App,
    context: &Context,
    kept: &Kept,
    key: &str,
    kind: EvidenceKind,
) -> PageResult<Plan> {
    let what = What::Skills { organisation: kept.organisation };
    let upload = find_upload(app, &context.caller, what, key).await?;
    let today = app.clock.today();
    let limit = app.config.upload_limit as u64;
    let names = words::names(&kept.map.scale);
    let read = read_file(&upload.content, limit, &kept.map.scale, &names, today);
    let read = read.map_err(|_| PageError::BadRequest)?;
    let new = read.skills.iter().filter(|name| kept.map.skill_called(name).is_none()).cloned().collect();
    let meant = link_all(app, context.language, new).await?;
    let link = |name: &str| meant.get(&plain(name)).cloned();
    Ok(plan(&kept.map, read, kept.facts.headcounts_only, kind, today, &link))
}

/// `POST /skills/firm/{id}/import/{key}`: takes the file, or drops it. When the map was changed since the preview, a new one is
/// shown instead.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path((id, key)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let what = What::Skills { organisation: id };
    let typed = Typed::of_body(&body);
    let known = Known { kind: typed.text("kind").to_owned() };
    if typed.has("do", "drop") {
        drop_upload(&app, &context.caller, what, &key).await?;
        return Ok(Redirect::to(&context.href(&format!("{}{HERE}", path(id)))).into_response());
    }
    let plan = planned(&app, &context, &kept, &key, known.kind()).await?;
    let back = context.href(&format!("{}{HERE}/{key}?kind={}", path(id), known.kind().code()));
    if !plan.is_whole() {
        return Ok(Redirect::to(&back).into_response());
    }
    let version = super::version(&typed);
    match save(&app, &context.caller, id, version, Change::Imported, &plan.map).await {
        Ok(_) => {
            drop_upload(&app, &context.caller, what, &key).await?;
            Ok(Redirect::to(&context.href(&format!("{}/people?done=imported", path(id)))).into_response())
        }
        Err(FirmError::Changed(_)) => Ok(Redirect::to(&back).into_response()),
        Err(other) => Err(other.into()),
    }
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn ask_view(context: &Context, kept: &Kept, limit: u64, errors: &FieldErrors) -> Markup {
    let megabytes = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("initiatives-import-hint", &[("limit", megabytes.into())]);
    let own = path(kept.organisation);
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-firm-import"),
        Some(&context.t("skills-import-lead")),
        html! {
            (error_summary(context, errors))
            (form(context, &format!("{own}{HERE}"), ".csv,.txt,.xlsx", &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-import-shapes")) }
                p { (context.t("skills-import-matrix")) }
                p { (context.t("skills-import-list")) }
                p { (context.t("skills-import-cells")) }
                @if !kept.map.people.is_empty() {
                    p { a class="ds-link" href=(context.href(&format!("{own}/people?format=xlsx"))) { (context.t("skills-import-example")) } }
                }
            }
        },
    )
}

/// What the file would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, kept: &Kept, key: &str, kind: EvidenceKind, plan: &Plan) -> Markup {
    let l = context.language;
    let here = format!("{}{HERE}/{key}", path(kept.organisation));
    let changed: u32 = plan.rows.iter().map(|row| row.changed).sum();
    let new: u32 = plan.rows.iter().map(|row| row.new).sum();
    let facts = [
        ("skills-import-people", u64::from(plan.new_people)),
        ("skills-import-skills", plan.new_skills.len() as u64),
        ("skills-import-new", u64::from(new)),
        ("skills-import-changed", u64::from(changed)),
        ("skills-import-silent", plan.silent),
    ];
    let facts = facts.map(|(label, value)| NumberFact {
        label: context.t(label),
        value: l.whole(value),
        note: html! {},
    });
    let none = FieldErrors::new();
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-import-title"),
        Some(&context.t("initiatives-import-nothing-yet")),
        html! {
            @if !plan.is_whole() { (faults(context, &plan.faults)) }
            (number_strip(&facts))
            @if !plan.new_skills.is_empty() { p { (context.t("skills-import-skills-are")) " " (plan.new_skills.join(", ")) "." } }
            @if !plan.new_roles.is_empty() { p { (context.t("skills-import-roles-are")) " " (plan.new_roles.join(", ")) "." } }
            @if plan.is_whole() {
                form class="ht-section ht-stack" method="get" action=(context.href(&here)) {
                    (select(&none, &Select { name: "kind", label: context.t("skills-import-kind"), hint: Some(context.t("skills-import-kind-hint")), value: kind.code(), none: None, groups: vec![OptionGroup { label: String::new(), options: words::kinds(l) }] }))
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("import-look")) } }
                }
            }
            form class="ht-section ht-acts" method="post" action=(context.href(&here)) {
                input type="hidden" name="version" value=(kept.version);
                input type="hidden" name="kind" value=(kind.code());
                @if plan.is_whole() {
                    button class="ds-button" type="submit" name="do" value="import" { (l.counted("skills-import-do", plan.rows.len() as u64)) } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
            (rows(context, plan))
        },
    )
}

fn faults(context: &Context, faults: &[Fault]) -> Markup {
    let l = context.language;
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(context.t("skills-import-column")),
        Column::text(context.t("skills-import-stands")),
        Column::text(context.t("skills-import-wrong")),
    ];
    let rows: Vec<Vec<Markup>> = faults
        .iter()
        .take(SHOWN)
        .map(|fault| {
            vec![
                html! { @if fault.row > 0 { (l.whole(fault.row)) } @else { "–" } },
                html! { (fault.column) },
                html! { (fault.text) },
                html! { (wrong(context, &fault.kind)) },
            ]
        })
        .collect();
    html! {
        (notice(Tone::Danger, &l.counted("skills-import-faults", faults.len() as u64), html! { p { (context.t("skills-import-faults-text")) } }))
        (data_table(&context.t("skills-import-faults-are"), &columns, &rows))
        @if faults.len() > SHOWN { p { (l.counted("initiatives-import-more", (faults.len() - SHOWN) as u64)) } }
    }
}

fn wrong(context: &Context, kind: &FaultKind) -> String {
    let key = format!("skills-import-fault-{}", kind.code());
    match kind {
        FaultKind::Level { highest } => context.ta(&key, &[("highest", (*highest).into())]),
        FaultKind::MoreHeads { count } => context.ta(&key, &[("count", (*count).into())]),
        FaultKind::Unseen { letter } => context.ta(&key, &[("letter", code_point(*letter).into())]),
        FaultKind::TooLarge { most } => {
            context.ta(&key, &[("most", context.language.whole(*most as u64).into())])
        }
        FaultKind::SameHead { first } | FaultKind::Otherwise { first } => {
            context.ta(&key, &[("first", first.clone().into())])
        }
        FaultKind::Twice { row } | FaultKind::Differs { row } => context.ta(&key, &[("row", (*row).into())]),
        _ => context.t(&key),
    }
}

fn rows(context: &Context, plan: &Plan) -> Markup {
    let l = context.language;
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(context.t("skills-person-name")),
        Column::text(context.t("skills-import-who")),
        Column::number(context.t("skills-import-new")),
        Column::number(context.t("skills-import-changed")),
        Column::number(context.t("skills-import-same")),
    ];
    let all: Vec<Vec<Markup>> = plan
        .rows
        .iter()
        .take(SHOWN)
        .map(|row| {
            vec![
                html! { (l.whole(row.number)) },
                html! { (row.person) },
                html! { (context.t(if row.is_new { "skills-import-who-new" } else { "skills-import-who-known" })) },
                html! { (l.whole(row.new)) },
                html! { (l.whole(row.changed)) },
                html! { (l.whole(row.same)) },
            ]
        })
        .collect();
    html! {
        (data_table(&context.t("initiatives-import-rows"), &columns, &all))
        @if plan.rows.len() > SHOWN { p { (l.counted("initiatives-import-more", (plan.rows.len() - SHOWN) as u64)) } }
    }
}
