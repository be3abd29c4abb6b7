//! From a letter to an outcome, and what the person does with it.

use crate::testkit::Databases;
use hemtag::skills::firm;
use workforce::map::{EvidenceKind, Map, People, PersonId, Who};

use super::world::{CODE, MISSING, NAME, NUMBER, World, caller, member};
use crate::cases::people::led_to;

#[tokio::test]
async fn a_firm_asks_by_a_letter_that_says_nothing_and_learns_nothing_but_that_it_was_taken_up() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let path = format!("/skills/validations/firm/{}", world.firm);
        house.enter(&world.leader);
        let form = [("email", "kim@firm.example"), ("called", "Kim vid fräsen"), ("qualification", CODE)];
        let refused = test.post(&path, &[("email", "kim"), ("qualification", CODE)]).await;
        assert!(refused.status == 422 && refused.text().contains("Det är ingen e-postadress"));
        led_to(&test.post(&path, &form).await);
        let letter = house.letter_to("kim@firm.example").await;
        for word in ["Verkstad", "Fräsare", "validering", "kompetens", "Kim vid"] {
            assert!(!letter.body.contains(word) && !letter.subject.contains(word), "{word}: {letter:?}");
        }
        assert!(test.get(&path).await.text().contains("Kim vid fräsen"));
        // Whoever is not signed in is told nothing and comes back after signing in.
        test.forget();
        let first = test.get(&letter.link()).await;
        assert!(first.location().unwrap().starts_with("/account/sign-in?to="), "{}", first.text());
        house.enter(&world.person);
        let page = test.get(&letter.link()).await.text();
        assert!(page.contains("Verkstad Ett AB") && page.contains("Fräsare (exempel)"), "{page}");
        let own = led_to(&test.post(&letter.link(), &[]).await);
        assert!(own.starts_with("/account/skills/validations/"), "{own}");
        assert_eq!(test.get(&letter.link()).await.status, 404, "a link is good once");
        house.enter(&world.leader);
        let now = test.get(&path).await.text();
        assert!(now.contains("Antaget") && now.contains("Glömd") && !now.contains("Kim vid fräsen"), "{now}");
        assert!(!now.contains(NAME), "nothing is shared: {now}");
    }
}

#[tokio::test]
async fn a_mapping_is_no_validation_and_an_assessment_keeps_to_periods_and_order() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let id = world.asked().await;
        let (mine, own) = (format!("/account/skills/validations/{id}"), format!("/skills/validations/{id}"));
        house.enter(&world.person);
        let page = test.get(&mine).await.text();
        assert!(
            page.contains("Kartlagd av dig själv") && page.contains("Det här är ingen validering än"),
            "{page}"
        );
        let json = test.get("/account/skills/download/json").await.json();
        assert_eq!(json["validations"][0]["is_validation"], false);
        house.enter(&world.assessor);
        let queue = test.get("/skills/validations").await.text();
        assert!(queue.contains("Fräsare") && !queue.contains(NAME), "no name before it is taken: {queue}");
        assert_eq!(test.get(&own).await.status, 404, "not before it is taken");
        led_to(&test.post(&format!("{own}/take"), &[]).await);
        assert!(test.get(&own).await.text().contains(NAME));
        let assess = |day: &'static str| [("unit", "ritning"), ("on", day), ("met", "yes")];
        let early = world.post(&world.assessor, &own, "deepen", &[("depth_on", "2026-10-14")]).await;
        assert!(
            early.status == 422 && early.text().contains("Du var inte godkänd som bedömare"),
            "{}",
            early.text()
        );
        led_to(&world.post(&world.assessor, &own, "deepen", &[("depth_on", "2026-11-02")]).await);
        for (day, says) in [
            ("2026-11-01", "fördjupad kartläggning den dagen eller tidigare"),
            ("2026-09-30", "Testcentret var inte ackrediterat"),
            ("2026-10-14", "Du var inte godkänd som bedömare"),
            ("2026-11-25", "Dagen har inte kommit än"),
            ("den tredje", "är ingen dag"),
        ] {
            let refused = world.post(&world.assessor, &own, "assess", &assess(day)).await;
            assert!(refused.status == 422 && refused.text().contains(says), "{day}: {}", refused.text());
        }
        let form = [("unit", "frasning"), ("on", "2026-11-03"), ("met", "yes")];
        let order = world.post(&world.assessor, &own, "assess", &form).await;
        assert!(
            order.text().contains("Först ska det här vara uppfyllt")
                && order.text().contains("Enhet ritning")
        );
        led_to(&world.post(&world.assessor, &own, "assess", &assess("2026-11-03")).await);
        let silent = world.post(
            &world.assessor,
            &own,
            "assess",
            &[("unit", "frasning"), ("on", "2026-11-03"), ("met", "no")],
        );
        assert!(silent.await.text().contains("Skriv vad som saknas"));
        let refused = world.post(&world.assessor, &own, "conclude", &[]).await;
        assert!(refused.text().contains("Ange bevisets nummer"));
        led_to(&world.post(&world.assessor, &own, "conclude", &[("certificate", NUMBER)]).await);
        house.enter(&world.person);
        let page = test.get(&mine).await.text();
        for says in [
            "Validerad: en del av delkvalifikationerna",
            NUMBER,
            "Enhet frasning",
            "Inte bedömd",
            "Ines Prov",
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(!test.get(&format!("/en{mine}")).await.text().contains('⟦'));
    }
}

#[tokio::test]
async fn nobody_of_the_persons_firm_assesses_and_what_is_said_can_be_undone_or_appealed_by_the_rules() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        // The second assessor joins the person's firm too.
        test.forget();
        test.sign_in();
        let firm = world.firm.to_string();
        let form =
            [("email", "ivar@centre.example"), ("role", "product_owner"), ("organisation", firm.as_str())];
        led_to(&test.post("/people/invite", &form).await);
        let link = house.letter_to("ivar@centre.example").await.link();
        house.enter(&world.second);
        test.post(&link, &[]).await;
        let bound = caller(house, &world.second).await;
        let id = world.asked().await;
        let own = format!("/skills/validations/{id}");
        assert!(bound.held.iter().any(|held| held.organisation == Some(world.firm)), "{bound:?}");
        house.enter(&world.second);
        assert_eq!(test.post(&format!("{own}/take"), &[]).await.status, 403, "bound to the firm");
        assert!(test.get("/skills/validations").await.text().contains("Du kan inte ta den"));
        house.enter(&world.elsewhere);
        assert_eq!(test.post(&format!("{own}/take"), &[]).await.status, 404, "of another centre");
        let third = member(house, "ida@centre.example", "Ida Prov", "assessor", "Testcenter Ett").await;
        let admin = hemtag::access::Caller::administrator();
        let period =
            hemtag::skills::validation::model::Period { from: "2026-10-15".parse().unwrap(), until: None };
        let person = caller(house, &third).await.person.unwrap().0;
        hemtag::skills::validation::add_assessor(&test.app, &admin, world.centre, person, period)
            .await
            .unwrap();

        house.enter(&world.assessor);
        led_to(&test.post(&format!("{own}/take"), &[]).await);
        led_to(&world.post(&world.assessor, &own, "deepen", &[("depth_on", "2026-11-02")]).await);
        let unit = |met: &'static str| {
            [("unit", "ritning"), ("on", "2026-11-03"), ("met", met), ("missing", MISSING)]
        };
        led_to(&world.post(&world.assessor, &own, "assess", &unit("no")).await);
        let undo = [("undo_unit", "ritning"), ("undo_unit_why", "")];
        assert!(world.post(&world.assessor, &own, "undo-unit", &undo).await.text().contains("Skriv varför"));
        led_to(
            &world
                .post(
                    &world.assessor,
                    &own,
                    "undo-unit",
                    &[("undo_unit", "ritning"), ("undo_unit_why", "fel person")],
                )
                .await,
        );
        led_to(&world.post(&world.assessor, &own, "assess", &unit("no")).await);
        led_to(&world.post(&world.assessor, &own, "conclude", &[]).await);
        let mine = format!("/account/skills/validations/{id}");
        led_to(&world.post(&world.person, &mine, "appeal", &[("why", "Jag fick fel ritning.")]).await);
        house.enter(&world.assessor);
        let page = test.get(&own).await.text();
        assert!(
            page.contains("fel person") && !page.contains("Svara på invändningen"),
            "who said it does not answer: {page}"
        );
        let answer = [("changed", "yes"), ("answer", "Ritningen var fel.")];
        let page = world.post(&third, &own, "answer", &answer).await;
        led_to(&page);
        // Whoever answered has it now, and assesses anew; all of it is in the history.
        led_to(&world.post(&third, &own, "assess", &unit("yes")).await);
        led_to(&world.post(&third, &own, "conclude", &[("certificate", NUMBER)]).await);
        house.enter(&world.person);
        let page = test.get(&mine).await.text();
        for says in ["Jag fick fel ritning.", "Ritningen var fel.", "fel person", NUMBER] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(page.contains("Invänd mot resultatet"), "a new outcome can be appealed against anew: {page}");
        led_to(&world.post(&third, &own, "undo", &[("undo_why", "fel nummer")]).await);
        house.enter(&world.person);
        assert!(
            test.get(&mine).await.text().contains("ingen validering än"),
            "an outcome that was undone is none"
        );
    }
}

/// A map in which the person stands with the account.
async fn mapped(world: &World) {
    let (app, leader) = (&world.house.test.app, caller(&world.house, &world.leader).await);
    let account = caller(&world.house, &world.person).await.person.unwrap().0;
    let person = People {
        id: PersonId(1),
        who: Who::Named("Kim vid fräsen".into()),
        roles: Vec::new(),
        shift: None,
        account: Some(account),
        leaves: None,
    };
    let map = Map { people: vec![person], next: 1, ..Map::default() };
    firm::save(app, &leader, world.firm, 0, firm::model::Change::People, &map).await.unwrap();
}

/// What the firm's map says was validated.
async fn validated(world: &World) -> Vec<String> {
    let leader = caller(&world.house, &world.leader).await;
    let kept = firm::open(&world.house.test.app, &leader, world.firm).await.unwrap();
    let held = kept.map.held.iter().filter(|held| held.evidence.kind == EvidenceKind::Validated);
    held.map(|held| kept.map.skill(held.skill).unwrap().name.clone()).collect()
}

#[tokio::test]
async fn the_person_shares_and_withdraws_and_each_look_is_kept() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        mapped(&world).await;
        let id = world.concluded().await;
        let firm_page = format!("/skills/validations/firm/{}", world.firm);
        house.enter(&world.leader);
        assert!(!test.get(&firm_page).await.text().contains(NAME), "nothing before it is shared");
        assert!(validated(&world).await.is_empty());
        let far = [("organisation", "1"), ("until", "2040-01-01")];
        house.enter(&world.person);
        let refused = test.post(&format!("/account/skills/validations/{id}/shares"), &far).await;
        assert!(refused.status == 422 && refused.text().contains("1096 dagar"), "{}", refused.text());
        world.shared(id, "2026-12-31").await;
        assert_eq!(validated(&world).await, ["Utför ritning"], "what is met, and nothing else");
        house.enter(&world.leader);
        let list = test.get(&firm_page).await.text();
        assert!(list.contains(NAME) && !list.contains(NUMBER), "no result before the look is kept: {list}");
        let share = list.split("/shares/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let shown = test.get(&format!("{firm_page}/shares/{share}")).await.text();
        assert!(shown.contains("Enhet ritning") && shown.contains(NUMBER), "{shown}");
        assert!(
            !shown.contains(MISSING) && !shown.contains("Enhet frasning") && !shown.contains("Ines"),
            "{shown}"
        );
        house.enter(&world.person);
        let mine = test.get("/account/skills").await.text();
        for says in
            ["Lea Ledare, Verkstad Ett AB", "Det som är delat", "Ines Prov, Testcenter Ett", "Kim vid fräsen"]
        {
            assert!(mine.contains(says), "{says}: {mine}");
        }
        led_to(&test.post(&format!("/account/skills/shares/{share}/withdraw"), &[]).await);
        assert!(validated(&world).await.is_empty(), "withdrawn: out of the map");
        house.enter(&world.leader);
        assert_eq!(test.get(&format!("{firm_page}/shares/{share}")).await.status, 404);
        // One unit only: nothing is said of the rest.
        house.enter(&world.person);
        let firm = world.firm.to_string();
        let some = [("organisation", firm.as_str()), ("until", "2026-12-31"), ("units", "ritning")];
        led_to(&test.post(&format!("/account/skills/validations/{id}/shares"), &some).await);
        house.enter(&world.leader);
        let list = test.get(&firm_page).await.text();
        let share = list.split("/shares/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let shown = test.get(&format!("{firm_page}/shares/{share}")).await.text();
        assert!(shown.contains("om resten sägs inget") && !shown.contains(NUMBER), "{shown}");
    }
}

#[tokio::test]
async fn a_record_goes_along_and_is_checked_at_its_address_until_it_is_withdrawn_or_erased() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        mapped(&world).await;
        let id = world.concluded().await;
        world.shared(id, "2026-12-31").await;
        let mine = format!("/account/skills/validations/{id}");
        house.enter(&world.person);
        led_to(&test.post(&format!("{mine}/record"), &[]).await);
        let page = test.get(&mine).await.text();
        let record = page
            .split("/account/skills/records/")
            .nth(1)
            .unwrap()
            .split(['"', '/'])
            .next()
            .unwrap()
            .to_owned();
        let file = test.get(&format!("/account/skills/records/{record}")).await;
        let badge = file.json();
        assert_eq!(badge["type"][1], "OpenBadgeCredential");
        assert_eq!(badge["@context"][1], "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
        assert_eq!(badge["credentialSubject"]["identifier"][0]["identityHash"], NAME);
        assert_eq!(
            badge["credentialSubject"]["achievement"]["resultDescription"].as_array().unwrap().len(),
            1
        );
        assert!(
            badge["description"].as_str().unwrap().contains("inte signerat") && badge.get("proof").is_none()
        );
        assert!(!file.text().contains(MISSING), "what is missing is the person's to tell");
        let address = badge["id"].as_str().unwrap().to_owned();
        let address = format!("/skills/records/{}", address.rsplit('/').next().unwrap());
        test.forget();
        let seen = test.get(&address).await.text();
        assert!(seen.contains(NUMBER) && seen.contains("Enhet ritning") && !seen.contains(NAME), "{seen}");
        let same = test.post(&address, &[("record", &file.text())]).await.text();
        assert!(same.contains("Texten är intyget"), "{same}");
        let forged = file.text().replace(NAME, "Någon Annan");
        assert!(test.post(&address, &[("record", &forged)]).await.text().contains("Texten är inte intyget"));
        house.enter(&world.person);
        assert!(test.get("/account/skills").await.text().contains("Någon med intygets adress"));
        led_to(&test.post(&format!("/account/skills/records/{record}/withdraw"), &[]).await);
        let gone = test.get(&address).await.text();
        assert!(gone.contains("återtaget") && !gone.contains(NUMBER), "{gone}");
        // Erased: nothing is left but that something was done.
        let ask = test.get(&format!("/account/skills/erase?validation={id}")).await.text();
        assert!(ask.contains("Det som blir kvar") && ask.contains("Fräsare"), "{ask}");
        led_to(&test.post("/account/skills/erase", &[("validation", &id.to_string())]).await);
        assert_eq!(test.get(&mine).await.status, 404);
        assert_eq!(test.get(&address).await.status, 404);
        assert!(validated(&world).await.is_empty(), "out of the firm's map too");
        let json = test.get("/account/skills/download/json").await.json();
        assert!(
            json["validations"].as_array().unwrap().is_empty()
                && json["looks"].as_array().unwrap().is_empty()
        );
        let pdf = test.get("/account/skills/download/pdf").await;
        assert_eq!(&pdf.body[..5], b"%PDF-");
    }
}
