//! The part itself: a picture for everybody, and with script the part in three dimensions.

use maud::{Markup, html};

use crate::{
    http::{Context, assets},
    parts::PartFile,
};

const VIEWS: [&str; 7] = ["slanted", "front", "back", "left", "right", "above", "below"];

pub(super) fn figure(context: &Context, part: &PartFile) -> Markup {
    let address = |what: &str| context.href(&format!("/parts/{}/{what}", part.key));
    let name = context.ta("part-figure-name", &[("name", part.title().into())]);
    html! {
        figure class="ht-part" data-part-view data-mesh=(address("mesh")) data-walls=(address("walls")) {
            div class="ht-part__stage" {
                img src=(address("picture")) alt=(name) width="960" height="720" data-part-still;
                canvas hidden tabindex="0" role="application" aria-label=(name) aria-describedby="part-keys" {}
                div class="ht-part__marks" data-part-marks {}
            }
            div class="ht-part__controls" data-part-controls hidden {
                div class="ht-part__views" role="group" aria-label=(context.t("part-figure-views")) {
                    @for view in VIEWS {
                        button class="ds-button" data-variant="tertiary" data-size="sm" type="button" data-view=(view) { (context.t(&format!("part-view-{view}"))) }
                    }
                    button class="ds-button" data-variant="tertiary" data-size="sm" type="button" data-nearer="0.8" { (context.t("part-view-nearer")) }
                    button class="ds-button" data-variant="tertiary" data-size="sm" type="button" data-nearer="1.25" { (context.t("part-view-farther")) }
                }
                div class="ht-part__section" {
                    label for="section-axis" { (context.t("part-section")) }
                    select class="ds-input" data-size="sm" id="section-axis" data-section-axis autocomplete="off" {
                        option value="none" selected { (context.t("part-section-none")) }
                        @for axis in ["x", "y", "z"] { option value=(axis) { (axis) } }
                    }
                    input type="range" min="0" max="100" value="50" aria-label=(context.t("part-section-place")) data-section-share disabled autocomplete="off";
                    output data-section-said {}
                }
                div class="ds-field" {
                    input class="ds-input" type="checkbox" id="part-walls" data-walls autocomplete="off";
                    label class="ds-label" data-weight="regular" for="part-walls" { (context.t("part-walls")) }
                }
                p class="ht-part__scale" data-wall-scale hidden {
                    span data-thin {} i aria-hidden="true" {} span data-thick {}
                }
            }
            figcaption data-part-caption hidden {
                (context.t("part-figure-caption")) " "
                span id="part-keys" { (context.t("part-figure-keys")) }
            }
        }
        script src=(assets::address("part.js")) type="module" {}
    }
}
