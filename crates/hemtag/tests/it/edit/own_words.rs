//! A maker's own words: proposals to choose from, and what is kept of them.

use crate::testkit::{Databases, TestApp};
use hemtag::makers::model::{Level, Subject};
use jiff::civil::date;
use vocabulary::Vocabulary;

use crate::edit::sample::{events, kept, now};

const TEXT: &str = "Vi svetsar i rostfritt, upp till 1 200 kg. Vi fräser inte.\n\
    Laserskärning upp till 2 500 x 1 250 mm. Toleranser ±0,1 mm. Härdning utförs av våra underleverantörer.\n\
    Tryckgjutning ordnar vi. ISO 45001 sedan 2020, vi arbetar mot ISO 50001.";

/// The boxes that are ticked, as name and value.
fn ticked(page: &str) -> Vec<String> {
    page.split("<input class=\"ds-input\" type=\"checkbox\"")
        .skip(1)
        .filter_map(|input| {
            let input = input.split('>').next()?;
            let value = |name: &str| input.split(&format!(" {name}=\"")).nth(1)?.split('"').next();
            input
                .contains(" checked")
                .then(|| format!("{} {}", value("name").unwrap_or(""), value("value").unwrap_or("")))
        })
        .collect()
}

#[tokio::test]
async fn nothing_is_kept_without_a_click_and_nothing_denied_is_ticked() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let path = format!("/makers/{}/own-words", maker.id);
        for language in ["", "/en"] {
            let read = test.post(&format!("{language}{path}"), &[("text", TEXT), ("step", "read")]).await;
            assert_eq!(read.status, 200);
            let page = read.text();
            assert!(!page.contains('⟦'), "a word is missing");
            assert!(
                page.contains("<mark>fräser</mark> inte."),
                "the sentence is quoted with its words marked"
            );
            assert!(page.contains("<mark>1 200 kg</mark>"));
            let ticked = ticked(&page);
            // Welding, laser cutting, hardening; not milling, which comes last, nor ISO 50001.
            assert!(
                ticked.contains(&"offer 0".to_owned()) && !ticked.contains(&"offer 3".to_owned()),
                "{ticked:?}"
            );
            assert!(
                ticked.contains(&"certificate 0".to_owned()) && !ticked.contains(&"certificate 1".to_owned())
            );
        }
        assert_eq!(now(&test, maker.id).await, maker, "reading keeps nothing");
        let none = test.post(&path, &[("text", TEXT), ("step", "keep"), ("version", "1")]).await;
        assert_eq!(none.status, 303);
        let found = now(&test, maker.id).await;
        assert_eq!(
            (found.sites, found.certificates),
            (maker.sites, maker.certificates),
            "only the text is kept"
        );
        assert_eq!(found.own_words.as_deref(), Some(TEXT));
    }
}

#[tokio::test]
async fn what_is_ticked_is_kept_with_its_sentence_and_shown_as_kept_the_next_time() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let path = format!("/makers/{}/own-words", maker.id);
        let before = events(&test).await;
        let second = maker.sites[1].id.to_string();
        let fields = [
            ("text", TEXT),
            ("step", "keep"),
            ("version", "1"),
            ("site", second.as_str()),
            ("offer", "0"),
            ("fact", "0.0"),
            ("fact", "0.1"),
            ("value-0-1", "1500 kg"),
            ("offer", "1"),
            ("fact", "1.0"),
            ("value-1-0", "2500 x 1250 x 20 mm"),
            ("fact", "1.1"),
            ("certificate", "0"),
            ("question-0", "1.1.die"),
        ];
        let saved = test.post(&path, &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(events(&test).await, before + 1);
        let found = now(&test, maker.id).await;
        let code = |o: &hemtag::makers::model::OfferRecord| {
            Vocabulary::embedded().processes().get(o.process).code.clone()
        };
        let at_second: Vec<String> = found.sites[1].offers.iter().map(code).collect();
        assert_eq!(at_second, ["3.3.grinding", "4.6", "3.4.laser-cutting", "1.1.die"]);
        let welding = &found.sites[1].offers[1];
        assert_eq!(welding.heaviest.unwrap().kg(), 1500.0, "what was corrected is kept as corrected");
        assert_eq!((welding.evidence.level, welding.evidence.on), (Level::SelfDeclared, date(2026, 11, 24)));
        let note =
            found.evidence.iter().find(|e| e.subject == Subject::Offer(welding.id) && e.field == "heaviest");
        assert_eq!(note.unwrap().note.as_deref(), Some("Vi svetsar i rostfritt, upp till 1 200 kg."));
        let laser = &found.sites[1].offers[2];
        assert!(laser.largest.is_some() && laser.tolerance.is_none());
        assert_eq!(
            laser.as_stated.values().next().map(String::as_str),
            Some("±0.1 mm"),
            "kept as said, compared with nothing"
        );
        let of_laser = found.evidence.iter().filter(|e| e.subject == Subject::Offer(laser.id));
        let fields: Vec<_> = of_laser.map(|e| e.field.as_str()).collect();
        assert_eq!(
            fields,
            ["process", "largest", "stated tolerance"],
            "no evidence for a value that is not there"
        );
        assert_eq!(found.certificates.len(), 4);
        let again = test.get(&format!("{path}?read=1")).await.text();
        assert!(again.matches("finns redan").count() >= 5, "{}", again.matches("finns redan").count());
        assert!(again.contains("Registret säger nu 1\u{a0}500"), "the mass differs");
        assert!(!ticked(&again).iter().any(|t| t == "fact 0.1"), "what differs is not ticked");
        let public = test.get(&format!("/makers/{}", maker.id)).await.text();
        assert!(public.contains("Vi svetsar i rostfritt, upp till 1 200 kg."));
    }
}

#[tokio::test]
async fn a_value_that_cannot_be_read_is_told_at_its_field_with_what_was_typed() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let path = format!("/makers/{}/own-words", maker.id);
    let fields = [
        ("text", TEXT),
        ("step", "keep"),
        ("version", "1"),
        ("offer", "0"),
        ("process-0", "trolleri"),
        ("offer", "1"),
        ("fact", "1.0"),
        ("value-1-0", "stor som en dörr"),
    ];
    let refused = test.post(&path, &fields).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    for shown in
        ["”trolleri”", "stor som en dörr", "value=\"trolleri\"", "href=\"#value-1-0\"", "href=\"#process-0\""]
    {
        assert!(text.contains(shown), "{shown} is missing in {text}");
    }
    assert_eq!(now(&test, maker.id).await, maker);
    for (typed, sentence) in
        [("", "Det finns ingen text"), (&"svarv ".repeat(20_000)[..], "Texten är för lång")]
    {
        let refused = test.post(&path, &[("text", typed), ("step", "read")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(sentence));
    }
}

#[tokio::test]
async fn a_choice_made_over_an_older_version_is_kept_on_the_page() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let confirm = test.post(&format!("/makers/{}/confirm", maker.id), &[("version", "1")]).await;
    assert_eq!(confirm.status, 303);
    let fields =
        [("text", TEXT), ("step", "keep"), ("version", "1"), ("offer", "0"), ("process-0", "TIG-svetsning")];
    let refused = test.post(&format!("/makers/{}/own-words", maker.id), &fields).await;
    assert_eq!(refused.status, 409);
    let page = refused.text();
    assert!(page.contains("TIG-svetsning") && page.contains(r#"name="version" value="2""#));
    assert_eq!(ticked(&page), ["offer 0"]);
}
