//! Looks at needs that are not for everybody: kept before anything is shown, counted, told to the owner and to nobody else.

use crate::testkit::{Databases, PASSWORD, Post, TestApp};
use hemtag::{
    access::{Caller, Role},
    clock::Clock,
    events,
    needs::{
        self, Need, NewNeed,
        looks::{Eyes, Seen},
        model::{Confidentiality, NeedDocument, Part},
    },
};

async fn started(kind: Databases) -> (TestApp, Post) {
    let mut test = TestApp::start(kind).await;
    let post = test.use_post().await;
    (test, post)
}

fn bracket(confidentiality: Confidentiality) -> NewNeed {
    let document = NeedDocument {
        title: "Fäste till cykelvagn".into(),
        confidentiality,
        parts: vec![Part { name: "Draget".into(), ..Part::default() }],
        ..NeedDocument::default()
    };
    NewNeed { document, source_format: "form".into(), ..NewNeed::default() }
}

async fn stated(test: &TestApp, confidentiality: Confidentiality) -> Need {
    needs::state_need(&test.app, &Caller::visitor(), bracket(confidentiality)).await.unwrap()
}

/// A need of Kim's account; Kim's browser is put away.
async fn kims(test: &TestApp, post: &Post) -> (Need, Vec<(String, String)>) {
    let need = stated(test, Confidentiality::AdviserOnly).await;
    test.make_account(post, "kim@example.se").await;
    test.post(&format!("/needs/{}/take", need.key), &[]).await;
    let kim = test.exchange(Vec::new());
    (needs::find_need(&test.app, &Caller::visitor().holding(&need.key), &need.key).await.unwrap(), kim)
}

async fn page(test: &TestApp, need: &Need) -> String {
    test.get(&format!("/needs/{}", need.key)).await.text()
}

/// The rows of the table of looks: when, who, what, how often.
fn told(page: &str) -> Vec<Vec<String>> {
    let Some((_, section)) = page.split_once("id=\"looks\"") else { return Vec::new() };
    let (section, _) = section.split_once("</section>").unwrap();
    let Some((_, body)) = section.split_once("<tbody") else { return Vec::new() };
    let text = |cell: &str| cell.split_once('>').unwrap().1.split('<').next().unwrap().trim().to_owned();
    let cells = |row: &str| row.replace("<th", "<td").split("<td").skip(1).map(text).collect();
    body.split("<tr").skip(1).map(cells).collect()
}

async fn count_of_events(test: &TestApp) -> u64 {
    events::verify(test.app.db.reader()).await.unwrap().expect("the chain holds")
}

#[tokio::test]
async fn the_owner_sees_which_administrator_looked_and_how_often() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        let (need, kim) = kims(&test, &post).await;
        test.join(&post, "robin@drift.example", "administrator", "Driften", &[]).await;
        let before = count_of_events(&test).await;
        assert!(
            test.get("/needs").await.text().contains("Fäste till cykelvagn"),
            "an administrator reads the list"
        );
        assert_eq!(count_of_events(&test).await, before + 1);
        for _ in 0..3 {
            let seen = page(&test, &need).await;
            assert!(seen.contains("Fäste till cykelvagn"));
            assert!(!seen.contains("id=\"looks\""), "who looks does not read who looked");
        }
        assert_eq!(count_of_events(&test).await, before + 1, "repeated looks add no event");
        let start = test.app.clock.now();
        test.app.clock = Clock::fixed(start + jiff::SignedDuration::from_mins(61));
        test.get(&format!("/needs/{}/file?format=json", need.key)).await;
        assert_eq!(count_of_events(&test).await, before + 2, "an hour later it is another");
        let robin = test.exchange(kim);
        let rows = told(&page(&test, &need).await);
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(rows.iter().all(|row| row[1] == "Robin Råd, Administratör, Driften"), "{rows:?}");
        assert_eq!((rows[0][3].as_str(), rows[1][3].as_str()), ("1", "4"), "{rows:?}");
        assert!(rows.iter().all(|row| row[2] == "Hela beskrivningen"));
        let english = test.get(&format!("/en/needs/{}", need.key)).await.text();
        assert!(english.contains("Who has looked at the need") && !english.contains('⟦'), "{english}");
        // Whoever has ended the account has no name any more; that they looked stays.
        let kim = test.exchange(robin);
        assert_eq!(test.post("/account/end", &[]).await.status, 303);
        drop(test.exchange(kim));
        let rows = told(&page(&test, &need).await);
        assert!(rows.len() == 2 && rows[0][1] == "Administratör, Driften", "{rows:?}");
    }
}

#[tokio::test]
async fn the_owners_own_looks_are_not_kept_and_those_by_the_key_are() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let (need, kim) = kims(&test, &post).await;
        let kept = test.exchange(kim);
        for _ in 0..2 {
            assert_eq!(told(&page(&test, &need).await), Vec::<Vec<String>>::new());
        }
        let kim = test.exchange(kept);
        assert!(!page(&test, &need).await.contains("Robin"), "a stranger with the address");
        test.make_account(&post, "robin@example.se").await;
        page(&test, &need).await;
        drop(test.exchange(kim));
        let page = page(&test, &need).await;
        let who: Vec<String> = told(&page).into_iter().map(|row| row[1].clone()).collect();
        assert_eq!(who, ["Någon med konto som har behovets adress", "Någon som har behovets adress"]);
        assert!(!page.contains("robin@example.se") && !page.contains("Kim Ek, "), "no names but of staff");
    }
}

#[tokio::test]
async fn a_need_without_an_account_is_its_keys_and_staff_are_told_all_the_same() {
    let (test, _) = started(Databases::Sqlite).await;
    let need = stated(&test, Confidentiality::Anonymous).await;
    let open = stated(&test, Confidentiality::Open).await;
    page(&test, &need).await;
    assert!(told(&page(&test, &need).await).is_empty(), "whoever holds the key is the owner");
    test.sign_in();
    assert_eq!(test.get("/needs?format=json").await.status, 200);
    page(&test, &open).await;
    test.forget();
    let rows = told(&page(&test, &need).await);
    assert!(rows.len() == 1 && rows[0][1] == "Administratör", "{rows:?}");
    assert!(!page(&test, &open).await.contains("id=\"looks\""), "what anybody may read is not watched");
}

#[tokio::test]
async fn other_rooms_tell_of_looks_with_role_and_organisation() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let (need, kim) = kims(&test, &post).await;
        let maker = Eyes { role: Role::Maker, organisation: None };
        for seen in Seen::ALL {
            needs::looks::record_as(&test.app, &Caller::visitor(), &need, seen, maker).await.unwrap();
        }
        drop(test.exchange(kim));
        let rows = told(&page(&test, &need).await);
        let what: Vec<&str> = rows.iter().map(|row| row[2].as_str()).collect();
        assert_eq!(what, ["Filer och ritningar", "Hela beskrivningen", "Kraven, utan vem du är"]);
        assert!(rows.iter().all(|row| row[1] == "Tillverkare"));
        // An anonymous need's requirements are for everybody.
        let anonymous = stated(&test, Confidentiality::Anonymous).await;
        let before = count_of_events(&test).await;
        needs::looks::record_as(&test.app, &Caller::visitor(), &anonymous, Seen::Anonymous, maker)
            .await
            .unwrap();
        assert_eq!(count_of_events(&test).await, before);
        assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 303);
    }
}
