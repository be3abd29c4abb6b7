//! Home or abroad: what must hold whatever the figures.

mod fixture;

use strategy::data::{CountryFigure, Economics};
use strategy::draws::Draws;
use strategy::{HomeOrAbroad, Place, Question, Range, Verdict, advise};

fn question() -> Question {
    Question {
        abroad: Some("CN".to_owned()),
        ..fixture::question(fixture::housing(), vec![10, 1000, 100_000], Draws::new(4096, 1))
    }
}

fn compared(question: &Question, economics: &Economics) -> HomeOrAbroad {
    advise(question, economics).expect("a right question").home_or_abroad.expect("a country is asked for")
}

fn kronor(money: vocabulary::Money) -> f64 {
    money.decimal().parse().expect("a decimal number")
}

#[test]
fn factors_come_from_the_hardest_to_the_most_subjective_and_add_up_to_the_difference() {
    let found = compared(&question(), Economics::embedded());
    assert_eq!(found.factors[0].code, "price");
    let hardness: Vec<u8> = found.factors.iter().map(|f| f.hardness).collect();
    assert!(hardness.is_sorted(), "{hardness:?}");
    let last = found.factors.last().unwrap();
    assert_eq!(last.difference_so_far, found.difference.p50);
    assert!((last.p_home_cheaper_so_far - found.p_home_cheaper).abs() < 1e-9);
}

#[test]
fn a_skipped_factor_is_not_counted() {
    let with = compared(&question(), Economics::embedded());
    let without = compared(&Question { skip: vec!["duty".into()], ..question() }, Economics::embedded());
    assert!(with.factors.iter().any(|f| f.code == "duty"));
    assert!(!without.factors.iter().any(|f| f.code == "duty"));
    assert!(without.abroad_cost.p50 < with.abroad_cost.p50);
    assert_eq!(without.home, with.home);
}

#[test]
fn what_two_factors_tell_of_a_long_lead_time_is_counted_once() {
    // The parts (stock, lost orders) are more than the whole (uneven demand) here: telling the whole adds nothing.
    let with = compared(&question(), Economics::embedded());
    let skip = |code: &str| Question { skip: vec![code.into()], ..question() };
    let without_whole = compared(&skip("volatility"), Economics::embedded());
    let apart = (kronor(with.abroad_cost.p50) / kronor(without_whole.abroad_cost.p50) - 1.0).abs();
    assert!(apart < 0.005, "{apart}");
    assert!(with.factors.iter().any(|f| f.code == "overlap"));
    assert!(!without_whole.factors.iter().any(|f| f.code == "overlap"));
}

#[test]
fn where_it_is_made_today_its_tools_are_paid_and_moving_costs() {
    let nowhere = compared(&question(), Economics::embedded());
    let at = |place| compared(&Question { made_in: Some(place), ..question() }, Economics::embedded());
    let (home, abroad) = (at(Place::Home), at(Place::Abroad));
    assert!(home.p_home_cheaper > nowhere.p_home_cheaper);
    assert!(abroad.p_home_cheaper < nowhere.p_home_cheaper);
    assert_eq!(abroad.verdict, Verdict::Stay);
    assert!(abroad.factors.iter().any(|f| f.code == "moving"));
}

#[test]
fn at_a_turning_point_the_answer_is_open() {
    let found = compared(&question(), Economics::embedded());
    let point = found
        .turning_points
        .iter()
        .find(|p| p.input == "abroad.tool_factor")
        .expect("the cost of tools carries the answer");
    let turns_at = point.turns_at.expect("dear enough tools turn it");
    let mut economics = Economics::embedded().clone();
    let country = economics.countries.iter_mut().find(|c| c.code == "CN").unwrap();
    country.figures = country.figures.clone().with(CountryFigure::Tool, Range::exactly(turns_at));
    let turned = compared(&question(), &economics);
    assert!((0.3..0.7).contains(&turned.p_home_cheaper), "{}", turned.p_home_cheaper);
    assert_eq!(turned.verdict, Verdict::NotKnown);
}

#[test]
fn drivers_are_sorted_and_explain_no_more_than_all() {
    let found = compared(&question(), Economics::embedded());
    let shares: Vec<f64> = found.drivers.iter().map(|d| d.variance_share).collect();
    assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    assert!(shares.iter().sum::<f64>() <= 1.02, "{shares:?}");
    assert!(shares[0] > 0.1, "{shares:?}");
    for driver in &found.drivers {
        assert!(driver.value.is_sorted(), "{driver:?}");
    }
}

#[test]
fn one_figure_alone_explains_all_when_it_alone_is_uncertain() {
    let mut economics = Economics::embedded().clone();
    for country in &mut economics.countries {
        let names: Vec<_> =
            country.figures.iter().map(|(name, figure)| (name, figure.range.likely)).collect();
        for (name, likely) in names {
            country.figures = country.figures.clone().with(name, Range::exactly(likely));
        }
    }
    for process in &mut economics.processes {
        let names: Vec<_> = process
            .figures
            .iter()
            .filter(|(name, _)| {
                use strategy::data::ProcessFigure as F;
                !matches!(name, F::Wall | F::Longest | F::Tolerance | F::Quantity | F::Cavities)
            })
            .map(|(name, figure)| (name, figure.range.likely))
            .collect();
        for (name, likely) in names {
            process.figures = process.figures.clone().with(name, Range::exactly(likely));
        }
    }
    let country = economics.countries.iter_mut().find(|c| c.code == "CN").unwrap();
    let wide = Range::new(0.1, 1.0, 10.0).unwrap();
    country.figures = country.figures.clone().with(CountryFigure::Tool, wide);
    let skip = economics.factors.iter().map(|f| f.code.clone()).collect();
    let found = compared(&Question { skip, ..question() }, &economics);
    assert_eq!(found.drivers[0].input, "abroad.tool_factor");
    assert!(found.drivers[0].variance_share > 0.95, "{:?}", found.drivers[0]);
}
