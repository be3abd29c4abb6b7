//! Our own form of a need, in TOML and JSON: one reader for both. Every mistake in the file is told at once.
//!
//! An answer is written bare (`wall = "1,2 mm"`), as `"vet ej"`, or as a table that says more:
//! `{ value = "1,2 mm", preferred = true, from = "drawing" }`. `docs/need-file.md` and `hemtag need template` describe the fields.

use matching::{Strength, offer::Position};

use super::{
    choices,
    node::{Node, Value},
    problem::{Problem, ProblemKind},
};
use crate::{
    needs::model::{
        Answer, Asks, Confidentiality, Field, NeedDocument, Operation, Origin, Owner, Part, Source, TermKind,
        Unevaluated, Word,
    },
    values::{self, ValueProblem},
};

/// The most parts and operations that one need takes.
pub const MOST_PARTS: usize = 500;
/// The longest text of a field, in characters.
pub const LONGEST_TEXT: usize = 5_000;

const PRODUCT: [&str; 16] = [
    "title",
    "function",
    "stage",
    "first_series",
    "per_year",
    "due",
    "within_km",
    "counties",
    "in_house",
    "certificates",
    "confidentiality",
    "answers_from",
    "owner",
    "part",
    "source",
    "not_evaluated",
];
const OWNER: [&str; 7] = ["name", "organisation", "contact", "kommun", "lat", "lon", "newcomer"];
const ASKS: [&str; 8] = ["process", "material", "size", "mass", "tolerance", "wall", "hours", "certificates"];
const PART: [&str; 12] = [
    "name",
    "count",
    "notes",
    "operation",
    "process",
    "material",
    "size",
    "mass",
    "tolerance",
    "wall",
    "hours",
    "certificates",
];
const OPERATION: [&str; 9] =
    ["name", "process", "material", "size", "mass", "tolerance", "wall", "hours", "certificates"];
const SOURCE: [&str; 6] = ["format", "address", "version", "licence", "licensor", "retrieved"];
const LEFT: [&str; 3] = ["part", "name", "stated"];

/// # Errors
/// Everything that is wrong, in the order of the file.
pub fn read(root: &Node) -> Result<NeedDocument, Vec<Problem>> {
    read_as(root, Origin::File)
}

/// The same, for what was written somewhere else than in a file.
///
/// # Errors
/// Everything that is wrong, in the order of the text.
pub fn read_as(root: &Node, from: Origin) -> Result<NeedDocument, Vec<Problem>> {
    let mut reader = Reader { problems: Vec::new(), from };
    if let Some(node) = root.get("answers_from") {
        reader.from = reader.origin(node);
    }
    let need = reader.product(root);
    if need.title.is_empty() {
        reader.say(root, Some(Field::Title), ProblemKind::Missing);
    }
    if reader.problems.is_empty() {
        Ok(need)
    } else {
        reader.problems.sort_by_key(|p| (p.place.line, p.place.column));
        Err(reader.problems)
    }
}

struct Reader {
    problems: Vec<Problem>,
    from: Origin,
}

impl Reader {
    fn say(&mut self, node: &Node, field: Option<Field>, kind: ProblemKind) {
        self.problems.push(Problem { place: node.place.clone(), field, kind });
    }

    /// Complains about every key that the table does not have.
    fn keys(&mut self, node: &Node, known: &[&str], product: bool) {
        if !matches!(node.value, Value::Table(_)) {
            self.say(node, None, ProblemKind::NotText { stated: node.to_string() });
        }
        for (key, value) in node.fields().iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            let kind = if product && (ASKS.contains(&key.as_str()) || key == "count") {
                ProblemKind::ElsewhereKey { key: key.clone(), belongs: "[[part]]" }
            } else if product && OWNER.contains(&key.as_str()) {
                ProblemKind::ElsewhereKey { key: key.clone(), belongs: "[owner]" }
            } else {
                let nearest = values::nearest(key, known.iter().map(|k| ((*k).to_owned(), *k)));
                ProblemKind::UnknownKey { key: key.clone(), nearest }
            };
            self.say(value, None, kind);
        }
    }

    fn product(&mut self, root: &Node) -> NeedDocument {
        self.keys(root, &PRODUCT, true);
        let parts = root.get("part").map(|p| p.items().to_vec()).unwrap_or_default();
        if parts.len() > MOST_PARTS {
            self.say(root, Some(Field::PartName), ProblemKind::TooMany { most: MOST_PARTS });
        }
        NeedDocument {
            title: self.text(root, "title", Field::Title).unwrap_or_default(),
            function: self.text(root, "function", Field::Function),
            stage: self.answer(root, "stage", Field::Stage, choices::stage),
            first_series: self.answer(root, "first_series", Field::FirstSeries, pieces),
            per_year: self.answer(root, "per_year", Field::PerYear, pieces),
            due: self.answer(root, "due", Field::Due, values::date),
            within_km: self.answer(root, "within_km", Field::WithinKm, values::kilometres),
            counties: self.counties(root),
            in_house: self.answer(root, "in_house", Field::InHouse, values::truth),
            certificates: self.certificates(root),
            owner: root.get("owner").map(|o| self.owner(o)).unwrap_or_default(),
            confidentiality: self.confidentiality(root),
            parts: parts.iter().take(MOST_PARTS).map(|p| self.part(p)).collect(),
            source: root.get("source").map(|s| self.source(s)),
            not_evaluated: root
                .get("not_evaluated")
                .map(|l| l.items().iter().map(|left| self.left(left)).collect())
                .unwrap_or_default(),
        }
    }

    fn owner(&mut self, node: &Node) -> Owner {
        self.keys(node, &OWNER, false);
        Owner {
            name: self.text(node, "name", Field::OwnerName),
            organisation: self.text(node, "organisation", Field::Organisation),
            contact: self.text(node, "contact", Field::Contact),
            kommun: self.answer(node, "kommun", Field::Kommun, values::kommun),
            position: self.position(node),
            newcomer: self.answer(node, "newcomer", Field::Newcomer, choices::newcomer),
        }
    }

    fn position(&mut self, node: &Node) -> Option<Position> {
        let (lat, lon) = (node.get("lat"), node.get("lon"));
        let at = lat.or(lon)?;
        let degrees = |n: Option<&Node>, most: f64| -> Option<i32> {
            let degrees: f64 = n?.scalar()?.parse().ok()?;
            #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
            (degrees.abs() <= most).then(|| (degrees * 1e6).round() as i32)
        };
        let position = degrees(lat, 90.0).zip(degrees(lon, 180.0)).map(|(lat, lon)| Position { lat, lon });
        if position.is_none() {
            let stated = [lat, lon].into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
            self.say(at, Some(Field::Kommun), ProblemKind::NotAPosition { stated: stated.join(", ") });
        }
        position
    }

    fn part(&mut self, node: &Node) -> Part {
        self.keys(node, &PART, false);
        let operations = node.get("operation").map(|o| o.items().to_vec()).unwrap_or_default();
        if operations.len() > MOST_PARTS {
            self.say(node, None, ProblemKind::TooMany { most: MOST_PARTS });
        }
        if let Some(process) = node.get("process").filter(|_| !operations.is_empty()) {
            self.say(process, Some(Field::Process), ProblemKind::ProcessesTwice);
        }
        Part {
            name: self.text(node, "name", Field::PartName).unwrap_or_default(),
            count: self.answer(node, "count", Field::Count, |t| values::whole(t, 1_000_000)),
            notes: self.text(node, "notes", Field::Notes),
            asks: self.asks(node),
            operations: operations.iter().take(MOST_PARTS).map(|o| self.operation(o)).collect(),
        }
    }

    fn operation(&mut self, node: &Node) -> Operation {
        self.keys(node, &OPERATION, false);
        Operation { name: self.text(node, "name", Field::PartName), asks: self.asks(node) }
    }

    fn asks(&mut self, node: &Node) -> Asks {
        Asks {
            processes: self.words(node, "process", Field::Process, TermKind::Process),
            materials: self.words(node, "material", Field::Material, TermKind::Material),
            size: self.answer(node, "size", Field::Size, values::size),
            mass: self.answer(node, "mass", Field::Mass, values::mass),
            tolerance: self.answer(node, "tolerance", Field::Tolerance, values::tolerance),
            wall: self.answer(node, "wall", Field::Wall, values::length),
            hours: self.answer(node, "hours", Field::Hours, |t| {
                values::whole(t, 65_535).map(|h| u16::try_from(h).unwrap_or(u16::MAX))
            }),
            certificates: self.certificates(node),
        }
    }

    fn source(&mut self, node: &Node) -> Source {
        self.keys(node, &SOURCE, false);
        let mut text = |key| self.text(node, key, Field::Other);
        Source {
            format: text("format").unwrap_or_default(),
            address: text("address"),
            version: text("version"),
            licence: text("licence"),
            licensor: text("licensor"),
            retrieved: text("retrieved"),
        }
    }

    fn left(&mut self, node: &Node) -> Unevaluated {
        self.keys(node, &LEFT, false);
        Unevaluated {
            part: node.get("part").and_then(Node::scalar).and_then(|n| n.parse().ok()),
            name: self.text(node, "name", Field::Other).unwrap_or_default(),
            stated: self.text(node, "stated", Field::Other).unwrap_or_default(),
        }
    }

    fn confidentiality(&mut self, root: &Node) -> Confidentiality {
        let Some(node) = root.get("confidentiality") else { return Confidentiality::default() };
        let stated = node.scalar().unwrap_or_else(|| node.to_string());
        Confidentiality::parse(&stated).unwrap_or_else(|| {
            let allowed = Confidentiality::ALL.map(Confidentiality::code);
            self.say(node, Some(Field::Confidentiality), values::choice(&stated, &allowed).into());
            Confidentiality::AdviserOnly
        })
    }

    /// Where an answer was read, as it stands; else where the rest was.
    fn origin(&mut self, node: &Node) -> Origin {
        let stated = node.scalar().unwrap_or_else(|| node.to_string());
        Origin::parse(&stated).unwrap_or_else(|| {
            self.say(node, None, values::choice(&stated, &Origin::ALL.map(Origin::code)).into());
            self.from
        })
    }

    fn text(&mut self, node: &Node, key: &str, field: Field) -> Option<String> {
        let value = node.get(key).filter(|n| n.value != Value::Nothing)?;
        let Some(text) = value.scalar() else {
            self.say(value, Some(field), ProblemKind::NotText { stated: value.to_string() });
            return None;
        };
        if text.chars().count() > LONGEST_TEXT {
            self.say(value, Some(field), ProblemKind::TooLong { most: LONGEST_TEXT });
            return None;
        }
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn counties(&mut self, root: &Node) -> Answer<Vec<u8>> {
        self.wrapped(root, "counties", Field::Counties, |value| {
            let read = value.items().iter().map(|item| values::county(&item.to_string()));
            Ok(read.collect::<Result<_, _>>()?)
        })
    }

    fn words(&mut self, node: &Node, key: &str, field: Field, kind: TermKind) -> Answer<Vec<Word>> {
        self.wrapped(node, key, field, |value| {
            let words: Vec<Word> = value.items().iter().map(|item| word(kind, item)).collect();
            if words.is_empty() || words.iter().any(|w| w.stated.is_empty()) {
                return Err(ProblemKind::Missing);
            }
            Ok(words)
        })
    }

    /// Each certificate is an answer of its own: one may be required and another only wished for.
    fn certificates(&mut self, node: &Node) -> Vec<Answer<Word>> {
        let Some(list) = node.get("certificates") else { return Vec::new() };
        let mut answers = Vec::new();
        for item in list.items() {
            let answer = self.one(item, Field::Certificates, |value| {
                let word = word(TermKind::Certificate, value);
                if word.stated.is_empty() { Err(ProblemKind::Missing) } else { Ok(word) }
            });
            answers.push(answer);
        }
        answers.retain(Answer::is_given);
        answers
    }

    /// An answer that is one text or number.
    fn answer<T>(
        &mut self,
        node: &Node,
        key: &str,
        field: Field,
        read: impl Fn(&str) -> Result<T, ValueProblem>,
    ) -> Answer<T> {
        self.wrapped(node, key, field, |value| match value.scalar() {
            Some(text) => Ok(read(&text)?),
            None => Ok(read(&value.to_string())?),
        })
    }

    fn wrapped<T>(
        &mut self,
        node: &Node,
        key: &str,
        field: Field,
        read: impl Fn(&Node) -> Result<T, ProblemKind>,
    ) -> Answer<T> {
        match node.get(key) {
            None => Answer::NotGiven,
            Some(value) => self.one(value, field, read),
        }
    }

    /// A bare value, or a table with `value` and what else is said of it.
    fn one<T>(
        &mut self,
        node: &Node,
        field: Field,
        read: impl Fn(&Node) -> Result<T, ProblemKind>,
    ) -> Answer<T> {
        let mut from = self.from;
        let mut strength = Strength::Required;
        let mut value = node;
        let mut stated = None;
        if matches!(node.value, Value::Table(_)) && node.get("term").is_none() {
            self.keys(node, &["value", "preferred", "stated", "unclear", "from"], false);
            if let Some(origin) = node.get("from") {
                from = self.origin(origin);
            }
            if let Some(unclear) = node.get("unclear") {
                return Answer::Unclear { stated: unclear.to_string(), from };
            }
            let Some(inner) = node.get("value") else {
                self.say(node, Some(field), ProblemKind::Missing);
                return Answer::NotGiven;
            };
            match node.get("preferred").map(|p| (&p.value, p)) {
                None | Some((Value::Truth(false), _)) => {}
                Some((Value::Truth(true), _)) => strength = Strength::Preferred,
                Some((_, p)) => {
                    self.say(p, Some(field), values::choice(&p.to_string(), &["true", "false"]).into());
                }
            }
            stated = node.get("stated").and_then(Node::scalar);
            value = inner;
        }
        match &value.value {
            Value::Nothing => return Answer::NotGiven,
            Value::Text(text) if text.trim().is_empty() => return Answer::NotGiven,
            Value::Text(text) if values::is_unknown(text) => return Answer::NotKnown { from },
            _ => {}
        }
        match read(value) {
            Ok(read) => {
                let stated = stated.or_else(|| match &value.value {
                    Value::Text(text) => Some(text.trim().to_owned()),
                    _ => None,
                });
                Answer::Said { value: read, strength, from, stated }
            }
            Err(kind) => {
                self.say(value, Some(field), kind);
                Answer::NotGiven
            }
        }
    }
}

fn pieces(text: &str) -> Result<u32, ValueProblem> {
    values::whole(text, 1_000_000_000)
}

/// A word alone, or `{ term = "code", stated = "as it was said" }` where a person has chosen the meaning.
fn word(kind: TermKind, node: &Node) -> Word {
    if let Some(term) = node.get("term").and_then(Node::scalar) {
        let stated = node.get("stated").and_then(Node::scalar).unwrap_or_else(|| term.clone());
        return Word { stated, ..Word::read(kind, &term) };
    }
    Word::read(kind, &node.scalar().unwrap_or_else(|| node.to_string()))
}
