//! The grid: stated in one form, filled in, grouped, and shared by two people.

use crate::testkit::{Databases, TestApp};
use hemtag::makers::{self, edit::duplicate_offer, model::MachineGroup};
use jiff::civil::date;

use crate::capacity::{administrator, first, times};
use crate::matches::sample::registered;

#[tokio::test]
async fn hours_are_stated_in_one_form_and_say_until_when_they_count() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        test.sign_in();
        let maker = first(&test).await;
        let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
        let page = test.get(&own).await;
        assert_eq!(page.status, 200);
        let text = page.text();
        assert!(text.contains("Inget är angivet.") && text.contains("2026-12-22"), "{text}");
        assert!(!text.contains('⟦'), "{text}");

        let (one, two) = (format!("hours-{id}-2026-W48"), format!("hours-{id}-2026-W50"));
        let fill = format!("fill-{id}");
        let fields = [
            ("version", "1"),
            (one.as_str(), "30/45"),
            (two.as_str(), "0"),
            (fill.as_str(), "copy"),
            ("do", "save"),
        ];
        let saved = test.post(&own, &fields).await;
        assert_eq!((saved.status, saved.location()), (303, Some(format!("{own}?done=saved").as_str())));
        let now = first(&test).await;
        let weeks = &now.sites[0].offers[0].free_weeks;
        assert_eq!(weeks.len(), 25, "the week in between stays without a statement");
        assert_eq!((weeks[0].monday, weeks[0].actual, weeks[0].maximum), (date(2026, 11, 23), 30, Some(45)));
        assert_eq!((weeks[1].monday, weeks[24].actual), (date(2026, 12, 7), 0));
        let group = &now.machine_groups()[0];
        assert_eq!(group.counts_until(), Some(date(2026, 12, 22)));
        assert_eq!(group.stated.as_ref().unwrap().by, "myndigheten, för tillverkaren");
        assert_eq!(times(&test, "capacity.stated").await, 1);

        // The same form sent twice, as by a double click: nothing is lost, and nothing is done twice.
        let again = test.post(&own, &fields).await;
        assert_eq!((again.status, again.location()), (saved.status, saved.location()));
        assert_eq!(times(&test, "capacity.stated").await, 1);
        let shown = test.get(&format!("/makers/{}", maker.id)).await.text();
        assert!(shown.contains("Räknas till och med 2026-12-22."), "{shown}");
        // It stands in the history, and can be undone.
        let undone = test.post(&format!("/makers/{}/undo", maker.id), &[("version", "2"), ("to", "1")]).await;
        assert_eq!(undone.status, 303);
        assert!(first(&test).await.sites[0].offers[0].free_weeks.is_empty());
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    test.sign_in();
    let maker = first(&test).await;
    let (own, id) = (format!("/en/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
    let (one, two) = (format!("hours-{id}-2026-W48"), format!("hours-{id}-2026-W49"));
    let refused = test
        .post(&own, &[("version", "1"), (one.as_str(), "half"), (two.as_str(), "40/8"), ("do", "save")])
        .await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains(&format!("{one}-error")) && text.contains("is no number of hours"), "{text}");
    assert!(text.contains("fewer hours with overtime") && text.contains("value=\"half\""), "{text}");
    let fill = format!("fill-{id}");
    let nothing = test.post(&own, &[("version", "1"), (fill.as_str(), "repeat"), ("do", "fill")]).await;
    assert!(nothing.status == 422 && nothing.text().contains("Fill in at least one week"));
    let until = format!("until-{id}");
    let day = test
        .post(&own, &[("version", "1"), (fill.as_str(), "until"), (until.as_str(), "soon"), ("do", "save")])
        .await;
    assert!(day.status == 422 && day.text().contains("is no day"));
    assert_eq!(times(&test, "capacity.stated").await, 0);
}

#[tokio::test]
async fn filling_in_shows_before_it_saves() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    test.sign_in();
    let maker = first(&test).await;
    let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
    let (fill, until) = (format!("fill-{id}"), format!("until-{id}"));
    let from = format!("hours-{id}-2027-W02");
    let fields = [
        ("version", "1"),
        (fill.as_str(), "until"),
        (until.as_str(), "2027-01-11"),
        (from.as_str(), "40"),
        ("do", "fill"),
    ];
    let shown = test.post(&own, &fields).await;
    assert_eq!(shown.status, 200);
    let text = shown.text();
    assert!(
        text.contains("ifyllda men inte sparade") && text.contains("name=\"version\" value=\"1\""),
        "{text}"
    );
    let field = format!("id=\"hours-{id}-2027-W01\"");
    let at = text.find(&field).expect("the last week before it is there");
    assert!(text[at.saturating_sub(250)..at + 250].contains("value=\"0\""), "{}", &text[at - 250..at + 250]);
    assert_eq!(times(&test, "capacity.stated").await, 0, "nothing is kept yet");
}

#[tokio::test]
async fn the_second_of_two_sees_what_the_first_changed() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        test.sign_in();
        let maker = first(&test).await;
        let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
        let week = format!("hours-{id}-2026-W49");
        let mine = [("version", "1"), (week.as_str(), "12"), ("do", "save")];
        assert_eq!(test.post(&own, &mine).await.status, 303);
        let other = [("version", "1"), (week.as_str(), "77"), ("do", "save")];
        let conflict = test.post(&own, &other).await;
        assert_eq!(conflict.status, 409);
        let text = conflict.text();
        assert!(text.contains("2026-W49") && text.contains(">12<") && text.contains(">77<"), "{text}");
        assert!(text.contains("value=\"77\"") && text.contains("name=\"version\" value=\"2\""), "{text}");
        let anew = [("version", "2"), (week.as_str(), "77"), ("do", "save")];
        assert_eq!(test.post(&own, &anew).await.status, 303);
        assert_eq!(first(&test).await.sites[0].offers[0].free_weeks[0].actual, 77);
    }
}

#[tokio::test]
async fn offers_that_share_machines_share_their_hours() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        test.sign_in();
        let maker = first(&test).await;
        let (own, one) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
        let two = duplicate_offer(&test.app, &administrator(), maker.id, one, 1).await.unwrap();
        let week = format!("hours-{one}-2026-W48");
        assert_eq!(
            test.post(&own, &[("version", "2"), (week.as_str(), "24"), ("do", "save")]).await.status,
            303
        );
        let names = (format!("group-{one}"), format!("group-{two}"));
        let grouped = test
            .post(
                &format!("{own}/groups"),
                &[
                    ("version", "3"),
                    (names.0.as_str(), " Fleroperation  1 "),
                    (names.1.as_str(), "Fleroperation 1"),
                ],
            )
            .await;
        assert_eq!((grouped.status, grouped.location()), (303, Some(format!("{own}?done=grouped").as_str())));
        let now = first(&test).await;
        let groups: Vec<MachineGroup> = now.machine_groups();
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].offers, [one, two]);
        assert!(
            now.offers().all(|(_, offer)| offer.free_weeks[0].actual == 24),
            "the hours are the same hours"
        );
        // Typed for one of them, on the page of its offer: they hold for the other too.
        let typed = [("version", "4"), ("for_weeks", "8"), ("free-all", "5")];
        let path = format!("/makers/{}/edit/weeks-{two}", maker.id);
        assert_eq!(test.post(&path, &typed).await.status, 303);
        let now = first(&test).await;
        assert!(
            now.offers().all(|(_, offer)| offer.free_weeks.len() == 8 && offer.free_weeks[0].actual == 5)
        );
        assert_eq!(times(&test, "capacity.grouped").await, 1);
        let long = "x".repeat(81);
        let refused =
            test.post(&format!("{own}/groups"), &[("version", "5"), (names.0.as_str(), &long)]).await;
        assert!(refused.status == 422 && refused.text().contains("för långt"));
    }
}

#[tokio::test]
async fn a_file_is_told_row_by_row_and_kept_when_confirmed() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        test.sign_in();
        let maker = first(&test).await;
        let own = format!("/makers/{}/capacity", maker.id);
        let file = "maskingrupp;vecka;lediga timmar;högst timmar\n\
            Fräsning i 3 axlar;2026-W48;20;30\n\
            3.2.01;2026-12-01;10;\n\
            3.2.01;2026-W49;11;\n\
            3.2.01;2026-W40;11;\n\
            Svarv;2026-W50;8;\n\
            3.2.01;nästa;8;\n\
            3.2.01;2026-W51;;\n";
        let process =
            vocabulary::Vocabulary::embedded().processes().by_code("3.2.01").unwrap().name_sv.clone();
        let file = file.replace("Fräsning i 3 axlar", &process);
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{file}\r\n--b--\r\n"
        );
        let sent = test.post_body(&format!("{own}/import"), "multipart/form-data; boundary=b", body).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let preview = sent.location().unwrap().to_owned();
        let text = test.get(&preview).await.text();
        for told in [
            "Står två gånger",
            "Har gått, hoppas över",
            "Svarv",
            "är ingen vecka",
            "är inga timmar",
            "Spara 2 veckor",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert_eq!(times(&test, "capacity.stated").await, 0);
        let kept = test.post(&preview, &[("version", "1"), ("do", "import")]).await;
        assert_eq!(kept.location(), Some(format!("{own}?done=imported").as_str()));
        let now = first(&test).await;
        let weeks: Vec<_> = now.sites[0].offers[0].free_weeks.iter().map(|w| (w.actual, w.maximum)).collect();
        assert_eq!(weeks, [(20, Some(30)), (10, None)]);
        assert_eq!(
            test.post(&preview, &[("version", "2"), ("do", "import")]).await.status,
            404,
            "the file is forgotten"
        );

        // What is taken out can be read in again, and changes nothing but the day.
        let csv = test.get(&format!("{own}/file/csv")).await.text();
        assert!(csv.contains("2026-W48,20,30,2026-11-24") && csv.contains("2026-12-22"), "{csv}");
        let rows = makers::capacity::import::read_file(csv.as_bytes(), 1_000_000).unwrap();
        let plan = makers::capacity::import::plan(&now, rows, date(2026, 11, 24));
        assert_eq!((plan.rows.len(), plan.count("known")), (2, 2));
        let json = test.get(&format!("{own}/file/json")).await.json();
        assert_eq!(json["rows"][0]["free_hours"], 20);
        // No table.
        let body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\na;b\n1;2\n\r\n--b--\r\n";
        let refused = test.post_body(&format!("{own}/import"), "multipart/form-data; boundary=b", body).await;
        assert!(
            refused.status == 422 && refused.text().contains("kolumner för maskingrupp"),
            "{}",
            refused.text()
        );
    }
}
