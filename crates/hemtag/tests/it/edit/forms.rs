//! The forms: what is typed is kept when it is refused, every field says what to write, and two who change the same
//! maker lose nothing.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::makers::model::{Level, MakerId, OfferId, Subject};
use jiff::civil::date;

use crate::edit::sample::{events, kept, now};

/// The sentences of the list of errors, in its order.
fn sentences(page: &Page) -> Vec<String> {
    let text = page.text();
    let Some((_, list)) = text.split_once("ds-error-summary") else { return Vec::new() };
    let (list, _) = list.split_once("</ul>").expect("the list of errors ends");
    let field = |item: &str| item.split('"').next().unwrap_or_default().to_owned();
    list.split("href=\"#")
        .skip(1)
        .map(|item| {
            let (_, sentence) = item.split_once('>').expect("a link has words");
            format!("{}: {}", field(item), sentence.split('<').next().unwrap_or_default())
        })
        .collect()
}

#[tokio::test]
async fn a_new_maker_is_added_with_its_site() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        test.sign_in();
        assert_eq!(test.get("/makers/new").await.status, 200);
        let before = events(&test).await;
        let fields = [
            ("name", "Exempel Nya Verkstaden AB"),
            ("number", "5560360793"),
            ("web", "verkstaden.example"),
            ("sni", "25.620, 25110"),
            ("postal_code", "33231"),
            ("country", "se"),
        ];
        let added = test.post("/en/makers/new", &fields).await;
        assert_eq!(added.status, 303, "{}", added.text());
        assert_eq!(events(&test).await, before + 1);
        let maker = now(&test, MakerId(1)).await;
        assert_eq!(maker.organisation_number.as_deref(), Some("556036-0793"));
        assert_eq!(maker.web.as_deref(), Some("https://verkstaden.example"));
        assert_eq!(maker.sni_codes, ["25620", "25110"]);
        let site = &maker.sites[0];
        assert_eq!(
            (site.kommun.as_deref(), site.country.as_str()),
            (Some("0662"), "SE"),
            "the postal code says where"
        );
        assert_eq!(site.position, None, "nobody has said it closer");
        assert!(site.point().is_some(), "the kommun stands for it");
        let twice = test.post("/makers/new", &fields).await;
        assert_eq!(twice.status, 422);
        assert!(sentences(&twice)[0].contains("Exempel Nya Verkstaden AB"), "{:?}", sentences(&twice));
    }
}

#[tokio::test]
async fn every_field_says_what_to_write_and_keeps_what_was_typed() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let offer = maker.sites[0].offers[0].id;
    let cases: [(&str, &[(&str, &str)]); 7] = [
        (
            "organisation",
            &[
                ("name", ""),
                ("number", "556036-0794"),
                ("web", "inte en adress"),
                ("sni", "99999"),
                ("complete", "2031-01-01"),
            ],
        ),
        ("organisation", &[("name", "A"), ("number", "12 bananer"), ("sole", "1")]),
        (
            "organisation",
            &[("name", "A"), ("number", "556036-0793"), ("sole", "1"), ("complete", "31 september")],
        ),
        (
            "site-new",
            &[
                ("country", "Sverige"),
                ("kommun", "Gislavedd kommun xx"),
                ("postal_code", "99999"),
                ("position", "norr om sjön"),
            ],
        ),
        (
            "offer-new",
            &[
                ("process", ""),
                ("materials", "stål\nunobtanium\n"),
                ("largest", "stor"),
                ("smallest", "1.250"),
                ("heaviest", "tung"),
                ("wall", "tunn"),
                ("tolerance", "±0,01"),
                ("smallest_series", "500"),
                ("largest_series", "10"),
                ("lead_time", "snart"),
                ("level", "trust me"),
                ("on", "2027-01-01"),
                ("by", "anna@verkstaden.example"),
            ],
        ),
        (
            "certificate-new",
            &[
                ("certificate", ""),
                ("valid_from", "2027-01-01"),
                ("valid_until", "2026-01-01"),
                ("level", "document"),
                ("on", "igår"),
                ("by", ""),
            ],
        ),
        (
            "weeks",
            &[
                ("for_weeks", "8"),
                ("free-all", "mycket"),
                ("most-2027-W04", "10"),
                ("free-2027-W05", "50"),
                ("most-2027-W05", "40"),
            ],
        ),
    ];
    let mut told = String::new();
    for (part, fields) in cases {
        let part = if part == "weeks" { format!("weeks-{offer}") } else { part.to_owned() };
        for language in ["", "/en"] {
            let fields = [fields, &[("version", "1")]].concat();
            let page = test.post(&format!("{language}/makers/{}/edit/{part}", maker.id), &fields).await;
            assert_eq!(page.status, 422, "{part}: {}", page.text());
            told.push_str(&format!("{language} {}\n", part.split('-').next().unwrap()));
            for sentence in sentences(&page) {
                told.push_str(&format!("  {sentence}\n"));
            }
            let text = page.text();
            assert!(!text.contains('⟦'), "a word is missing in {part}");
            for (name, typed) in fields
                .iter()
                .filter(|(name, typed)| !typed.is_empty() && !["version", "level", "sole"].contains(name))
            {
                let typed = typed.trim_end();
                assert!(text.contains(typed), "{part}: {name} lost {typed}");
            }
        }
    }
    insta::assert_snapshot!(told);
    assert_eq!(now(&test, maker.id).await, maker, "nothing was saved");
}

#[tokio::test]
async fn an_offer_is_changed_and_what_showed_the_old_value_goes() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let id = maker.sites[0].offers[0].id;
        let path = format!("/makers/{}/edit/offer-{id}", maker.id);
        let before = events(&test).await;
        let fields = [
            ("version", "1"),
            ("process", "3.2.05"),
            ("materials", "Rostfritt stål\r\nEN AW-6082"),
            ("largest", "Ø 32 x 250 mm"),
            ("smallest", "0,5 tum"),
            ("heaviest", "2"),
            ("wall", "0,8"),
            ("tolerance", "±0,01 vid 20 mm"),
            ("smallest_series", "100"),
            ("largest_series", "50 000"),
            ("lead_time", "4 veckor"),
            ("prototype", "no"),
            ("full_scale", "yes"),
            ("sourcing", "in_house"),
            ("newcomers", "with_adviser"),
            ("level", "adviser_seen"),
            ("on", "2026-11-20"),
            ("by", "IUC Exempel"),
            ("site", &maker.sites[1].id.to_string()),
        ];
        let saved = test.post(&path, &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(events(&test).await, before + 1);
        let found = now(&test, maker.id).await;
        let offer =
            found.sites[1].offers.iter().find(|o| o.id == id).expect("the offer moved to the other site");
        assert_eq!((offer.materials.len(), offer.heaviest.unwrap().kg()), (2, 2.0));
        assert_eq!(offer.smallest.unwrap().um(), 12_700);
        assert_eq!((offer.lead_time_days, offer.largest_series), (Some(28), Some(50_000)));
        assert_eq!((offer.stages.prototype, offer.stages.pilot_series), (Some(false), None));
        assert_eq!(offer.tolerance.as_ref().unwrap().as_stated, "±0,01 vid 20 mm");
        assert_eq!((offer.evidence.level, offer.evidence.on), (Level::AdviserSeen, date(2026, 11, 20)));
        assert!(found.evidence.iter().all(|e| e.subject != Subject::Offer(id)), "the protocol was about IT7");
        // What the form shows can be saved as it stands, and saving it changes nothing.
        let page = test.get(&path).await.text();
        for shown in ["Ø 32 x 250 mm", "12.7 mm", "50000", "IUC Exempel"] {
            assert!(page.contains(shown), "{shown} is missing");
        }
    }
}

#[tokio::test]
async fn saving_what_stands_there_is_no_change() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let before = events(&test).await;
    let fields = [
        ("version", "1"),
        ("name", "Exempel Mekaniska AB"),
        ("number", "556036-0793"),
        ("web", "https://mekaniska.example"),
        ("sni", "25620"),
    ];
    assert_eq!(test.post(&format!("/makers/{}/edit/organisation", maker.id), &fields).await.status, 303);
    assert_eq!((events(&test).await, now(&test, maker.id).await.version), (before, 1));
}

#[tokio::test]
async fn two_who_change_the_same_maker_see_both_and_lose_nothing() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let path = format!("/makers/{}/edit/organisation", maker.id);
        let first =
            [("version", "1"), ("name", "Exempel Mekaniska i Gislaved AB"), ("number", "556036-0793")];
        assert_eq!(test.post(&path, &first).await.status, 303);
        let second = [
            ("version", "1"),
            ("name", "Exempel Mek AB"),
            ("number", "556036-0793"),
            ("web", "https://nytt.example"),
        ];
        let refused = test.post(&path, &second).await;
        assert_eq!(refused.status, 409);
        let text = refused.text();
        for shown in [
            "Exempel Mekaniska i Gislaved AB",
            "Exempel Mek AB",
            "https://nytt.example",
            "Någon annan har ändrat",
        ] {
            assert!(text.contains(shown), "{shown} is missing in {text}");
        }
        assert!(text.contains(r#"name="version" value="2""#), "saving again is meant");
        let again = [("version", "2"), second[1], second[2], second[3]];
        assert_eq!(test.post(&path, &again).await.status, 303);
        assert_eq!(now(&test, maker.id).await.name, "Exempel Mek AB");
    }
}

#[tokio::test]
async fn free_weeks_are_filled_in_at_once_and_those_that_passed_go() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let id = maker.sites[0].offers[0].id;
        let path = format!("/makers/{}/edit/weeks-{id}", maker.id);
        assert!(
            !test.get(&path).await.text().contains("2026-W45"),
            "a week that has passed is not asked for"
        );
        let fields = [
            ("version", "1"),
            ("for_weeks", "8"),
            ("free-all", "20"),
            ("most-all", "40"),
            ("free-2027-W06", "0"),
        ];
        assert_eq!(test.post(&path, &fields).await.status, 303);
        let weeks = now(&test, maker.id).await.sites[0].offers[0].free_weeks.clone();
        assert_eq!(weeks.len(), 9);
        assert_eq!((weeks[0].monday, weeks[0].actual, weeks[0].maximum), (date(2026, 11, 23), 20, Some(40)));
        assert_eq!(
            (weeks[8].monday, weeks[8].actual, weeks[8].maximum),
            (date(2027, 2, 8), 0, None),
            "full is an answer"
        );
    }
}

#[tokio::test]
async fn evidence_is_set_fact_by_fact_and_taken_back() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let id: OfferId = maker.sites[0].offers[0].id;
    let path = format!("/makers/{}/edit/evidence-{id}", maker.id);
    let fields = [
        ("version", "1"),
        ("largest-level", "delivered"),
        ("largest-on", "2026-10-10"),
        ("largest-by", "en kund i fordonsbranschen"),
        ("largest-note", "Axel Ø 290"),
    ];
    assert_eq!(test.post(&path, &fields).await.status, 303);
    let found = now(&test, maker.id).await;
    let of: Vec<_> = found.evidence.iter().filter(|e| e.subject == Subject::Offer(id)).collect();
    assert_eq!(of.len(), 1, "the tolerance was left as the offer");
    assert_eq!((of[0].field.as_str(), of[0].evidence.level), ("largest", Level::Delivered));
    let unsaid = [("version", "2"), ("largest-level", "document"), ("largest-on", ""), ("largest-by", "")];
    let refused = test.post(&path, &unsaid).await;
    assert_eq!((refused.status, sentences(&refused).len()), (422, 2));
}

#[tokio::test]
async fn facts_of_the_firm_and_of_a_site_have_evidence_too() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let site = maker.sites[1].id;
    let path = format!("/makers/{}/edit/evidence-maker", maker.id);
    let fields = [
        ("version", "1"),
        ("web-level", "adviser_seen"),
        ("web-on", "2026-11-01"),
        ("web-by", "IUC Exempel"),
        ("name-level", "document"),
        ("name-on", "2024-03-01"),
        ("name-by", "mätrummet"),
    ];
    assert_eq!(test.post(&path, &fields).await.status, 303);
    let path = format!("/makers/{}/edit/evidence-site-{site}", maker.id);
    assert!(test.get(&path).await.text().contains("mätrummet"), "what was known of the address is shown");
    assert_eq!(test.post(&path, &[("version", "2"), ("address-level", "")]).await.status, 303);
    let found = now(&test, maker.id).await;
    assert!(found.evidence.iter().all(|e| !matches!(e.subject, Subject::Site(_))));
    assert!(test.get(&format!("/makers/{}", maker.id)).await.text().contains("IUC Exempel"));
    // Another name was never shown by that document.
    let renamed = [
        ("version", "3"),
        ("name", "Exempel Annat AB"),
        ("number", "556036-0793"),
        ("web", "https://mekaniska.example"),
    ];
    assert_eq!(test.post(&format!("/makers/{}/edit/organisation", maker.id), &renamed).await.status, 303);
    let kept: Vec<_> =
        now(&test, maker.id).await.evidence.into_iter().filter(|e| e.subject == Subject::Maker).collect();
    assert_eq!(kept.iter().map(|e| e.field.as_str()).collect::<Vec<_>>(), ["web"]);
}

#[tokio::test]
async fn a_sole_traders_number_is_kept_by_a_form_that_never_shows_it() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let fields = [
        ("name", "Exempel Smide"),
        ("number", "811218-9876"),
        ("kommun", "Gnosjö"),
        ("address", "Hemvägen 2"),
    ];
    assert_eq!(test.post("/makers/new", &fields).await.status, 303);
    let path = "/makers/1/edit/organisation";
    assert!(!test.get(path).await.text().contains("811218"));
    let saved = test
        .post(path, &[("version", "1"), ("name", "Exempel Smide i Gnosjö"), ("number", ""), ("sole", "1")])
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let maker = now(&test, MakerId(1)).await;
    assert_eq!((maker.organisation_number.as_deref(), maker.personal_number), (Some("811218-9876"), true));
    let public = test.get("/makers/1").await.text();
    let (_, data) = public.split_once("application/ld+json").expect("the page has linked data");
    let (data, _) = data.split_once("</script>").unwrap();
    assert!(!public.contains("811218") && !data.contains("Hemvägen"), "{data}");
    assert!(!test.get("/makers/1/edit").await.text().contains("811218"));
}
