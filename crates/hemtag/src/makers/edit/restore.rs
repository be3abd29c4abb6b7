//! The makers that were removed, each of which can be restored or forgotten at once.

use maud::{Markup, html};

use crate::{
    http::{
        Context,
        components::{Tone, breadcrumbs, notice, page_head},
        page,
    },
    makers::{
        RESTORABLE_DAYS,
        model::{Maker, MakerId},
        pages::offer::place,
        store::RemovedMaker,
    },
};

/// The page, from plain data. `done`: one that was removed just now. `taken`: one that cannot be restored, since another
/// maker has its number.
pub(super) fn view(
    context: &Context,
    removed: &[RemovedMaker],
    done: Option<MakerId>,
    taken: Option<(MakerId, MakerId)>,
) -> Markup {
    let title = context.t("edit-removed-title");
    let lead = context.ta("edit-removed-lead", &[("days", RESTORABLE_DAYS.into())]);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers")], &title))
            (page_head(None, &title, Some(&lead)))
            @if let Some(kept) = removed.iter().find(|kept| Some(kept.maker.id) == done) {
                div role="status" {
                    (notice(Tone::Success, &context.ta("edit-removed-done", &[("name", kept.maker.name.as_str().into())]), html! {}))
                }
            }
            @if let Some((_, other)) = taken {
                (notice(Tone::Danger, &context.t("edit-removed-taken"), html! {
                    p { a class="ds-link" href=(context.href(&format!("/makers/{other}"))) { (context.t("edit-removed-other")) } }
                }))
            }
            @if removed.is_empty() { p { (context.t("edit-removed-none")) } }
            ul class="ht-results" {
                @for kept in removed { (one(context, &kept.maker, &kept.at)) }
            }
        },
    )
}

fn one(context: &Context, maker: &Maker, at: &str) -> Markup {
    let action = context.href(&format!("/makers/removed/{}", maker.id));
    html! {
        li class="ht-result" {
            h2 class="ds-heading" data-size="2xs" { (maker.name) }
            p class="ht-soft" {
                @for (i, site) in maker.sites.iter().enumerate() { @if i > 0 { " · " } (place(context, site)) }
                @if maker.sites.is_empty() { (context.t("place-not-stated")) }
                ". " (context.ta("edit-removed-at", &[("at", context.language.moment(at).into())]))
            }
            form class="ht-actions" method="post" action=(action) {
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="restore" {
                    (context.t("edit-restore")) span class="ds-sr-only" { ": " (maker.name) }
                }
                button class="ds-button" data-variant="tertiary" data-color="danger" type="submit" name="do" value="forget" {
                    (context.t("edit-forget")) span class="ds-sr-only" { ": " (maker.name) }
                }
            }
        }
    }
}
