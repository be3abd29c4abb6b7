//! Templates through the router: from a word to an occupation, its skills, and what is taken away. Nothing of it is kept, so one
//! database tells as much as two.

use crate::testkit::{Databases, TestApp};

fn start() -> impl Future<Output = TestApp> {
    TestApp::start(Databases::both().into_iter().next().expect("there is a database"))
}

/// The address of an occupation in a page of what was found.
fn found(html: &str, name: &str) -> String {
    let before = html.split(&format!("\">{name}</a>")).next().expect("the page begins");
    assert!(before.len() < html.len(), "{name} was not found: {html}");
    before.rsplit("href=\"").next().expect("a link").replace("&amp;", "&")
}

#[tokio::test]
async fn a_swedish_word_leads_to_an_occupation_and_its_skills_with_their_concepts() {
    let test = start().await;
    let list = test.get("/skills/templates").await;
    assert_eq!(list.status, 200);
    assert!(list.text().contains("Svetsare och skärare") && list.text().contains("/skills/templates/7212"));
    let hits = test.get("/skills/templates?q=svetsare").await;
    let address = found(&hits.text(), "svetsare");
    let page = test.get(&address).await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("TIG-svetsa") && html.contains("http://data.europa.eu/esco/skill/"));
    assert!(html.contains("ESCO, © European Union"), "ESCO asks to be named");
    assert!(html.contains("3 – självständig"), "levels are proposed");
    let english = test.get(&format!("/en{address}")).await.text();
    assert!(english.contains("perform tungsten inert gas welding") && !english.contains("TIG-svetsa"));
}

#[tokio::test]
async fn what_was_chosen_is_taken_away_and_nothing_else() {
    let test = start().await;
    let address = found(&test.get("/skills/templates?q=svetsare").await.text(), "svetsare");
    let csv = test.get(&format!("{address}&format=csv")).await.text();
    let before = csv.lines().count();
    assert!(
        before > 20 && csv.contains("svetsare,7212,TIG-svetsa,3,1,http://data.europa.eu/esco/skill/"),
        "{csv}"
    );
    // One left out, one at another level, for four people; what the form does not send is not chosen.
    let html = test.get(&address).await.text();
    let field = |skill: &str| {
        let label = html.split(&format!("\">{skill}</label>")).next().expect("the page begins");
        label.rsplit("for=\"").next().expect("a label").to_owned()
    };
    let (tig, mag) = (field("TIG-svetsa"), field("MAG-svetsa"));
    let csv = test.get(&format!("{address}&people=4&{tig}=4&{mag}=0&format=csv")).await.text();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains("TIG-svetsa,4,4,"), "{csv}");
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_a_word_without_an_answer_says_what_to_try() {
    let test = start().await;
    for path in ["/skills/templates/9999", "/skills/templates/7212?occupation=none"] {
        assert_eq!(test.get(path).await.status, 404, "{path}");
    }
    let address = found(&test.get("/skills/templates?q=svetsare").await.text(), "svetsare");
    let elsewhere = address.replace("/7212", "/7222");
    assert_eq!(test.get(&elsewhere).await.status, 404, "an occupation belongs to one group");
    let none = test.get("/skills/templates?q=zzzzqq").await;
    assert_eq!(none.status, 200);
    assert!(none.text().contains("Inget yrke hittades"));
}
