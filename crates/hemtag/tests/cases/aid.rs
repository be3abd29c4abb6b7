//! The statement of earlier aid: stated, sent back, accepted; and that advice waits for it.

use testkit::Databases;

use crate::{
    advisers::{Opened, opened},
    people::{field, led_to},
};

const FIRM: [(&str, &str); 4] =
    [("firm", "Ek AB"), ("number", "556036-0793"), ("linked", "none"), ("certify", "yes")];

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
    }
}
