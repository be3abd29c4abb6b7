//! Strings a second on one core: ESCO's English labels, and the same with Swedish questions. `cargo bench -p skills`.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::time::Instant;

use skills::{
    LabelKind,
    link::{Linker, Options},
    shipped,
};

fn main() {
    let from = Instant::now();
    let esco = shipped::esco();
    println!("read in {:.2} s", from.elapsed().as_secs_f64());
    let from = Instant::now();
    let linker = Linker::new(&[&esco], Options::default());
    println!("built in {:.2} s", from.elapsed().as_secs_f64());
    let labels: Vec<&str> = esco
        .concepts
        .iter()
        .flat_map(|concept| &concept.labels)
        .filter(|label| label.kind == LabelKind::Alternative)
        .map(|label| label.text.as_str())
        .step_by(37)
        .collect();
    for (name, change) in [("labels as they are", false), ("labels with a word more and one less", true)] {
        let texts: Vec<String> = labels
            .iter()
            .map(|label| match (change, label.split_once(' ')) {
                (true, Some((_, rest))) => format!("daily {rest}"),
                _ => (*label).to_owned(),
            })
            .collect();
        let from = Instant::now();
        let linked = texts.iter().filter(|text| linker.link(text).linked.is_some()).count();
        let seconds = from.elapsed().as_secs_f64();
        println!(
            "{name}: {} strings, {linked} linked, {:.0} a second, {:.2} ms each",
            texts.len(),
            texts.len() as f64 / seconds,
            1000.0 * seconds / texts.len() as f64
        );
    }
}
