//! Runs the coverage-guided targets of `fuzz/`: builds them by cargo-fuzz on the compiler that builds everything else, runs two at a time,
//! keeps what ends a reader badly, and tells what was reached.

mod targets;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use anyhow::{Context, bail};
use targets::{Needs, TARGETS, Target};

use crate::{
    root,
    system::{COMPILER, OPENCASCADE, Program, SOLVER, answers, require, run},
};

/// The version that CI installs.
const CARGO_FUZZ: &str = "0.13.2";

/// How many targets run at once.
const AT_ONCE: usize = 2;

/// What came of one target.
#[derive(Debug)]
struct Run {
    target: &'static Target,
    executions: u64,
    /// Places of the code that were reached, and what was told apart by how often.
    coverage: u64,
    features: u64,
    megabytes: u64,
    seconds: u64,
    log: PathBuf,
    /// The file that ended it badly, or that nothing is known of one.
    failed: Option<Option<PathBuf>>,
}

/// Fuzzes: the named targets, all, or those that need little.
///
/// # Errors
/// When something needed is missing, a target is not known, the build fails, or a file is found to which a reader does not answer as it
/// should.
pub(crate) fn fuzz(names: &[String], all: bool, seconds: u64) -> anyhow::Result<()> {
    let chosen = choose(names, all)?;
    if !answers("cargo-fuzz") {
        bail!("cargo-fuzz must be installed first: cargo install --locked cargo-fuzz --version {CARGO_FUZZ}");
    }
    let host = host()?;
    let began = Instant::now();
    build(&chosen, &host)?;
    println!("Built in {} s", began.elapsed().as_secs());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut runs = Vec::new();
        while let Some(target) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let run = fuzz_one(target, &host, seconds)?;
            println!("{}", line(&run));
            runs.push(run);
        }
        anyhow::Ok(runs)
    };
    println!(
        "{:<12} {:>12} {:>9} {:>9} {:>6} {:>5}",
        "target", "executions", "coverage", "features", "MB", "s"
    );
    let runs: Vec<anyhow::Result<Vec<Run>>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|one| one.join().expect("a run does not panic")).collect()
    });
    let mut failed = 0;
    for run in runs.into_iter().collect::<anyhow::Result<Vec<_>>>()?.iter().flatten() {
        if let Some(file) = &run.failed {
            failed += 1;
            tell(run, file.as_deref(), &host);
        }
    }
    if failed > 0 {
        bail!("{failed} of {} targets ended badly", chosen.len());
    }
    Ok(())
}

fn choose(names: &[String], all: bool) -> anyhow::Result<Vec<&'static Target>> {
    if let Some(unknown) = names.iter().find(|name| !TARGETS.iter().any(|target| target.name == **name)) {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        bail!("There is no target {unknown}. Known are: {}", known.join(", "));
    }
    let is_chosen = |target: &&Target| {
        all || names.iter().any(|name| name == target.name)
            || names.is_empty() && target.needs == Needs::Little
    };
    Ok(TARGETS.iter().filter(is_chosen).collect())
}

/// What the compiler builds for when nobody says otherwise.
fn host() -> anyhow::Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("rustc could not be started")?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what it builds for")
}

fn folder() -> PathBuf {
    root().join("target/fuzz")
}

/// Builds with counters of coverage and without a sanitizer: those need a nightly compiler, counters do not. `--cfg fuzzing` is left out, so
/// that libraries do what they do in the program.
fn build(chosen: &[&'static Target], host: &str) -> anyhow::Result<()> {
    let mut features: Vec<&str> = chosen.iter().filter_map(|target| target.needs.feature()).collect();
    features.sort_unstable();
    features.dedup();
    let mut needed: Vec<&Program> = vec![&COMPILER];
    if features.contains(&"solver") || features.contains(&"program") {
        needed.push(&SOLVER);
    }
    if features.contains(&"worker") {
        needed.push(&OPENCASCADE);
    }
    require(&needed)?;
    let (features, target) = (features.join(","), folder().display().to_string());
    let mut arguments = vec!["fuzz", "build", "--sanitizer", "none", "--no-cfg-fuzzing", "--target", host];
    arguments.extend(["--target-dir", &target]);
    if !features.is_empty() {
        arguments.extend(["--features", &features]);
    }
    // cargo-fuzz asks for one unit of each crate, in which more is folded together and which runs faster. The program is too large for it.
    if features.contains("program") {
        arguments.extend(["--codegen-units", "16"]);
    }
    if let [one] = chosen {
        arguments.push(one.name);
    }
    run(&root(), "cargo", &arguments)
}

fn program(target: &Target, host: &str) -> PathBuf {
    folder().join(host).join("release").join(target.name)
}

/// Runs one target for so long; with 0 seconds it only reads again what it is given to begin with.
fn fuzz_one(target: &'static Target, host: &str, seconds: u64) -> anyhow::Result<Run> {
    let found = root().join("fuzz/found").join(target.name);
    // What is new goes into the first folder, which is not kept with the code.
    let grown = folder().join("corpus").join(target.name);
    fs::create_dir_all(&grown)?;
    fs::create_dir_all(&found)?;
    let before = files(&found);
    let log = folder().join(format!("{}.log", target.name));
    let output = fs::File::create(&log)?;
    let mut command = Command::new(program(target, host));
    command.arg(&grown).arg(&found);
    let own = format!("fuzz/corpus/{}", target.name);
    let folders = target.folders.iter().copied().chain([own.as_str()]).map(|folder| root().join(folder));
    command.args(folders.filter(|folder| folder.is_dir()));
    command
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-timeout={}", target.seconds))
        .arg(format!("-rss_limit_mb={}", target.megabytes))
        .arg("-print_final_stats=1");
    let words = root().join("fuzz/words").join(format!("{}.dict", target.name));
    if words.is_file() {
        command.arg(format!("-dict={}", words.display()));
    }
    command.arg(if seconds == 0 { "-runs=0".to_owned() } else { format!("-max_total_time={seconds}") });
    let began = Instant::now();
    let status = command
        .env("RUST_BACKTRACE", "1")
        .current_dir(folder())
        .stdout(Stdio::null())
        .stderr(output)
        .status()
        .with_context(|| format!("{} could not be started", target.name))?;
    let told = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let kept = files(&found).into_iter().find(|file| !before.contains(file));
    // Folders in which nothing stands are not kept.
    let _ = fs::remove_dir(&found);
    Ok(Run {
        target,
        executions: last(&told, "stat::number_of_executed_units:"),
        coverage: last(&told, "cov:"),
        features: last(&told, "ft:"),
        megabytes: last(&told, "stat::peak_rss_mb:"),
        seconds: began.elapsed().as_secs(),
        log,
        failed: (!status.success()).then_some(kept),
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|all| all.flatten().map(|one| one.path()).collect()).unwrap_or_default()
}

/// The number after the last time a word stands in a log; 0 when it does not.
fn last(log: &str, word: &str) -> u64 {
    let words: Vec<&str> = log.split_ascii_whitespace().collect();
    let pairs = words.windows(2).rev();
    pairs.filter(|pair| pair[0] == word).find_map(|pair| pair[1].parse().ok()).unwrap_or(0)
}

fn line(run: &Run) -> String {
    let Run { target, executions, coverage, features, megabytes, seconds, .. } = run;
    let end = if run.failed.is_some() { "  ended badly" } else { "" };
    format!(
        "{:<12} {executions:>12} {coverage:>9} {features:>9} {megabytes:>6} {seconds:>5}{end}",
        target.name
    )
}

/// Says what a target ended with, and how to see it again.
fn tell(run: &Run, kept: Option<&Path>, host: &str) {
    println!("\n{} ended badly; the end of {}:", run.target.name, run.log.display());
    let log = fs::read(&run.log).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    // What it says of itself in the end, without the bytes of the file.
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| !line.starts_with("stat::") && !line.starts_with('#') && line.len() < 2_000)
        .collect();
    for line in &lines[lines.len().saturating_sub(40)..] {
        println!("  {line}");
    }
    match kept {
        Some(file) => println!(
            "The file is kept as {}. Again: {} {}\nMake it a test, mend the reader, and leave the file there: it is read first each time.",
            file.display(),
            program(run.target, host).display(),
            file.display()
        ),
        None => println!("It was one of the files to begin with, or nothing was kept."),
    }
}

#[cfg(test)]
mod tests {
    use super::{choose, last};

    #[test]
    fn figures_are_taken_from_the_end_of_a_log() {
        let log = "#2\tINITED cov: 10 ft: 11 corp: 1/1b\n#9\tDONE   cov: 120 ft: 345 corp: 3/9b\nstat::peak_rss_mb: 44\n";
        assert_eq!((last(log, "cov:"), last(log, "ft:"), last(log, "stat::peak_rss_mb:")), (120, 345, 44));
        assert_eq!(last(log, "stat::number_of_executed_units:"), 0);
    }

    #[test]
    fn targets_are_chosen_by_name_or_by_what_they_need() {
        let light = choose(&[], false).expect("known");
        assert!(
            light.iter().any(|target| target.name == "stl")
                && light.iter().all(|target| target.name != "makers")
        );
        let one = choose(&["makers".to_owned()], false).expect("known");
        assert_eq!(one.iter().map(|target| target.name).collect::<Vec<_>>(), ["makers"]);
        assert!(choose(&["nothing".to_owned()], false).is_err());
    }
}
