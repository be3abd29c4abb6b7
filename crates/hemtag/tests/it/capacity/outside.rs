//! What strangers can and cannot do: the calendar by its secret address, and everything else not at all.

use crate::testkit::{Databases, TestApp};

use crate::capacity::{first, maker};
use crate::matches::sample::registered;

#[tokio::test]
async fn a_calendar_is_read_by_its_address_until_that_is_renewed() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        test.sign_in();
        let maker = first(&test).await;
        let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
        let (one, two) = (format!("hours-{id}-2026-W48"), format!("hours-{id}-2026-W49"));
        let fields = [("version", "1"), (one.as_str(), "16"), (two.as_str(), "0"), ("do", "save")];
        assert_eq!(test.post(&own, &fields).await.status, 303);
        let read = |text: String| {
            let at = text.find("/capacity/feed/").expect("the page has the address");
            text[at..].chars().take_while(|c| *c != '"').collect::<String>()
        };
        assert_eq!(test.post(&format!("{own}/feed"), &[("do", "renew")]).await.status, 303);
        let address = read(test.get(&own).await.text());
        test.forget();
        let calendar = test.get(&address).await;
        assert_eq!(calendar.status, 200);
        assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");
        let text = calendar.text();
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "a full week is no entry: {text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261130\r\n"), "{text}");
        assert!(
            text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n")
        );

        test.sign_in();
        assert_eq!(test.post(&format!("{own}/feed"), &[("do", "renew")]).await.status, 303);
        let renewed = read(test.get(&own).await.text());
        assert_ne!(renewed, address);
        assert_eq!(test.get(&address).await.status, 404, "the old address is silent");
        assert_eq!(test.post(&format!("{own}/feed"), &[("do", "stop")]).await.status, 303);
        assert_eq!(test.get(&renewed).await.status, 404);
    }
}

#[tokio::test]
async fn strangers_state_nothing_and_see_no_form() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    let own = format!("/makers/{}/capacity", maker(&test, "Exempel Fräs B AB").await.id);
    for path in [
        own.clone(),
        format!("{own}/import"),
        format!("{own}/file/csv"),
        format!("{own}/import/aaaa"),
        format!("{own}/exchange"),
    ] {
        assert_eq!(test.get(&path).await.status, 403, "{path}");
    }
    for path in [own.clone(), format!("{own}/groups"), format!("{own}/feed"), format!("{own}/import/aaaa")] {
        assert_eq!(test.post(&path, &[("version", "1")]).await.status, 403, "{path}");
    }
    assert_eq!(test.get("/capacity/answer/aaaa").await.status, 404);
    assert_eq!(test.post("/capacity/answer/aaaa", &[("do", "off")]).await.status, 404);
    assert_eq!(test.get("/capacity/feed/aaaa.ics").await.status, 404);
}
