//! Requests for quotation (Catena-X, CX-0129): made only with the owner's consent, and read again as the need that they were made of.

use hemtag::{
    access::Caller,
    events::{self, Subject},
    needs::{
        self, NewNeed,
        model::{
            Answer, Asks, NeedDocument, Operation, Origin, Owner, Part, TermKind, ToleranceStated, Word,
        },
        read::{self, Format},
        write::quotation_leaves_out,
    },
    words::Language,
};
use jiff::civil::date;
use matching::need::PartSize;
use serde_json::{Value, json};
use vocabulary::{Length, Mass, MilliGrade};

use crate::testkit::{Databases, TestApp};

fn said<T>(value: T) -> Answer<T> {
    Answer::said(value, Origin::Form)
}

fn mm(millimetres: f64) -> Length {
    Length::from_mm(millimetres).unwrap()
}

fn document() -> NeedDocument {
    let process = |word: &str| said(vec![Word::read(TermKind::Process, word)]);
    let bracket = Part {
        name: "Fäste".into(),
        count: said(2),
        notes: Some("Grada kanterna.\nMärk med ritningsnummer.".into()),
        asks: Asks {
            processes: process("fräsning"),
            materials: said(vec![Word::read(TermKind::Material, "EN AW-6082")]),
            size: said(PartSize::Box([mm(120.0), mm(60.5), mm(30.125)])),
            mass: Answer::said(Mass::from_kg(0.35).unwrap(), Origin::Form),
            tolerance: said(ToleranceStated::Grade { grade: MilliGrade(7000), at: None }),
            wall: said(mm(2.5)),
            certificates: vec![said(Word::read(TermKind::Certificate, "ISO 9001"))],
            hours: said(40),
        },
        operations: Vec::new(),
    };
    let step =
        |word: &str| Operation { name: None, asks: Asks { processes: process(word), ..Asks::default() } };
    let axle = Part {
        name: "Axel".into(),
        asks: Asks {
            size: said(PartSize::Round { diameter: mm(25.0), length: mm(310.0) }),
            materials: said(vec![Word::read(TermKind::Material, "rostfritt stål")]),
            ..Asks::default()
        },
        operations: vec![step("svarvning"), step("slipning")],
        ..Part::default()
    };
    NeedDocument {
        title: "Vagn till cykel".into(),
        function: Some("Håller draget.".into()),
        first_series: said(200),
        due: said(date(2027, 5, 31)),
        owner: Owner {
            name: Some("Kim Ek".into()),
            organisation: Some("Cykelvagn AB".into()),
            contact: Some("kim@example.se".into()),
            ..Owner::default()
        },
        parts: vec![bracket, axle],
        ..NeedDocument::default()
    }
}

const FORM: [(&str, &str); 17] = [
    ("name", "Vagn till cykel"),
    ("material", "EN AW-6082"),
    ("general_tolerance", "IT7"),
    ("order_quantity", "200"),
    ("last_delivery", "2027-05-31"),
    ("file_name", "faste.step"),
    ("file_type", "STEP"),
    ("person", "Kim Ek"),
    ("company", "Cykelvagn AB"),
    ("email", "kim@example.se"),
    ("phone", "+46 70 000 00 00"),
    ("address", "Storgatan 1\r\n332 31 Gislaved"),
    ("account_address", "Storgatan 1"),
    ("delivery_address", "Storgatan 1"),
    ("sender_bpn", "bpnl0000000001ab"),
    ("receiver_bpn", "BPNL00000000ZZZZ"),
    ("consent", "yes"),
];

fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let other = FORM.iter().filter(|(name, _)| changed.iter().all(|(one, _)| one != name));
    other.copied().chain(changed.iter().copied().filter(|(_, value)| !value.is_empty())).collect()
}

async fn stated(test: &TestApp) -> needs::Need {
    let new = NewNeed { document: document(), source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap()
}

async fn consents(test: &TestApp, need: &needs::Need) -> Vec<Value> {
    let happened =
        events::of_subjects(test.app.db.reader(), &[Subject::Need(need.id.0)], None, 100).await.unwrap();
    happened.into_iter().filter(|one| one.action == "need.quotation_consented").map(|one| one.data).collect()
}

fn codes(answer: &Answer<Vec<Word>>) -> Vec<Option<String>> {
    answer.value().into_iter().flatten().map(|word| word.code.clone()).collect()
}

#[tokio::test]
async fn what_goes_out_comes_in_again() {
    let test = TestApp::start(Databases::Sqlite).await;
    let need = stated(&test).await;
    let address = format!("/needs/{}/quotation", need.key);
    for (part, material) in [(1, "EN AW-6082"), (2, "rostfritt stål")] {
        let file = test.post(&format!("{address}?part={part}"), &with(&[("material", material)])).await;
        assert_eq!(file.status, 200, "{}", file.text());
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let text = file.text();
        assert!(!text.contains(&need.key), "the key opens the need");
        let (again, format) = read::read(&text).unwrap();
        assert_eq!(format, Format::Quotation);
        let before = &need.document;
        assert_eq!((&again.title, &again.function), (&before.title, &before.function));
        assert_eq!(
            (again.first_series.value(), again.due.value()),
            (before.first_series.value(), before.due.value())
        );
        assert_eq!(again.owner.contact, before.owner.contact);
        assert_eq!(
            (&again.owner.name, &again.owner.organisation),
            (&before.owner.name, &before.owner.organisation)
        );
        let [one] = again.parts.as_slice() else { panic!("{:?}", again.parts) };
        let was = &before.parts[part - 1];
        assert_eq!((&one.name, one.count.value()), (&was.name, Some(was.count.value().unwrap_or(&1))));
        assert_eq!(one.notes, was.notes);
        assert_eq!(one.asks.size.value(), was.asks.size.value());
        assert_eq!(one.asks.mass.value(), was.asks.mass.value());
        assert_eq!(one.asks.wall.value(), was.asks.wall.value());
        assert_eq!(codes(&one.asks.materials), codes(&was.asks.materials));
        assert_eq!(codes(&one.asks.processes), codes(&was.asks.processes));
        let steps =
            |part: &Part| part.operations.iter().map(|one| codes(&one.asks.processes)).collect::<Vec<_>>();
        assert_eq!(steps(one), steps(was));
        if part == 1 {
            assert_eq!(one.asks.tolerance.value(), was.asks.tolerance.value());
            let held = |part: &Part| {
                part.asks.certificates.iter().map(|one| one.value().unwrap().code.clone()).collect::<Vec<_>>()
            };
            assert_eq!(held(one), held(was));
        }
        let names: Vec<&str> = again.not_evaluated.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["rfqId", "cadFile"], "all else was understood");
    }
    assert_eq!(
        consents(&test, &need).await,
        [json!({ "part": 1 }), json!({ "part": 0 })],
        "newest first, without content"
    );
}

#[tokio::test]
async fn nothing_goes_out_without_consent_or_with_gaps() {
    let test = TestApp::start(Databases::Sqlite).await;
    let need = stated(&test).await;
    let address = format!("/en/needs/{}/quotation", need.key);
    let page = test.get(&address).await.text();
    for known in ["Vagn till cykel", "EN AW-6082", "IT7", "2027-05-31", "kim@example.se", "part=2"] {
        assert!(page.contains(known), "{known}");
    }
    assert!(page.contains("The file says who you are"));
    for (missing, field) in [("consent", "consent-yes"), ("receiver_bpn", "receiver_bpn"), ("phone", "phone")]
    {
        let again = test.post(&address, &with(&[(missing, "")])).await;
        assert_eq!(again.status, 422, "{missing}");
        assert!(again.text().contains(&format!("href=\"#{field}\"")), "{missing}");
    }
    for (field, wrong) in [("sender_bpn", "BPNL1"), ("order_quantity", "many"), ("last_delivery", "soon")] {
        let again = test.post(&address, &with(&[(field, wrong)])).await;
        assert_eq!(again.status, 422, "{field}");
        assert!(again.text().contains(wrong), "what was typed stays: {field}");
    }
    assert_eq!(test.post(&format!("{address}?part=3"), &with(&[])).await.status, 404);
    assert_eq!(test.get("/needs/aaaaaaaaaaaaaaaaaaaaaaaaaa/quotation").await.status, 404);
    assert!(consents(&test, &need).await.is_empty());
    let public = test.get("/needs").await.text();
    assert!(!public.contains("quotation"));
    needs::close_need(&test.app, &Caller::visitor(), &need.key, needs::CloseReason::Placed).await.unwrap();
    assert_eq!(test.post(&address, &with(&[])).await.status, 409);
}

#[test]
fn what_has_no_place_is_told() {
    let names: Vec<String> = quotation_leaves_out(&document(), 0)
        .into_iter()
        .map(|field| field.name(Language::English).to_lowercase())
        .collect();
    assert_eq!(names.len(), 2, "confidentiality and hours: {names:?}");
}

#[test]
fn a_message_that_is_not_as_the_format_says_is_told_where() {
    let problems = read::read(r#"{ "cxHeader": {}, "rfqConfiguration": {} }"#).unwrap_err();
    for language in Language::ALL {
        let sentence = problems[0].sentence(language);
        assert!(sentence.contains("/cxHeader") && sentence.contains("3.0.0"), "{sentence}");
    }
}
