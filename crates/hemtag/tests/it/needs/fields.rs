//! Every field that a need takes either changes a verdict, or is said to judge nobody. Nothing is ignored in silence.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    matches::answer_need,
    needs::{
        model::{Field, NeedDocument, findings},
        read,
    },
};
use jiff::civil::date;
use matching::Wish;

use crate::matches::sample::registered;

const TODAY: jiff::civil::Date = date(2026, 11, 24);

fn read(text: &str) -> NeedDocument {
    read::read(text).unwrap_or_else(|p| panic!("{text}: {p:?}")).0
}

/// What a field does to the need that stands without it.
#[derive(Debug, PartialEq, Eq)]
enum Does {
    /// Some offer is judged otherwise.
    Judges,
    /// A finding says that nobody is judged by it.
    Told,
    /// Read by people only, and said so where it is written: names and free texts.
    ReadByPeople,
}

/// A field in a need where it matters, and the same need without it.
const FIELDS: [(Field, &str, &str, Does); 27] = [
    (Field::Title, "title = \"Other\"", "", Does::ReadByPeople),
    (Field::Function, "function = \"Holds\"", "", Does::ReadByPeople),
    (Field::Stage, "stage = \"prototype\"", "", Does::Judges),
    (Field::FirstSeries, "first_series = 50", "", Does::Judges),
    (Field::PerYear, "per_year = 500", "", Does::Judges),
    (Field::Due, "due = \"2027-05-01\"", "", Does::Judges),
    (
        Field::WithinKm,
        "within_km = 100\n[owner]\nkommun = \"Gnosjö\"",
        "[owner]\nkommun = \"Gnosjö\"",
        Does::Judges,
    ),
    (Field::Counties, "counties = [\"06\"]", "", Does::Judges),
    (Field::InHouse, "in_house = true", "", Does::Judges),
    (Field::Certificates, "certificates = [\"ISO 9001\"]", "", Does::Judges),
    (Field::OwnerName, "[owner]\nname = \"Kim\"", "", Does::ReadByPeople),
    (Field::Organisation, "[owner]\norganisation = \"Ek\"", "", Does::ReadByPeople),
    (Field::Contact, "[owner]\ncontact = \"kim@example.se\"", "", Does::ReadByPeople),
    (Field::Kommun, "within_km = 100\n[owner]\nkommun = \"Gnosjö\"", "within_km = 100", Does::Judges),
    (Field::Newcomer, "[owner]\nnewcomer = \"alone\"", "", Does::Judges),
    (Field::Confidentiality, "confidentiality = \"open\"", "", Does::ReadByPeople),
    (Field::PartName, "[[part]]\nname = \"Lid\"", "", Does::ReadByPeople),
    (Field::Count, "first_series = 50\n[[part]]\ncount = 4", "first_series = 50", Does::Judges),
    (Field::Notes, "[[part]]\nnotes = \"There is a drawing\"", "", Does::ReadByPeople),
    (Field::Process, "[[part]]\nprocess = \"fräsning\"", "", Does::Judges),
    (Field::Material, "[[part]]\nmaterial = \"EN AW-6082\"", "", Does::Judges),
    (Field::Size, "[[part]]\nsize = \"120 x 60 x 30 mm\"", "", Does::Judges),
    (Field::Mass, "[[part]]\nmass = \"250 g\"", "", Does::Judges),
    (Field::Tolerance, "[[part]]\ntolerance = \"IT7\"", "", Does::Judges),
    (Field::Wall, "[[part]]\nwall = \"1 mm\"", "", Does::Judges),
    (Field::Hours, "[[part]]\nhours = 40", "", Does::Judges),
    (Field::Other, "[[not_evaluated]]\nname = \"colour\"\nstated = \"red\"", "", Does::Told),
];

/// Every verdict on every offer of the sample register, by the offer's number.
async fn verdicts(test: &TestApp, need: NeedDocument) -> BTreeMap<u32, String> {
    let wish = Wish { top: 50, ..Wish::default() };
    let (_, answer) = answer_need(&test.app, &Caller::visitor(), need, &wish, &[]).await.unwrap();
    let lists = &answer.parts[0].operations[0].answer;
    [&lists.exact, &lists.ask, &lists.near]
        .into_iter()
        .flatten()
        .map(|candidate| (candidate.offer.0, format!("{:?}", candidate.judgements)))
        .collect()
}

#[tokio::test]
async fn every_field_changes_a_verdict_or_is_said_to_judge_nobody() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    let whole = |text: &str| {
        let title = if text.starts_with("title") { "" } else { "title = \"Lid\"\n" };
        read(&format!("{title}{text}"))
    };
    for field in Field::ALL {
        let (_, with, without, does) =
            FIELDS.iter().find(|(f, ..)| *f == field).unwrap_or_else(|| panic!("{field:?} has no case"));
        let need = whole(with);
        let told = findings(&need, TODAY).iter().any(|f| f.field == field);
        let judged = verdicts(&test, need).await != verdicts(&test, whole(without)).await;
        let found = match (judged, told) {
            (true, _) => Does::Judges,
            (false, true) => Does::Told,
            (false, false) => Does::ReadByPeople,
        };
        assert_eq!(found, *does, "{field:?}: {with}");
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
