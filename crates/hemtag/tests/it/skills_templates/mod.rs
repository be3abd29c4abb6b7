//! Templates through the router: from a word to an occupation, its skills, and what is taken away. Nothing of it is kept, so one
//! database tells as much as two.

use crate::{
    cases::people::House,
    skills_firm::firm,
    skills_kept::SWEDISH,
    testkit::{Databases, TestApp},
};
use hemtag::{access::Caller, app::App, skills::kept};

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

/// Takes in a Swedish taxonomy, made up for tests, in which group 7212 of SSYK is group 7212 of ISCO and the only one.
pub(crate) async fn taxonomy(app: &App) {
    let skills = "id,label_sv\na1_b2_d1,Gjutning\n";
    let occupations = "id,label_sv,ssyk4\na1_b2_c1,Glorpsvetsare,7212\n";
    let files = [
        ("skills_sv.csv", skills),
        ("occupations_sv.csv", occupations),
        ("ssyk_isco.csv", "ssyk4,isco\n7212,7212\n"),
        ("ssyk2012.csv", "code,label_sv,level\n7212,Svetsare och gasskärare,4\n"),
    ];
    let files = files
        .map(|(name, text)| ::skills::read::File { name: name.to_owned(), bytes: text.as_bytes().to_vec() });
    let read = kept::Read { files: files.to_vec(), version: None };
    let plan =
        kept::carry_out(app, &Caller::administrator(), &read, Some("22"), None).await.unwrap().unwrap();
    assert!(plan.unread.is_empty(), "the table of SSYK is read: {:?}", plan.unread);
}

/// From a word in a firm's mouth to a role in its map with all that is essential: counted, so that it stays a matter of minutes.
#[tokio::test]
async fn a_firm_has_its_first_role_after_four_steps_with_the_code_of_ssyk() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        taxonomy(&house.test.app).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        let mut steps = 0;
        // 1: what the taxonomy calls the occupation. 2: the occupation, with its skills chosen. 3: into the map. 4: the role.
        let hits = house.test.get("/skills/templates?q=glorpsvetsare").await.text();
        steps += 1;
        assert!(hits.contains("SSYK 7212 Svetsare och gasskärare"), "{hits}");
        let address = found(&hits, "svetsare");
        let page = house.test.get(&address).await.text();
        steps += 1;
        let chosen = page.matches("<option value=\"3\" selected").count();
        assert!(chosen > 20, "what is essential is chosen already: {chosen}");
        let post = page.split("formaction=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(post, format!("{path}/template"));
        let key = address.split("occupation=").nth(1).unwrap();
        let done = house.test.post(&post, &[("occupation", key)]).await;
        steps += 1;
        assert_eq!(done.status, 303, "{}", done.text());
        let role = house.test.get(done.location().unwrap()).await.text();
        steps += 1;
        assert!(role.contains("TIG-svetsa") && role.matches("value=\"7212\"").count() == 2, "{role}");
        assert_eq!(steps, 4);
        let skills = house.test.get(&format!("{path}/skills")).await.text();
        assert!(skills.contains("esco 1.1.1"), "what comes from a template has its concept: {skills}");
    }
}

#[tokio::test]
async fn without_the_taxonomy_the_page_says_what_is_lacking_and_counts_what_has_no_swedish_name() {
    let test = start().await;
    let list = test.get("/skills/templates").await.text();
    assert!(list.contains("den svenska taxonomin är inte inläst"), "{list}");
    let group = test.get("/skills/templates/7212").await.text();
    let (named, unnamed) = (group.find(">svetsare<"), group.find("saknar svenskt namn"));
    assert!(named.is_some() && unnamed.is_some(), "{group}");
    let english = test.get("/en/skills/templates/7212").await.text();
    assert!(!english.contains("no Swedish name"), "an English reader lacks nothing: {english}");
}

/// A database may hold the version that is shipped from files of its own, with labels that are official.
#[tokio::test]
async fn labels_that_were_loaded_of_the_version_that_is_shipped_are_used() {
    use sea_orm::ConnectionTrait;
    let test = start().await;
    let address = found(&test.get("/skills/templates?q=svetsare").await.text(), "svetsare");
    let page = test.get(&address).await.text();
    assert!(page.contains("TIG-svetsa") && !page.contains("officiellt TIG-svetsande"), "{page}");
    let table = test.get(&format!("{address}&format=csv")).await.text();
    let row = table.lines().find(|line| line.contains(",TIG-svetsa,")).expect("the skill");
    let concept = row.rsplit(',').next().expect("its concept").trim();
    let files = [::skills::read::File {
        name: "skills_sv.csv".to_owned(),
        bytes: SWEDISH
            .replace("http://e/weld", concept)
            .replace("svetsa metall", "officiellt TIG-svetsande")
            .into_bytes(),
    }];
    let gone = "DELETE FROM skills_vocabulary WHERE scheme = 'esco'";
    test.app.db.writer().execute_unprepared(gone).await.unwrap();
    let read = kept::Read { files: files.to_vec(), version: None };
    let version = Some(::skills::shipped::VERSION);
    kept::carry_out(&test.app, &Caller::administrator(), &read, version, None).await.unwrap().unwrap();
    let page = test.get(&address).await.text();
    assert!(page.contains("officiellt TIG-svetsande"), "{page}");
}
