//! A need as facts to read: what a maker sees of it, what its owner checks before stating it, what the terminal shows.
//! One function, so that the preview of a confidentiality level and the public page cannot differ.

use matching::{Strength, need::PartSize};

use super::{
    kommun_name,
    model::{Answer, Asks, Field, NeedDocument, Origin, TermKind, ToleranceStated, Word},
};
use crate::words::{And, Language};

/// One fact of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From zero; `None` for what holds for the whole need.
    pub part: Option<usize>,
    /// Step of the part, from zero, where the fact is a step's own.
    pub step: Option<usize>,
    pub field: Field,
    pub said: Said,
    /// Where it was read; `None` for what is told together or was not answered.
    pub from: Option<Origin>,
}

impl Row {
    /// The same answer to the same question, wherever it was read.
    #[must_use]
    pub fn says_the_same(&self, other: &Row) -> bool {
        (self.part, self.step, self.field, &self.said) == (other.part, other.step, other.field, &other.said)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Value(String),
    /// Asked and answered "I don't know".
    NotKnown,
    /// Stated in words that were not understood.
    Unclear(String),
    NotGiven,
}

/// Every fact in the order of the document, those that are not given too.
#[must_use]
pub fn rows(language: Language, need: &NeedDocument) -> Vec<Row> {
    let mut rows = Rows { language, all: Vec::new(), part: None, step: None };
    rows.text(Field::Title, Some(need.title.as_str()));
    rows.text(Field::Function, need.function.as_deref());
    rows.answer(Field::Stage, &need.stage, |s| {
        language.t(&format!("need-stage-{}", s.code().replace('_', "-")))
    });
    rows.answer(Field::FirstSeries, &need.first_series, |n| language.pieces(*n));
    rows.answer(Field::PerYear, &need.per_year, |n| language.pieces(*n));
    let several = need.parts.len() > 1;
    for (i, part) in need.parts.iter().enumerate() {
        rows.part = Some(i);
        if several {
            rows.text(Field::PartName, Some(part.name.as_str()));
            rows.answer(Field::Count, &part.count, |n| language.whole(*n));
        }
        rows.asks(&part.asks, part.operations.is_empty());
        for (s, operation) in part.operations.iter().enumerate() {
            rows.step = Some(s);
            rows.words(Field::Process, TermKind::Process, &operation.asks.processes);
            let own = Asks { processes: Answer::NotGiven, ..operation.asks.clone() };
            if own != Asks::default() {
                let mut more = Rows { language, all: Vec::new(), part: Some(i), step: Some(s) };
                more.asks(&own, false);
                more.all.retain(|row| row.said != Said::NotGiven);
                rows.all.append(&mut more.all);
            }
        }
        rows.step = None;
        rows.text(Field::Notes, part.notes.as_deref());
        if !part.asks.certificates.is_empty() {
            rows.certificates(&part.asks.certificates);
        }
    }
    rows.part = None;
    rows.certificates(&need.certificates);
    rows.answer(Field::InHouse, &need.in_house, |yes| language.t(if *yes { "need-yes" } else { "need-no" }));
    rows.answer(Field::Due, &need.due, |day| language.date(*day));
    rows.answer(Field::Kommun, &need.owner.kommun, |code| kommun_name(code).unwrap_or(code).to_owned());
    rows.answer(Field::WithinKm, &need.within_km, |km| language.kilometres(*km));
    rows.answer(Field::Counties, &need.counties, |codes| {
        let names: Vec<String> = codes.iter().map(|c| language.county(&format!("{:02}", *c))).collect();
        language.list(&names, And::Or)
    });
    rows.answer(Field::Newcomer, &need.owner.newcomer, |n| {
        language.t(&format!("need-newcomer-{}", n.code().replace('_', "-")))
    });
    rows.text(Field::Organisation, need.owner.organisation.as_deref());
    rows.text(Field::OwnerName, need.owner.name.as_deref());
    rows.text(Field::Contact, need.owner.contact.as_deref());
    rows.all
}

struct Rows {
    language: Language,
    all: Vec<Row>,
    part: Option<usize>,
    step: Option<usize>,
}

impl Rows {
    fn push(&mut self, field: Field, said: Said) {
        self.all.push(Row { part: self.part, step: self.step, field, said, from: None });
    }

    fn push_from<T>(&mut self, field: Field, said: Said, answer: &Answer<T>) {
        self.push(field, said);
        if let Some(row) = self.all.last_mut() {
            row.from = answer.origin();
        }
    }

    fn text(&mut self, field: Field, text: Option<&str>) {
        let said = text.filter(|t| !t.is_empty()).map_or(Said::NotGiven, |t| Said::Value(t.to_owned()));
        self.push(field, said);
    }

    fn answer<T>(&mut self, field: Field, answer: &Answer<T>, write: impl Fn(&T) -> String) {
        let said = match answer {
            Answer::NotGiven => Said::NotGiven,
            Answer::NotKnown { .. } => Said::NotKnown,
            Answer::Unclear { stated, .. } => Said::Unclear(stated.clone()),
            Answer::Said { value, strength, .. } => Said::Value(self.wish(write(value), *strength)),
        };
        self.push_from(field, said, answer);
    }

    fn wish(&self, text: String, strength: Strength) -> String {
        match strength {
            Strength::Required => text,
            Strength::Preferred => format!("{text}{}", self.language.t("text-wish")),
        }
    }

    fn asks(&mut self, asks: &Asks, with_process: bool) {
        let l = self.language;
        self.answer(Field::Size, &asks.size, |size| match *size {
            PartSize::Box(sides) => l.sides(sides),
            PartSize::Round { diameter, length } => l.round(diameter, length),
        });
        if with_process {
            self.words(Field::Process, TermKind::Process, &asks.processes);
        }
        self.words(Field::Material, TermKind::Material, &asks.materials);
        self.answer(Field::Tolerance, &asks.tolerance, |t| tolerance(l, *t));
        if let Answer::Said { value, stated: Some(stated), .. } = &asks.tolerance
            && let Some(row) = self.all.last_mut()
        {
            // A list is told whole with its finest; a width as it stands on the drawing: 0/−0,02 is not ±0,01.
            if stated.contains(';') {
                let args = [("list", stated.as_str().into()), ("finest", tolerance(l, *value).into())];
                row.said = Said::Value(l.ta("need-tolerance-list", &args));
            } else if matches!(value, ToleranceStated::Width { .. }) && !stated.starts_with(['±', '+']) {
                row.said = Said::Value(stated.clone());
            }
        }
        self.answer(Field::Wall, &asks.wall, |wall| l.length(*wall));
        self.answer(Field::Mass, &asks.mass, |mass| l.mass(*mass));
        self.answer(Field::Hours, &asks.hours, |hours| l.hours(u32::from(*hours)));
    }

    /// Words by their term's name, with the word as stated where it is another.
    fn words(&mut self, field: Field, kind: TermKind, answer: &Answer<Vec<Word>>) {
        let l = self.language;
        if let Answer::Said { value, .. } = answer
            && value.iter().all(|word| word.code.is_none())
        {
            let stated: Vec<String> = value.iter().map(|word| word.stated.clone()).collect();
            return self.push_from(field, Said::Unclear(stated.join(", ")), answer);
        }
        self.answer(field, answer, |words| {
            let words: Vec<String> = words.iter().map(|word| named(l, kind, word)).collect();
            l.list(&words, And::Or)
        });
    }

    fn certificates(&mut self, answers: &[Answer<Word>]) {
        let l = self.language;
        let told: Vec<String> = answers
            .iter()
            .filter_map(|answer| {
                let text = match answer {
                    Answer::Said { value, .. } => named(l, TermKind::Certificate, value),
                    other => other.text()?.to_owned(),
                };
                Some(self.wish(text, answer.strength().unwrap_or(Strength::Required)))
            })
            .collect();
        let said = if told.is_empty() { Said::NotGiven } else { Said::Value(l.list(&told, And::And)) };
        self.push(Field::Certificates, said);
        // Told together: their origin when it is the same.
        let mut origins = answers.iter().filter_map(Answer::origin);
        let first = origins.next();
        if let Some(row) = self.all.last_mut() {
            row.from = first.filter(|first| origins.all(|other| other == *first));
        }
    }
}

fn named(language: Language, kind: TermKind, word: &Word) -> String {
    let name = word.name(kind, language.of_terms());
    if word.code.is_none() {
        return language.ta("need-word-open", &[("word", word.stated.as_str().into())]);
    }
    let same =
        name.to_lowercase() == word.stated.to_lowercase() || word.code.as_deref() == Some(&word.stated);
    if same { name } else { format!("{name} (”{}”)", word.stated) }
}

fn tolerance(language: Language, stated: ToleranceStated) -> String {
    let at = |at: Option<vocabulary::Length>| {
        at.map(|at| language.ta("need-at", &[("at", language.length(at).into())])).unwrap_or_default()
    };
    match stated {
        ToleranceStated::General { class } => format!("ISO 2768-{}", class.letter()),
        ToleranceStated::Grade { grade, at: dimension } => {
            format!("{}{}", language.grade(grade), at(dimension))
        }
        ToleranceStated::Width { width, at: dimension } => {
            format!("{}{}", language.deviation(width), at(dimension))
        }
    }
}
