//! Measures the search beside SQLite's own full-text search (FTS5), on the same documents and the same judged questions in one
//! run (docs/performance.md):
//!
//! ```sh
//! cargo run --release -p hemtag --example search -- 10000
//! ```
//!
//! The documents are those that the program brings (guides, processes, materials, certificates, initiatives) and as many
//! made-up makers as it takes; the questions those of `crates/hemtag/tests/it/search/golden.csv`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures, for the terminal"
)]

use std::{collections::HashSet, time::Instant};

use hemtag::{app::App, clock::Clock, config::Config, search::documents};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use search::{Document, Index, Language, Question, Text};

const ROUNDS: usize = 20;
const TOP: usize = 10;

struct Judged {
    language: Language,
    text: String,
    expected: String,
    what: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let wished: usize = std::env::args().nth(1).map_or(Ok(10_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    let config =
        Config { database: folder.path().join("measure.sqlite").display().to_string(), ..Config::default() };
    let app = App::start(config, Clock::system()).await?;
    let (items, mut all) = documents(&app).await?;
    let mut paths: Vec<String> = items.into_iter().map(|item| item.path).collect();
    let own = all.len();
    for (number, made) in
        generator::maker_texts(generator::SEED, wished.saturating_sub(own)).into_iter().enumerate()
    {
        let text =
            |body: &str| Text { title: made.name.clone(), names: String::new(), body: body.to_owned() };
        paths.push(format!("/makers/{}", number + 1));
        all.push(Document {
            kind: 5,
            weight: 0.8,
            swedish: text(&made.swedish),
            english: text(&made.english),
        });
    }
    let judged = judged()?;
    println!(
        "{} documents, {own} of them the program's own; {} questions, {ROUNDS} rounds",
        all.len(),
        judged.len()
    );

    let begun = Instant::now();
    let index = Index::build(all.clone())?;
    println!("hemtag: index built in {:.0} ms", ms(begun));
    let mut rows = vec![ours(&index, &paths, &judged)];
    for (name, tokenizer, prefix) in [
        ("FTS5, words", "unicode61 remove_diacritics 2", false),
        ("FTS5, Porter's stems", "porter unicode61 remove_diacritics 2", false),
        ("FTS5, words with any ending", "unicode61 remove_diacritics 2", true),
        ("FTS5, trigrams", "trigram", false),
    ] {
        rows.push(fts5(name, tokenizer, prefix, &all, &paths, &judged).await?);
    }
    println!(
        "| engine | median ms | p95 ms | slowest ms | found of {} among the first {TOP} | not found |",
        judged.len()
    );
    println!("|---|---|---|---|---|---|");
    for row in rows {
        println!("{row}");
    }
    Ok(())
}

fn judged() -> anyhow::Result<Vec<Judged>> {
    let mut rows = csv::Reader::from_reader(include_str!("../tests/it/search/golden.csv").as_bytes());
    rows.records()
        .map(|row| {
            let row = row?;
            let language = if &row[0] == "en" { Language::English } else { Language::Swedish };
            let [text, expected, what] = [1, 2, 4].map(|at| row[at].to_owned());
            Ok(Judged { language, text, expected, what })
        })
        .collect()
}

fn ours(index: &Index, paths: &[String], judged: &[Judged]) -> String {
    let (mut times, mut missed) = (Vec::new(), Vec::new());
    for one in judged {
        let question = Question { text: &one.text, language: one.language };
        for round in 0..ROUNDS {
            let begun = Instant::now();
            let answer = index.answer(question);
            // A page of what was found, as the reader gets it.
            for hit in answer.hits.iter().take(20) {
                std::hint::black_box(index.excerpt(&answer, hit.document, one.language));
            }
            times.push(ms(begun));
            if round == 0 {
                let found: HashSet<&str> =
                    answer.hits.iter().take(TOP).map(|hit| paths[hit.document].as_str()).collect();
                if !found.contains(one.expected.as_str()) {
                    missed.push(format!("{} ({})", one.text, one.what));
                }
            }
        }
    }
    row("hemtag", &mut times, judged.len(), &missed)
}

async fn fts5(
    name: &str,
    tokenizer: &str,
    prefix: bool,
    all: &[Document],
    paths: &[String],
    judged: &[Judged],
) -> anyhow::Result<String> {
    let db = Database::connect("sqlite::memory:").await?;
    let table = format!("CREATE VIRTUAL TABLE doc USING fts5(title, names, body, tokenize = '{tokenizer}')");
    db.execute_unprepared(&table).await?;
    db.execute_unprepared("BEGIN").await?;
    for document in all {
        let join = |sv: &str, en: &str| format!("{sv}\n{en}");
        let values = [
            join(&document.swedish.title, &document.english.title),
            join(&document.swedish.names, &document.english.names),
            join(&document.swedish.body, &document.english.body),
        ];
        let insert = "INSERT INTO doc (title, names, body) VALUES (?, ?, ?)";
        let values = values.map(sea_orm::Value::from);
        db.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, insert, values)).await?;
    }
    db.execute_unprepared("COMMIT").await?;
    let (mut times, mut missed) = (Vec::new(), Vec::new());
    for one in judged {
        let words = one.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let asked: Vec<String> =
            words.map(|word| if prefix { format!("\"{word}\"*") } else { format!("\"{word}\"") }).collect();
        let asked = asked.join(" ");
        for round in 0..ROUNDS {
            let begun = Instant::now();
            let found = ask(&db, &asked).await?;
            times.push(ms(begun));
            let is_found = found.iter().any(|row| paths[*row] == one.expected);
            if round == 0 && !is_found {
                missed.push(format!("{} ({})", one.text, one.what));
            }
        }
    }
    Ok(row(name, &mut times, judged.len(), &missed))
}

/// The first rows, weighed as ours are, with an excerpt of each.
async fn ask(db: &DatabaseConnection, asked: &str) -> anyhow::Result<Vec<usize>> {
    let query = "SELECT rowid AS n, snippet(doc, 2, '<mark>', '</mark>', '…', 30) AS s FROM doc WHERE doc MATCH ? \
                 ORDER BY bm25(doc, 6.0, 5.0, 1.0) LIMIT 20";
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, query, [asked.into()]);
    let rows = db.query_all_raw(statement).await?;
    let mut found = Vec::new();
    for row in rows.iter().take(TOP) {
        let number: i64 = row.try_get("", "n")?;
        found.push(usize::try_from(number)? - 1);
    }
    Ok(found)
}

fn row(name: &str, times: &mut [f64], asked: usize, missed: &[String]) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    format!(
        "| {name} | {:.2} | {:.2} | {:.2} | {} | {} |",
        at(50),
        at(95),
        at(100),
        asked - missed.len(),
        missed.join("; ")
    )
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}
