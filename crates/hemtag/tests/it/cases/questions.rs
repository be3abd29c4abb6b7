//! Questions to makers about what a need hangs on and their profiles do not say.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    cases::questions::{collect, send_questions},
    clock::Clock,
    makers::{self, model::MakerId},
    needs::{
        self, NewNeed,
        model::{Confidentiality, NeedDocument},
    },
};
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, Statement};

use crate::cases::people::{House, led_to};
use crate::matches::sample;

async fn stated(test: &TestApp, confidentiality: Confidentiality) -> String {
    let document = NeedDocument { confidentiality, ..sample::lid() };
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap().key
}

async fn reached(house: &House, maker: i64) {
    house.test.sign_in();
    let email = format!("maker{maker}@example.se");
    let form = [("email", email.as_str()), ("language", "sv")];
    led_to(&house.test.post(&format!("/makers/{maker}/reach"), &form).await);
    house.test.forget();
}

fn later(house: &mut House, days: i64) {
    let now = house.test.app.clock.now();
    house.test.app.clock = Clock::fixed(now + SignedDuration::from_hours(24 * days));
}

#[tokio::test]
async fn a_gap_of_the_unknown_closes_when_the_maker_answers_by_its_letter() {
    for kind in Databases::both() {
        let mut house = House::start(kind).await;
        sample::registered(&house.test.app).await;
        stated(&house.test, Confidentiality::AdviserOnly).await;
        assert!(collect(&house.test.app).await.unwrap().is_empty(), "nobody may see that need");
        let key = stated(&house.test, Confidentiality::Anonymous).await;
        let wanted = collect(&house.test.app).await.unwrap();
        let about: Vec<(i64, &str)> = wanted.iter().map(|one| (one.maker, one.about.as_str())).collect();
        assert_eq!(about, [(2, "certificate:ISO 9001"), (2, "tolerance")]);
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 0, "there is no address");
        reached(&house, 2).await;
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 1);
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 0, "once a week");
        let letter = house.letter_to("maker2@example.se").await;
        assert!(
            letter.body.contains("2 uppgifter") && letter.body.contains("/letters/off/"),
            "{}",
            letter.body
        );
        let link = letter.link();
        let test = &house.test;
        for language in ["", "/en"] {
            let page = test.get(&format!("{language}{link}")).await.text();
            assert!(
                page.contains("ISO 9001") && !page.contains('⟦') && !page.contains("styrenhet"),
                "{page}"
            );
        }
        assert_eq!(test.get(&format!("{link}0")).await.status, 404);

        let wrong = test.post(&link, &[("q-1", "yes"), ("q-2-tolerance", "ganska noga")]).await;
        assert!(wrong.status == 422 && wrong.text().contains("ganska noga"), "{}", wrong.text());
        let maker = makers::store::find(test.app.db.reader(), MakerId(2)).await.unwrap().unwrap();
        assert!(maker.certificates.is_empty(), "all or nothing");
        assert_eq!(led_to(&test.post(&link, &[]).await), format!("{link}?kept=0"));
        assert_eq!(
            led_to(&test.post(&link, &[("q-1", "yes"), ("q-2-tolerance", "IT7")]).await),
            format!("{link}?kept=2")
        );
        assert!(test.get(&format!("{link}?kept=2")).await.text().contains("2 svar står nu i profilen"));
        assert!(collect(&test.app).await.unwrap().is_empty(), "nothing hangs on it any more");
        let need = test.get(&format!("/needs/{key}")).await.text();
        assert!(need.contains("Exempel Fräs B AB"));
        later(&mut house, 8);
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_no_about_a_certificate_is_known_and_no_longer_asked() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        sample::registered(&house.test.app).await;
        stated(&house.test, Confidentiality::Anonymous).await;
        reached(&house, 2).await;
        assert_eq!(send_questions(&house.test.app).await.unwrap(), 1);
        let link = house.letter_to("maker2@example.se").await.link();
        led_to(&house.test.post(&link, &[("q-1", "no")]).await);
        let maker = makers::store::find(house.test.app.db.reader(), MakerId(2)).await.unwrap().unwrap();
        assert_eq!(maker.lacking().count(), 1);
        let wanted = collect(&house.test.app).await.unwrap();
        assert!(wanted.is_empty(), "whoever misses the certificate is asked nothing more: {wanted:?}");
    }
}

#[tokio::test]
async fn questions_end_by_one_link_and_what_was_asked_rests_for_half_a_year() {
    let mut house = House::start(Databases::Sqlite).await;
    sample::registered(&house.test.app).await;
    stated(&house.test, Confidentiality::Anonymous).await;
    reached(&house, 2).await;
    assert_eq!(send_questions(&house.test.app).await.unwrap(), 1);
    let letter = house.letter_to("maker2@example.se").await;
    let link = letter.link();
    later(&mut house, 8);
    assert_eq!(send_questions(&house.test.app).await.unwrap(), 0, "the same is not asked again");
    later(&mut house, 180);
    assert_eq!(send_questions(&house.test.app).await.unwrap(), 1);
    house.letters().await;
    let rather_not =
        house.test.post(&link, &[("skip-1", "1"), ("skip-2", "1"), ("skip-3", "1"), ("skip-4", "1")]);
    assert_eq!(led_to(&rather_not.await), format!("{link}?kept=4"));
    let off = letter.body.lines().find(|line| line.contains("/letters/off/")).unwrap();
    let off = &off[off.find("/letters/off/").unwrap()..];
    assert!(
        house.test.get(off).await.text().contains("Stäng av"),
        "a program that follows links turns nothing off"
    );
    assert_eq!(house.test.post("/letters/off/2-00", &[]).await.status, 404);
    assert!(house.test.post(off, &[]).await.text().contains("avstängda"));
    later(&mut house, 400);
    assert_eq!(send_questions(&house.test.app).await.unwrap(), 0);
}

#[tokio::test]
async fn a_maker_without_an_address_is_written_to_by_whoever_speaks_for_it_and_that_address_is_not_kept() {
    let mut house = House::start(Databases::Sqlite).await;
    sample::registered(&house.test.app).await;
    stated(&house.test, Confidentiality::Anonymous).await;
    let bo = house.account("bo@example.se", "Bo Fräs").await;
    house.enter(&bo);
    led_to(&house.test.post("/makers/2/claim", &[("words", "Jag är platschef")]).await);
    house.test.forget();
    house.test.sign_in();
    led_to(&house.test.post("/people/claims/1", &[("decide", "grant"), ("reason", "Träffad")]).await);
    house.test.forget();
    house.letters().await;
    assert_eq!(send_questions(&house.test.app).await.unwrap(), 1);
    let letter = house.letter_to("bo@example.se").await;
    assert!(letter.body.contains("/questions/2-"));
    let kept = "SELECT count(*) AS n FROM maker_reach WHERE email <> ''";
    let db = house.test.app.db.reader();
    let row =
        db.query_one_raw(Statement::from_string(db.get_database_backend(), kept)).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 0, "an account that ends leaves no address behind");
    later(&mut house, 3);
    assert_eq!(send_questions(&house.test.app).await.unwrap(), 0, "once a week all the same");
    house.enter(&bo);
    led_to(&house.test.post("/makers/2/reach", &[("questions", "off")]).await);
    assert!(house.test.get("/makers/2/reach").await.text().contains("Ta emot frågor igen"));
}
