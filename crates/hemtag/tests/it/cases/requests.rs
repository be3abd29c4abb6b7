//! Asking makers: owner and adviser agree, the letter goes, the maker answers by its link, and what came of it.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::Caller,
    cases::requests::{self, contact},
    clock::Clock,
    events,
    makers::{
        self,
        model::{Level, MakerId},
    },
    needs::{self, NewNeed},
};
use jiff::SignedDuration;
use sea_orm::ConnectionTrait;

use crate::cases::people::{Cookies, House, field, led_to};
use crate::matches::sample;

/// An owner with a case about the lid, an officer, and four makers in the register.
pub(crate) struct Scene {
    house: House,
    pub(crate) key: String,
    kim: Cookies,
    officer: Cookies,
}

impl Scene {
    pub(crate) async fn start(kind: Databases) -> Scene {
        let house = House::start(kind).await;
        let test = &house.test;
        sample::registered(&test.app).await;
        let new = NewNeed { document: sample::lid(), source_format: "form".into(), ..NewNeed::default() };
        let key = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap().key;
        let kim = house.account("kim@example.se", "Kim Ek").await;
        house.enter(&kim);
        led_to(&test.post(&format!("/needs/{key}/case"), &[("triage", "find")]).await);
        let officer = house.staff("cy@agency.example", "Cy Office", "officer", &[]).await;
        Scene { house, key, kim, officer }
    }

    pub(crate) fn test(&self) -> &TestApp {
        &self.house.test
    }

    /// The need was gone through.
    async fn qualify(&self) {
        let at = self.test().app.clock.now();
        let sql = format!("UPDATE need_case SET qualified_at = '{at}'");
        self.test().app.db.writer().execute_unprepared(&sql).await.unwrap();
    }

    /// Gives every maker an address.
    async fn reached(&self) {
        self.house.enter(&self.officer);
        for maker in 1..=4 {
            let path = format!("/makers/{maker}/reach");
            let email = format!("maker{maker}@example.se");
            led_to(&self.test().post(&path, &[("email", &email), ("language", "sv")]).await);
        }
    }

    async fn ask(&self, makers: &[&str], more: &[(&str, &str)]) -> Page {
        let mut form: Vec<(&str, &str)> = makers.iter().map(|maker| ("maker", *maker)).collect();
        form.push(("kind", "information"));
        form.extend(more);
        self.test().post("/cases/1/requests/new", &form).await
    }

    /// Kim asks the first maker, the officer agrees; gives the link in the letter.
    pub(crate) async fn asked(&self, kind: &str) -> String {
        self.reached().await;
        self.qualify().await;
        self.house.enter(&self.kim);
        let form = [
            ("maker", "1"),
            ("kind", kind),
            ("quantities", "10, 200"),
            ("intent", "price_check"),
            ("words", "Vi vill prova."),
        ];
        led_to(&self.test().post("/cases/1/requests/new", &form).await);
        self.house.enter(&self.officer);
        led_to(&self.test().post("/cases/1/requests/1/agree", &[]).await);
        let link = self.house.letter_to("maker1@example.se").await.link();
        self.test().forget();
        link
    }

    pub(crate) async fn answer(
        &self,
        link: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Page {
        let page = self.test().get(link).await.text();
        let once = field(&page, "once");
        let mut fields = fields.to_vec();
        fields.push(("once", &once));
        self.send(link, &fields, file).await
    }

    async fn send(&self, link: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--grans\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        if let Some((name, content)) = file {
            let head = format!(
                "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend(head.as_bytes());
            body.extend(content);
            body.extend(b"\r\n");
        }
        body.extend(b"--grans--\r\n");
        self.test().post_body(link, "multipart/form-data; boundary=grans", body).await
    }

    /// The same application some days later.
    fn later(&mut self, days: i64) {
        let now = self.house.test.app.clock.now();
        self.house.test.app.clock = Clock::fixed(now + SignedDuration::from_hours(24 * days));
    }
}

#[tokio::test]
async fn a_letter_goes_when_owner_and_adviser_both_want_it_and_says_nothing_confidential() {
    for kind in Databases::both() {
        let scene = Scene::start(kind).await;
        let test = scene.test();
        scene.house.letters().await;
        scene.house.enter(&scene.kim);
        let form = test.get("/en/cases/1/requests/new").await;
        assert!(form.status == 200 && form.text().contains("Exempel Fräs A AB"), "{}", form.text());
        assert!(!form.text().contains('⟦'), "{}", form.text());
        for (makers, wrong) in [(vec![], "maker-error"), (vec!["99"], "")] {
            let page = scene.ask(&makers, &[]).await;
            assert!(page.status == if wrong.is_empty() { 404 } else { 422 }, "{}", page.text());
            assert!(page.text().contains(wrong));
        }
        led_to(&scene.ask(&["1", "2"], &[("words", "Hemlig vevaxel till Kims maskin")]).await);
        led_to(&scene.ask(&["1"], &[]).await);
        let page = test.get("/cases/1/requests").await.text();
        assert_eq!(page.matches("Väntar på rådgivarens ja").count(), 2, "asked twice is asked once: {page}");
        assert!(scene.house.letters().await.is_empty(), "nobody was written to yet");

        scene.house.enter(&scene.officer);
        let refused = test.post("/cases/1/requests/1/agree", &[]).await;
        assert!(
            refused.status == 422 && refused.text().contains("gått igenom behovet"),
            "{}",
            refused.text()
        );
        scene.qualify().await;
        let refused = test.post("/cases/1/requests/1/agree", &[]).await;
        assert!(refused.status == 422 && refused.text().contains("ingen e-postadress"), "{}", refused.text());
        scene.reached().await;
        led_to(&test.post("/cases/1/requests/1/agree", &[]).await);
        led_to(&test.post("/cases/1/requests/1/agree", &[]).await);
        let letter = scene.house.letter_to("maker1@example.se").await;
        for secret in ["vevaxel", "Kim", "Lock till styrenhet"] {
            assert!(!letter.body.contains(secret) && !letter.subject.contains(secret), "{}", letter.body);
        }
        let (all, count) = contact::contacts(&test.app, &Caller::administrator(), 1, 0, 10).await.unwrap();
        assert_eq!((count, all[0].organisation.as_str()), (1, "IUC Syd"));

        // Nobody else reads the link or the case.
        test.forget();
        let opened = test.get(&letter.link()).await;
        assert!(
            opened.status == 200 && opened.text().contains("Hemlig vevaxel"),
            "the words were for the maker"
        );
        assert!(!opened.text().contains("Lock till styrenhet"), "the requirements only");
        assert_eq!(test.get("/cases/1/requests").await.status, 404);
        for wrong in ["/answer/1-0000000000000000000000000000000000000000", "/answer/2", "/answer/x"] {
            assert_eq!(test.get(wrong).await.status, 404, "{wrong}");
        }
        let other = letter.link().replace("/answer/1-", "/answer/2-");
        assert_eq!(test.get(&other).await.status, 404, "a link opens its own request only");
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_no_takes_one_click_is_kept_every_time_and_corrects_the_profile_when_the_maker_agrees() {
    for kind in Databases::both() {
        let scene = Scene::start(kind).await;
        let test = scene.test();
        let link = scene.asked("information").await;
        let page = test.get(&link).await.text();
        assert!(page.contains("value=\"quantity\"") && page.contains("Vi vill prova."), "{page}");
        let nothing = scene.answer(&link, &[], None).await;
        assert!(nothing.status == 422 && nothing.text().contains("Välj ja, nej eller fråga"));
        let other = scene.answer(&link, &[("no", "other")], None).await;
        assert!(other.status == 422 && other.text().contains("words-error"), "{}", other.text());

        let done = scene.answer(&link, &[("no", "quantity")], None).await;
        assert_eq!(led_to(&done), format!("{link}?done=answered"));
        let page = test.get(&link).await.text();
        assert!(page.contains("nej – Antalet") && page.contains("Ska vi rätta er profil?"), "{page}");
        assert!(page.contains("name=\"largest_series\" value=\"1000\""), "{page}");

        let (offer, version) = (field(&page, "offer"), field(&page, "version"));
        let correct = format!("{link}/correct");
        let mut form = vec![("offer", offer.as_str()), ("version", version.as_str())];
        form.extend([("smallest_series", "1"), ("largest_series", "många")]);
        let wrong = test.post(&correct, &form).await;
        assert!(wrong.status == 422 && wrong.text().contains("många"), "{}", wrong.text());
        form[3] = ("largest_series", "100");
        led_to(&test.post(&correct, &form).await);
        let again = test.post(&correct, &form).await;
        assert_eq!(again.status, 409, "somebody changed it meanwhile: it was this form itself");
        let maker = makers::store::find(test.app.db.reader(), MakerId(1)).await.unwrap().unwrap();
        let (_, offer) = maker.offers().next().unwrap();
        assert_eq!((offer.smallest_series, offer.largest_series), (Some(1), Some(100)));
        assert_eq!(offer.tolerance.as_ref().unwrap().as_stated, "IT7", "nothing else was touched");

        // The owner is told, sees the reason, and replies; the maker changes its mind.
        scene.house.enter(&scene.kim);
        assert!(scene.house.letter_to("kim@example.se").await.body.contains("/cases/1/requests"));
        let page = test.get("/cases/1/requests").await.text();
        assert!(page.contains("Svar: nej") && page.contains("Antalet"), "{page}");
        let once = field(&page, "once");
        let reply = [("words", "Och tio stycken?"), ("once", once.as_str())];
        led_to(&test.post("/cases/1/requests/1/reply", &reply).await);
        led_to(&test.post("/cases/1/requests/1/reply", &reply).await);
        let letters = scene.house.letters().await;
        assert_eq!(
            letters.iter().filter(|one| one.to == "maker1@example.se").count(),
            1,
            "sent twice, kept once"
        );
        test.forget();
        let page = test.get(&link).await.text();
        assert_eq!(page.matches("Och tio stycken?").count(), 1);
        led_to(&scene.answer(&link, &[("verdict", "yes"), ("words", "Tio går bra.")], None).await);
        let page = test.get(&link).await.text();
        assert!(page.contains("nej – Antalet") && page.contains("Tio går bra."), "both stand: {page}");
        let maker = makers::store::find(test.app.db.reader(), MakerId(1)).await.unwrap().unwrap();
        let fact = maker.evidence.iter().find(|fact| fact.field == "process").expect("a yes is evidence");
        assert_eq!((fact.evidence.level, fact.evidence.on), (Level::SelfDeclared, test.app.clock.today()));
    }
}

#[tokio::test]
async fn a_quotation_comes_with_its_file_and_stands_beside_the_others() {
    for kind in Databases::both() {
        let scene = Scene::start(kind).await;
        let test = scene.test();
        let link = scene.asked("quote").await;
        let wrong = scene.answer(&link, &[("verdict", "yes"), ("price-10", "tolv")], None).await;
        assert!(wrong.status == 422 && wrong.text().contains("price-10-error"), "{}", wrong.text());
        assert!(wrong.text().contains("value=\"tolv\""), "what was typed stays");
        let fields = [
            ("verdict", "yes"),
            ("price-10", "450,50"),
            ("price-200", "120"),
            ("currency", "SEK"),
            ("tooling", "5000"),
            ("lead_time", "21"),
            ("conditions", "=1+1"),
        ];
        let disguised = scene.answer(&link, &fields, Some(("offert.pdf", b"MZ\x90\x00not a pdf"))).await;
        assert!(disguised.status == 422 && disguised.text().contains("file"), "{}", disguised.text());
        let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
        led_to(&scene.answer(&link, &fields, Some(("../offert.pdf", pdf))).await);
        let page = test.get(&link).await.text();
        assert!(page.contains("offert.pdf") && !page.contains("../offert.pdf"), "{page}");
        let file = test.get(&format!("{link}/files/1")).await;
        assert_eq!((file.status, file.body.as_slice()), (200, pdf.as_slice()));
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));

        // A second maker's, and both side by side.
        scene.house.enter(&scene.kim);
        let form = [("maker", "2"), ("kind", "quote"), ("quantities", "200")];
        let half = test.post("/cases/1/requests/new", &form).await;
        assert!(half.status == 422 && half.text().contains("intent-error"), "{}", half.text());
        let form = [&form[..], &[("intent", "order")]].concat();
        led_to(&test.post("/cases/1/requests/new", &form).await);
        scene.house.enter(&scene.officer);
        led_to(&test.post("/cases/1/requests/2/agree", &[]).await);
        let second = scene.house.letter_to("maker2@example.se").await.link();
        test.forget();
        led_to(&scene.answer(&second, &[("verdict", "yes"), ("price-200", "99,90")], None).await);
        assert_eq!(test.get(&format!("{second}/files/1")).await.status, 404, "another request's file");
        scene.house.enter(&scene.kim);
        let page = test.get("/cases/1/requests").await.text();
        assert!(page.contains("Offerter sida vid sida"), "{page}");
        for cell in ["450,5\u{a0}SEK", "120\u{a0}SEK", "99,9\u{a0}SEK", "29\u{a0}000\u{a0}SEK"] {
            assert!(page.contains(cell), "{cell}: {page}");
        }
        assert_eq!(page.matches("lägst").count(), 1, "of what both gave a price for");
        let file = test.get("/cases/1/requests/1/files/1").await;
        assert_eq!(file.status, 200);
        assert_eq!(test.get("/cases/1/requests/2/files/1").await.status, 404);
        let csv = test.get("/cases/1/requests/quotes?format=csv").await.text();
        assert!(csv.contains("'=1+1") && csv.contains(",450.5,SEK,5000,9505,21,"), "{csv}");
    }
}

#[tokio::test]
async fn the_owner_shows_more_step_by_step_and_the_maker_undertakes_confidentiality_first() {
    for kind in Databases::both() {
        let scene = Scene::start(kind).await;
        let test = scene.test();
        let link = scene.asked("information").await;
        // Only the owner shows more.
        scene.house.enter(&scene.officer);
        assert_eq!(test.post("/cases/1/requests/1/show", &[("level", "name")]).await.status, 403);
        scene.house.enter(&scene.kim);
        led_to(&test.post("/cases/1/requests/1/show", &[("level", "name")]).await);
        test.forget();
        let page = test.get(&link).await.text();
        assert!(!page.contains("Lock till styrenhet") && page.contains("Sekretessförbindelse"), "{page}");
        let accept = format!("{link}/undertaking");
        let lacking = test.post(&accept, &[("name", ""), ("accept", "")]).await;
        assert!(lacking.status == 422 && lacking.text().contains("name-error"), "{}", lacking.text());
        led_to(&test.post(&accept, &[("name", "Bo Fräs"), ("function", "VD"), ("accept", "yes")]).await);
        led_to(&test.post(&accept, &[("name", "Någon annan"), ("accept", "yes")]).await);
        let page = test.get(&link).await.text();
        assert!(page.contains("Lock till styrenhet") && page.contains("Bo Fräs"), "{page}");
        scene.house.enter(&scene.kim);
        let page = test.get("/cases/1/requests").await.text();
        assert!(page.contains("Godkänd av Bo Fräs, VD") && !page.contains("Någon annan"), "the first counts");
        assert!(page.contains("Det som visas om behovet"), "the text as it was accepted");
        // Drawings, and back again.
        led_to(&test.post("/cases/1/requests/1/show", &[("level", "drawings")]).await);
        let pdf = b"%PDF-1.7\nthe drawing";
        let kept = scene.send(&format!("/needs/{}/drawings", scene.key), &[], Some(("lock.pdf", pdf))).await;
        assert_eq!(kept.status, 303, "{}", kept.text());
        test.forget();
        assert!(test.get(&link).await.text().contains("lock.pdf"));
        assert_eq!(test.get(&format!("{link}/drawings/0")).await.body, pdf);
        scene.house.enter(&scene.kim);
        led_to(&test.post("/cases/1/requests/1/show", &[("level", "requirements")]).await);
        test.forget();
        assert_eq!(test.get(&format!("{link}/drawings/0")).await.status, 404);
        assert!(!test.get(&link).await.text().contains("Lock till styrenhet"));
    }
}

#[tokio::test]
async fn no_more_than_five_are_asked_unless_the_adviser_says_why() {
    let scene = Scene::start(Databases::Sqlite).await;
    let test = scene.test();
    for _ in 0..2 {
        sample::registered(&test.app).await;
    }
    scene.house.enter(&scene.kim);
    led_to(&scene.ask(&["1", "2", "3", "4", "5"], &[]).await);
    let sixth = scene.ask(&["6"], &[("beyond_why", "jag vill")]).await;
    assert!(sixth.status == 422 && sixth.text().contains("Det blir 6 tillverkare"), "{}", sixth.text());
    scene.qualify().await;
    scene.house.enter(&scene.officer);
    let sixth = scene.ask(&["6"], &[]).await;
    assert!(sixth.status == 422 && sixth.text().contains("beyond_why-error"), "{}", sixth.text());
    led_to(&scene.ask(&["6"], &[("beyond_why", "Två har tackat nej på telefon.")]).await);
    scene.house.enter(&scene.kim);
    let page = test.get("/cases/1/requests").await.text();
    assert!(page.contains("6 av högst 5") && page.contains("Två har tackat nej på telefon."), "shown to all");
    assert!(page.contains("Väntar på ägarens ja"));
    // What was taken back before it went does not count.
    let nothing = test.post("/cases/1/requests/1/back", &[("words", " ")]).await;
    assert!(nothing.status == 422 && nothing.text().contains("words-1-error"), "{}", nothing.text());
    led_to(&test.post("/cases/1/requests/1/back", &[("words", "Fel tillverkare")]).await);
    assert!(test.get("/cases/1/requests").await.text().contains("5 av högst 5"));
}

#[tokio::test]
async fn makers_are_reminded_once_and_owners_are_asked_how_it_went() {
    for kind in Databases::both() {
        let mut scene = Scene::start(kind).await;
        let link = scene.asked("information").await;
        scene.house.letters().await;
        let done = requests::follow_up(&scene.test().app).await.unwrap();
        assert_eq!((done.reminded, done.asked_for_outcome), (0, 0));
        // Many that nobody answered in time do not keep the next from being reminded.
        let silent = "INSERT INTO maker_request (id, need_id, maker_id, kind, words, quantities, answer_by, made_at, actor, sent_at) \
                      WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 600) SELECT -n, 999, 4, \
                      'information', '', '', '2026-02-01', '2026-01-01T00:00:00Z', 'owner', '2026-01-01T00:00:00Z' FROM seq";
        scene.test().app.db.writer().execute_unprepared(silent).await.unwrap();
        scene.later(8);
        for expected in [1, 0] {
            assert_eq!(requests::follow_up(&scene.test().app).await.unwrap().reminded, expected);
        }
        let letter = scene.house.letter_to("maker1@example.se").await;
        assert!(letter.subject.contains("Påminnelse") && letter.link() == link);
        scene.later(7);
        scene.house.enter(&scene.officer);
        let page = scene.test().get("/makers/1/requests").await.text();
        assert!(!page.contains("/answer/"), "an adviser does not answer for a maker: {page}");
        scene.later(50);
        for expected in [1, 0] {
            assert_eq!(requests::follow_up(&scene.test().app).await.unwrap().asked_for_outcome, expected);
        }
        let letter = scene.house.letter_to("kim@example.se").await;
        assert_eq!(letter.link(), "/cases/1/outcome");
        scene.test().forget();
        assert!(
            scene.test().get(&link).await.text().contains("Vad som behöver göras"),
            "sixty days after the day"
        );

        // Nobody is signed in after two months: the owner comes back.
        let kim = scene.sign_in_again().await;
        scene.house.enter(&kim);
        let test = scene.test();
        assert!(test.get("/cases/1/outcome").await.text().contains("Hur gick det?"));
        let half = test.post("/cases/1/outcome", &[("reached", "quoted")]).await;
        assert!(half.status == 422 && half.text().contains("why_not-error"), "{}", half.text());
        led_to(&test.post("/cases/1/outcome", &[("reached", "made"), ("maker", "1")]).await);
        led_to(&test.post("/cases/1/outcome", &[("reached", "made"), ("maker", "1")]).await);
        let foreign = test.post("/cases/1/outcome", &[("reached", "made"), ("maker", "4")]).await;
        assert_eq!(foreign.status, 404, "it was never asked");
        let page = test.get("/cases/1/outcome").await.text();
        assert_eq!(page.matches("Tillverkat").count(), 2, "once told, once to choose: {page}");
        let maker = makers::store::find(test.app.db.reader(), MakerId(1)).await.unwrap().unwrap();
        let fact = maker.evidence.iter().find(|fact| fact.evidence.level == Level::Delivered);
        assert!(fact.is_some(), "what was delivered is the strongest evidence");
        assert_eq!(requests::follow_up(&test.app).await.unwrap().asked_for_outcome, 0);
    }
}

impl Scene {
    async fn sign_in_again(&self) -> Cookies {
        self.test().forget();
        let form = [("email", "kim@example.se"), ("password", "gul traktor äter moln")];
        led_to(&self.test().post("/account/sign-in", &form).await);
        self.test().exchange(Vec::new())
    }
}

#[tokio::test]
async fn letters_are_gathered_for_whoever_wants_them_seldom() {
    for kind in Databases::both() {
        let mut scene = Scene::start(kind).await;
        let link = scene.asked("information").await;
        scene.house.letters().await;
        scene.house.enter(&scene.kim);
        assert!(scene.test().get("/en/account/letters").await.text().contains("How often"));
        let page = scene.test().post("/account/letters", &[("rhythm", "daily")]).await;
        assert_eq!(led_to(&page), "/account?done=notices");
        assert_eq!(scene.test().post("/account/letters", &[("rhythm", "hourly")]).await.status, 400);
        scene.test().forget();
        for words in ["Vilket material?", "Och när?"] {
            led_to(&scene.answer(&link, &[("verdict", "ask"), ("words", words)], None).await);
        }
        assert!(scene.house.letters().await.is_empty(), "they wait");
        let digests = hemtag::people::notices::send_digests(&scene.test().app).await.unwrap();
        assert_eq!(digests, 1, "the first goes at once");
        let letter = scene.house.letter_to("kim@example.se").await;
        assert_eq!(
            letter.body.matches("/cases/1/requests").count(),
            1,
            "the same is told once: {}",
            letter.body
        );
        assert!(!letter.body.contains("material"), "nothing of what was said");
        led_to(&scene.answer(&link, &[("verdict", "yes")], None).await);
        assert_eq!(hemtag::people::notices::send_digests(&scene.test().app).await.unwrap(), 0);
        scene.later(1);
        assert_eq!(hemtag::people::notices::send_digests(&scene.test().app).await.unwrap(), 1);
    }
}
