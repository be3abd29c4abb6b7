//! What was measured, as a table for people and as JSON for programs.

use serde_json::{Value, json};

use crate::engines::Question;
use crate::measure::Times;

pub(crate) struct Row {
    pub(crate) question: &'static str,
    pub(crate) engine: &'static str,
    pub(crate) times: Times,
    pub(crate) note: &'static str,
}

pub(crate) struct Curve {
    pub(crate) offers: u32,
    pub(crate) exact: Times,
    pub(crate) near: Times,
    pub(crate) relaxations: Times,
    pub(crate) bytes_per_offer: f64,
    pub(crate) build_per_second: f64,
}

/// What is measured of the matching engine alone.
#[derive(Default)]
pub(crate) struct Own {
    pub(crate) build_per_second: f64,
    pub(crate) bytes_per_offer: f64,
    pub(crate) change: Option<Times>,
    pub(crate) bytes_read: f64,
    pub(crate) plain_sum_gb_per_second: f64,
    pub(crate) share_of_plain_sum: f64,
}

pub(crate) struct Report {
    offers: u32,
    pub(crate) versions: Vec<(&'static str, String)>,
    pub(crate) rows: Vec<Row>,
    /// Engine, question, needs agreed on, needs asked.
    pub(crate) agreed: Vec<(&'static str, Question, usize, usize)>,
    pub(crate) own: Own,
    pub(crate) curve: Vec<Curve>,
}

const QUESTIONS: [&str; 4] = ["exact", "near", "relaxations", "batch"];

impl Report {
    pub(crate) fn new(offers: u32) -> Report {
        let versions = vec![("hemtag", env!("CARGO_PKG_VERSION").to_owned())];
        let (rows, agreed, curve) = (Vec::new(), Vec::new(), Vec::new());
        Report { offers, versions, rows, agreed, own: Own::default(), curve }
    }

    pub(crate) fn print(&self) {
        println!("{} offers, seed {}", self.offers, generator::SEED);
        for (engine, version) in &self.versions {
            println!("  {engine} {version}");
        }
        println!();
        println!("| question | engine | median ms | p95 ms | times hemtag's | needs | |");
        println!("|---|---|---|---|---|---|---|");
        for question in QUESTIONS {
            let of_question = || self.rows.iter().filter(move |row| row.question == question);
            let own = of_question().find(|row| row.engine == "hemtag").map(|row| row.times.median);
            for Row { engine, times, note, .. } in of_question() {
                let ratio =
                    own.filter(|_| *engine != "hemtag").map(|own| format!("{:.0}", times.median / own));
                println!(
                    "| {question} | {engine} | {:.3} | {:.3} | {} | {} | {note} |",
                    times.median,
                    times.p95,
                    ratio.unwrap_or_default(),
                    times.needs
                );
            }
        }
        println!();
        for (engine, question, agreed, asked) in &self.agreed {
            let void = if agreed == asked { "" } else { ": THE COMPARISON IS VOID" };
            println!("{engine} agreed on {agreed} of {asked} needs ({question:?}){void}");
        }
        let own = &self.own;
        println!();
        println!(
            "hemtag: {:.0} bytes an offer; {:.2} million offers a second built",
            own.bytes_per_offer,
            own.build_per_second / 1e6
        );
        if let Some(change) = &own.change {
            println!(
                "a changed offer visible: median {:.3}, p95 {:.3}, at most {:.3} ms ({} changes)",
                change.median, change.p95, change.most, change.needs
            );
        }
        println!(
            "near reads {:.2} MB; their plain sum runs at {:.1} GB/s; near reaches {:.0} % of it",
            own.bytes_read / 1e6,
            own.plain_sum_gb_per_second,
            own.share_of_plain_sum * 100.0
        );
        if !self.curve.is_empty() {
            println!();
            println!(
                "| offers | exact ms | near ms | relaxations ms | bytes an offer | million offers/s built |"
            );
            println!("|---|---|---|---|---|---|");
            for at in &self.curve {
                println!(
                    "| {} | {:.3} | {:.3} | {:.3} | {:.0} | {:.2} |",
                    at.offers,
                    at.exact.median,
                    at.near.median,
                    at.relaxations.median,
                    at.bytes_per_offer,
                    at.build_per_second / 1e6
                );
            }
        }
    }

    pub(crate) fn print_json(&self) {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "question": row.question, "engine": row.engine, "median_ms": row.times.median,
                    "p95_ms": row.times.p95, "needs": row.times.needs, "note": row.note,
                })
            })
            .collect();
        let agreed = self.agreed.iter().map(|(engine, question, agreed, asked)| {
            let question = if *question == Question::Exact { "exact" } else { "near" };
            json!({ "engine": engine, "question": question, "agreed": agreed, "needs": asked })
        });
        let curve = self.curve.iter().map(|at| {
            json!({
                "offers": at.offers, "exact_ms": at.exact.median, "near_ms": at.near.median,
                "relaxations_ms": at.relaxations.median, "bytes_per_offer": at.bytes_per_offer,
                "build_per_second": at.build_per_second,
            })
        });
        let change = self.own.change.as_ref();
        let change = change.map(|at| json!({ "median_ms": at.median, "p95_ms": at.p95, "max_ms": at.most }));
        let versions: serde_json::Map<String, Value> =
            self.versions.iter().map(|(engine, version)| ((*engine).to_owned(), json!(version))).collect();
        let all = json!({
            "version": 1, "offers": self.offers, "seed": generator::SEED, "versions": versions, "rows": rows,
            "agreed": agreed.collect::<Vec<_>>(),
            "own": {
                "bytes_per_offer": self.own.bytes_per_offer, "build_per_second": self.own.build_per_second,
                "change": change, "bytes_read": self.own.bytes_read,
                "plain_sum_gb_per_second": self.own.plain_sum_gb_per_second,
                "share_of_plain_sum": self.own.share_of_plain_sum,
            },
            "curve": curve.collect::<Vec<_>>(),
        });
        println!("{all:#}");
    }
}
