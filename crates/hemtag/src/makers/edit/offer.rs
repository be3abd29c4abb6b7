//! What a site offers: one process with its limits, and how the offer as a whole is known.

use jiff::civil::Date;
use matching::{Envelope, Newcomers, Sourcing, Stages};
use vocabulary::Vocabulary;

use super::{
    Problem, Problems, Typed,
    form::{Input, Row, evidence_rows, plain, sites},
    read,
    site::gone,
};
use crate::{
    http::components::OptionGroup,
    makers::{
        model::{Evidence, Level, Maker, OfferId, OfferRecord, SiteId, Subject},
        own_words::number,
    },
    words::Language,
};

/// More pieces than anybody makes in a series.
const MOST: u32 = 1_000_000_000;
pub(super) const STAGES: [&str; 3] = ["prototype", "pilot_series", "full_scale"];

pub(super) fn rows(language: Language, maker: &Maker) -> Vec<Row> {
    let group = |name: &str, rows: Vec<Row>| Row {
        name: name.to_owned(),
        label: language.t(&format!("edit-group-{name}")),
        hint: None,
        input: Input::Group(rows),
    };
    let choice = |name: &str, codes: &[&str], stem: &str| {
        let options = codes
            .iter()
            .map(|code| ((*code).to_owned(), language.t(&format!("{stem}-{}", code.replace('_', "-")))));
        Row::new(
            language,
            name,
            Input::Choice { none: Some(language.t("not-stated")), groups: plain(options.collect()) },
            false,
        )
    };
    let mut rows = Vec::new();
    if maker.sites.len() > 1 {
        rows.push(Row::new(
            language,
            "site",
            Input::Choice { none: None, groups: plain(sites(language, maker)) },
            false,
        ));
    }
    rows.push(Row::new(
        language,
        "process",
        Input::Choice { none: Some(language.t("edit-process-none")), groups: processes(language) },
        false,
    ));
    rows.push(Row::new(language, "materials", Input::Lines(3), true));
    rows.push(Row::new(language, "largest", Input::Text, true));
    rows.push(group(
        "limits",
        vec![
            Row::new(language, "smallest", Input::Text, false),
            Row::new(language, "heaviest", Input::Text, false),
            Row::new(language, "wall", Input::Text, false),
        ],
    ));
    rows.push(Row::new(language, "tolerance", Input::Text, true));
    rows.push(group(
        "series",
        vec![
            Row::new(language, "smallest_series", Input::Whole, false),
            Row::new(language, "largest_series", Input::Whole, false),
            Row::new(language, "lead_time", Input::Text, false),
        ],
    ));
    rows.push(group(
        "stages",
        STAGES.iter().map(|stage| choice(stage, &["yes", "no"], "edit-stage")).collect(),
    ));
    rows.push(group(
        "terms",
        vec![
            choice("sourcing", &["in_house", "partner", "brokered"], "sourcing"),
            choice("newcomers", &["yes", "with_adviser", "no"], "newcomers"),
        ],
    ));
    rows.push(group("evidence", evidence_rows(language)));
    rows
}

/// The tree of processes as groups of choices, deeper ones further in.
fn processes(language: Language) -> Vec<OptionGroup> {
    let processes = Vocabulary::embedded().processes();
    processes
        .roots()
        .map(|root| OptionGroup {
            label: root.name(language.of_terms()).to_owned(),
            options: processes
                .subtree(root.id)
                .map(|p| {
                    let indent = "\u{2003}".repeat(usize::from(p.level.saturating_sub(2)));
                    (p.code.clone(), format!("{indent}{}", p.name(language.of_terms())))
                })
                .collect(),
        })
        .collect()
}

pub(super) fn find(maker: &Maker, id: OfferId) -> Option<(SiteId, &OfferRecord)> {
    maker.offers().find(|(_, offer)| offer.id == id).map(|(site, offer)| (site.id, offer))
}

pub(super) fn fill(maker: &Maker, id: Option<OfferId>, today: Date) -> Option<Typed> {
    let mut typed = Typed::default();
    let Some(id) = id else {
        typed.set("site", maker.sites.first()?.id.to_string());
        typed.set("level", Level::SelfDeclared.code());
        typed.set("on", today.to_string());
        typed.set("by", "tillverkaren");
        return Some(typed);
    };
    let (site, offer) = find(maker, id)?;
    let vocabulary = Vocabulary::embedded();
    let mut set = |name: &str, value: Option<String>| typed.set(name, value.unwrap_or_default());
    set("site", Some(site.to_string()));
    set("process", Some(vocabulary.processes().get(offer.process).code.clone()));
    let materials: Vec<&str> =
        offer.materials.iter().map(|m| vocabulary.materials().get(*m).name_sv.as_str()).collect();
    set("materials", Some(materials.join("\n")));
    let mm = |length: vocabulary::Length| number(length.mm());
    set(
        "largest",
        offer.largest.map(|largest| match largest {
            Envelope::Box([a, b, c]) => format!("{} x {} x {} mm", mm(a), mm(b), mm(c)),
            Envelope::Round { diameter, length } => format!("Ø {} x {} mm", mm(diameter), mm(length)),
        }),
    );
    set("smallest", offer.smallest.map(|l| format!("{} mm", mm(l))));
    set("heaviest", offer.heaviest.map(|m| format!("{} kg", number(m.kg()))));
    set("wall", offer.thinnest_wall.map(|l| format!("{} mm", mm(l))));
    set(
        "tolerance",
        offer.tolerance.as_ref().map(|t| {
            if t.as_stated.is_empty() { Language::Swedish.grade(t.grade) } else { t.as_stated.clone() }
        }),
    );
    set("smallest_series", offer.smallest_series.map(|n| n.to_string()));
    set("largest_series", offer.largest_series.map(|n| n.to_string()));
    set("lead_time", offer.lead_time_days.map(|n| n.to_string()));
    let said = |said: Option<bool>| said.map(|yes| if yes { "yes" } else { "no" }.to_owned());
    set("prototype", said(offer.stages.prototype));
    set("pilot_series", said(offer.stages.pilot_series));
    set("full_scale", said(offer.stages.full_scale));
    set("sourcing", offer.sourcing.map(|s| sourcing_code(s).to_owned()));
    set("newcomers", offer.newcomers.map(|n| newcomers_code(n).to_owned()));
    set("level", Some(offer.evidence.level.code().to_owned()));
    set("on", Some(offer.evidence.on.to_string()));
    set("by", Some(offer.evidence.by.clone()));
    Some(typed)
}

pub(super) fn apply(
    maker: &mut Maker,
    id: Option<OfferId>,
    typed: &Typed,
    today: Date,
) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let (before, mut offer) = match id.map(|id| find(maker, id)) {
        Some(Some((site, offer))) => (site, offer.clone()),
        Some(None) => return Err(gone("process")),
        None => {
            let Some(first) = maker.sites.first() else {
                return Err(Problems(vec![("process".to_owned(), Problem::own("edit-problem-no-site"))]));
            };
            (first.id, empty(OfferId(maker.new_id()), today))
        }
    };
    let site = match typed.given("site") {
        None => before,
        Some(text) => {
            let chosen = maker.sites.iter().map(|s| s.id).find(|id| id.to_string() == text);
            chosen.unwrap_or_else(|| {
                problems.add("site", Problem::own("edit-problem-gone"));
                before
            })
        }
    };
    if let Some(process) = problems.take("process", read::process(typed.text("process"))) {
        offer.process = process;
    }
    // A field that stands as it stood is not read anew: an import may have kept words that a form would refuse.
    let stood = id.and_then(|id| fill(maker, Some(id), today)).unwrap_or_default();
    facts(&mut offer, typed, &stood, &mut problems);
    if let Some(known) = evidence(typed, today, "", &mut problems) {
        offer.evidence = known;
    }
    problems.or(())?;
    let was = id.and_then(|id| find(maker, id)).map(|(_, offer)| offer.clone());
    for field in was.iter().flat_map(|was| changed(was, &offer)) {
        maker.forget_evidence(Subject::Offer(offer.id), field);
    }
    put(maker, site, offer);
    Ok(())
}

/// The facts that differ, by the names that evidence is kept under.
fn changed(was: &OfferRecord, now: &OfferRecord) -> Vec<&'static str> {
    let differs = [
        ("process", was.process != now.process),
        ("materials", was.materials != now.materials),
        ("largest", was.largest != now.largest),
        ("smallest", was.smallest != now.smallest),
        ("heaviest", was.heaviest != now.heaviest),
        ("tolerance", was.tolerance != now.tolerance),
        ("wall", was.thinnest_wall != now.thinnest_wall),
        ("series", (was.smallest_series, was.largest_series) != (now.smallest_series, now.largest_series)),
        ("stages", was.stages != now.stages),
        ("lead_time", was.lead_time_days != now.lead_time_days),
        ("sourcing", was.sourcing != now.sourcing),
        ("newcomers", was.newcomers != now.newcomers),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// The offer in its place: where it was when it stays at its site, else last at the new one.
fn put(maker: &mut Maker, site: SiteId, offer: OfferRecord) {
    for other in &mut maker.sites {
        if other.id != site {
            other.offers.retain(|known| known.id != offer.id);
        }
    }
    let Some(site) = maker.sites.iter_mut().find(|s| s.id == site) else { return };
    match site.offers.iter_mut().find(|known| known.id == offer.id) {
        Some(known) => *known = offer,
        None => site.offers.push(offer),
    }
}

fn facts(offer: &mut OfferRecord, typed: &Typed, stood: &Typed, problems: &mut Problems) {
    macro_rules! read {
        ($name:literal, $kept:expr, $read:expr) => {
            if typed.text($name) != stood.text($name)
                && let Some(value) = problems.take($name, read::stated(typed.text($name), $read))
            {
                $kept = value;
            }
        };
    }
    if let Some(materials) = problems.take("materials", read::materials(typed.text("materials"))) {
        offer.materials = materials;
    }
    read!("largest", offer.largest, read::envelope);
    read!("smallest", offer.smallest, read::length);
    read!("heaviest", offer.heaviest, read::kilograms);
    read!("wall", offer.thinnest_wall, read::length);
    read!("tolerance", offer.tolerance, read::tolerance);
    read!("smallest_series", offer.smallest_series, |text| read::whole(text, MOST));
    read!("largest_series", offer.largest_series, |text| read::whole(text, MOST));
    read!("lead_time", offer.lead_time_days, read::days);
    if offer.smallest_series.zip(offer.largest_series).is_some_and(|(low, high)| low > high) {
        problems.add("largest_series", Problem::own("edit-problem-series"));
    }
    let longest = offer.largest.map(|largest| match largest {
        Envelope::Box(sides) => sides.into_iter().max().unwrap_or(vocabulary::Length::ZERO),
        Envelope::Round { diameter, length } => diameter.max(length),
    });
    if offer.smallest.zip(longest).is_some_and(|(low, high)| low > high) {
        problems.add("smallest", Problem::own("edit-problem-smallest"));
    }
    let said = |name: &str| match typed.text(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    offer.stages = Stages {
        prototype: said("prototype"),
        pilot_series: said("pilot_series"),
        full_scale: said("full_scale"),
    };
    offer.sourcing = sourcing(typed.text("sourcing"));
    offer.newcomers = newcomers(typed.text("newcomers"));
}

/// Level, day and by whom, from the fields with a prefix.
pub(super) fn evidence(
    typed: &Typed,
    today: Date,
    prefix: &str,
    problems: &mut Problems,
) -> Option<Evidence> {
    let name = |field: &str| format!("{prefix}{field}");
    let level = Level::from_code(typed.text(&name("level")));
    if level.is_none() {
        problems.add(name("level"), Problem::own("edit-problem-level"));
    }
    let on = problems.take(&name("on"), read::past_day(typed.text(&name("on")), today));
    let by = problems.take(&name("by"), read::by(typed.text(&name("by"))));
    Some(Evidence { level: level?, on: on?, by: by? })
}

pub(crate) fn sourcing(code: &str) -> Option<Sourcing> {
    [Sourcing::InHouse, Sourcing::Partner, Sourcing::Brokered].into_iter().find(|s| sourcing_code(*s) == code)
}

const fn sourcing_code(sourcing: Sourcing) -> &'static str {
    match sourcing {
        Sourcing::InHouse => "in_house",
        Sourcing::Partner => "partner",
        Sourcing::Brokered => "brokered",
    }
}

pub(crate) fn newcomers(code: &str) -> Option<Newcomers> {
    [Newcomers::Yes, Newcomers::WithAdviser, Newcomers::No].into_iter().find(|n| newcomers_code(*n) == code)
}

const fn newcomers_code(newcomers: Newcomers) -> &'static str {
    match newcomers {
        Newcomers::Yes => "yes",
        Newcomers::WithAdviser => "with_adviser",
        Newcomers::No => "no",
    }
}

/// An offer of which nothing is stated; its process is to be set.
pub(crate) fn empty(id: OfferId, today: Date) -> OfferRecord {
    let first = Vocabulary::embedded().processes().iter().next().expect("the vocabulary has processes");
    OfferRecord {
        id,
        process: first.id,
        materials: Vec::new(),
        largest: None,
        smallest: None,
        heaviest: None,
        tolerance: None,
        thinnest_wall: None,
        smallest_series: None,
        largest_series: None,
        stages: Stages::default(),
        lead_time_days: None,
        sourcing: None,
        newcomers: None,
        machine_group: None,
        free_weeks: Vec::new(),
        as_stated: std::collections::BTreeMap::new(),
        evidence: Evidence { level: Level::SelfDeclared, on: today, by: "tillverkaren".to_owned() },
    }
}
