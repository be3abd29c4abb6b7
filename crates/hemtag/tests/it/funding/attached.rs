//! Files beyond the applicant's own: assessors open those of what they assess, decisions freeze theirs, claims bring theirs.

use crate::testkit::Databases;
use hemtag::{
    events,
    funding::{claims, model::claim::ClaimKind},
};
use sea_orm::ConnectionTrait;

use crate::cases::people::led_to;
use crate::funding::{
    apply::{PDF, Scene, hand_to},
    claimants::{costs, seen},
    conflicts::{ask, assessor},
    deciders::person,
    record::{all, bare, decided, text_of},
};

const WORD: &[u8] = b"PK\x03\x04\x14\0\0\0word/document.xml";

/// The address of the first file under an address on a page.
fn first(page: &str, under: &str) -> String {
    let start = format!("{under}/");
    let rest = page.split(&start).nth(1).unwrap_or_else(|| panic!("{under}: {page}"));
    format!("{start}{}", rest.split(['"', '/']).next().unwrap())
}

#[tokio::test]
async fn an_assessor_opens_files_after_declaring_no_conflict_and_each_look_is_written_down() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let test = scene.test();
        let id = scene.begin().await;
        scene.write(id).await;
        let path = format!("/funding/applications/{id}/files");
        led_to(&hand_to(test, &path, "a", &[("purpose", "mandate")], "fullmakt.pdf", PDF).await);
        let key = first(&test.get(&path).await.text(), &path).rsplit('/').next().unwrap().to_owned();
        led_to(&scene.hand_in(id, "a").await);
        // A file that was never handed in is not theirs to see.
        let sql = format!("UPDATE funding_application SET state = 'in-assessment' WHERE id = {id}");
        let transaction = test.app.db.write().await.unwrap();
        transaction.execute_unprepared(&sql).await.unwrap();
        transaction.commit().await.unwrap();
        let (one, caller) = assessor(&scene.house, "a@one.example", &[]).await;
        let (two, _) = assessor(&scene.house, "b@two.example", &[]).await;
        let assignment = ask(&scene.house, &scene.call, id, &caller).await.unwrap();
        let page = format!("/funding/assessments/{assignment}");
        let file = format!("{page}/files/{key}");
        scene.house.enter(&one);
        assert_eq!(test.get(&file).await.status, 404, "before the question is answered");
        led_to(&test.post(&format!("{page}/answer"), &[("answer", "none")]).await);
        assert_eq!(first(&test.get(&page).await.text(), &format!("{page}/files")), file);
        for _ in 0..2 {
            let handed = test.get(&file).await;
            assert_eq!(handed.body, PDF);
            assert!(handed.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        }
        assert_eq!(test.get(&format!("{page}/files/nothing")).await.status, 404);
        scene.house.enter(&two);
        assert_eq!(test.get(&file).await.status, 404, "another's");
        let looks = events::after(test.app.db.reader(), 0, &["application.file_opened"], 9).await.unwrap();
        assert_eq!(looks.len(), 2, "each look: {looks:?}");
        assert_eq!(looks[0].data["assignment"], assignment);
        // A conflict that comes to light closes them again.
        scene.house.enter(&one);
        let conflict = [("answer", "close-affected"), ("words", "Min bror äger firman.")];
        led_to(&test.post(&format!("{page}/answer"), &conflict).await);
        assert_eq!(test.get(&file).await.status, 404);
    }
}

#[tokio::test]
async fn the_files_of_a_decision_are_frozen_when_it_is_taken_and_stand_in_it() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let test = &all.house.test;
        all.house.enter(&all.presenter);
        let application = all.application.to_string();
        let begun = test.post("/funding/decisions/waiting", &[("application", &application)]).await;
        let id = led_to(&begun).split('/').nth(3).unwrap().to_owned();
        let path = format!("/funding/decisions/{id}/files");
        let refused = hand_to(test, &path, "a", &[("purpose", "annex")], "bilaga.docx", WORD).await;
        assert!(refused.status == 422 && refused.text().contains("Word, ingen PDF"), "{}", refused.text());
        let english =
            hand_to(test, &format!("/en{path}"), "a", &[("purpose", "annex")], "a.pdf", b"MZ\x90").await;
        assert!(english.status == 422 && english.text().contains("PDF") && !english.text().contains('⟦'));
        for once in ["b", "b"] {
            led_to(&hand_to(test, &path, once, &[("purpose", "annex")], "sluten.pdf", PDF).await);
        }
        let closed = first(&test.get(&path).await.text(), &path);
        led_to(&hand_to(test, &path, "c", &[("purpose", "annex")], "dras.pdf", b"%PDF-1.4\nx").await);
        let page = test.get(&path).await.text();
        let drawn = page.split(&format!("{path}/")).find(|rest| rest.contains("dras.pdf</a>")).unwrap();
        let drawn = format!("{path}/{}", drawn.split(['"', '/']).next().unwrap());
        for _ in 0..2 {
            led_to(&test.post(&format!("{drawn}/remove"), &[]).await);
        }
        let public = [("purpose", "annex"), ("public", "1")];
        let open = b"%PDF-1.7\nofficiell\n%%EOF";
        led_to(&hand_to(test, &path, "d", &public, "oppen.pdf", open).await);
        let page = test.get(&path).await.text();
        assert_eq!(page.matches("sluten.pdf</a>").count(), 1, "sent twice is one file: {page}");
        assert!(!page.contains("dras.pdf") && page.contains("offentlig"), "{page}");
        assert_eq!(test.get(&closed).await.body, PDF);

        assert_eq!(decided(&all).await, id);
        assert_eq!(test.post(&format!("{closed}/remove"), &[]).await.status, 409, "frozen");
        let late = hand_to(test, &path, "e", &[("purpose", "annex")], "sen.pdf", PDF).await;
        assert_eq!(late.status, 409);
        all.house.enter(&all.owner);
        let record = test.get(&format!("/funding/decisions/{id}/record")).await.text();
        let print = hemtag::funding::model::handed::fingerprint(PDF);
        assert!(record.contains(&print) && record.contains("sluten.pdf"), "{record}");
        let pdf = test.get(&format!("/funding/decisions/{id}/decision.pdf")).await;
        let paper = bare(&text_of(&lopdf::Document::load_mem(&pdf.body).unwrap()));
        assert!(paper.contains(&print[..24]) && paper.contains("oppen.pdf"), "{paper}");
        assert_eq!(test.get(&closed).await.body, PDF, "the applicant has all of them");

        // The public has the one that is marked, and knows of no other.
        test.forget();
        let page = test.get(&format!("/funding/decisions/{id}")).await.text();
        assert!(page.contains("oppen.pdf") && !page.contains("sluten.pdf"), "{page}");
        let link = first(&page, &path);
        assert_eq!(test.get(&link).await.body, open);
        assert_ne!(test.get(&closed).await.status, 200);
        all.house.enter(&all.other);
        assert_eq!(test.get(&closed).await.status, 404);
    }
}

#[tokio::test]
async fn a_claim_brings_its_papers_and_what_is_no_pdf_is_refused() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let test = &all.house.test;
        let id = decided(&all).await;
        all.house.enter(&all.owner);
        let led = led_to(&test.post(&format!("/funding/grants/{id}/claims"), &[("kind", "period")]).await);
        let claim = led.trim_end_matches("/costs").to_owned();
        let path = format!("{claim}/files");
        for (purpose, name, content, says) in [
            ("invoice", "faktura.docx", WORD, "Word, ingen PDF"),
            ("report", "rapport.txt", b"bara text" as &[u8], "ingen PDF"),
            ("books", "tom.pdf", b"", "inte är tom"),
        ] {
            let refused = hand_to(test, &path, name, &[("purpose", purpose)], name, content).await;
            assert!(refused.status == 422 && refused.text().contains(says), "{name}: {}", refused.text());
        }
        for _ in 0..2 {
            led_to(&hand_to(test, &path, "a", &[("purpose", "invoice")], "faktura.pdf", PDF).await);
        }
        let page = test.get(&path).await.text();
        assert!(page.matches("faktura.pdf</a>").count() == 1 && !page.contains('⟦'), "{page}");
        let link = first(&page, &path);
        all.house.enter(&all.presenter);
        assert_eq!(test.get(&link).await.status, 404, "what is being written is the applicant's own");
        let (app, owner) = (&test.app, person(all.person));
        let grant = claims::grant(app, &owner, id.parse().unwrap()).await.unwrap();
        let kept = grant.open_claim().unwrap().clone();
        assert_eq!(kept.kind, ClaimKind::Period);
        let decision = &grant.decision.decision;
        let period = (decision.project_from, decision.project_to);
        let kept = claims::keep(app, &owner, seen(&kept), period, costs(&[(2026, 10_000)])).await.unwrap();
        let kept = claims::hand_in(app, &owner, seen(&kept), true).await.unwrap();
        assert_eq!(kept.claim.files.len(), 1);
        assert_eq!(test.get(&link).await.body, PDF, "the officer has what was handed in");
        assert!(test.get(&claim).await.text().contains("faktura.pdf"));
        all.house.enter(&all.owner);
        assert_eq!(test.post(&format!("{link}/remove"), &[]).await.status, 409, "it stays with it");
        all.house.enter(&all.other);
        assert_eq!(test.get(&link).await.status, 404);
    }
}
