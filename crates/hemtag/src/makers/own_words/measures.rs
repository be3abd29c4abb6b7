//! The measures of a sentence: which numbers are sizes, masses, tolerances, series and times, by their units and by
//! the words beside them.

use std::ops::Range;

use vocabulary::iso286::Grade;

use super::{
    quantities::{self, Unit, number, unit},
    text::{Kind, Token},
};

/// From the least to the most, where stated.
pub(super) type Between = (Option<f64>, Option<f64>);

/// What a number measures. Lengths in millimetres, masses in kilograms.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Measured {
    /// "2 500 × 1 250": two or three sides, the first a diameter when round.
    Sides {
        round: bool,
        sides: Vec<Between>,
    },
    Diameter(Between),
    Length(Between),
    Width(Between),
    Height(Between),
    Thickness(Between),
    Mass(f64),
    /// As a form reads it; not complete without the dimension that it holds at.
    Tolerance {
        value: String,
        complete: bool,
    },
    Series(Between),
    LeadTime(u16),
    /// A measure that says nothing that an offer has.
    Unclear,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    pub(super) what: Measured,
    pub(super) span: Range<usize>,
}

struct Amount {
    low: Option<f64>,
    high: f64,
    unit: Option<Unit>,
    end: usize,
    unclear: bool,
}

const PER: [&str; 5] = ["per", "/", "om", "årligen", "annually"];

/// The measures among some tokens, in order. `forces`: the sentence speaks of presses, whose tons are no mass.
pub(super) fn measures(tokens: &[Token], forces: bool) -> Vec<Measure> {
    let mut out = Vec::new();
    let (mut i, mut before) = (0, 0);
    while i < tokens.len() {
        if let Some((what, end)) = measure(tokens, i, before, forces) {
            let end = end.min(tokens.len());
            if let Some(what) = what {
                out.push(Measure { what, span: tokens[i].span.start..tokens[end - 1].span.end });
            }
            (i, before) = (end.max(i + 1), end.max(i + 1));
        } else {
            i += 1;
        }
    }
    out
}

/// What begins at a token, and where it ends; `None` inside for a number that measures nothing here.
fn measure(tokens: &[Token], i: usize, before: usize, forces: bool) -> Option<(Option<Measured>, usize)> {
    if let Some(found) = standard(tokens, i) {
        return Some(found);
    }
    let sign = |at: usize, c: char| tokens.get(at).is_some_and(|t| t.kind == Kind::Sign(c));
    let plus_minus = if sign(i, '±') {
        Some(i + 1)
    } else if sign(i, '+') && sign(i + 1, '/') && (sign(i + 2, '-') || sign(i + 2, '−')) {
        Some(i + 3)
    } else {
        None
    };
    if let Some(from) = plus_minus {
        let amount = amount(tokens, from)?;
        return Some(tolerance(tokens, &amount));
    }
    let round = sign(i, 'Ø') || sign(i, '⌀') || sign(i, '∅');
    let amount = amount(tokens, if round { i + 1 } else { i })?;
    if sign(amount.end, '×') || sign(amount.end, '*') {
        return Some(sides(tokens, round, amount));
    }
    if amount.unclear {
        return Some((Some(Measured::Unclear), amount.end));
    }
    let end = amount.end;
    let cue = Cue { tokens, from: before.max(i.saturating_sub(6)), at: i, end, forces };
    Some((single(&cue, round, &amount), end))
}

/// "IT7", "ISO 2768-m", "tolerans h7".
fn standard(tokens: &[Token], i: usize) -> Option<(Option<Measured>, usize)> {
    let word = tokens[i].word.as_str();
    let grade = |word: &str| Grade::parse(word.split('-').next()?);
    if let Some(grade) = grade(word).filter(|_| word.len() >= 3) {
        // "IT6–IT8": what is held at best.
        let other = tokens
            .get(i + 2)
            .filter(|_| tokens[i + 1].is(&["-", "–", "/"]))
            .and_then(|t| Grade::parse(&t.word));
        let best = other.map_or(grade, |other| other.min(grade));
        let end = if other.is_some() { i + 3 } else { i + 1 };
        return Some((Some(Measured::Tolerance { value: best.to_string(), complete: true }), end));
    }
    if word.starts_with("2768") && i > 0 && tokens[i - 1].is(&["iso", "ss-iso", "din", "en"]) {
        let letter = word[4..].trim_start_matches('-').chars().next();
        let next = tokens.get(i + 1).filter(|t| t.is(&["f", "m", "c", "v", "mk", "fh"]));
        let class =
            letter.or_else(|| next.and_then(|t| t.word.chars().next())).filter(|c| "fmcv".contains(*c));
        let end = if letter.is_none() && next.is_some() { i + 2 } else { i + 1 };
        let what = class.map_or(Measured::Unclear, |class| Measured::Tolerance {
            value: format!("ISO 2768-{class}"),
            complete: true,
        });
        return Some((Some(what), end));
    }
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let is_fit =
        (1..=2).contains(&letters) && matches!(word.len() - letters, 1 | 2) && !word.starts_with('m');
    if is_fit && tokens[i.saturating_sub(5)..i].iter().any(is_tolerance_word) {
        let grade = Grade::new(word[letters..].parse().ok()?)?;
        return Some((Some(Measured::Tolerance { value: grade.to_string(), complete: true }), i + 1));
    }
    None
}

fn is_tolerance_word(token: &Token) -> bool {
    ["toleran", "noggrann", "accura", "precision", "passning"].iter().any(|w| token.word.contains(w))
}

/// True where a sentence speaks of presses or of machines with a clamping force.
pub(super) fn speaks_of_force(tokens: &[Token]) -> bool {
    const STEMS: [&str; 8] = ["press", "sprut", "mould", "mold", "lås", "clamp", "stans", "kraft"];
    tokens.iter().any(|t| STEMS.iter().any(|stem| t.word.contains(stem)))
}

/// One number or a range, with its unit.
fn amount(tokens: &[Token], i: usize) -> Option<Amount> {
    let read = |at: usize| match tokens.get(at)?.kind {
        Kind::Number(value) => Some((value, false)),
        Kind::Ambiguous => Some((0.0, true)),
        _ => None,
    };
    // "10 working days": the unit, and how many words it takes.
    let unit_at = |at: usize| {
        let worked = tokens.get(at).is_some_and(|t| t.is(&["working", "business"]));
        let days = tokens.get(at + 1).is_some_and(|t| t.is(&["days", "day"]));
        if worked && days {
            (Some(Unit::Days(1.4)), 2)
        } else {
            let unit = tokens.get(at).and_then(|t| unit(&t.word));
            (unit, usize::from(unit.is_some()))
        }
    };
    let (first, mut unclear) = read(i)?;
    let mut end = i + 1;
    let (mut own, words) = unit_at(end);
    end += words;
    let (mut low, mut high) = (None, first);
    let joins = tokens.get(end).is_some_and(|t| t.is(&["-", "–", "—", "‑", "−", "till", "to"]));
    // "Ø 20 – Ø 300".
    let at = end + 1 + usize::from(tokens.get(end + 1).is_some_and(|t| t.is(&["Ø", "ø"])));
    if joins && let Some((second, also)) = read(at) {
        unclear |= also;
        let (second_unit, words) = unit_at(at + 1);
        end = at + 1 + words;
        let factor = match (own, second_unit) {
            (Some(Unit::Length(a)), Some(Unit::Length(b))) | (Some(Unit::Mass(a)), Some(Unit::Mass(b))) => {
                a / b
            }
            (Some(Unit::Mass(a)), Some(Unit::Ton)) => a / 1000.0,
            _ => 1.0,
        };
        own = second_unit.or(own);
        (low, high) = (Some(first * factor), second);
        if low.is_some_and(|low| low > high) {
            unclear = true;
        }
    }
    Some(Amount { low, high, unit: own, end, unclear })
}

fn sides(tokens: &[Token], mut round: bool, first: Amount) -> (Option<Measured>, usize) {
    let mut all = vec![first];
    while let Some(end) = all.last().map(|a| a.end)
        && tokens.get(end).is_some_and(|t| t.is(&["×", "*"]))
    {
        let diameter = tokens.get(end + 1).is_some_and(|t| t.is(&["Ø"]));
        let Some(next) = amount(tokens, end + 1 + usize::from(diameter)) else { break };
        if diameter && all.len() == 1 && !round {
            round = true;
            all.insert(0, next);
            let end = all[0].end;
            all[1].end = end;
        } else {
            all.push(next);
        }
    }
    let end = all.iter().map(|a| a.end).max().unwrap_or_default();
    let last_unit = all.iter().rev().find_map(|a| a.unit);
    let mut out = Vec::new();
    for side in &all {
        let factor = match side.unit.or(last_unit) {
            None => 1.0,
            Some(Unit::Length(factor)) => factor,
            Some(_) => return (Some(Measured::Unclear), end),
        };
        out.push((side.low.map(|low| low * factor), Some(side.high * factor)));
    }
    let held = out.iter().all(|(low, high)| [*low, *high].into_iter().flatten().all(quantities::is_length));
    let fits = if round { out.len() == 2 } else { matches!(out.len(), 2 | 3) };
    if !fits || !held || all.iter().any(|a| a.unclear) {
        return (Some(Measured::Unclear), end);
    }
    (Some(Measured::Sides { round, sides: out }), end)
}

fn tolerance(tokens: &[Token], amount: &Amount) -> (Option<Measured>, usize) {
    let factor = match amount.unit {
        None => 1.0,
        Some(Unit::Length(factor)) => factor,
        Some(_) => return (Some(Measured::Unclear), amount.end),
    };
    if amount.unclear || amount.high <= 0.0 {
        return (Some(Measured::Unclear), amount.end);
    }
    let finest = amount.low.unwrap_or(amount.high) * factor;
    let stated = format!("±{} mm", number(finest));
    let at = tokens.get(amount.end).filter(|t| t.is(&["vid", "at", "på", "on"])).and_then(|_| {
        let diameter = tokens.get(amount.end + 1).is_some_and(|t| t.is(&["Ø"]));
        self::amount(tokens, amount.end + 1 + usize::from(diameter))
    });
    match at {
        Some(Amount { high, unit: Some(Unit::Length(factor)), end, unclear: false, .. }) => {
            let value = format!("{stated} vid {} mm", number(high * factor));
            (Some(Measured::Tolerance { value, complete: true }), end)
        }
        _ => (Some(Measured::Tolerance { value: stated, complete: false }), amount.end),
    }
}

/// The words beside a number.
struct Cue<'a> {
    tokens: &'a [Token],
    from: usize,
    at: usize,
    end: usize,
    forces: bool,
}

impl Cue<'_> {
    fn before(&self) -> &[Token] {
        &self.tokens[self.from..self.at]
    }

    /// A few words after it, up to the next number or comma.
    fn after(&self) -> impl Iterator<Item = &Token> {
        let rest = &self.tokens[self.end.min(self.tokens.len())..];
        rest.iter().take(3).take_while(|t| t.is_word() && !t.is(&["och", "and", "samt", "med", "with"]))
    }

    fn beside(&self, parts: &[&str]) -> bool {
        self.before().iter().chain(self.after()).any(|t| parts.iter().any(|part| t.word.contains(part)))
    }

    fn beside_word(&self, words: &[&str]) -> bool {
        self.before().iter().chain(self.after()).any(|t| t.is(words))
    }

    fn anywhere(&self, parts: &[&str]) -> bool {
        self.tokens.iter().any(|t| parts.iter().any(|part| t.word.contains(part)))
    }

    /// The number alone as a lower or an upper end.
    fn between(&self, amount: &Amount, factor: f64) -> Between {
        if let Some(low) = amount.low {
            return (Some(low * factor), Some(amount.high * factor));
        }
        let near = &self.before()[self.before().len().saturating_sub(3)..];
        let down =
            near.windows(2).any(|w| w[0].is(&["ned", "ner", "down", "ända"]) && w[1].is(&["till", "to"]))
                || near.iter().any(|t| {
                    t.is(&["från", "from", "min", "minst", "minsta", "minimum", "redan", "smallest"])
                });
        if down { (Some(amount.high * factor), None) } else { (None, Some(amount.high * factor)) }
    }
}

fn single(cue: &Cue<'_>, round: bool, amount: &Amount) -> Option<Measured> {
    match amount.unit {
        Some(Unit::Length(factor)) => Some(length(cue, round, amount, factor)),
        None if round => Some(Measured::Diameter(cue.between(amount, 1.0))),
        Some(Unit::Mass(factor)) => Some(mass(cue, amount, factor)),
        Some(Unit::Ton) => {
            let weighs = cue.anywhere(&["vikt", "väg", "weigh", "lyft", "lift", "tung", "heavy"]);
            // What a crane lifts is no part's mass.
            let crane = cue.beside(&["travers", "kran", "crane"]);
            if crane {
                return Some(Measured::Unclear);
            }
            if cue.forces && !weighs { Some(Measured::Unclear) } else { Some(mass(cue, amount, 1000.0)) }
        }
        Some(Unit::Days(factor)) => lead_time(cue, amount, factor),
        Some(Unit::Pieces) | None => series(cue, amount),
        Some(Unit::Other) => None,
    }
}

fn length(cue: &Cue<'_>, round: bool, amount: &Amount, factor: f64) -> Measured {
    let ends = [amount.low, Some(amount.high)];
    if !ends.into_iter().flatten().all(|end| quantities::is_length(end * factor)) {
        return Measured::Unclear;
    }
    let between = cue.between(amount, factor);
    if cue.before().iter().any(is_tolerance_word) && amount.high * factor <= 2.0 {
        let finest = amount.low.unwrap_or(amount.high) * factor;
        return Measured::Tolerance { value: format!("±{} mm", number(finest)), complete: false };
    }
    if cue.beside(&["tjock", "thick", "vägg", "wall"]) {
        Measured::Thickness(between)
    } else if round || cue.beside(&["diameter"]) || cue.beside_word(&["diam", "dia"]) {
        Measured::Diameter(between)
    } else if cue.beside(&["längd", "length", "dubbavstånd"])
        || cue.beside_word(&["lång", "långa", "långt", "long"])
    {
        Measured::Length(between)
    } else if cue.beside(&["bredd", "width"]) || cue.beside_word(&["bred", "breda", "wide"]) {
        Measured::Width(between)
    } else if cue.beside(&["höjd", "height"]) || cue.beside_word(&["hög", "höga", "high"]) {
        Measured::Height(between)
    } else {
        Measured::Unclear
    }
}

fn mass(cue: &Cue<'_>, amount: &Amount, factor: f64) -> Measured {
    let per = cue.tokens.get(cue.end).is_some_and(|t| t.is(&PER));
    let (_, high) = cue.between(amount, factor);
    match high {
        Some(kg) if !per && quantities::is_mass(kg) => Measured::Mass(kg),
        _ => Measured::Unclear,
    }
}

fn lead_time(cue: &Cue<'_>, amount: &Amount, factor: f64) -> Option<Measured> {
    if cue.anywhere(&["offert", "quot", "svar", "repl", "återkom", "answer"])
        || !cue.anywhere(&["ledtid", "lever", "lead", "deliver"])
    {
        return None;
    }
    let days = (amount.high * factor).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    let days = (1.0..=3650.0).contains(&days).then_some(days as u16);
    Some(days.map_or(Measured::Unclear, Measured::LeadTime))
}

/// A number of pieces counts as a series where a word for series stands beside it, or it is a range of pieces.
fn series(cue: &Cue<'_>, amount: &Amount) -> Option<Measured> {
    let spoken = cue.beside(&["serie", "batch", "volym", "volume", "kvantitet", "quantit", "lots"]);
    let pieces = matches!(amount.unit, Some(Unit::Pieces));
    if !(spoken
        || pieces && (amount.low.is_some() || cue.beside_word(&["till", "to", "från", "from", "max", "min"])))
    {
        return None;
    }
    let whole = |n: f64| (1.0..=1e9).contains(&n) && n.fract() == 0.0;
    if !whole(amount.high) || amount.low.is_some_and(|low| !whole(low)) {
        return Some(Measured::Unclear);
    }
    let later = &cue.tokens[cue.end.min(cue.tokens.len())..];
    let yearly = later.iter().take(3).any(|t| t.is(&["år", "year", "årligen", "annually", "månad", "month"]));
    Some(if yearly { Measured::Unclear } else { Measured::Series(cue.between(amount, 1.0)) })
}
