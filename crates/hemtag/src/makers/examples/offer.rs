//! What a made-up site offers: a few processes of its branch, within their rules of thumb, sparsely stated.

use jiff::{ToSpan, civil::Date};
use matching::{Envelope, Newcomers, Sourcing, Stages};
use rand::{Rng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use vocabulary::{Length, Mass, MaterialId, MilliGrade, Process, Vocabulary};

use super::{
    branch::{Branch, weighted},
    evidence,
};
use crate::makers::model::{FreeWeek, OfferId, OfferRecord, ToleranceStated};

pub(super) fn offers(branch: &Branch, random: &mut ChaCha8Rng, today: Date) -> Vec<OfferRecord> {
    let processes = Vocabulary::embedded().processes();
    let count = *[1, 2, 2, 3, 3, 4, 5].choose(random).expect("the list is not empty");
    let mut codes: Vec<&String> = Vec::new();
    for _ in 0..count {
        let left = branch.processes.iter().filter(|(code, _)| !codes.contains(code)).map(|(c, w)| (c, *w));
        codes.extend(weighted(random, left));
    }
    let weeks = random.random_bool(0.5).then(|| free_weeks(random, today));
    codes
        .into_iter()
        .filter_map(|code| processes.by_code(code))
        .map(|process| offer(process, random, today, weeks.clone().unwrap_or_default()))
        .collect()
}

fn offer(process: &Process, random: &mut ChaCha8Rng, today: Date, free_weeks: Vec<FreeWeek>) -> OfferRecord {
    let facts = &process.facts;
    let largest =
        facts.size.map(|(low, high)| between(random, f64::from(high.um()) * 0.15, f64::from(high.um()), low));
    let tolerance = facts.grade.map(|grade| random.random_range(grade.best..=grade.typical + 1));
    let (low, high) = facts.quantity.unwrap_or((1, 100_000));
    let smallest_series = round(log_uniform(random, f64::from(low), f64::from(low) * 20.0));
    let largest_series = round(log_uniform(random, f64::from(high) / 100.0, f64::from(high)));
    let largest_series = largest_series.max(smallest_series.saturating_mul(4));
    let states = |random: &mut ChaCha8Rng, share: f64| random.random_bool(share);
    OfferRecord {
        id: OfferId(0),
        process: process.id,
        materials: materials(process, random),
        largest: largest.filter(|_| states(random, 0.85)).map(|longest| envelope(process, longest, random)),
        smallest: None,
        heaviest: states(random, 0.5).then(|| heaviest(largest, random)).flatten(),
        tolerance: tolerance.filter(|_| states(random, 0.7)).map(|grade| ToleranceStated {
            grade: MilliGrade(u16::from(grade) * 1000),
            as_stated: format!("IT{grade}"),
        }),
        thinnest_wall: states(random, 0.5).then(|| Length::from_um(500 * random.random_range(1..=8))),
        smallest_series: states(random, 0.9).then_some(smallest_series),
        largest_series: states(random, 0.9).then_some(largest_series),
        stages: stages(random, smallest_series, largest_series),
        lead_time_days: states(random, 0.8).then(|| random.random_range(5..60)),
        sourcing: match random.random_range(0..100) {
            0..60 => Some(Sourcing::InHouse),
            60..75 => Some(Sourcing::Partner),
            75..78 => Some(Sourcing::Brokered),
            _ => None,
        },
        newcomers: match random.random_range(0..100) {
            0..35 => Some(Newcomers::Yes),
            35..60 => Some(Newcomers::WithAdviser),
            60..70 => Some(Newcomers::No),
            _ => None,
        },
        machine_group: None,
        free_weeks,
        as_stated: std::collections::BTreeMap::new(),
        evidence: evidence(random, today),
    }
}

/// A prototype is made where one piece is welcome, full scale where thousands are; one in four does not say.
fn stages(random: &mut ChaCha8Rng, smallest: u32, largest: u32) -> Stages {
    if random.random_bool(0.25) {
        return Stages::default();
    }
    let (prototype, full_scale) = (smallest <= 10, largest >= 1000);
    Stages {
        prototype: Some(prototype),
        pilot_series: Some((smallest <= 200 && largest >= 50) || !(prototype || full_scale)),
        full_scale: Some(full_scale),
    }
}

fn materials(process: &Process, random: &mut ChaCha8Rng) -> Vec<MaterialId> {
    let materials = Vocabulary::embedded().materials();
    let mut out = Vec::new();
    for family in &process.facts.materials {
        if random.random_bool(0.4) {
            continue;
        }
        if random.random_bool(0.2) {
            out.push(*family);
            continue;
        }
        let leaves: Vec<MaterialId> =
            materials.subtree(*family).filter(|m| materials.shape().is_leaf(m.id.0)).map(|m| m.id).collect();
        let few = random.random_range(1..=4);
        out.extend(leaves.choose_multiple(random, few).copied());
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn envelope(process: &Process, longest: Length, random: &mut ChaCha8Rng) -> Envelope {
    let share = |random: &mut ChaCha8Rng| ten_mm(f64::from(longest.um()) * random.random_range(0.3..1.0));
    if process.facts.round {
        return Envelope::Round { diameter: share(random), length: longest };
    }
    let (one, other) = (share(random), share(random));
    Envelope::Box([longest, one.max(other), one.min(other)])
}

/// What a machine of that size carries: about a kilogram for every 25 mm, squared in half of the cases.
fn heaviest(largest: Option<Length>, random: &mut ChaCha8Rng) -> Option<Mass> {
    let kg = largest?.mm() / 25.0 * random.random_range(0.5..4.0);
    Mass::from_kg(kg.round().max(1.0))
}

fn free_weeks(random: &mut ChaCha8Rng, today: Date) -> Vec<FreeWeek> {
    let monday = today - i64::from(today.weekday().to_monday_zero_offset()).days();
    let usual = random.random_range(0..60_u16);
    (0..26)
        .map(|week| {
            let actual = random.random_range(0..=usual.max(1) * 2);
            let monday = monday + i64::from(week).weeks();
            FreeWeek { monday, actual, maximum: Some(actual + random.random_range(0..40)) }
        })
        .collect()
}

fn between(random: &mut ChaCha8Rng, low: f64, high: f64, least: Length) -> Length {
    ten_mm(log_uniform(random, low.max(f64::from(least.um())), high)).max(least)
}

fn log_uniform(random: &mut ChaCha8Rng, low: f64, high: f64) -> f64 {
    let (low, high) = (low.max(1.0), high.max(low.max(1.0) * 1.001));
    (random.random_range(low.ln()..high.ln())).exp()
}

/// To one significant digit, or two above a hundred, as people state a series.
fn round(pieces: f64) -> u32 {
    let unit =
        10_f64.powf((pieces.max(1.0).log10()).floor() - if pieces > 100.0 { 1.0 } else { 0.0 }).max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "series are below 10^9")]
    let rounded = ((pieces / unit).round() * unit) as u32;
    rounded.max(1)
}

fn ten_mm(um: f64) -> Length {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "parts are shorter than 4 km"
    )]
    let steps = (um / 10_000.0).round().max(1.0) as u32;
    Length::from_um(steps * 10_000)
}
