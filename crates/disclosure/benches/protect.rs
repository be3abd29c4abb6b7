//! 300 skills × 20 branches × 21 counties × 4 sizes, sparse: how long the choice takes, and how it was made.
#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::time::Instant;

use disclosure::{
    Effort, Method, protect,
    table::{Dimension, Table},
};

/// A generator of numbers (splitmix64): the same each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Small numbers are likelier than large ones.
    fn skewed(&mut self, most: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((unit * unit) * most as f64) as usize
    }
}

fn main() {
    let skills = 300;
    let dimensions = [Dimension::flat(20), Dimension::flat(21), Dimension::flat(4)];
    let mut numbers = Numbers(2026);
    let (mut cells, mut small, mut told, mut hidden) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut methods = [0_usize; 3];
    let begun = Instant::now();
    let mut slowest = 0.0_f64;
    for skill in 0..skills {
        // Few skills are of many firms.
        let firms = 5 + 600 / (1 + skill / 3);
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..firms {
            let leaf = vec![1 + numbers.skewed(20), 1 + numbers.skewed(21), 1 + numbers.skewed(4)];
            *counts.entry(leaf).or_insert(0_u32) += 1;
        }
        let table = Table::of(&dimensions, counts, disclosure::THRESHOLD);
        let before = begun.elapsed().as_secs_f64();
        let found = protect(&table.problem, Effort::default()).expect("it can be protected");
        if std::env::var_os("EACH").is_some() {
            let took = begun.elapsed().as_secs_f64() - before;
            println!(
                "{skill}: {} cells, {} choices, {:?}, {took:.2} s",
                table.cells.len(),
                found.hidden.len(),
                found.method
            );
        }
        slowest = slowest.max(begun.elapsed().as_secs_f64() - before);
        methods[match found.method {
            Method::Exact => 0,
            Method::Heuristic => 1,
            Method::HeuristicCutShort => 2,
        }] += 1;
        let more = found.hidden.iter().filter(|hidden| **hidden).count();
        cells += table.cells.len();
        small += table.cells.len() - table.problem.weights.len();
        hidden += more;
        told += table.problem.weights.len() - more;
    }
    println!(
        "{skills} skills, {cells} cells that hold anything: {small} small, {hidden} hidden with them, {told} told"
    );
    println!("proved least: {}, by steps: {}, cut short: {}", methods[0], methods[1], methods[2]);
    println!("{:.1} s, the slowest skill {:.2} s", begun.elapsed().as_secs_f64(), slowest);
}
