//! The certificates: what each is about, who gives it, and what it includes.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::{
    Certificate, Vocabulary,
    certificate::{Area, Issuer},
};

use super::{show, tables};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        download::{self, Wanted},
        page,
    },
};

const AREAS: [(Area, &str); 8] = [
    (Area::Management, "certificate-area-management"),
    (Area::Process, "certificate-area-process"),
    (Area::Product, "certificate-area-product"),
    (Area::Personnel, "certificate-area-personnel"),
    (Area::Facility, "certificate-area-facility"),
    (Area::Security, "certificate-area-security"),
    (Area::Rating, "certificate-area-rating"),
    (Area::Legal, "certificate-area-legal"),
];

/// `GET /certificates`, and its table with `?format=`
pub async fn certificates(
    context: Context,
    State(app): State<App>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    Ok(match wanted.format {
        Some(format) => tables::certificates(&context, app.clock.today()).respond(&context, format)?,
        None => list(&context).into_response(),
    })
}

fn list(context: &Context) -> Markup {
    let certificates = Vocabulary::embedded().certificates();
    page(
        context,
        &context.t("certificates-title"),
        html! {
            h1 { (context.t("certificates-title")) }
            p class="ht-lead" { (context.t("certificates-lead")) }
            @for (area, heading) in AREAS {
                section class="ht-section" {
                    div class="ht-scroll" tabindex="0" role="region" aria-label=(context.t(heading)) {
                        table class="ds-table" data-stack {
                            caption { (context.t(heading)) }
                            thead { tr {
                                th scope="col" { (context.t("certificate-name")) }
                                th scope="col" { (context.t("certificate-scope")) }
                                th scope="col" { (context.t("certificate-issuer")) }
                                th scope="col" { (context.t("certificate-gives")) }
                            } }
                            tbody {
                                @for certificate in certificates.iter().filter(|c| c.facts.area == area) {
                                    (row(context, certificate))
                                }
                            }
                        }
                    }
                }
            }
            p class="ht-source" { (context.t("certificates-source")) }
            (download::links(context, "/certificates", ""))
        },
    )
}

fn row(context: &Context, certificate: &Certificate) -> Markup {
    let certificates = Vocabulary::embedded().certificates();
    let scope = context.language.pick(&certificate.facts.scope_sv, &certificate.facts.scope_en);
    let issuer = context.t(match certificate.facts.issuer {
        Issuer::AccreditedBody => "issuer-accredited-body",
        Issuer::AccreditationBody => "issuer-accreditation-body",
        Issuer::NotifiedBody => "issuer-notified-body",
        Issuer::IndustryProgramme => "issuer-industry-programme",
        Issuer::Authority => "issuer-authority",
        Issuer::Rater => "issuer-rater",
        Issuer::Self_ => "issuer-self",
    });
    let gives: Vec<&str> = certificates
        .gives(certificate.id)
        .iter()
        .filter(|&&id| id != certificate.id)
        .map(|&id| certificates.get(id).code.as_str())
        .collect();
    html! {
        tr id=(anchor(&certificate.code)) {
            th scope="row" { (show::name(context, certificate)) }
            td data-label=(context.t("certificate-scope")) { (scope) }
            td data-label=(context.t("certificate-issuer")) { (issuer) }
            td data-label=(context.t("certificate-gives")) { (gives.join(", ")) }
        }
    }
}

/// The row's place on the page: a code without spaces and strokes.
#[must_use]
pub fn anchor(code: &str) -> String {
    let plain = code.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    plain.collect()
}
