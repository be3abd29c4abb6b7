//! A need in our own form. What is written here is read back as the same need.

use matching::{Strength, need::PartSize};
use vocabulary::{Length, Mass, MilliGrade};

use super::tree::{self, Fields, Tree};
use crate::{
    needs::{
        model::{
            Answer, Asks, NeedDocument, Newcomer, Origin, Owner, Part, Stage, TermKind, ToleranceStated, Word,
        },
        read::choices,
    },
    values,
};

/// The need as TOML.
#[must_use]
pub fn toml(need: &NeedDocument) -> String {
    tree::toml(&product(need))
}

/// The need as JSON.
#[must_use]
pub fn json(need: &NeedDocument) -> String {
    tree::json(&product(need))
}

/// Puts down fields that have something to say; of an answer where it was read, when that is not where most were.
struct Writer(Fields, Origin);

impl Writer {
    fn text(&mut self, key: &'static str, text: Option<&str>) {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            self.0.push((key, Tree::Text(text.to_owned())));
        }
    }

    fn answer<T: PartialEq>(
        &mut self,
        key: &'static str,
        answer: &Answer<T>,
        write: impl Fn(&T) -> Tree,
        read: impl Fn(&str) -> Option<T>,
    ) {
        if let Some(tree) = self::answer(self.1, answer, write, read) {
            self.0.push((key, tree));
        }
    }

    fn table(&mut self, key: &'static str, fields: Fields) {
        if !fields.is_empty() {
            self.0.push((key, Tree::Table(fields)));
        }
    }

    fn tables(&mut self, key: &'static str, tables: Vec<Fields>) {
        if !tables.is_empty() {
            self.0.push((key, Tree::Tables(tables)));
        }
    }
}

/// The text as stated where it means the value; the value in plain form otherwise.
fn answer<T: PartialEq>(
    most: Origin,
    answer: &Answer<T>,
    write: impl Fn(&T) -> Tree,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Tree> {
    let from = answer.origin().filter(|from| *from != most);
    let mut more = match answer {
        Answer::NotGiven => return None,
        Answer::NotKnown { .. } => vec![("value", Tree::Text("unknown".to_owned()))],
        Answer::Unclear { stated, .. } => vec![("unclear", Tree::Text(stated.clone()))],
        Answer::Said { value, strength, stated, .. } => {
            let same =
                stated.as_deref().filter(|s| !values::is_unknown(s) && read(s).as_ref() == Some(value));
            let mut more = vec![("value", same.map_or_else(|| write(value), |s| Tree::Text(s.to_owned())))];
            if *strength == Strength::Preferred {
                more.push(("preferred", Tree::Truth(true)));
            }
            if let Some(stated) = stated.as_ref().filter(|_| same.is_none()) {
                more.push(("stated", Tree::Text(stated.clone())));
            }
            more
        }
    };
    if let Some(from) = from {
        more.push(("from", Tree::Text(from.code().to_owned())));
    }
    Some(match more.as_slice() {
        [("value", bare)] => bare.clone(),
        _ => Tree::Inline(more),
    })
}

fn whole(number: &u32) -> Tree {
    Tree::Whole(u64::from(*number))
}

fn product(need: &NeedDocument) -> Fields {
    let most = need.main_origin();
    let mut w = Writer(Vec::new(), most);
    w.text("title", Some(&need.title));
    w.text("function", need.function.as_deref());
    w.answer("stage", &need.stage, |s: &Stage| Tree::Text(s.code().to_owned()), |t| choices::stage(t).ok());
    w.answer("first_series", &need.first_series, whole, |t| values::whole(t, 1_000_000_000).ok());
    w.answer("per_year", &need.per_year, whole, |t| values::whole(t, 1_000_000_000).ok());
    w.answer("due", &need.due, |d| Tree::Text(d.to_string()), |t| values::date(t).ok());
    w.answer("within_km", &need.within_km, |km| Tree::Whole((*km).into()), |t| values::kilometres(t).ok());
    let counties = |list: &Vec<u8>| Tree::List(list.iter().map(|c| Tree::Text(format!("{c:02}"))).collect());
    w.answer("counties", &need.counties, counties, |t| values::county(t).ok().map(|c| vec![c]));
    w.answer("in_house", &need.in_house, |yes| Tree::Truth(*yes), |t| values::truth(t).ok());
    certificates(&mut w, &need.certificates);
    w.text("confidentiality", Some(need.confidentiality.code()));
    w.text("answers_from", Some(most.code()).filter(|_| most != Origin::File));
    w.table("owner", owner(&need.owner, most));
    w.tables("part", need.parts.iter().map(|one| part(one, most)).collect());
    if let Some(source) = &need.source {
        let mut s = Writer(Vec::new(), most);
        s.text("format", Some(&source.format));
        s.text("address", source.address.as_deref());
        s.text("version", source.version.as_deref());
        s.text("licence", source.licence.as_deref());
        s.text("licensor", source.licensor.as_deref());
        s.text("retrieved", source.retrieved.as_deref());
        w.table("source", s.0);
    }
    let left = need.not_evaluated.iter().map(|left| {
        let mut l = Writer(Vec::new(), most);
        if let Some(part) = left.part {
            l.0.push(("part", Tree::Whole(part as u64)));
        }
        l.text("name", Some(&left.name));
        l.text("stated", Some(&left.stated));
        l.0
    });
    w.tables("not_evaluated", left.collect());
    w.0
}

fn owner(owner: &Owner, most: Origin) -> Fields {
    let mut w = Writer(Vec::new(), most);
    w.text("name", owner.name.as_deref());
    w.text("organisation", owner.organisation.as_deref());
    w.text("contact", owner.contact.as_deref());
    w.answer("kommun", &owner.kommun, |k| Tree::Text(k.clone()), |t| values::kommun(t).ok());
    if let Some(position) = owner.position {
        w.0.push(("lat", Tree::Decimal(f64::from(position.lat) / 1e6)));
        w.0.push(("lon", Tree::Decimal(f64::from(position.lon) / 1e6)));
    }
    let newcomer = |n: &Newcomer| Tree::Text(n.code().to_owned());
    w.answer("newcomer", &owner.newcomer, newcomer, |t| choices::newcomer(t).ok());
    w.0
}

fn part(part: &Part, most: Origin) -> Fields {
    let mut w = Writer(Vec::new(), most);
    w.text("name", Some(&part.name));
    w.answer("count", &part.count, whole, |t| values::whole(t, 1_000_000).ok());
    w.text("notes", part.notes.as_deref());
    asks(&mut w, &part.asks);
    let operations = part.operations.iter().map(|operation| {
        let mut o = Writer(Vec::new(), most);
        o.text("name", operation.name.as_deref());
        asks(&mut o, &operation.asks);
        o.0
    });
    w.tables("operation", operations.collect());
    if w.0.is_empty() {
        // A part about which nothing is known is still a part.
        w.0.push(("count", Tree::Text("unknown".to_owned())));
    }
    w.0
}

fn asks(w: &mut Writer, asks: &Asks) {
    words(w, "process", TermKind::Process, &asks.processes);
    words(w, "material", TermKind::Material, &asks.materials);
    w.answer("size", &asks.size, |s| Tree::Text(size(*s)), |t| values::size(t).ok());
    w.answer("mass", &asks.mass, |m| Tree::Text(mass(*m)), |t| values::mass(t).ok());
    w.answer("tolerance", &asks.tolerance, |t| Tree::Text(tolerance(*t)), |t| values::tolerance(t).ok());
    w.answer("wall", &asks.wall, |l| Tree::Text(format!("{} mm", mm(*l))), |t| values::length(t).ok());
    w.answer(
        "hours",
        &asks.hours,
        |h| Tree::Whole((*h).into()),
        |t| values::whole(t, 65_535).ok().and_then(|h| u16::try_from(h).ok()),
    );
    certificates(w, &asks.certificates);
}

fn words(w: &mut Writer, key: &'static str, kind: TermKind, answer: &Answer<Vec<Word>>) {
    // The words carry what was stated themselves.
    let mut plain = answer.clone();
    if let Answer::Said { stated, .. } = &mut plain {
        *stated = None;
    }
    let write = |list: &Vec<Word>| match list.as_slice() {
        [one] => word(kind, one),
        several => Tree::List(several.iter().map(|one| word(kind, one)).collect()),
    };
    w.answer(key, &plain, write, |_| None);
}

fn certificates(w: &mut Writer, answers: &[Answer<Word>]) {
    let list: Vec<Tree> = answers
        .iter()
        .filter_map(|certificate| {
            let mut plain = certificate.clone();
            if let Answer::Said { stated, .. } = &mut plain {
                *stated = None;
            }
            answer(w.1, &plain, |one| word(TermKind::Certificate, one), |_| None)
        })
        .collect();
    if !list.is_empty() {
        w.0.push(("certificates", Tree::List(list)));
    }
}

/// The word as stated where it is understood as it was; else with the term that a person chose.
fn word(kind: TermKind, word: &Word) -> Tree {
    match &word.code {
        Some(code) if Word::read(kind, &word.stated).code.as_ref() != Some(code) => Tree::Inline(vec![
            ("term", Tree::Text(code.clone())),
            ("stated", Tree::Text(word.stated.clone())),
        ]),
        _ => Tree::Text(word.stated.clone()),
    }
}

/// Millimetres with a point and no needless decimals. Three decimals get a fourth, since "12.345" can also be read as
/// twelve thousand.
pub(crate) fn mm(length: Length) -> String {
    let text = format!("{}", length.mm());
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
        _ => text,
    }
}

fn size(size: PartSize) -> String {
    match size {
        PartSize::Box([a, b, c]) => format!("{} x {} x {} mm", mm(a), mm(b), mm(c)),
        PartSize::Round { diameter, length } => format!("Ø{} x {} mm", mm(diameter), mm(length)),
    }
}

pub(crate) fn mass(mass: Mass) -> String {
    if mass.mg().is_multiple_of(1_000_000) {
        format!("{} kg", mass.mg() / 1_000_000)
    } else if mass.mg().is_multiple_of(1000) {
        format!("{} g", mass.mg() / 1000)
    } else {
        format!("{} mg", mass.mg())
    }
}

pub(crate) fn tolerance(stated: ToleranceStated) -> String {
    let at = |at: Option<Length>| at.map(|at| format!(" at {} mm", mm(at))).unwrap_or_default();
    match stated {
        ToleranceStated::General { class } => format!("ISO 2768-{}", class.letter()),
        ToleranceStated::Grade { grade: MilliGrade(grade), at: dimension } => {
            format!("IT{}{}", grade / 1000, at(dimension))
        }
        // An odd width is half a micrometre on each side, which no deviation of whole micrometres can say.
        ToleranceStated::Width { width, at: dimension } if width.um() % 2 == 1 => {
            format!("+{}/-0 mm{}", mm(width), at(dimension))
        }
        ToleranceStated::Width { width, at: dimension } => {
            format!("±{} mm{}", mm(Length::from_um(width.um() / 2)), at(dimension))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_written_without_needless_decimals() {
        assert_eq!(mm(Length::from_um(3_990)), "3.99");
        assert_eq!(mass(Mass::from_mg(3_200)), "3200 mg");
        assert_eq!(mass(Mass::from_mg(350_000)), "350 g");
    }
}
