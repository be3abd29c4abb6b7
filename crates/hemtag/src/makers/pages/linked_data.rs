//! A maker as linked data (schema.org), for search engines and other programs. No person is in it: a sole trader's
//! number and address are left out, as are the sentences that facts came from.

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};
use vocabulary::Vocabulary;

use crate::{
    http::Context,
    makers::model::{Maker, Site},
    words::Language,
};

/// The block of data for the maker's page.
#[must_use]
pub fn linked_data(context: &Context, maker: &Maker) -> Markup {
    // "</" would end the block; JSON reads the escaped form as the same.
    let text = organisation(context.language, maker).to_string().replace("</", "<\\/");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

/// The maker as a schema.org Organization.
#[must_use]
pub fn organisation(language: Language, maker: &Maker) -> Value {
    let vocabulary = Vocabulary::embedded();
    let mut processes: Vec<_> = maker.offers().map(|(_, offer)| offer.process).collect();
    processes.sort_unstable();
    processes.dedup();
    let offers: Vec<Value> = processes
        .into_iter()
        .map(|id| {
            let process = vocabulary.processes().get(id);
            json!({
                "@type": "Offer",
                "itemOffered": {
                    "@type": "Service", "name": process.name(language.of_terms()), "serviceType": process.code,
                },
            })
        })
        .collect();
    let certificates: Vec<Value> = maker
        .certificates
        .iter()
        .map(|held| {
            let term = vocabulary.certificates().get(held.certificate);
            let mut certificate = json!({ "@type": "Certification", "name": term.name(language.of_terms()) });
            if let Some(issuer) = &held.issuer {
                certificate["issuedBy"] = json!({ "@type": "Organization", "name": issuer });
            }
            if let Some(from) = held.valid_from {
                certificate["validFrom"] = json!(from);
            }
            if let Some(until) = held.valid_until {
                certificate["expires"] = json!(until);
            }
            certificate
        })
        .collect();
    let mut data = json!({ "@context": "https://schema.org", "@type": "Organization", "name": maker.name });
    if let Some(number) = maker.public_number() {
        data["identifier"] =
            json!({ "@type": "PropertyValue", "propertyID": "organisationsnummer", "value": number });
    }
    if let Some(web) = &maker.web {
        data["url"] = json!(web);
    }
    if maker.example {
        data["disambiguatingDescription"] = json!(language.t("maker-example"));
    }
    let places: Vec<Value> = maker.sites.iter().map(|site| place(site, maker.personal_number)).collect();
    for (name, list) in [("location", places), ("makesOffer", offers), ("hasCertification", certificates)] {
        if !list.is_empty() {
            data[name] = json!(list);
        }
    }
    data
}

/// A site; a sole trader's often is a home, so that only its kommun is told.
fn place(site: &Site, personal: bool) -> Value {
    let kommun = site.kommun.as_deref().and_then(|code| Vocabulary::embedded().places().kommun(code));
    let mut address = json!({ "@type": "PostalAddress", "addressCountry": site.country });
    if let Some(kommun) = kommun {
        address["addressRegion"] = json!(kommun.name);
    }
    if !personal {
        for (name, value) in [
            ("streetAddress", &site.address),
            ("postalCode", &site.postal_code),
            ("addressLocality", &site.locality),
        ] {
            if let Some(value) = value {
                address[name] = json!(value);
            }
        }
    }
    json!({ "@type": "Place", "address": address })
}
