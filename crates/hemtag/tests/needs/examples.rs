//! The demo's needs: 49 Open Know-How manifests and three machined parts, asked of the demo's register. None is empty.

use std::fmt::Write as _;

use hemtag::{
    access::Caller,
    http::Context,
    makers,
    matches::{self, answer_need, model::Reason, page::Shown, view::View},
    needs::{
        self,
        import::{Fate, Item},
    },
    words::Language,
};
use matching::Wish;
use testkit::{Databases, TestApp};

#[tokio::test]
async fn every_real_need_gets_a_reasoned_answer_and_none_is_empty() {
    let test = TestApp::start(Databases::Sqlite).await;
    let caller = Caller::administrator();
    let mut all = makers::examples::makers(600, 20_180_712, test.app.clock.today());
    makers::add_makers(&test.app, &caller, &mut all).await.unwrap();
    let examples = needs::examples::needs();
    assert_eq!(examples.len(), 52);
    let mut told = String::from(
        "need | part, step | exact | ask | near | changes | gap | reason | questions and notes\n",
    );
    let mut sums = std::collections::BTreeMap::<&str, u32>::new();
    for new in examples {
        let title = new.document.title.clone();
        let (snapshot, answer) =
            answer_need(&test.app, &caller, new.document, &Wish::default(), &[]).await.unwrap();
        assert!(!answer.parts.is_empty(), "{title}");
        for (p, o, operation) in answer.operations() {
            let lists = &operation.answer;
            let gap = operation.gap.as_ref().map(|gap| format!("{:?}", gap.kind));
            let reasoned = !lists.exact.is_empty()
                || !lists.ask.is_empty()
                || !lists.near.is_empty()
                || !lists.relaxations.is_empty()
                || gap.is_some();
            assert!(reasoned, "{title}, part {p}, step {o}: nothing is said");
            if operation.reason == Reason::NothingAsked {
                let asked = answer.findings.iter().any(|f| f.part.is_none_or(|part| part == p));
                assert!(asked || operation.process_not_stated(), "{title}: neither asked nor told");
            }
            let reason = match operation.reason {
                Reason::Met => "met",
                Reason::Ask => "ask",
                Reason::Change => "change",
                Reason::Lacking => "lacking",
                Reason::EmptyRegister => "empty register",
                Reason::NothingAsked => "nothing asked",
            };
            *sums.entry(reason).or_default() += 1;
            let notes = answer.findings.iter().filter(|f| f.part.is_none_or(|part| part == p)).count();
            let _ = writeln!(
                told,
                "{title} | {}.{} | {} | {} | {} | {} | {} | {reason} | {notes}",
                p + 1,
                o + 1,
                lists.counts.exact,
                lists.counts.ask,
                lists.near.len(),
                lists.relaxations.len(),
                gap.as_deref().unwrap_or("none"),
            );
        }
        for language in Language::ALL {
            let text = matches::text::whole(language, &*snapshot, &answer);
            assert!(text.lines().count() > 4 && !text.contains('⟦'), "{title}: {text}");
            let json = matches::json::whole(language, &*snapshot, &answer);
            assert_eq!(json["parts"].as_array().map(Vec::len), Some(answer.parts.len()), "{title}");
            let context = Context::sample(language, "/needs/x");
            let view = View::default();
            let shown = Shown {
                snapshot: &snapshot,
                answer: &answer,
                view: &view,
                path: "/needs/x",
                files: None,
                edit: Some("/needs/x/edit"),
            };
            let page = matches::page::sections(&context, &shown).into_string();
            assert!(!page.contains('⟦'), "{title}: {}", page.split('⟦').nth(1).unwrap_or_default());
        }
    }
    let _ = writeln!(told, "\nparts and steps by reason: {sums:?}");
    insta::assert_snapshot!(told);
}

#[tokio::test]
async fn filling_the_demo_twice_adds_nothing() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let items = || -> Vec<Item> {
            needs::examples::needs()
                .into_iter()
                .map(|new| Item { file: String::new(), row: None, read: Ok(new) })
                .collect()
        };
        let first = needs::import::plan(&test.app, &caller, items()).await.unwrap();
        assert!(first.iter().all(|one| matches!(one.fate, Fate::New)));
        assert_eq!(needs::import::carry_out(&test.app, &caller, &first, false).await.unwrap().len(), 52);
        let second = needs::import::plan(&test.app, &caller, items()).await.unwrap();
        assert!(second.iter().all(|one| matches!(one.fate, Fate::Known(_))));
        let (listed, _) = needs::list_needs(&test.app, &Caller::visitor(), 0, 100).await.unwrap();
        assert!(listed.iter().all(|need| need.example), "each is marked as an example");
        let page = test.get("/en/needs").await.text();
        assert!(page.contains("example") && page.contains("/needs/shown/"));
    }
}
