//! A product of several operations: the groups of makers that cover it, or what breaks the chain.

use maud::{Markup, html};

use super::{Shown, anchor, title};
use crate::http::{
    Context,
    components::{Column, Tone, data_table, notice},
};
use crate::matches::directory::Directory;

pub(super) fn together(context: &Context, shown: &Shown<'_>) -> Markup {
    let groups = &shown.answer.groups;
    let maker = |id| Directory::maker(shown.snapshot, id).unwrap_or_else(|| id.0.to_string());
    html! {
        section class="ht-section ht-stack" data-gap="lg" id="together" {
            h2 class="ds-heading" data-size="lg" { (context.t("groups-title")) }
            @if !groups.broken_by.is_empty() {
                (notice(Tone::Warning, &context.t("groups-broken-title"), html! {
                    ul {
                        @for id in &groups.broken_by {
                            @let (p, o) = (usize::from(id.part), usize::from(id.operation));
                            li {
                                (context.ta("groups-broken", &[("what", title(shown.answer, p, o).into())])) " "
                                a href={ "#" (anchor(p, o)) } { (context.t("groups-see-why")) }
                            }
                        }
                    }
                }))
            }
            @for (i, group) in groups.consortia.iter().enumerate() {
                @let args = [("number", (i + 1).into()), ("count", group.makers.len().into()), ("lead", maker(group.lead).into())];
                div class="ht-stack" {
                    h3 class="ds-heading" data-size="sm" { (context.ta("groups-group", &args)) }
                    @if !group.proven { p class="ht-soft" { (context.t("groups-not-proven")) } }
                    (data_table(
                        &context.t("groups-caption"),
                        &[
                            Column::text(context.t("overview-part")),
                            Column::text(context.t("questions-maker")),
                            Column::number(context.t("criterion-distance")),
                            Column::text(context.t("groups-state")),
                        ],
                        &group.assignments.iter().map(|a| vec![
                            html! { (title(shown.answer, usize::from(a.operation.part), usize::from(a.operation.operation))) },
                            html! { a href=(context.href(&format!("/makers/{}", a.maker.0))) { (maker(a.maker)) } },
                            html! { @match a.distance_km { Some(km) => (context.language.kilometres(km)), None => "–" } },
                            html! { (context.t(if a.ask { "groups-state-ask" } else { "groups-state-met" })) },
                        ]).collect::<Vec<_>>(),
                    ))
                }
            }
        }
    }
}
