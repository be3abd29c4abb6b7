//! The register of qualifications as a list, for everybody.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{Told, told};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, page_head},
        download::{Cell, Table, Wanted, file_name, links},
        page,
    },
    skills::validation::{
        self, Version,
        model::{Basis, Qualification},
    },
    words::Language,
};

pub(super) const PATH: &str = "/skills/qualifications";

/// `GET /skills/qualifications`, and its table with `?format=`.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let all = validation::all(&app, &context.caller).await?;
    let asked = asked.unwrap_or_default();
    let wanted: Wanted = serde_html_form::from_str(&asked).unwrap_or_default();
    if let Some(format) = wanted.format {
        return Ok(table(context.language, &all, app.clock.today()).respond(&context, format)?);
    }
    let done: Told = serde_html_form::from_str(&asked).unwrap_or_default();
    Ok(view(&context, &all, &done.done).into_response())
}

/// The level with its basis, or that nobody has said.
pub(super) fn level(l: Language, one: &Qualification) -> String {
    match (one.seqf, one.basis) {
        (Some(level), Some(basis)) => {
            format!("{level} ({})", l.t(&format!("valid-basis-{}", basis.code())).to_lowercase())
        }
        (None, Some(basis)) => l.t(&format!("valid-basis-{}", basis.code())),
        _ => l.t("not-known"),
    }
}

pub(super) fn units(l: Language, one: &Qualification) -> String {
    let here = one.units.len() as u64;
    match one.units_stated {
        Some(stated) if u64::from(stated) != here => {
            l.ta("valid-units-of", &[("here", here.into()), ("stated", stated.into())])
        }
        None if here == 0 => l.t("not-known"),
        _ => l.whole(here),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &[Version], done: &str) -> Markup {
    let l = context.language;
    let title = context.t("valid-qualifications");
    let columns = [
        Column::text(context.t("valid-qualification")),
        Column::text(context.t("valid-owner")),
        Column::text(context.t("valid-seqf")),
        Column::number(context.t("valid-units")),
        Column::text(context.t("valid-can-be-begun")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|version| {
            let one = &version.document;
            vec![
                html! { a class="ds-link" href=(context.href(&format!("{PATH}/{}", one.code))) { (one.name(l)) } },
                html! { (one.owner.clone().unwrap_or_else(|| context.t("not-known"))) },
                html! { (level(l, one)) },
                html! { (units(l, one)) },
                html! { (context.t(if one.is_whole() { "valid-yes" } else { "valid-units-not-known" })) },
            ]
        })
        .collect();
    let keeps = context.caller.may(Action::KeepQualifications, Relation::None);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("valid-qualifications-lead"))))
            (told(context, done))
            p class="ht-acts" {
                @if keeps {
                    a class="ds-link" href=(context.href(&format!("{PATH}/new"))) { (context.t("valid-new")) } " "
                    a class="ds-link" href=(context.href(&format!("{PATH}/import"))) { (context.t("valid-import")) } " "
                }
                a class="ds-link" href=(context.href("/skills/centres")) { (context.t("valid-centres")) } " "
                a class="ds-link" href=(context.href("/account/skills")) { (context.t("valid-mine")) }
            }
            (data_table(&title, &columns, &rows))
            (links(context, PATH, ""))
            p class="ht-source" { (context.t("valid-qualifications-about")) }
            p { (context.t("valid-support")) " " a class="ds-link" href=(context.href("/funding")) { (context.t("valid-support-see")) } "." }
        },
    )
}

fn table(l: Language, all: &[Version], today: jiff::civil::Date) -> Table {
    let text = |text: &Option<String>| Cell::from(text.clone());
    let day = |day: Option<jiff::civil::Date>| Cell::from(day.map(|day| day.to_string()));
    let rows = all.iter().map(|version| {
        let one = &version.document;
        vec![
            one.code.clone().into(),
            u32::try_from(version.version).unwrap_or(0).into(),
            one.name_sv.clone().into(),
            one.name_en.clone().into(),
            text(&one.edition),
            text(&one.owner),
            Cell::from(one.seqf.map(|level| level.to_string())),
            Cell::from(one.basis.map(Basis::code)),
            Cell::from(one.units_stated),
            u32::try_from(one.units.len()).unwrap_or(0).into(),
            day(one.from),
            day(one.until),
            one.source.clone().into(),
        ]
    });
    Table {
        name: file_name(l, "kvalifikationer", "qualifications", today),
        columns: vec![
            "code",
            "version",
            "name_sv",
            "name_en",
            "edition",
            "owner",
            "seqf",
            "basis",
            "units_stated",
            "units_here",
            "from",
            "until",
            "source",
        ],
        rows: rows.collect(),
        note: Some(l.t("valid-qualifications-about")),
    }
}
