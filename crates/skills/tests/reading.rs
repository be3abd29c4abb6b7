//! Files of vocabularies, good and bad: what is read, and what is said.
#![allow(clippy::unwrap_used, reason = "a test")]

use skills::{
    Fault, LabelKind, LanguageCode, Note, Problem, Strength,
    read::{File, folder, version_in},
};

const SKILLS: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n";
const OCCUPATIONS: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n";
const BROADER: &str = "conceptType,conceptUri,broaderType,broaderUri\n";
const ASKED: &str = "occupationUri,relationType,skillType,skillUri\n";

fn file(name: &str, text: &str) -> File {
    File { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn skill(id: &str, label: &str, more: &str, status: &str) -> String {
    format!(
        "KnowledgeSkillCompetence,http://e/{id},skill/competence,cross-sector,{label},\"{more}\",,{status},2024-01-01,,,http://e/s,What {label} is\n"
    )
}

fn english() -> File {
    let rows = [
        skill("a", "weld metal", "join metal by welding\nweld metals", "released"),
        skill("b", "operate lathe", "turn", "released"),
        skill("c", "use telex", "", "deprecated"),
    ];
    file("skills_en.csv", &format!("\u{feff}{SKILLS}{}", rows.concat()))
}

fn swedish() -> File {
    let rows = [
        skill("a", "svetsa metall", "", "released"),
        skill("b", "köra svarv", "svarva", "released"),
        skill("c", "använda telex", "", "deprecated"),
    ];
    file("skills_sv.csv", &format!("{SKILLS}{}", rows.concat()))
}

fn occupations() -> File {
    let row = "Occupation,http://e/o,C7212,welder,,,released,2024-01-01,,,,http://e/s,,7212.1\n";
    file("occupations_en.csv", &format!("{OCCUPATIONS}{row}"))
}

/// What a folder is refused with.
fn faults(files: &[File]) -> Vec<Fault> {
    folder(files, None).expect_err("it is refused").0
}

/// The sentences that a folder is refused with.
fn refused(files: &[File]) -> String {
    folder(files, None).expect_err("it is refused").to_string()
}

#[test]
fn escos_own_files_are_read_in_two_languages() {
    let asked = file(
        "occupationSkillRelations_en.csv",
        &format!(
            "{ASKED}http://e/o,essential,skill/competence,http://e/a\nhttp://e/o,optional,skill/competence,http://e/b\n"
        ),
    );
    let groups = file(
        "skillGroups_en.csv",
        "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code\nSkillGroup,http://e/g,working with machines,,,released,2024-01-01,,http://e/s,,S8\n",
    );
    let broader = file(
        "broaderRelationsSkillPillar_en.csv",
        &format!("{BROADER}KnowledgeSkillCompetence,http://e/a,SkillGroup,http://e/g\n"),
    );
    let other = file("conceptSchemes_en.csv", "a\n");
    let read =
        folder(&[broader, swedish(), asked, groups, english(), occupations(), other], Some("1.2.0")).unwrap();
    assert_eq!(read.unread, ["conceptSchemes_en.csv"]);
    let [esco] = read.schemes.as_slice() else { panic!("one scheme") };
    assert_eq!(esco.title(), "esco 1.2.0");
    let by_id = esco.by_id();
    let weld = &esco.concepts[by_id["http://e/a"]];
    assert_eq!(
        (weld.label(LanguageCode::SWEDISH), weld.label(LanguageCode::ENGLISH)),
        ("svetsa metall", "weld metal")
    );
    assert_eq!(weld.labels.iter().filter(|label| label.kind == LabelKind::Alternative).count(), 2);
    assert_eq!(weld.broader, ["http://e/g"]);
    assert!(esco.concepts[by_id["http://e/c"]].is_deprecated, "what is given up stays");
    let welder = &esco.occupations[0];
    assert_eq!(welder.isco, ["7212"]);
    assert_eq!(
        welder.requirements.iter().map(|r| r.strength).collect::<Vec<_>>(),
        [Strength::Essential, Strength::Optional]
    );
}

#[test]
fn the_taxonomys_files_are_read_with_ssyk_and_isco() {
    let read = folder(
        &[
            file("skills_sv.csv", "id,label_sv\nx1,\"Svarvning, CNC\"\n"),
            file("occupations_sv.csv", "id,label_sv,ssyk4\ny1,CNC-operatör,7223\n"),
            file("ssyk_isco.csv", "ssyk4,isco,isco_label_sv\n7223,7223,Maskinställare\n7223,7224,Slipare\n"),
            file("ssyk2012.csv", "code,label_sv,level\n7,Hantverk,1\n7223,\"Maskinställare, metall\",4\n"),
        ],
        None,
    )
    .unwrap();
    let taxonomy = &read.schemes[0];
    assert_eq!(taxonomy.concepts[0].label(LanguageCode::SWEDISH), "Svarvning, CNC");
    assert_eq!(taxonomy.occupations[0].isco, ["7223", "7224"]);
    assert_eq!(taxonomy.occupations[0].ssyk.as_deref(), Some("7223"));
    assert_eq!(taxonomy.ssyk, [("7223".to_owned(), "Maskinställare, metall".to_owned())]);
}

#[test]
fn a_file_that_is_there_twice_is_refused() {
    let [twice] = faults(&[english(), english()]).try_into().unwrap();
    assert_eq!((twice.file.as_deref(), twice.problem), (Some("skills_en.csv"), Problem::SameName));
    assert!(folder(&[english(), file("readme.txt", ""), file("readme.txt", "")], None).is_ok());
}

#[test]
fn a_version_is_told_by_the_name_of_escos_folder() {
    assert_eq!(version_in("ESCO dataset - v1.2.0 - classification - sv - csv").as_deref(), Some("1.2.0"));
    assert_eq!(version_in("my v files"), None);
}

#[test]
fn bad_files_are_refused_by_row_and_column() {
    let cut = |file: &File| {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        File {
            name: "skills_sv.csv".to_owned(),
            bytes: text.replace("http://e/b", "http://e/z").into_bytes(),
        }
    };
    let twice = file("skills_en.csv", &format!("{SKILLS}{}", skill("a", "weld", "", "released").repeat(2)));
    let heads = file("skills_en.csv", "uri,label\nhttp://e/a,weld\n");
    let latin =
        File { name: "skills_en.csv".to_owned(), bytes: b"conceptType,conceptUri\nx,v\xe4ld\n".to_vec() };
    let circle = file(
        "broaderRelationsSkillPillar_en.csv",
        &format!("{BROADER}S,http://e/a,S,http://e/b\nS,http://e/b,S,http://e/a\n"),
    );
    let unknown = file(
        "occupationSkillRelations_en.csv",
        &format!("{ASKED}http://e/o,essential,s,http://e/q\nhttp://e/o,needed,s,http://e/a\n"),
    );
    let short = file("skills_en.csv", &format!("{SKILLS}KnowledgeSkillCompetence,http://e/a\n"));
    let status = file("skills_en.csv", &format!("{SKILLS}{}", skill("a", "", "", "gone")));
    let alternative = file("skills_alt_en.csv", "id,alt_en\nb,weld\n");
    let preferred = file("skills_en.csv", "id,preferred_en\na,weld metal\n");
    let isco = file("ssyk_isco.csv", "ssyk4,isco\n7223,72\n");
    let sv = file("skills_sv.csv", "id,label_sv\nx1,Svarvning\n");
    let cases: Vec<(&str, Vec<File>)> = vec![
        ("mixed versions", vec![english(), cut(&swedish())]),
        ("a concept twice", vec![twice]),
        ("other heads", vec![heads]),
        ("not UTF-8", vec![latin]),
        ("a circle", vec![english(), circle]),
        ("relations of another version, and a strange one", vec![english(), occupations(), unknown]),
        ("cells missing", vec![short]),
        ("no label, a strange status", vec![status]),
        ("alternative labels of another version", vec![preferred.clone(), alternative]),
        ("a code of too few digits", vec![sv, isco]),
        ("nothing known", vec![file("readme.txt", "hello")]),
        ("nothing at all", vec![]),
    ];
    let told: Vec<String> =
        cases.iter().map(|(name, files)| format!("# {name}\n{}\n", refused(files))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_is_wrong_is_told_as_a_value_with_its_place() {
    let circle = file(
        "broaderRelationsSkillPillar_en.csv",
        &format!("{BROADER}S,http://e/a,S,http://e/b\nS,http://e/b,S,http://e/a\n"),
    );
    let [fault] = faults(&[english(), circle]).try_into().unwrap();
    assert_eq!(
        fault,
        Fault {
            file: Some("broaderRelationsSkillPillar_en.csv".to_owned()),
            row: Some(3),
            column: Some("broaderUri".to_owned()),
            problem: Problem::Circle { names: vec!["weld metal".to_owned(), "operate lathe".to_owned()] },
        }
    );
    let short = file("skills_en.csv", &format!("{SKILLS}KnowledgeSkillCompetence,http://e/a\n"));
    assert_eq!(faults(&[short])[0].problem, Problem::Cells { cells: 2, heads: 13 });
    let heads = file("skills_en.csv", "conceptUri,conceptUri,\n");
    let told: Vec<Problem> = faults(&[heads]).into_iter().map(|fault| fault.problem).collect();
    let heads = vec!["conceptUri".to_owned(), "conceptUri".to_owned()];
    assert_eq!(told[0], Problem::NoColumn { column: "conceptType".to_owned(), heads });
    assert_eq!(told.last(), Some(&Problem::ColumnTwice));
    let [nothing] = faults(&[file("readme.txt", "hello")]).try_into().unwrap();
    let files = vec!["readme.txt".to_owned()];
    assert_eq!((nothing.file, nothing.problem), (None, Problem::NothingKnown { files }), "of all files");
}

#[test]
fn skills_of_occupations_that_no_concept_is_called_are_counted_in_a_note() {
    let preferred = file("skills_en.csv", "id,preferred_en\na,weld metal\n");
    let occupations = file(
        "occupations_industry.csv",
        "uri,name_en,isco,essential,optional\nhttp://e/o,welder,7212,weld metal|braze,solder\n",
    );
    let read = folder(&[preferred, occupations], None).unwrap();
    let note = Note::SkillsLeftOut { file: "occupations_industry.csv".to_owned(), missing: 2, named: 3 };
    assert_eq!(read.schemes[0].notes, [note]);
}
