//! The bank's own tables, read from where they lie: row by row accounted for, and their sums reproduced by a reader of its own that
//! shares nothing with the program but the names of the columns.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::PathBuf,
    time::Instant,
};

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    funding::bank::{import, model::Note},
};
use serde_json::Value;

const FILES: [(&str, &str); 2] =
    [("2007-2013", "projects_2007_2013.csv"), ("2014-2020", "projects_2014_2020.csv")];

fn shared(name: &str) -> Option<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/project_bank");
    std::fs::read(folder.join(name)).ok()
}

/// Projects, kronor and euro.
type Sum = (u64, i64, i64);
/// By period, programme and place: those that touch it, those that are its alone.
type Table = BTreeMap<(String, String, String), (Sum, Sum)>;

/// UTF-8 that was read as Latin-1, cell by cell: all of it or nothing.
fn whole_cell(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

/// Reads a table as plainly as can be.
fn reckoned(period: &str, content: &[u8], table: &mut Table) {
    let counties = include_str!("../../../../../data/counties.csv");
    let codes: BTreeMap<&str, &str> = counties
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|cells| (cells[3], cells[0]))
        .collect();
    let first = period == "2007-2013";
    let names = if first {
        ["Område", "Län fördelning", "Beviljat belopp - sek", "Beviljat belopp - euro"]
    } else {
        ["område", "län", "beviljat_belopp_sek", "beviljat_belopp_eur"]
    };
    let mut reader = csv::Reader::from_reader(content);
    let heads = reader.headers().unwrap().clone();
    let at = names.map(|name| heads.iter().position(|head| head == name).unwrap());
    for row in reader.records() {
        let row = row.unwrap();
        let [programme, places, kronor, euro] = at.map(|at| whole_cell(&row[at]));
        let (kronor, euro): (i64, i64) = (kronor.parse().unwrap(), euro.parse().unwrap());
        let places: Vec<&str> = places.split(", ").filter(|place| !place.is_empty()).collect();
        for place in &places {
            let code = codes.get(place).copied().unwrap_or(place).to_owned();
            let cell = table.entry((period.to_owned(), programme.clone(), code)).or_default();
            let add = |sum: &mut Sum| *sum = (sum.0 + 1, sum.1 + kronor, sum.2 + euro);
            add(&mut cell.0);
            if places.len() == 1 {
                add(&mut cell.1);
            }
        }
    }
}

fn of_page(json: &Value) -> Table {
    let number = |row: &Value, key: &str| row[key].as_i64().unwrap_or_else(|| panic!("{key}: {row}"));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let sum = |row: &Value, of: &str| -> Sum {
        (
            u64::try_from(number(row, &format!("{of}_projects"))).unwrap(),
            number(row, &format!("{of}_sek")),
            number(row, &format!("{of}_eur")),
        )
    };
    let rows = json["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        (
            (text(row, "period"), text(row, "programme"), text(row, "place")),
            (sum(row, "touches"), sum(row, "alone")),
        )
    })
    .collect()
}

fn shown(table: &Table) -> String {
    let mut shown = String::from(
        "Tillväxtverkets projektbank, tabeller av 2016-10-14: period | program | län eller region | berör: antal, kronor, euro | bara här\n",
    );
    for ((period, programme, place), (touches, alone)) in table {
        writeln!(
            shown,
            "{period} | {programme} | {place} | {} {} {} | {} {} {}",
            touches.0, touches.1, touches.2, alone.0, alone.1, alone.2
        )
        .unwrap();
    }
    shown
}

#[tokio::test]
async fn the_sums_per_county_and_programme_are_those_of_the_tables() {
    let files: Vec<(&str, Vec<u8>)> =
        FILES.iter().filter_map(|(period, name)| Some((*period, shared(name)?))).collect();
    if files.len() < FILES.len() {
        eprintln!("the bank's tables are not at hand: nothing was compared");
        return;
    }
    let mut expected = Table::new();
    for (period, content) in &files {
        reckoned(period, content, &mut expected);
    }
    insta::assert_snapshot!("sums_per_county_and_programme", shown(&expected));
    let administrator = Caller::administrator();
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        for (period, content) in &files {
            let begun = Instant::now();
            let bank = import::read_file(content, 20 * 1024 * 1024).unwrap();
            let plan =
                import::carry_out(&test.app, &administrator, bank, period, content, None).await.unwrap();
            let taken = begun.elapsed();
            let rows = csv::Reader::from_reader(content.as_slice()).records().count();
            eprintln!("{kind:?} {period}: {rows} rows in {taken:?}");
            let counts = plan.counts();
            assert_eq!((&counts["new"], &counts["rows"]), (&rows.into(), &rows.into()), "{counts}");
            // Row by row: every row of the table is told, once, with its number as a spreadsheet counts.
            let told: BTreeSet<u64> = plan.rows.iter().map(|one| one.row).collect();
            assert_eq!((told.len(), told.first()), (rows, Some(&2)));

            let again = import::read_file(content, 20 * 1024 * 1024).unwrap();
            let again =
                import::carry_out(&test.app, &administrator, again, period, content, None).await.unwrap();
            assert_eq!(again.count("unchanged"), rows, "the same table changes nothing");
        }
        let page = test.get("/funding/bank/sums?format=json").await.json();
        let found = of_page(&page);
        for (key, cell) in &expected {
            assert_eq!(found.get(key), Some(cell), "{kind:?}: {key:?}");
        }
        assert_eq!(found.len(), expected.len());
        // One event for each import that wrote something.
        let events = hemtag::events::after(test.app.db.reader(), 0, &["bank.imported"], 10).await.unwrap();
        assert_eq!(events.len(), 2);
        for page in ["/funding/bank", "/en/funding/bank?county=23&period=2007-2013", "/funding/bank/sums"] {
            assert_eq!(test.get(page).await.status, 200, "{page}");
        }
    }
}

#[tokio::test]
async fn what_is_odd_in_the_tables_is_told_of_its_rows() {
    let Some(content) = shared(FILES[0].1) else {
        eprintln!("the bank's tables are not at hand: nothing was looked at");
        return;
    };
    let test = TestApp::start(Databases::Sqlite).await;
    let bank = import::read_file(&content, 20 * 1024 * 1024).unwrap();
    let plan = import::plan(&test.app, &Caller::administrator(), bank).await.unwrap();
    let notes: BTreeMap<&str, usize> = plan.notes().into_iter().collect();
    // Counted in the table with a script: both amounts zero; no county; rows with the name, recipient and first day of another.
    assert_eq!((notes["zero"], notes["no-county"], notes["perhaps"]), (9, 17, 10), "{notes:?}");
    let of = |number: &str| plan.rows.iter().find(|one| one.number == number).unwrap();
    let twin = of("183378").notes.iter().find_map(|note| match note {
        Note::PerhapsSameAs(row) => Some(*row),
        _ => None,
    });
    assert_eq!(twin, Some(of("185210").row), "same name but for its number");
    // Letters that were encoded twice are whole again.
    assert!(plan.rows.iter().all(|one| !one.name.contains('Ã')));
}
