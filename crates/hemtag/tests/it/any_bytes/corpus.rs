//! Whole files to begin with: those that stand in the repository, each under the licence that its folder tells.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Files larger than this are begun with only up to here: changes are then not spent on a tail that is like its beginning.
const MOST: usize = 60_000;

/// Messages that the coverage-guided targets begin with, too.
const MESSAGES: &str = "fuzz/corpus/messages";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder of the repository whose names end so.
fn below(folder: &str, ends: &[&str]) -> Vec<Vec<u8>> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if ends.iter().any(|end| name.ends_with(end)) {
                let mut bytes = std::fs::read(&path).unwrap();
                if !name.ends_with(".xlsx") {
                    bytes.truncate(MOST);
                }
                files.push(bytes);
            }
        }
    }
    files
}

/// Tables: the cases of the import, the program's own tables, workbooks.
pub(super) fn tables() -> Vec<Vec<u8>> {
    let mut all = below("crates/hemtag/tests/it/imports/cases", &[".csv", ".tsv", ".xlsx", ".json"]);
    all.extend(below("frontend/tests", &[".csv"]));
    all.extend(below("data/skills", &[".csv"]));
    all.push(std::fs::read(root().join("data/initiatives.csv")).unwrap());
    all.push(std::fs::read(root().join("data/aid_rules.csv")).unwrap());
    all.push(hemtag::funding::bank::examples::FIRST.as_bytes().to_vec());
    all.push("maskingrupp;vecka;lediga timmar\nFräs;2026-W52;10\nSvarv;2027-W01;0\n".into());
    all.push(
        "beneficiary_number;beneficiary;amount;currency;rate;granted_on;authority;instrument;nace\n212000-0142;Exempel;10 000;EUR;;2025-01-02;Tillväxtverket;grant;25.62\n"
            .into(),
    );
    all
}

/// Needs and manifests (Open Know-How), as TOML and JSON.
pub(super) fn needs() -> Vec<Vec<u8>> {
    let mut all = below("data/demo", &[".toml", ".json"]);
    all.extend(below("crates/hemtag/tests/it/needs/manifests", &[".toml"]));
    all.extend(below("crates/hemtag/tests/it/imports/cases", &[".json"]));
    all.extend(below(MESSAGES, &["request_for_quotation.json"]));
    all
}

/// Messages of capabilities (asset administration shell, Catena-X), as they are written here.
pub(super) fn capabilities() -> Vec<Vec<u8>> {
    use hemtag::makers::{
        examples,
        export::exchange::{Format, sites, write},
    };
    let today = jiff::civil::date(2026, 11, 24);
    let mut all = Vec::new();
    for mut maker in examples::makers(6, 11, today) {
        // Examples have numbers below nought until they are kept, and a capability has one above.
        for offer in maker.sites.iter_mut().flat_map(|site| &mut site.offers) {
            offer.id.0 = offer.id.0.abs();
        }
        for site in sites(&maker) {
            for format in Format::ALL {
                let message = write(&maker, site, format, "https://hemtag.example.se", today).unwrap();
                all.push(message.text.into_bytes());
            }
        }
    }
    all
}

/// Messages about free hours and certificates (Catena-X).
pub(super) fn partners() -> Vec<Vec<u8>> {
    let mut all = below(MESSAGES, &["capacity_group.json", "partner_certificate.json"]);
    all.push(r#"{"rows": [{"group": "Fräs", "week": "2026-W52", "free_hours": 10}]}"#.into());
    all
}

pub(super) fn matrices() -> Vec<Vec<u8>> {
    let mut all = below("fuzz/corpus/matrices", &[".csv", ".tsv"]);
    all.extend(below("crates/hemtag/tests/it/imports/cases", &[".xlsx"]));
    all
}

/// Zips: workbooks, a part, and one of tables.
pub(super) fn packed() -> Vec<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "esco-1.2/skills_en.csv",
            "conceptType,conceptUri,skillType,preferredLabel,altLabels\nKnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a,skill/competence,weld,join metal\n",
        ),
        ("esco-1.2/readme.txt", "x"),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut all = vec![zip.finish().unwrap().into_inner()];
    all.extend(below("crates/hemtag/tests/it/imports/cases", &[".xlsx"]));
    all.extend(below("crates/hemtag/tests/it/part_files", &[".3mf"]));
    all
}

/// The code blocks of a document, of a language.
fn blocks(document: &str, language: &str) -> Vec<Vec<u8>> {
    let text = std::fs::read_to_string(root().join(document)).unwrap();
    let begins = format!("```{language}\n");
    text.split(&begins)
        .skip(1)
        .filter_map(|rest| Some(rest.split("```").next()?.as_bytes().to_vec()))
        .collect()
}

pub(super) fn portfolios() -> Vec<Vec<u8>> {
    let mut all = blocks("docs/portfolio-file.md", "toml");
    all.extend(below("fuzz/corpus/portfolios", &[".toml"]));
    all
}

pub(super) fn allocations() -> Vec<Vec<u8>> {
    let mut all = blocks("docs/allocation-file.md", "toml");
    all.extend(below("fuzz/corpus/weeks", &[".toml"]));
    all
}

/// In the form of pabulib's files.
pub(super) fn budgets() -> Vec<Vec<u8>> {
    below("fuzz/corpus/budgets", &[".pb"])
}

/// What the coverage-guided targets found, each in the form of its target.
pub(super) fn found() -> Vec<Vec<u8>> {
    below("fuzz/found", &[""])
}

/// Files that are handed over: pictures, parts, workbooks, papers.
pub(super) fn files() -> Vec<Vec<u8>> {
    let mut all = below("frontend/tests", &[".png", ".stl", ".csv"]);
    all.extend(packed());
    all.push(b"%PDF-1.7\n1 0 obj\n<< /Encrypt 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".to_vec());
    all.push(b"0\nSECTION\n2\nENTITIES\n0\nLINE\n10\n1\n20\n0\n0\nENDSEC\n0\nEOF\n".to_vec());
    all
}

pub(super) fn guides() -> Vec<Vec<u8>> {
    below("data/guides", &[".md"])
}

pub(super) fn manifests() -> Vec<Vec<u8>> {
    let one = serde_json::json!({
        "version": 1, "program": "0.1.0", "made_at": "2026-11-24T11:00:00Z", "shape": "m0035_events_only_added",
        "events": { "count": 3, "newest": 3, "hash": "ab" }, "rows": { "event": 3 }, "key_mark": null, "findings": 0,
    });
    vec![one.to_string().into_bytes(), serde_json::to_vec_pretty(&one).unwrap()]
}

/// Addresses of mail and what stands in cookies.
pub(super) fn lines() -> Vec<Vec<u8>> {
    below("fuzz/corpus/addresses", &[".txt"])
}
