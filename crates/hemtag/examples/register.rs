//! Writes a made-up register as another system would hand it over, to measure an import on (docs/import.md):
//!
//! ```sh
//! cargo run -p hemtag --example register -- 100000 > register.csv
//! cargo run -p hemtag --example register -- 100000 --one-offer > register.csv   # as many makers as rows
//! ```
//!
//! One row for each offer, Swedish headings and words, `;` and decimal commas; the same for the same number.

use std::io::Write;

use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use vocabulary::Vocabulary;

const HEADS: [&str; 27] = [
    "Företag",
    "Organisationsnummer",
    "Webb",
    "SNI",
    "Adress",
    "Postnummer",
    "Ort",
    "Land",
    "Latitud",
    "Longitud",
    "Process",
    "Material",
    "Max längd (mm)",
    "Max bredd (mm)",
    "Max höjd (mm)",
    "Max vikt (kg)",
    "Tolerans",
    "Minsta serie",
    "Största serie",
    "Ledtid (dagar)",
    "Certifikat",
    "Certifikat gäller till",
    "Egen eller partner",
    "Nya kunder",
    "Anmärkning",
    "2026-W48",
    "2026-W49",
];
const MATERIALS: [&str; 12] = [
    "stål",
    "rostfritt stål",
    "aluminium",
    "EN AW-6082",
    "1.4301",
    "mässing",
    "koppar",
    "PA6",
    "ABS",
    "titan",
    "gjutjärn",
    "S355",
];
const CERTIFICATES: [&str; 5] = ["ISO 9001", "ISO 14001", "ISO 13485", "IATF 16949", "EN 1090"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rows: usize = arguments.first().map_or(Ok(100_000), |n| n.parse())?;
    let one_offer = arguments.iter().any(|a| a == "--one-offer");
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(std::io::BufWriter::new(std::io::stdout().lock()));
    writer.write_record(HEADS)?;
    let (mut written, mut maker) = (0, 0_u32);
    while written < rows {
        maker += 1;
        let who = who(maker, &mut random);
        let offers = if one_offer { 1 } else { random.random_range(1..=3) };
        for _ in 0..offers.min(rows - written) {
            writer.write_record(who.iter().chain(&offer(&mut random)))?;
            written += 1;
        }
    }
    writer.into_inner()?.flush()?;
    Ok(())
}

fn who(maker: u32, random: &mut ChaCha8Rng) -> Vec<String> {
    let places = Vocabulary::embedded().places();
    let place = places.postal_codes().choose(random).expect("the table has postal codes");
    let kommun = places.kommun(&place.kommun).expect("the table reader checked every kommun");
    let degrees = |degrees: f64| format!("{degrees:.5}").replace('.', ",");
    vec![
        format!("Exempelbolag {maker} Mekaniska AB"),
        number(maker),
        format!("https://bolag{maker}.example"),
        (*["25620", "25110", "22290", "24510"].choose(random).expect("not empty")).to_owned(),
        format!("Industrigatan {}", maker % 90 + 1),
        format!("{} {}", &place.code[..3], &place.code[3..]),
        place.locality.clone(),
        "Sverige".to_owned(),
        degrees(kommun.lat),
        degrees(kommun.lon),
    ]
}

/// A number of the form of a company's, with its check digit.
fn number(maker: u32) -> String {
    let nine = format!("559{:06}", maker % 1_000_000);
    let digit = (0..=9).find(|digit| {
        format!("{}-{}{digit}", &nine[..6], &nine[6..]).parse::<vocabulary::OrganisationNumber>().is_ok()
    });
    format!("{}-{}{}", &nine[..6], &nine[6..], digit.expect("one digit fits"))
}

fn offer(random: &mut ChaCha8Rng) -> Vec<String> {
    let processes = Vocabulary::embedded().processes();
    let leaves: Vec<_> = processes.leaves().collect();
    let process = leaves.choose(random).expect("the table has processes");
    let mut one_of = |texts: &[&str]| (*texts.choose(random).expect("not empty")).to_owned();
    let (tolerance, smallest, largest, days, until, sourcing, newcomers, remark) = (
        one_of(&["IT7", "IT8", "h9", "±0,02 vid 100 mm", "", ""]),
        one_of(&["1", "5", "10", "50", ""]),
        one_of(&["100", "1000", "10 000", ""]),
        one_of(&["10", "15", "20", "30", ""]),
        one_of(&["2027-12-31", ""]),
        one_of(&["egen", "partner", ""]),
        one_of(&["ja", "med rådgivare", "nej", ""]),
        one_of(&["", "", "ring innan"]),
    );
    let materials: Vec<&str> = MATERIALS.choose_multiple(random, 2).copied().collect();
    let certificates: Vec<&str> = if random.random_bool(0.5) {
        CERTIFICATES.choose_multiple(random, 2).copied().collect()
    } else {
        Vec::new()
    };
    let mut up_to = |most: u32| random.random_range(50..most).to_string();
    let sides = [up_to(4000), up_to(2000), up_to(1000)];
    let kg = format!("{},{}", up_to(900), up_to(60));
    let mut row = vec![process.name_sv.clone(), materials.join(", ")];
    row.extend(sides);
    row.extend([
        kg,
        tolerance,
        smallest,
        largest,
        days,
        certificates.join("; "),
        until,
        sourcing,
        newcomers,
        remark,
    ]);
    row.extend([up_to(60), up_to(60)]);
    row
}
