//! Every field that a need takes either changes a verdict, or is said to judge nobody. Nothing is ignored in silence.

use hemtag::needs::{
    model::{Field, NeedDocument, engine_parts, findings},
    read,
};
use jiff::civil::date;

const TODAY: jiff::civil::Date = date(2026, 11, 24);

fn read(text: &str) -> NeedDocument {
    read::read(text).unwrap_or_else(|p| panic!("{text}: {p:?}")).0
}

/// What a field does to the need that stands without it.
#[derive(Debug, PartialEq, Eq)]
enum Does {
    /// The engine is asked something else.
    Asks,
    /// A finding says that nobody is judged by it.
    Told,
    /// Read by people only, and said so where it is written: names and free texts.
    ReadByPeople,
}

/// A field in a need where it matters, and the same need without it.
const FIELDS: [(Field, &str, Does); 27] = [
    (Field::Title, "title = \"Other\"", Does::ReadByPeople),
    (Field::Function, "function = \"Holds\"", Does::ReadByPeople),
    (Field::Stage, "stage = \"prototype\"", Does::Asks),
    (Field::FirstSeries, "first_series = 50", Does::Asks),
    (Field::PerYear, "per_year = 500", Does::Asks),
    (Field::Due, "due = \"2027-05-01\"", Does::Asks),
    (Field::WithinKm, "within_km = 100\n[owner]\nkommun = \"Gnosjö\"", Does::Asks),
    (Field::Counties, "counties = [\"06\"]", Does::Asks),
    (Field::InHouse, "in_house = true", Does::Asks),
    (Field::Certificates, "certificates = [\"ISO 9001\"]", Does::Asks),
    (Field::OwnerName, "[owner]\nname = \"Kim\"", Does::ReadByPeople),
    (Field::Organisation, "[owner]\norganisation = \"Ek\"", Does::ReadByPeople),
    (Field::Contact, "[owner]\ncontact = \"kim@example.se\"", Does::ReadByPeople),
    (Field::Kommun, "[owner]\nkommun = \"Gnosjö\"", Does::Asks),
    (Field::Newcomer, "[owner]\nnewcomer = \"alone\"", Does::Asks),
    (Field::Confidentiality, "confidentiality = \"open\"", Does::ReadByPeople),
    (Field::PartName, "[[part]]\nname = \"Lid\"", Does::ReadByPeople),
    (Field::Count, "first_series = 50\n[[part]]\ncount = 4", Does::Asks),
    (Field::Notes, "[[part]]\nnotes = \"There is a drawing\"", Does::ReadByPeople),
    (Field::Process, "[[part]]\nprocess = \"fräsning\"", Does::Asks),
    (Field::Material, "[[part]]\nmaterial = \"EN AW-6082\"", Does::Asks),
    (Field::Size, "[[part]]\nsize = \"120 x 60 x 30 mm\"", Does::Asks),
    (Field::Mass, "[[part]]\nmass = \"250 g\"", Does::Asks),
    (Field::Tolerance, "[[part]]\ntolerance = \"IT7\"", Does::Asks),
    (Field::Wall, "[[part]]\nwall = \"1 mm\"", Does::Asks),
    (Field::Hours, "[[part]]\nhours = 40", Does::Asks),
    (Field::Other, "[[not_evaluated]]\nname = \"colour\"\nstated = \"red\"", Does::Told),
];

#[test]
fn every_field_changes_a_verdict_or_is_said_to_judge_nobody() {
    let plain = read("title = \"Lid\"\n[[part]]\ncount = 1");
    for field in Field::ALL {
        let (_, text, does) =
            FIELDS.iter().find(|(f, ..)| *f == field).unwrap_or_else(|| panic!("{field:?} has no case"));
        let title = if text.starts_with("title") { "" } else { "title = \"Lid\"\n" };
        let need = read(&format!("{title}{text}"));
        let (mut asks, mut before) = (engine_parts(&need, TODAY), engine_parts(&plain, TODAY));
        for part in asks.iter_mut().chain(&mut before) {
            part.name.clear();
            part.operations.iter_mut().for_each(|o| o.name.clear());
        }
        let told = findings(&need, TODAY).iter().any(|f| f.field == field);
        let found = match (asks != before, told) {
            (true, _) => Does::Asks,
            (false, true) => Does::Told,
            (false, false) => Does::ReadByPeople,
        };
        assert_eq!(found, *does, "{field:?}: {text}");
    }
}

/// The same field where it judges nobody: there a finding must say so.
#[test]
fn a_field_that_judges_nobody_is_told() {
    let parts = |text: &str| format!("title = \"Lid\"\n[[part]]\nprocess = \"montering\"\n{text}");
    for (field, text) in [
        (Field::PerYear, "title = \"Lid\"\nfirst_series = 50\nper_year = 500".to_owned()),
        (Field::WithinKm, "title = \"Lid\"\nwithin_km = 100".to_owned()),
        (Field::FirstSeries, "title = \"Lid\"\nfirst_series = 50\n[[part]]\ncount = \"unknown\"".to_owned()),
        (Field::Material, parts("material = \"EN AW-6082\"")),
        (Field::Tolerance, parts("tolerance = \"IT7\"")),
        (Field::Wall, parts("wall = \"1 mm\"")),
        (Field::Tolerance, "title = \"Lid\"\n[[part]]\ntolerance = \"±0,02\"".to_owned()),
        (
            Field::Hours,
            "title = \"Lid\"\n[[part]]\nhours = 4\n[[part.operation]]\nprocess = \"fräsning\"\n[[part.operation]]\nprocess = \"härdning\""
                .to_owned(),
        ),
        (Field::Process, "title = \"Lid\"\n[[part]]\nprocess = \"kvarkosering\"".to_owned()),
        (Field::Material, "title = \"Lid\"\n[[part]]\nmaterial = \"hemligium\"".to_owned()),
        (Field::Certificates, "title = \"Lid\"\ncertificates = [\"ISO 99999\"]".to_owned()),
    ] {
        let need = read(&text);
        assert!(findings(&need, TODAY).iter().any(|f| f.field == field), "{field:?} is ignored in silence: {text}");
    }
}
