//! A maker's offers as messages that other firms' systems read, and what those do not carry.

use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};

use super::offer::place;
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{breadcrumbs, downloads, page_head},
        page,
    },
    makers::{
        export::exchange::{self, Format},
        model::{Maker, MakerId},
        show::find_maker,
    },
};

/// On the maker's page. Nothing for a maker without offers.
pub(super) fn files(context: &Context, maker: &Maker) -> Markup {
    if exchange::sites(maker).next().is_none() {
        return html! {};
    }
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("exchange-title")) }
            p { (context.t("exchange-lead")) }
            (messages(context, maker))
            p { a class="ds-link" href=(context.href(&format!("/makers/{}/exchange", maker.id))) { (context.t("exchange-lost")) } }
        }
    }
}

/// One file for each site and format.
fn messages(context: &Context, maker: &Maker) -> Markup {
    let address = |site, format: Format| {
        context.href(&format!("/makers/{}/exchange/{}?site={site}", maker.id, format.code()))
    };
    html! {
        @for site in exchange::sites(maker) {
            @let what = context.ta("exchange-offers-at", &[("place", place(context, site).into())]);
            (downloads(context, &what, &Format::ALL.map(|format| (format.name(), address(site.id, format)))))
        }
    }
}

/// `GET /makers/{id}/exchange`: what the messages do not carry. A page of its own, since the messages must be written to say it.
///
/// # Errors
/// Not found, when there is no such maker or it offers nothing.
pub async fn not_carried(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let maker = find_maker(&app, &context.caller, MakerId(id)).await?.ok_or(PageError::NotFound)?;
    if exchange::sites(&maker).next().is_none() {
        return Err(PageError::NotFound);
    }
    Ok(view(&context, &maker, app.clock.today()))
}

fn view(context: &Context, maker: &Maker, today: Date) -> Markup {
    let title = context.t("exchange-lost");
    let own = format!("/makers/{}", maker.id);
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (maker.name.clone(), &own)], &title))
            (page_head(None, &title, Some(&context.t("exchange-lost-why"))))
            @for format in Format::ALL {
                section class="ht-section ht-stack" {
                    h2 { (format.name()) }
                    @match exchange::lost(maker, format, today) {
                        Ok(lost) => ul { @for one in lost { li { (one.sentence(context.language)) } } },
                        Err(_) => p { (context.t("exchange-not-written")) },
                    }
                    @if format == Format::CxCapability {
                        p class="ht-soft" { (context.t("exchange-version")) " " code { (format.semantic_id()) } }
                    }
                }
            }
            (messages(context, maker))
        },
    )
}
