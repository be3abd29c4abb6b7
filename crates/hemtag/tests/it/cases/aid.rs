//! The statement of earlier aid: stated, sent back, accepted; and that advice waits for it.

use crate::testkit::Databases;

use crate::cases::{
    advisers::{Opened, opened},
    open::need,
    people::{field, led_to},
};

const FIRM: [(&str, &str); 6] = [
    ("firm", "Ek AB"),
    ("number", "556036-0793"),
    ("linked", "none"),
    ("signed", "Kim Ek"),
    ("capacity", "firmatecknare"),
    ("certify", "yes"),
];

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    FIRM.iter().copied().chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn advice_begins_when_a_statement_with_room_is_accepted() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "prepare").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        house.enter(&kim);
        for (fields, wrong) in [
            (vec![("firm", " ")], "firm-error"),
            (form(&[("earlier", "")]), "earlier-error"),
            (form(&[("earlier", "these")]), "earlier-error"),
            (form(&[("earlier", "none"), ("grantor-0", "Region Jönköping")]), "earlier-error"),
            (form(&[("earlier", "these"), ("grantor-0", "Region"), ("amount-0", "12 kr")]), "amount-0-error"),
            (form(&[("earlier", "these"), ("grantor-0", "Region"), ("on-0", "förra året")]), "on-0-error"),
            (
                form(&[
                    ("earlier", "these"),
                    ("grantor-0", "R"),
                    ("amount-0", "1"),
                    ("amount-0-rate", "noll"),
                ]),
                "amount-0-rate-error",
            ),
            (vec![("firm", "Ek"), ("number", "12"), ("linked", "none"), ("earlier", "none")], "number-error"),
        ] {
            let page = test.post("/cases/1/aid", &fields).await;
            assert!(page.status == 422 && page.text().contains(wrong), "{fields:?}: {}", page.text());
        }
        let more =
            test.post("/cases/1/aid", &form(&[("rows", "3"), ("more", "1"), ("grantor-0", "Almi")])).await;
        assert!(
            more.text().contains("grantor-5") && more.text().contains("Almi"),
            "more rows, and what was typed"
        );

        // Kronor without a rate: nobody can say.
        let unknown = form(&[
            ("earlier", "these"),
            ("grantor-0", "Region Jönköping"),
            ("on-0", "2025-03-01"),
            ("amount-0", "1 000 000"),
            ("amount-0-currency", "SEK"),
            ("once", "a"),
        ]);
        led_to(&test.post("/cases/1/aid", &unknown).await);
        let page = test.get("/cases/1/aid").await.text();
        assert!(page.contains("Det går inte att säga om det finns utrymme"), "{page}");
        assert_eq!(
            test.post("/cases/1/aid/answer", &[("answer", "accept")]).await.status,
            403,
            "the adviser answers"
        );
        house.enter(&ada);
        let statement = field(&test.get("/cases/1/aid").await.text(), "statement");
        let accept =
            [("answer", "accept"), ("statement", &statement), ("value", "2 000"), ("value-currency", "EUR")];
        let refused = test.post("/cases/1/aid/answer", &accept).await;
        assert!(refused.status == 422 && refused.text().contains("value-error"), "{}", refused.text());
        led_to(&test.post("/cases/1/aid/answer", &[("answer", "return"), ("statement", &statement)]).await);

        house.enter(&kim);
        assert!(test.get("/cases/1").await.text().contains("Skickat tillbaka 2026-11-24"));
        let known = form(&[
            ("earlier", "these"),
            ("grantor-0", "Region Jönköping"),
            ("on-0", "2025-03-01"),
            ("amount-0", "1 000 000"),
            ("amount-0-currency", "SEK"),
            ("amount-0-rate", "11,4365"),
            ("grantor-1", "Almi"),
            ("on-1", "2023-01-15"),
            ("amount-1", "250 000"),
            ("amount-1-currency", "EUR"),
            ("once", "b"),
        ]);
        for _ in 0..2 {
            led_to(&test.post("/cases/1/aid", &known).await);
        }
        let page = test.get("/cases/1/aid").await.text();
        let plain = page.replace('\u{a0}', " ");
        assert!(
            plain.contains("87 439,34 euro") && plain.contains("212 560,66 euro"),
            "older than three years does not count: {plain}"
        );
        house.enter(&ada);
        let stale = test.post("/cases/1/aid/answer", &accept).await;
        assert!(stale.status == 422 && stale.text().contains("Tidigare stöd intygades"), "{}", stale.text());
        let statement = field(&test.get("/cases/1/aid").await.text(), "statement");
        let value = |worth: &'static str, currency: &'static str| {
            vec![
                ("answer", "accept"),
                ("statement", statement.as_str()),
                ("value", worth),
                ("value-currency", currency),
            ]
        };
        for (sent, wrong) in [
            (value("", "EUR"), "value-error"),
            (value("20 000", "SEK"), "value-rate-error"),
            (value("212 560,67", "EUR"), "value-error"),
        ] {
            let page = test.post("/cases/1/aid/answer", &sent).await;
            assert!(page.status == 422 && page.text().contains(wrong), "{sent:?}: {}", page.text());
        }
        for _ in 0..2 {
            led_to(&test.post("/cases/1/aid/answer", &value("2 000", "EUR")).await);
        }
        let page = test.get("/en/cases/1").await.text();
        assert!(page.contains("Accepted 2026-11-24") && !page.contains('⟦'), "{page}");
        let page = test.get("/en/cases/1/aid").await.text();
        assert!(
            page.contains("Commission Regulation (EU) 2023/2831") && page.contains("87,439.34 euro"),
            "{page}"
        );
        led_to(&test.post("/cases/1/tasks/3", &[("state", "done"), ("version", "1")]).await);

        // What was accepted stands in the register once, and is published.
        let csv = test.get("/aid/register?format=csv").await.text();
        assert_eq!(csv.trim_end().lines().count(), 2, "{csv}");
        assert!(csv.contains("556036-0793,Ek AB,2000,2000,EUR,,,2026-11-24,Tillväxtverket,advice"), "{csv}");
        assert!(!csv.contains("Almi") && !csv.contains("Jönköping"), "what was stated is not published");
        let pdf = test.get("/cases/1/aid/statement.pdf").await;
        assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF"));
        let told = lopdf::Document::load_mem(&pdf.body).unwrap();
        assert!(told.catalog().unwrap().get(b"MarkInfo").is_ok(), "tagged");
        let page = test.get("/cases/1/aid").await.text();
        assert!(page.contains("Kim Ek, firmatecknare, 2026-11-24"), "{page}");
        house.test.forget();
        assert_eq!(test.get("/cases/1/aid/statement.pdf").await.status, 404, "not for everybody");
    }
}

/// A second case of the same firm, taken by the adviser, with a statement; gives its number.
async fn again(opened: &Opened, statement: &[(&str, &str)]) -> String {
    let Opened { house, kim, ada, .. } = opened;
    let test = &house.test;
    house.enter(kim);
    let key = need(test, "Kåpa").await;
    led_to(&test.post(&format!("/needs/{key}/case"), &[("triage", "prepare")]).await);
    led_to(&test.post("/cases/2/aid", &form(statement)).await);
    house.enter(ada);
    led_to(&test.post("/cases/2/take", &[]).await);
    field(&test.get("/cases/2/aid").await.text(), "statement")
}

#[tokio::test]
async fn what_the_register_holds_counts_with_what_is_stated_and_not_twice() {
    for kind in Databases::both() {
        let opened = opened(kind, "prepare").await;
        let Opened { house, kim, ada, .. } = &opened;
        let test = &house.test;
        house.enter(kim);
        led_to(&test.post("/cases/1/aid", &form(&[("earlier", "none"), ("once", "a")])).await);
        house.enter(ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        let statement = field(&test.get("/cases/1/aid").await.text(), "statement");
        let accept = |statement: &str, worth: &str| {
            let fields =
                [("answer", "accept"), ("statement", statement), ("value", worth), ("value-currency", "EUR")];
            fields.map(|(name, value)| (name, value.to_owned())).to_vec()
        };
        let send = async |case: &str, fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            test.post(&format!("/cases/{case}/aid/answer"), &fields).await
        };
        led_to(&send("1", accept(&statement, "100 000")).await);

        // The firm states the same advice, and something of its own.
        let stated = [
            ("earlier", "these"),
            ("grantor-0", "Tillväxtverket"),
            ("on-0", "2026-11-24"),
            ("amount-0", "100 000"),
            ("amount-0-currency", "EUR"),
            ("grantor-1", "Almi"),
            ("on-1", "2026-01-15"),
            ("amount-1", "50 000"),
            ("amount-1-currency", "EUR"),
            ("once", "b"),
        ];
        let statement = again(&opened, &stated).await;
        let page = test.get("/cases/2/aid").await.text().replace('\u{a0}', " ");
        assert!(page.contains("Kan vara samma stöd"), "{page}");
        assert!(
            page.contains("mellan 150 000 euro och 250 000 euro"),
            "a range until somebody decides: {page}"
        );
        let refused = send("2", accept(&statement, "50 000,01")).await;
        assert!(refused.status == 422 && refused.text().contains("value-error"), "it may not fit");
        let entry = field(&page, "entry");
        let same =
            [("statement", statement.as_str()), ("entry", entry.as_str()), ("line", "0"), ("same", "yes")];
        house.enter(kim);
        assert_eq!(test.post("/cases/2/aid/same", &same).await.status, 403, "the adviser decides");
        house.enter(ada);
        for _ in 0..2 {
            led_to(&test.post("/cases/2/aid/same", &same).await);
        }
        let page = test.get("/cases/2/aid").await.text().replace('\u{a0}', " ");
        assert!(page.contains("Det finns utrymme: 150 000 euro"), "counted once: {page}");
        assert_eq!(send("2", accept(&statement, "150 000,01")).await.status, 422);
        led_to(&send("2", accept(&statement, "150 000")).await);
        let csv = test.get("/aid/register?format=csv").await.text();
        assert_eq!(csv.trim_end().lines().count(), 3, "{csv}");
        assert_eq!(
            test.get("/aid").await.status,
            403,
            "an adviser reads the firm of a case, not the register"
        );
        house.enter(kim);
        let page = test.get("/cases/2/aid").await.text();
        assert!(!page.contains("Intyget tillsammans med stödregistret"), "the owner sees what was stated");
    }
}

#[tokio::test]
async fn advice_is_worth_hours_at_the_rate_that_an_officer_entered() {
    for kind in Databases::both() {
        let opened = opened(kind, "prepare").await;
        let Opened { house, kim, ada, .. } = &opened;
        let test = &house.test;
        house.enter(kim);
        led_to(&test.post("/cases/1/aid", &form(&[("earlier", "none"), ("once", "a")])).await);
        house.enter(ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        let statement = field(&test.get("/cases/1/aid").await.text(), "statement");
        let hours = [("answer", "accept"), ("statement", statement.as_str()), ("hours", "12,5")];
        let refused = test.post("/cases/1/aid/answer", &hours).await;
        assert!(
            refused.status == 422 && refused.text().contains("hours-error"),
            "no rate: {}",
            refused.text()
        );
        let officer = house.staff("cy@agency.example", "Cy Office", "officer", &[]).await;
        house.enter(&officer);
        let rate = [
            ("kind", "hour"),
            ("on", "2026-01-01"),
            ("value", "90"),
            ("currency", "EUR"),
            ("source", "påhittad"),
        ];
        led_to(&test.post("/aid/rates", &rate).await);
        house.enter(ada);
        assert_eq!(test.post("/aid/rates", &rate).await.status, 403);
        led_to(&test.post("/cases/1/aid/answer", &hours).await);
        let csv = test.get("/aid/register?format=csv").await.text();
        assert!(csv.contains(",Ek AB,1125,"), "12.5 hours at 90 euro: {csv}");
    }
}
