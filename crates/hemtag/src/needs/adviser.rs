//! Talking to an adviser: whom the settings name for the need's place, and what to do where they name nobody.

use maud::{Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use vocabulary::Vocabulary;

use super::{Need, kommun_name, model::NeedDocument};
use crate::{
    app::App,
    config::{Adviser, Config},
    http::Context,
};

/// What stays as it is in the parts of a `mailto` address (RFC 6068).
const MAIL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const ADDRESS: &AsciiSet = &MAIL.remove(b'@');

/// The code of the county that the need's owner is in; `None` when no kommun is stated.
#[must_use]
pub fn county(document: &NeedDocument) -> Option<&str> {
    document.owner.kommun.value().and_then(|kommun| kommun.get(..2))
}

/// The block at the foot of a need's pages.
#[must_use]
pub fn adviser(context: &Context, app: &App, need: &Need) -> Markup {
    let county = county(&need.document);
    let found = app.config.adviser_for(county);
    html! {
        section class="ht-section ht-adviser ht-stack" data-gap="sm" id="adviser" aria-labelledby="adviser-title" {
            h2 class="ds-heading" data-size="md" id="adviser-title" { (context.t("adviser-title")) }
            @match found {
                Some(adviser) => (contact(context, &app.config, need, adviser, county)),
                None => (nobody(context, &app.config, need)),
            }
            @if need.closed_at.is_none() {
                p class="ht-row ht-noprint" {
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("/needs/{}/case", need.key))) { (context.t("adviser-case")) }
                    span class="ht-small ht-soft" { (context.t("adviser-case-about")) }
                }
            }
        }
    }
}

fn contact(
    context: &Context,
    config: &Config,
    need: &Need,
    adviser: &Adviser,
    county: Option<&str>,
) -> Markup {
    let l = context.language;
    let hours = l.pick(adviser.hours.as_deref().unwrap_or_default(), adviser.hours_in_english());
    let place = county
        .filter(|_| !adviser.counties.is_empty())
        .and_then(|code| Vocabulary::embedded().places().county(code));
    html! {
        p class="ht-measure" { (context.t("adviser-lead")) }
        dl class="ht-facts" {
            div {
                dt { (context.t("adviser-who")) }
                dd {
                    (adviser.name)
                    @if let Some(place) = place { span class="ht-origin" { (context.ta("adviser-for", &[("county", l.pick(&place.name_sv, &place.name_en).into())])) } }
                }
            }
            @if let Some(phone) = &adviser.phone {
                div { dt { (context.t("adviser-phone")) } dd { a href={ "tel:" (dialled(phone)) } { (phone) } } }
            }
            @if let Some(mail) = &adviser.mail {
                div { dt { (context.t("adviser-mail")) } dd { a href=(mailto(context, config, need, mail)) { (mail) } } }
            }
            @if !hours.is_empty() { div { dt { (context.t("adviser-hours")) } dd { (hours) } } }
        }
        p class="ht-small ht-soft ht-measure" {
            @if adviser.mail.is_some() { (context.t("adviser-mail-note")) " " }
            (context.t("adviser-secret"))
        }
    }
}

/// Nobody is named: the operator where there is one, and the business office of the kommun.
fn nobody(context: &Context, config: &Config, need: &Need) -> Markup {
    let kommun = need.document.owner.kommun.value().and_then(|code| kommun_name(code));
    html! {
        p class="ht-measure" {
            @match kommun {
                Some(kommun) => (context.ta("adviser-nobody-in", &[("kommun", kommun.into())])),
                None => (context.t("adviser-nobody")),
            }
        }
        @if let Some(contact) = &config.contact { p { (context.t("adviser-operator")) " " (contact) } }
        p class="ht-small ht-soft ht-measure" { (context.t("adviser-secret")) }
    }
}

/// A letter that carries the need's address and nothing of what stands in it.
fn mailto(context: &Context, config: &Config, need: &Need, mail: &str) -> String {
    let address = format!("{}{}", config.address(), context.href(&format!("/needs/{}", need.key)));
    let body = context.ta("adviser-letter", &[("address", address.into())]);
    format!(
        "mailto:{}?subject={}&body={}",
        utf8_percent_encode(mail, ADDRESS),
        utf8_percent_encode(&context.t("adviser-subject"), MAIL),
        utf8_percent_encode(&body, MAIL)
    )
}

/// The digits of a telephone number, as a telephone wants them: `010-123 45 67` without what sets them apart.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
