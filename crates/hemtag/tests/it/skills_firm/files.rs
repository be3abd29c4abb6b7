//! Files in and out: matrices and lists as firms have them, good and bad.

use crate::testkit::{Databases, Page};
use hemtag::{
    files::table::FileProblem,
    skills::firm::{
        import::{Fault, FaultKind, Plan, Read, Shape, plan, read_file},
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

fn faults(faults: &[Fault]) -> Vec<(u64, &str, FaultKind)> {
    faults.iter().map(|fault| (fault.row, fault.column.as_str(), fault.kind.clone())).collect()
}

/// What a file would do to a map.
fn planned(map: &Map, text: &str) -> Plan {
    let day = date(2026, 11, 26);
    plan(map, read(text).unwrap(), false, EvidenceKind::LeaderAssessed, day, &|_| None)
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
        faults(&matrix.faults),
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
    let day = date(2026, 11, 26);
    let list = plan(&Map::default(), list, false, EvidenceKind::LeaderAssessed, day, &|_| None);
    assert_eq!(
        faults(&list.faults),
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
    assert_eq!(faults(&matrix.faults), [(1, "svets", first("Svets")), (1, "Medarbetare", first("Namn"))]);
    let same = read("Namn;Svets;Svets\nA;3;2\n").unwrap();
    assert_eq!(faults(&same.faults), [(1, "Svets (2)", first("Svets"))]);
    // Columns of a list that mean nothing to us are not read, and may have any head. Empty columns are no columns.
    let list = read("namn;kompetens;nivå;anm;anm;betyg;;\nA;Truck;3;x;y;2;;\n").unwrap();
    assert_eq!(faults(&list.faults), [(1, "betyg", first("nivå"))]);
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
        faults(&read.faults),
        [
            (2, "Svets", FaultKind::Merged),
            (3, "Svets", FaultKind::Merged),
            (4, "Svets", FaultKind::Merged),
            (4, "Fräs", FaultKind::Merged),
        ]
    );
}

/// A workbook with one sheet: texts row by row, then regions that are merged, each with its text.
fn workbook(rows: &[&[&str]], merged: &[(u32, u16, u32, u16, &str)]) -> Vec<u8> {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    for (row, column, last_row, last_column, text) in merged {
        sheet.merge_range(*row, *column, *last_row, *last_column, text, &Format::new()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn read_book(bytes: &[u8]) -> Read {
    let scale = Scale::default();
    read_file(bytes, 1 << 20, &scale, &words::names(&scale), date(2026, 11, 26)).unwrap()
}

#[test]
fn a_head_over_several_columns_loses_none_of_them() {
    let bytes = workbook(
        &[&["Namn", "", "", "Fräs"], &["Anna", "3", "2", "1"], &["Bertil", "2"]],
        &[(0, 1, 0, 2, "Svets")],
    );
    let matrix = read_book(&bytes);
    assert_eq!(faults(&matrix.faults), [(2, "C", FaultKind::NoHead)]);
    assert_eq!(matrix.faults[0].text, "2");
    // The same where the last column is the one without a head, and in a list.
    let bytes = workbook(&[&["Namn"], &["Anna", "3", "2"]], &[(0, 1, 0, 2, "Svets")]);
    assert_eq!(faults(&read_book(&bytes).faults), [(2, "C", FaultKind::NoHead)]);
    let list = read("namn;kompetens;nivå;\nA;Truck;3;4\n").unwrap();
    assert_eq!(faults(&list.faults), [(2, "D", FaultKind::NoHead)]);
}

#[test]
fn merged_cells_of_a_list_are_nobodys() {
    let head = ["Namn", "Befattning", "Kompetens", "Nivå", "Underlag", "Giltig till"];
    let bytes = workbook(
        &[
            &head,
            &["Anna", "Svetsare", "Svets", "", "certifikat", ""],
            &["Bertil", "Svetsare", "Svets", "", "certifikat", ""],
            &["Cilla", "", "Truck", "2", "", ""],
            &["David", "", "Truck", "2", "", ""],
        ],
        &[(1, 3, 2, 3, "3"), (1, 5, 2, 5, "2028-05-01"), (3, 1, 4, 1, "Förare")],
    );
    let read = read_book(&bytes);
    assert_eq!(
        faults(&read.faults),
        [
            (2, "Nivå", FaultKind::Merged),
            (2, "Giltig till", FaultKind::Merged),
            (3, "Nivå", FaultKind::Merged),
            (3, "Giltig till", FaultKind::Merged),
            (4, "Befattning", FaultKind::Merged),
            (5, "Befattning", FaultKind::Merged),
        ]
    );
    assert_eq!(read.statements, []);
}

#[test]
fn a_renewed_certificate_gets_its_new_last_day() {
    let list = |until: &str| {
        format!("namn;kompetens;nivå;underlag;datum;giltig till\nA;Truck;3;certifikat;2025-05-01;{until}\n")
    };
    let first = planned(&Map::default(), &list("2026-12-31"));
    assert_eq!((first.rows[0].new, first.rows[0].changed), (1, 0));
    let same = planned(&first.map, &list("2026-12-31"));
    assert_eq!((same.rows[0].same, &same.map), (1, &first.map));
    // What the file does not say it does not take away.
    assert_eq!(planned(&first.map, &list("")).map, first.map);
    let renewed = planned(&first.map, &list("2031-12-31"));
    assert_eq!((renewed.rows[0].changed, renewed.rows[0].same), (1, 0));
    let days: Vec<_> = renewed.map.held.iter().map(|held| held.evidence.until).collect();
    assert_eq!(days, [Some(date(2031, 12, 31))]);
    // With a day of its own it is another: the one before stays as history, and the whole goes in again as it came out.
    let later =
        "namn;kompetens;nivå;underlag;datum;giltig till\nA;Truck;3;certifikat;2026-11-01;2031-11-01\n";
    let later = planned(&first.map, later);
    assert_eq!((later.rows[0].changed, later.map.held.len()), (1, 2));
    let both = "namn;kompetens;nivå;underlag;datum;giltig till\n\
                A;Truck;3;certifikat;2025-05-01;2026-12-31\n\
                A;Truck;3;certifikat;2026-11-01;2031-11-01\n";
    let again = planned(&later.map, both);
    assert_eq!((again.rows[0].same, again.rows[0].changed, &again.map), (2, 0, &later.map));
}

#[test]
fn what_the_map_would_refuse_is_told_in_the_preview() {
    let ended = planned(
        &Map::default(),
        "namn;kompetens;nivå;underlag;giltig till\nA;Truck;3;certifikat;2020-05-01\nB;Truck;3;certifikat;2028-05-01\n",
    );
    assert_eq!(faults(&ended.faults), [(2, "giltig till", FaultKind::Ended)]);
    // Fewer heads than are said to have a skill already.
    let five = planned(&Map::default(), "namn;antal;Svets\nMontörer;5;2\n");
    assert!(five.is_whole());
    let three = planned(&five.map, "namn;antal;Truck\nMontörer;3;2\n");
    assert_eq!(faults(&three.faults), [(2, "", FaultKind::MoreHeads { count: 3 })]);
    assert_eq!(three.faults[0].text, "Montörer");
    let list = planned(&Map::default(), "namn;kompetens;nivå;giltig till\nA;Truck;3;2028\n");
    assert!(list.is_whole());
    let matrix = read("namn;Svets;giltig till\nA;3;2028-01-01\nB;2;\n").unwrap();
    assert_eq!(faults(&matrix.faults), [(2, "giltig till", FaultKind::NotInMatrix)]);
}

#[test]
fn rows_of_a_list_that_contradict_each_other_are_told() {
    let otherwise = |first: &str| FaultKind::Otherwise { first: first.into() };
    let list = planned(
        &Map::default(),
        "namn;antal;befattning;skift;kompetens;nivå;underlag;datum\n\
         A;;Svetsare;Dag;Svets;3;chef;2026-05-01\n\
         a;;svetsare;;Truck;2;chef;2026-05-01\n\
         A;;Montör;Natt;Fräs;2;chef;2026-05-01\n\
         B;;;;Svets;3;chef;2026-05-01\n\
         B;;;;Svets;2;egen;2026-05-01\n\
         B;;;;Svets;3;chef;2026-06-01\n\
         B;;;;Svets;1;chef;2026-06-01\n\
         B;;;;Svets;1;;2026-05-01\n\
         B;;;;Svets;3;chef;2026-05-01\n",
    );
    assert_eq!(
        faults(&list.faults),
        [
            (4, "befattning", otherwise("Svetsare")),
            (4, "skift", otherwise("Dag")),
            (8, "nivå", FaultKind::Differs { row: 7 }),
            // Where the file says nothing it is the leader's word, which row 5 has.
            (9, "nivå", FaultKind::Differs { row: 5 }),
        ]
    );
    // What the first row leaves open a later one says.
    let list = "namn;befattning;kompetens;nivå\nA;;Svets;3\nA;Svetsare;Truck;2\nA;;;\n";
    let list = planned(&Map::default(), list);
    assert!(list.is_whole() && list.rows.len() == 1, "{list:?}");
    assert_eq!((list.map.people.len(), list.new_roles.as_slice()), (1, &["Svetsare".to_owned()][..]));
    assert_eq!(list.map.people[0].roles.len(), 1);
}

#[test]
fn a_name_is_one_however_it_is_typed_and_has_no_unseen_letters() {
    let twice = read("Namn;Svets\nJosé;3\nJose\u{301};2\n").unwrap();
    assert_eq!(faults(&twice.faults), [(3, "Namn", FaultKind::Twice { row: 2 })]);
    let known = planned(&Map::default(), "Namn;Svets\nJosé;3\n");
    let again = planned(&known.map, "Namn;Svets\nJose\u{301};3\n");
    assert_eq!((again.new_people, &again.map), (0, &known.map));
    let unseen = |letter: char| FaultKind::Unseen { letter };
    let read = read("Namn;Skift;Sve\u{200b}ts\nKim\u{202e}kE;Dag;3\nBo;Na\u{feff}tt;2\nعلی\u{200c}رضا;;2\n")
        .unwrap();
    assert_eq!(
        faults(&read.faults),
        [(1, "Svets", unseen('\u{200b}')), (2, "Namn", unseen('\u{202e}')), (3, "Skift", unseen('\u{feff}')),]
    );
    // It is not shown either: it would turn the words of the page.
    assert_eq!(read.faults[1].text, "KimkE");
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

#[tokio::test]
async fn a_file_with_a_fault_changes_nothing_and_is_told_by_row_and_column() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        let merged = workbook(
            &[
                &["Namn", "Kompetens", "Nivå", "Giltig till"],
                &["Anna", "Truck", "3"],
                &["Bertil", "Truck", "3"],
            ],
            &[(1, 3, 2, 3, "2028-05-01")],
        );
        let ended = "namn;kompetens;nivå;underlag;giltig till\nAnna;Truck;3;certifikat;2020-05-01\n";
        let unseen = "Namn;Svets\nKim\u{202e}kE;3\n";
        let headless = workbook(&[&["Namn"], &["Anna", "3", "2"]], &[(0, 1, 0, 2, "Svets")]);
        for (name, content, said) in [
            ("merged.xlsx", merged.as_slice(), "Cellen är sammanslagen"),
            ("ended.csv", ended.as_bytes(), "Har redan gått ut"),
            ("unseen.csv", unseen.as_bytes(), "tecken som inte syns (U+202E)"),
            ("headless.xlsx", headless.as_slice(), "Kolumnen har ingen rubrik"),
        ] {
            let key = led_to(&upload(&house, &path, name, content).await);
            let page = house.test.get(&key).await.text();
            assert!(page.contains(said) && !page.contains("value=\"import\""), "{name}: {page}");
            // Sent all the same, it leads back to what is wrong.
            let back = led_to(&house.test.post(&key, &[("version", "0"), ("do", "import")]).await);
            assert!(house.test.get(&back).await.text().contains(said), "{name}");
        }
        assert!(house.test.get(&format!("{path}/people")).await.text().contains("Inga medarbetare än"));
        // The form says the same of a name.
        let page = super::send(&house, &format!("{path}/people/new"), &[("name", "Kim\u{202e}kE")]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("tecken som inte syns (U+202E)"), "{}", page.text());
        led_to(&super::send(&house, &format!("{path}/people/new"), &[("name", "José")]).await);
        let page = super::send(&house, &format!("{path}/people/new"), &[("name", "Jose\u{301}")]).await;
        assert!(page.status == 422 && page.text().contains("redan någon med det namnet"), "{}", page.text());
    }
}

#[tokio::test]
async fn the_matrix_can_be_taken_away_by_the_firm_alone() {
    use calamine::Reader;
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        super::welders(&house, &path).await;
        let matrix = format!("{path}/matrix");
        let csv = house.test.get(&format!("{matrix}?format=csv")).await.text();
        let rows =
            "person,people,role,shift,TIG-svetsning\nKim Ek,,Svetsare,Dag,4\nBo Åström,,Svetsare,Natt,\n";
        assert_eq!(csv.trim_start_matches('\u{feff}'), rows);
        let night = house.test.get(&format!("{matrix}?shift=Natt&format=csv")).await.text();
        assert!(night.contains("Bo Åström") && !night.contains("Kim Ek"), "{night}");
        let json = house.test.get(&format!("{matrix}?format=json")).await;
        let json: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        assert_eq!(json["rows"][0], serde_json::json!(["Kim Ek", null, "Svetsare", "Dag", 4]), "{json}");
        let xlsx = house.test.get(&format!("{matrix}?format=xlsx")).await;
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(xlsx.body)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(sheet.get_value((0, 4)), Some(&calamine::Data::String("TIG-svetsning".into())));
        assert_eq!(sheet.get_value((1, 4)), Some(&calamine::Data::Float(4.0)));
        let page = house.test.get(&format!("{matrix}?shift=Natt")).await.text();
        assert!(page.contains("/matrix?shift=Natt&amp;format=csv"), "{page}");
        let (stranger, _) = firm(&house, "b@firm.example", "Annan AB").await;
        let administrator = house.staff("gun@agency.example", "Gun Al", "administrator", &[]).await;
        for who in [stranger, administrator] {
            house.enter(&who);
            for format in ["csv", "xlsx", "json"] {
                let file = house.test.get(&format!("{matrix}?format={format}")).await;
                assert_eq!(file.status, 404, "{format}");
            }
        }
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
