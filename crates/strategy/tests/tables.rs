//! The embedded tables hold what the program counts on, and other tables are refused with all that is wrong with them.

use strategy::data::{Named, ProcessFigure, Zone};
use strategy::{Economics, TableProblem, Tables};
use vocabulary::Vocabulary;

fn read(tables: &Tables<'_>) -> Result<Economics, Vec<TableProblem>> {
    Economics::read(tables, Vocabulary::embedded())
}

#[test]
fn there_are_enough_processes_materials_and_countries() {
    let economics = Economics::embedded();
    assert!(economics.processes.len() >= 60, "{}", economics.processes.len());
    assert!(economics.materials.len() >= 50, "{}", economics.materials.len());
    assert!(economics.countries.len() >= 15, "{}", economics.countries.len());
    assert!(economics.factors.len() >= 25, "{}", economics.factors.len());
    assert_eq!(economics.countries.iter().filter(|c| c.zone == Zone::Home).count(), 1);
}

#[test]
fn every_figure_has_its_source_day_and_confidence_and_estimates_are_ranges() {
    let economics = Economics::embedded();
    for process in &economics.processes {
        for (name, figure) in process.figures.iter() {
            let at = format!("{} {}", process.code, name.code());
            assert!(!figure.source.is_empty(), "{at}");
            assert!(figure.on.year() >= 2026, "{at}");
            if figure.source.starts_with("estimate") {
                assert!(figure.range.high > figure.range.low, "{at}");
            }
        }
        assert!(process.figures.range(ProcessFigure::Scrap).high < 0.5, "{}", process.code);
    }
}

#[test]
fn every_process_can_take_a_material_that_has_figures() {
    let economics = Economics::embedded();
    for process in &economics.processes {
        for &material in &process.materials {
            let code = &Vocabulary::embedded().materials().get(material).code;
            assert!(
                economics.material(material).is_some(),
                "{} takes {code}, which has no figures",
                process.code
            );
        }
    }
}

#[test]
fn the_densities_agree_with_the_vocabulary() {
    let economics = Economics::embedded();
    for material in Vocabulary::embedded().materials().leaves() {
        let (Some((low, high)), Some(figures)) = (material.facts.density, economics.material(material.id))
        else {
            continue;
        };
        let range = figures.range(strategy::data::MaterialFigure::Density);
        let overlap = f64::from(high) >= range.low * 0.95 && f64::from(low) <= range.high * 1.05;
        assert!(overlap, "{}: {low}–{high} here, {range:?} there", material.code);
    }
}

#[test]
fn the_version_changes_with_any_figure() {
    let first = read(&Tables::EMBEDDED).expect("the embedded tables are right").version;
    assert_eq!(first, Economics::embedded().version);
    let changed = Tables::EMBEDDED.general_figures.replacen("0.12", "0.13", 1);
    let second =
        read(&Tables { general_figures: &changed, ..Tables::EMBEDDED }).expect("still right").version;
    assert_ne!(first, second);
    assert!(first.starts_with("2026-"), "{first}");
}

/// Changes the embedded table of processes' figures and gives the problems that reading it finds.
fn problems_of(from: &str, to: &str) -> Vec<String> {
    let text = Tables::EMBEDDED.process_figures;
    assert!(text.contains(from), "the table has '{from}'");
    let changed = text.replacen(from, to, 1);
    let problems = read(&Tables { process_figures: &changed, ..Tables::EMBEDDED }).expect_err("a mistake");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_mistake_is_told_with_file_row_column_and_what_was_expected() {
    let row = Tables::EMBEDDED.process_figures.lines().nth(1).expect("a first row");
    let cells: Vec<&str> = row.splitn(6, ',').collect();
    let with = |at: usize, cell: &str| {
        let mut cells = cells.clone();
        cells[at] = cell;
        cells.join(",")
    };
    let told = |at: usize, cell: &str| problems_of(row, &with(at, cell)).remove(0);
    let here = "data/strategy/process_figures.csv, row 2, column";
    assert_eq!(told(0, "9.9"), format!("{here} process: '9.9' is not listed in processes.csv"));
    assert!(
        told(1, "tool_kr")
            .starts_with(&format!("{here} figure: 'tool_kr' is not known; write one of tool_sek,"))
    );
    assert_eq!(
        told(2, "much"),
        format!("{here} low: 'much' is not a number; write digits and a decimal point, such as 12.5")
    );
    assert_eq!(told(2, ""), format!("{here} low: is empty; every row must state it"));
    assert_eq!(told(2, "-1"), format!("{here} low: -1 is below zero, which this figure cannot be"));
    assert!(told(4, "1").contains("are not in order; low ≤ likely ≤ high"));
    let point = [cells[0], cells[1], cells[3], cells[3], cells[3], cells[5]].join(",");
    assert_eq!(
        problems_of(row, &point)[0],
        format!("{here} low: is the same as high; an estimate is a range, not a point")
    );
}

#[test]
fn a_row_that_lacks_or_stands_twice_is_told() {
    let row = Tables::EMBEDDED.process_figures.lines().nth(1).expect("a first row");
    assert!(problems_of(&format!("{row}\n"), "")[0].ends_with("lacks 'tool_sek'"));
    assert!(problems_of(row, &format!("{row}\n{row}"))[0].ends_with("'tool_sek' stands twice for '1.1.01'"));
}

#[test]
fn all_problems_are_told_at_once() {
    let changed = Tables::EMBEDDED.country_figures.replace("SEK/h", "kr");
    let problems = read(&Tables { country_figures: &changed, ..Tables::EMBEDDED }).expect_err("mistakes");
    assert!(problems.len() >= Economics::embedded().countries.len(), "{}", problems.len());
    assert!(problems[0].to_string().contains("is 'kr'; this figure is in 'SEK/h'"), "{}", problems[0]);
}
