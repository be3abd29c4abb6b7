//! The real budgets: what each method makes of all 51 files, held in a table.

use std::{fmt::Write, path::Path};

use funding::portfolio::{Effort, Outcome, call::POINT, choose, methods, pb};

/// The files of the shared data, where they are at hand.
fn files() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/participatory_budgets");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("{} is not at hand: the real budgets are not tested", folder.display());
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "pb"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_method_gives_what_the_table_holds() {
    let files = files();
    if files.is_empty() {
        return;
    }
    let mut table =
        "file\tprojects\tvoters\tbudget\toptimal\tcost\trank\tcost\tequal shares\tcost\tpaid by shares\n"
            .to_owned();
    for path in &files {
        let file = pb::read(&std::fs::read(path).expect("readable"))
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let call = file.call();
        let Ok(Outcome::Chosen(best)) = choose(&call, Effort::default()) else {
            panic!("{}", path.display())
        };
        assert!(best.proven && best.bound == best.worth.total);
        let ranked = methods::rank(&call).expect("sound");
        assert_eq!(ranked.broken, []);
        let shares = methods::equal_shares(&file.ballots());
        let shared = methods::whole(&call, &shares.selected());
        let worth = funding::portfolio::check(&call, &shared).expect("within the budget").total;
        assert!(ranked.worth.total <= best.worth.total && worth <= best.worth.total);
        let name = path.file_stem().expect("named").to_string_lossy();
        let (projects, voters) = (file.projects.len(), file.ballots.len());
        let paid = shares.paid.len();
        writeln!(
            table,
            "{name}\t{projects}\t{voters}\t{}\t{}\t{}\t{}\t{}\t{worth}\t{}\t{paid}",
            file.budget,
            best.worth.total,
            best.portfolio.cost(),
            ranked.worth.total,
            ranked.portfolio.cost(),
            shared.cost(),
        )
        .expect("a string takes all");
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pb_files.tsv");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &table).expect("writable");
    }
    let held = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(table, held, "UPDATE_GOLDEN=1 writes the table anew");
}

#[test]
fn what_the_files_say_of_themselves_is_what_they_hold() {
    for path in files() {
        let file = pb::read(&std::fs::read(&path).expect("readable")).expect("read by the other test");
        assert!(file.support().iter().all(|points| points % POINT == 0), "whole points");
        for note in &file.notes {
            eprintln!("{}: {note:?}", path.display());
        }
    }
}

#[test]
fn points_that_cannot_be_added_up_are_told_with_their_line() {
    let file = |votes: &str| {
        format!(
            "META\nkey;value\nbudget;10\nvote_type;cumulative\nPROJECTS\nproject_id;cost\nA;5\nVOTES\nvoter_id;vote;points\n{votes}"
        )
    };
    // Nine billion points, in millionths, are near what a number of 64 bits holds.
    for votes in ["x;A,A;9000000000000,9000000000000\n", "x;A;9000000000000\ny;A;9000000000000\n"] {
        let error = pb::read(file(votes).as_bytes()).expect_err("too many points");
        assert!(error.line.is_some() && error.says.contains("add up"), "{error}");
    }
    let sound = pb::read(file("x;A,A;1,2.5\n").as_bytes()).expect("sound");
    assert_eq!(sound.support(), [3_500_000]);
}
