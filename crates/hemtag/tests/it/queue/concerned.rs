//! After a change of a maker only the needs are matched again that it concerns, and every gap is then as if all had been.

use std::sync::Arc;

use crate::{
    matches::sample::lid,
    testkit::{Databases, TestApp},
};
use hemtag::{
    access::Caller,
    events,
    gaps::{self, Seen, step},
    makers::{self, RegisterInMemory, model::Maker},
    needs::{
        self, NewNeed,
        model::{Answer, Origin, Stage, Word},
    },
    queue::work_once,
};
use matching::{Envelope, Stages};
use vocabulary::{Length, Vocabulary};

use super::node;

fn said<T>(value: T) -> Answer<T> {
    Answer::said(value, Origin::Form)
}

/// Needs of the processes that the makers offer, each a little otherwise.
async fn waiting(test: &TestApp, makers: &[Maker]) -> usize {
    let processes = Vocabulary::embedded().processes();
    let offers: Vec<_> = makers.iter().flat_map(Maker::offers).map(|(_, offer)| offer).collect();
    let number = 48;
    for n in 0..number {
        let mut document = lid();
        let process = processes.get(offers[n * 7 % offers.len()].process);
        let asks = &mut document.parts[0].asks;
        asks.processes = said(vec![Word::understood(process.code.as_str(), process.code.as_str())]);
        if n % 3 != 0 {
            asks.tolerance = Answer::default();
            asks.certificates.clear();
        }
        if n % 4 == 1 {
            asks.materials = Answer::default();
        }
        document.first_series = said([10, 500, 20_000][n % 3]);
        document.stage = said([Stage::Prototype, Stage::PilotSeries, Stage::FullScale][n % 3]);
        document.title = format!("Need {n}");
        let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
        needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    }
    number
}

/// Changes a maker in one of the ways in which makers change.
async fn change(test: &TestApp, makers: &mut [Maker], round: usize) {
    let administrator = Caller::administrator();
    let at = round * 5 % makers.len();
    let other = makers[(at + 3) % makers.len()].clone();
    let maker = &mut makers[at];
    for offer in maker.sites.iter_mut().flat_map(|site| &mut site.offers) {
        match round % 6 {
            0 => (offer.smallest_series, offer.largest_series) = (Some(1), Some(40_000)),
            1 => (offer.smallest_series, offer.largest_series) = (Some(15), Some(100)),
            2 => offer.largest = Some(Envelope::Box([Length::from_um(50_000); 3])),
            3 => offer.stages = Stages { prototype: Some(false), pilot_series: Some(true), full_scale: None },
            4 => offer.free_weeks.clear(),
            _ => {
                // Another line of work altogether.
                if let Some((_, its)) = other.offers().next() {
                    offer.process = its.process;
                    offer.materials.clone_from(&its.materials);
                }
            }
        }
    }
    makers::change_maker(&test.app, &administrator, maker).await.unwrap();
}

async fn gaps_of(test: &TestApp) -> Vec<(i64, usize, String, String)> {
    let open = gaps::store::open(test.app.db.reader()).await.unwrap();
    let told = |gap: gaps::model::Gap| {
        (gap.need.0, gap.part, format!("{:?}", gap.content.kind), gap.content.detail.evidence_en)
    };
    let mut told: Vec<_> = open.into_iter().map(told).collect();
    told.sort();
    told
}

/// Matches every need, each by itself, and says whether that wrote anything.
async fn is_as_if_all_were_matched(test: &TestApp) -> bool {
    let before = gaps_of(test).await;
    let done = gaps::refresh_all(&test.app, &Caller::administrator()).await.unwrap();
    (done.opened, done.changed, done.closed) == (0, 0, 0) && gaps_of(test).await == before
}

#[tokio::test]
async fn after_each_change_of_a_maker_the_gaps_are_as_if_every_need_had_been_matched() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let administrator = Caller::administrator();
        let mut makers = makers::examples::makers(30, 8, test.app.clock.today());
        makers::add_makers(&test.app, &administrator, &mut makers).await.unwrap();
        let needs = waiting(&test, &makers).await;
        // Another node does the work now and then: it follows by the log alone.
        let other = node(&test, "other");
        let mut seen: Option<Seen> = Some(step(&test.app, None).await.unwrap());
        let mut others = Some(step(&other, None).await.unwrap());
        assert!(work_once(&test.app).await.unwrap());
        assert!(!gaps_of(&test).await.is_empty());

        let (mut looked_at, mut changes_of_gaps) = (0, 0);
        for round in 0..18 {
            let before =
                (events::newest_of(test.app.db.reader(), "maker").await.unwrap(), gaps_of(&test).await);
            let stated = Arc::clone(&test.app.register.snapshot().stated);
            change(&test, &mut makers, round).await;
            // What is counted of the register holds while only hours are others; in the first rounds something else is changed for certain.
            let says_the_same = Arc::ptr_eq(&stated, &test.app.register.snapshot().stated);
            match round {
                4 | 10 | 16 => assert!(says_the_same, "{round}"),
                0..6 => assert!(!says_the_same, "{round}"),
                _ => {}
            }
            let nodes = [&test.app, &other];
            let mine = nodes[usize::from(round % 3 == 2)];
            seen = Some(step(&test.app, seen).await.unwrap());
            others = Some(step(&other, others).await.unwrap());
            let steps = mine.register.changes_since(before.0).expect("all that changed is known");
            let gaps = gaps::standing(mine).await.unwrap();
            looked_at += mine.waiting.concerned_by(mine, gaps, steps).await.unwrap().len();
            work_once(mine).await.unwrap();
            changes_of_gaps += usize::from(gaps_of(&test).await != before.1);
            assert!(is_as_if_all_were_matched(&test).await, "round {round}, {kind:?}");
        }
        assert!(changes_of_gaps > 3, "{changes_of_gaps} rounds made a difference");
        assert!(looked_at < needs * 18 / 3, "{looked_at} of {} were looked at again", needs * 18);
    }
}

#[tokio::test]
async fn what_a_node_has_not_seen_itself_has_every_need_matched() {
    let test = TestApp::start(Databases::Sqlite).await;
    let administrator = Caller::administrator();
    let mut makers = makers::examples::makers(10, 3, test.app.clock.today());
    makers::add_makers(&test.app, &administrator, &mut makers).await.unwrap();
    let register = RegisterInMemory::load(&test.app.db, &test.app.clock).await.unwrap();
    assert_eq!(register.changes_since(i64::MAX), None, "from when on is not known before it has looked");
    let catch_up = async || register.catch_up(&test.app.db, &test.app.clock).await.unwrap();
    let newest = async || events::newest_of(test.app.db.reader(), "maker").await.unwrap();
    catch_up().await;
    let start = newest().await;
    assert_eq!(register.changes_since(start).map(|steps| steps.len()), Some(0));
    assert_eq!(register.changes_since(start - 1), None);

    let offers = |maker: &Maker| maker.offers().count();
    let at = makers.iter().position(|maker| offers(maker) > 0).unwrap();
    makers[at].sites[0].offers[0].largest_series = Some(77_777);
    makers::change_maker(&test.app, &administrator, &mut makers[at]).await.unwrap();
    catch_up().await;
    assert_eq!(register.changes_since(start).map(|steps| steps.len()), Some(1), "the one offer that changed");

    // Two changes at once: what lay between was never seen.
    for series in [88_888, 77_777] {
        makers[at].sites[0].offers[0].largest_series = Some(series);
        makers::change_maker(&test.app, &administrator, &mut makers[at]).await.unwrap();
    }
    catch_up().await;
    assert_eq!(register.changes_since(start), None);
    let after = newest().await;
    assert_eq!(register.changes_since(after), None, "its own date is only told by the next look");
    catch_up().await;
    assert_eq!(register.changes_since(after).map(|steps| steps.len()), Some(0));

    makers::remove_maker(&test.app, &administrator, makers[at].id).await.unwrap();
    catch_up().await;
    catch_up().await;
    assert_eq!(register.changes_since(after), None);
}
