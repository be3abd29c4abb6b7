//! The answer as JSON, in the form that docs/json.md describes.

use matching::{
    Amount, Answer, Candidate, Criterion, Verdict,
    ask::{Ask, asks},
    gap::Evidence,
    product::Consortium,
};
use serde_json::{Map, Value, json};
use vocabulary::Vocabulary;

use super::{
    directory::Directory,
    model::{NeedAnswer, OperationAnswer, PartAnswer, Reason},
    wording,
};
use crate::words::Language;

/// The version of the form: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// The whole answer.
#[must_use]
pub fn whole(language: Language, directory: &dyn Directory, answer: &NeedAnswer) -> Value {
    let parts: Vec<Value> = answer.parts.iter().map(|p| part(language, directory, p)).collect();
    let gaps: Vec<Value> = answer
        .operations()
        .filter_map(|(p, o, operation)| {
            let mut gap = gap(language, operation)?;
            gap.insert("part".into(), p.into());
            gap.insert("operation".into(), o.into());
            Some(Value::Object(gap))
        })
        .collect();
    json!({
        "version": VERSION,
        "need": {
            "title": answer.need.title,
            "asked_on": answer.asked_on.to_string(),
            "input_hash": answer.input_hash,
        },
        "engine": answer.engine,
        "parts": parts,
        "consortia": answer.groups.consortia.iter().map(|c| consortium(directory, c)).collect::<Vec<_>>(),
        "broken_by": answer.groups.broken_by.iter().map(|id| json!({
            "part": id.part, "operation": id.operation,
        })).collect::<Vec<_>>(),
        "gaps": gaps,
        "findings": answer.findings.iter().map(|finding| {
            let mut told = json!(finding);
            told["message"] = finding.sentence(language, &answer.need).into();
            told["question"] = finding.kind.is_question().into();
            told
        }).collect::<Vec<_>>(),
    })
}

/// A part has the lists of the operation that decides it; all operations stand under it.
fn part(language: Language, directory: &dyn Directory, part: &PartAnswer) -> Value {
    let deciding = part.deciding();
    let mut object = operation(language, directory, &part.operations[deciding]);
    object.insert("name".into(), part.name.as_str().into());
    object.insert("deciding_operation".into(), deciding.into());
    let all = part.operations.iter().map(|o| Value::Object(operation(language, directory, o)));
    if part.operations.len() > 1 {
        object.insert("operations".into(), all.collect());
    }
    Value::Object(object)
}

fn operation(
    language: Language,
    directory: &dyn Directory,
    operation: &OperationAnswer,
) -> Map<String, Value> {
    let Answer { exact, ask, near, relaxations, counts } = &operation.answer;
    let questions = asks(&operation.need);
    let list = |candidates: &[Candidate]| -> Vec<Value> {
        candidates.iter().map(|c| candidate(language, directory, &questions, c)).collect()
    };
    let relaxations: Vec<Value> = relaxations
        .iter()
        .map(|relaxation| {
            let changes: Vec<Value> = relaxation
                .changes
                .iter()
                .map(|c| {
                    let mut change = named(c.criterion);
                    change.insert("from".into(), amount(&c.from));
                    change.insert("to".into(), amount(&c.to));
                    let words = wording::change(language, c.criterion, Some(&c.from), &c.to);
                    change.insert("words".into(), words.into());
                    Value::Object(change)
                })
                .collect();
            json!({ "changes": changes, "goal": relaxation.goal, "gives": relaxation.gives })
        })
        .collect();
    let criteria: Vec<Value> = counts
        .criteria
        .iter()
        .map(|count| {
            let mut row = named(count.criterion);
            row.insert("missed".into(), count.missed.into());
            row.insert("unknown".into(), count.unknown.into());
            row.insert("alone".into(), count.alone.into());
            Value::Object(row)
        })
        .collect();
    let value = json!({
        "operation": operation.name,
        "reason": match operation.reason {
            Reason::Met => "met",
            Reason::Ask => "ask",
            Reason::Change => "change",
            Reason::Lacking => "lacking",
            Reason::EmptyRegister => "empty_register",
            Reason::NothingAsked => "nothing_asked",
        },
        "process_stated": !operation.process_not_stated(),
        "exact": list(exact),
        "ask": list(ask),
        "near": list(near),
        "relaxations": relaxations,
        "counts": { "offers": counts.offers, "exact": counts.exact, "ask": counts.ask, "criteria": criteria },
    });
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn candidate(language: Language, directory: &dyn Directory, asks: &[Ask], candidate: &Candidate) -> Value {
    let facts = directory.offer(candidate);
    let verdicts: Vec<Value> = candidate
        .judgements
        .iter()
        .filter_map(|judgement| {
            let ask = asks.iter().find(|ask| ask.criterion() == judgement.criterion)?;
            let (verdict, margin, offered, relax_to) = match &judgement.verdict {
                Verdict::Met { margin, offered } => ("met", margin, offered.as_ref(), None),
                Verdict::Missed { margin, offered, relax_to } => {
                    ("missed", margin, offered.as_ref(), relax_to.as_ref())
                }
                Verdict::Unknown { .. } => ("unknown", &None, None, None),
            };
            let question = match &judgement.verdict {
                Verdict::Unknown { why } => Value::from(wording::question(language, &ask.question, *why)),
                _ => Value::Null,
            };
            let mut row = named(judgement.criterion);
            row.insert("strength".into(), json!(judgement.strength));
            row.insert("verdict".into(), verdict.into());
            row.insert("asked".into(), amount(&ask.question.amount()));
            row.insert("offered".into(), offered.map_or(Value::Null, amount));
            row.insert("margin".into(), margin.map_or(Value::Null, |m| (f64::from(m) / 1000.0).into()));
            row.insert("relax_to".into(), relax_to.map_or(Value::Null, amount));
            row.insert("question".into(), question);
            Some(Value::Object(row))
        })
        .collect();
    json!({
        "offer": candidate.offer,
        "maker": candidate.maker,
        "site": candidate.site,
        "maker_name": facts.as_ref().map(|f| f.maker.as_str()),
        "place": facts.as_ref().and_then(|f| f.place.as_deref()),
        "example": facts.as_ref().map(|f| f.example),
        "process": facts.as_ref().map(|f| process_code(f.process)),
        "distance_km": candidate.distance_km,
        "verdicts": verdicts,
    })
}

fn consortium(directory: &dyn Directory, consortium: &Consortium) -> Value {
    let assignments: Vec<Value> = consortium
        .assignments
        .iter()
        .map(|a| {
            json!({
                "part": a.operation.part,
                "operation": a.operation.operation,
                "offer": a.offer,
                "maker": a.maker,
                "site": a.site,
                "distance_km": a.distance_km,
                "ask": a.ask,
            })
        })
        .collect();
    let makers: Vec<Value> =
        consortium.makers.iter().map(|&id| json!({ "maker": id, "name": directory.maker(id) })).collect();
    json!({
        "lead": consortium.lead,
        "makers": makers,
        "assignments": assignments,
        "to_ask": consortium.to_ask,
        "total_km": consortium.total_km,
        "unplaced": consortium.unplaced,
        "proven": consortium.proven,
    })
}

/// The gap of an operation, with what shows its kind.
#[must_use]
pub fn gap(language: Language, operation: &OperationAnswer) -> Option<Map<String, Value>> {
    let gap = operation.gap.as_ref()?;
    let questions = asks(&operation.need);
    let evidence = match &gap.evidence {
        Evidence::Questions { offers, asked } => {
            let asked: Vec<Value> = asked
                .iter()
                .map(|open| {
                    let mut row = named(open.criterion);
                    let ask = questions.iter().find(|ask| ask.criterion() == open.criterion);
                    let words = ask.map(|ask| wording::question(language, &ask.question, open.why));
                    row.insert("question".into(), json!(words));
                    row.insert("offers".into(), open.offers.into());
                    Value::Object(row)
                })
                .collect();
            json!({ "offers_to_ask": offers, "questions": asked })
        }
        Evidence::Relaxation(relaxation) => {
            let changes: Vec<String> = relaxation
                .changes
                .iter()
                .map(|c| wording::change(language, c.criterion, Some(&c.from), &c.to))
                .collect();
            json!({ "changes": changes, "gives": relaxation.gives })
        }
        Evidence::Nothing => Value::Null,
    };
    let mut object = Map::new();
    object.insert("kind".into(), json!(gap.kind));
    object.insert("process".into(), json!(gap.process.map(process_code)));
    object.insert("stage".into(), json!(gap.stage));
    object.insert("evidence".into(), evidence);
    Some(object)
}

/// A criterion by its name, and which certificate where it is one.
fn named(criterion: Criterion) -> Map<String, Value> {
    let mut object = Map::new();
    match criterion {
        Criterion::Certificate(id) => {
            object.insert("criterion".into(), "certificate".into());
            object.insert(
                "certificate".into(),
                Vocabulary::embedded().certificates().get(id).code.as_str().into(),
            );
        }
        other => {
            object.insert("criterion".into(), json!(other));
        }
    }
    object
}

fn process_code(id: vocabulary::ProcessId) -> &'static str {
    &Vocabulary::embedded().processes().get(id).code
}

/// A value with its unit in the name of its field; terms by their codes, which keep their meaning between
/// versions.
#[must_use]
pub fn amount(amount: &Amount) -> Value {
    let vocabulary = Vocabulary::embedded();
    match amount {
        Amount::Processes(ids) => {
            json!({ "processes": ids.iter().map(|&id| process_code(id)).collect::<Vec<_>>() })
        }
        Amount::Materials(ids) => {
            let codes = ids.iter().map(|&id| vocabulary.materials().get(id).code.as_str());
            json!({ "materials": codes.collect::<Vec<_>>() })
        }
        Amount::Box(sides) => json!({ "box_mm": sides.map(vocabulary::Length::mm) }),
        Amount::Round { diameter, length } => {
            json!({ "diameter_mm": diameter.mm(), "length_mm": length.mm() })
        }
        Amount::Length(length) => json!({ "mm": length.mm() }),
        Amount::Mass(mass) => json!({ "kg": mass.kg() }),
        Amount::Tolerance { grade, width } => {
            json!({ "it": f64::from(grade.0) / 1000.0, "width_mm": width.mm() })
        }
        Amount::Pieces(pieces) => json!({ "pieces": pieces }),
        Amount::Series { smallest, largest } => {
            json!({ "smallest_series": smallest, "largest_series": largest })
        }
        Amount::Stages(stages) => json!({ "stages": stages }),
        Amount::Certificate(id) => json!({ "certificate": vocabulary.certificates().get(*id).code }),
        Amount::Days(days) => json!({ "days": days }),
        Amount::Due(day) => json!({ "day": day.to_string() }),
        Amount::Hours(hours) => json!({ "hours": hours }),
        Amount::Kilometres(km) => json!({ "km": km }),
        Amount::Counties(codes) => {
            json!({ "counties": codes.iter().map(|c| format!("{c:02}")).collect::<Vec<_>>() })
        }
        Amount::Sourcing(sourcing) => json!({ "sourcing": sourcing }),
        Amount::Newcomers(newcomers) => json!({ "newcomers": newcomers }),
        Amount::Newcomer(newcomer) => json!({ "newcomer": newcomer }),
        Amount::Waived => json!({ "waived": true }),
    }
}
