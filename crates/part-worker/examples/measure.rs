//! How long files take to read and to assess: `cargo run --release -p part-worker --example measure -- FILE…`

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::time::Instant;

fn main() {
    println!(
        "| file | KB | read ms | facts ms | solids | faces | triangles |\n|---|--:|--:|--:|--:|--:|--:|"
    );
    for name in std::env::args_os().skip(1) {
        let Ok(bytes) = std::fs::read(&name) else { continue };
        let start = Instant::now();
        let reading = part::read::read(&bytes, part_worker::occ::read);
        let read = start.elapsed();
        let file = std::path::Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned();
        match reading {
            Ok(reading) => {
                let start = Instant::now();
                let facts = part::facts::assess(&reading);
                println!(
                    "| {file} | {} | {} | {} | {} | {} | {} |",
                    bytes.len() / 1000,
                    read.as_millis(),
                    start.elapsed().as_millis(),
                    facts.solids.len(),
                    facts.solids.iter().filter_map(|s| s.faces).sum::<usize>(),
                    facts.solids.iter().map(|s| s.triangles).sum::<usize>(),
                );
            }
            Err(refusal) => println!(
                "| {file} | {} | {} | refused: {refusal} | | | |",
                bytes.len() / 1000,
                read.as_millis()
            ),
        }
    }
}
