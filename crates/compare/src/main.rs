//! The matching engine beside DuckDB: same data, same questions, one run.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod engines;
mod question;
mod rows;

use std::time::Instant;

use anyhow::Result;
use engines::{Database, Question, duckdb::Duckdb, ours};
use generator::{FIRST_WEEK, SEED};
use matching::{Register, Terms};
use question::Plain;
use vocabulary::Vocabulary;

fn main() -> Result<()> {
    let n: u32 = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(20_000);
    let m: usize = std::env::args().nth(2).and_then(|a| a.parse().ok()).unwrap_or(100);
    let db: bool = std::env::args().nth(3).is_some();
    let terms = Terms::of(Vocabulary::embedded());
    let offers: Vec<_> = generator::offers(SEED, n).collect();
    let t = Instant::now();
    let register = Register::build(terms.clone(), offers, FIRST_WEEK);
    println!("build {:?} bytes/offer {}", t.elapsed(), register.bytes() as f64 / f64::from(n));
    let needs = generator::needs(SEED, m);
    let time = |name: &str, f: &mut dyn FnMut(usize)| {
        let mut v: Vec<f64> = (0..m).map(|i| { let t = Instant::now(); f(i); t.elapsed().as_secs_f64() * 1e3 }).collect();
        v.sort_by(f64::total_cmp);
        println!("{name}: median {:.4} p95 {:.4}", v[m / 2], v[m * 95 / 100]);
    };
    time("exact", &mut |i| { std::hint::black_box(register.exact(&needs[i], 20)); });
    for _ in 0..2 {
        time("near", &mut |i| { std::hint::black_box(register.answer(&needs[i], &ours::NEAR)); });
    }
    if n == 1 { return Ok(()); }
    time("relax", &mut |i| { std::hint::black_box(register.answer(&needs[i], &ours::RELAXATIONS)); });
    if db {
        let rows = rows::rows(SEED, n);
        let mut d = Duckdb::build(std::path::Path::new("."), &rows, 1)?;
        println!("{}", d.version()?);
        let which = std::env::args().nth(3).unwrap();
        loop { for q in [Question::Exact, Question::Near] {
            if which == "e" && q == Question::Near || which == "n" && q == Question::Exact { continue; }
            let prepared: Vec<_> = needs.iter().map(|need| d.prepare(&Plain::of(&terms, need), q)).collect::<Result<_>>()?;
            let mut same = 0;
            for (need, p) in needs.iter().zip(&prepared) {
                let (mut a, b) = (ours::near(&register, need), d.run(p)?);
                if q == Question::Exact { a.lists[1].clear(); a.lists[2].clear(); }
                if a == b { same += 1 } else { println!("{need:?}\n{a:?}\n{b:?}"); }
            }
            println!("agreed {same} of {m}");
            time(&format!("duckdb {q:?}"), &mut |i| { d.run(&prepared[i]).unwrap(); });
        }
        let mut l = String::new(); if std::io::stdin().read_line(&mut l)? == 0 { break; } }
    }
    Ok(())
}
