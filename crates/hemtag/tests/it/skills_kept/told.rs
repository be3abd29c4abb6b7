//! What is wrong in files of a vocabulary, in the reader's language: on the pages, and of every kind.

use super::{HERE, SWEDISH, plain, upload_to};
use crate::testkit::{Databases, TestApp};
use ::skills::{Fault, Problem};
use hemtag::{skills::kept::told, words::Language};

#[tokio::test]
async fn the_page_tells_what_is_wrong_in_the_readers_language() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let english = format!("/en{HERE}");
    let twice =
        format!("{SWEDISH}KnowledgeSkillCompetence,http://e/weld,skill/competence,,igen,,,released,,,,,\n");
    let cases: [(&str, &[u8], &[&str], &[&str]); 3] = [
        (
            "skills_sv.csv",
            twice.as_bytes(),
            &["http://e/weld står också på rad 2. Behåll bara den ena raden.", "Vad som är fel"],
            &["http://e/weld stands in row 2 too. Keep one of them.", "What is wrong"],
        ),
        (
            "esco.zip",
            b"PK\x03\x04no zip",
            &["Filen går inte att läsa som en zip-fil. Packa filerna på nytt"],
            &["It is no zip that can be read"],
        ),
        (
            "notes.csv",
            b"a,b\n1,2\n",
            &["alla filer tillsammans", "Ingen fil hör till en vokabulär för kompetens: notes.csv."],
            &["the folder", "Nothing of it is a vocabulary of skills: notes.csv."],
        ),
    ];
    for (name, content, in_swedish, in_english) in cases {
        for (to, told, not) in [(HERE, in_swedish, in_english), (english.as_str(), in_english, in_swedish)] {
            let page = upload_to(&test, to, &[(name, content)]).await;
            let text = plain(&page);
            assert_eq!(page.status, 422, "{to} {name}: {text}");
            for sentence in told {
                assert!(text.contains(sentence), "{to} {name} says {sentence}: {text}");
            }
            for sentence in not {
                assert!(!text.contains(sentence), "{to} {name} does not say {sentence}: {text}");
            }
            assert!(!text.contains('⟦') && !text.contains("(på engelska)"), "{to} {name}: {text}");
        }
    }
}

#[tokio::test]
async fn the_preview_tells_what_is_left_out_in_the_readers_language() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let occupations =
        "uri,name_en,isco,essential,optional\nhttp://e/o,welder,7212,weld metal|braze,solder\n".as_bytes();
    let files = [
        ("skills_en.csv", "id,preferred_en\na,weld metal\n".as_bytes()),
        ("occupations_industry.csv", occupations),
    ];
    let sent = upload_to(&test, HERE, &files).await;
    let to = sent.location().expect("the files are right").to_owned();
    let swedish = plain(&test.get(&to).await);
    assert!(swedish.contains("occupations_industry.csv: 2 av de 3 färdigheter"), "{swedish}");
    let english = plain(&test.get(&format!("/en{to}")).await);
    assert!(english.contains("occupations_industry.csv: 2 of 3 skills of occupations"), "{english}");
}

/// What stands for every text of a problem.
const TEXT: &str = "glorp";

/// The kind after this one, with made-up figures and texts. A new kind does not compile before it stands here.
fn after(problem: &Problem) -> Option<Problem> {
    let text = || TEXT.to_owned();
    Some(match problem {
        Problem::NotAZip { .. } => Problem::ManyFiles { files: 201, most: 200 },
        Problem::ManyFiles { .. } => Problem::TwiceInZip { zip: text() },
        Problem::TwiceInZip { .. } => Problem::NotUnpacked { reason: text() },
        Problem::NotUnpacked { .. } => Problem::LargeUnpacked { megabytes: 400 },
        Problem::LargeUnpacked { .. } => Problem::SameName,
        Problem::SameName => Problem::TwoKinds,
        Problem::TwoKinds => Problem::NothingKnown { files: vec![text(), text()] },
        Problem::NothingKnown { .. } => Problem::SkillAndGroup { address: text() },
        Problem::SkillAndGroup { .. } => Problem::NotInOther { address: text(), other: text() },
        Problem::NotInOther { .. } => Problem::MissingHere { missing: 3, other: text(), example: text() },
        Problem::MissingHere { .. } => Problem::NotUtf8 { line: 2, sign: 4 },
        Problem::NotUtf8 { .. } => Problem::NotCsv { reason: text() },
        Problem::NotCsv { .. } => Problem::NoColumn { column: text(), heads: vec![text(), text()] },
        Problem::NoColumn { .. } => Problem::ColumnTwice,
        Problem::ColumnTwice => Problem::Cells { cells: 2, heads: 13 },
        Problem::Cells { .. } => Problem::Empty,
        Problem::Empty => Problem::Twice { text: text(), row: 2 },
        Problem::Twice { .. } => Problem::NotPreferred { id: text() },
        Problem::NotPreferred { .. } => Problem::NoIsco { text: text() },
        Problem::NoIsco { .. } => Problem::NoKind { text: text() },
        Problem::NoKind { .. } => Problem::NoAddress { text: text() },
        Problem::NoAddress { .. } => Problem::NoStatus { text: text() },
        Problem::NoStatus { .. } => Problem::NoStrength { text: text() },
        Problem::NoStrength { .. } => Problem::OtherStrength,
        Problem::OtherStrength => Problem::UnknownOccupation,
        Problem::UnknownOccupation => Problem::UnknownSkill,
        Problem::UnknownSkill => Problem::UnknownConcept { address: text() },
        Problem::UnknownConcept { .. } => Problem::Circle { names: vec![text(), text()] },
        Problem::Circle { .. } => Problem::NoFourDigits { text: text() },
        Problem::NoFourDigits { .. } => Problem::NoSsyk { text: text() },
        Problem::NoSsyk { .. } => Problem::UnknownSsyk { group: text() },
        Problem::UnknownSsyk { .. } => Problem::NotOfLevel { text: text(), level: "4".to_owned() },
        Problem::NotOfLevel { .. } => return None,
    })
}

fn is_said(told: &str) {
    assert!(told.len() > 10 && !told.contains(['⟦', '⟧', '{', '}']), "{told}");
}

#[test]
fn every_kind_is_told_in_both_languages_and_on_english_pages_as_on_the_command_line() {
    let first = Problem::NotAZip { reason: TEXT.to_owned() };
    let every: Vec<Problem> = std::iter::successors(Some(first), after).collect();
    for problem in &every {
        let [swedish, english] = Language::ALL.map(|language| told::problem(language, problem));
        is_said(&swedish);
        assert_eq!(english, problem.to_string());
        assert_ne!(swedish, english);
        let texts = |told: &str| told.matches(TEXT).count();
        assert_eq!(texts(&swedish), texts(&english), "nothing is left out: {swedish} {english}");
    }
    // What is said otherwise where there is nothing to name, or one.
    for problem in [
        Problem::NothingKnown { files: Vec::new() },
        Problem::NoColumn { column: TEXT.to_owned(), heads: Vec::new() },
        Problem::Cells { cells: 1, heads: 13 },
    ] {
        Language::ALL.iter().for_each(|language| is_said(&told::problem(*language, &problem)));
    }
}

#[test]
fn a_line_says_where_and_what() {
    let cell = Fault {
        file: Some("skills_sv.csv".to_owned()),
        row: Some(1234),
        column: Some("id".to_owned()),
        problem: Problem::Empty,
    };
    let folder = Fault { file: None, row: None, column: None, problem: Problem::TwoKinds };
    for fault in [&cell, &folder] {
        assert_eq!(told::line(Language::English, fault), fault.to_string());
    }
    let cell = told::line(Language::Swedish, &cell);
    assert!(cell.starts_with("skills_sv.csv, rad 1234, kolumn id: Cellen är tom"), "{cell}");
    assert!(told::line(Language::Swedish, &folder).starts_with("alla filer tillsammans: Här finns både"));
}
