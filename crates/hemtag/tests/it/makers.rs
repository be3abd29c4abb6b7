//! The register: what is put in comes out again, on both databases, and the engine sees it at once.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    app::App,
    events,
    makers::{
        self, KeepError,
        model::{
            CertificateHeld, CertificateNotHeld, Evidence, FactEvidence, FreeWeek, Level, Maker, MakerId,
            OfferId, OfferRecord, Site, SiteId, Subject, ToleranceStated,
        },
        store,
    },
};
use jiff::civil::date;
use matching::{Envelope, Newcomers, Position, Sourcing, Stages};
use vocabulary::{Length, Mass, MilliGrade, Vocabulary};

use crate::matches::sample;

fn evidence() -> Evidence {
    Evidence { level: Level::SelfDeclared, on: date(2026, 10, 1), by: "tillverkaren".into() }
}

fn offer() -> OfferRecord {
    let vocabulary = Vocabulary::embedded();
    OfferRecord {
        id: OfferId(0),
        process: vocabulary.processes().by_code("3.2.04").unwrap().id,
        materials: vec![vocabulary.materials().by_code("SS.1").unwrap().id],
        largest: Some(Envelope::Round {
            diameter: Length::from_um(250_000),
            length: Length::from_um(600_000),
        }),
        smallest: Some(Length::from_um(2_000)),
        heaviest: Mass::from_kg(40.5),
        tolerance: Some(ToleranceStated { grade: MilliGrade(7000), as_stated: "IT7".into() }),
        thinnest_wall: Some(Length::from_um(800)),
        smallest_series: Some(1),
        largest_series: Some(5000),
        stages: Stages { prototype: Some(true), pilot_series: Some(true), full_scale: None },
        lead_time_days: Some(20),
        sourcing: Some(Sourcing::InHouse),
        newcomers: Some(Newcomers::WithAdviser),
        machine_group: None,
        free_weeks: vec![FreeWeek { monday: date(2026, 11, 23), actual: 30, maximum: Some(60) }],
        as_stated: BTreeMap::from([("Övrigt".to_owned(), "även gängor".to_owned())]),
        evidence: evidence(),
    }
}

fn maker() -> Maker {
    let vocabulary = Vocabulary::embedded();
    Maker {
        id: MakerId(0),
        organisation_number: Some("556036-0793".into()),
        personal_number: false,
        name: "Exempel Svarvteknik AB".into(),
        web: Some("https://svarv.example".into()),
        sni_codes: vec!["25620".into()],
        own_words: None,
        example: true,
        sites: vec![Site {
            id: SiteId(0),
            name: None,
            address: Some("Storgatan 1".into()),
            postal_code: Some("332 31".into()),
            locality: Some("Gislaved".into()),
            kommun: Some("0662".into()),
            country: "SE".into(),
            position: Some(Position { lat: 57_304_000, lon: 13_540_000 }),
            place_as_stated: None,
            offers: vec![offer()],
        }],
        certificates: vec![CertificateHeld {
            certificate: vocabulary.certificates().iter().next().unwrap().id,
            issuer: Some("Ett certifieringsorgan".into()),
            registration_number: None,
            valid_from: Some(date(2025, 1, 1)),
            valid_until: Some(date(2027, 12, 31)),
            sites: vec![0],
            evidence: evidence(),
        }],
        certificates_not_held: vec![CertificateNotHeld {
            certificate: vocabulary.certificates().by_code("ISO 14001").unwrap().id,
            evidence: Evidence {
                level: Level::SelfDeclared,
                on: date(2026, 10, 1),
                by: "tillverkaren".into(),
            },
        }],
        certificates_complete_on: Some(date(2026, 10, 1)),
        evidence: Vec::new(),
        as_stated: BTreeMap::new(),
        updated_on: date(2026, 11, 24),
        version: 1,
    }
}

#[tokio::test]
async fn what_is_put_in_comes_out_again() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let mut put = [maker()];
        makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
        let found = store::find(test.app.db.reader(), put[0].id).await.unwrap().unwrap();
        assert_eq!(found, put[0]);
        assert_eq!(
            store::find_by_number(test.app.db.reader(), "556036-0793").await.unwrap().unwrap().id,
            put[0].id
        );
        let by_name = store::find_by_name(test.app.db.reader(), "exempelsvarvteknik").await.unwrap();
        assert_eq!(by_name.len(), 1);
    }
}

#[tokio::test]
async fn the_engine_sees_a_change_at_once_and_offers_keep_their_ids() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let mut put = [maker(), Maker { organisation_number: None, name: "Exempel Två".into(), ..maker() }];
        makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
        assert_eq!(test.app.register.snapshot().register.len(), 2);

        let mut changed = put[0].clone();
        let before = changed.sites[0].offers[0].id;
        changed.sites[0].offers[0].lead_time_days = Some(5);
        changed.sites[0].offers.push(OfferRecord { lead_time_days: None, ..offer() });
        changed.evidence.push(FactEvidence {
            subject: Subject::Offer(before),
            field: "tolerance".into(),
            evidence: Evidence { level: Level::AdviserSeen, on: date(2026, 11, 1), by: "IUC".into() },
            note: None,
        });
        makers::change_maker(&test.app, &Caller::administrator(), &mut changed).await.unwrap();
        let snapshot = test.app.register.snapshot();
        assert_eq!(snapshot.register.len(), 3);
        let offer = snapshot.register.offer(matching::OfferId(u32::try_from(before.0).unwrap())).unwrap();
        assert_eq!(offer.lead_time_days, Some(5));
        let found = store::find(test.app.db.reader(), changed.id).await.unwrap().unwrap();
        assert_eq!(found, changed);
        assert_eq!(found.evidence_for(&found.sites[0].offers[0], "tolerance").level, Level::AdviserSeen);
        assert_eq!(found.evidence_for(&found.sites[0].offers[0], "process").level, Level::SelfDeclared);

        makers::remove_maker(&test.app, &Caller::administrator(), changed.id).await.unwrap();
        assert_eq!(test.app.register.snapshot().register.len(), 1);
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn two_who_change_the_same_maker_do_not_overwrite_each_other() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let mut put = [maker()];
        makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
        let (mut first, mut second) = (put[0].clone(), put[0].clone());
        first.name = "Exempel Ett".into();
        second.name = "Exempel Annat".into();
        makers::change_maker(&test.app, &Caller::administrator(), &mut first).await.unwrap();
        let refused = makers::change_maker(&test.app, &Caller::administrator(), &mut second).await;
        assert!(matches!(refused, Err(KeepError::Changed(_))), "{refused:?}");
        let kept = store::find(test.app.db.reader(), put[0].id).await.unwrap().unwrap();
        assert_eq!(kept.name, "Exempel Ett");
    }
}

#[tokio::test]
async fn a_visitor_changes_nothing() {
    let test = TestApp::start(Databases::Sqlite).await;
    let refused = makers::add_makers(&test.app, &Caller::visitor(), &mut [maker()]).await;
    assert!(matches!(refused, Err(KeepError::Denied(_))), "{refused:?}");
    assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_maker_is_found_by_its_process_its_county_and_part_of_its_name() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let mut put = [
            maker(),
            Maker { organisation_number: None, name: "Åkes Exempel".into(), sites: vec![], ..maker() },
        ];
        put[1].certificates.clear();
        makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
        let finds = async |path: &str| {
            let text = test.get(path).await.text();
            (text.contains("Exempel Svarvteknik AB"), text.contains("Åkes Exempel"))
        };
        assert_eq!(finds("/makers").await, (true, true));
        assert_eq!(finds("/en/makers?process=3.2").await, (true, false), "a process counts for its group");
        assert_eq!(finds("/en/makers?process=4.6").await, (false, false));
        assert_eq!(finds("/en/makers?county=06").await, (true, false));
        assert_eq!(finds("/en/makers?county=25").await, (false, false));
        assert_eq!(finds("/en/makers?q=svarvTEKNIK").await, (true, false));
        assert_eq!(finds("/en/makers?unknown=1").await, (false, true));
        assert_eq!(finds("/en/makers?process=nonsense").await, (false, false));
        let hidden = test.get("/en/makers?county=25").await.text();
        assert!(
            hidden.contains("There are 2 makers in the register, but your choices hide them."),
            "{hidden}"
        );
    }
}

#[tokio::test]
async fn an_empty_register_says_that_it_is_empty() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert!(test.get("/makers").await.text().contains("Registret är tomt"));
}

#[tokio::test]
async fn a_makers_page_says_each_fact_with_its_evidence_and_what_is_not_stated() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut put = [maker()];
    put[0].sites[0].offers[0].thinnest_wall = None;
    makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
    let page = test.get(&format!("/makers/{}", put[0].id)).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for expected in [
        "Exempel Svarvteknik AB",
        "556036-0793",
        "Gislaved",
        "IT7",
        "Ø",
        "20 dagar",
        "Självuppgift",
        "Inte angivet",
    ] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
    assert!(!text.contains('⟦'), "a word is missing");
    assert!(!test.get(&format!("/en/makers/{}", put[0].id)).await.text().contains('⟦'));
    assert_eq!(test.get("/makers/999").await.status, 404);
    assert_eq!(test.get("/makers/abc").await.status, 404);
}

#[tokio::test]
async fn a_sole_traders_number_is_never_shown() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut put =
        [Maker { organisation_number: Some("811218-9876".into()), personal_number: true, ..maker() }];
    makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
    for path in [format!("/makers/{}", put[0].id), "/makers".into(), "/makers?q=811218".into()] {
        assert!(!test.get(&path).await.text().contains("811218-9876"), "{path}");
    }
}

#[tokio::test]
async fn makers_are_found_by_what_they_work_in_and_words_are_never_taken_for_another() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        makers::add_makers(&test.app, &Caller::administrator(), &mut [maker()]).await.unwrap();
        let found = |page: crate::testkit::Page| page.text().contains("Exempel Svarvteknik AB");
        // The offer states one grade of stainless steel: it counts for its family, and for no other material.
        let grade = Vocabulary::embedded().materials().by_code("SS.1").unwrap();
        let family = Vocabulary::embedded().materials().get(grade.parent.unwrap()).code.clone();
        assert!(found(test.get("/makers?material=SS.1").await), "{kind:?}");
        assert!(found(test.get(&format!("/makers?material={family}")).await), "{kind:?}");
        assert!(!found(test.get("/makers?material=SS.2").await), "{kind:?}");
        assert!(found(test.get("/makers?kommun=0662").await), "{kind:?}");
        assert!(!found(test.get("/makers?kommun=0665").await), "{kind:?}");
        // A word that names a process is looked for in names, and the process is offered beside it.
        let page = test.get("/en/makers?q=svarvning").await.text();
        assert!(!page.contains("Exempel Svarvteknik AB"));
        assert!(
            page.contains("/en/makers?process=3.2.0") || page.contains("/en/makers?process=3.2"),
            "{page}"
        );
        assert!(found(test.get("/makers?q=svarvtek").await));
        let page = test.get("/makers?q=gislaved").await.text();
        assert!(page.contains("/makers?kommun=0662"), "{page}");
        assert!(!test.get("/makers?q=zzzz").await.text().contains("ht-meant"));
    }
}

#[tokio::test]
async fn a_number_is_never_given_twice() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let administrator = Caller::administrator();
        let mut first = [maker()];
        makers::add_makers(&test.app, &administrator, &mut first).await.unwrap();
        makers::remove_maker(&test.app, &administrator, first[0].id).await.unwrap();
        let mut second = [maker()];
        makers::add_makers(&test.app, &administrator, &mut second).await.unwrap();
        let numbers = |m: &Maker| (m.id.0, m.sites[0].id.0, m.sites[0].offers[0].id.0);
        assert_eq!((numbers(&first[0]), numbers(&second[0])), ((1, 1, 1), (2, 2, 2)), "{kind:?}");
    }
}

/// What a node that is not told in its own process sees, as the follower of the event log does.
async fn caught_up(node: &App) -> (Vec<MakerId>, usize) {
    let newest = events::newest_of(node.db.reader(), "maker").await.unwrap();
    node.register.catch_up(&node.db, &node.clock).await.unwrap();
    let snapshot = node.register.snapshot();
    assert_eq!(snapshot.event, newest);
    let mut makers: Vec<MakerId> = snapshot.makers.keys().copied().collect();
    makers.sort_unstable_by_key(|id| id.0);
    (makers, snapshot.register.len())
}

#[tokio::test]
async fn another_node_takes_over_what_happened_to_makers_and_ends_as_one_that_reads_all() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let admin = Caller::administrator();
        let node = App::start((*test.app.config).clone(), test.app.clock.clone()).await.unwrap();
        assert_eq!(caught_up(&node).await, (vec![], 0));
        let mut ids = Vec::new();
        for name in ["Ett AB", "Två AB", "Tre AB"] {
            let mut one = [sample::maker(
                name,
                "0662",
                (57_304_000, 13_540_000),
                vec![sample::offer("3.2.01", Some(7))],
                None,
            )];
            makers::add_makers(&test.app, &admin, &mut one).await.unwrap();
            ids.push(one[0].id);
        }
        assert_eq!(caught_up(&node).await, (ids.clone(), 3));
        // One gets another offer, one goes; what is looked at again changes nothing.
        let mut changed = store::find(test.app.db.reader(), ids[0]).await.unwrap().unwrap();
        changed.sites[0].offers.push(sample::offer("3.2.04", None));
        makers::change_maker(&test.app, &admin, &mut changed).await.unwrap();
        makers::remove_maker(&test.app, &admin, ids[1]).await.unwrap();
        for _ in 0..2 {
            assert_eq!(caught_up(&node).await, (vec![ids[0], ids[2]], 3));
        }
        // Several at once come as one event of the register: it is read anew.
        let more = |name: &str| {
            sample::maker(name, "0662", (57_304_000, 13_540_000), vec![sample::offer("3.2.01", None)], None)
        };
        makers::add_makers(&test.app, &admin, &mut [more("Fyra AB"), more("Fem AB")]).await.unwrap();
        let (seen, offers) = caught_up(&node).await;
        let anew = App::start((*test.app.config).clone(), test.app.clock.clone()).await.unwrap();
        assert_eq!(caught_up(&anew).await, (seen.clone(), offers));
        assert_eq!((seen.len(), offers), (4, 5));
    }
}

#[tokio::test]
async fn a_list_of_many_holds_what_going_through_all_of_them_holds() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let db = test.app.db.reader();
        let mut all = makers::examples::makers(1_300, 20_180_712, test.app.clock.today());
        makers::add_makers(&test.app, &Caller::administrator(), &mut all).await.unwrap();
        let mut kept = Vec::new();
        store::each(db, |maker| kept.push(maker)).await.unwrap();
        let vocabulary = Vocabulary::embedded();
        let processes = vocabulary.processes();
        let every: Vec<String> = processes.iter().map(|process| process.code.clone()).collect();
        let below = |code: &str| -> Vec<String> {
            let root = processes.by_code(code).unwrap().id;
            processes.subtree(root).map(|process| process.code.clone()).collect()
        };
        let county: Vec<String> =
            vocabulary.places().kommuner_of("06").map(|kommun| kommun.code.clone()).collect();
        let all = store::Filter::default();
        let filters = [
            all.clone(),
            store::Filter { processes: every.clone(), ..all.clone() },
            store::Filter { processes: below("3.2"), ..all.clone() },
            store::Filter { kommuner: county.clone(), ..all.clone() },
            store::Filter { processes: every, kommuner: county.clone(), ..all.clone() },
            store::Filter { processes: below("3.2"), kommuner: county, ..all.clone() },
            store::Filter { certificates: vec!["ISO 9001".into()], ..all.clone() },
            store::Filter { certificates: vec!["ISO 9001".into()], processes: below("3.2"), ..all.clone() },
            store::Filter { processes: below("3.2"), name: Some("svets".into()), ..all.clone() },
            // Many of them, and few.
            store::Filter { name: Some("a".into()), ..all.clone() },
            store::Filter { name: Some("svets".into()), ..all.clone() },
            store::Filter { unknown_only: true, ..all },
        ];
        for filter in filters {
            let offered = |maker: &Maker, one: &dyn Fn(&OfferRecord) -> bool| {
                maker.sites.iter().flat_map(|site| &site.offers).any(one)
            };
            let mut expected: Vec<(String, MakerId)> = kept
                .iter()
                .filter(|maker| {
                    let code = |offer: &OfferRecord| processes.get(offer.process).code.clone();
                    let certificate = |held: &CertificateHeld| {
                        filter.certificates.contains(&vocabulary.certificates().get(held.certificate).code)
                    };
                    (filter.processes.is_empty()
                        || offered(maker, &|offer| filter.processes.contains(&code(offer))))
                        && (filter.kommuner.is_empty()
                            || maker.sites.iter().any(|site| {
                                site.kommun.as_ref().is_some_and(|kommun| filter.kommuner.contains(kommun))
                            }))
                        && (filter.certificates.is_empty() || maker.certificates.iter().any(certificate))
                        && filter.name.as_ref().is_none_or(|name| maker.name.to_lowercase().contains(name))
                        && (!filter.unknown_only || !offered(maker, &|_| true))
                })
                .map(|maker| (makers::model::name_key(&maker.name), maker.id))
                .collect();
            expected.sort();
            let expected: Vec<MakerId> = expected.into_iter().map(|(_, id)| id).collect();
            let mut listed = Vec::new();
            for page in 0.. {
                let one = store::list(db, &filter, page, 400).await.unwrap();
                assert_eq!(one.total, expected.len() as u64, "{filter:?}");
                if one.makers.is_empty() {
                    break;
                }
                listed.extend(one.makers.into_iter().map(|maker| maker.id));
            }
            // Words are not sorted alike by both databases.
            let sorted = |mut ids: Vec<MakerId>| {
                ids.sort();
                ids
            };
            assert_eq!(sorted(listed.clone()), sorted(expected.clone()), "{filter:?}");
            if kind == Databases::Sqlite {
                assert_eq!(listed, expected, "{filter:?}");
            }
        }
    }
}
