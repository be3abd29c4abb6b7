//! Vocabularies with their versions, which is in use, and words that meant nothing in them.

use axum::{
    extract::{Path, State},
    response::Redirect,
};
use maud::{Markup, html};

use super::PATH;
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{Column, breadcrumbs, data_table, page_head, source},
        page,
    },
    skills::kept::{FIRMS, Word, model::KeptVersion, set_in_use, versions, words},
};

/// `GET /skills/vocabularies`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context) -> PageResult {
    let kept = versions(&app, &context.caller).await?;
    let words = words(&app, &context.caller).await?;
    Ok(view(&context, &kept, &words))
}

/// `POST /skills/vocabularies/{id}/use`: takes a version into use, or out of it.
///
/// # Errors
/// When the caller may not, there is no such version, or the database refuses.
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
pub fn view(context: &Context, kept: &[KeptVersion], words: &[Word]) -> Markup {
    let title = context.t("kept-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("kept-lead"))))
            p class="ht-acts" { a class="ds-link" href=(context.href("/skills/vocabularies/import")) { (context.t("kept-import-title")) } }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("kept-versions")) }
                (table(context, kept))
                (source(html! { (::skills::shipped::ACKNOWLEDGEMENT) }))
            }
            section class="ht-section ht-stack" id="words" {
                h2 class="ds-heading" data-size="sm" { (context.t("kept-words")) }
                p class="ht-measure" { (context.ta("kept-words-lead", &[("firms", FIRMS.to_string().into())])) }
                @if words.is_empty() { p { (context.ta("kept-words-none", &[("firms", FIRMS.to_string().into())])) } }
                @else { (word_table(context, words)) }
            }
        },
    )
}

fn table(context: &Context, kept: &[KeptVersion]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("kept-scheme")),
        Column::number(context.t("kept-concepts")),
        Column::number(context.t("kept-deprecated")),
        Column::number(context.t("kept-occupations")),
        Column::text(context.t("kept-languages")),
        Column::text(context.t("kept-from")),
        Column::text(context.t("kept-in-use")),
    ];
    let count = |count: usize| html! { (l.whole(count as u64)) };
    let rows: Vec<Vec<Markup>> = kept
        .iter()
        .map(|one| {
            let (act, words) = if one.in_use { ("leave", "kept-leave") } else { ("use", "kept-use") };
            vec![
                html! { (context.t(&format!("kept-scheme-{}", one.scheme))) " " (one.version) },
                count(one.counts.concepts),
                count(one.counts.deprecated),
                count(one.counts.occupations),
                html! { (one.counts.languages.join(", ")) },
                html! {
                    @if one.files.is_none() { (context.t("kept-shipped")) } @else { (l.moment(&one.at)) }
                },
                html! {
                    @if one.in_use { (context.t("kept-yes")) } @else { (context.t("kept-no")) }
                    form method="post" action=(context.href(&format!("{PATH}/{}/use", one.id))) {
                        button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" name="do" value=(act) {
                            (context.t(words)) span class="ds-sr-only" { " " (one.title()) }
                        }
                    }
                },
            ]
        })
        .collect();
    data_table(&context.t("kept-versions"), &columns, &rows)
}

fn word_table(context: &Context, words: &[Word]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("kept-word")),
        Column::number(context.t("kept-firms")),
        Column::text(context.t("kept-first")),
        Column::text(context.t("kept-last")),
    ];
    let rows: Vec<Vec<Markup>> = words
        .iter()
        .map(|one| {
            vec![
                html! { (one.word) },
                html! { (l.whole(one.firms as u64)) },
                html! { (l.date(one.first)) },
                html! { (l.date(one.last)) },
            ]
        })
        .collect();
    data_table(&context.t("kept-words"), &columns, &rows)
}
