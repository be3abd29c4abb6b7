//! Initiatives in the reader's words.

use vocabulary::{Stage, Vocabulary, term::Confidence};

use super::model::{
    BANK, Branch, Fault, Initiative, Kind, Offer, Overlap, Problem, Reach, Shows, Status, WhiteSpot,
};
use crate::words::{And, Language};

/// "Prototyp", "Nollserie", "Serieproduktion".
#[must_use]
pub fn stage(l: Language, stage: Stage) -> String {
    stage.name(l.of_terms()).to_owned()
}

/// Within a sentence.
#[must_use]
pub fn in_stage(l: Language, stage: Stage) -> String {
    stage.name(l.of_terms()).to_lowercase()
}

fn coded(l: Language, stem: &str, code: &str) -> String {
    l.t(&format!("initiative-{stem}-{}", code.replace('_', "-")))
}

#[must_use]
pub fn kind(l: Language, kind: Kind) -> String {
    coded(l, "kind", kind.code())
}

#[must_use]
pub fn shows(l: Language, shows: Shows) -> String {
    coded(l, "shows", shows.code())
}

#[must_use]
pub fn status(l: Language, status: Status) -> String {
    coded(l, "status", status.code())
}

#[must_use]
pub fn branch(l: Language, branch: Branch) -> String {
    coded(l, "branch", branch.code())
}

#[must_use]
pub fn offer(l: Language, offer: Offer) -> String {
    coded(l, "offer", offer.code())
}

#[must_use]
pub fn confidence(l: Language, confidence: Confidence) -> String {
    coded(l, "sure", confidence.code())
}

#[must_use]
pub fn column(l: Language, column: &str) -> String {
    coded(l, "column", column)
}

#[must_use]
pub fn country(l: Language, code: &str) -> String {
    match code {
        "" => l.t("initiatives-unknown"),
        "EU" => l.t("initiatives-eu"),
        code => {
            let country = Vocabulary::embedded().countries().all().iter().find(|c| c.code == code);
            country.map_or_else(|| code.to_owned(), |c| l.pick(&c.name_sv, &c.name_en).to_owned())
        }
    }
}

/// For whom: the whole country, counties by name, or another country.
#[must_use]
pub fn reach(l: Language, one: &Initiative) -> String {
    match &one.reach {
        Reach::WholeCountry => l.t("initiatives-whole-country"),
        Reach::Counties(codes) => {
            let names: Vec<String> = codes.iter().map(|code| l.county(code)).collect();
            l.list(&names, And::And)
        }
        Reach::Unknown if one.is_swedish() => l.t("initiatives-reach-unknown"),
        Reach::Unknown => country(l, &one.country),
    }
}

/// Names in a row, or that it is not known.
#[must_use]
pub fn listed(l: Language, names: &[String]) -> String {
    if names.is_empty() { l.t("initiatives-unknown") } else { l.list(names, And::And) }
}

#[must_use]
pub fn stages(l: Language, stages: &[Stage]) -> String {
    listed(l, &stages.iter().map(|s| in_stage(l, *s)).collect::<Vec<_>>())
}

#[must_use]
pub fn branches(l: Language, branches: &[Branch]) -> String {
    listed(l, &branches.iter().map(|b| branch(l, *b)).collect::<Vec<_>>())
}

#[must_use]
pub fn does(l: Language, one: &Initiative) -> &str {
    l.pick(&one.does_sv, &one.does_en)
}

/// A source as it is read: the address without its beginning, or the number of the bank's project.
#[must_use]
pub fn source(l: Language, source: &str) -> String {
    match source.strip_prefix(BANK) {
        Some(number) => l.ta("initiatives-source-bank", &[("number", number.into())]),
        None => {
            let short =
                source.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
            short.to_owned()
        }
    }
}

/// Why two are called near-identical.
#[must_use]
pub fn overlap(l: Language, overlap: &Overlap<'_>) -> String {
    let place = if overlap.counties.is_empty() {
        l.t("initiatives-fitting-country")
    } else {
        l.list(&overlap.counties.iter().map(|code| l.county(code)).collect::<Vec<_>>(), And::And)
    };
    l.ta(
        "initiatives-overlap-why",
        &[
            ("offer", offer(l, overlap.offer).into()),
            ("place", place.into()),
            ("stages", stages(l, &overlap.stages).into()),
            ("branches", branches(l, &overlap.branches).into()),
        ],
    )
}

#[must_use]
pub fn white_spot(l: Language, spot: &WhiteSpot) -> String {
    match spot {
        WhiteSpot::Shows(what) => l.t(&format!("initiatives-white-shows-{}", what.code())),
        WhiteSpot::Kind { kind: k, stage } => l.ta(
            "initiatives-white-kind",
            &[("kind", kind(l, *k).to_lowercase().into()), ("stage", in_stage(l, *stage).into())],
        ),
        WhiteSpot::County { county: code, stage } => l.ta(
            "initiatives-white-county",
            &[("county", l.county(code).into()), ("stage", in_stage(l, *stage).into())],
        ),
    }
}

/// The white spots of counties, one sentence a county.
#[must_use]
pub fn white_counties(l: Language, spots: &[WhiteSpot]) -> Vec<String> {
    let mut by_county: Vec<(&str, Vec<String>)> = Vec::new();
    for spot in spots {
        let WhiteSpot::County { county, stage } = spot else { continue };
        match by_county.last_mut() {
            Some((known, stages)) if known == county => stages.push(in_stage(l, *stage)),
            _ => by_county.push((county, vec![in_stage(l, *stage)])),
        }
    }
    by_county
        .into_iter()
        .map(|(code, stages)| {
            let args = [("county", l.county(code).into()), ("stage", l.list(&stages, And::Or).into())];
            l.ta("initiatives-white-county", &args)
        })
        .collect()
}

/// What is wrong with a cell, and what to write.
#[must_use]
pub fn problem(l: Language, problem: &Problem) -> String {
    let column = match problem.column {
        "note" => l.t("initiatives-suggest-note"),
        name => column(l, name),
    };
    let column = || ("column", column.clone().into());
    match &problem.fault {
        Fault::Needed => l.ta("initiatives-wrong-needed", &[column()]),
        Fault::TooLong { most } => {
            l.ta("initiatives-wrong-long", &[column(), ("most", l.whole(*most as u64).into())])
        }
        Fault::NotAWord { word, known } => l.ta(
            "initiatives-wrong-word",
            &[column(), ("word", word.as_str().into()), ("known", known.join(", ").into())],
        ),
        Fault::NotADay { text } => l.ta("initiatives-wrong-day", &[column(), ("text", text.as_str().into())]),
        Fault::NotAnAddress { text } => {
            l.ta("initiatives-wrong-address", &[column(), ("text", text.as_str().into())])
        }
        Fault::NoSuchCounty { code } => l.ta("initiatives-wrong-county", &[("code", code.as_str().into())]),
        Fault::NoSuchCountry { code } => l.ta("initiatives-wrong-country", &[("code", code.as_str().into())]),
        Fault::CountiesAbroad => l.t("initiatives-wrong-abroad"),
        Fault::EndsBeforeItBegins => l.t("initiatives-wrong-end"),
        Fault::NotAnId { text } => l.ta("initiatives-wrong-id", &[("text", text.as_str().into())]),
    }
}
