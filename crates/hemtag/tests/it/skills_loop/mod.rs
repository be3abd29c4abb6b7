//! The whole way, on both databases: a need waits for a certificate, the maker that lacks only that is told, takes it as a goal,
//! gains it and says so; its offer is another, the gap closes, and whoever waits gets a notice. And what nobody else sees of it.

use crate::testkit::Databases;
use hemtag::{
    access::Caller,
    cases::questions::send_questions,
    events,
    gaps::{self, refresh_all},
    makers,
    needs::{
        self, Need, NewNeed,
        model::{Answer, Confidentiality, NeedDocument, Origin, Word},
    },
    skills::loop_in::{self, NearestInMemory},
};

use crate::cases::people::{Cookies, House, field, led_to};
use crate::matches::sample::{lid, maker, offer};

const LACKING: &str = "certificate:ISO 14001";

/// A mills to IT7 and holds ISO 9001, the whole of its list; C mills coarser, and holds no more.
async fn registered(house: &House, grade: Option<u16>) {
    let mut a = maker(
        "Exempel Fräs A AB",
        "0662",
        (57_304_000, 13_540_000),
        vec![offer("3.2.01", grade)],
        Some(true),
    );
    a.web = Some("https://www.fras.example".to_owned());
    let c = maker(
        "Exempel Fräs C AB",
        "1480",
        (57_700_000, 11_970_000),
        vec![offer("3.2.01", Some(11))],
        Some(true),
    );
    makers::add_makers(&house.test.app, &Caller::administrator(), &mut [a, c]).await.unwrap();
}

/// The lid, for which ISO 14001 is asked too.
fn certified() -> NeedDocument {
    let mut document = lid();
    let also = Answer::said(Word::understood("ISO 14001", "ISO 14001"), Origin::Form);
    document.parts[0].asks.certificates.push(also);
    document
}

async fn stated(house: &House, document: NeedDocument, confidentiality: Confidentiality) -> Need {
    let document = NeedDocument { confidentiality, ..document };
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    let need = needs::state_need(&house.test.app, &Caller::visitor(), new).await.unwrap();
    refresh_all(&house.test.app, &Caller::administrator()).await.unwrap();
    need
}

/// Somebody who speaks for maker A: their address is of its web page.
async fn member(house: &House) -> Cookies {
    let who = house.account("kim@fras.example", "Kim").await;
    house.enter(&who);
    led_to(&house.test.post("/makers/1/claim", &[]).await);
    house.test.exchange(Vec::new())
}

#[tokio::test]
async fn a_gap_becomes_a_goal_a_certificate_another_offer_and_closes() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        registered(&house, Some(7)).await;
        let need = stated(&house, certified(), Confidentiality::Anonymous).await;
        let gap = &gaps::store::of_need(test.app.db.reader(), need.id).await.unwrap()[0];
        assert_eq!(gap.content.kind, matching::GapKind::Skill);
        let who = member(&house).await;
        house.enter(&who);

        let own = test.get("/makers/1").await.text();
        assert!(own.contains("Ett steg ifrån") && own.contains("1 behov väntar"), "{own}");
        for language in ["", "/en"] {
            let page = test.get(&format!("{language}/makers/1/one-step")).await.text();
            assert!(page.contains("ISO 14001") && !page.contains('⟦'), "{page}");
            assert!(
                !page.contains("styrenhet") && !page.contains(&need.key),
                "whose need it is stays unsaid"
            );
        }
        let wrong = test.post("/makers/1/one-step", &[("lack", LACKING), ("by", "i vår")]).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text().contains("i vår är inget datum") || wrong.text().contains("inget datum"),
            "{}",
            wrong.text()
        );
        let goal = [("lack", LACKING), ("by", "2027-06-30")];
        assert_eq!(led_to(&test.post("/makers/1/one-step", &goal).await), "/makers/1/one-step?done=taken");
        let page = test.get("/makers/1/one-step?done=taken").await.text();
        let map = page
            .split("href=\"/skills/firm/")
            .nth(1)
            .expect("the goal is in the map")
            .split('"')
            .next()
            .unwrap();
        let goals = test.get(&format!("/skills/firm/{map}")).await.text();
        assert!(goals.contains("Ha certifikatet ISO 14001") && goals.contains("2027-06-30"), "{goals}");
        assert_eq!(led_to(&test.post("/makers/1/one-step", &goal).await), "/makers/1/one-step?done=known");
        assert_eq!(
            test.get("/makers/1").await.text().matches("1 behov väntar").count(),
            1,
            "a goal is no certificate"
        );

        // It is gained: the form of a new certificate begins with it, and the profile says so with evidence.
        assert!(page.contains("/makers/1/edit/certificate-new?certificate=ISO%2014001"), "{page}");
        let form = test.get("/makers/1/edit/certificate-new?certificate=ISO%2014001").await.text();
        assert!(form.contains("value=\"ISO 14001\" selected"), "{form}");
        let version = field(&form, "version");
        let held = [
            ("version", version.as_str()),
            ("certificate", "ISO 14001"),
            ("issuer", "Exempelorganet"),
            ("valid_until", "2029-11-01"),
            ("level", "document"),
            ("on", "2026-11-20"),
            ("by", "Exempelorganet"),
        ];
        let saved = test.post("/makers/1/edit/certificate-new", &held).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        refresh_all(&test.app, &Caller::administrator()).await.unwrap();
        let gap = &gaps::store::of_need(test.app.db.reader(), need.id).await.unwrap()[0];
        assert!(gap.closed_at.is_some() && gap.closed_by_offer.is_some(), "{gap:?}");
        let notices = needs::notices(&test.app, &Caller::visitor(), &need).await.unwrap();
        assert_eq!(
            (notices[0].kind.as_str(), notices[0].data["maker"].as_str()),
            ("gap_closed", Some("Exempel Fräs A AB"))
        );
        assert!(test.get("/makers/1/one-step").await.text().contains("Inget väntar på en enda sak"));
        assert!(!test.get("/makers/1").await.text().contains("Ett steg ifrån"));
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn proposals_are_for_the_makers_own_and_needs_for_advisers_eyes_are_nobodys_hint() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        registered(&house, Some(7)).await;
        stated(&house, certified(), Confidentiality::AdviserOnly).await;
        let who = member(&house).await;
        house.enter(&who);
        assert!(!test.get("/makers/1").await.text().contains("Ett steg ifrån"));
        assert!(test.get("/makers/1/one-step").await.text().contains("Inget väntar på en enda sak"));
        assert!(!test.get("/skills/nearest?format=csv").await.text().contains("ISO 14001"));
        house.test.forget();
        test.sign_in();
        assert!(test.get("/skills/nearest?format=csv").await.text().contains("certificate:ISO 14001,"));
        assert!(
            matches!(test.get("/makers/1/one-step").await.status, 403 | 404),
            "not even the administrator"
        );
        house.test.forget();

        stated(&house, certified(), Confidentiality::Open).await;
        let csv = test.get("/en/skills/nearest?format=csv").await.text();
        assert!(
            csv.lines().nth(1).is_some_and(|row| row.starts_with(LACKING) && row.ends_with(",1,1,1")),
            "{csv}"
        );
        let page = test.get("/gaps?kind=skill").await.text();
        assert!(page.contains("Vem är ett steg ifrån?") && page.contains("ISO 14001"), "{page}");
        assert!(!test.get("/gaps?kind=place").await.text().contains("Vem är ett steg ifrån?"));
        for path in ["/makers/1", "/makers/2"] {
            assert!(!test.get(path).await.text().contains("Ett steg ifrån"), "a visitor sees nothing of it");
        }
        assert_ne!(test.get("/makers/1/one-step").await.status, 200);
        house.enter(&who);
        assert!(
            test.get("/makers/1").await.text().contains("1 behov väntar"),
            "only the open one is counted"
        );
        assert_ne!(test.get("/makers/2/one-step").await.status, 200, "nor does another maker's member");
        assert_ne!(test.post("/makers/2/one-step", &[("lack", LACKING)]).await.status, 303);
        // What nobody waits for becomes no goal.
        let other = [("lack", "certificate:ISO 13485")];
        assert_eq!(led_to(&test.post("/makers/1/one-step", &other).await), "/makers/1/one-step");
        assert_eq!(test.post("/makers/1/one-step", &[("lack", "x")]).await.status, 400);
    }
}

#[tokio::test]
async fn the_weekly_letter_says_that_something_is_one_step_away_and_not_what() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        // A does not say its tolerance: one need asks for that, another lacks a certificate too.
        registered(&house, None).await;
        stated(&house, lid(), Confidentiality::Anonymous).await;
        stated(&house, certified(), Confidentiality::Anonymous).await;
        house.test.sign_in();
        let reach = [("email", "kim@fras.example"), ("language", "sv")];
        led_to(&house.test.post("/makers/1/reach", &reach).await);
        house.test.forget();
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 1);
        let letter = house.letter_to("kim@fras.example").await;
        assert!(letter.body.contains("Ett behov väntar dessutom"), "{}", letter.body);
        assert!(
            letter.body.contains("/makers/1/one-step") && letter.body.contains("/letters/off/"),
            "{}",
            letter.body
        );
        assert!(!letter.body.contains("ISO 14001") && !letter.body.contains("styrenhet"), "{}", letter.body);
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 0, "once a week");
    }
}

/// Where gaps of skills are many, nobody waits for them to be compared: that is done beside the pages, which tell what was found last.
#[tokio::test]
async fn many_gaps_are_compared_beside_the_pages() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        registered(&house, Some(7)).await;
        stated(&house, certified(), Confidentiality::Open).await;
        let app = hemtag::app::App { nearest: NearestInMemory::of_few(0).into(), ..test.app.clone() };
        let visitor = Caller::visitor();
        let first = async || loop_in::first(&app, &visitor, 5).await.unwrap();
        assert_eq!(first().await, [], "nothing is known yet, and nobody waits");
        assert!(app.nearest.refresh(&app).await.unwrap());
        assert!(!app.nearest.refresh(&app).await.unwrap(), "nothing is another");
        let of_one = first().await;
        assert_eq!(
            of_one.iter().map(|row| (row.lack.code(), row.needs)).collect::<Vec<_>>(),
            [(LACKING.to_owned(), 1)]
        );
        // Counted at once where they are few.
        assert_eq!(of_one, loop_in::table(&test.app, &visitor).await.unwrap());

        stated(&house, certified(), Confidentiality::Open).await;
        assert_eq!(first().await, of_one, "what was found last");
        assert!(app.nearest.refresh(&app).await.unwrap());
        assert_eq!(first().await[0].needs, 2);
        assert_eq!(first().await, loop_in::table(&test.app, &visitor).await.unwrap());

        // Whoever comes before the first look waits for it.
        let new = hemtag::app::App { nearest: NearestInMemory::of_few(0).into(), ..test.app.clone() };
        assert_eq!(loop_in::table(&new, &visitor).await.unwrap(), first().await);
    }
}
