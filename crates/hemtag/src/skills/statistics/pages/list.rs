//! The imports with which of them is in use.

use axum::{
    extract::{Path, State},
    response::Redirect,
};
use maud::{Markup, html};

use super::{OCCUPATIONS, PATH};
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        page,
    },
    skills::statistics::{imports, model::Import, set_in_use},
};

/// `GET /skills/statistics`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context) -> PageResult {
    let imports = imports(&app, &context.caller).await?;
    Ok(view(&context, &imports))
}

/// `POST /skills/statistics/{id}/use`: takes an import into use, or out of it.
///
/// # Errors
/// When the caller may not, there is no such import, or the database refuses.
pub async fn use_it(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Redirect> {
    let in_use = !Typed::of_body(&body).has("do", "leave");
    set_in_use(&app, &context.caller, id, in_use).await?;
    Ok(Redirect::to(&context.href(PATH)))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, imports: &[Import]) -> Markup {
    let title = context.t("statistics-title");
    let import = format!("{PATH}/import");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills")], &title))
            (page_head(None, &title, Some(&context.t("statistics-lead"))))
            @if imports.is_empty() {
                (empty(&context.t("statistics-none"), html! { p { (context.t("statistics-none-why")) } },
                    Some((&context.t("statistics-import-title"), context.href(&import)))))
            } @else {
                p class="ht-acts" {
                    a class="ds-link" href=(context.href(&import)) { (context.t("statistics-import-title")) } " "
                    a class="ds-link" href=(context.href(OCCUPATIONS)) { (context.t("statistics-occupations-title")) }
                }
                section class="ht-section ht-stack" { (table(context, imports)) }
            }
        },
    )
}

fn table(context: &Context, imports: &[Import]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("statistics-counted")),
        Column::text(context.t("statistics-source")),
        Column::text(context.t("statistics-read-on")),
        Column::text(context.t("statistics-years")),
        Column::number(context.t("statistics-rows")),
        Column::text(context.t("statistics-at")),
        Column::text(context.t("statistics-in-use")),
    ];
    let rows: Vec<Vec<Markup>> = imports
        .iter()
        .map(|one| {
            let (act, words) =
                if one.in_use { ("leave", "statistics-leave") } else { ("use", "statistics-use") };
            vec![
                html! { (one.title) },
                html! { (one.source) },
                html! { (l.date(one.read_on)) },
                html! { (years(&one.years)) },
                html! { (l.whole(one.rows)) },
                html! { (l.moment(&one.at)) },
                html! {
                    @if one.in_use { (context.t("statistics-yes")) } @else { (context.t("statistics-no")) }
                    form method="post" action=(context.href(&format!("{PATH}/{}/use", one.id))) {
                        button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" name="do" value=(act) {
                            (context.t(words)) span class="ds-sr-only" { ": " (one.title) ", " (l.date(one.read_on)) }
                        }
                    }
                },
            ]
        })
        .collect();
    data_table(&context.t("statistics-imports"), &columns, &rows)
}

/// "2022", "2014–2024", and one by one where some are missing.
#[must_use]
pub fn years(years: &[i16]) -> String {
    match years {
        [first, .., last] if usize::try_from(last - first).is_ok_and(|span| span + 1 == years.len()) => {
            format!("{first}–{last}")
        }
        _ => years.iter().map(i16::to_string).collect::<Vec<_>>().join(", "),
    }
}
