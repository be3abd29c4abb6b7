//! Who helps: naming, taking, handing over, and what the letters say.

use crate::testkit::Databases;

use crate::cases::{
    open::need,
    people::{Cookies, House, field, led_to},
};

/// A house with one open case, its owner and an adviser near it.
pub(crate) struct Opened {
    pub(crate) house: House,
    pub(crate) key: String,
    pub(crate) kim: Cookies,
    pub(crate) ada: Cookies,
}

pub(crate) async fn opened(kind: Databases, triage: &str) -> Opened {
    let house = House::start(kind).await;
    let key = need(&house.test, "Vevaxel till kvarn").await;
    let kim = house.account("kim@example.se", "Kim Ek").await;
    house.enter(&kim);
    led_to(&house.test.post(&format!("/needs/{key}/case"), &[("triage", triage)]).await);
    let ada = house.staff("ada@iuc.example", "Ada Near", "adviser", &["06"]).await;
    Opened { house, key, kim, ada }
}

#[tokio::test]
async fn an_adviser_takes_a_case_and_the_owner_gets_a_letter_that_says_nothing_confidential() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "find").await;
        let test = &house.test;
        house.enter(&ada);
        let page = test.get("/cases/1").await.text();
        assert!(
            page.contains("/cases/1/take") && !page.contains("name=\"note\""),
            "reads, and does not work on it yet"
        );
        assert_eq!(test.post("/cases/1/notes", &[("note", "x"), ("for", "inner")]).await.status, 403);
        assert_eq!(led_to(&test.post("/cases/1/take", &[]).await), "/cases/1?done=taken");
        assert_eq!(led_to(&test.post("/cases/1/take", &[]).await), "/cases/1?done=taken", "twice is once");
        let letters = house.letters().await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        let letter = &letters[0];
        assert_eq!(
            (letter.to.as_str(), letter.subject.as_str()),
            ("kim@example.se", "Du har fått en rådgivare")
        );
        assert!(
            letter.link() == "/cases/1" && !letter.body.contains("Vevaxel") && !letter.body.contains("Ada")
        );

        house.enter(&kim);
        let page = test.get("/cases/1").await.text();
        assert!(page.contains("Ada Near") && page.contains("mailto:ada@iuc.example"), "{page}");
        assert!(page.contains("Börja: Gå igenom behovet"), "the next step is the first task");

        let bo = house.staff("bo@iuc.example", "Bo Near", "adviser", &["06"]).await;
        house.enter(&bo);
        assert!(!test.get("/cases/1").await.text().contains("/cases/1/take"), "it is taken");
        let late = test.post("/cases/1/take", &[]).await;
        assert!(late.status == 422 && late.text().contains("Ada Near blev rådgivare"), "{}", late.text());
        assert_eq!(test.post("/cases/1/adviser", &[("person", "1"), ("version", "2")]).await.status, 403);
        let far = house.staff("cy@iuc.example", "Cy Far", "adviser", &["12"]).await;
        house.enter(&far);
        assert_eq!(test.get("/cases/1").await.status, 404, "of another county, and somebody is named");
    }
}

#[tokio::test]
async fn staff_names_whoever_has_least_to_do_and_a_change_stays_in_the_timeline() {
    for kind in Databases::both() {
        let Opened { house, ada, .. } = opened(kind, "choose").await;
        let test = &house.test;
        let officer = house.staff("cy@agency.example", "Cy Office", "officer", &[]).await;
        let bo = house.staff("bo@iuc.example", "Bo Near", "adviser", &["06"]).await;
        let _far = house.staff("di@iuc.example", "Di Far", "adviser", &["12"]).await;
        // Ada has one already.
        let second = need(test, "Kåpa").await;
        let robin = house.account("robin@example.se", "Robin Al").await;
        house.enter(&robin);
        led_to(&test.post(&format!("/needs/{second}/case"), &[("triage", "find")]).await);
        house.enter(&ada);
        led_to(&test.post("/cases/2/take", &[]).await);
        drop(house.letters().await);

        house.enter(&officer);
        let page = test.get("/en/cases/1").await.text();
        let order: Vec<usize> = ["Bo Near: Jönköping", "Ada Near: Jönköping", "Di Far"]
            .iter()
            .map(|name| page.find(name).expect(name))
            .collect();
        assert!(order.is_sorted(), "least to do first, others last: {page}");
        assert!(page.contains("1 open case"), "the load is shown");
        let (bo_id, ada_id) = (option(&page, "Bo Near"), option(&page, "Ada Near"));
        let version = field(&page, "version");
        let nobody = test.post("/cases/1/adviser", &[("person", "999"), ("version", &version)]).await;
        assert!(nobody.status == 422 && nobody.text().contains("person-error"), "{}", nobody.text());
        led_to(&test.post("/cases/1/adviser", &[("person", &bo_id), ("version", &version)]).await);
        let to: Vec<String> = house.letters().await.into_iter().map(|letter| letter.to).collect();
        assert_eq!(to, ["kim@example.se", "bo@iuc.example"], "the owner, and whoever was named by another");

        let stale = test.post("/cases/1/adviser", &[("person", &ada_id), ("version", &version)]).await;
        assert!(stale.status == 422 && stale.text().contains("Bo Near blev rådgivare"), "{}", stale.text());
        house.enter(&bo);
        let version = field(&test.get("/cases/1").await.text(), "version");
        led_to(&test.post("/cases/1/adviser", &[("person", &ada_id), ("version", &version)]).await);
        let page = test.get("/cases/1").await.text();
        assert!(
            page.contains("Ada Near blev rådgivare efter Bo Near"),
            "the change is in the timeline: {page}"
        );
        assert_eq!(
            test.post("/cases/1/step", &[("step", "x"), ("version", "9")]).await.status,
            403,
            "Bo works on it no longer"
        );
    }
}

/// The value of the option whose words begin with a name.
fn option(page: &str, name: &str) -> String {
    let at = page.find(&format!(">{name}")).unwrap_or_else(|| panic!("{name}: {page}"));
    let tag = &page[page[..at].rfind("<option").unwrap()..at];
    tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
