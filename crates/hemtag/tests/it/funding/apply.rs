//! What an applicant does, through the pages: writing step by step, files, signing, handing in, completing, taking back.

use std::sync::Arc;

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    clock::Clock,
    funding::{
        applications::{self, form::write},
        calls::KeptCall,
        examples,
        model::{call::Call, check::Step},
    },
};
use jiff::{Timestamp, ToSpan};

use crate::cases::people::{Cookies, House, field, led_to};
use crate::funding::world::{assignment, call};

/// A published call, an applicant with a browser, another one, and an officer.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) call: KeptCall,
    pub(crate) kim: Cookies,
    pub(crate) robin: Cookies,
    pub(crate) officer: Cookies,
}

impl Scene {
    pub(crate) async fn new(kind: Databases) -> Scene {
        Scene::with(kind, |_| {}).await
    }

    /// The same with a call of one's own.
    pub(crate) async fn with(kind: Databases, change: impl FnOnce(&mut Call)) -> Scene {
        let house = House::start(kind).await;
        let assignment = assignment(&house.test.app).await;
        let call = call(&house.test.app, &assignment, change).await;
        let kim = house.account("kim@example.se", "Kim Ek").await;
        let robin = house.account("robin@example.se", "Robin Al").await;
        let officer = house.staff("olle@example.se", "Olle Berg", "officer", &[]).await;
        Scene { house, call, kim, robin, officer }
    }

    pub(crate) fn test(&self) -> &TestApp {
        &self.house.test
    }

    /// The number of an application that Kim begins.
    pub(crate) async fn begin(&self) -> i64 {
        self.house.enter(&self.kim);
        let led = led_to(&self.test().post(&format!("/funding/calls/{}/apply", self.call.code), &[]).await);
        led.trim_start_matches("/funding/applications/").split('/').next().unwrap().parse().unwrap()
    }

    pub(crate) async fn version(&self, id: i64) -> String {
        field(&self.test().get(&format!("/funding/applications/{id}/check")).await.text(), "version")
    }

    /// Types one step of the made-up application, with changes.
    pub(crate) async fn step(&self, id: i64, step: Step, changes: &[(&str, &str)]) -> Page {
        let version = self.version(id).await;
        self.step_from(id, step, &version, changes).await
    }

    pub(crate) async fn step_from(
        &self,
        id: i64,
        step: Step,
        version: &str,
        changes: &[(&str, &str)],
    ) -> Page {
        let mut typed = write(&examples::application(&self.call.call, 0), step);
        for (name, value) in changes {
            typed.set(*name, *value);
        }
        typed.set("version", version);
        let fields: Vec<(&str, &str)> = typed
            .0
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
            .collect();
        self.test().post(&format!("/funding/applications/{id}/{}", step.code()), &fields).await
    }

    /// Types everything of the made-up application, step by step.
    pub(crate) async fn write(&self, id: i64) {
        for step in Step::ALL.into_iter().filter(|step| *step != Step::Files) {
            led_to(&self.step(id, step, &[]).await);
        }
    }

    pub(crate) async fn hand_in(&self, id: i64, once: &str) -> Page {
        let version = self.version_or_any(id).await;
        let form = [("version", version.as_str()), ("once", once), ("declared", "1")];
        self.test().post(&format!("/funding/applications/{id}/submit"), &form).await
    }

    async fn version_or_any(&self, id: i64) -> String {
        let page = self.test().get(&format!("/funding/applications/{id}/check")).await;
        if page.status == 200 { field(&page.text(), "version") } else { "0".to_owned() }
    }

    /// An application that Kim has handed in.
    pub(crate) async fn handed_in(&self) -> i64 {
        let id = self.begin().await;
        self.write(id).await;
        led_to(&self.hand_in(id, "first").await);
        id
    }

    pub(crate) async fn page(&self, id: i64) -> String {
        let page = self.test().get(&format!("/funding/applications/{id}")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page.text()
    }

    /// From now on it is another time.
    pub(crate) fn at(&mut self, at: Timestamp) {
        self.house.test.app.clock = Clock::fixed(at);
    }
}

async fn written_step_by_step_and_handed_in_once(kind: Databases) {
    let scene = Scene::new(kind).await;
    let id = scene.begin().await;
    assert_eq!(scene.begin().await, id, "begun twice is one draft");
    let check = scene.test().get(&format!("/funding/applications/{id}/check")).await.text();
    assert!(check.contains("saker hindrar"), "{check}");
    // Everything that lacks leads to its field.
    assert!(check.contains(&format!("/funding/applications/{id}/about?problems=true#title")), "{check}");
    let about = scene.test().get(&format!("/funding/applications/{id}/about?problems=true")).await.text();
    assert!(about.contains("id=\"title\"") && about.contains("title-error"), "{about}");

    scene.write(id).await;
    let check = scene.test().get(&format!("/funding/applications/{id}/check")).await.text();
    assert!(check.contains("Allt som behövs finns med"), "{check}");
    assert!(check.contains("Exempelprojekt 1") && check.contains("Påhittat projekt"), "{check}");
    assert!(check.contains("Okänt"), "the question that a person judges: {check}");

    let version = scene.version(id).await;
    let unsigned = [("version", version.as_str()), ("once", "x")];
    let page = scene.test().post(&format!("/funding/applications/{id}/submit"), &unsigned).await;
    assert!(page.status == 422 && page.text().contains("inte underskriven"), "{}", page.text());

    let year = scene.test().app.clock.today().year();
    for once in ["first", "first", "another"] {
        let led = led_to(&scene.hand_in(id, once).await);
        assert_eq!(led, format!("/funding/applications/{id}?done=submitted"));
    }
    let page = scene.page(id).await;
    assert!(page.contains(&format!("FI-{year}-0001")), "{page}");
    assert_eq!(page.matches("/versions/").count(), 2, "handed in once: PDF and JSON of one version");
    let letter = scene.house.letter_to("kim@example.se").await;
    assert!(
        letter.body.contains(&format!("FI-{year}-0001")) && letter.body.contains("svensk tid"),
        "{letter:?}"
    );

    // The fingerprint is the digest of the file that anybody may count again.
    let json = scene.test().get(&format!("/funding/applications/{id}/versions/1/json")).await;
    let print = hemtag::funding::model::handed::fingerprint(&json.body);
    assert!(page.contains(&print) && letter.body.contains(&print), "{print}");
    assert_eq!(json.json()["application"]["title"], "Exempelprojekt 1");
    let pdf = scene.test().get(&format!("/funding/applications/{id}/versions/1/pdf")).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF"), "{}", pdf.status);

    // What was handed in is written no more.
    let led = led_to(&scene.test().get(&format!("/funding/applications/{id}/about")).await);
    assert_eq!(led, format!("/funding/applications/{id}"));
    assert_eq!(scene.step_from(id, Step::About, "99", &[("title", "Nytt")]).await.status, 409);

    // A second application gets the next number.
    let other = scene.begin().await;
    assert_ne!(other, id);
    scene.write(other).await;
    led_to(&scene.hand_in(other, "first").await);
    assert!(scene.page(other).await.contains(&format!("FI-{year}-0002")));
}

#[tokio::test]
async fn written_step_by_step_and_handed_in_once_on_sqlite() {
    written_step_by_step_and_handed_in_once(Databases::Sqlite).await;
}

#[tokio::test]
async fn written_step_by_step_and_handed_in_once_on_postgresql() {
    written_step_by_step_and_handed_in_once(Databases::Postgres).await;
}

#[tokio::test]
async fn what_does_not_sum_or_is_absurd_is_told_at_its_field_and_nothing_typed_is_lost() {
    let scene = Scene::new(Databases::Sqlite).await;
    let id = scene.begin().await;
    scene.write(id).await;
    let wrong = [
        ("cost-0-amount", "ungefär 1,5 mkr"),
        ("fund-0-amount", "-5 000"),
        ("cost-1-amount", "999 999 999 999"),
        ("lowest_share", "400"),
    ];
    let led = led_to(&scene.step(id, Step::Budget, &wrong).await);
    assert_eq!(led, format!("/funding/applications/{id}/budget?done=unread"));
    let page = scene.test().get(&format!("/funding/applications/{id}/budget?problems=true")).await.text();
    for text in [
        "value=\"ungefär 1,5 mkr\"",
        "value=\"-5000\"",
        "value=\"999999999999\"",
        "value=\"400\"",
        "cost-0-amount-error",
        "fund-0-amount-error",
        "cost-1-amount-error",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    // One öre too much is told to the öre.
    led_to(&scene.step(id, Step::Budget, &[("cost-0-amount", "400000,01")]).await);
    let page = scene.test().get(&format!("/funding/applications/{id}/budget")).await.text();
    assert!(page.contains("Det saknas 0,01"), "{page}");
    let page = scene.hand_in(id, "a").await;
    assert!(page.status == 422 && page.text().contains("0,01"), "{}", page.text());
}

#[tokio::test]
async fn days_outside_the_call_and_a_party_twice_keep_it_from_being_handed_in() {
    let scene = Scene::new(Databases::Sqlite).await;
    let id = scene.begin().await;
    scene.write(id).await;
    led_to(&scene.step(id, Step::About, &[("from", "1999-01-01")]).await);
    led_to(&scene.step(id, Step::Work, &[("package-0-from", "2027-02-30")]).await);
    led_to(&scene.step(id, Step::Parties, &[("party-1-number", examples::NUMBERS[0])]).await);
    let check = scene.test().get(&format!("/funding/applications/{id}/check")).await.text();
    assert!(check.contains("utanför utlysningens tid"), "{check}");
    assert!(check.contains("2027-02-30"), "{check}");
    assert!(check.contains("Samma organisation står redan på rad 1"), "{check}");
    assert_eq!(scene.hand_in(id, "a").await.status, 422);
}

#[tokio::test]
async fn rows_grow_without_script_and_a_party_that_is_taken_out_leaves_its_costs() {
    let scene = Scene::new(Databases::Sqlite).await;
    let id = scene.begin().await;
    scene.write(id).await;
    let page = scene.test().get(&format!("/funding/applications/{id}/budget")).await.text();
    assert!(
        page.contains("id=\"cost-4-amount\"") && !page.contains("id=\"cost-5-amount\""),
        "two and three: {page}"
    );
    let more = [("cost-4-note", "Resor"), ("then", "more")];
    led_to(&scene.step(id, Step::Budget, &more).await);
    let page = scene.test().get(&format!("/funding/applications/{id}/budget")).await.text();
    assert!(page.contains("value=\"Resor\"") && page.contains("id=\"cost-5-amount\""), "{page}");
    led_to(&scene.step(id, Step::Budget, &[]).await);
    led_to(&scene.step(id, Step::Parties, &[("party-1-remove", "1")]).await);
    let check = scene.test().get(&format!("/funding/applications/{id}/check")).await.text();
    assert!(check.contains("Välj en organisation som deltar"), "the co-funding lost who pays it: {check}");
}

#[tokio::test]
async fn the_second_of_two_editors_sees_what_the_first_changed_and_loses_nothing() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let id = scene.begin().await;
        let seen = scene.version(id).await;
        led_to(&scene.step_from(id, Step::About, &seen, &[("title", "Förstas namn")]).await);
        let page = scene.step_from(id, Step::About, &seen, &[("title", "Andras namn")]).await;
        assert_eq!(page.status, 422);
        let text = page.text();
        assert!(text.contains("Förstas namn") && text.contains("value=\"Andras namn\""), "{text}");
        let now = field(&text, "version");
        led_to(&scene.step_from(id, Step::About, &now, &[("title", "Andras namn")]).await);
        assert!(scene.page(id).await.contains("Andras namn"));
    }
}

#[tokio::test]
async fn the_last_second_is_in_time_and_one_second_late_is_not() {
    for kind in Databases::both() {
        let soon = |call: &mut Call| call.closes_at = call.opens_at.map(|opens| opens + 3.hours());
        let mut scene = Scene::with(kind, soon).await;
        let closes = scene.call.call.closes_at.unwrap();
        let id = scene.begin().await;
        scene.write(id).await;
        let late = scene.version(id).await;
        for (at, is_in_time) in [(closes + 1.second(), false), (closes, false), (closes - 1.second(), true)] {
            scene.at(at);
            scene.house.enter(&scene.kim);
            let form = [("version", late.as_str()), ("once", "a"), ("declared", "1")];
            let page = scene.test().post(&format!("/funding/applications/{id}/submit"), &form).await;
            if is_in_time {
                led_to(&page);
            } else {
                let text = page.text();
                assert!(
                    page.status == 422 && text.contains("stängde") && text.contains("svensk tid"),
                    "{text}"
                );
            }
        }
    }
}

async fn hand_over(test: &TestApp, id: i64, once: &str, purpose: &str, name: &str, content: &[u8]) -> Page {
    hand_to(test, &format!("/funding/applications/{id}/files"), once, &[("purpose", purpose)], name, content)
        .await
}

/// Hands a file over to an address, with fields beside it.
pub(crate) async fn hand_to(
    test: &TestApp,
    path: &str,
    once: &str,
    fields: &[(&str, &str)],
    name: &str,
    content: &[u8],
) -> Page {
    let field = |(name, value): &(&str, &str)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(field).collect();
    let head =
        format!("{fields}--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
    test.post_body(&format!("{path}?once={once}"), "multipart/form-data; boundary=x", body).await
}

pub(crate) const PDF: &[u8] = b"%PDF-1.7\nhemligheten\n%%EOF";

/// The address of the first file on a page.
fn first_file(page: &str, id: i64) -> String {
    let start = format!("/funding/applications/{id}/files/");
    let rest = page.split(&start).nth(1).unwrap_or_else(|| panic!("{page}"));
    format!("{start}{}", rest.split(['"', '/']).next().unwrap())
}

#[tokio::test]
async fn files_are_known_by_content_sealed_and_stay_with_what_was_handed_in() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let test = scene.test();
        let id = scene.begin().await;
        scene.write(id).await;
        let page = hand_over(test, id, "a", "mandate", "fullmakt.pdf", b"<html>nej</html>").await;
        assert!(page.status == 422 && page.text().contains("ingen PDF"), "{}", page.text());
        let word = b"PK\x03\x04\x14\0\0\0word/document.xml";
        let page = hand_over(test, id, "b", "accounts", "bokslut.docx", word).await;
        assert!(page.status == 422 && page.text().contains("Word, ingen PDF"), "{}", page.text());
        for _ in 0..2 {
            led_to(&hand_over(test, id, "c", "mandate", "../fullmakt.pdf", PDF).await);
        }
        let page = test.get(&format!("/funding/applications/{id}/files")).await.text();
        assert_eq!(page.matches("fullmakt.pdf</a>").count(), 1, "sent twice is one file: {page}");
        let link = first_file(&page, id);
        assert_eq!(test.get(&link).await.body, PDF);
        scene.house.enter(&scene.officer);
        assert_eq!(test.get(&link).await.status, 404, "a draft's file is the applicant's own");
        scene.house.enter(&scene.kim);
        led_to(&scene.hand_in(id, "a").await);
        assert_eq!(test.post(&format!("{link}/remove"), &[]).await.status, 409);
        scene.house.enter(&scene.officer);
        assert_eq!(test.get(&link).await.body, PDF);
        scene.house.enter(&scene.robin);
        assert_eq!(test.get(&link).await.status, 404);
        if kind == Databases::Sqlite {
            let wal = std::fs::read(format!("{}-wal", test.database.setting)).unwrap_or_default();
            assert!(!wal.windows(11).any(|w| w == b"hemligheten"), "it is sealed");
            assert!(!wal.windows(14).any(|w| w == b"Exempelprojekt"), "so is what is written");
        }
    }
}

#[tokio::test]
async fn a_signatory_signs_by_link_what_stands_there_and_a_change_voids_it() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let test = scene.test();
        let id = scene.begin().await;
        scene.write(id).await;
        led_to(&scene.step(id, Step::Check, &[("signatory_email", "vd@example.se")]).await);
        let version = scene.version(id).await;
        for _ in 0..2 {
            let asked =
                test.post(&format!("/funding/applications/{id}/signature"), &[("version", &version)]).await;
            led_to(&asked);
        }
        let letters = scene.house.letters().await;
        let to_sign: Vec<_> = letters.iter().filter(|one| one.to == "vd@example.se").collect();
        assert_eq!(to_sign.len(), 1, "asked twice is asked once");
        let link = to_sign[0].link();
        test.forget();
        let page = test.get(&link).await.text();
        assert!(page.contains("Exempelprojekt 1") && page.contains("Skriv under"), "{page}");
        let other = if link.ends_with('a') { 'b' } else { 'a' };
        assert_eq!(test.get(&format!("{}{other}", &link[..link.len() - 1])).await.status, 404);
        assert_eq!(test.post(&link, &[]).await.status, 422, "without the tick nothing is signed");

        scene.house.enter(&scene.kim);
        led_to(&scene.step(id, Step::About, &[("title", "Nytt namn")]).await);
        test.forget();
        let page = test.post(&link, &[("declared", "1")]).await;
        assert!(page.status == 422 && page.text().contains("har ändrats"), "{}", page.text());

        scene.house.enter(&scene.kim);
        let version = scene.version(id).await;
        led_to(&test.post(&format!("/funding/applications/{id}/signature"), &[("version", &version)]).await);
        let link = scene.house.letter_to("vd@example.se").await.link();
        test.forget();
        for _ in 0..2 {
            led_to(&test.post(&link, &[("declared", "1")]).await);
        }
        assert!(test.get(&link).await.text().contains("Du skrev under"));

        // Changed after it was signed, and back again: the signature says nothing any more.
        scene.house.enter(&scene.kim);
        led_to(&scene.step(id, Step::About, &[("title", "Ändrat efteråt")]).await);
        let version = scene.version(id).await;
        let form = [("version", version.as_str()), ("once", "a")];
        assert_eq!(test.post(&format!("/funding/applications/{id}/submit"), &form).await.status, 422);
        led_to(&test.post(&format!("/funding/applications/{id}/signature"), &[("version", &version)]).await);
        let link = scene.house.letter_to("vd@example.se").await.link();
        test.forget();
        led_to(&test.post(&link, &[("declared", "1")]).await);
        scene.house.enter(&scene.kim);
        led_to(&test.post(&format!("/funding/applications/{id}/submit"), &form).await);
        assert!(scene.page(id).await.contains("Kim Ek (exempel), VD"));
    }
}

#[tokio::test]
async fn a_draft_is_thrown_away_only_when_one_is_sure() {
    let scene = Scene::new(Databases::Sqlite).await;
    let id = scene.begin().await;
    led_to(&hand_over(scene.test(), id, "a", "other", "a.pdf", PDF).await);
    let path = format!("/funding/applications/{id}/delete");
    assert_eq!(scene.test().post(&path, &[]).await.status, 422);
    led_to(&scene.test().post(&path, &[("sure", "1")]).await);
    assert_eq!(scene.test().get(&format!("/funding/applications/{id}")).await.status, 404);
    assert_eq!(scene.test().post(&path, &[("sure", "1")]).await.status, 404);
    assert!(scene.test().get("/funding/applications").await.text().contains("Du har inga ansökningar"));
}

#[tokio::test]
async fn two_who_hand_in_at_the_same_moment_get_different_numbers() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let app: &App = &scene.test().app;
        let applicant = |person| Caller {
            person: Some(PersonId(person)),
            held: vec![Held::everywhere(Role::ProductOwner)],
            ..Caller::visitor()
        };
        let mut begun = Vec::new();
        for person in 7_001..7_005 {
            let caller = applicant(person);
            let kept = applications::begin(app, &caller, &scene.call.code, None).await.unwrap();
            let full = examples::application(&scene.call.call, 0);
            let kept = applications::keep_draft(app, &caller, kept.id, kept.version, full).await.unwrap();
            begun.push((caller, kept));
        }
        let begun = Arc::new(begun);
        let handing = (0..begun.len()).map(|at| {
            let (app, begun) = (app.clone(), Arc::clone(&begun));
            tokio::spawn(async move {
                let (caller, kept) = &begun[at];
                applications::submit(&app, caller, kept.id, kept.version, "once", true).await.unwrap().number
            })
        });
        let handing: Vec<_> = handing.collect();
        let mut numbers = Vec::new();
        for one in handing {
            numbers.push(one.await.unwrap());
        }
        numbers.sort();
        let year = app.clock.today().year();
        let right: Vec<String> = (1..5).map(|n| format!("FI-{year}-{n:04}")).collect();
        assert_eq!(numbers, right);
    }
}
