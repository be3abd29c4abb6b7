//! The demo's needs: 49 Open Know-How manifests and three machined parts, asked of the demo's register. None is empty.

use std::fmt::Write as _;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    gaps,
    http::Context,
    makers,
    matches::{
        self, answer_need,
        model::{self, Reason},
        page::Shown,
        view::View,
    },
    needs::{
        self,
        import::{Fate, Item},
        model::Answer,
    },
    words::Language,
};
use matching::Wish;

#[tokio::test]
async fn every_real_need_gets_a_reasoned_answer_and_none_is_empty() {
    let test = TestApp::start(Databases::Sqlite).await;
    let caller = Caller::administrator();
    let mut all = makers::examples::makers(600, 20_180_712, test.app.clock.today());
    makers::add_makers(&test.app, &caller, &mut all).await.unwrap();
    let examples = needs::examples::designs();
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
                likely: &[],
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

#[test]
fn what_is_asked_again_is_marked_as_made_up_and_leaves_the_designs_parts_as_they_are() {
    let designs = needs::examples::designs();
    let asked = needs::examples::asked_again(jiff::civil::date(2026, 11, 25));
    assert!(asked.len() > 20);
    for new in &asked {
        let document = &new.document;
        assert!(new.example && document.title.contains("(exempel, "), "{}", document.title);
        assert!(document.owner.organisation.as_ref().is_some_and(|o| o.starts_with("Påhittad")));
        assert!(document.owner.kommun.is_said() && document.stage.is_said());
        let design =
            designs.iter().find(|design| document.title.starts_with(&design.document.title)).unwrap();
        assert_eq!(document.source, design.document.source);
        for part in &document.parts {
            // The hours are made up with the rest of the circumstances.
            let mut part = part.clone();
            part.asks.hours = Answer::NotGiven;
            assert!(design.document.parts.contains(&part), "{}: {}", document.title, part.name);
        }
    }
    let titles: std::collections::BTreeSet<_> = asked.iter().map(|new| &new.document.title).collect();
    assert_eq!(titles.len(), asked.len(), "no two are taken for one");
}

#[tokio::test]
async fn the_demo_has_gaps_of_every_kind_over_the_country() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let today = test.app.clock.today();
        let mut all = makers::examples::makers(600, 20_180_712, today);
        makers::add_makers(&test.app, &caller, &mut all).await.unwrap();
        needs::state_needs(&test.app, &caller, needs::examples::needs(today)).await.unwrap();
        gaps::refresh_all(&test.app, &caller).await.unwrap();
        // What is asked for the gaps alone says of them what the whole answer says.
        let snapshot = test.app.register.snapshot();
        for need in needs::store::waiting(test.app.db.reader()).await.unwrap() {
            let wish = Wish { top: model::OF_GAPS, ..Wish::default() };
            let whole = model::answer(&snapshot.register, need.document.clone(), today, &wish, &[]);
            let alone = model::operations(&snapshot.register, &need.document, today);
            let said = |operation: &model::OperationAnswer| {
                let best = operation.answer.exact.first().map(|candidate| candidate.offer);
                (gaps::model::content(&need.document, operation), best)
            };
            let whole: Vec<_> =
                whole.operations().map(|(p, o, operation)| ((p, o), said(operation))).collect();
            let alone: Vec<_> = alone.iter().map(|(place, operation)| (*place, said(operation))).collect();
            assert_eq!(alone, whole, "{}", need.document.title);
        }
        let visitor = Caller::visitor();
        let counted = gaps::list_gaps(&test.app, &visitor, &gaps::model::Filter::default()).await.unwrap();
        for kind in gaps::model::KINDS {
            assert!(counted.cells.keys().any(|key| key.kind == kind), "{kind:?}");
        }
        let counties: std::collections::BTreeSet<_> =
            counted.cells.keys().filter_map(|key| key.county.as_ref()).collect();
        assert!(counties.len() >= 15, "{counties:?}");
        let mut told = String::from("kind | process | county | stage | gaps | pieces\n");
        for (key, cell) in &counted.cells {
            let word = |code: Option<&String>| code.map_or("-", String::as_str).to_owned();
            let stage = key.stage.map_or_else(|| "-".to_owned(), |stage| format!("{stage:?}"));
            let pieces = cell.pieces.map_or_else(|| "-".to_owned(), |n| n.to_string());
            let (process, county) = (word(key.process.as_ref()), word(key.county.as_ref()));
            let _ =
                writeln!(told, "{:?} | {process} | {county} | {stage} | {} | {pieces}", key.kind, cell.gaps);
        }
        insta::assert_snapshot!("the_gaps_of_the_demo", told);
        let page = test.get("/en/gaps").await.text();
        assert!(page.contains("made up"), "the page says that its owners are examples");
        let page = test.get("/gaps").await.text();
        assert!(page.contains("påhittade"));
    }
}

#[tokio::test]
async fn filling_the_demo_twice_adds_nothing() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let items = || -> Vec<Item> {
            needs::examples::needs(test.app.clock.today())
                .into_iter()
                .map(|new| Item { file: String::new(), row: None, read: Ok(new) })
                .collect()
        };
        let all = items().len();
        let first = needs::import::plan(&test.app, &caller, items()).await.unwrap();
        assert!(first.iter().all(|one| matches!(one.fate, Fate::New)));
        let done = needs::import::carry_out(&test.app, &caller, items(), false).await.unwrap();
        assert_eq!(done.written.len(), all);
        let second = needs::import::plan(&test.app, &caller, items()).await.unwrap();
        assert!(second.iter().all(|one| matches!(one.fate, Fate::Known(_))));
        let (listed, _) = needs::list_needs(&test.app, &Caller::visitor(), 0, 100).await.unwrap();
        assert!(listed.iter().all(|need| need.example), "each is marked as an example");
        let page = test.get("/en/needs").await.text();
        assert!(page.contains("example") && page.contains("/needs/shown/"));
    }
}
