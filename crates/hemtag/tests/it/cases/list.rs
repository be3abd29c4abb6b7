//! The list that staff works from: its filters, its order, its files, and the advisers' load.

use crate::testkit::Databases;

use crate::cases::{
    open::need,
    people::{House, led_to},
};

#[tokio::test]
async fn the_list_is_filtered_ordered_and_taken_away_without_formulas() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        let kim = house.account("kim@example.se", "Kim Ek").await;
        house.enter(&kim);
        for (title, triage) in
            [("=HYPERLINK(\"x\")", "find"), ("Kåpa 100%", "choose"), ("ÅNGPANNA", "prepare")]
        {
            let key = need(test, title).await;
            led_to(&test.post(&format!("/needs/{key}/case"), &[("triage", triage)]).await);
        }
        let own = test.get("/account").await.text();
        assert!(own.contains("Mina ärenden") && own.contains("/cases/3\""), "{own}");
        assert_eq!(test.get("/cases?format=csv").await.status, 403);
        let ada = house.staff("ada@iuc.example", "Ada Near", "adviser", &["06"]).await;
        let bo = house.staff("bo@iuc.example", "Bo Far", "adviser", &["12"]).await;
        house.enter(&ada);
        led_to(&test.post("/cases/2/take", &[]).await);
        let shown = |page: &str| -> Vec<u32> {
            (1..=3).filter(|n| page.contains(&format!("href=\"/cases/{n}\""))).collect()
        };
        for (query, cases) in [
            ("", vec![1, 2, 3]),
            ("?adviser=me", vec![2]),
            ("?adviser=none", vec![1, 3]),
            ("?triage=prepare", vec![3]),
            ("?state=new", vec![1, 3]),
            ("?state=closed", vec![]),
            ("?waits_for=adviser", vec![2]),
            ("?county=12", vec![]),
            ("?county=06&triage=find", vec![1]),
            ("?q=kåpa", vec![2]),
            ("?q=100%25", vec![2]),
            ("?q=%25", vec![2]),
            ("?q=ÅNG", vec![3]),
            ("?q=3", vec![3]),
            ("?since=2026-11-24", vec![]),
            ("?since=2026-11-25", vec![1, 2, 3]),
            ("?state=nonsense&adviser=x&since=y", vec![1, 2, 3]),
        ] {
            let page = test.get(&format!("/cases{query}")).await;
            assert_eq!(page.status, 200);
            let text = page.text();
            assert_eq!(shown(&text), cases, "{query}: {text}");
            assert!(!text.contains('⟦'), "{text}");
        }
        assert!(test.get("/cases?county=12").await.text().contains("Visa alla öppna ärenden"), "the way out");
        let csv = test.get("/cases?format=csv").await.text();
        assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\"") && csv.lines().count() == 4, "{csv}");
        let json = test.get("/cases?format=json&triage=choose").await.json();
        assert_eq!(json["rows"][0]["title"], "Kåpa 100%");
        assert_eq!(json["rows"][0]["adviser"], "Ada Near");
        assert_eq!(&test.get("/cases?format=xlsx").await.body[..2], b"PK");
        let load = test.get("/en/cases/advisers").await.text();
        assert!(load.contains("Ada Near") && load.contains("Jönköping") && !load.contains('⟦'), "{load}");
        house.enter(&bo);
        assert_eq!(shown(&test.get("/cases").await.text()), [1, 3], "another county's case has its adviser");
    }
}
