//! `cargo xtask evaluate skills`: the figures of docs/skills.md, as they stand there.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod judged;

use std::{path::PathBuf, time::Instant};

use skills::{
    Language, LanguageCode, Scheme,
    evaluate::{self, Answer, DEPTHS, Floor, Part, Recall, Sight},
    link::{Linker, Options, Weights},
    read, shipped,
};

const HELP: &str = "cargo xtask evaluate skills [-- --vocabulary FOLDER] [--seed N] [--learn FILE]
  --vocabulary FOLDER  the Swedish taxonomy (skills_sv.csv), for the judged strings; ESCO is what is shipped
  --seed N             of the split, 2026 when it is not said
  --learn FILE         learn the weights from the split and write them there; else the shipped ones are used
  --show               print every judged string with what is linked";

#[derive(Debug)]
struct Arguments {
    vocabulary: Option<PathBuf>,
    seed: u64,
    learn: Option<PathBuf>,
    show: bool,
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments { vocabulary: None, seed: 2026, learn: None, show: false };
    let mut rest = std::env::args().skip(1);
    while let Some(name) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{name} needs a value.\n{HELP}"));
        match name.as_str() {
            "--vocabulary" => arguments.vocabulary = Some(value()?.into()),
            "--seed" => {
                arguments.seed =
                    value()?.parse().map_err(|_| format!("--seed is a whole number.\n{HELP}"))?;
            }
            "--learn" => arguments.learn = Some(value()?.into()),
            "--show" => arguments.show = true,
            _ => return Err(format!("{name} is not known.\n{HELP}")),
        }
    }
    Ok(arguments)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = arguments()?;
    let esco = shipped::esco();
    let weights = match &arguments.learn {
        None => Weights::shipped(),
        Some(file) => {
            let weights = evaluate::learned(&esco, LanguageCode::ENGLISH, arguments.seed);
            std::fs::write(file, weights.written())?;
            weights
        }
    };
    english(&esco, &weights, arguments.seed);
    match &arguments.vocabulary {
        None => println!(
            "\nNo --vocabulary with the Swedish taxonomy was given: the judged strings are left out."
        ),
        Some(folder) => swedish(folder, arguments.show)?,
    }
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "\nLoad of the machine when this ended: {}",
        load.split(' ').take(3).collect::<Vec<_>>().join(", ")
    );
    Ok(())
}

/// Alternative → preferred labels, beside the floor.
fn english(esco: &Scheme, weights: &Weights, seed: u64) {
    let en = LanguageCode::ENGLISH;
    let queries = evaluate::queries(esco, en, seed, Part::Test);
    let count =
        |part| esco.concepts.iter().filter(|concept| evaluate::part(&concept.id, seed) == part).count();
    println!(
        "ESCO {}, English, seed {seed}: {} concepts teach words, {} weights, {} are tested by one alternative label each ({} have one).",
        shipped::VERSION,
        count(Part::Words),
        count(Part::Weights),
        count(Part::Test),
        queries.len()
    );
    let from = Instant::now();
    let linker = evaluate::for_test(esco, seed, Options { weights: weights.clone(), ..Options::default() });
    println!("Built in {:.1} s.\n", from.elapsed().as_secs_f64());
    let floor = Floor::new(esco, en);
    let below: Vec<_> = queries.iter().map(|query| floor.rank(&query.text, &query.right)).collect();
    println!("| right among the first | {} |", DEPTHS.map(|depth| depth.to_string()).join(" | "));
    println!("|---|---|---|---|");
    row("floor: character trigrams, preferred labels", evaluate::recall(&below));
    let mut answers: Vec<(&str, Vec<Answer>)> = Vec::new();
    for (name, sight) in [
        ("linker, preferred labels (what the floor is asked)", Sight::Preferred),
        ("linker, all labels of the others, the preferred label of its own", Sight::Among),
        ("linker, all labels but the one asked (in use)", Sight::Others),
    ] {
        let from = Instant::now();
        let (ranks, found) = evaluate::test(&linker, &queries, sight);
        row(name, evaluate::recall(&ranks));
        answers.push((name, found));
        if sight == Sight::Others {
            let rate = queries.len() as f64 / from.elapsed().as_secs_f64();
            println!("\n{rate:.0} strings a second on one core.");
        }
    }
    let (_, gone) = evaluate::test(&linker, &queries, Sight::Gone);
    for (name, mut found) in answers {
        found.extend(gone.iter().copied());
        println!("\nHalf of the texts have no right concept: {name}\n");
        table(&found);
    }
}

fn row(name: &str, recall: Recall) {
    println!("| {name} | {} |", recall.at.map(|share| format!("{share:.3}")).join(" | "));
}

fn table(answers: &[Answer]) {
    println!(
        "| linked from a score of | linked | right of them | abstained | of those with a right one, linked to it |"
    );
    println!("|---|---|---|---|---|");
    for point in evaluate::curve(answers, &[0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
        let precision =
            point.precision().map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", 100.0 * share));
        println!(
            "| {:.1} | {} of {} | {precision} | {:.1} % | {:.1} % |",
            point.threshold,
            point.linked,
            point.all,
            100.0 * point.abstained(),
            100.0 * point.found()
        );
    }
}

/// The judged strings, against the Swedish taxonomy alone.
fn swedish(folder: &PathBuf, show: bool) -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "csv") {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push(read::File { name, bytes: std::fs::read(entry.path())? });
        }
    }
    let schemes = read::folder(&files, None)?.schemes;
    let linker = Linker::new(&schemes.iter().collect::<Vec<_>>(), Options::default());
    let sample = judged::sample();
    let number = |id: &str| {
        linker
            .concepts()
            .iter()
            .position(|known| known.id == id)
            .map(|at| u32::try_from(at).expect("few concepts"))
    };
    let (mut either, mut agreed, mut same) = (Vec::new(), Vec::new(), 0);
    for string in &sample {
        for id in [&string.first, &string.second].into_iter().flatten() {
            number(id).ok_or_else(|| {
                format!("The vocabulary has no {id}, which '{}' was judged to mean.", string.text)
            })?;
        }
        let judged = [&string.first, &string.second].map(|id| id.as_deref().and_then(number));
        let link = linker.link(&string.text);
        let first = link.candidates.first();
        let answer = Answer {
            score: first.map_or(0.0, |first| first.score),
            is_right: first.is_some_and(|first| judged.contains(&Some(first.concept))),
            has_right: judged.iter().any(Option::is_some),
        };
        either.push(answer);
        if judged[0] == judged[1] {
            same += 1;
            agreed.push(answer);
        }
        if show {
            let name = |concept: u32| linker.concepts()[concept as usize].label(Language::Swedish).to_owned();
            let offered: Vec<String> = link
                .candidates
                .iter()
                .take(5)
                .map(|c| format!("{} {:.2}", name(c.concept), c.score))
                .collect();
            println!(
                "{} {} | {} | {}",
                if link.linked.is_some() {
                    if answer.is_right { "+" } else { "WRONG" }
                } else if answer.has_right {
                    "missed"
                } else {
                    "-"
                },
                string.text,
                judged.map(|one| one.map_or_else(|| "none".to_owned(), name)).join(" / "),
                offered.join("; ")
            );
        }
    }
    println!(
        "\nSwedish strings as in advertisements of industry: {} of {} mean something in the first judgement, {} in the second; both agree on {same}.",
        sample.iter().filter(|string| string.first.is_some()).count(),
        sample.len(),
        sample.iter().filter(|string| string.second.is_some()).count()
    );
    println!("\nRight when either judgement says so:\n");
    table(&either);
    println!("\nThose on which both agree:\n");
    table(&agreed);
    Ok(())
}
