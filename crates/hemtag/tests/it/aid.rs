//! The register of aid through the router, on both databases: written, corrected, linked, imported, published with sole traders
//! masked; and who may see what.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::{Caller, Role},
    aid::{self, AidError},
};
use serde_json::Value;

/// Fields of a new entry, those of `more` first.
fn entry<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let rest = [
        ("firm", "Ek AB"),
        ("number", "556036-0793"),
        ("authority", "Tillväxtverket"),
        ("own", "yes"),
        ("on", "2025-03-01"),
        ("amount", "1 000"),
        ("amount-currency", "EUR"),
        ("instrument", "grant"),
        ("nace", "25.62"),
    ];
    let given = |name: &str| more.iter().any(|(given, _)| *given == name);
    more.iter().copied().chain(rest.into_iter().filter(|(name, _)| !given(name))).collect()
}

async fn written(test: &TestApp, more: &[(&str, &str)]) -> String {
    let sent = test.post("/aid/grants/new", &entry(more)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    to(&sent)
}

fn to(page: &Page) -> String {
    let to = page.location().unwrap_or_default();
    to.split('?').next().unwrap_or_default().to_owned()
}

fn plain(page: &Page) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}

async fn upload(test: &TestApp, name: &str, content: &[u8]) -> Page {
    let mut body = format!(
        "--grans\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--grans--\r\n");
    test.post_body("/aid/import", "multipart/form-data; boundary=grans", body).await
}

#[tokio::test]
async fn what_the_agency_granted_is_published_and_what_was_stated_is_not() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        assert!(test.get("/aid/register").await.text().contains("Registret är tomt"));
        assert_eq!(test.get("/aid").await.status, 403);
        test.sign_in();
        for (fields, wrong) in [
            (vec![("firm", "")], "firm-error"),
            (vec![("number", "12")], "number-error"),
            (vec![("amount", "många")], "amount-error"),
            (vec![("on", "2026-11-25")], "on-error"),
            (vec![("authority", "")], "authority-error"),
            (vec![("nace", "industri")], "nace-error"),
        ] {
            let page = test.post("/aid/grants/new", &entry(&fields)).await;
            assert!(page.status == 422 && page.text().contains(wrong), "{fields:?}: {}", page.text());
        }
        let first = written(&test, &[("once", "a")]).await;
        assert_eq!(written(&test, &[("once", "a")]).await, first, "twice is once");
        written(&test, &[("origin", "stated"), ("authority", "Almi"), ("once", "b")]).await;
        let person =
            [("firm", "Kim Ek"), ("number", "811218-9876"), ("amount-currency", "SEK"), ("once", "c")];
        written(&test, &person).await;
        assert!(test.get("/aid").await.text().contains("Almi"));
        let firm = test.get("/aid/firms/2").await.text();
        assert!(firm.contains("Personnummer, visas inte") && !firm.contains("811218"), "{firm}");

        test.forget();
        for page in
            ["/aid/register", "/en/aid/register", "/aid/register?format=csv", "/aid/register?format=json"]
        {
            let page = test.get(page).await.text();
            assert!(
                page.contains("Ek AB") && page.contains("556036-0793") && page.contains("25.62"),
                "{page}"
            );
            for hidden in ["Almi", "Kim Ek", "811218", "⟦"] {
                assert!(!page.contains(hidden), "{hidden}: {page}");
            }
        }
        let json: Value = serde_json::from_str(&test.get("/aid/register?format=json").await.text()).unwrap();
        let rows = json["rows"].as_array().unwrap();
        let fields = ["beneficiary", "amount_eur", "granted_on", "authority", "instrument", "nace"];
        assert!(rows.len() == 2 && fields.iter().all(|field| rows[0].get(field).is_some()), "{json}");
        let trader = rows.iter().find(|row| row["beneficiary_number"].is_null()).unwrap();
        assert_eq!(trader["beneficiary"], "Enskild näringsidkare nr 2");
        assert!(trader["amount_eur"].is_null(), "kronor without a rate are not told in euro");
        assert!(test.get("/aid/register?format=xlsx").await.body.starts_with(b"PK"));
        let none = test.get("/aid/register?q=Kim").await.text();
        assert!(none.contains("Inget stöd i registret passar filtren"), "a masked name is not found either");
        let one =
            test.get("/aid/register?q=556036-0793&from=2025-03-01&to=2025-03-01&format=csv").await.text();
        assert_eq!(one.trim_end().lines().count(), 2, "{one}");
        for page in ["/aid", "/aid/firms/1", "/aid/grants/1", "/aid/rates", "/aid/import"] {
            assert_eq!(test.get(page).await.status, 403, "{page}");
        }
    }
}

#[tokio::test]
async fn a_correction_is_a_new_version_with_its_reason() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let at = written(&test, &[]).await;
        let correct = |more: &[(&'static str, &'static str)]| {
            let rest = entry(&[("amount", "2 000"), ("shown", "worth"), ("do", "correct")]);
            more.iter().copied().chain(rest).collect::<Vec<_>>()
        };
        let no_reason = test.post(&at, &correct(&[("seen", "1")])).await;
        assert!(no_reason.status == 422 && no_reason.text().contains("reason-error"), "{}", no_reason.text());
        assert_eq!(test.post(&at, &correct(&[("seen", "1"), ("reason", "fel belopp")])).await.status, 303);
        let late = test.post(&at, &correct(&[("seen", "1"), ("reason", "igen")])).await;
        assert!(late.status == 422 && late.text().contains("Någon ändrade det"), "{}", late.text());
        let same = test.post(&at, &correct(&[("seen", "2"), ("reason", "igen")])).await;
        assert!(same.status == 422 && same.text().contains("redan gäller"), "{}", same.text());
        let page = plain(&test.get(&at).await);
        assert!(
            page.contains("fel belopp") && page.contains("1 000 euro") && page.contains("2 000 euro"),
            "{page}"
        );
        let csv = test.get("/aid/register?format=csv").await.text();
        assert!(csv.contains(",2000,2000,EUR") && csv.trim_end().lines().count() == 2, "{csv}");
        let withdraw = [("do", "withdraw"), ("seen", "2"), ("reason", "dubbelt")];
        assert_eq!(test.post(&at, &withdraw).await.status, 303);
        assert_eq!(test.get("/aid/register?format=csv").await.text().trim_end().lines().count(), 1);
        let page = test.get(&at).await.text();
        assert!(page.contains("Återtaget") && page.contains("dubbelt"), "it stays to be seen: {page}");
        assert!(plain(&test.get("/aid/firms/1").await).contains("Det finns utrymme: 300 000 euro"));
    }
}

#[tokio::test]
async fn linked_firms_mergers_and_splits_are_told_with_their_article() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        written(&test, &[("amount", "100 000"), ("once", "a")]).await;
        written(&test, &[("firm", "Al AB"), ("number", "212000-0142"), ("amount", "50 000"), ("once", "b")])
            .await;
        let room = async |of: &str| plain(&test.get(&format!("/aid/firms/{of}")).await);
        assert!(room("1").await.contains("Det finns utrymme: 200 000 euro"));
        for (fields, wrong) in [
            (vec![("other", ""), ("link-source", "x")], "other-error"),
            (vec![("other", "212000-0142")], "link-source-error"),
            (vec![("other", "556036-0793"), ("link-source", "x")], "other-error"),
            (
                vec![("other", "Al AB"), ("from", "2026-02-01"), ("to", "2026-01-01"), ("link-source", "x")],
                "to-error",
            ),
        ] {
            let page = test.post("/aid/firms/1/links", &fields).await;
            assert!(page.status == 422 && page.text().contains(wrong), "{fields:?}: {}", page.text());
        }
        let link = [
            ("other", "212000-0142"),
            ("way", "over"),
            ("control", "votes"),
            ("from", "2026-06-01"),
            ("link-source", "bolagsregistret"),
            ("once", "l"),
        ];
        for _ in 0..2 {
            assert_eq!(test.post("/aid/firms/1/links", &link).await.status, 303);
        }
        let page = room("1").await;
        assert!(page.contains("Det finns utrymme: 150 000 euro") && page.contains("artikel 3(8)"), "{page}");
        assert!(page.contains("artikel 2(2)") && page.matches("bolagsregistret").count() == 1, "{page}");
        assert!(
            room("2").await.contains("Det finns utrymme: 150 000 euro"),
            "it is one seen from either side"
        );
        assert_eq!(test.post("/aid/firms/1/links/1", &[]).await.status, 303);
        assert_eq!(test.post("/aid/firms/1/links/1", &[]).await.status, 404, "it is taken back already");
        assert!(room("1").await.contains("Det finns utrymme: 200 000 euro"));

        let no_firms = [("kind", "took"), ("change-on", "2026-01-01"), ("change-source", "x")];
        let page = test.post("/aid/firms/1/changes", &no_firms).await;
        assert!(page.status == 422 && page.text().contains("firms-error"), "{}", page.text());
        let split = [
            ("kind", "divided"),
            ("change-on", "2026-01-01"),
            ("firms", "Ek AB, 556036-0793; 60 000\nBok AB; 40 000"),
            ("change-source", "delningsplan"),
            ("once", "s"),
        ];
        for _ in 0..2 {
            assert_eq!(test.post("/aid/firms/1/changes", &split).await.status, 303);
        }
        let page = room("1").await;
        assert!(
            page.contains("Det finns utrymme: 240 000 euro"),
            "60 of 100 thousand are left with it: {page}"
        );
        assert!(page.contains("60 000 av 100 000") && page.contains("artikel 3(9)"), "{page}");
        assert!(room("3").await.contains("Det finns utrymme: 260 000 euro"), "the other part");
        // Somebody finds out which activity used it: all of it goes there.
        let used =
            [("seen", "1"), ("shown", "worth"), ("used", "Bok AB"), ("reason", "verksamheten gick dit")];
        let used: Vec<_> = used.into_iter().chain(entry(&[("amount", "100 000")])).collect();
        assert_eq!(test.post("/aid/grants/1", &used).await.status, 303);
        assert!(room("1").await.contains("Det finns utrymme: 300 000 euro"));
        let page = room("3").await;
        assert!(
            page.contains("Det finns utrymme: 200 000 euro") && page.contains("följer den verksamhet"),
            "{page}"
        );
        let back = [("seen", "2"), ("shown", "worth"), ("used", ""), ("reason", "ändå inte")];
        let back: Vec<_> = back.into_iter().chain(entry(&[("amount", "100 000")])).collect();
        assert_eq!(test.post("/aid/grants/1", &back).await.status, 303);
        assert_eq!(test.post("/aid/firms/1/changes/1", &[]).await.status, 303);
        let merger = [
            ("kind", "went"),
            ("change-on", "2026-02-01"),
            ("firms", "Al AB, 212000-0142"),
            ("change-source", "fusionsplan"),
        ];
        assert_eq!(test.post("/aid/firms/1/changes", &merger).await.status, 303);
        let page = room("2").await;
        assert!(page.contains("Det finns utrymme: 150 000 euro") && page.contains("gick upp i"), "{page}");
    }
}

#[tokio::test]
async fn a_firm_keeps_its_versions_apart_and_its_changed_fiscal_years() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    written(&test, &[("once", "a")]).await;
    written(&test, &[("firm", "Al AB"), ("number", ""), ("once", "b")]).await;
    let about = |more: &[(&'static str, &'static str)]| {
        let rest = [("form", "about"), ("name", "Ek & Co AB"), ("number", "556036-0793"), ("nace", "25.62")];
        more.iter().copied().chain(rest).collect::<Vec<_>>()
    };
    let wrong = test.post("/aid/firms/1", &about(&[("version", "1"), ("begins", "i juli")])).await;
    assert!(wrong.status == 422 && wrong.text().contains("begins-error"), "{}", wrong.text());
    let begins = [("version", "1"), ("begins", "2025-01-01\n2025-07-01"), ("size", "small")];
    assert_eq!(test.post("/aid/firms/1", &about(&begins)).await.status, 303);
    let late = test.post("/aid/firms/1", &about(&[("version", "1"), ("month", "5")])).await;
    assert!(late.status == 422 && late.text().contains("Någon ändrade det"), "{}", late.text());
    let page = test.get("/aid/firms/1").await.text();
    assert!(
        page.contains("2025-07-01") && page.contains("Litet företag") && page.contains("Ek &amp; Co"),
        "{page}"
    );
    let taken = [("form", "about"), ("name", "Al AB"), ("number", "556036-0793"), ("version", "1")];
    let page = test.post("/aid/firms/2", &taken).await;
    assert!(page.status == 422 && page.text().contains("number-error"), "{}", page.text());
}

#[tokio::test]
async fn a_rate_has_a_day_and_a_source_and_is_used_for_a_month() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    assert!(test.get("/aid/rates").await.text().contains("Inga är införda"), "none comes with the program");
    for (fields, wrong) in [
        (vec![("value", "11,4")], "on-error"),
        (vec![("on", "2026-03-01"), ("value", "elva")], "value-error"),
        (vec![("on", "2026-03-01"), ("value", "11,4"), ("source", "")], "source-error"),
    ] {
        let page = test.post("/aid/rates", &fields).await;
        assert!(page.status == 422 && page.text().contains(wrong), "{fields:?}: {}", page.text());
    }
    let rate = [("on", "2026-03-01"), ("value", "12,5"), ("source", "påhittad"), ("once", "r")];
    for _ in 0..2 {
        assert_eq!(test.post("/aid/rates", &rate).await.status, 303);
    }
    assert_eq!(test.get("/aid/rates").await.text().matches("påhittad").count(), 1);
    let kronor =
        |on: &'static str, once: &'static str| [("on", on), ("amount-currency", "SEK"), ("once", once)];
    let at = written(&test, &kronor("2026-03-31", "a")).await;
    assert!(plain(&test.get(&at).await).contains("80 euro"), "1,000 kronor at 12.5");
    let at = written(&test, &kronor("2026-04-15", "b")).await;
    assert!(plain(&test.get(&at).await).contains("Vet ej"), "older than a month");
    assert_eq!(test.post("/aid/rates/1/withdraw", &[]).await.status, 303);
    assert_eq!(test.post("/aid/rates/1/withdraw", &[]).await.status, 404);
    let at = written(&test, &kronor("2026-03-31", "c")).await;
    assert!(plain(&test.get(&at).await).contains("Vet ej"));
}

#[tokio::test]
async fn an_import_reports_each_row_and_is_done_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let wrong = upload(&test, "a.csv", b"name;sum\nEk;1\n").await;
        assert!(wrong.status == 422 && wrong.text().contains("granted_on"), "{}", wrong.text());
        let file = "beneficiary_number;beneficiary;amount;currency;rate;granted_on;authority;instrument;nace\n\
            556036-0793;Ek AB;10 000,50;EUR;;2025-01-02;Tillväxtverket;grant;25.62\n\
            556036-0793;Ek AB;10 000,50;EUR;;2025-01-02;Tillväxtverket;grant;25.62\n\
            ;Al AB;1 000;EUR;;2024;Region Skåne;advice;\n\
            12;Bok AB;många;kronor;;31 september;;gåva;industri\n";
        let sent = upload(&test, "stöd.csv", file.as_bytes()).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let at = to(&sent);
        let page = test.get(&at).await.text();
        assert!(page.contains("Inför 2 stöd"), "{page}");
        for told in
            ["Två gånger i filen", "är inget organisationsnummer", "är ingen stödform", "är ingen branschkod"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(test.get("/aid").await.text().contains("Registret är tomt"), "nothing is written yet");
        assert!(test.get(&format!("/en{at}")).await.text().contains("Twice in the file"));
        let done = test.post(&at, &[("do", "import")]).await;
        assert!(done.location().unwrap_or_default().ends_with("done=2"), "{}", done.text());
        assert_eq!(test.post(&at, &[("do", "import")]).await.status, 404, "the file is forgotten");
        let again = to(&upload(&test, "stöd.csv", file.as_bytes()).await);
        let page = test.get(&again).await.text();
        assert!(page.contains("Finns redan") && !page.contains("Inför 2"), "{page}");
        assert_eq!(test.post(&again, &[("do", "drop")]).await.status, 303);
        let public = test.get("/aid/register?format=csv").await.text();
        assert!(
            public.contains("Ek AB") && !public.contains("Al AB"),
            "only what the agency granted: {public}"
        );
    }
}

#[tokio::test]
async fn what_is_published_comes_in_again_and_changes_nothing() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let file = "beneficiary_number;beneficiary;amount;currency;rate;granted_on;authority;instrument;nace\n\
        556036-0793;Ek AB;10 000,50;EUR;;2025-01-02;Tillväxtverket;grant;25.62\n\
        556016-0680;Al AB;120 000;SEK;11,2345;2025-03-03;Tillväxtverket;loan;25.6\n";
    let sent = upload(&test, "stöd.csv", file.as_bytes()).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let done = test.post(&to(&sent), &[("do", "import")]).await;
    assert!(done.location().unwrap_or_default().ends_with("done=2"), "{}", done.text());
    for format in ["csv", "xlsx"] {
        let published = test.get(&format!("/aid/register?format={format}")).await;
        let rows = aid::import::read_file(&published.body, 1 << 20).unwrap();
        let planned = aid::import::plan(&test.app, &Caller::administrator(), rows).await.unwrap();
        let fates: Vec<&str> = planned.iter().map(|one| one.fate.code()).collect();
        assert_eq!(fates, ["known", "known"], "{format}: {planned:?}");
    }
}

#[tokio::test]
async fn only_officers_keep_the_register() {
    let test = TestApp::start(Databases::Sqlite).await;
    for role in [Role::ProductOwner, Role::Maker, Role::Adviser, Role::Assessor] {
        let caller = Caller::acting_as(role);
        assert!(
            matches!(aid::keep::register(&test.app, &caller).await, Err(AidError::Denied(_))),
            "{role:?}"
        );
        let no_firm = aid::keep::firm(&test.app, &caller, funding::aid::FirmId(1)).await;
        assert!(matches!(no_firm, Err(AidError::Denied(_))), "not even whether it is there: {role:?}");
    }
    let officer = Caller::acting_as(Role::Officer);
    assert!(aid::keep::register(&test.app, &officer).await.is_ok());
}
