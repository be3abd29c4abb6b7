//! Files in and out: matrices and lists as firms have them, good and bad.

use crate::testkit::{Databases, Page};
use hemtag::{
    files::table::FileProblem,
    skills::firm::{
        import::{FaultKind, Read, Shape, plan, read_file},
        words,
    },
};
use jiff::civil::date;
use workforce::map::{EvidenceKind, Level, Map, Scale};

use super::{firm, version};
use crate::cases::people::{House, led_to};

pub(crate) async fn upload(house: &House, path: &str, name: &str, content: &[u8]) -> Page {
    let mut body =
        format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .into_bytes();
    body.extend(content);
    body.extend(b"\r\n--b--\r\n");
    house.test.post_body(&format!("{path}/import"), "multipart/form-data; boundary=b", body).await
}

fn read(text: &str) -> Result<Read, FileProblem> {
    let scale = Scale::default();
    read_file(text.as_bytes(), 1 << 20, &scale, &words::names(&scale), date(2026, 11, 26))
}

fn faults(read: &Read) -> Vec<(u64, &str, FaultKind)> {
    read.faults.iter().map(|fault| (fault.row, fault.column.as_str(), fault.kind.clone())).collect()
}

#[test]
fn a_matrix_is_read_cell_by_cell() {
    let read = read(
        "Medarbetare;Befattning;Skift;TIG-svetsning;Truckkort A\n\
         Åsa Öst-Müller 李;Svetsare;Dag;3;\n\
         José;;;med stöd;0\n\
         x';;;?;4\n",
    )
    .unwrap();
    assert_eq!(read.shape, Shape::Matrix);
    assert_eq!(read.faults, []);
    let levels: Vec<(&str, &str, Level)> =
        read.statements.iter().map(|one| (one.person.as_str(), one.skill.as_str(), one.level)).collect();
    assert_eq!(
        levels,
        [
            ("Åsa Öst-Müller 李", "TIG-svetsning", Level(3)),
            ("José", "TIG-svetsning", Level(2)),
            ("José", "Truckkort A", Level(0)),
            ("x'", "Truckkort A", Level(4)),
        ]
    );
    assert_eq!(read.silent, 2);
}

#[test]
fn what_is_wrong_is_told_with_its_row_and_column() {
    let matrix = read("Namn;Svets;Fräs\nA;5;bra\nB;x;1,5\n;3;\nA;1;\n").unwrap();
    let highest = 4;
    assert_eq!(
        faults(&matrix),
        [
            (2, "Svets", FaultKind::Level { highest }),
            (2, "Fräs", FaultKind::Level { highest }),
            (3, "Svets", FaultKind::Mark),
            (3, "Fräs", FaultKind::Level { highest }),
            (4, "Namn", FaultKind::NoPerson),
            (5, "Namn", FaultKind::Twice { row: 2 }),
        ]
    );
    let list = read(
        "namn;kompetens;nivå;underlag;datum;giltig till\n\
         A;Truck;3;certifikat;2026-05-01;2026-04-01\n\
         B;Truck;3;rykte;2026-05-01;\n\
         C;Truck;3;egen;2027-05-01;\n\
         D;Truck;3;egen;igår;\n\
         E;;3;egen;;\n\
         F;Truck;3;egen;2026-05-01;\n\
         f;truck;2;egen;2026-05-01;\n\
         F;Truck;2;egen;2025-05-01;\n",
    )
    .unwrap();
    assert_eq!(list.shape, Shape::List);
    assert_eq!(
        faults(&list),
        [
            (2, "giltig till", FaultKind::EndsBefore),
            (3, "underlag", FaultKind::Kind),
            (4, "datum", FaultKind::Ahead),
            (5, "datum", FaultKind::Day),
            (6, "kompetens", FaultKind::NoSkill),
            (8, "nivå", FaultKind::Differs { row: 7 }),
        ]
    );
    assert!(matches!(read("a;b\n1;2\n"), Err(FileProblem::NoName { .. })));
}

#[test]
fn two_columns_with_one_head_are_told_and_not_chosen_from() {
    let first = |text: &str| FaultKind::SameHead { first: text.into() };
    let matrix = read("Namn;Svets;Fräs; svets ;Medarbetare\nA;3;2;1;B\n").unwrap();
    assert_eq!(faults(&matrix), [(1, "svets", first("Svets")), (1, "Medarbetare", first("Namn"))]);
    // Columns of a list that mean nothing to us are not read, and may have any head. Empty columns are no columns.
    let list = read("namn;kompetens;nivå;anm;anm;betyg;;\nA;Truck;3;x;y;2;;\n").unwrap();
    assert_eq!(faults(&list), [(1, "betyg", first("nivå"))]);
}

#[test]
fn merged_cells_are_told_and_not_guessed() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["Namn", "Svets", "Fräs"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1, 0, "A").unwrap();
    sheet.write_string(2, 0, "B").unwrap();
    sheet.write_string(3, 0, "C").unwrap();
    sheet.merge_range(1, 1, 2, 1, "3", &Format::new()).unwrap();
    sheet.merge_range(3, 1, 3, 2, "2", &Format::new()).unwrap();
    let scale = Scale::default();
    let bytes = book.save_to_buffer().unwrap();
    let read = read_file(&bytes, 1 << 20, &scale, &words::names(&scale), date(2026, 11, 26)).unwrap();
    assert_eq!(
        faults(&read),
        [
            (2, "Svets", FaultKind::Merged),
            (3, "Svets", FaultKind::Merged),
            (4, "Svets", FaultKind::Merged),
            (4, "Fräs", FaultKind::Merged),
        ]
    );
}

#[tokio::test]
async fn a_file_is_looked_at_first_and_taken_whole_or_not_at_all() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        let none = upload(&house, &path, "a.csv", b"a;b\n1;2\n").await;
        assert_eq!(none.status, 422);
        assert!(none.text().contains("ingen kolumn för namn"), "{}", none.text());
        // With a fault nothing can be confirmed, also not by whoever sends the form.
        let bad =
            led_to(&upload(&house, &path, "Kim Ek.csv", "Namn;Svets\nKim Ek;bra\nBo;2\n".as_bytes()).await);
        let page = house.test.get(&bad).await.text();
        assert!(
            page.contains("Ett fel")
                && page.contains("Ingen nivå på skalan")
                && !page.contains("value=\"import\"")
        );
        led_to(&house.test.post(&bad, &[("version", "0"), ("do", "import")]).await);
        assert!(house.test.get(&format!("{path}/people")).await.text().contains("Inga medarbetare än"));
        // Sealed while it waits.
        for text in ["Kim Ek"] {
            assert!(!house.test.holds(text).await, "{text}");
        }
        let good = "Namn;Befattning;Antal;Svets\nMontörer;Montör;5;2\nKim Ek;Svetsare;;4\n";
        let key = led_to(&upload(&house, &path, "m.csv", good.as_bytes()).await);
        let page = house.test.get(&format!("{key}?kind=delivered_work")).await.text();
        assert!(
            page.contains("Läs in 2 rader") && page.contains("Nya befattningar: Montör, Svetsare."),
            "{page}"
        );
        let version = version(&house, &key).await;
        let done = [("version", version.as_str()), ("kind", "delivered_work"), ("do", "import")];
        led_to(&house.test.post(&key, &done).await);
        let list = house.test.get(&format!("{path}/people?format=csv")).await;
        let csv = list.text();
        assert!(csv.contains("Kim Ek,,Svetsare,,Svets,4,delivered_work,"), "{csv}");
        assert!(csv.contains("Montörer,5,Montör,,Svets,2,delivered_work,"), "{csv}");
        // What comes out goes in again and changes nothing.
        let again = led_to(&upload(&house, &path, "again.csv", csv.as_bytes()).await);
        let page = house.test.get(&again).await.text();
        let numbers: Vec<&str> =
            page.split("<b>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!(numbers, ["0", "0", "0", "0", "0"], "{page}");
        assert!(!house.test.holds("Kim Ek").await);
    }
}

#[test]
fn kinds_of_evidence_are_known_in_both_languages() {
    let list = read("name;skill;level;source\nA;Truck;3;manager\nB;Truck;3;självskattning\n").unwrap();
    let kinds: Vec<Option<EvidenceKind>> = list.statements.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Some(EvidenceKind::LeaderAssessed), Some(EvidenceKind::SelfAssessed)]);
}

/// What a large file costs: `cargo nextest run -p hemtag --run-ignored only skills_firm::files::large --no-capture`.
#[test]
#[ignore = "measures; asserts no time"]
fn large() {
    use std::time::Instant;
    let scale = Scale::default();
    for (people, skills) in [(100, 50), (400, 100), (1_000, 150), (1_250, 160)] {
        let heads: Vec<String> = (0..skills).map(|n| format!("Skill {n}")).collect();
        let mut text = format!("Namn;{}\n", heads.join(";"));
        for person in 0..people {
            let levels: Vec<String> = (0..skills).map(|skill| ((person + skill) % 5).to_string()).collect();
            text += &format!("Person {person};{}\n", levels.join(";"));
        }
        let began = Instant::now();
        let day = date(2026, 11, 26);
        let read = read_file(text.as_bytes(), 1 << 26, &scale, &words::names(&scale), day).unwrap();
        let told = began.elapsed();
        let first = plan(&Map::default(), read, false, EvidenceKind::LeaderAssessed, day, &|_| None);
        let planned = began.elapsed();
        let again = read_file(text.as_bytes(), 1 << 26, &scale, &words::names(&scale), day).unwrap();
        let again = plan(&first.map, again, false, EvidenceKind::LeaderAssessed, day, &|_| None);
        assert_eq!(first.statements, people * skills);
        assert!(again.rows.iter().all(|row| row.new + row.changed == 0), "the same again says nothing new");
        println!(
            "{people} x {skills}: read {told:.1?}, with the plan {planned:.1?}, {} statements",
            first.statements
        );
    }
}
