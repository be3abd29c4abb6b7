//! A maker's offers as messages that other firms' systems read, and what those do not carry.

use jiff::civil::Date;
use maud::{Markup, html};

use super::offer::place;
use crate::{
    http::{Context, components::downloads},
    makers::{
        export::exchange::{self, Format},
        model::Maker,
    },
};

/// Nothing for a maker without offers.
pub(super) fn files(context: &Context, maker: &Maker, today: Date) -> Markup {
    if exchange::sites(maker).next().is_none() {
        return html! {};
    }
    let address = |site, format: Format| {
        context.href(&format!("/makers/{}/exchange/{}?site={site}", maker.id, format.code()))
    };
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("exchange-title")) }
            p { (context.t("exchange-lead")) }
            @for site in exchange::sites(maker) {
                @let what = context.ta("exchange-offers-at", &[("place", place(context, site).into())]);
                (downloads(context, &what, &Format::ALL.map(|format| (format.name(), address(site.id, format)))))
            }
            details {
                summary { (context.t("exchange-lost")) }
                p { (context.t("exchange-lost-why")) }
                @for format in Format::ALL {
                    @if let Ok(lost) = exchange::lost(maker, format, today) {
                        h3 { (format.name()) }
                        ul { @for one in lost { li { (one.sentence(context.language)) } } }
                    }
                }
                p class="ht-soft" { (context.t("exchange-version")) " " code { (Format::CxCapability.semantic_id()) } }
            }
        }
    }
}
