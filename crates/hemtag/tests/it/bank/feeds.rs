//! What is fed by the bank: the map of initiatives after a person's confirmation, and earlier support after an officer's.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    funding::{applications, bank},
};

use crate::bank::upload::plain;

async fn filled(kind: Databases) -> TestApp {
    let test = TestApp::start(kind).await;
    let administrator = Caller::administrator();
    bank::examples::fill(&test.app, &administrator).await.unwrap();
    test.sign_in();
    test
}

#[tokio::test]
async fn a_project_is_on_the_map_when_somebody_has_confirmed_it() {
    for kind in Databases::both() {
        let test = filled(kind).await;
        let ranked = test.get("/funding/bank/proposals").await.text();
        let at = |text: &str| ranked.find(text).unwrap_or_else(|| panic!("{text}: {ranked}"));
        assert!(at("Prototypverkstad i fjällen") < at("Metallkluster"), "most points first");
        assert!(!ranked.contains("Vandringsleder"), "no word speaks for it");

        let fields = [("period", "2007-2013"), ("number", "900001")];
        let sent = test.post("/funding/bank/proposals", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let review = sent.location().unwrap().to_owned();
        let again = test.post("/funding/bank/proposals", &fields).await;
        assert_eq!(again.location(), Some(review.as_str()), "twice is once");
        assert!(!test.get("/funding/bank/proposals").await.text().contains("Prototypverkstad i fjällen"));
        let all = test.get("/funding/bank/proposals?show=all").await.text();
        assert!(all.contains("väntar på granskning"), "{all}");
        assert!(
            !test.get("/initiatives?q=fj%C3%A4llen").await.text().contains("Prototypverkstad"),
            "not before"
        );

        // As the page of the review has it, with what only a person can say.
        let page = test.get(&review).await.text();
        assert!(page.contains("projektbanken:900001") && page.contains("”prototyp”"), "{page}");
        let row = [
            ("do", "accept"),
            ("name", "Prototypverkstad i fjällen (exempel)"),
            ("country", "SE"),
            ("counties", "23"),
            ("shows", "help"),
            ("stages", "prototype"),
            ("branches", "any"),
            ("kind", "lab"),
            ("does_sv", "Delar en verkstad för prototyper."),
            ("does_en", "Shares a workshop for prototypes."),
            ("source", "projektbanken:900001"),
            ("source_date", "2010-12-31"),
            ("confidence", "medium"),
            ("reason", "Läste ansökan."),
        ];
        let decided = test.post(&review, &row).await;
        assert_eq!(decided.status, 303, "{}", decided.text());
        let map = test.get("/initiatives?q=fj%C3%A4llen").await.text();
        assert!(map.contains("Prototypverkstad i fjällen"), "{map}");
        let all = test.get("/funding/bank/proposals?show=all").await.text();
        assert!(all.contains("Står på kartan"), "{all}");
        let csv = test.get("/initiatives?q=fj%C3%A4llen&format=csv").await.text();
        assert!(csv.contains("projektbanken:900001"), "its source is the bank: {csv}");
    }
}

#[tokio::test]
async fn a_recipient_with_the_same_name_counts_when_an_officer_has_said_so() {
    for kind in Databases::both() {
        let test = filled(kind).await;
        let administrator = Caller::administrator();
        applications::examples::fill(&test.app, &administrator).await.unwrap();
        let whole = applications::whole(&test.app, &administrator, 1).await.unwrap();
        let likely = whole.likely.first().expect("a party of the example has a recipient's name");
        let party = likely.party.to_string();
        let of_bank = |whole: &applications::Whole| whole.earlier.iter().filter(|one| one.of_bank).count();
        assert_eq!(of_bank(&whole), 0, "never counted silently");
        let page = plain(&test.get("/funding/applications/1").await);
        assert!(page.contains("Kanske samma: samma namn. Ingen har tagit ställning"), "{page}");

        let to = "/funding/applications/1/recipients";
        let (same, why) = (format!("same-{party}"), format!("why-{party}"));
        let sent = test.post(to, &[("party", &party), (&same, ""), (&why, "x")]).await;
        assert!(sent.status == 422 && sent.text().contains("Välj om det är samma"), "{}", sent.text());
        let sent = test.post(to, &[("party", &party), (&same, "yes"), (&why, "")]).await;
        assert!(sent.status == 422 && sent.text().contains("Skriv hur du vet det"), "{}", sent.text());
        assert_eq!(test.post(to, &[("party", "99"), ("same-99", "yes"), ("why-99", "x")]).await.status, 404);

        for _ in 0..2 {
            let fields = [("party", party.as_str()), (&same, "yes"), (&why, "Numret står i ärendet.")];
            assert_eq!(test.post(to, &fields).await.status, 303);
        }
        let whole = applications::whole(&test.app, &administrator, 1).await.unwrap();
        assert!(of_bank(&whole) > 0, "{:?}", whole.likely);
        let told = whole.happened.iter().filter(|one| one.action == "bank.recipient_told").count();
        assert_eq!(told, 1, "said twice is said once");
        let page = plain(&test.get("/en/funding/applications/1").await);
        assert!(page.contains("The same organisation, an officer found on"), "{page}");

        let fields = [("party", party.as_str()), (&same, "no"), (&why, "Ett annat bolag.")];
        assert_eq!(test.post(to, &fields).await.status, 303);
        let whole = applications::whole(&test.app, &administrator, 1).await.unwrap();
        assert_eq!(of_bank(&whole), 0, "the last holds");
    }
}

#[tokio::test]
async fn earlier_money_stands_beside_what_is_granted_here() {
    let test = filled(Databases::Sqlite).await;
    let administrator = Caller::administrator();
    applications::examples::fill(&test.app, &administrator).await.unwrap();
    hemtag::funding::assessment::examples::fill(&test.app, &administrator).await.unwrap();
    hemtag::funding::claims::examples::fill(&test.app, &administrator).await.unwrap();
    test.forget();
    let page = plain(&test.get("/funding/bank/sums").await);
    // 850 000 touches two counties and is of neither alone.
    assert!(page.contains("Västernorrlands län") && page.contains("850 000 kr"), "{page}");
    let granted = plain(&test.get("/funding/decisions?outcome=granted&format=json").await);
    let json: serde_json::Value = serde_json::from_str(&granted).unwrap();
    let sum: i64 =
        json["rows"].as_array().unwrap().iter().filter_map(|row| row["granted_kronor"].as_i64()).sum();
    assert!(sum > 0, "{json}");
    let year = json["rows"][0]["decided_on"].as_str().unwrap()[..4].to_owned();
    let row = page.split(&format!(">{year}<")).nth(1).and_then(|rest| rest.split("</tr>").next()).unwrap();
    let shown: String = row.split("</td>").nth(3).unwrap().chars().filter(char::is_ascii_digit).collect();
    assert!(shown.ends_with(&sum.to_string()), "{sum}: {row}");
}
