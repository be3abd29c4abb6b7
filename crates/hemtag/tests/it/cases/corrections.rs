//! What a maker's no corrects in its profile, and how matching reads it.

use crate::testkit::Databases;
use hemtag::{
    access::Caller,
    makers::{
        self,
        model::{Evidence, Level, MakerId, engine_offer},
    },
    needs::{self, model::engine_parts},
};
use matching::{Criterion, Verdict};

use crate::cases::{
    people::{field, led_to},
    requests::Scene,
};

#[tokio::test]
async fn a_certificate_that_the_maker_says_it_does_not_hold_is_missed_from_then_on() {
    for kind in Databases::both() {
        let scene = Scene::start(kind).await;
        let test = scene.test();
        let judged = async || {
            test.app.register.reload(&test.app.db, &test.app.clock).await.unwrap();
            let need = needs::store::by_key(test.app.db.reader(), &scene.key).await.unwrap().unwrap();
            let parts = engine_parts(&need.document, test.app.clock.today());
            let step = &parts[0].operations[0].need;
            let maker = makers::store::find(test.app.db.reader(), MakerId(1)).await.unwrap().unwrap();
            let (_, offer) = maker.offers().next().unwrap();
            let seen = engine_offer(&maker, 0, offer, None, test.app.clock.today());
            let judged = matching::judge(&makers::terms(), step, &seen);
            let is_asked = |j: &&matching::Judgement| matches!(j.criterion, Criterion::Certificate(_));
            (maker, judged.iter().find(is_asked).unwrap().verdict.clone())
        };
        let link = scene.asked("information").await;
        let (before, verdict) = judged().await;
        assert!(matches!(verdict, Verdict::Met { .. }), "the profile says that it holds it");
        led_to(&scene.answer(&link, &[("no", "certificate")], None).await);
        let page = test.get(&link).await.text();
        assert!(page.contains("value=\"ISO 9001\"") && page.contains("profilen säger i dag"), "{page}");
        assert!(!page.contains("name=\"largest\""), "only what the no is about: {page}");
        let correct = format!("{link}/correct");
        let version = field(&page, "version");
        let mut form = vec![("about", "certificates"), ("version", version.as_str())];
        let nothing = test.post(&correct, &form).await;
        assert!(
            nothing.status == 422 && nothing.text().contains("Kryssa för minst ett"),
            "{}",
            nothing.text()
        );
        form.push(("certificate", "ISO 13485"));
        assert_eq!(test.post(&correct, &form).await.status, 422, "not one that the need asks for");
        form[2] = ("certificate", "ISO 9001");
        assert_eq!(led_to(&test.post(&correct, &form).await), format!("{link}?done=corrected"));
        let (maker, verdict) = judged().await;
        assert!(matches!(verdict, Verdict::Missed { .. }), "no is not unknown: {verdict:?}");
        let known: Vec<_> = maker.lacking().map(|one| one.evidence.clone()).collect();
        let word =
            Evidence { level: Level::SelfDeclared, on: test.app.clock.today(), by: "tillverkaren".into() };
        assert_eq!(known, [word]);
        assert!(test.get("/makers/1").await.text().contains("Har inte"), "the profile says so");
        assert_eq!(maker.certificates.len() + 1, before.certificates.len());
        // The maker gets it after all: what is held counts.
        let mut maker = maker;
        maker.certificates.clone_from(&before.certificates);
        makers::change_maker(&test.app, &Caller::administrator(), &mut maker).await.unwrap();
        let (maker, verdict) = judged().await;
        assert!(matches!(verdict, Verdict::Met { .. }) && maker.certificates_not_held.is_empty());
    }
}
