//! The matching engine beside DuckDB, PostgreSQL and SQLite: same data, same questions, one run, every answer checked
//! against the others'. `cargo xtask compare` builds and runs it; docs/performance.md says what each was given.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod engines;
mod measure;
mod own;
mod question;
mod rows;
mod table;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Parser;
use engines::{Database, Question, duckdb::Duckdb, postgresql::Postgresql, sqlite::Sqlite};
use generator::SEED;
use matching::{Need, Register, Terms};
use measure::{Times, checked, times};
use question::Plain;
use table::{Report, Row};
use vocabulary::Vocabulary;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask compare", about = "Measure matching beside three databases")]
struct Cli {
    /// Offers in the register
    #[arg(long, default_value_t = 1_000_000)]
    offers: u32,
    /// Needs that hemtag and DuckDB are asked
    #[arg(long, default_value_t = 1000)]
    needs: usize,
    /// Needs that PostgreSQL and SQLite are asked, which take long
    #[arg(long, default_value_t = 50)]
    slow_needs: usize,
    /// Needs in the batch of hemtag
    #[arg(long, default_value_t = 10_000)]
    batch: usize,
    /// Only these engines besides hemtag: duckdb, postgresql, sqlite
    #[arg(long, value_delimiter = ',', default_value = "duckdb,postgresql,sqlite")]
    beside: Vec<String>,
    /// Also measure hemtag alone from 20,000 to this many offers
    #[arg(long)]
    curve: Option<u32>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    /// The folder of the workspace
    #[arg(long, default_value = ".", hide = true)]
    root: PathBuf,
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    let mut report = Report::new(cli.offers);
    let needs = generator::needs(SEED, cli.needs.max(cli.batch));
    let asked = &needs[..cli.needs];
    let register = own::build(cli.offers, &mut report);
    own::answers(&register, asked, &needs[..cli.batch], &mut report);
    own::change(&register, cli.offers, &mut report);

    let folder = std::env::temp_dir().join(format!("hemtag-compare-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let done = beside(&cli, &register, asked, &folder, &mut report);
    std::fs::remove_dir_all(&folder)?;
    done?;
    drop(register);
    if let Some(most) = cli.curve {
        own::curve(most, &needs[..200.min(needs.len())], &mut report);
    }
    if cli.json {
        report.print_json()
    } else {
        report.print()
    }
    Ok(())
}

/// Asks the databases, one after the other.
fn beside(cli: &Cli, register: &Register, needs: &[Need], folder: &Path, report: &mut Report) -> Result<()> {
    let rows = rows::rows(SEED, cli.offers);
    for name in &cli.beside {
        let slow = &needs[..cli.slow_needs.min(needs.len())];
        match name.as_str() {
            "" => {}
            "duckdb" => measure(&mut Duckdb::build(&cli.root, &rows)?, register, needs, report)?,
            "postgresql" => measure(&mut Postgresql::build(folder, &rows)?, register, slow, report)?,
            "sqlite" => measure(&mut Sqlite::build(folder, &rows)?, register, slow, report)?,
            other => anyhow::bail!("{other}: duckdb, postgresql and sqlite can be compared with"),
        }
    }
    Ok(())
}

fn measure(
    database: &mut dyn Database,
    register: &Register,
    needs: &[Need],
    report: &mut Report,
) -> Result<()> {
    let name = database.name();
    let version = database.version()?;
    eprintln!("{name} {version} …");
    report.versions.push((name, version));
    let plain: Vec<Plain> = {
        let terms = Terms::of(Vocabulary::embedded());
        needs.iter().map(|need| Plain::of(&terms, need)).collect()
    };
    for question in [Question::Exact, Question::Near] {
        let prepared = plain.iter().map(|plain| database.prepare(plain, question));
        let prepared: Vec<Vec<String>> = prepared.collect::<Result<_>>()?;
        // Asked once for the check, so that all is planned and in memory, and once for the time.
        let mut agreed = 0;
        for (need, texts) in needs.iter().zip(&prepared) {
            agreed += usize::from(checked(register, need, &database.run(texts)?, question));
        }
        report.agreed.push((name, question, agreed, needs.len()));
        let mut failed = None;
        let spent = times(&prepared, |texts| {
            failed = database.run(texts).err().or(failed.take());
        });
        if let Some(error) = failed {
            return Err(error);
        }
        let row = |question, note| Row { question, engine: name, times: spent.clone(), note };
        match question {
            Question::Exact => report.rows.push(row("exact", "")),
            Question::Near => {
                report.rows.push(row("near", ""));
                report.rows.push(row("relaxations", "near alone"));
                let times = both_cores(database, &plain)?;
                report.rows.push(Row {
                    question: "batch",
                    engine: name,
                    times,
                    note: "both cores, per need",
                });
            }
        }
    }
    Ok(())
}

/// Near for portions of needs on two connections at once: the time of each portion by its needs.
fn both_cores(database: &dyn Database, plain: &[Plain]) -> Result<Times> {
    let mut two = [database.second()?, database.second()?];
    let plain = &plain[..plain.len().min(200)];
    let mut spent = Vec::new();
    for portion in plain.chunks((plain.len() / 10).max(2)) {
        let (left, right) = portion.split_at(portion.len() / 2);
        let ready = [left, right].into_iter().zip(&mut two).map(|(part, database)| {
            part.iter().map(|plain| database.prepare(plain, Question::Near)).collect::<Result<Vec<_>>>()
        });
        let ready: Vec<Vec<Vec<String>>> = ready.collect::<Result<_>>()?;
        let ask = |two: &mut [Box<dyn Database + Send>; 2]| -> Result<f64> {
            let start = measure::now();
            std::thread::scope(|scope| {
                let threads: Vec<_> = two
                    .iter_mut()
                    .zip(&ready)
                    .map(|(database, texts)| {
                        scope.spawn(move || texts.iter().try_for_each(|texts| database.run(texts).map(drop)))
                    })
                    .collect();
                threads.into_iter().try_for_each(|thread| thread.join().expect("a query does not panic"))
            })?;
            Ok(start.elapsed().as_secs_f64() * 1000.0)
        };
        ask(&mut two)?;
        spent.push(ask(&mut two)? / f64::from(u32::try_from(portion.len())?));
    }
    Ok(Times::of(spent, plain.len()))
}
