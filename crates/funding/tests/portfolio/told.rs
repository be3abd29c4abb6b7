//! What is said of a call that cannot be computed with, and of a file that cannot be read.

use funding::portfolio::{Effort, Outcome, Value, call::Condition, choose, explain, file, valid::faults};

const CALL: &str = r#"
[[year]]
name = "2027"
appropriation = 100

[[criterion]]
name = "nytta"
weight = 2

[[cell]]
sub_goal = "A"
steps = [{ units = 10, worth = 1 }]

[[project]]
id = "P1"
asked = { 2027 = 60 }
scores = { nytta = [3, 4] }
adds = [{ sub_goal = "A", units = 8 }]
sub_goals = { A = 100 }

[[project]]
id = "P2"
asked = { 2027 = 50 }
lowest = 50
scores = { nytta = [3] }
adds = [{ sub_goal = "A", units = 8 }]
"#;

fn told(text: &str) -> String {
    match file::read(text) {
        Err(error) => error.to_string(),
        Ok(call) => faults(&call).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

/// By hand: P1 whole is 2 × 3.5 = 7 points and fills 8 units of the cell; P2 at 80 % is 0.8 × 6 = 4.8 points and fills the
/// cell's last 2 of its 6.4 units: 7 + 4.8 + 10.
#[test]
fn a_small_call_is_worth_what_a_hand_finds() {
    let call = file::read(CALL).expect("sound");
    let Ok(Outcome::Chosen(chosen)) = choose(&call, Effort::default()) else { panic!("it fits") };
    let shares: Vec<u8> = chosen.portfolio.grants.iter().map(|grant| grant.percent).collect();
    assert_eq!(shares, [100, 80]);
    assert_eq!(chosen.portfolio.cost(), 10_000);
    assert_eq!(chosen.worth.total, Value(2_180_000_000));
    assert_eq!(chosen.worth.total.to_string(), "21.8");
}

#[test]
fn floors_that_clash_are_named() {
    let call = file::read(&format!(
        "{CALL}\n[[floor]]\nsub_goal = \"A\"\namount = 50\n[[cap]]\napplicant = \"\"\namount = 1000\n[[floor]]\neverything = true\namount = 120\n"
    ))
    .expect("sound");
    assert_eq!(choose(&call, Effort::default()), Ok(Outcome::NothingFits));
    let clash = explain::clash(&call, Effort::default()).expect("solved");
    // 120 is more than both ask for together, so that floor clashes alone.
    assert_eq!(clash, [Condition::Limit(1)]);
}

#[test]
fn each_fault_says_where_and_what_to_do() {
    let with = |from: &str, to: &str| told(&CALL.replace(from, to));
    assert_eq!(told(CALL), "");
    assert!(
        with("weight = 2", "weight = 2\nwieght = 3").contains("line 9"),
        "{}",
        with("weight = 2", "weight = 2\nwieght = 3")
    );
    assert_eq!(
        with("sub_goal = \"A\", units = 8 }]\nsub_goals", "sub_goal = \"B\", units = 8 }]\nsub_goals"),
        "Project 'P1': cell 'B / * / *' is not there. Known are: A / * / *."
    );
    assert_eq!(
        with("scores = { nytta = [3] }", ""),
        "Project 'P2' has no score for 'nytta'. Without one it cannot be compared; leave it out or have it scored."
    );
    assert!(
        with("asked = { 2027 = 50 }", "asked = { 2027 = 50.01 }")
            .starts_with("Project 'P2' may be funded in part, in whole per cent")
    );
    assert!(with("2027 = 60", "2027 = 60.001").contains("at most two decimals"));
    assert_eq!(with("2027 = 60", "2027 = -60"), "Project 'P1' asks for a negative amount.");
    assert!(with("lowest = 50", "lowest = 0").contains("between 1 and 100 %"));
    assert!(with("2027 = 60", "2028 = 60").contains("year '2028' is not there"));
    assert!(with("id = \"P2\"", "id = \"P1\"").contains("stands twice"));
    assert!(with("A = 100", "A = 80, B = 30").contains("sum to 110 %"));
    assert!(
        with("appropriation = 100", "appropriation = 1e15").contains("too large")
            || with("appropriation = 100", "appropriation = 1e15").contains("no amount")
    );
    assert!(told(&format!("{CALL}\n[[cap]]\namount = 5\n")).contains("exactly one of"));
    assert_eq!(told("").lines().count(), 2);
}
