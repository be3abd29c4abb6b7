//! Opening a case, and who may see it.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    needs::{
        self, NewNeed,
        model::{Answer, NeedDocument, Origin},
    },
};

use crate::cases::people::{House, led_to};

/// States a need in Jönköping and gives its key.
pub(crate) async fn need(test: &TestApp, title: &str) -> String {
    let mut document = NeedDocument { title: title.to_owned(), ..NeedDocument::default() };
    document.owner.kommun = Answer::said("0680".to_owned(), Origin::Form);
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap().key
}

#[tokio::test]
async fn an_owner_opens_a_case_once_and_others_do_not_see_it() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        let key = need(test, "Vevaxel <b>").await;
        let form = format!("/needs/{key}/case");
        assert!(
            test.get(&format!("/needs/{key}")).await.text().contains(&form),
            "the need's page leads to it"
        );
        let first = test.get(&form).await;
        assert!(first.status == 200 && first.text().contains(&format!("%2Fneeds%2F{key}%2Fcase")));
        assert_eq!(test.post(&form, &[("triage", "find")]).await.status, 422, "somebody must be reachable");
        let kim = house.account("kim@example.se", "Kim Ek").await;
        let robin = house.account("robin@example.se", "Robin Al").await;

        house.enter(&kim);
        for (typed, wrong) in [
            (vec![("triage", "")], "triage-error"),
            (vec![("triage", "later"), ("come_back_on", "nästa år")], "come_back_on-error"),
            (vec![("triage", "later"), ("come_back_on", "2026-11-24")], "come_back_on-error"),
            (vec![("triage", "later"), ("come_back_on", "2029-01-01")], "come_back_on-error"),
        ] {
            let page = test.post(&form, &typed).await;
            assert!(page.status == 422 && page.text().contains(wrong), "{typed:?}: {}", page.text());
            assert!(page.text().contains(typed.last().unwrap().1), "what was typed stays");
        }
        let case = led_to(&test.post(&form, &[("triage", "find")]).await);
        assert_eq!(case, "/cases/1?done=opened");
        assert_eq!(led_to(&test.post(&form, &[("triage", "choose")]).await), case, "sent twice is one case");
        assert_eq!(led_to(&test.get(&form).await), "/cases/1");
        for language in ["", "/en"] {
            let page = test.get(&format!("{language}/cases/1")).await.text();
            assert!(page.contains("Vevaxel &lt;b&gt;") && !page.contains('⟦'), "{page}");
        }
        assert_eq!(test.get("/cases").await.status, 403, "the list is for staff");

        house.enter(&robin);
        assert_eq!(test.get("/cases/1").await.status, 404);
        let others = test.get(&form).await;
        assert!(others.status == 200 && others.text().contains("Ett annat konto"), "{}", others.text());
        assert_eq!(test.post(&form, &[("triage", "find")]).await.status, 422);
        test.forget();
        assert_eq!(test.get("/cases/1").await.status, 404);
        assert_eq!(test.get("/cases").await.status, 403);
    }
}

#[tokio::test]
async fn advisers_see_the_cases_of_their_counties_and_those_without_an_adviser() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        let key = need(test, "Vevaxel").await;
        let kim = house.account("kim@example.se", "Kim Ek").await;
        house.enter(&kim);
        led_to(&test.post(&format!("/needs/{key}/case"), &[("triage", "find")]).await);
        let near = house.staff("ada@iuc.example", "Ada Near", "adviser", &["06"]).await;
        let far = house.staff("bo@iuc.example", "Bo Far", "adviser", &["12"]).await;
        let officer = house.staff("cy@agency.example", "Cy Office", "officer", &[]).await;
        for who in [&near, &far, &officer] {
            house.enter(who);
            assert_eq!(test.get("/cases/1").await.status, 200, "nobody is named: all staff may read it");
            assert!(test.get("/cases").await.text().contains("Vevaxel"));
        }
    }
}
