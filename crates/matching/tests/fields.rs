//! Every field that a need accepts changes some verdict, at each strength it can have: an offer and two needs that
//! differ in this field alone. A new field of [`Need`] does not compile here until it has a case.

mod fixture;

use fixture::{TODAY, offer, register_of, terms};
use jiff::civil::date;
use matching::{
    Calendar, Criterion, Envelope, HeldCertificate, Judgement, Need, Newcomer, Newcomers, Offer, OfferId,
    PartSize, Position, Requirement, Sourcing, Stage, Stages, Strength, Tolerance, Wish, Within, judge,
};
use vocabulary::{CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId};

const HOME: Position = Position { lat: 58_000_000, lon: 15_000_000 };

/// 100 km north of home.
const AWAY: Position = Position { lat: 58_900_000, lon: 15_000_000 };

/// An offer that states everything.
fn stated() -> Offer {
    let mm = |n: u32| Length::from_um(n * 1000);
    Offer {
        process: ProcessId(3),
        materials: vec![MaterialId(2)],
        largest: Some(Envelope::Box([mm(300), mm(200), mm(100)])),
        smallest: Some(mm(20)),
        heaviest: Some(Mass::from_mg(5_000_000)),
        finest_tolerance: Some(MilliGrade(7000)),
        thinnest_wall: Some(mm(1)),
        smallest_series: Some(10),
        largest_series: Some(1000),
        stages: Stages { prototype: Some(true), pilot_series: Some(true), full_scale: Some(false) },
        certificates: vec![HeldCertificate {
            certificate: CertificateId(0),
            valid_until: Some(date(2027, 6, 30)),
        }],
        certificates_complete: true,
        certificates_not_held: vec![CertificateId(1)],
        lead_time_days: Some(20),
        calendar: Some(Calendar { first_week: date(2026, 11, 23), free_hours: vec![Some(10); 8] }),
        position: Some(AWAY),
        county: Some(5),
        sourcing: Some(Sourcing::Partner),
        newcomers: Some(Newcomers::WithAdviser),
        ..offer()
    }
}

/// Two needs that differ in one field, and the criterion whose verdict differs with it.
struct Case {
    field: &'static str,
    criterion: Criterion,
    pair: [Need; 2],
}

/// The cases of a field that is asked with a strength: what the offer meets and what it misses.
fn asked<T: Copy>(
    field: &'static str,
    criterion: Criterion,
    [met, missed]: [T; 2],
    set: impl Fn(&mut Need, Requirement<T>),
) -> Vec<Case> {
    let strengths = [Strength::Required, Strength::Preferred];
    let case = |strength| {
        let need = |value| {
            let mut need = Need::asked(TODAY);
            set(&mut need, Requirement { value, strength });
            need
        };
        Case { field, criterion, pair: [need(met), need(missed)] }
    };
    strengths.map(case).into()
}

fn cases() -> Vec<Case> {
    // Without `..`: a field without a case does not compile.
    let Need {
        asked_on: _,
        processes: _,
        materials: _,
        size: _,
        mass: _,
        tolerance: _,
        wall: _,
        quantity: _,
        stage: _,
        certificates: _,
        due: _,
        hours: _,
        within: _,
        counties: _,
        in_house: _,
        newcomer: _,
        position: _,
    } = Need::asked(TODAY);
    let mm = |n: u32| Length::from_um(n * 1000);
    let cube = |n| PartSize::Box([mm(n); 3]);
    let rod = |n| PartSize::Round { diameter: mm(n), length: mm(n) };
    let grade = |grade| Tolerance { grade: MilliGrade(grade), at: mm(50) };
    let near = |km| Within { of: HOME, km };
    let due = Some(Requirement::required(date(2026, 12, 20)));
    let mut cases = vec![
        // The same day to deliver on is nearer when asked later.
        Case {
            field: "asked_on",
            criterion: Criterion::LeadTime,
            pair: [date(2026, 11, 24), date(2026, 12, 10)].map(|day| Need { due, ..Need::asked(day) }),
        },
        Case {
            field: "in_house",
            criterion: Criterion::InHouse,
            pair: [None, Some(Strength::Required)].map(|in_house| Need { in_house, ..Need::asked(TODAY) }),
        },
        Case {
            field: "in_house",
            criterion: Criterion::InHouse,
            pair: [None, Some(Strength::Preferred)].map(|in_house| Need { in_house, ..Need::asked(TODAY) }),
        },
    ];
    let process = |need: &mut Need, r: Requirement<u16>| {
        need.processes = Some(Requirement { value: vec![ProcessId(r.value)], strength: r.strength });
    };
    cases.extend(asked("processes", Criterion::Process, [3, 5], process));
    cases.extend(asked("materials", Criterion::Material, [2, 5], |need, r| {
        need.materials = Some(Requirement { value: vec![MaterialId(r.value)], strength: r.strength });
    }));
    cases.extend(asked("size", Criterion::Size, [cube(50), cube(150)], |need, r| need.size = Some(r)));
    cases.extend(asked("size", Criterion::Size, [rod(50), rod(150)], |need, r| need.size = Some(r)));
    cases.extend(asked("size", Criterion::SmallestPart, [cube(50), cube(5)], |need, r| need.size = Some(r)));
    let kg = |n: u64| Mass::from_mg(n * 1_000_000);
    cases.extend(asked("mass", Criterion::Mass, [kg(1), kg(9)], |need, r| need.mass = Some(r)));
    let grades = [grade(8000), grade(6000)];
    cases.extend(asked("tolerance", Criterion::Tolerance, grades, |need, r| need.tolerance = Some(r)));
    cases
        .extend(asked("wall", Criterion::Wall, [mm(2), Length::from_um(500)], |need, r| need.wall = Some(r)));
    cases.extend(asked("quantity", Criterion::Quantity, [100, 5], |need, r| need.quantity = Some(r)));
    cases.extend(asked("quantity", Criterion::Quantity, [100, 5000], |need, r| need.quantity = Some(r)));
    let stages = [Stage::Prototype, Stage::FullScale];
    cases.extend(asked("stage", Criterion::Stage, stages, |need, r| need.stage = Some(r)));
    for strength in [Strength::Required, Strength::Preferred] {
        let need = |certificates| Need { certificates, ..Need::asked(TODAY) };
        let certificate = Requirement { value: CertificateId(2), strength };
        let (criterion, pair) = (Criterion::Certificate(CertificateId(2)), [vec![], vec![certificate]]);
        cases.push(Case { field: "certificates", criterion, pair: pair.map(need) });
    }
    let days = [date(2026, 12, 20), date(2026, 12, 1)];
    cases.extend(asked("due", Criterion::LeadTime, days, |need, r| need.due = Some(r)));
    cases.extend(asked("hours", Criterion::Capacity, [30, 300], |need, r| need.hours = Some(r)));
    cases
        .extend(asked("within", Criterion::Distance, [near(150), near(50)], |need, r| need.within = Some(r)));
    cases.extend(asked("counties", Criterion::County, [5, 6], |need, r| {
        need.counties = Some(Requirement { value: vec![r.value], strength: r.strength });
    }));
    let owners = [Newcomer::WithAdviser, Newcomer::Alone];
    cases.extend(asked("newcomer", Criterion::Newcomer, owners, |need, r| need.newcomer = Some(r)));
    cases
}

fn judged(need: &Need, criterion: Criterion) -> Option<Judgement> {
    judge(&terms(), need, &stated()).into_iter().find(|judgement| judgement.criterion == criterion)
}

#[test]
fn every_field_changes_a_verdict_at_each_strength() {
    for Case { field, criterion, pair } in cases() {
        let [first, second] = pair.each_ref().map(|need| judged(need, criterion));
        let missed =
            |judgement: &Option<Judgement>| judgement.as_ref().is_some_and(|j| j.verdict.is_missed());
        assert!(!missed(&first), "{field}: the first is met or not asked: {first:?}");
        assert!(missed(&second), "{field}: the second is missed: {second:?}");
    }
}

/// A requirement that is missed takes the offer off the list; a wish that is missed does not.
#[test]
fn strength_decides_what_a_missed_verdict_does() {
    let register = register_of(vec![stated()]);
    for Case { field, criterion, pair: [_, missing] } in cases() {
        let required = judged(&missing, criterion).expect("it is asked").strength == Strength::Required;
        let counts = register.answer(&missing, &Wish::default()).counts;
        assert_eq!(counts.exact, u32::from(!required), "{field}");
    }
}

/// A position is no criterion: it orders equals and tells distances.
#[test]
fn a_position_orders_equals() {
    let at = |id, position| Offer { id: OfferId(id), position: Some(position), ..offer() };
    let register = register_of(vec![at(1, AWAY), at(2, HOME)]);
    let first = |position| {
        let need = Need { position: Some(position), ..Need::asked(TODAY) };
        register.answer(&need, &Wish::default()).exact[0].offer
    };
    assert_eq!((first(HOME), first(AWAY)), (OfferId(2), OfferId(1)));
}

/// Each field has a case: their names are those that the need's own form as data has.
#[test]
fn no_field_is_without_a_case() {
    let need = serde_json::to_value(Need::asked(TODAY)).expect("a need is data");
    let fields = need.as_object().expect("with fields").keys();
    let tried: Vec<&str> = cases().iter().map(|case| case.field).chain(["position"]).collect();
    let missing: Vec<&String> = fields.filter(|field| !tried.contains(&field.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
