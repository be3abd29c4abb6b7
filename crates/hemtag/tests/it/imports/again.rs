//! Importing into a register that is not empty: nothing twice, nothing lost, nothing weaker over what is stronger.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    events,
    makers::{
        self,
        import::{problem::DoubtKind, problem::ProblemKind},
        model::{Evidence, FactEvidence, Level, Maker, Subject},
        store,
    },
};
use jiff::civil::date;
use vocabulary::Length;

use crate::imports::{
    round_trip::{all, import},
    sample,
};

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_writes_no_event() {
    let file = "Namn;Org.nr;Kommun;Process;Material;Certifikat;2026-W48;Kontakt\n\
                Ett AB;556036-0793;Gislaved;Svarvning;stål;ISO 9001;30;Kalle\n\
                Ett AB;556036-0793;Gislaved;Fräsning;;;;\n\
                Två;;Gnosjö;haircutting;;;;\n";
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let first = import(&test, "register.csv", file.into()).await;
        assert_eq!((first.new, first.updated, first.unchanged, first.kept), (2, 0, 0, true));
        assert_eq!(test.app.register.snapshot().register.len(), 2, "the register in memory follows");
        let (makers, event) = (all(&test).await, events::newest(test.app.db.reader()).await.unwrap());
        assert_eq!(event - before, 1, "one import is one event");
        assert_eq!(makers[0].sites[0].offers[0].evidence.by, "register.csv");
        assert_eq!(makers[0].as_stated.get("Kontakt").map(String::as_str), Some("Kalle"));
        assert_eq!(makers[1].as_stated.get("Process").map(String::as_str), Some("haircutting"));
        assert!(makers[1].is_unknown());
        let again = import(&test, "register.csv", file.into()).await;
        assert_eq!((again.new, again.updated, again.unchanged), (0, 0, 2));
        assert!(
            again
                .doubtful
                .iter()
                .any(|d| matches!(&d.kind, DoubtKind::SameName { name, .. } if name == "Två")),
            "a maker known by name and place alone is shown: {:?}",
            again.doubtful
        );
        assert_eq!(all(&test).await, makers);
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), event);
    }
}

#[tokio::test]
async fn what_the_file_does_not_speak_of_stays() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let mut put = [sample::maker("Exempel Allt AB", Some("556036-0793"))];
        makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
        let report = import(
            &test,
            "nytt.csv",
            "Namn;Org.nr;Kommun;Process;Ledtid;Webb\nExempel Allt AB;556036-0793;Gislaved;3.2.04;35;ny.example\n".into(),
        )
        .await;
        assert_eq!((report.new, report.updated), (0, 1), "{report:#?}");
        let after = store::find(test.app.db.reader(), put[0].id).await.unwrap().unwrap();
        let mut expected = put[0].clone();
        expected.web = Some("https://ny.example".into());
        expected.version = 2;
        let offer = &mut expected.sites[0].offers[0];
        offer.lead_time_days = Some(35);
        offer.evidence =
            Evidence { level: Level::SelfDeclared, on: date(2026, 11, 24), by: "nytt.csv".into() };
        assert_eq!(after, expected);
    }
}

#[tokio::test]
async fn what_an_adviser_saw_is_not_overwritten_by_a_self_declaration() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut put = [sample::maker("Exempel Allt AB", Some("556036-0793"))];
    makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
    let mut seen = put[0].clone();
    let offer = seen.sites[0].offers[0].id;
    seen.evidence.push(FactEvidence {
        subject: Subject::Offer(offer),
        field: "wall".into(),
        evidence: sample::evidence(Level::AdviserSeen, "IUC"),
        note: None,
    });
    makers::change_maker(&test.app, &Caller::administrator(), &mut seen).await.unwrap();
    let file = |level: &str| {
        format!(
            "Namn;Org.nr;Kommun;Process;Tunnaste vägg;Underlag\nExempel Allt AB;556036-0793;Gislaved;3.2.04;0,3;{level}\n"
        )
    };
    let report = import(&test, "f.csv", file("").into()).await;
    assert!(
        report
            .doubtful
            .iter()
            .any(|d| matches!(&d.kind, DoubtKind::BetterEvidence { field, .. } if field == "wall")),
        "{:?}",
        report.doubtful
    );
    let wall = |all: Vec<Maker>| all[0].sites[0].offers[0].thinnest_wall;
    assert_eq!(wall(all(&test).await), Some(Length::from_um(805)));
    import(&test, "f.csv", file("document").into()).await;
    let after = all(&test).await;
    assert_eq!(after[0].evidence_for(&after[0].sites[0].offers[0], "wall").level, Level::Document);
    assert_eq!(wall(after), Some(Length::from_um(300)));
}

#[tokio::test]
async fn a_file_with_one_wrong_row_leaves_the_register_as_it_was() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let report =
            import(&test, "f.csv", "Namn;Max vikt;Process\nEtt;12;Svarvning\nTvå;tung;Svarvning\n".into())
                .await;
        assert!(!report.kept);
        assert_eq!((report.rows, report.accepted, report.rejected.len()), (2, 1, 1));
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0);
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before);
    }
}

#[tokio::test]
async fn two_makers_of_one_name_and_place_are_not_mixed_up() {
    let test = TestApp::start(Databases::Sqlite).await;
    let first = "Namn;Org.nr;Kommun\nLika;556036-0793;Gislaved\nLika;212000-0142;Gislaved\nAnnan;;Gnosjö\n";
    assert_eq!(import(&test, "a.csv", first.into()).await.new, 3);
    let report = import(&test, "b.csv", "Namn;Kommun\nLika;Gislaved\n".into()).await;
    assert!(
        matches!(&report.rejected[0].kind, ProblemKind::SeveralOfThatName { number: 2, .. }),
        "{:?}",
        report.rejected
    );
    assert!(!report.kept);
    let elsewhere = import(&test, "c.csv", "Namn;Kommun\nAnnan;Gislaved\n".into()).await;
    assert_eq!(elsewhere.new, 1);
    assert!(
        matches!(elsewhere.doubtful[0].kind, DoubtKind::NameElsewhere { .. }),
        "{:?}",
        elsewhere.doubtful
    );
}
