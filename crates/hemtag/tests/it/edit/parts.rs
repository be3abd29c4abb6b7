//! Removing, copying, confirming and undoing: no part is left that belongs to nothing, and every save is one event.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    makers::{
        self,
        model::{FactEvidence, Level, OfferId, Subject},
    },
};
use jiff::civil::date;
use vocabulary::Vocabulary;

use crate::edit::sample::{events, evidence, kept, now, offer};

#[tokio::test]
async fn evidence_of_a_new_offer_is_kept_with_it_in_one_save() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let mut maker = kept(&test).await;
        assert_eq!(maker.evidence.len(), 4, "evidence named the parts before they had numbers");
        let of_first =
            maker.evidence.iter().filter(|e| e.subject == Subject::Offer(maker.sites[0].offers[0].id));
        assert_eq!(of_first.count(), 1);
        let id = OfferId(maker.new_id());
        maker.sites[1].offers.push(offer(id.0, "4.6"));
        maker.evidence.push(FactEvidence {
            subject: Subject::Offer(id),
            field: "process".into(),
            evidence: evidence(Level::AdviserSeen, date(2026, 11, 1), "en rådgivare"),
            note: Some("Vi svetsar.".into()),
        });
        makers::change_maker(&test.app, &Caller::administrator(), &mut maker).await.unwrap();
        let found = now(&test, maker.id).await;
        assert_eq!(found, maker, "what is in memory is what was kept");
        let new = &found.sites[1].offers[1];
        assert!(new.id.0 > 0);
        assert_eq!(found.evidence_for(new, "process").level, Level::AdviserSeen);
    }
}

#[tokio::test]
async fn removing_a_site_takes_its_offers_evidence_and_certificates_along() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let (first, second) = (maker.sites[0].id, maker.sites[1].id);
        let asked = test.get(&format!("/makers/{}/edit/site-{first}/remove", maker.id)).await;
        assert_eq!(asked.status, 200);
        assert!(asked.text().contains("2 erbjudanden"), "{}", asked.text());
        let before = events(&test).await;
        let path = format!("/makers/{}/edit/site-{first}/remove", maker.id);
        let removed = test.post(&path, &[("version", "1")]).await;
        assert_eq!(removed.status, 303, "{}", removed.text());
        assert_eq!(events(&test).await, before + 1);
        let found = now(&test, maker.id).await;
        assert_eq!(found.sites.iter().map(|s| s.id).collect::<Vec<_>>(), [second]);
        // ISO 14001 covered only the site that is gone; EN 1090 covers what is now the first.
        let covers: Vec<_> = found.certificates.iter().map(|c| c.sites.clone()).collect();
        assert_eq!(covers, [vec![], vec![0]]);
        assert_eq!(found.evidence.len(), 3, "the evidence of the removed offer is gone");
        assert_eq!(test.post(&path, &[("version", "2")]).await.status, 404, "a second time there is nothing");
    }
}

#[tokio::test]
async fn a_change_is_undone_and_brought_back() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let gone = maker.sites[0].offers[0].id;
        let path = format!("/makers/{}/edit/offer-{gone}/remove", maker.id);
        assert_eq!(test.post(&path, &[("version", "1")]).await.status, 303);
        assert_eq!(now(&test, maker.id).await.offers().count(), 2);
        let undo = format!("/makers/{}/undo", maker.id);
        assert_eq!(
            test.post(&undo, &[("version", "1")]).await.status,
            404,
            "the first version has none before it"
        );
        let before = events(&test).await;
        assert_eq!(test.post(&undo, &[("version", "2")]).await.status, 303);
        assert_eq!(events(&test).await, before + 1);
        let back = now(&test, maker.id).await;
        assert_eq!((back.offers().count(), back.version), (3, 3));
        assert_eq!(back.sites, maker.sites);
        assert_eq!(back.evidence, maker.evidence);
        assert_eq!(test.post(&undo, &[("version", "3")]).await.status, 303);
        assert_eq!(now(&test, maker.id).await.offers().count(), 2, "undoing the undoing removes it again");
        assert_eq!(test.post(&undo, &[("version", "3")]).await.status, 409, "somebody was first");
    }
}

#[tokio::test]
async fn an_undone_removal_brings_back_the_number_that_nobody_else_was_given() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let last = maker.sites[1].offers[0].id;
        let path = format!("/makers/{}/edit/offer-{last}/remove", maker.id);
        assert_eq!(test.post(&path, &[("version", "1")]).await.status, 303);
        let mut other = [makers::model::Maker { organisation_number: None, ..crate::edit::sample::maker() }];
        makers::add_makers(&test.app, &Caller::administrator(), &mut other).await.unwrap();
        assert!(other[0].offers().all(|(_, o)| o.id > last), "a number is not given again");
        assert_eq!(test.post(&format!("/makers/{}/undo", maker.id), &[("version", "2")]).await.status, 303);
        let back = now(&test, maker.id).await;
        assert_eq!(back.offers().count(), 3);
        assert!(back.offers().any(|(_, o)| o.id == last));
        assert_eq!(back.evidence.len(), 4, "its evidence is back too");
        assert_eq!(now(&test, other[0].id).await.offers().count(), 3);
    }
}

#[tokio::test]
async fn confirming_moves_the_day_of_what_the_maker_said_itself_only() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let confirmed = test.post(&format!("/makers/{}/confirm", maker.id), &[("version", "1")]).await;
        assert_eq!(confirmed.location(), Some(format!("/makers/{}/edit?done=confirmed", maker.id).as_str()));
        let found = now(&test, maker.id).await;
        assert!(found.offers().all(|(_, o)| o.evidence.on == date(2026, 11, 24)));
        assert!(found.certificates.iter().all(|c| c.evidence.on == date(2024, 3, 1)));
        assert!(found.evidence.iter().all(|e| e.evidence.on == date(2024, 3, 1)));
    }
}

#[tokio::test]
async fn a_copy_has_its_own_number_and_neither_weeks_nor_evidence_of_single_facts() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let from = &maker.sites[0].offers[0];
    let path = format!("/makers/{}/edit/offer-{}/duplicate", maker.id, from.id);
    let copied = test.post(&path, &[("version", "1")]).await;
    assert_eq!(copied.status, 303);
    let found = now(&test, maker.id).await;
    let copy = found.sites[0].offers.last().unwrap();
    assert_eq!(copied.location(), Some(format!("/makers/{}/edit/offer-{}", maker.id, copy.id).as_str()));
    assert_eq!((copy.process, &copy.tolerance), (from.process, &from.tolerance));
    assert!(copy.free_weeks.is_empty());
    assert_eq!(found.evidence.len(), 4);
}

#[tokio::test]
async fn a_removed_maker_is_gone_and_can_be_restored_or_forgotten() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let confirm = format!("/makers/{}/confirm", maker.id);
        assert_eq!(test.post(&confirm, &[("version", "1")]).await.status, 303);
        let whole = now(&test, maker.id).await;
        let path = format!("/makers/{}/edit/maker/remove", maker.id);
        assert!(test.get(&path).await.text().contains("återställas"));
        let list = format!("/makers/removed?done={}", maker.id);
        assert_eq!(test.post(&path, &[("version", "2")]).await.location(), Some(list.as_str()));
        assert_eq!(test.get(&format!("/makers/{}", maker.id)).await.status, 404);
        assert!(makers::store::revisions(test.app.db.reader(), maker.id).await.unwrap().is_empty());
        assert!(
            test.app.register.snapshot().maker(matching::MakerId(1)).is_none(),
            "it matches nothing more"
        );
        let text = test.get(&list).await.text();
        assert!(text.contains(&maker.name) && text.contains("är borttagen"), "{text}");
        // Somebody else has taken its organisation number meanwhile.
        let mut other = [crate::edit::sample::maker()];
        makers::add_makers(&test.app, &Caller::administrator(), &mut other).await.unwrap();
        let restore = format!("/makers/removed/{}", maker.id);
        let refused = test.post(&restore, &[("do", "restore")]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text().contains("samma organisationsnummer"), "{}", refused.text());
        let path = format!("/makers/{}/edit/maker/remove", other[0].id);
        assert_eq!(test.post(&path, &[("version", "1")]).await.status, 303);

        let before = events(&test).await;
        let restored = test.post(&restore, &[("do", "restore")]).await;
        assert_eq!(restored.location(), Some(format!("/makers/{}/edit?done=restored", maker.id).as_str()));
        assert_eq!(events(&test).await, before + 1);
        let back = now(&test, maker.id).await;
        assert_eq!(
            back,
            makers::model::Maker { version: whole.version + 1, ..whole },
            "as it was, numbers and all"
        );
        assert_eq!(test.get(&format!("/makers/{}", maker.id)).await.status, 200);
        assert!(test.app.register.snapshot().maker(matching::MakerId(1)).is_some(), "it is matched again");
        assert_eq!(test.post(&restore, &[("do", "restore")]).await.status, 404, "once");

        let forget = format!("/makers/removed/{}", other[0].id);
        assert_eq!(test.post(&forget, &[("do", "forget")]).await.status, 303);
        assert_eq!(test.post(&forget, &[("do", "restore")]).await.status, 404);
        assert!(!test.get("/makers/removed").await.text().contains(&other[0].name));
    }
}

#[tokio::test]
async fn any_kept_version_can_be_brought_back() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let offer = maker.sites[0].offers[0].id;
        let remove = format!("/makers/{}/edit/offer-{offer}/remove", maker.id);
        assert_eq!(test.post(&remove, &[("version", "1")]).await.status, 303);
        let confirm = format!("/makers/{}/confirm", maker.id);
        assert_eq!(test.post(&confirm, &[("version", "2")]).await.status, 303);
        let page = test.get(&format!("/makers/{}/history", maker.id)).await.text();
        let rows = page.matches("name=\"to\"").count();
        assert_eq!(rows, 2, "{page}");
        assert!(page.contains("2026-11-24") && page.contains("value=\"1\""), "{page}");
        let undo = format!("/makers/{}/undo", maker.id);
        assert_eq!(test.post(&undo, &[("version", "3"), ("to", "1")]).await.status, 303);
        let back = now(&test, maker.id).await;
        assert_eq!(back, makers::model::Maker { version: 4, updated_on: back.updated_on, ..maker });
        assert_eq!(test.post(&undo, &[("version", "4"), ("to", "9")]).await.status, 404, "no such version");
        assert_eq!(
            test.post(&undo, &[("version", "3"), ("to", "1")]).await.status,
            409,
            "somebody was first"
        );
    }
}

#[tokio::test]
async fn a_maker_says_what_it_does_not_hold_changes_it_and_takes_it_back() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let edit = format!("/makers/{}/edit", maker.id);
        let codes: Vec<&str> = maker
            .certificates
            .iter()
            .map(|held| Vocabulary::embedded().certificates().get(held.certificate).code.as_str())
            .collect();
        let lacks = async || {
            let now = now(&test, maker.id).await;
            let known = Vocabulary::embedded().certificates();
            now.lacking().map(|one| known.get(one.certificate).code.clone()).collect::<Vec<_>>()
        };
        let form = |code: &'static str, version: &'static str| {
            [
                ("version", version),
                ("certificate", code),
                ("level", "self_declared"),
                ("on", "2026-11-20"),
                ("by", "tillverkaren"),
            ]
        };
        let new = format!("{edit}/not-held-new");
        for language in ["", "/en"] {
            let page = test.get(&format!("{language}{new}")).await;
            assert!(page.status == 200 && !page.text().contains('⟦'), "{}", page.text());
        }
        let nothing = test.post(&new, &form("", "1")).await;
        assert!(nothing.status == 422 && nothing.text().contains("certificate-error"), "{}", nothing.text());
        let before = events(&test).await;
        assert_eq!(test.post(&new, &form("EN 9100", "1")).await.status, 303);
        assert_eq!((lacks().await, events(&test).await), (vec!["EN 9100".to_owned()], before + 1));
        let shown = test.get(&format!("/makers/{}", maker.id)).await.text();
        assert!(shown.contains("Har inte EN 9100"), "{shown}");
        // Another instead; and one that the profile says is held goes from there.
        let one = format!("{edit}/not-held-0");
        assert!(test.get(&edit).await.text().contains(&one));
        let held: &'static str = codes[0].to_owned().leak();
        assert_eq!(test.post(&one, &form(held, "2")).await.status, 303);
        assert_eq!(lacks().await, [held]);
        assert_eq!(now(&test, maker.id).await.certificates.len(), maker.certificates.len() - 1);
        assert_eq!(test.post(&format!("/makers/{}/undo", maker.id), &[("version", "3")]).await.status, 303);
        assert_eq!(lacks().await, ["EN 9100"]);
        assert_eq!(now(&test, maker.id).await.certificates.len(), maker.certificates.len());

        let asked = test.get(&format!("{one}/remove")).await;
        assert!(asked.status == 200 && asked.text().contains("saknar EN 9100"), "{}", asked.text());
        assert_eq!(test.post(&format!("{one}/remove"), &[("version", "4")]).await.status, 303);
        assert!(lacks().await.is_empty());
        assert_eq!(test.get(&format!("{one}/remove")).await.status, 404);
    }
}
