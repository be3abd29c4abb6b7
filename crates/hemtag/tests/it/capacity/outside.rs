//! What strangers can and cannot do: the calendar by its secret address, and everything else not at all.

use crate::testkit::{Databases, ReadCalendar, TestApp};
use hemtag::words::Language;
use jiff::ToSpan;
use vocabulary::IsoWeek;

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
        // A name with what means something in a calendar.
        let name = "Fräs, 3-axlig; ny\\gammal, med ett namn längre än en rad i kalendern";
        let (group, groups) = (format!("group-{id}"), format!("{own}/groups"));
        assert_eq!(test.post(&groups, &[("version", "2"), (group.as_str(), name)]).await.status, 303);
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
        // Another program reads what is stated.
        let calendar = ReadCalendar::of(&text);
        let now = first(&test).await;
        let group = now.machine_groups().remove(0);
        let (stated, week) = (group.stated.clone().unwrap(), group.weeks[0]);
        assert_eq!((group.name.as_deref(), week.actual, group.weeks[1].actual), (Some(name), 16, 0));
        let hours = Language::Swedish.hours(week.actual.into()).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(calendar.name, format!("Ledig kapacitet: {}", now.name));
        assert_eq!(calendar.entries.len(), 1);
        let entry = &calendar.entries[0];
        assert_eq!(
            entry.uid,
            format!("capacity-{}-{}-{}@hemtag", now.id, group.id(), IsoWeek::of(week.monday))
        );
        assert_eq!((entry.start, entry.end), (week.monday, week.monday.checked_add(7.days()).unwrap()));
        assert_eq!(entry.stamp, test.app.clock.now());
        assert_eq!(entry.summary, format!("{hours} ledigt, {name}"));
        let about = entry.about.as_deref().unwrap();
        for day in [stated.on, group.counts_until().unwrap()] {
            assert!(about.contains(&day.to_string()), "{day}: {about}");
        }

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
