//! Somebody in a firm's map is tied to an account, by whoever keeps the map and by nobody else: what the account shares comes into
//! the map and goes with it.

use crate::testkit::Databases;
use hemtag::skills::firm::{self, Kept};
use workforce::map::{EvidenceKind, PersonId};

use super::world::{NAME, World, caller, member};
use crate::cases::people::{field, led_to};

async fn map(world: &World) -> Kept {
    let leader = caller(&world.house, &world.leader).await;
    firm::open(&world.house.test.app, &leader, world.firm).await.unwrap()
}

/// Names by which the map holds something that was validated, in the newest version.
async fn validated(world: &World) -> Vec<String> {
    let kept = map(world).await;
    let held = kept.map.held.iter().filter(|held| held.evidence.kind == EvidenceKind::Validated);
    held.map(|held| kept.map.person(held.person).unwrap().who.name().to_owned()).collect()
}

/// Writes two people into the map by its form; gives the numbers of both.
pub(super) async fn mapped(world: &World) -> [PersonId; 2] {
    let test = &world.house.test;
    world.house.enter(&world.leader);
    let mut ids = Vec::new();
    for name in [NAME, "Åsa Öst"] {
        let page = format!("/skills/firm/{}/people/new", world.firm);
        let version = field(&test.get(&page).await.text(), "version");
        led_to(&test.post(&page, &[("version", version.as_str()), ("name", name)]).await);
        ids.push(map(world).await.map.person_called(name).unwrap().id);
        world.house.enter(&world.leader);
    }
    [ids[0], ids[1]]
}

#[tokio::test]
async fn what_an_account_shares_comes_into_the_map_and_goes_with_it() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let id = world.concluded().await;
        let [kim, asa] = mapped(&world).await;
        let account = caller(house, &world.person).await.person.unwrap().0.to_string();
        let of = |person: PersonId| format!("/skills/firm/{}/people/{}/account", world.firm, person.0);
        let people = format!("/skills/firm/{}/people", world.firm);

        // Shared before anybody is tied: nobody to write it to.
        world.shared(id, "2027-06-30").await;
        assert_eq!(validated(&world).await, [] as [&str; 0]);

        house.enter(&world.leader);
        let page = test.get(&format!("{people}/{}", kim.0)).await.text();
        assert!(page.contains(&format!("<option value=\"{account}\">{NAME}</option>")), "{page}");
        assert!(!page.contains("Sten Annan"), "accounts of other firms are no choice");
        let tied = test.post(&of(kim), &[("account", &account)]).await;
        assert_eq!(led_to(&tied), format!("{people}?done=tied"));
        assert_eq!(validated(&world).await, [NAME]);
        let letter = house.letter_to("kim@firm.example").await;
        assert!(letter.body.contains("/account/skills"), "{}", letter.body);
        for secret in [NAME, "Verkstad", "Fräsare", "ritning"] {
            assert!(!letter.body.contains(secret), "{}", letter.body);
        }
        // The same again changes nothing and sends nothing.
        let version = map(&world).await.version;
        house.enter(&world.leader);
        led_to(&test.post(&of(kim), &[("account", &account)]).await);
        assert_eq!(map(&world).await.version, version);

        // An account is one person.
        house.enter(&world.leader);
        let twice = test.post(&of(asa), &[("account", &account)]).await;
        assert_eq!(led_to(&twice), format!("{people}/{}?problem=tied", asa.0));
        let told = test.get(&format!("{people}/{}?problem=tied", asa.0)).await.text();
        assert!(told.contains("Kontot hör till någon annan"), "{told}");

        // Withdrawn, it goes; shared again, it comes.
        house.enter(&world.person);
        let own = test.get(&format!("/account/skills/validations/{id}")).await.text();
        let share =
            own.split("/account/skills/shares/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        led_to(&test.post(&format!("/account/skills/shares/{share}/withdraw"), &[]).await);
        assert_eq!(validated(&world).await, [] as [&str; 0]);
        world.shared(id, "2027-06-30").await;
        assert_eq!(validated(&world).await, [NAME]);

        // Untied, it goes out of every version: bringing an earlier one back ties nobody.
        let with = map(&world).await.version;
        house.enter(&world.leader);
        led_to(&test.post(&of(kim), &[("account", "")]).await);
        assert_eq!(validated(&world).await, [] as [&str; 0]);
        let now = map(&world).await;
        assert_eq!(now.map.person(kim).unwrap().account, None);
        let leader = caller(house, &world.leader).await;
        firm::bring_back(&test.app, &leader, world.firm, now.version, with).await.unwrap();
        assert_eq!(map(&world).await.map.person(kim).unwrap().account, None);
        assert_eq!(validated(&world).await, [] as [&str; 0]);
    }
}

#[tokio::test]
async fn only_those_of_the_firm_tie_and_only_accounts_of_the_firm() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let [kim, _] = mapped(&world).await;
        let account = caller(house, &world.person).await.person.unwrap().0.to_string();
        let stranger = caller(house, &world.stranger).await.person.unwrap().0.to_string();
        let to = format!("/skills/firm/{}/people/{}/account", world.firm, kim.0);
        for who in [&world.stranger, &world.officer, &world.assessor] {
            house.enter(who);
            let answer = test.post(&to, &[("account", &account)]).await;
            assert!(matches!(answer.status, 403 | 404), "{}", answer.status);
        }
        house.enter(&world.leader);
        assert_eq!(test.post(&to, &[("account", &stranger)]).await.status, 404, "of another firm");
        assert_eq!(test.post(&to, &[("account", "999999")]).await.status, 404);
        assert_eq!(test.post(&to, &[("account", "Kim")]).await.status, 400);
        let nobody = format!("/skills/firm/{}/people/4711/account", world.firm);
        assert_eq!(test.post(&nobody, &[("account", &account)]).await.status, 404);
        assert_eq!(map(&world).await.map.person(kim).unwrap().account, None);
        // Who joins the firm can be tied.
        let new = member(house, "nils@firm.example", "Nils Ny", "product_owner", "Verkstad Ett AB").await;
        let new = caller(house, &new).await.person.unwrap().0;
        house.enter(&world.leader);
        led_to(&test.post(&to, &[("account", &new.to_string())]).await);
        assert_eq!(map(&world).await.map.person(kim).unwrap().account, Some(new));
    }
}
