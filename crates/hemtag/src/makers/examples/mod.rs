//! The demo's makers: made up from a seed, placed in real kommuner, marked as examples everywhere.
//!
//! Names are put together from invented syllables and end in "(exempel)", which no firm's name does; they have no
//! organisation number and no website. What they offer follows the rules of thumb of the vocabulary, with as much left
//! unstated as real profiles leave (facts on sparseness: the parameters of the seeded generator in
//! docs/performance.md). The shares of branches and counties are assumptions, in `data/demo/branches.toml`.

mod branch;
mod offer;
mod place;

use jiff::{ToSpan, civil::Date};
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use vocabulary::Vocabulary;

use super::model::{CertificateHeld, Evidence, Level, Maker, MakerId, OfferId, Site, SiteId};
use branch::{Branch, Demo};

/// As many makers as are wished for, the same for the same seed and day.
///
/// # Panics
/// When the embedded demo file has a mistake: a test reads it.
#[must_use]
pub fn makers(count: usize, seed: u64, today: Date) -> Vec<Maker> {
    let demo = Demo::embedded();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|number| maker(&demo, &mut random, number, today)).collect()
}

fn maker(demo: &Demo, random: &mut ChaCha8Rng, number: usize, today: Date) -> Maker {
    let branch = demo.branch(random);
    let sites = if random.random_bool(0.08) { 2 } else { 1 };
    // A few say nothing of what they can: such profiles are common, and must be kept and shown.
    let says_nothing = random.random_bool(0.02);
    let sites: Vec<Site> = (0..sites)
        .map(|_| {
            let mut site = place::site(demo, branch, random);
            if !says_nothing {
                site.offers = offer::offers(branch, random, today);
            }
            site
        })
        .collect();
    let certificates = certificates(branch, random, today);
    let mut maker = Maker {
        id: MakerId(0),
        organisation_number: None,
        personal_number: false,
        name: format!("{} {} (exempel)", stem(random, number), branch.name),
        web: None,
        sni_codes: branch.sni.clone(),
        own_words: None,
        example: true,
        sites,
        certificates,
        certificates_not_held: Vec::new(),
        certificates_complete_on: random.random_bool(0.5).then_some(today),
        evidence: Vec::new(),
        as_stated: std::collections::BTreeMap::new(),
        updated_on: today,
        version: 1,
    };
    state_weeks(&mut maker, today);
    maker
}

/// What is free was stated today, and the offers of a site share its machines: their hours are the same hours.
fn state_weeks(maker: &mut Maker, today: Date) {
    let offers = maker.sites.iter_mut().flat_map(|site| site.offers.iter_mut());
    for (offer, number) in offers.zip(1..) {
        offer.id = OfferId(-number);
        offer.machine_group = (!offer.free_weeks.is_empty()).then(|| "Verkstaden".to_owned());
    }
    let evidence =
        Evidence { level: Level::SelfDeclared, on: today, by: "tillverkaren (exempel)".to_owned() };
    for group in maker.machine_groups() {
        maker.state_weeks(&group.offers, &group.weeks, &evidence);
    }
}

/// Two invented syllables and a number-dependent ending, so that no two are alike.
fn stem(random: &mut ChaCha8Rng, number: usize) -> String {
    const FIRST: [&str; 24] = [
        "Brä", "Dro", "Fjo", "Gnu", "Hvi", "Kli", "Lör", "Mju", "Nör", "Pry", "Sku", "Tjo", "Vrå", "Ölv",
        "Älg", "Åsk", "Bly", "Drå", "Fnu", "Gle", "Knå", "Myl", "Snö", "Tvä",
    ];
    const SECOND: [&str; 25] = [
        "nda", "rka", "lma", "sta", "rva", "lla", "ppa", "mba", "gga", "sse", "nke", "ddo", "rnu", "ffe",
        "tro", "lpe", "nsi", "kro", "bbe", "mso", "vli", "dra", "hjo", "lbu", "rso",
    ];
    const THIRD: [&str; 5] = ["vrun", "skär", "dolm", "fjång", "plund"];
    let first = FIRST[number % FIRST.len()];
    let second = SECOND[(number / FIRST.len()) % SECOND.len()];
    let third = THIRD.choose(random).expect("the list is not empty");
    format!("{first}{second}{third}")
}

fn certificates(branch: &Branch, random: &mut ChaCha8Rng, today: Date) -> Vec<CertificateHeld> {
    let terms = Vocabulary::embedded().certificates();
    branch
        .certificates
        .iter()
        .filter_map(|(code, share)| {
            if !random.random_bool(*share) {
                return None;
            }
            // Certificates run for three years; one in ten of these has run out.
            let left = random.random_range(-110..990);
            let until = today.checked_add(left.days()).ok()?;
            Some(CertificateHeld {
                certificate: terms.by_code(code)?.id,
                issuer: Some("Certifieringsorgan (exempel)".into()),
                registration_number: None,
                valid_from: until.checked_sub(3.years()).ok(),
                valid_until: Some(until),
                sites: Vec::new(),
                evidence: evidence(random, today),
            })
        })
        .collect()
}

/// Mostly the maker's own word, some of it old.
fn evidence(random: &mut ChaCha8Rng, today: Date) -> Evidence {
    let (level, by) = match random.random_range(0..100) {
        0..70 => (Level::SelfDeclared, "tillverkaren (exempel)"),
        70..90 => (Level::AdviserSeen, "rådgivare (exempel)"),
        90..97 => (Level::Document, "dokument (exempel)"),
        _ => (Level::Delivered, "kund (exempel)"),
    };
    let on = today.checked_sub(random.random_range(0..900).days()).unwrap_or(today);
    Evidence { level, on, by: by.into() }
}

impl Site {
    fn at(kommun: &vocabulary::Kommun, lat: i32, lon: i32) -> Site {
        Site {
            id: SiteId(0),
            name: None,
            address: None,
            postal_code: None,
            locality: None,
            kommun: Some(kommun.code.clone()),
            country: "SE".into(),
            position: Some(matching::Position { lat, lon }),
            place_as_stated: None,
            offers: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_same_seed_and_day_give_the_same_makers() {
        let today = date(2026, 11, 24);
        assert_eq!(makers(40, 7, today), makers(40, 7, today));
        assert_ne!(makers(40, 7, today), makers(40, 8, today));
    }

    #[test]
    fn every_maker_is_marked_and_no_two_have_one_name() {
        let all = makers(600, 1, date(2026, 11, 24));
        let names: BTreeSet<&str> = all.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(names.len(), 600);
        assert!(
            all.iter().all(|m| m.example && m.name.ends_with("(exempel)") && m.organisation_number.is_none())
        );
    }

    #[test]
    fn offers_keep_within_what_their_process_is_known_for() {
        for maker in makers(600, 1, date(2026, 11, 24)) {
            for (_, offer) in maker.offers() {
                let facts = &Vocabulary::embedded().processes().get(offer.process).facts;
                if let (Some(tolerance), Some(grade)) = (&offer.tolerance, facts.grade) {
                    assert!(tolerance.grade.0 >= u16::from(grade.best) * 1000, "{}", maker.name);
                }
                if let (Some(low), Some(high)) = (offer.smallest_series, offer.largest_series) {
                    assert!(low <= high, "{}", maker.name);
                }
            }
        }
    }

    #[test]
    fn the_register_is_as_sparse_as_real_ones() {
        let all = makers(600, 1, date(2026, 11, 24));
        let offers: Vec<_> = all.iter().flat_map(Maker::offers).map(|(_, o)| o).collect();
        let unstated = offers.iter().filter(|o| o.tolerance.is_none()).count() * 100 / offers.len();
        assert!((20..60).contains(&unstated), "{unstated} % state no tolerance");
        assert!(all.iter().any(Maker::is_unknown));
    }
}
