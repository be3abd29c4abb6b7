//! Runs the program.

use std::{
    io::{Read, Write},
    process::{Command, ExitStatus, Stdio},
};

use part::{
    Facts, Refusal, Solid,
    conversation::{Answer, Limits, Reply, Request},
};

/// The answer to a file's bytes.
pub fn ask(bytes: &[u8]) -> Result<Facts, Refusal> {
    ask_for(bytes, Request::default()).map(|reply| reply.facts)
}

pub fn ask_for(bytes: &[u8], request: Request) -> Result<Reply, Refusal> {
    let (status, answer, told) = talk(bytes, request, Limits::default());
    if !status.success() {
        return Err(Refusal::ReaderEnded { detail: format!("{status} {told}") });
    }
    match serde_json::from_slice(&answer).expect("the answer is JSON") {
        Answer::Read(reply) => Ok(*reply),
        Answer::Refused(refusal) => Err(refusal),
    }
}

/// How the program ends with other limits, what it answers and what it says beside.
pub fn ask_within(bytes: &[u8], limits: Limits) -> (ExitStatus, Vec<u8>, String) {
    talk(bytes, Request::default(), limits)
}

fn talk(bytes: &[u8], request: Request, limits: Limits) -> (ExitStatus, Vec<u8>, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_hemtag-part-worker"))
        .args(limits.arguments())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the worker starts");
    let mut input = process.stdin.take().expect("the input is piped");
    let mut line = serde_json::to_vec(&request).unwrap();
    line.push(b'\n');
    let bytes = bytes.to_vec();
    let sender = std::thread::spawn(move || {
        // The worker may end before it has heard everything.
        let _ = input.write_all(&line).and_then(|()| input.write_all(&bytes));
    });
    let mut answer = Vec::new();
    process.stdout.take().unwrap().read_to_end(&mut answer).unwrap();
    let mut told = String::new();
    process.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    sender.join().unwrap();
    (process.wait().unwrap(), answer, told)
}

/// A file of NIST's that is among the tests' data.
pub fn nist(file: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/nist");
    let packed = std::fs::File::open(format!("{path}/{file}.gz")).unwrap();
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut out).unwrap();
    out
}

/// The only solid of a sample that is written as STEP from a recipe.
pub fn solid(recipe: &str) -> Solid {
    let facts = sample(recipe, "MM");
    assert_eq!(facts.solids.len(), 1, "{recipe}");
    facts.solids.into_iter().next().unwrap()
}

pub fn sample(recipe: &str, unit: &str) -> Facts {
    let step = part_worker::occ::sample(recipe, unit)
        .unwrap_or_else(|| panic!("no sample of '{recipe}'; is Open CASCADE installed?"));
    ask(&step).unwrap_or_else(|refusal| panic!("'{recipe}' was refused: {refusal}"))
}

/// Fails unless `found` is `expected` to within a share of it.
#[track_caller]
pub fn near(what: &str, found: f64, expected: f64, share: f64) {
    assert!(
        (found - expected).abs() <= expected.abs() * share + 1e-9,
        "{what}: {found}, expected {expected}"
    );
}
