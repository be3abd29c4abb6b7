//! Makers that do not name the process: listed with their reason when few are left, and left out when something rules them out.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    cases::{questions, requests},
    letters,
    makers::{
        self,
        model::{Maker, MakerId},
    },
    matches::{likely, page::because},
    needs::{
        self, NewNeed,
        model::{Answer, Confidentiality, NeedDocument, Origin},
    },
    words::Language,
};
use matching::PartSize;
use vocabulary::{Length, Vocabulary};

use crate::matches::sample::{lid, maker, offer};

/// Twelve makers that turn and mill, thirty that only form sheet, and two that only turn: one near, one in Göteborg.
async fn register(test: &TestApp) {
    let at = (57_304_000, 13_540_000);
    let mut all: Vec<Maker> = (0..12)
        .map(|i| {
            maker(
                &format!("Båda {i} AB"),
                "0680",
                at,
                vec![offer("3.2.04", Some(7)), offer("3.2.01", Some(7))],
                None,
            )
        })
        .collect();
    all.extend(
        (0..30).map(|i| maker(&format!("Annat {i} AB"), "0680", at, vec![offer("2.3.01", None)], None)),
    );
    all.push(maker("Bara svarv AB", "0680", at, vec![offer("3.2.04", Some(7))], None));
    all.push(maker(
        "Fjärran svarv AB",
        "1480",
        (57_700_000, 11_970_000),
        vec![offer("3.2.04", Some(7))],
        None,
    ));
    makers::add_makers(&test.app, &Caller::administrator(), &mut all).await.unwrap();
}

/// Larger than any of the milling machines takes.
fn large() -> NeedDocument {
    let side = |mm: u32| Length::from_um(mm * 1000);
    let mut need = lid();
    need.parts[0].asks.size = Answer::said(PartSize::Box([side(2000), side(900), side(700)]), Origin::Form);
    need.counties = Answer::said(vec![6], Origin::Form);
    need
}

#[tokio::test]
async fn makers_like_those_that_mill_are_asked_when_nobody_is_left() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        register(&test).await;
        let found = likely::for_need(&test.app, &large()).await;
        assert_eq!(found.len(), 1);
        let names: Vec<&str> = found[0].makers.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Bara svarv AB"], "Göteborg is not in the county that is asked for");
        let reason = &found[0].makers[0].reason;
        assert_eq!((reason.also, reason.of), (12, 13), "twelve and the one in Göteborg turn too");
        // (12 + 10 · 12 / 43) / (13 + 10).
        assert_eq!(found[0].makers[0].thousandths, 643);
        let told = because(Language::English, reason, &["milling".to_owned()]);
        assert!(told.contains("12 of 13 other makers with") && told.contains("also state milling"), "{told}");

        let new = NewNeed { document: large(), source_format: "form".into(), ..NewNeed::default() };
        let need = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        let page = test.get(&format!("/needs/{}", need.key)).await.text();
        assert!(page.contains("En tillverkare till att fråga") && page.contains("Bara svarv AB"), "{page}");
        assert!(!page.contains("Fjärran svarv AB") && page.contains("Under en viss andel påstås ingenting"));
        assert!(!page.contains('⟦'), "{page}");
    }
}

#[tokio::test]
async fn nobody_is_guessed_at_while_enough_are_left() {
    let test = TestApp::start(Databases::Sqlite).await;
    register(&test).await;
    let new = NewNeed { document: lid(), source_format: "form".into(), ..NewNeed::default() };
    let need = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let page = test.get(&format!("/needs/{}", need.key)).await.text();
    assert!(page.contains("Båda 0 AB") && !page.contains("till att fråga, som inte säger"), "{page}");
    // A changed register is counted anew.
    assert_eq!(likely::for_need(&test.app, &large()).await[0].makers.len(), 1);
    let mut more =
        [maker("Ännu en svarv AB", "0680", (57_304_000, 13_540_000), vec![offer("3.2.04", None)], None)];
    makers::add_makers(&test.app, &Caller::administrator(), &mut more).await.unwrap();
    assert_eq!(likely::for_need(&test.app, &large()).await[0].makers.len(), 2);
}

#[tokio::test]
async fn a_likely_maker_is_asked_by_letter_and_its_yes_is_an_offer() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let post = test.use_post().await;
        register(&test).await;
        let document = NeedDocument { confidentiality: Confidentiality::Anonymous, ..large() };
        let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
        needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        let wanted = questions::collect(&test.app).await.unwrap();
        let of_process: Vec<_> = wanted.iter().filter(|one| one.about.starts_with("process:")).collect();
        assert_eq!(of_process.len(), 1, "{wanted:?}");
        assert_eq!((of_process[0].offer, of_process[0].about.as_str()), (None, "process:3.2.milling"));
        let maker = of_process[0].maker;
        requests::set_reach(
            &test.app,
            &Caller::administrator(),
            maker,
            "svarv@example.se",
            Language::Swedish,
        )
        .await
        .unwrap();
        assert_eq!(questions::send_questions(&test.app).await.unwrap(), 1);
        letters::send_due(&test.app).await.unwrap();
        let link = post.take().pop().unwrap().link();
        let page = test.get(&link).await.text();
        assert!(page.contains("Har ni") && page.contains("räsning"), "{page}");
        assert_eq!(test.post(&link, &[("q-1", "yes")]).await.status, 303);
        let maker = makers::store::find(test.app.db.reader(), MakerId(maker)).await.unwrap().unwrap();
        let added = maker.offers().last().unwrap().1;
        let process = Vocabulary::embedded().processes().get(added.process);
        assert_eq!((maker.offers().count(), process.code.as_str()), (2, "3.2.milling"));
        assert_eq!(added.evidence.on, test.app.clock.today());
    }
}
