//! Whatever bytes come, every reader answers with a reading or a reason: it does not end the program, and it does not take for ever.
//!
//! Each reader is given whole files that people could hand over (the corpus: those of the repository), changed by a seeded chance: bits
//! flipped, pieces taken out, repeated, put elsewhere, mixed with another file, words put in that readers look for. A few hundred changes
//! of each reader here; `HEMTAG_FUZZ_SECONDS=60 cargo nextest run -p hemtag any_bytes` goes on for so long with each.
//! This is not coverage-guided; the targets in `fuzz/` are, and docs/security.md says what runs when. What they found is given to each
//! reader here, too. Readers of CAD files have their own in crates/part and crates/part-worker.

mod changes;
mod corpus;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use changes::Changes;
use hemtag::{skills::kept::told, words::Language};
use jiff::civil::date;
use rand::SeedableRng;

/// The largest file that is read here.
const LIMIT: u64 = 1 << 20;

/// How long one file of at most some hundred kilobytes may take in a build that is not optimised.
const LONGEST: Duration = Duration::from_secs(20);

/// Changes of each reader without a time being given.
const CHANGES: u32 = 300;

/// The same where each is eleven requests, some of which hash a password.
const REQUESTED: u32 = 60;

fn seconds() -> Option<u64> {
    std::env::var("HEMTAG_FUZZ_SECONDS").ok()?.parse().ok()
}

/// Gives a reader changed files; fails with what to try again when it does not answer. Gives how many it was given.
fn tried(name: &str, corpus: &[Vec<u8>], read: impl Fn(&[u8])) -> u32 {
    assert!(corpus.len() > 1, "{name} has files to begin with");
    for whole in corpus.iter().chain(&corpus::found()) {
        answered(name, whole, &read);
    }
    let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_261_126);
    let mut changes = Changes { random: rand_chacha::ChaCha8Rng::seed_from_u64(seed), corpus };
    let begun = Instant::now();
    let mut given = 0;
    loop {
        let done = match seconds() {
            Some(seconds) => begun.elapsed() >= Duration::from_secs(seconds),
            None => given >= CHANGES,
        };
        if done {
            println!("{name}: {given} files");
            return given;
        }
        answered(name, &changes.next(), &read);
        given += 1;
    }
}

fn answered(name: &str, bytes: &[u8], read: &impl Fn(&[u8])) {
    let begun = Instant::now();
    let answer = catch_unwind(AssertUnwindSafe(|| read(bytes)));
    let took = begun.elapsed();
    if answer.is_err() || took > LONGEST {
        let kept = std::env::temp_dir().join(format!("hemtag-any-bytes-{}", name.replace(' ', "-")));
        std::fs::write(&kept, bytes).unwrap();
        panic!("{name} did not answer ({took:?}); the file is kept as {}", kept.display());
    }
}

/// A sentence of a refusal has words.
fn worded(sentence: &str) {
    assert!(!sentence.is_empty() && !sentence.contains('⟦'), "{sentence}");
}

#[test]
fn tables_of_makers() {
    tried("tables of makers", &corpus::tables(), makers);
}

#[test]
fn messages_of_capabilities() {
    tried("messages of capabilities", &corpus::capabilities(), makers);
}

#[test]
fn messages_of_hours_and_certificates() {
    use hemtag::files::{decoded, table::FileProblem};
    tried("messages of hours", &corpus::partners(), |bytes| {
        if let Err(problem) = hemtag::makers::capacity::import::read_file(bytes, LIMIT) {
            worded(&problem.sentence(Language::Swedish));
        }
    });
    tried("messages of certificates", &corpus::partners(), |bytes| {
        if let Err(error) = exchange::partner_certificate::read(&decoded(bytes)) {
            worded(&FileProblem::of_message("f", error).sentence(Language::English));
        }
    });
}

/// Reads a file of makers.
fn makers(bytes: &[u8]) {
    use hemtag::makers::import::{
        file::{Options, knows},
        join::{self, Reading},
    };
    let options = Options { sheet: None, limit: LIMIT, knows };
    let reading = Reading { options, mapping: None, name: "f", today: date(2026, 11, 24) };
    match join::read(std::io::Cursor::new(bytes.to_vec()), &reading, &|_| {}) {
        Ok(read) => {
            read.problems.iter().for_each(|problem| worded(&problem.sentence(Language::English)));
            read.doubts.iter().for_each(|doubt| worded(&doubt.sentence(Language::Swedish)));
        }
        Err(problem) => worded(&problem.sentence(Language::English)),
    }
}

#[test]
fn needs_in_every_form() {
    for (name, corpus) in [
        ("n.toml", corpus::needs()),
        ("n.json", corpus::needs()),
        ("n.csv", corpus::tables()),
        ("n.xlsx", corpus::tables()),
    ] {
        tried(&format!("needs as {name}"), &corpus, |bytes| {
            for item in hemtag::needs::import::read_file(name, bytes) {
                for problem in item.read.err().into_iter().flatten() {
                    worded(&problem.sentence(Language::Swedish));
                }
            }
        });
    }
    tried("a need or manifest as text", &corpus::needs(), |bytes| {
        if let Err(problems) = hemtag::needs::read::read(&hemtag::files::decoded(bytes)) {
            problems.iter().for_each(|problem| worded(&problem.sentence(Language::English)));
        }
    });
}

#[test]
fn other_tables() {
    let sentence = |problem: hemtag::files::table::FileProblem| worded(&problem.sentence(Language::English));
    tried("tables of free hours", &corpus::tables(), |bytes| {
        drop(hemtag::makers::capacity::import::read_file(bytes, LIMIT).map_err(sentence));
    });
    tried("tables of aid", &corpus::tables(), |bytes| {
        drop(hemtag::aid::import::read_file(bytes, LIMIT).map_err(sentence));
    });
    tried("tables of initiatives", &corpus::tables(), |bytes| {
        drop(hemtag::initiatives::import::read_file(bytes, LIMIT).map_err(sentence));
    });
    tried("banks of projects", &corpus::tables(), |bytes| {
        drop(hemtag::funding::bank::import::read_file(bytes, LIMIT).map_err(sentence));
    });
    tried("tables of qualifications", &corpus::tables(), |bytes| {
        drop(hemtag::skills::validation::read_file(bytes, LIMIT).map_err(sentence));
    });
}

#[test]
fn matrices_of_skills() {
    let scale = workforce::map::Scale::default();
    tried("matrices of skills", &corpus::matrices(), |bytes| {
        let read = hemtag::skills::firm::import::read_file(bytes, LIMIT, &scale, &[], date(2026, 11, 24));
        if let Err(problem) = read {
            worded(&problem.sentence(Language::Swedish));
        }
    });
}

#[test]
fn vocabularies_of_skills() {
    tried("packed vocabularies", &corpus::packed(), |bytes| {
        match hemtag::skills::kept::unpack("esco-1.2.zip", bytes) {
            Ok(_) => {}
            Err(faults) => {
                assert!(!faults.0.is_empty());
                faults.0.iter().for_each(|fault| worded(&told::line(Language::Swedish, fault)));
            }
        }
    });
    for name in ["skills_en.csv", "skills_sv.csv", "occupations_en.csv", "occupationSkillRelations_en.csv"] {
        tried(&format!("a vocabulary's {name}"), &corpus::tables(), |bytes| {
            let file = skills::read::File { name: name.to_owned(), bytes: bytes.to_vec() };
            if let Err(faults) = skills::read::folder(&[file], Some("1.2")) {
                assert!(!faults.0.is_empty());
                faults.0.iter().for_each(|fault| worded(&told::line(Language::Swedish, fault)));
            }
        });
    }
}

#[test]
fn files_to_choose_and_allocate_from() {
    use std::path::Path;
    tried(".pb files", &corpus::budgets(), |bytes| {
        if let Err(error) = hemtag::funding::portfolio::file::read(Path::new("a.pb"), bytes) {
            worded(&error.to_string());
        }
    });
    tried("portfolios as TOML", &corpus::portfolios(), |bytes| {
        if let Err(error) = hemtag::funding::portfolio::file::read(Path::new("a.toml"), bytes) {
            worded(&error.to_string());
        }
    });
    tried("weeks to allocate", &corpus::allocations(), |bytes| {
        if let Err(error) = hemtag::allocation::file::read(Path::new("a.toml"), bytes) {
            worded(&error.to_string());
        }
    });
}

#[test]
fn kinds_of_files_drawings_and_guides() {
    tried("kinds of files", &corpus::files(), |bytes| {
        drop(hemtag::cases::model::kind_of(bytes));
        drop(hemtag::parts::drawings::format(bytes));
        let _ = hemtag::parts::drawings::is_encrypted(bytes);
    });
    tried("guides in Markdown", &corpus::guides(), |bytes| {
        let text = String::from_utf8_lossy(bytes);
        drop(hemtag::guides::markdown::render(Language::Swedish, &text));
    });
}

#[test]
fn what_a_backup_says_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    tried("manifests of backups", &corpus::manifests(), |bytes| {
        drop(serde_json::from_slice::<hemtag::safekeeping::Manifest>(bytes));
        std::fs::write(folder.path().join("x.zip"), bytes).unwrap();
    });
}

#[test]
fn sealed_contents() {
    let keys = hemtag::sealed::Keys::for_now();
    let corpus = vec![keys.seal("x", b"content"), keys.seal("x", &vec![b'y'; 10_000]), Vec::new()];
    tried("sealed contents", &corpus, |bytes| {
        let opened = keys.open("x", bytes, LIMIT);
        assert!(opened.is_err() || corpus.iter().any(|one| one == bytes), "only what was sealed opens");
    });
}

/// Addresses, cookies and queries go through the whole router.
#[tokio::test]
async fn addresses_of_mail_cookies_and_queries() {
    let test = crate::testkit::TestApp::start(crate::testkit::Databases::Sqlite).await;
    let corpus = corpus::lines();
    let mut changes = Changes { random: rand_chacha::ChaCha8Rng::seed_from_u64(20_261_126), corpus: &corpus };
    let begun = Instant::now();
    for given in 0.. {
        let enough = match seconds() {
            Some(seconds) => begun.elapsed() >= Duration::from_secs(seconds),
            None => given >= REQUESTED,
        };
        if enough {
            println!("addresses, cookies and queries: {given}");
            break;
        }
        let bytes = changes.next();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for (path, field) in
            [("/account/new", "email"), ("/account/sign-in", "email"), ("/people/invite", "email")]
        {
            let page = test.post(path, &[(field, &text), ("password", "x")]).await;
            assert!(page.status < 500, "{path}: {} for {text:?}", page.status);
        }
        // What a header may hold: no line ends, nothing below a space.
        let value: Vec<u8> = bytes.iter().copied().filter(|b| *b >= 0x20 && *b != 0x7f).take(6000).collect();
        for name in ["hemtag_session", "hemtag_administrator", "hemtag_needs", "hemtag_device"] {
            let cookie = [name.as_bytes(), b"=", &value].concat();
            let request = axum::http::Request::get("/account")
                .header("cookie", axum::http::HeaderValue::from_bytes(&cookie).unwrap());
            let page = test.send(request, axum::body::Body::empty()).await;
            assert!(page.status < 500, "{} for the cookie {cookie:?}", page.status);
        }
        let query: String =
            percent_encoding::percent_encode(&bytes, percent_encoding::NON_ALPHANUMERIC).take(500).collect();
        for path in ["/makers?q=", "/search?q=", "/needs/new/one-page?title=", "/gaps?kind="] {
            let page = test.get(&format!("{path}{query}")).await;
            assert!(page.status < 500, "{path}{query}: {}", page.status);
        }
    }
}
