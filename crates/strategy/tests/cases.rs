//! A folder of cases: a part, what is asked, and what a production engineer would expect. To add one, add a file.
//!
//! `cases/README.md` says what a case may state. Money is in kronor.

mod fixture;

use serde::Deserialize;
use strategy::data::Economics;
use strategy::draws::Draws;
use strategy::part::{Part, Shape, Size};
use strategy::{Feasible, Strategy, advise};
use vocabulary::{Length, Mass, MilliGrade, Vocabulary, iso286};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    source: String,
    #[expect(dead_code, reason = "for the reader")]
    why: String,
    part: PartOfCase,
    quantities: Vec<u32>,
    abroad: Option<String>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartOfCase {
    material: Vec<String>,
    box_mm: Option<[f64; 3]>,
    round_mm: Option<[f64; 2]>,
    mass_g: Option<f64>,
    wall_mm: Option<f64>,
    shape: Option<String>,
    it: Option<f64>,
    /// Whole width in micrometres, at a dimension in millimetres.
    tolerance: Option<(u32, f64)>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    cheapest: Vec<Cheapest>,
    excluded: Vec<Excluded>,
    possible: Vec<String>,
    break_even: Vec<BreakEven>,
    unit_cost: Vec<UnitCost>,
    path: Option<PathOfCase>,
    verdict: Vec<String>,
    /// Cost of all factors abroad, as a multiple of the price there.
    total_over_price_abroad: Option<[f64; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cheapest {
    at: u32,
    #[serde(default)]
    any_of: Vec<String>,
    #[serde(default)]
    none_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Excluded {
    process: String,
    rule: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BreakEven {
    from: String,
    to: String,
    between: [f64; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitCost {
    process: String,
    at: u32,
    between: [f64; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PathOfCase {
    first: Vec<String>,
    last: Vec<String>,
}

fn part(case: &PartOfCase) -> Part {
    let size = case.box_mm.map(fixture::boxed).or_else(|| {
        case.round_mm.map(|[d, l]| Size::Round { diameter: fixture::mm(d), length: fixture::mm(l) })
    });
    let grade = case.it.map(|it| MilliGrade((it * 1000.0) as u16));
    Part {
        materials: case.material.iter().map(|code| fixture::material(code)).collect(),
        size,
        mass: case.mass_g.and_then(|g| Mass::from_kg(g / 1000.0)),
        wall: case.wall_mm.map(fixture::mm),
        tolerance: grade.or_else(|| {
            case.tolerance.map(|(um, at)| iso286::grade_position(Length::from_um(um), fixture::mm(at)))
        }),
        shape: case.shape.as_deref().map(|word| Shape::parse(word).unwrap_or_else(|| panic!("shape {word}"))),
        asked_for: Vec::new(),
    }
}

/// `process` is one of the codes or stands below one of them.
fn is_one_of(process: vocabulary::ProcessId, codes: &[String]) -> bool {
    let known = Vocabulary::embedded().processes();
    codes.iter().any(|code| known.contains(fixture::process(code), process))
}

fn unmet(case: &Case, answer: &Strategy) -> Vec<String> {
    let mut unmet = Vec::new();
    let mut check = |holds: bool, what: String| unmet.extend((!holds).then_some(what));
    let kronor = |money: vocabulary::Money| -> f64 { money.decimal().parse().expect("a decimal") };
    let found = |code: &str| answer.processes.iter().find(|p| fixture::code(p.process) == code);
    for expected in &case.expect.cheapest {
        let cheapest = answer.cheapest.iter().find(|(n, _)| *n == expected.at).map(|(_, p)| *p);
        let told = cheapest.map_or("nothing", fixture::code);
        let Some(cheapest) = cheapest else {
            check(false, format!("nothing at {}", expected.at));
            continue;
        };
        if !expected.any_of.is_empty() {
            let holds = is_one_of(cheapest, &expected.any_of);
            check(holds, format!("at {}: {told}, expected one of {:?}", expected.at, expected.any_of));
        }
        let holds = !is_one_of(cheapest, &expected.none_of);
        check(holds, format!("at {}: {told}, expected none of {:?}", expected.at, expected.none_of));
    }
    for expected in &case.expect.excluded {
        let rules: Vec<&str> = found(&expected.process)
            .map(|p| p.excluded_by.iter().map(strategy::Reason::rule).collect())
            .unwrap_or_default();
        let told = format!("{} is excluded by {rules:?}, expected {}", expected.process, expected.rule);
        check(rules.contains(&expected.rule.as_str()), told);
    }
    for code in &case.expect.possible {
        let holds = found(code).is_some_and(|p| p.feasible == Feasible::Yes);
        check(
            holds,
            format!("{code} should be possible: {:?}", found(code).map(|p| (&p.excluded_by, &p.depends_on))),
        );
    }
    for expected in &case.expect.break_even {
        let is = |id, code: &String| fixture::code(id) == code;
        let all = &answer.break_evens;
        let there = all.iter().find(|b| is(b.from, &expected.from) && is(b.to, &expected.to));
        let pieces = there.and_then(|b| b.pieces);
        let holds = pieces.is_some_and(|p| p.p50 >= expected.between[0] && p.p50 <= expected.between[1]);
        check(
            holds,
            format!("{} to {}: {pieces:?}, expected {:?}", expected.from, expected.to, expected.between),
        );
    }
    for expected in &case.expect.unit_cost {
        let cost = found(&expected.process)
            .and_then(|p| p.unit_cost.iter().find(|u| u.quantity == expected.at))
            .map(|u| kronor(u.p50));
        let holds = cost.is_some_and(|kr| kr >= expected.between[0] && kr <= expected.between[1]);
        check(
            holds,
            format!("{} at {}: {cost:?} kr, expected {:?}", expected.process, expected.at, expected.between),
        );
    }
    if let Some(expected) = &case.expect.path {
        let steps: Vec<_> = answer.path.iter().flat_map(|p| &p.steps).map(|s| s.process).collect();
        let told: Vec<&str> = steps.iter().map(|&p| fixture::code(p)).collect();
        let holds = steps.first().is_some_and(|&p| is_one_of(p, &expected.first));
        check(holds, format!("path {told:?}, expected to begin with one of {:?}", expected.first));
        let holds = steps.last().is_some_and(|&p| is_one_of(p, &expected.last));
        check(holds, format!("path {told:?}, expected to end with one of {:?}", expected.last));
    }
    if !case.expect.verdict.is_empty() {
        let verdict = answer.home_or_abroad.as_ref().map(|h| (h.verdict.code(), h.p_home_cheaper));
        let holds = verdict.is_some_and(|(code, _)| case.expect.verdict.iter().any(|v| v == code));
        check(holds, format!("{verdict:?}, expected one of {:?}", case.expect.verdict));
    }
    if let Some([low, high]) = case.expect.total_over_price_abroad {
        let ratio = answer.home_or_abroad.as_ref().map(|h| {
            let price = h.factors.iter().find(|f| f.code == "price").expect("the price is always there");
            kronor(h.abroad_cost.p50) / kronor(price.abroad)
        });
        let holds = ratio.is_some_and(|r| (low..=high).contains(&r));
        check(holds, format!("total over price abroad {ratio:?}, expected {low} to {high}"));
    }
    unmet
}

#[test]
fn every_case_comes_out_as_its_source_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    assert!(files.len() >= 20, "{} cases", files.len());
    let mut failed = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("a readable case");
        let case: Case = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(!case.source.is_empty() && !case.title.is_empty(), "{name}: says its source");
        let mut question = fixture::question(part(&case.part), case.quantities.clone(), Draws::new(8192, 1));
        question.abroad.clone_from(&case.abroad);
        let answer = advise(&question, Economics::embedded()).unwrap_or_else(|e| panic!("{name}: {e}"));
        failed.extend(unmet(&case, &answer).into_iter().map(|what| format!("{name}: {what}")));
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}
