//! Tables in the shapes that Statistics Sweden's database hands out. EVERY NUMBER IN HERE IS MADE UP.

use hemtag::skills::statistics::read::{FaultKind, PassedOver, Problem, Read, Refusal, read_file};
use rust_xlsxwriter::Workbook;

fn read(content: impl AsRef<[u8]>) -> Result<Read, Problem> {
    read_file(content.as_ref(), 1 << 20, 2026)
}

fn figure(read: &Read, ssyk: &str, county: &str, year: i16) -> Option<u32> {
    *read.figures.get(&(ssyk.to_owned(), county.to_owned(), year)).expect("the figure is kept")
}

fn refused(content: impl AsRef<[u8]>) -> Refusal {
    match read(content) {
        Err(Problem::Table(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn faults(content: impl AsRef<[u8]>) -> Vec<(u64, String, FaultKind)> {
    match read(content) {
        Err(Problem::Faults(faults)) => {
            faults.into_iter().map(|one| (one.row, one.column, one.kind)).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Wide, with a title above the heads; sexes apart; unknown, none, and what is passed over.
pub(super) const WIDE: &str = "\"Påhittade anställda efter region, yrke (4-siffrig SSYK 2012) och kön. År 2021 - 2022\"\n\n\
    \"region\",\"yrke (SSYK 2012)\",\"kön\",\"Anställda 16-64 år 2021\",\"Anställda 16-64 år 2022\"\n\
    \"00 Riket\",\"7212 Svetsare och gasskärare\",\"män\",900,1000\n\
    \"00 Riket\",\"7212 Svetsare och gasskärare\",\"kvinnor\",100,200\n\
    \"01 Stockholms län\",\"7212 Svetsare och gasskärare\",\"män\",90,100\n\
    \"01 Stockholms län\",\"7212 Svetsare och gasskärare\",\"kvinnor\",-,20\n\
    \"06 Jönköpings län\",\"7212 Svetsare och gasskärare\",\"män\",250,300\n\
    \"06 Jönköpings län\",\"7212 Svetsare och gasskärare\",\"kvinnor\",50,60\n\
    \"09 Gotlands län\",\"7212 Svetsare och gasskärare\",\"män\",5,6\n\
    \"09 Gotlands län\",\"7212 Svetsare och gasskärare\",\"kvinnor\",..,..\n\
    \"0680 Jönköping\",\"7212 Svetsare och gasskärare\",\"män\",1,1\n\
    \"00 Riket\",\"0002 uppgift saknas\",\"män\",7,7\n\
    \"99 Okänt län\",\"7212 Svetsare och gasskärare\",\"män\",7,7\n\
    \"00 Riket\",\"7211 Gjutare\",\"män\",40,50\n\
    \"00 Riket\",\"7211 Gjutare\",\"kvinnor\",4,5\n";

#[test]
fn a_wide_table_is_added_up_over_the_sexes() {
    let latin: Vec<u8> =
        WIDE.chars().map(|c| u8::try_from(u32::from(c)).expect("it is in Latin-1")).collect();
    for content in [WIDE.as_bytes().to_vec(), latin, format!("\u{feff}{WIDE}").into_bytes()] {
        let read = read(content).unwrap();
        assert_eq!(read.counted.as_deref(), Some("Anställda 16-64 år"));
        assert_eq!((read.years.as_slice(), read.rows, read.figures.len()), (&[2021, 2022][..], 13, 10));
        assert_eq!(figure(&read, "7212", "00", 2022), Some(1200));
        assert_eq!(figure(&read, "7212", "01", 2021), Some(90), "a dash is none");
        assert_eq!(figure(&read, "7212", "06", 2021), Some(300));
        assert_eq!(figure(&read, "7212", "09", 2022), None, "a sum with an unknown part is unknown");
        assert_eq!(read.occupations["7211"], "Gjutare");
        let over = PassedOver { municipalities: 1, no_county: 1, no_occupation: 1 };
        assert_eq!(read.passed_over, over);
    }
}

#[test]
fn delimiters_languages_and_regions_by_name_make_no_difference() {
    let english = "region\toccupation (SSYK 2012)\tsex\tEmployees 16-64 years 2022\n\
        Sweden\t7212 Welders and flame cutters\tmen\t1 000\n\
        Sweden\t7212 Welders and flame cutters\twomen\t200\n\
        Jönköping county\t7212 Welders and flame cutters\tmen\t300\n\
        Jönköping county\t7212 Welders and flame cutters\twomen\t60\n";
    for content in [english.to_owned(), english.replace('\t', ";"), english.replace('\t', ",")] {
        let read = read(content).unwrap();
        assert_eq!(figure(&read, "7212", "00", 2022), Some(1200));
        assert_eq!(figure(&read, "7212", "06", 2022), Some(360));
        assert_eq!(read.counted.as_deref(), Some("Employees 16-64 years"));
    }
}

#[test]
fn a_long_table_has_its_year_in_a_column() {
    let long = "region;yrke (SSYK 2012);kön;år;Anställda 16-64 år\n\
        01 Stockholms län;7212 Svetsare;män;2021;90\n01 Stockholms län;7212 Svetsare;kvinnor;2021;10\n\
        01 Stockholms län;7212 Svetsare;män;2022;95\n01 Stockholms län;7212 Svetsare;kvinnor;2022;..\n";
    let read = read(long).unwrap();
    assert_eq!((figure(&read, "7212", "01", 2021), figure(&read, "7212", "01", 2022)), (Some(100), None));
    assert_eq!(read.counted.as_deref(), Some("Anställda 16-64 år"));
    let without = "region;yrke;år;antal\n01 Stockholms län;7212 Svetsare;2021;90\n";
    assert_eq!(figure(&self::read(without).unwrap(), "7212", "01", 2021), Some(90), "no sexes");
}

#[test]
fn the_total_is_taken_where_there_is_one_and_never_added_to_its_parts() {
    let table = "region;yrke;kön;2022\n\
        01 Stockholms län;7212 Svetsare;totalt;100\n01 Stockholms län;7212 Svetsare;män;..\n\
        01 Stockholms län;7212 Svetsare;kvinnor;10\n\
        03 Uppsala län;7212 Svetsare;män;7\n03 Uppsala län;7212 Svetsare;kvinnor;3\n\
        04 Södermanlands län;7212 Svetsare;kvinnor;3\n";
    let read = read(table).unwrap();
    assert_eq!(figure(&read, "7212", "01", 2022), Some(100));
    assert_eq!(figure(&read, "7212", "03", 2022), Some(10));
    assert_eq!(figure(&read, "7212", "04", 2022), None, "one of two sexes is not everybody");
    let women = "region;yrke;kön;2022\n01 Stockholms län;7212 Svetsare;kvinnor;100\n";
    assert_eq!(refused(women), Refusal::OneSex);
}

/// As PxWeb writes a workbook: a title, years over the numbers, nothing over the rest, code and label apart, repeats left empty,
/// notes under the table.
fn workbook(heads: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Påhittade anställda efter region, yrke, kön och år").unwrap();
    if heads {
        for (column, head) in [(0, "region"), (2, "yrke (SSYK 2012)"), (4, "kön")] {
            sheet.write_string(2, column, head).unwrap();
        }
    }
    sheet.write_string(2, 6, "2021").unwrap();
    sheet.write_string(2, 7, "2022").unwrap();
    let rows: [([&str; 6], [&str; 2]); 6] = [
        (["00", "Riket", "7211", "Gjutare", "1", "män"], ["40", "50"]),
        (["", "", "", "", "2", "kvinnor"], ["4", "5"]),
        (["", "", "7212", "Svetsare och gasskärare", "1", "män"], ["900", "1000"]),
        (["", "", "", "", "2", "kvinnor"], ["100", ".."]),
        (["06", "Jönköpings län", "7211", "Gjutare", "1", "män"], ["10", "12"]),
        (["", "", "", "", "2", "kvinnor"], ["1", "-"]),
    ];
    for (row, (cells, numbers)) in (3_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).unwrap();
        }
        for (column, text) in (6_u16..).zip(numbers) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, text).unwrap(),
            };
        }
    }
    sheet.write_string(11, 0, "Fotnoter: siffrorna är påhittade").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_repeats_what_it_leaves_empty_with_or_without_heads() {
    for heads in [true, false] {
        let read = read(workbook(heads)).unwrap();
        assert_eq!((read.rows, read.figures.len()), (6, 6), "heads: {heads}");
        assert_eq!(figure(&read, "7211", "00", 2022), Some(55));
        assert_eq!(figure(&read, "7212", "00", 2021), Some(1000));
        assert_eq!(figure(&read, "7212", "00", 2022), None);
        assert_eq!(figure(&read, "7211", "06", 2022), Some(12));
        assert_eq!(read.occupations["7212"], "Svetsare och gasskärare");
        assert_eq!(read.counted, None);
    }
}

#[test]
fn what_is_empty_under_something_new_is_not_repeated() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        ["region", "yrke", "kön", "2022"],
        ["01 Stockholms län", "7212 Svetsare", "totalt", "9"],
        ["03 Uppsala län", "", "totalt", "9"],
    ]
    .iter()
    .enumerate()
    {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(u32::try_from(row).unwrap(), column, *text).unwrap();
        }
    }
    assert_eq!(faults(book.save_to_buffer().unwrap()), [(3, "yrke".to_owned(), FaultKind::Empty)]);
    // Text has no repeats: an empty cell is an empty cell.
    let text = "region;yrke;2022\n01 Stockholms län;7212 Svetsare;9\n;7211 Gjutare;9\n";
    assert_eq!(faults(text), [(3, "region".to_owned(), FaultKind::Empty)]);
}

#[test]
fn every_fault_is_told_with_its_row_and_column() {
    let table = "region;yrke (SSYK 2012);kön;Anställda 2022;Anställda 2027\n\
        01 Stockholms län;7212 Svetsare;män;90;1\n\
        01 Stockholms län;7212 Svetsare;män;90;1\n\
        77 Mordor;7212 Svetsare;män;1;1\n\
        01 Stockholms län;7991 Trollkarlar;män;1;1\n\
        01 Stockholms län;721 Svetsare m.fl.;män;1;1\n\
        01 Stockholms län;Svetsare;män;1;1\n\
        01 Stockholms län;7211 Gjutare;alla;1;1\n\
        01 Stockholms län;7211 Gjutare;kvinnor;12,5;;\n";
    let told = faults(table);
    let told: Vec<(u64, &str, FaultKind)> =
        told.iter().map(|(row, at, kind)| (*row, at.as_str(), *kind)).collect();
    assert_eq!(
        told,
        [
            (1, "Anställda 2027", FaultKind::Year),
            (3, "Anställda 2022", FaultKind::Twice { row: 2 }),
            (3, "Anställda 2027", FaultKind::Twice { row: 2 }),
            (4, "region", FaultKind::Region),
            (5, "yrke (SSYK 2012)", FaultKind::Occupation),
            (6, "yrke (SSYK 2012)", FaultKind::Digits),
            (7, "yrke (SSYK 2012)", FaultKind::NoCode),
            (8, "kön", FaultKind::Sex),
            (9, "Anställda 2022", FaultKind::Number),
            (9, "Anställda 2027", FaultKind::Empty),
        ]
    );
    let long = "region;yrke;år;antal\n01 Stockholms län;7212 Svetsare;2013;90\n";
    assert_eq!(faults(long), [(2, "år".to_owned(), FaultKind::Year)], "SSYK 2012 begins in 2014");
}

#[test]
fn another_table_is_refused_with_what_to_choose() {
    let dimension = "region;yrke;ålder;kön;2022\n01 Stockholms län;7212 Svetsare;16-24 år;totalt;1\n\
        01 Stockholms län;7212 Svetsare;25-29 år;totalt;1\n";
    assert_eq!(
        refused(dimension),
        Refusal::Dimension {
            column: "ålder".to_owned(),
            first: "16-24 år".to_owned(),
            second: "25-29 år".to_owned()
        }
    );
    // With one value it parts nothing.
    let one = dimension.replace("25-29 år", "16-24 år");
    let one = one.replacen("01 Stockholms län", "03 Uppsala län", 1);
    assert_eq!(figure(&read(one).unwrap(), "7212", "01", 2022), Some(1));
    for (table, expected) in [
        ("yrke;kön;2022\n7212 Svetsare;män;1\n", Refusal::NoRegion),
        ("region;kön;2022\n01 Stockholms län;män;1\n", Refusal::NoOccupation),
        ("region;yrke;antal\n01 Stockholms län;7212 Svetsare;1\n", Refusal::NoYear),
        (
            "region;yrke (SSYK 96);2022\n01 Stockholms län;7212 Svetsare;1\n",
            Refusal::OldOccupations { column: "yrke (SSYK 96)".to_owned() },
        ),
        (
            "region;yrke;Anställda 2022;Företagare 2022\n01 Stockholms län;7212 Svetsare;1;2\n",
            Refusal::TwiceTheYear { column: "2022".to_owned() },
        ),
        (
            "region;yrke;Anställda 2021;Företagare 2022\n01 Stockholms län;7212 Svetsare;1;2\n",
            Refusal::TwoNumbers {
                first: "Anställda 2021".to_owned(), second: "Företagare 2022".to_owned()
            },
        ),
        (
            "region;yrke;år;anställda;företagare\n01 Stockholms län;7212 Svetsare;2022;1;2\n",
            Refusal::TwoNumbers { first: "anställda".to_owned(), second: "företagare".to_owned() },
        ),
        ("region;yrke;2022\n0680 Jönköping;7212 Svetsare;1\n", Refusal::NothingToKeep),
    ] {
        assert_eq!(refused(table), expected, "{table}");
    }
    assert!(matches!(read("%PDF-1.7"), Err(Problem::File(_))));
    assert!(matches!(read(""), Err(Problem::File(_))));
}
