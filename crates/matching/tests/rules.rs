//! The rule book, criterion by criterion: what is met, missed and unknown, by how much, and what would do.

mod fixture;

use fixture::{TODAY, offer, terms};
use jiff::civil::{Date, date};
use matching::{
    Calendar, Criterion, Envelope, HeldCertificate, Need, Newcomer, Newcomers, Offer, PartSize, Position,
    Requirement, Sourcing, Stage, Stages, Strength, Tolerance, Verdict, Within, judge,
};
use vocabulary::{CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId};

fn need() -> Need {
    Need::asked(TODAY)
}

fn required<T>(value: T) -> Option<Requirement<T>> {
    Some(Requirement::required(value))
}

fn mm(value: u32) -> Length {
    Length::from_um(value * 1000)
}

/// "met 250", "missed -500 → 40.000 mm", "unknown: …", or "not asked".
fn told(need: &Need, offer: &Offer, criterion: Criterion) -> String {
    let judgements = judge(&terms(), need, offer);
    let Some(judgement) = judgements.iter().find(|j| j.criterion == criterion) else {
        return "not asked".into();
    };
    let number = |margin: &Option<i16>| margin.map(|m| format!(" {m}")).unwrap_or_default();
    match &judgement.verdict {
        Verdict::Met { margin, .. } => format!("met{}", number(margin)),
        Verdict::Missed { margin, relax_to, .. } => {
            let to = relax_to.as_ref().map_or("nothing".into(), |to| format!("{to:?}"));
            format!("missed{} → {to}", number(margin))
        }
        Verdict::Unknown { why } => format!("unknown: {why:?}"),
    }
}

#[test]
fn a_process_is_met_below_unknown_above_and_missed_beside() {
    let check = |asked: &[u16], offered: u16, expect: &str| {
        let asked = asked.iter().copied().map(ProcessId).collect();
        let need = Need { processes: required(asked), ..need() };
        let offer = Offer { process: ProcessId(offered), ..offer() };
        assert_eq!(told(&need, &offer, Criterion::Process), expect);
    };
    check(&[2], 4, "met");
    check(&[4], 4, "met");
    check(&[4], 2, "unknown: OnlyParent");
    check(&[4], 0, "unknown: OnlyParent");
    check(&[4], 3, "missed → Processes([ProcessId(2)])");
    check(&[4], 5, "missed → Processes([ProcessId(1)])");
    check(&[4, 8], 7, "unknown: OnlyParent");
    check(&[4], 8, "missed → nothing");
    check(&[4, 8], 5, "missed → Processes([ProcessId(1)])");
}

#[test]
fn a_material_is_met_when_listed_and_unknown_when_only_its_family_is() {
    let check = |asked: &[u16], offered: &[u16], expect: &str| {
        let ids = |ids: &[u16]| ids.iter().copied().map(MaterialId).collect::<Vec<_>>();
        let need = Need { materials: required(ids(asked)), ..need() };
        let offer = Offer { materials: ids(offered), ..offer() };
        assert_eq!(told(&need, &offer, Criterion::Material), expect);
    };
    check(&[2], &[], "unknown: NotStated");
    check(&[2], &[5, 2], "met");
    check(&[1], &[3], "met");
    check(&[1], &[1], "met");
    check(&[2], &[1, 3], "unknown: OnlyParent");
    check(&[2], &[0], "unknown: OnlyParent");
    check(&[2], &[3], "missed → Materials([MaterialId(1)])");
    check(&[2], &[5], "missed → nothing");
    check(&[2, 5], &[5], "met");
    check(&[2, 5], &[3], "missed → Materials([MaterialId(1)])");
}

#[test]
fn a_part_may_be_turned_round() {
    let boxed = |a, b, c| PartSize::Box([mm(a), mm(b), mm(c)]);
    let round = |d, l| PartSize::Round { diameter: mm(d), length: mm(l) };
    let check = |part, largest, expect: &str| {
        let need = Need { size: required(part), ..need() };
        let offer = Offer { largest, ..offer() };
        assert_eq!(told(&need, &offer, Criterion::Size), expect);
    };
    let room = Some(Envelope::Box([mm(100), mm(400), mm(200)]));
    let lathe = Some(Envelope::Round { diameter: mm(100), length: mm(500) });
    check(boxed(10, 10, 10), None, "unknown: NotStated");
    check(boxed(200, 100, 400), room, "met 0");
    check(boxed(50, 100, 200), room, "met 500");
    check(boxed(500, 100, 50), room, "missed -200 → Box([Length(400000), Length(80000), Length(40000)])");
    check(round(100, 400), room, "met 0");
    check(round(150, 300), room, "missed -334 → Round { diameter: Length(99900), length: Length(199800) }");
    check(round(100, 500), lathe, "met 0");
    check(round(200, 500), lathe, "missed -500 → Round { diameter: Length(100000), length: Length(250000) }");
    // 60 × 80 has a diagonal of exactly 100.
    check(boxed(80, 500, 60), lathe, "met 0");
    check(boxed(80, 500, 61), lathe, "missed -6 → Box([Length(79520), Length(497000), Length(60634)])");
}

#[test]
fn a_part_is_too_small_only_where_a_lower_limit_is_stated() {
    let need = Need { size: required(PartSize::Box([mm(40), mm(20), mm(10)])), ..need() };
    let check = |smallest, expect: &str| {
        assert_eq!(told(&need, &Offer { smallest, ..offer() }, Criterion::SmallestPart), expect);
    };
    check(None, "not asked");
    check(Some(mm(40)), "met 0");
    check(Some(mm(80)), "missed -500 → Length(Length(80000))");
}

#[test]
fn numbers_are_met_at_the_limit() {
    let need = Need {
        mass: required(Mass::from_mg(2_000_000)),
        tolerance: required(Tolerance { grade: MilliGrade(7000), at: mm(30) }),
        wall: required(mm(1)),
        ..need()
    };
    let check = |offer: Offer, criterion, expect: &str| assert_eq!(told(&need, &offer, criterion), expect);
    let heavy = |kg: u64| Offer { heaviest: Some(Mass::from_mg(kg * 1_000_000)), ..offer() };
    check(offer(), Criterion::Mass, "unknown: NotStated");
    check(heavy(2), Criterion::Mass, "met 0");
    check(heavy(1), Criterion::Mass, "missed -500 → Mass(Mass(1000000))");
    let fine = |grade| Offer { finest_tolerance: Some(MilliGrade(grade)), ..offer() };
    check(offer(), Criterion::Tolerance, "unknown: NotStated");
    check(fine(7000), Criterion::Tolerance, "met 0");
    check(
        fine(7100),
        Criterion::Tolerance,
        "missed -15 → Tolerance { grade: MilliGrade(8000), width: Length(33) }",
    );
    let thin = |wall| Offer { thinnest_wall: Some(mm(wall)), ..offer() };
    check(offer(), Criterion::Wall, "unknown: NotStated");
    check(thin(1), Criterion::Wall, "met 0");
    check(thin(2), Criterion::Wall, "missed -500 → Length(Length(2000))");
}

#[test]
fn a_series_has_two_ends_and_either_may_be_unstated() {
    let need = Need { quantity: required(100), ..need() };
    let check = |smallest, largest, expect: &str| {
        let offer = Offer { smallest_series: smallest, largest_series: largest, ..offer() };
        assert_eq!(told(&need, &offer, Criterion::Quantity), expect);
    };
    check(Some(100), Some(100), "met 0");
    check(Some(50), Some(1000), "met 500");
    check(Some(200), None, "missed -500 → Pieces(200)");
    check(None, Some(50), "missed -500 → Pieces(50)");
    check(Some(1), None, "unknown: NotStated");
    check(None, Some(1000), "unknown: NotStated");
    check(None, None, "unknown: NotStated");
}

#[test]
fn a_certificate_must_last_until_the_day_and_may_be_covered_by_another() {
    let asked = vec![Requirement::required(CertificateId(0))];
    let need = Need { certificates: asked, due: required(date(2027, 2, 1)), ..need() };
    let check = |held: &[(u16, Option<Date>)], complete, expect: &str| {
        let certificates = held
            .iter()
            .map(|&(id, valid_until)| HeldCertificate { certificate: CertificateId(id), valid_until });
        let offer =
            Offer { certificates: certificates.collect(), certificates_complete: complete, ..offer() };
        assert_eq!(told(&need, &offer, Criterion::Certificate(CertificateId(0))), expect);
    };
    check(&[(0, None)], false, "met");
    check(&[(0, Some(date(2027, 2, 1)))], false, "met");
    check(&[(0, Some(date(2027, 1, 31)))], true, "unknown: RunsOut(2027-01-31)");
    check(&[(0, Some(date(2026, 1, 31))), (1, None)], true, "met");
    check(&[(2, None)], false, "unknown: NotStated");
    check(&[(2, None)], true, "missed → Waived");
}

#[test]
fn a_certificate_that_the_maker_says_it_does_not_hold_is_missed_and_any_other_stays_unknown() {
    let asked = [0, 1, 2].map(|id| Requirement::required(CertificateId(id))).to_vec();
    let need = Need { certificates: asked, due: required(date(2027, 2, 1)), ..need() };
    let check = |held: &[u16], not_held: &[u16], expect: [&str; 3]| {
        let offer = Offer {
            certificates: held
                .iter()
                .map(|&id| HeldCertificate { certificate: CertificateId(id), valid_until: None })
                .collect(),
            certificates_not_held: not_held.iter().map(|&id| CertificateId(id)).collect(),
            ..offer()
        };
        let told = [0, 1, 2].map(|id| told(&need, &offer, Criterion::Certificate(CertificateId(id))));
        assert_eq!(told, expect);
    };
    let unknown = "unknown: NotStated";
    check(&[], &[], [unknown; 3]);
    check(&[], &[0], ["missed → Waived", unknown, unknown]);
    check(&[], &[2, 1], [unknown, "missed → Waived", "missed → Waived"]);
    // 1 covers 0: what is held counts.
    check(&[1], &[0, 2], ["met", "met", "missed → Waived"]);
}

#[test]
fn the_lead_time_must_end_by_the_due_day() {
    let need = Need { due: required(date(2026, 12, 24)), ..need() };
    let check = |lead_time_days, expect: &str| {
        assert_eq!(told(&need, &Offer { lead_time_days, ..offer() }, Criterion::LeadTime), expect);
    };
    check(None, "unknown: NotStated");
    check(Some(30), "met 0");
    check(Some(60), "missed -500 → Due(2027-01-23)");
    let past = Need { due: required(date(2026, 11, 1)), ..need };
    assert_eq!(
        told(&past, &Offer { lead_time_days: Some(0), ..offer() }, Criterion::LeadTime),
        "missed -1000 → Due(2026-11-24)"
    );
}

/// Tuesday 24 November to Friday 18 December has two full weeks: from the 30th and from the 7th.
#[test]
fn capacity_counts_the_full_weeks_between() {
    let need = Need { hours: Some(Requirement::required(40)), due: required(date(2026, 12, 18)), ..need() };
    let check = |weeks: &[Option<u16>], expect: &str| {
        let calendar = Some(Calendar { first_week: date(2026, 11, 23), free_hours: weeks.to_vec() });
        assert_eq!(told(&need, &Offer { calendar, ..offer() }, Criterion::Capacity), expect);
    };
    assert_eq!(told(&need, &offer(), Criterion::Capacity), "unknown: NotStated");
    check(&[Some(100), Some(20), Some(20), Some(100)], "met 0");
    check(&[Some(100), Some(20), Some(10), Some(100)], "missed -250 → Hours(30)");
    check(&[Some(100), Some(20), None, Some(100)], "unknown: NotStated");
    check(&[Some(100), Some(40), None], "met 0");
    check(&[Some(100), Some(20)], "unknown: CalendarEnds");
    check(&[Some(100), Some(0), Some(0), Some(0)], "missed -1000 → nothing");
}

#[test]
fn place_counts_in_whole_kilometres_and_counties() {
    let of = Position { lat: 58_000_000, lon: 15_000_000 };
    let need = Need { within: required(Within { of, km: 111 }), counties: required(vec![5, 6]), ..need() };
    let at = |lat| Offer { position: Some(Position { lat, lon: 15_000_000 }), ..offer() };
    assert_eq!(told(&need, &offer(), Criterion::Distance), "unknown: NotStated");
    assert_eq!(told(&need, &at(59_000_000), Criterion::Distance), "met 0");
    assert_eq!(told(&need, &at(60_000_000), Criterion::Distance), "missed -500 → Kilometres(222)");
    let county = |county| Offer { county, ..offer() };
    assert_eq!(told(&need, &county(None), Criterion::County), "unknown: NotStated");
    assert_eq!(told(&need, &county(Some(6)), Criterion::County), "met");
    assert_eq!(told(&need, &county(Some(14)), Criterion::County), "missed → Waived");
}

#[test]
fn stages_houses_and_newcomers_are_yes_no_or_not_said() {
    let need = Need {
        stage: required(Stage::FullScale),
        in_house: Some(Strength::Required),
        newcomer: required(Newcomer::Alone),
        ..need()
    };
    let check = |offer: Offer, criterion, expect: &str| assert_eq!(told(&need, &offer, criterion), expect);
    let stages = |prototype, pilot_series, full_scale| Offer {
        stages: Stages { prototype, pilot_series, full_scale },
        ..offer()
    };
    check(stages(Some(true), None, None), Criterion::Stage, "unknown: NotStated");
    check(stages(None, None, Some(true)), Criterion::Stage, "met");
    check(stages(Some(true), Some(true), Some(false)), Criterion::Stage, "missed → Stages([PilotSeries])");
    check(stages(None, None, Some(false)), Criterion::Stage, "missed → nothing");
    let sourced = |sourcing| Offer { sourcing, ..offer() };
    check(sourced(None), Criterion::InHouse, "unknown: NotStated");
    check(sourced(Some(Sourcing::InHouse)), Criterion::InHouse, "met");
    check(sourced(Some(Sourcing::Partner)), Criterion::InHouse, "missed → Waived");
    check(sourced(Some(Sourcing::Brokered)), Criterion::InHouse, "missed → Waived");
    let welcomes = |newcomers| Offer { newcomers, ..offer() };
    check(welcomes(None), Criterion::Newcomer, "unknown: NotStated");
    check(welcomes(Some(Newcomers::Yes)), Criterion::Newcomer, "met");
    check(welcomes(Some(Newcomers::WithAdviser)), Criterion::Newcomer, "missed → Newcomer(WithAdviser)");
    check(welcomes(Some(Newcomers::No)), Criterion::Newcomer, "missed → nothing");
    let advised = Need { newcomer: required(Newcomer::WithAdviser), ..need.clone() };
    assert_eq!(told(&advised, &welcomes(Some(Newcomers::WithAdviser)), Criterion::Newcomer), "met");
}

#[test]
fn what_is_not_asked_is_not_judged() {
    assert_eq!(judge(&terms(), &need(), &offer()), Vec::new());
}

#[test]
fn the_day_of_asking_moves_lead_time_capacity_and_certificates() {
    let held = HeldCertificate { certificate: CertificateId(0), valid_until: Some(date(2026, 11, 30)) };
    let offer = Offer { certificates: vec![held], lead_time_days: Some(7), ..offer() };
    let asked = vec![Requirement::required(CertificateId(0))];
    let before = Need { certificates: asked, ..need() };
    let after = Need { asked_on: date(2026, 12, 1), ..before.clone() };
    assert_eq!(told(&before, &offer, Criterion::Certificate(CertificateId(0))), "met");
    assert_eq!(
        told(&after, &offer, Criterion::Certificate(CertificateId(0))),
        "unknown: RunsOut(2026-11-30)"
    );
    let by = |asked_on| Need { asked_on, due: required(date(2026, 12, 2)), ..need() };
    assert_eq!(told(&by(TODAY), &offer, Criterion::LeadTime), "met 125");
    assert_eq!(told(&by(date(2026, 12, 1)), &offer, Criterion::LeadTime), "missed -858 → Due(2026-12-08)");
}
