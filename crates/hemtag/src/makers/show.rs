//! One maker as text and as JSON, with everything that is known of it and by whose word. A sole trader's
//! organisation number is left out everywhere.

use jiff::civil::Date;
use matching::Envelope;
use serde_json::{Value, json};
use vocabulary::Vocabulary;

use super::{
    model::{Evidence, FactEvidence, ListedMaker, Maker, MakerId, OfferRecord, Site, Subject},
    pages::facts_of,
    search::{Found, SearchError},
    store,
};
use crate::{
    access::{self, Action, Caller, Relation},
    app::App,
    words::Language,
};

/// Raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// The maker with this number, if there is one.
///
/// # Errors
/// When the caller may not read the register, or the database does not answer.
pub async fn find_maker(app: &App, caller: &Caller, id: MakerId) -> Result<Option<Maker>, SearchError> {
    access::check(caller, Action::ReadRegister, Relation::None)?;
    Ok(store::find(app.db.reader(), id).await?)
}

/// A row of the list.
#[must_use]
pub fn summary(maker: &ListedMaker) -> Value {
    let processes = Vocabulary::embedded().processes();
    let codes: Vec<&str> = maker.processes.iter().map(|p| processes.get(*p).code.as_str()).collect();
    let places: Vec<_> = maker.sites.iter().map(|site| site.kommun.as_deref()).collect();
    json!({
        "maker": maker.id, "name": maker.name, "example": maker.example, "kommuner": places, "processes": codes,
    })
}

/// Everything of one maker.
#[must_use]
pub fn whole(maker: &Maker, today: Date) -> Value {
    let vocabulary = Vocabulary::embedded();
    let sites: Vec<Value> = maker
        .sites
        .iter()
        .map(|site| {
            json!({
                "site": site.id, "name": site.name, "address": site.address, "postal_code": site.postal_code,
                "locality": site.locality, "kommun": site.kommun, "country": site.country,
                "position": site.position.map(|p| [f64::from(p.lat) / 1e6, f64::from(p.lon) / 1e6]),
                "offers": site.offers.iter().map(|o| offer(maker, o, today)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let certificates: Vec<Value> = maker
        .certificates
        .iter()
        .map(|held| {
            let sites: Vec<_> = held.sites.iter().filter_map(|i| maker.sites.get(*i)).map(|s| s.id).collect();
            json!({
                "certificate": vocabulary.certificates().get(held.certificate).code, "issuer": held.issuer,
                "registration_number": held.registration_number, "valid_from": held.valid_from,
                "valid_until": held.valid_until, "expired": held.valid_until.is_some_and(|until| until < today),
                "sites": sites, "evidence": evidence(&held.evidence),
            })
        })
        .collect();
    let not_held: Vec<Value> = maker
        .lacking()
        .map(|one| {
            let code = &vocabulary.certificates().get(one.certificate).code;
            json!({ "certificate": code, "evidence": evidence(&one.evidence) })
        })
        .collect();
    json!({
        "version": VERSION, "maker": maker.id, "name": maker.name, "example": maker.example,
        "organisation_number": maker.public_number(), "web": maker.web, "sni": maker.sni_codes,
        "sites": sites, "certificates": certificates, "certificates_not_held": not_held,
        "certificates_complete_on": maker.certificates_complete_on, "as_stated": maker.as_stated,
        "evidence": facts(maker, Subject::Maker), "updated_on": maker.updated_on, "revision": maker.version,
    })
}

fn offer(maker: &Maker, offer: &OfferRecord, today: Date) -> Value {
    let vocabulary = Vocabulary::embedded();
    let materials: Vec<&str> =
        offer.materials.iter().map(|m| vocabulary.materials().get(*m).code.as_str()).collect();
    let largest = offer.largest.map(|largest| match largest {
        Envelope::Box(sides) => json!({ "box_mm": sides.map(vocabulary::Length::mm) }),
        Envelope::Round { diameter, length } => {
            json!({ "diameter_mm": diameter.mm(), "length_mm": length.mm() })
        }
    });
    let weeks: Vec<Value> = offer
        .free_weeks
        .iter()
        .filter(|w| w.monday.until(today).is_ok_and(|span| span.get_days() < 7))
        .map(|w| json!({ "monday": w.monday, "hours": w.actual, "maximum": w.maximum }))
        .collect();
    json!({
        "offer": offer.id, "process": vocabulary.processes().get(offer.process).code, "materials": materials,
        "largest": largest, "smallest_mm": offer.smallest.map(vocabulary::Length::mm),
        "heaviest_kg": offer.heaviest.map(vocabulary::Mass::kg),
        "tolerance": offer.tolerance.as_ref().map(|t| json!({
            "it": f64::from(t.grade.0) / 1000.0, "as_stated": t.as_stated,
        })),
        "thinnest_wall_mm": offer.thinnest_wall.map(vocabulary::Length::mm),
        "smallest_series": offer.smallest_series, "largest_series": offer.largest_series, "stages": {
            "prototype": offer.stages.prototype, "pilot_series": offer.stages.pilot_series,
            "full_scale": offer.stages.full_scale,
        },
        "lead_time_days": offer.lead_time_days, "sourcing": offer.sourcing, "newcomers": offer.newcomers,
        "machine_group": offer.machine_group,
        "free_weeks": weeks, "as_stated": offer.as_stated, "evidence": evidence(&offer.evidence),
        "fact_evidence": facts(maker, Subject::Offer(offer.id)),
    })
}

fn evidence(known: &Evidence) -> Value {
    json!({ "level": known.level, "on": known.on, "by": known.by })
}

fn facts(maker: &Maker, subject: Subject) -> Vec<Value> {
    let of = |fact: &&FactEvidence| fact.subject == subject;
    maker
        .evidence
        .iter()
        .filter(of)
        .map(|fact| json!({ "field": fact.field, "evidence": evidence(&fact.evidence), "note": fact.note }))
        .collect()
}

/// The list in the terminal.
#[must_use]
pub fn list_text(language: Language, found: &Found) -> String {
    let mut out = format!("{}\n", language.counted("makers-found", found.total));
    for maker in &found.makers {
        let example = if maker.example { format!(" [{}]", language.t("example")) } else { String::new() };
        let places: Vec<String> = maker.sites.iter().map(|site| place(language, site)).collect();
        out.push_str(&format!("{:>6}  {}{example} – {}\n", maker.id, maker.name, places.join(", ")));
    }
    out.replace('\u{a0}', " ")
}

fn place(language: Language, site: &Site) -> String {
    let kommun = site.kommun.as_deref().and_then(|code| Vocabulary::embedded().places().kommun(code));
    kommun
        .map(|k| k.name.clone())
        .or_else(|| site.locality.clone())
        .or_else(|| site.place_as_stated.clone())
        .unwrap_or_else(|| language.t("place-not-stated"))
}

/// One maker in the terminal.
#[must_use]
pub fn text(language: Language, maker: &Maker, today: Date) -> String {
    let vocabulary = Vocabulary::embedded();
    let mut out = String::new();
    let mut line = |indent: usize, words: &str| {
        out.push_str(&" ".repeat(indent));
        out.push_str(&words.replace('\u{a0}', " "));
        out.push('\n');
    };
    line(0, &maker.name);
    if maker.example {
        line(2, &language.t("maker-example"));
    }
    if let Some(number) = maker.public_number() {
        line(2, &format!("{}: {number}", language.t("maker-number")));
    }
    for site in &maker.sites {
        line(0, &place(language, site));
        for offer in &site.offers {
            let process = vocabulary.processes().get(offer.process);
            let by = told(language, &offer.evidence, today);
            line(2, &format!("{} ({}) – {by}", process.name(language.of_terms()), process.code));
            for (field, value) in facts_of(language, offer) {
                let Some(value) = value else { continue };
                let label = language.t(&format!("offer-{}", field.replace('_', "-")));
                let own = maker.evidence_for(offer, field);
                let own = if *own == offer.evidence {
                    String::new()
                } else {
                    format!(" – {}", told(language, own, today))
                };
                line(4, &format!("{label}: {value}{own}"));
            }
        }
    }
    for held in &maker.certificates {
        let name = vocabulary.certificates().get(held.certificate).name(language.of_terms()).to_owned();
        let until = match held.valid_until {
            Some(until) if until < today => format!(", {until} {}", language.t("held-has-run-out")),
            Some(until) => format!(", {} {until}", language.t("held-until").to_lowercase()),
            None => String::new(),
        };
        line(0, &format!("{name}{until} – {}", told(language, &held.evidence, today)));
    }
    for one in maker.lacking() {
        let name = vocabulary.certificates().get(one.certificate).name(language.of_terms());
        let lacks = language.ta("maker-does-not-hold", &[("certificate", name.into())]);
        line(0, &format!("{lacks} – {}", told(language, &one.evidence, today)));
    }
    out
}

/// "Självuppgift 2026-10-01, tillverkaren".
fn told(language: Language, known: &Evidence, today: Date) -> String {
    format!("{}, {}", super::pages::evidence_in_words(language, known, today), known.by)
}
