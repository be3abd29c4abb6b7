//! Other tables: free hours and their messages, aid, initiatives, the bank of projects, qualifications. All of them are given the file.
#![no_main]

use hemtag::{aid, files::table::FileProblem, funding, initiatives, makers, skills, words::Language};
use hemtag_fuzz::{program, worded};
use libfuzzer_sys::fuzz_target;

fn told<T>(read: Result<T, FileProblem>) {
    if let Err(problem) = read {
        worded(&problem.sentence(Language::English));
        worded(&problem.sentence(Language::Swedish));
    }
}

fuzz_target!(|bytes: &[u8]| {
    let file = program::table(bytes);
    told(makers::capacity::import::read_file(&file, program::LIMIT));
    told(aid::import::read_file(&file, program::LIMIT));
    told(initiatives::import::read_file(&file, program::LIMIT));
    told(funding::bank::import::read_file(&file, program::LIMIT));
    told(skills::validation::read_file(&file, program::LIMIT));
});
