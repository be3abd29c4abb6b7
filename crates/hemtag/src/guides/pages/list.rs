//! All guides, by whom they are for; for who edits, those that must be looked at.

use axum::extract::State;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{PATH, address};
use crate::{
    access::{Action, Relation},
    app::App,
    guides::{
        keep::{self, Kept},
        model::Audience,
    },
    http::{
        Context, PageResult,
        components::{Tone, empty, notice, page_head},
        page,
    },
};

/// `GET /guides`
///
/// # Errors
/// When the database does not answer.
pub async fn list(State(app): State<App>, context: Context) -> PageResult {
    let all = keep::all(&app, &context.caller).await?;
    Ok(view(&context, &all, app.clock.today()))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &[Kept], today: Date) -> Markup {
    let title = context.t("guides-title");
    let edits = context.caller.may(Action::EditGuide, Relation::None);
    let groups = Audience::ALL.into_iter().filter_map(|audience| {
        let of: Vec<&Kept> = all.iter().filter(|kept| kept.guide.audience == audience).collect();
        (!of.is_empty()).then_some((audience, of))
    });
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("guides-lead"))))
            @if edits { (for_editors(context, all, today)) }
            @if all.is_empty() {
                (empty(&context.t("guides-none"), html! { p { (context.t("guides-none-why")) } },
                    Some((&context.t("nav-processes"), context.href("/processes")))))
            }
            @for (audience, of) in groups {
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="md" { (context.t(&format!("guides-for-{}", audience.code()))) }
                    ul class="ht-results" { @for kept in of { (card(context, kept)) } }
                }
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("guides-more")) }
                ul {
                    @for (path, key) in [("/processes", "processes-title"), ("/materials", "materials-title"),
                        ("/certificates", "certificates-title"), ("/terms", "terms-title"), ("/initiatives", "initiatives-title"), ("/skills", "skills-title")] {
                        li { a class="ds-link" href=(context.href(path)) { (context.t(key)) } }
                    }
                }
            }
        },
    )
}

fn card(context: &Context, kept: &Kept) -> Markup {
    let text = kept.guide.text(context.language);
    html! {
        li class="ht-result" {
            h3 class="ds-heading" data-size="2xs" {
                a class="ds-link" href=(context.href(&address(&kept.guide.key))) { (text.title) }
            }
            p { (text.summary) }
        }
    }
}

fn for_editors(context: &Context, all: &[Kept], today: Date) -> Markup {
    let mut overdue: Vec<&Kept> = all.iter().filter(|kept| kept.guide.is_overdue(today)).collect();
    overdue.sort_by_key(|kept| kept.guide.review_on);
    html! {
        div class="ht-section ht-stack" {
            @if !overdue.is_empty() {
                (notice(Tone::Warning, &context.language.counted("guides-overdue", overdue.len() as u64), html! {
                    ul {
                        @for kept in &overdue {
                            li {
                                a class="ds-link" href=(context.href(&format!("{}/edit", address(&kept.guide.key)))) {
                                    (kept.guide.text(context.language).title)
                                }
                                " " (context.ta("guides-overdue-since", &[("day", context.language.date(kept.guide.review_on).into())]))
                            }
                        }
                    }
                }))
            }
            p class="ht-acts" {
                a class="ds-button" data-variant="secondary" href=(context.href(&format!("{PATH}/new"))) { (context.t("guides-new-title")) }
            }
        }
    }
}
