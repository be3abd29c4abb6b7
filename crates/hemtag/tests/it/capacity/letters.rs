//! The letter that asks before hours fade: at most one a week, answered from its link, turned off by it.

use crate::testkit::{Databases, Post, TestApp};
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    letters,
    makers::capacity::{Looked, look},
    people::notices::{self, Rhythm},
};
use jiff::civil::date;

use crate::capacity::{first, set_day, times};
use crate::matches::sample::registered;

/// Somebody with an account who speaks for the maker, whose hours of the next weeks are stated.
async fn spoken_for(test: &TestApp, post: &Post) -> String {
    registered(&test.app).await;
    let mut maker = first(test).await;
    maker.web = Some("https://www.fras.example".to_owned());
    hemtag::makers::change_maker(&test.app, &crate::capacity::administrator(), &mut maker).await.unwrap();
    assert_eq!(test.post("/account/new", &[("email", "kim@fras.example")]).await.status, 200);
    letters::send_due(&test.app).await.unwrap();
    let link = post.take().pop().unwrap().link();
    let made = test.post(&link, &[("name", "Kim"), ("password", "gul traktor äter moln")]).await;
    assert_eq!(made.status, 303);
    assert_eq!(test.post(&format!("/makers/{}/claim", maker.id), &[]).await.status, 303);
    let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
    let (week, fill) = (format!("hours-{id}-2026-W48"), format!("fill-{id}"));
    let fields = [("version", "2"), (week.as_str(), "20"), (fill.as_str(), "copy"), ("do", "save")];
    assert_eq!(test.post(&own, &fields).await.status, 303, "who speaks for the maker states its hours");
    own
}

#[tokio::test]
async fn a_maker_is_asked_once_a_week_and_confirms_with_one_click_without_an_account() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let post = test.use_post().await;
        spoken_for(&test, &post).await;
        assert_eq!(look(&test.app).await.unwrap(), Looked::default(), "four weeks are left");
        set_day(&mut test, "2026-12-15");
        assert_eq!(look(&test.app).await.unwrap(), Looked { faded: 0, asked: 1 });
        assert_eq!(look(&test.app).await.unwrap(), Looked::default(), "asked once");
        set_day(&mut test, "2026-12-20");
        assert_eq!(look(&test.app).await.unwrap(), Looked::default(), "a week has not gone by");
        letters::send_due(&test.app).await.unwrap();
        let letter = post.take().pop().expect("the letter went");
        assert_eq!(letter.to, "kim@fras.example");
        assert!(
            letter.body.contains("2026-12-22") && letter.subject.contains("Exempel Fräs A AB"),
            "{letter:?}"
        );

        test.forget();
        let link = letter.link();
        let page = test.get(&link).await;
        let text = page.text();
        assert!(page.status == 200 && text.contains("2026-W53") && !text.contains('⟦'), "{text}");
        assert_eq!(times(&test, "capacity.confirmed").await, 0, "following the link changes nothing");
        let stale = test.post(&link, &[("do", "confirm"), ("version", "2")]).await;
        assert!(stale.location().unwrap().ends_with("done=changed"), "{stale:?}");
        let version = first(&test).await.version.to_string();
        let said = test.post(&link, &[("do", "confirm"), ("version", &version)]).await;
        assert!(said.status == 303 && said.location().unwrap().ends_with("done=confirmed"), "{said:?}");
        assert!(test.get(said.location().unwrap()).await.text().contains("Tack!"));
        let group = first(&test).await.machine_groups().remove(0);
        assert_eq!(group.counts_until(), Some(date(2027, 1, 17)));
        assert_eq!(group.stated.unwrap().by, "tillverkaren, genom länken i brevet");
        assert_eq!(times(&test, "capacity.confirmed").await, 1);
        // Clicked twice.
        let version = first(&test).await.version.to_string();
        assert_eq!(test.post(&link, &[("do", "confirm"), ("version", &version)]).await.status, 303);
        assert_eq!(times(&test, "capacity.confirmed").await, 1);
    }
}

#[tokio::test]
async fn letters_are_turned_off_by_their_link_and_on_again() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let post = test.use_post().await;
        let own = spoken_for(&test, &post).await;
        set_day(&mut test, "2026-12-16");
        look(&test.app).await.unwrap();
        letters::send_due(&test.app).await.unwrap();
        let letter = post.take().pop().unwrap();
        let link = letter.link();
        assert!(letter.body.contains("?off=1"));
        let off = test.get(&format!("{link}?off=1")).await.text();
        assert!(off.contains("Sluta skicka dem") && !off.contains("Ja, de stämmer"), "{off}");
        for _ in 0..2 {
            assert!(test.post(&link, &[("do", "off")]).await.location().unwrap().ends_with("done=off"));
        }
        assert_eq!(times(&test, "capacity.letters_off").await, 1);
        test.sign_in();
        assert!(test.get(&own).await.text().contains("är avstängda"));
        // Stated anew, and near its end again: no letter.
        let version = first(&test).await.version.to_string();
        assert_eq!(test.post(&own, &[("version", &version), ("do", "confirm")]).await.status, 303);
        set_day(&mut test, "2027-01-08");
        assert_eq!(look(&test.app).await.unwrap(), Looked::default());
        assert_eq!(test.post(&link, &[("do", "on")]).await.status, 303);
        assert_eq!(look(&test.app).await.unwrap(), Looked { faded: 0, asked: 1 });
        assert_eq!(test.get(&link).await.status, 404, "the newest letter's link is the one that answers");
    }
}

#[tokio::test]
async fn a_link_is_forgotten_after_two_months() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let post = test.use_post().await;
    spoken_for(&test, &post).await;
    set_day(&mut test, "2026-12-20");
    look(&test.app).await.unwrap();
    letters::send_due(&test.app).await.unwrap();
    let link = post.take().pop().unwrap().link();
    set_day(&mut test, "2027-02-18");
    assert_eq!(test.get(&link).await.status, 200);
    set_day(&mut test, "2027-02-19");
    assert_eq!(test.get(&link).await.status, 404);
}

#[tokio::test]
async fn whoever_wants_letters_seldom_gets_it_gathered_and_whoever_wants_none_gets_none() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let post = test.use_post().await;
        let own = spoken_for(&test, &post).await;
        let page = test.get("/account/letters").await.text();
        assert!(page.contains("Ledig kapacitet") && page.contains("Guider att se över"), "each kind is told");
        assert_eq!(test.post("/account/letters", &[("rhythm", "weekly")]).await.status, 303);
        set_day(&mut test, "2026-12-15");
        assert_eq!(look(&test.app).await.unwrap(), Looked { faded: 0, asked: 1 });
        letters::send_due(&test.app).await.unwrap();
        assert!(post.take().is_empty(), "it waits");
        // None at all: what waits is forgotten, and nothing is put beside any more.
        choose(&test, Rhythm::Off).await;
        assert_eq!(notices::send_digests(&test.app).await.unwrap(), 0);
        set_day(&mut test, "2026-12-22");
        assert_eq!(look(&test.app).await.unwrap().asked, 0, "nobody wants to be asked");
        assert_eq!(times(&test, "capacity.asked").await, 1);
        choose(&test, Rhythm::Daily).await;
        assert_eq!(look(&test.app).await.unwrap().asked, 1, "wanted again");
        assert_eq!(notices::send_digests(&test.app).await.unwrap(), 1);
        letters::send_due(&test.app).await.unwrap();
        let letter = post.take().pop().expect("the gathered letter went");
        assert!(letter.body.contains(&own) && letter.body.contains("lediga timmar"), "{letter:?}");
        assert!(!letter.body.contains("/capacity/answer/"), "no link that answers without an account");
    }
}

/// What the one person of the test chooses.
async fn choose(test: &TestApp, rhythm: Rhythm) {
    let person = PersonId(1);
    let caller =
        Caller { held: vec![Held::everywhere(Role::Maker)], person: Some(person), need_keys: Vec::new() };
    notices::set_rhythm(&test.app, &caller, person, rhythm).await.unwrap();
}
