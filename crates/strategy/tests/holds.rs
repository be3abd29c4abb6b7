//! The fast way against the slow and obvious one, and what must hold of every answer.

mod fixture;

use proptest::prelude::*;
use strategy::break_even::{Crossing, crossing};
use strategy::cost::{Lines, percentiles};
use strategy::data::Economics;
use strategy::draws::Draws;
use strategy::path::{Runs, shortest};
use strategy::{Part, Question, Refused, Shape, advise, reference};
use vocabulary::{Mass, Money};

fn kronor(money: Money) -> f64 {
    money.decimal().parse().expect("a decimal number")
}

fn any_lines() -> impl Strategy<Value = Lines> {
    let money = 0.01..1000.0_f64;
    (
        money.clone(),
        money.clone(),
        0.0..5000.0_f64,
        1.0..2000.0_f64,
        0.0..500_000.0_f64,
        10.0..100_000.0_f64,
        any::<bool>(),
        0.0..50_000.0_f64,
    )
        .prop_map(|(per_piece, per_cycle, set_up, batch, tool, life, wears, once)| Lines {
            per_piece,
            per_cycle,
            set_up,
            batch,
            tool,
            life: if wears { life } else { f64::INFINITY },
            once,
            cavity_growth: 0.7,
        })
}

fn whole_batches(mut lines: Lines) -> Lines {
    lines.batch = lines.batch.round().max(1.0);
    lines.life = lines.life.round();
    lines
}

proptest! {
    #[test]
    fn the_unit_cost_is_what_counting_out_gives(lines in any_lines(), n in 1..3000_u32, k in 0..3_u32) {
        let lines = whole_batches(lines);
        let cavities = f64::from(1 << k);
        let (fast, slow) = (lines.unit_cost(f64::from(n), cavities), reference::unit_cost(&lines, n, cavities));
        prop_assert!((fast - slow).abs() <= 1e-9 * slow, "{fast} {slow}");
    }

    #[test]
    fn percentiles_are_those_of_the_sorted_values(values in prop::collection::vec(-1e6..1e6_f64, 1..300)) {
        let sorted = reference::percentiles(&values);
        prop_assert_eq!(percentiles(&values), sorted);
    }

    #[test]
    fn the_path_is_the_cheapest_of_all(
        costs in prop::collection::vec(prop_oneof![9 => 0.0..1000.0_f64, 1 => Just(f64::INFINITY)], 4 * 9),
        candidates in 1..=4_usize,
        stages in 1..=3_usize,
    ) {
        let mut runs = Runs::new(candidates, stages);
        let n = runs.costs.len();
        runs.costs.copy_from_slice(&costs[..n]);
        let best = reference::shortest(&runs, candidates, stages);
        match shortest(&runs) {
            None => prop_assert!(best.is_infinite()),
            Some(path) => {
                let cost: f64 = path.iter().map(|&(c, from, to)| runs.costs[runs.index(c, from, to)]).sum();
                prop_assert!((cost - best).abs() < 1e-9, "{path:?} {cost} {best}");
                let ends: Vec<_> = path.iter().map(|&(_, from, to)| (from, to)).collect();
                prop_assert_eq!(ends[0].0, 0);
                prop_assert_eq!(ends.last().unwrap().1, stages - 1);
                prop_assert!(ends.windows(2).all(|w| w[0].1 + 1 == w[1].0));
                prop_assert!(path.windows(2).all(|w| w[0].0 != w[1].0));
            }
        }
    }

    #[test]
    fn a_break_even_is_where_stepping_through_the_numbers_finds_it(a in any_lines(), b in any_lines()) {
        let grid = || (0..=14_000).map(|i| 10_f64.powf(f64::from(i) / 2000.0));
        let found = reference::crossing((&a, 1.0), (&b, 1.0), grid());
        match crossing((&a, 1.0), (&b, 1.0)) {
            Crossing::FromTheFirst => prop_assert_eq!(found, Some(1.0)),
            Crossing::At(n) => {
                // The grid may step over two crossings that lie within one of its steps.
                let found = found.unwrap_or(f64::INFINITY);
                prop_assert!(found >= n * 0.999_999, "{n} {found}");
                let just_after = reference::crossing((&a, 1.0), (&b, 1.0), [n * 1.000_001 + 1e-9].into_iter());
                prop_assert!(just_after.is_some() || found <= n * 1.0012, "{n} {found}");
            }
            Crossing::Never => prop_assert_eq!(found, None),
        }
    }

    #[test]
    fn within_the_first_batch_and_tool_it_is_the_formula(a in any_lines(), b in any_lines()) {
        let far = |mut lines: Lines| {
            (lines.batch, lines.life) = (1e9, f64::INFINITY);
            lines
        };
        let (a, b) = (far(a), far(b));
        let fixed = |l: &Lines| l.once + l.set_up + l.tool;
        let each = |l: &Lines| l.per_piece + l.per_cycle;
        let by_formula = (fixed(&b) - fixed(&a)) / (each(&a) - each(&b));
        match crossing((&a, 1.0), (&b, 1.0)) {
            Crossing::At(n) => prop_assert!((n - by_formula).abs() <= 1e-9 * n, "{n} {by_formula}"),
            Crossing::FromTheFirst => prop_assert!(fixed(&a) + each(&a) > fixed(&b) + each(&b)),
            Crossing::Never => prop_assert!(each(&a) <= each(&b) || by_formula >= strategy::break_even::FARTHEST),
        }
    }
}

/// Parts of any size, material and completeness.
fn any_part() -> impl Strategy<Value = Part> {
    let materials =
        ["ST.1", "SS.1", "AL.5", "AL.10", "CI.1", "TP", "TP.8", "TP.3", "EL.1", "CM.1", "LM.4", "ZN"];
    let shapes = [
        Shape::Turned,
        Shape::Flat,
        Shape::Sheet,
        Shape::Prismatic,
        Shape::ThinWalled,
        Shape::FreeForm,
        Shape::Hollow,
    ];
    let side = || 5.0..400.0_f64;
    (
        prop::sample::select(materials.to_vec()),
        prop::option::of(prop::sample::select(shapes.to_vec())),
        (side(), side(), side()),
        prop::option::of(0.05..0.9_f64),
        prop::option::of(0.5..8.0_f64),
    )
        .prop_map(|(material, shape, (a, b, c), fill, wall)| {
            let mass = fill.and_then(|fill| Mass::from_kg(a * b * c / 1e6 * fill * 0.9));
            Part {
                materials: vec![fixture::material(material)],
                size: Some(fixture::boxed([a, b, c])),
                mass,
                wall: wall.map(fixture::mm),
                shape,
                ..Part::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn costs_are_those_of_the_formula_written_out(part in any_part(), n in 1..200_000_u32) {
        let economics = Economics::embedded();
        let draws = Draws::new(512, 3);
        let common = strategy::cost::CommonDraws::new(&part, economics, draws);
        for process in &economics.processes {
            let judged = strategy::shortlist::judge(&part, process, economics);
            if judged.feasible == strategy::Feasible::No {
                continue;
            }
            let fast = strategy::cost::sample(&part, process, &judged, economics, &common).expect("size and material are known");
            let fast: Vec<f64> = fast.lines.iter().map(|lines| lines.unit_cost(f64::from(n), 1.0)).collect();
            let slow = reference::unit_costs(&part, process, &judged, economics, draws, f64::from(n));
            // Ranges are drawn from tables there and exactly here, which shows in the outermost draws.
            let apart: Vec<f64> = fast.iter().zip(&slow).map(|(x, y)| (x / y - 1.0).abs()).collect();
            let apart = reference::percentiles(&apart).expect("there are draws");
            prop_assert!(apart.p50 < 0.0005 && apart.p90 < 0.003, "{}: {apart:?}", process.code);
        }
    }
}

#[test]
fn percentiles_hardly_move_from_seed_to_seed() {
    let (usual, told) = farthest_apart(strategy::draws::USUAL, &[2, 3, 99]);
    println!("farthest apart: {:.3} % ({told})", usual * 100.0);
    assert!(usual < 0.01, "{:.3} %: {told}", usual * 100.0);
    let (quick, told) = farthest_apart(strategy::draws::QUICK, &[2, 3]);
    println!("farthest apart when quick: {:.3} % ({told})", quick * 100.0);
    assert!(quick < 0.025, "{:.3} %: {told}", quick * 100.0);
}

/// How far a percentile moves at most when the seed is another, and which.
fn farthest_apart(draws: u32, seeds: &[u32]) -> (f64, String) {
    let mut widest = (0.0_f64, String::new());
    let parts = [fixture::housing(), Part { mass: None, wall: None, ..fixture::housing() }];
    for part in parts {
        let of = |seed| {
            let question = fixture::question(part.clone(), fixture::forty(), Draws::new(draws, seed));
            advise(&question, Economics::embedded()).expect("a right question")
        };
        let first = of(1);
        for &seed in seeds {
            let other = of(seed);
            for process in &first.processes {
                let same = other
                    .processes
                    .iter()
                    .find(|p| p.process == process.process)
                    .expect("the same processes");
                for (a, b) in process.unit_cost.iter().zip(&same.unit_cost) {
                    for (name, x, y) in [("p10", a.p10, b.p10), ("p50", a.p50, b.p50), ("p90", a.p90, b.p90)]
                    {
                        let apart = (kronor(x) / kronor(y) - 1.0).abs();
                        if apart > widest.0 {
                            widest = (
                                apart,
                                format!("{name} of {} at {}", fixture::code(process.process), a.quantity),
                            );
                        }
                    }
                }
            }
        }
    }
    widest
}

#[test]
fn the_same_question_gives_the_same_answer() {
    let question = Question {
        abroad: Some("CN".to_owned()),
        ..fixture::question(fixture::housing(), vec![10, 1000, 100_000], Draws::new(2000, 5))
    };
    assert_eq!(advise(&question, Economics::embedded()), advise(&question, Economics::embedded()));
}

#[test]
fn a_process_costs_the_same_whichever_others_it_is_compared_with() {
    let question = fixture::question(fixture::housing(), vec![1, 1000], Draws::new(2000, 5));
    let all = advise(&question, Economics::embedded()).unwrap();
    let mut alone = Economics::embedded().clone();
    alone.processes.retain(|p| p.code == "1.2.01");
    let alone = advise(&question, &alone).unwrap();
    let costs = |s: &strategy::Strategy| {
        let moulding = s.processes.iter().find(|p| fixture::code(p.process) == "1.2.01").unwrap();
        moulding.unit_cost.iter().map(|u| (u.p10, u.p50, u.p90)).collect::<Vec<_>>()
    };
    assert_eq!(costs(&all), costs(&alone));
}

#[test]
fn an_unknown_measure_widens_the_band_and_is_asked_for() {
    let known = fixture::question(fixture::housing(), vec![1000], Draws::new(5000, 1));
    let mut unknown = known.clone();
    unknown.part.mass = None;
    unknown.part.wall = None;
    let width = |question: &Question| {
        let answer = advise(question, Economics::embedded()).unwrap();
        let printed = answer.processes.iter().find(|p| fixture::code(p.process) == "A.PBF.02").unwrap();
        let cost = &printed.unit_cost[0];
        (kronor(cost.p90) / kronor(cost.p10), answer.unknowns)
    };
    let ((narrow, _), (wide, asked)) = (width(&known), width(&unknown));
    assert!(wide > 1.25 * narrow, "{narrow} {wide}");
    assert!(asked.contains(&strategy::Unknown::Mass) && asked.contains(&strategy::Unknown::Wall));
}

#[test]
fn without_a_size_nothing_is_reckoned_and_nothing_is_excluded_for_its_size() {
    let part = Part { size: None, ..fixture::housing() };
    let answer =
        advise(&fixture::question(part, vec![10], Draws::new(100, 1)), Economics::embedded()).unwrap();
    assert_eq!(answer.unknowns[0], strategy::Unknown::Size);
    assert!(answer.processes.iter().all(|p| p.unit_cost.is_empty()));
    assert!(answer.processes.iter().all(|p| p.feasible != strategy::Feasible::Yes));
    assert!(answer.path.is_none() && answer.cheapest.is_empty());
}

#[test]
fn every_exclusion_says_its_rule_with_figures() {
    use strategy::Reason;
    let part = Part { tolerance: Some(vocabulary::MilliGrade(9000)), ..fixture::housing() };
    let answer =
        advise(&fixture::question(part, vec![10], Draws::new(100, 1)), Economics::embedded()).unwrap();
    for process in &answer.processes {
        assert_eq!(process.feasible == strategy::Feasible::No, !process.excluded_by.is_empty());
    }
    let vacuum = answer.processes.iter().find(|p| fixture::code(p.process) == "2.2.05").unwrap();
    let too_fine = Reason::ToleranceTooFine { it: 9.0, finest_it: 14.0, finishing_it: None };
    assert_eq!(vacuum.excluded_by, [too_fine]);
    let casting = answer.processes.iter().find(|p| fixture::code(p.process) == "1.1.08").unwrap();
    assert!(matches!(casting.excluded_by[0], Reason::Material { .. }));
}

#[test]
fn questions_that_cannot_be_right_are_refused_with_a_sentence() {
    let ask = |change: &dyn Fn(&mut Question)| {
        let mut question = fixture::question(fixture::housing(), vec![10], Draws::new(100, 1));
        change(&mut question);
        advise(&question, Economics::embedded()).expect_err("a wrong question")
    };
    assert_eq!(ask(&|q| q.quantities.clear()), Refused::NoQuantity);
    assert_eq!(ask(&|q| q.quantities.push(0)), Refused::ZeroPieces);
    assert!(matches!(ask(&|q| q.quantities.push(4_000_000_000)), Refused::TooManyPieces { .. }));
    assert!(matches!(ask(&|q| q.abroad = Some("XX".into())), Refused::UnknownCountry { .. }));
    assert!(matches!(ask(&|q| q.abroad = Some("SE".into())), Refused::AbroadIsHome { .. }));
    assert!(matches!(ask(&|q| q.skip = vec!["luck".into()]), Refused::UnknownFactor { .. }));
    assert!(matches!(
        ask(&|q| q.part.size = Some(fixture::boxed([0.01, 0.01, 0.01]))),
        Refused::TooSmall { .. }
    ));
    assert!(matches!(
        ask(&|q| q.part.size = Some(fixture::boxed([300_000.0, 10.0, 10.0]))),
        Refused::TooLarge { .. }
    ));
    let thick = ask(&|q| q.part.wall = Some(fixture::mm(41.0)));
    assert_eq!(thick, Refused::WallThickerThanPart { wall_um: 41_000, side_um: 40_000 });
    assert!(matches!(ask(&|q| q.part.mass = Mass::from_kg(50.0)), Refused::MassBeyondBox { .. }));
}

#[test]
fn a_shape_is_read_from_what_is_stated() {
    let mut part = Part { shape: None, ..fixture::housing() };
    assert_eq!(part.shape(), Some(Shape::ThinWalled));
    part.materials = vec![fixture::material("ST.1")];
    assert_eq!(part.shapes(), [Shape::ThinWalled, Shape::Sheet]);
    assert_eq!(part.shape(), None);
    part.materials = vec![fixture::material("ST.5")];
    assert_eq!(part.shape(), Some(Shape::Sheet));
    part.materials = vec![fixture::material("ST.1")];
    part.wall = Some(fixture::mm(40.0));
    assert_eq!(part.shape(), Some(Shape::Flat));
    part.shape = Some(Shape::Sheet);
    assert_eq!(part.shape(), Some(Shape::Flat), "sheet as thick as the part is not bent");
    part.shape = None;
    part.wall = Some(fixture::mm(12.0));
    assert_eq!(part.shape(), None);
}
