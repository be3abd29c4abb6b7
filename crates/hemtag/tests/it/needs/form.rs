//! The form, question by question, through the router and without JavaScript, in both languages.

use crate::testkit::{Databases, TestApp};

use super::walk::{Walk, between};
use crate::matches::sample::registered;
use hemtag::{
    access::Caller,
    needs::{
        self,
        model::{Answer, Confidentiality, Origin, ToleranceStated},
    },
};

const LANGUAGES: [&str; 2] = ["", "/en"];

/// From the first question to the one about size.
async fn begun<'t>(test: &'t TestApp, language: &'static str) -> Walk<'t> {
    let mut walk = Walk::open(test, language, "/needs/new").await;
    walk.send(&[("title", "Fäste"), ("function", "Håller"), ("stage", "prototype")]).await;
    walk.answer("how-many", &[("first-series", "50")]).await;
    walk
}

/// From size to the answers gathered.
async fn rest(walk: &mut Walk<'_>) {
    walk.answer("size", &[("length", "120"), ("width", "60"), ("height", "12,5")]).await;
    walk.answer("process", &[("process", "fräsning")]).await;
    walk.answer("material", &[("material", "EN AW-6082")]).await;
    walk.answer("exact", &[("exact", "some"), ("tolerance", "±0,02"), ("at", "30")]).await;
    walk.answer("requirements", &[("certificates", "ISO 9001"), ("in-house", "false")]).await;
    walk.answer("more", &[("more", "no")]).await;
    walk.answer("when-where", &[("due", "v 20 2027"), ("kommun", "Gnosjö")]).await;
    walk.answer("you", &[("newcomer", "alone"), ("organisation", "Ek Cykel AB")]).await;
    walk.answer("who", &[("confidentiality", "anonymous")]).await;
}

fn key(walk: &Walk<'_>) -> String {
    let key = walk.at.rsplit('/').next().unwrap_or_default();
    key.split('?').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_need_is_stated_question_by_question_in_both_languages_on_both_databases() {
    for (database, language) in Databases::both().into_iter().flat_map(|d| LANGUAGES.map(|l| (d, l))) {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        let mut walk = begun(&test, language).await;
        rest(&mut walk).await;
        assert!(walk.at.ends_with("/check"), "{}", walk.at);
        for said in ["Fäste", "120 × 60 × 12", "EN AW-6082", "ISO 9001", "Gnosjö", "Ek Cykel AB"] {
            assert!(walk.page.contains(said), "{said} is not among the answers");
        }
        let check = walk.action();
        walk.send(&[]).await;
        assert_eq!(walk.status, 200);
        let key = key(&walk);
        assert_eq!(key.len(), 26, "{}", walk.at);
        let need = needs::find_need(&test.app, &Caller::visitor(), &key).await.unwrap();
        assert_eq!(need.document.first_series, Answer::stated(50, Default::default(), Origin::Form, "50"));
        assert_eq!(need.document.confidentiality, Confidentiality::Anonymous);
        assert_eq!(need.source_format, "form");
        // Sent twice, it is stated once, and the way back leads to the need.
        walk.send_to(&check, &[]).await;
        assert!(walk.at.ends_with(&key), "{}", walk.at);
        assert_eq!(needs::store::count(test.app.db.reader()).await.unwrap(), 1);
        walk.go(&check).await;
        assert!(walk.at.ends_with(&key));
    }
}

#[tokio::test]
async fn every_answer_may_be_not_known() {
    for language in LANGUAGES {
        let test = TestApp::start(Databases::Sqlite).await;
        registered(&test.app).await;
        let mut walk = Walk::open(&test, language, "/needs/new").await;
        walk.send(&[("title", "Något"), ("stage", "unknown")]).await;
        walk.answer("how-many", &[("first-series-unknown", "1")]).await;
        walk.answer("size", &[("size-unknown", "1")]).await;
        walk.answer("process", &[("process-unknown", "1")]).await;
        walk.answer("material", &[("material-unknown", "1")]).await;
        walk.answer("exact", &[("exact", "unknown")]).await;
        walk.answer("requirements", &[]).await;
        walk.answer("more", &[("more", "no")]).await;
        walk.answer("when-where", &[("due-unknown", "1"), ("kommun-unknown", "1")]).await;
        walk.answer("you", &[("newcomer", "unknown")]).await;
        walk.answer("who", &[("confidentiality", "adviser_only")]).await;
        walk.send(&[]).await;
        let need = needs::find_need(&test.app, &Caller::visitor(), &key(&walk)).await.unwrap();
        let part = &need.document.parts[0].asks;
        assert!(matches!(part.processes, Answer::NotKnown { from: Origin::Form }));
        assert!(
            matches!(part.size, Answer::NotKnown { .. }) && matches!(part.tolerance, Answer::NotKnown { .. })
        );
        assert!(matches!(need.document.stage, Answer::NotKnown { .. }));
    }
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_stays() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut walk = begun(&test, "").await;
    for (fields, expected) in [
        (&[][..], "Skriv måtten, eller kryssa i Vet ej"),
        (&[("length", "120")], "Skriv det här måttet också"),
        (&[("length", "stor"), ("width", "6"), ("height", "1")], "går inte att läsa som en längd"),
        (&[("length", "1,200"), ("width", "6"), ("height", "1")], "kan betyda både 1.2 och 1200"),
        (
            &[("length", "12"), ("width", "6"), ("height", "1"), ("diameter", "3")],
            "både en kantig och en rund",
        ),
        (&[("length", "12"), ("size-unknown", "1")], "Behåll det ena"),
    ] {
        let address = walk.at.clone();
        walk.send(fields).await;
        assert_eq!(walk.status, 422, "{fields:?}");
        assert!(walk.errors().contains(expected), "{fields:?}: {}", walk.errors());
        // Back, and after the browser was closed: what was typed is there.
        walk.go(&address).await;
        for (name, typed) in fields.iter().filter(|(name, _)| !name.ends_with("unknown")) {
            assert!(walk.page.contains(&format!("name=\"{name}\" value=\"{typed}\"")), "{name} lost {typed}");
        }
    }
    // A whole inch and a bare number side by side: each in its own unit.
    walk.answer("size", &[("length", "0,5 tum"), ("width", "6"), ("height", "1 cm")]).await;
    test.forget();
    let address = between(&walk.at, "", "/process").to_owned();
    walk.go(&address).await;
    assert!(walk.at.ends_with("/process"), "the draft goes on where it was left: {}", walk.at);
}

#[tokio::test]
async fn a_word_with_several_meanings_is_asked_about_with_its_choices_and_never_guessed() {
    for (language, several, keep) in [
        ("", "Vad menar du med ”pressning”?", "Inget av dem"),
        ("/en", "What do you mean by “pressning”?", "None of them"),
    ] {
        let test = TestApp::start(Databases::Sqlite).await;
        let mut walk = begun(&test, language).await;
        walk.answer("size", &[("size-unknown", "1")]).await;
        walk.send(&[("process", "pressning")]).await;
        assert_eq!(walk.status, 422);
        assert!(walk.page.contains(several) && walk.page.contains(keep), "{}", walk.page);
        assert!(walk.page.matches("name=\"process-meaning-0\"").count() >= 3, "two meanings and neither");
        let code = between(&walk.page, "name=\"process-meaning-0\" value=\"", "\"").to_owned();
        let word = [("process", "pressning"), ("process-word-0", "pressning")];
        walk.send(&[&word[..], &[("process-meaning-0", &code)]].concat()).await;
        assert!(walk.status < 400, "{}", walk.errors());
        let (_, draft) = walk.at.split_once("/needs/new/").unwrap();
        let draft = draft.split('/').next().unwrap().to_owned();
        let kept = needs::drafts::find(&test.app, &Caller::visitor(), &draft).await.unwrap();
        assert_eq!(kept.typed.text("1.process-meaning-0"), code);
        // A word that nobody knows may stay as it is; then it is a question of the answer.
        let action = format!("{language}/needs/new/{draft}/process");
        walk.send_to(&action, &[("process", "kvarkosering")]).await;
        assert_eq!(walk.status, 422);
        let keep =
            [("process", "kvarkosering"), ("process-word-0", "kvarkosering"), ("process-meaning-0", "keep")];
        walk.send_to(&action, &keep).await;
        assert!(walk.status < 400, "{}", walk.errors());
    }
}

#[tokio::test]
async fn nothing_is_asked_that_cannot_matter() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut walk = begun(&test, "").await;
    walk.answer("size", &[("length", "1 m"), ("width", "1 m"), ("height", "1 m")]).await;
    // The way back shows what was answered.
    let (here, back) = (walk.at.clone(), between(&walk.page, "class=\"ht-back\" href=\"", "\"").to_owned());
    assert!(back.ends_with("/size"), "{back}");
    walk.go(&back).await;
    assert!(walk.page.contains("name=\"length\" value=\"1 m\""));
    walk.go(&here).await;
    assert!(walk.page.contains("Fråga 4 av 11"), "{}", between(&walk.page, "ht-step", "</p>"));
    walk.answer("process", &[("process", "montering")]).await;
    assert!(walk.at.ends_with("/requirements"), "no material and no tolerance: {}", walk.at);
    assert!(walk.page.contains("Fråga 5 av 9") && !walk.page.contains("name=\"wall\""));
}

#[tokio::test]
async fn a_product_of_several_parts_and_steps_is_one_need() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    let mut walk = begun(&test, "").await;
    walk.answer("size", &[("diameter", "12"), ("axis", "46")]).await;
    walk.answer("process", &[("process", "svarvning")]).await;
    walk.answer("material", &[("material", "1.4301")]).await;
    walk.answer("exact", &[("exact", "list"), ("list", "Ø12 ±0,1\n4 H7\n30 h11")]).await;
    walk.answer("requirements", &[("certificates-wished", "ISO 14001")]).await;
    walk.answer("more", &[("more", "step-1")]).await;
    walk.answer("step-1-2", &[("process", "härdning")]).await;
    walk.answer("more", &[("more", "part")]).await;
    walk.answer("part", &[("name", "Axel"), ("count", "1")]).await;
    walk.answer("part-2", &[("name", "Lock"), ("count", "2")]).await;
    walk.answer("size-2", &[("size-unknown", "1")]).await;
    walk.answer("process-2", &[("process", "3D-utskrift; fräsning")]).await;
    walk.answer("material-2", &[("material-unknown", "1")]).await;
    walk.answer("exact-2", &[("exact", "nothing")]).await;
    walk.answer("requirements-2", &[("mass", "250 g")]).await;
    walk.answer("more", &[("more", "no")]).await;
    walk.answer("when-where", &[("due-unknown", "1"), ("kommun", "Gnosjö"), ("counties", "Skåne, Halland")])
        .await;
    walk.answer("you", &[("newcomer", "with_adviser")]).await;
    walk.answer("who", &[("confidentiality", "open")]).await;
    walk.send(&[]).await;
    let need = needs::find_need(&test.app, &Caller::visitor(), &key(&walk)).await.unwrap();
    let [axle, lid] = need.document.parts.as_slice() else { panic!("two parts: {:?}", need.document) };
    assert_eq!((axle.name.as_str(), axle.operations.len(), lid.count.value()), ("Axel", 2, Some(&2)));
    let Some(ToleranceStated::Grade { grade, .. }) = axle.asks.tolerance.value() else {
        panic!("H7 is the finest")
    };
    assert_eq!(grade.0, 7000);
    assert!(axle.asks.tolerance.text().unwrap().contains("30 h11"), "the list is kept as it was written");
    assert_eq!(need.document.counties.value(), Some(&vec![12, 13]));
    assert!(walk.page.contains("Axel") && walk.page.contains("Lock"));
    // The part that is taken away in a change goes with all its answers.
    let edit = format!("/needs/{}/edit/more", need.key);
    walk.send_to(&edit, &[("more", "remove-1")]).await;
    assert!(walk.at.ends_with("/check"), "{} {}", walk.at, walk.errors());
    walk.send(&[]).await;
    let changed = needs::find_need(&test.app, &Caller::visitor(), &need.key).await.unwrap();
    assert_eq!(changed.document.parts, [lid.clone()]);
}

#[tokio::test]
async fn the_preview_of_a_level_is_what_others_are_shown() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut walk = begun(&test, "").await;
    walk.answer("size", &[("length", "120"), ("width", "60"), ("height", "12,5")]).await;
    walk.answer("process", &[("process", "fräsning")]).await;
    walk.answer(
        "material",
        &[("material", "hemligium"), ("material-word-0", "hemligium"), ("material-meaning-0", "keep")],
    )
    .await;
    walk.answer("exact", &[("exact", "nothing")]).await;
    walk.answer("requirements", &[]).await;
    walk.answer("more", &[("more", "no")]).await;
    walk.answer("when-where", &[("due-unknown", "1"), ("kommun", "Gnosjö")]).await;
    walk.answer(
        "you",
        &[("newcomer", "alone"), ("organisation", "Ek Cykel AB"), ("contact", "kim@example.se")],
    )
    .await;
    let preview = |level: &str| between(&walk.page, &format!("data-level=\"{level}\""), "</dl>").to_owned();
    let (open, anonymous) = (preview("open"), preview("anonymous"));
    assert!(open.contains("Ek Cykel AB") && open.contains("kim@example.se") && open.contains("Gnosjö"));
    for secret in ["Fäste", "Håller", "Ek Cykel", "kim@", "Gnosjö", "hemligium"] {
        assert!(!anonymous.contains(secret), "{secret} is in the anonymous preview: {anonymous}");
    }
    assert!(anonymous.contains("120 × 60 × 12,5"));
    walk.answer("who", &[("confidentiality", "anonymous")]).await;
    walk.send(&[]).await;
    // Somebody else's browser.
    test.forget();
    let list = test.get("/needs").await.text();
    let shown = between(&list, "href=\"/needs/shown/", "\"").to_owned();
    let one = test.get(&format!("/needs/shown/{shown}")).await.text();
    let facts = |page: &str| between(page, "<dl class=\"ht-facts\">", "</dl>").to_owned();
    assert_eq!(facts(&one), facts(&format!("{anonymous}</dl>")), "the page shows what the preview showed");
    let (csv, json) =
        (test.get("/needs?format=csv").await.text(), test.get("/needs?format=json").await.text());
    assert!(csv.contains("Fräsning") && csv.lines().count() == 2, "{csv}");
    for secret in ["Fäste", "Håller", "Ek Cykel", "kim@", "hemligium", "Gnosjö", &key(&walk)] {
        for page in [&one, &list, &csv, &json] {
            assert!(!page.contains(secret), "{secret} leaks: {page}");
        }
    }
}

#[tokio::test]
async fn a_confidential_need_is_shown_to_nobody() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut walk = begun(&test, "/en").await;
    rest(&mut walk).await;
    let action = walk.action().replace("/check", "/who");
    walk.send_to(&action, &[("confidentiality", "adviser_only")]).await;
    walk.send(&[]).await;
    let key = key(&walk);
    let need = needs::find_need(&test.app, &Caller::visitor(), &key).await.unwrap();
    test.forget();
    assert_eq!(test.get(&format!("/needs/shown/{}", need.id.0)).await.status, 404);
    let list = test.get("/needs").await.text();
    assert!(list.contains("Inga behov visas just nu") && !list.contains(&key));
    assert!(!test.get("/needs?format=json").await.text().contains("Fäste"));
    // An administrator sees it, marked as what it is.
    test.sign_in();
    let list = test.get("/needs").await.text();
    assert!(list.contains(&format!("/needs/{key}")) && list.contains("Ingen ser det"), "{list}");
    assert_eq!(test.get("/needs?format=json").await.json()["needs"][0]["confidentiality"], "adviser_only");
}

#[tokio::test]
async fn a_process_that_was_read_about_is_there_when_its_question_comes() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut walk = Walk::open(&test, "", "/needs/new?process=3.2.milling").await;
    assert!(walk.page.contains("type=\"hidden\" name=\"process\" value=\"3.2.milling\""), "it is handed on");
    walk.send(&[("title", "Lock"), ("stage", "idea"), ("process", "3.2.milling")]).await;
    walk.answer("how-many", &[("first-series-unknown", "1")]).await;
    walk.answer("size", &[("size-unknown", "1")]).await;
    assert!(walk.page.contains("value=\"Fräsning\""), "{}", walk.page);
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_is_gone_and_an_unfinished_one_is_offered_again() {
    let test = TestApp::start(Databases::Sqlite).await;
    let walk = begun(&test, "").await;
    let (_, draft) = walk.at.split_once("/needs/new/").unwrap();
    let draft = draft.split('/').next().unwrap().to_owned();
    let first = test.get("/needs/new").await.text();
    assert!(first.contains("Du har ett påbörjat behov") && first.contains(&draft));
    assert_eq!(test.post(&format!("/needs/new/{draft}"), &[]).await.location(), Some("/needs/new"));
    assert_eq!(test.get(&format!("/needs/new/{draft}/size")).await.status, 404);
    assert!(!test.get("/needs/new").await.text().contains("påbörjat"));
}
