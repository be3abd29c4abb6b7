//! Looking terms up, as a table of texts that a production engineer can read (lookups.csv) and as rules that hold
//! for every term.

use proptest::prelude::*;
use vocabulary::{Finding, How, Kind, Mentioned, ProcessId, Vocabulary};

fn outcome(kind: Kind, text: &str) -> String {
    let v = Vocabulary::embedded();
    match v.find(kind, text) {
        Finding::Found { term, .. } => v.code(term).to_owned(),
        Finding::Ambiguous { .. } => "ambiguous".to_owned(),
        Finding::Unknown { .. } => "unknown".to_owned(),
    }
}

#[test]
fn lookups_mean_what_the_table_says() {
    let mut wrong = Vec::new();
    let mut reader = csv::Reader::from_reader(include_str!("lookups.csv").as_bytes());
    let mut count = 0;
    for row in reader.records() {
        let row = row.expect("the table is well formed");
        let kind = match &row[1] {
            "process" => Kind::Process,
            "material" => Kind::Material,
            _ => Kind::Certificate,
        };
        let found = outcome(kind, &row[0]);
        if found != row[2] {
            wrong.push(format!("{}: expected {}, found {found}", &row[0], &row[2]));
        }
        count += 1;
    }
    assert!(count >= 150, "{count}");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Stands in the table of texts that mean several things.
fn is_listed(wording: &str) -> bool {
    let table = include_str!("../../../data/ambiguous.csv").to_lowercase();
    table.lines().any(|line| line.split(',').nth(1) == Some(wording.to_lowercase().as_str()))
}

/// Every wording of a term finds the term or is asked about; it never leads to another term unsaid.
#[test]
fn every_name_and_synonym_finds_its_own_term() {
    let v = Vocabulary::embedded();
    let mut astray = Vec::new();
    macro_rules! check {
        ($terms:expr, $find:ident) => {
            for term in $terms.iter() {
                let names = [&term.name_sv, &term.name_en];
                for wording in names.into_iter().chain(&term.synonyms_sv).chain(&term.synonyms_en) {
                    match v.$find(wording) {
                        Finding::Found { term: found, .. } if found == term.id => {}
                        // A general term may share a word with one below it; the general one is found.
                        Finding::Found { term: found, .. } if $terms.contains(found, term.id) => {}
                        Finding::Ambiguous { meanings }
                            if meanings.contains(&term.id) && is_listed(wording) => {}
                        other => astray.push(format!("{}: '{wording}' gives {other:?}", term.code)),
                    }
                }
                assert_eq!(v.$find(&term.code).term(), Some(term.id), "{}", term.code);
            }
        };
    }
    check!(v.processes(), find_process);
    check!(v.materials(), find_material);
    check!(v.certificates(), find_certificate);
    assert!(astray.is_empty(), "{}:\n{}", astray.len(), astray.join("\n"));
}

#[test]
fn an_unknown_text_gets_at_most_five_to_choose_from() {
    let v = Vocabulary::embedded();
    let Finding::Unknown { nearest } = v.find_process("laserfräsning") else { panic!("not a term") };
    assert!((1..=5).contains(&nearest.len()), "{nearest:?}");
    assert_eq!(v.find_process("??"), Finding::Unknown { nearest: vec![] });
}

#[test]
fn a_correction_says_what_it_was_read_as() {
    let Finding::Found { how, .. } = Vocabulary::embedded().find_process("svarvninng") else {
        panic!("found")
    };
    assert_eq!(how, How::Spelling { read_as: "Svarvning".to_owned() });
}

#[test]
fn a_makers_page_tells_what_it_does_and_what_it_does_not() {
    let v = Vocabulary::embedded();
    let text = "Vi är en modern verkstad i Gnosjö. CNC-fräsning, femaxlig fräsning och svarvning i rostfritt och \
                aluminium (EN AW-6082).\nVi är certifierade enligt ISO 9001 och ISO 14001. Vi utför inte svetsning.";
    let seen: Vec<String> = v
        .mentions(text)
        .into_iter()
        .map(|m| {
            let what = match m.what {
                Mentioned::Term(t) => v.code(t).to_owned(),
                Mentioned::Ambiguous(many) => many.iter().map(|&t| v.code(t)).collect::<Vec<_>>().join("|"),
                Mentioned::Kommun(code) => code,
            };
            format!("{}{} = {what}", if m.negated { "NOT " } else { "" }, &text[m.span])
        })
        .collect();
    let expected = [
        "Gnosjö = 0617",
        "CNC-fräsning = 3.2.milling",
        "femaxlig fräsning = 3.2.02",
        "svarvning = 3.2.turning",
        "rostfritt = SS",
        "aluminium = AL",
        "EN AW-6082 = AL.7",
        "ISO 9001 = ISO 9001",
        "ISO 14001 = ISO 14001",
        "NOT svetsning = 4.6",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_mention_carries_its_sentence() {
    let text = "Vi heter Exempel AB. Vi svarvar och lasersvetsar.\nRing oss!";
    let v = Vocabulary::embedded();
    for mention in v.mentions(text) {
        assert_eq!(&text[mention.sentence], "Vi svarvar och lasersvetsar.");
    }
}

fn process_wordings() -> Vec<(u16, String)> {
    let all = Vocabulary::embedded().processes();
    all.iter().flat_map(|t| t.wordings().map(|w| (t.id.0, w.to_owned())).collect::<Vec<_>>()).collect()
}

proptest! {
    /// One wrong, missing, doubled or swapped letter leads to the term, to a question, or nowhere: only to
    /// another term when the misspelt text is at most two edits from that term's own wording, or when that term is the
    /// group that the right one belongs to ("services" at the end says little).
    #[test]
    fn a_typing_error_never_leads_far_astray(pick in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), how in 0..4_u8, letter in proptest::char::range('a', 'z')) {
        let wordings = process_wordings();
        let (id, wording) = &wordings[pick.index(wordings.len())];
        let mut letters: Vec<char> = wording.chars().collect();
        let at = at.index(letters.len());
        match how {
            0 => letters[at] = letter,
            1 => { letters.remove(at); }
            2 => letters.insert(at, letter),
            _ => if at + 1 < letters.len() { letters.swap(at, at + 1); },
        }
        let typo: String = letters.into_iter().collect();
        let v = Vocabulary::embedded();
        if let Finding::Found { term, how: How::Spelling { read_as } } = v.find_process(&typo) {
            let errors = plain_distance(&typo.to_lowercase(), &read_as.to_lowercase());
            let is_its_group = v.processes().contains(term, ProcessId(*id));
            prop_assert!(is_its_group || errors <= 2, "{typo} was read as {read_as}");
        }
        prop_assert_eq!(v.find_process(&typo), v.find_process(&typo));
    }

    #[test]
    fn any_text_at_all_is_looked_up_and_scanned_without_harm(text in "\\PC{0,60}") {
        let v = Vocabulary::embedded();
        for kind in [Kind::Process, Kind::Material, Kind::Certificate] {
            let _ = v.find(kind, &text);
        }
        for mention in v.mentions(&text) {
            prop_assert!(text.get(mention.span).is_some() && text.get(mention.sentence).is_some());
        }
    }
}

/// Plain Levenshtein distance, written out: the slow reference.
fn plain_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let next = (diagonal + usize::from(ca != *cb)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

/// Importing 100,000 rows looks up some hundred thousand cells; a page of a web site is scanned while one waits.
#[test]
fn looking_up_and_scanning_are_quick() {
    let v = Vocabulary::embedded();
    let texts = ["CNC-fräsning", "laser skärning", "PCB assembly", "pulverlackering", "svetsning av plast"];
    let start = std::time::Instant::now();
    for text in texts.iter().cycle().take(50_000) {
        std::hint::black_box(v.find_process(text));
    }
    let each = start.elapsed() / 50_000;
    let page = "Vi utför CNC-fräsning och svarvning i rostfritt stål, aluminium och plast. ".repeat(4_000);
    let start = std::time::Instant::now();
    let found = v.mentions(&page).len();
    let scanned = start.elapsed();
    println!("{each:?} a lookup, {} bytes with {found} mentions in {scanned:?}", page.len());
    assert!(found >= 20_000, "{found}");
    assert!(each.as_micros() < 200 && scanned.as_secs() < 5, "far slower than 20 µs and 1 MB/s");
}
