//! Figures by their places: found, changed, moved, and traced from an answer.

mod fixture;

use std::collections::BTreeSet;

use proptest::prelude::*;
use strategy::data::{Economics, Named, NoFigure, ProcessFigure, Zone};
use strategy::draws::Draws;
use strategy::used::{factor_at, input_at, used_for};
use strategy::{
    Assumed, Change, FigureAt, FigureOf, Lever, NotChanged, Part, ProcessAdvice, Question, advise,
};
use vocabulary::term::Confidence;

fn at(text: &str) -> FigureAt {
    FigureAt::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn change(place: &str, [low, likely, high]: [f64; 3]) -> Change {
    Change {
        at: at(place),
        low,
        likely,
        high,
        source: "an agency's own survey".to_owned(),
        on: "2026-11-26".parse().unwrap(),
        confidence: Confidence::Medium,
    }
}

#[test]
fn every_figure_is_found_at_its_place_and_nowhere_else() {
    let economics = Economics::embedded();
    let all = economics.figures();
    let places: BTreeSet<String> = all.iter().map(|(at, _)| at.to_string()).collect();
    assert_eq!(places.len(), all.len(), "a place is of one figure");
    assert!(all.len() > 1800, "{}", all.len());
    for (at, figure) in &all {
        assert_eq!(economics.figure(at), Some(*figure), "{at}");
        assert_eq!(FigureAt::parse(&at.to_string()).as_ref(), Some(at));
        assert!(economics.bounds(at).is_some(), "{at}");
    }
    for of in FigureOf::ALL {
        assert!(all.iter().any(|(at, _)| at.of == of), "{of:?}");
    }
    for nowhere in
        ["process/9.9.99/tool_sek", "process/3.1.01/no_such", "general/some/margin_share", "country/SE/x"]
    {
        assert_eq!(economics.figure(&at(nowhere)), None, "{nowhere}");
    }
    for wrong in ["", "process", "process/1.1.01", "process/1.1.01/tool_sek/more", "thing/1/2"] {
        assert_eq!(FigureAt::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_change_takes_its_place_and_no_other() {
    let base = Economics::embedded();
    let changes = [
        change("country/SE/labour_sek_h", [400.0, 450.0, 500.0]),
        change("general/all/margin_share", [0.1, 0.2, 0.3]),
    ];
    let next = base.changed(&changes).expect("both are right");
    let differing: Vec<String> = base
        .figures()
        .into_iter()
        .zip(next.figures())
        .filter(|((_, a), (_, b))| a != b)
        .map(|((at, _), _)| at.to_string())
        .collect();
    assert_eq!(differing, ["country/SE/labour_sek_h", "general/all/margin_share"]);
    let wage = next.figure(&changes[0].at).unwrap();
    assert_eq!((wage.range.likely, wage.unit.as_str(), wage.is_estimate()), (450.0, "SEK/h", false));
    assert_ne!(next.version, base.version);
    let turned = [changes[1].clone(), changes[0].clone()];
    assert_eq!(base.changed(&turned).unwrap().version, next.version, "their order does not matter");
    let other = [changes[0].clone(), change("general/all/margin_share", [0.1, 0.2, 0.4])];
    assert_ne!(base.changed(&other).unwrap().version, next.version);
    assert_eq!(base.changed(&[]).unwrap().version, base.version);
}

#[test]
fn a_figure_that_cannot_be_right_is_refused_with_its_column() {
    let economics = Economics::embedded();
    let refused = |change: Change| match economics.figure_of(&change) {
        Err(NotChanged::Wrong { problem, .. }) => problem,
        other => panic!("{other:?}"),
    };
    let wage = "country/SE/labour_sek_h";
    assert!(matches!(refused(change(wage, [3.0, 2.0, 1.0])), NoFigure::NotInOrder { .. }));
    assert!(matches!(refused(change(wage, [f64::NAN, 2.0, 3.0])), NoFigure::NotInOrder { .. }));
    assert!(matches!(refused(change(wage, [1.0, 2.0, f64::INFINITY])), NoFigure::NotInOrder { .. }));
    assert!(matches!(refused(change(wage, [-1.0, 2.0, 3.0])), NoFigure::BelowZero { .. }));
    assert!(matches!(refused(change("general/all/margin_share", [0.1, 0.5, 1.5])), NoFigure::OverOne { .. }));
    assert!(matches!(refused(change(wage, [1.0, 2.0, 1e13])), NoFigure::Absurd { .. }));
    let no_source = Change { source: String::new(), ..change(wage, [1.0, 2.0, 3.0]) };
    assert_eq!(refused(no_source), NoFigure::NoSource);
    let point = Change { source: "estimate".to_owned(), ..change(wage, [2.0, 2.0, 2.0]) };
    assert_eq!(refused(point), NoFigure::EstimateIsPoint);
    assert!(economics.figure_of(&change("country/CN/currency_change", [-0.1, 0.0, 0.1])).is_ok(), "may fall");
    let several = [change(wage, [3.0, 2.0, 1.0]), change("country/XX/labour_sek_h", [1.0, 2.0, 3.0])];
    let problems = economics.changed(&several).expect_err("both are wrong");
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[1], NotChanged::NoSuchFigure(at("country/XX/labour_sek_h")));
}

fn asked(part: Part) -> Question {
    Question {
        abroad: Some("CN".to_owned()),
        ..fixture::question(part, vec![10, 1000, 20_000], Draws::new(256, 1))
    }
}

/// What an answer tells of one process alone: shares of the race depend on the others.
fn told(advice: &ProcessAdvice) -> String {
    let costs: Vec<_> = advice
        .unit_cost
        .iter()
        .map(|c| (c.quantity, c.p10, c.p50, c.p90, c.usual, c.cavities, c.at_likely))
        .collect();
    format!("{:?} {:?} {costs:?} {:?}", advice.feasible, advice.excluded_by, advice.days_to_first)
}

fn parts() -> Vec<Part> {
    let sized = Part { mass: None, wall: None, ..fixture::housing() };
    let fine = Part {
        materials: vec![fixture::material("AL.cast")],
        size: Some(fixture::boxed([90.0, 60.0, 30.0])),
        tolerance: Some(vocabulary::MilliGrade(7000)),
        ..Part::default()
    };
    vec![fixture::housing(), sized, fine]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever figure is changed, only processes whose list of sources names it tell something else: no figure works
    /// unseen.
    #[test]
    fn no_figure_works_without_being_named(which in 0usize..10_000, of in 0usize..3, times in prop::sample::select(vec![0.4, 1.7])) {
        let base = Economics::embedded();
        let question = Question { abroad: None, ..asked(parts()[of].clone()) };
        let all = base.figures();
        let (place, figure) = &all[which % all.len()];
        let share = base.bounds(place).unwrap().is_share;
        let moved = |v: f64| if share { (v * times).min(1.0) } else { v * times };
        let range = figure.range;
        let changed = base
            .changed(&[Change {
                at: place.clone(),
                low: moved(range.low),
                likely: moved(range.likely),
                high: moved(range.high),
                source: "a test".to_owned(),
                on: figure.on,
                confidence: figure.confidence,
            }])
            .expect("it is still in order");
        let before = advise(&question, base).unwrap();
        let after = advise(&question, &changed).unwrap();
        for advice in &before.processes {
            let now = after.processes.iter().find(|p| p.process == advice.process).unwrap();
            let named = used_for(&question.part, advice, base).iter().any(|(_, at)| at == place);
            prop_assert!(named || told(advice) == told(now), "{place} changed {} unseen", fixture::code(advice.process));
        }
    }
}

#[test]
fn what_costs_rest_on_changes_them() {
    let base = Economics::embedded();
    for part in parts() {
        let question = Question { abroad: None, ..asked(part) };
        let before = advise(&question, base).unwrap();
        for name in [ProcessFigure::Machine, ProcessFigure::SetUp] {
            let advice = before.processes.iter().find(|p| !p.unit_cost.is_empty()).unwrap();
            let process = base.process(advice.process).unwrap();
            let place = FigureAt::process(process, name);
            assert!(used_for(&question.part, advice, base).iter().any(|(_, at)| *at == place));
            let range = base.figure(&place).unwrap().range;
            let doubled = change(&place.to_string(), [range.low, range.likely, range.high].map(|v| v * 2.0));
            let after = advise(&question, &base.changed(&[doubled]).unwrap()).unwrap();
            let now = after.processes.iter().find(|p| p.process == advice.process).unwrap();
            assert!(now.unit_cost[0].p50 > advice.unit_cost[0].p50, "{place}");
        }
    }
}

#[test]
fn every_driver_and_factor_of_a_comparison_has_its_figure() {
    let economics = Economics::embedded();
    for part in parts() {
        let question = asked(part);
        let answer = advise(&question, economics).unwrap();
        let compared = answer.home_or_abroad.as_ref().expect("it was asked for");
        let made_by = answer.processes.iter().find(|p| p.process == compared.process).unwrap();
        assert!(!compared.drivers.is_empty());
        for driver in &compared.drivers {
            let found = input_at(&driver.input, &question.part, made_by, "CN", economics);
            assert!(found.is_some(), "{}", driver.input);
        }
        for line in compared.factors.iter().filter(|line| line.hardness > 0) {
            let Some(factor) = economics.factors.iter().find(|f| f.code == line.code) else { continue };
            assert!(factor_at(factor, "CN", economics).is_some(), "{}", line.code);
        }
    }
    let duty = economics.factors.iter().find(|f| f.code == "duty").unwrap();
    assert_eq!(factor_at(duty, "CN", economics), Some(at("country/CN/duty_share")));
    let brand = economics.factors.iter().find(|f| f.code == "brand").unwrap();
    assert_eq!(factor_at(brand, "DE", economics), Some(FigureAt::factor("brand", Zone::Near)));
}

#[test]
fn a_lever_moves_its_own_figures_and_says_so() {
    let base = Economics::embedded();
    for lever in Lever::ALL {
        assert_eq!(Lever::parse(lever.code()), Some(lever));
        let mut assumed = Assumed::default();
        assert!(assumed.put(lever, 150));
        let next = base.assuming(&assumed);
        let moved: Vec<(FigureAt, f64)> = base
            .figures()
            .into_iter()
            .zip(next.figures())
            .filter(|((_, a), (_, b))| a != b)
            .map(|((at, a), (_, b))| (at, b.range.likely / a.range.likely))
            .collect();
        assert!(!moved.is_empty(), "{lever:?}");
        assert!(moved.iter().all(|(_, times)| (times - 1.5).abs() < 1e-9), "{lever:?}: {moved:?}");
        assert!(next.version.starts_with(&base.version) && next.version.contains(lever.code()));
        let home = moved.iter().any(|(at, _)| at.of == FigureOf::Country && at.key == "SE");
        assert_eq!(home, lever == Lever::WageHome, "{lever:?}");
    }
    let mut assumed = Assumed::default();
    assert!(!assumed.put(Lever::Tools, 10) && !assumed.put(Lever::Tools, 501));
    assert!(assumed.put(Lever::Tools, 200) && assumed.put(Lever::Tools, 100));
    assert!(assumed.is_empty(), "100 % is as the tables say");
    assert_eq!(base.assuming(&assumed).version, base.version);
}

#[test]
fn the_names_of_figures_are_the_tables_own() {
    for name in ProcessFigure::ALL {
        assert_eq!(ProcessFigure::parse(name.code()), Some(*name));
    }
}
