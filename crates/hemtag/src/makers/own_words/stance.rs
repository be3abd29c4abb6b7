//! Who does it, and whether at all: denied, hoped for, done by a partner or a customer, or done by the maker.
//!
//! The cues are words of Swedish and English. They reach over the part of the sentence that they stand in, not over
//! the whole of it: "vi svarvar och fräser i egen regi, härdning utförs av våra underleverantörer".

use std::ops::Range;

use super::text::Token;

/// How a part of a sentence stands to what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stance {
    /// The maker does it.
    Own,
    /// A regular partner does it for the maker.
    Partner,
    Brokered,
    Hedged,
    Denied,
}

const DENIALS: [&str; 16] = [
    "inte", "ej", "icke", "aldrig", "ingen", "inga", "inget", "no", "not", "never", "without", "don't",
    "doesn't", "cannot", "can't", "don’t",
];
/// Those of the denials that may stand after what they deny: "vi fräser inte".
const LATE_DENIALS: [&str; 5] = ["inte", "ej", "icke", "aldrig", "not"];
const NOT_ONLY: [&str; 7] = ["bara", "enbart", "endast", "only", "just", "merely", "minst"];
const BUTS: [&str; 8] = ["men", "but", "medan", "while", "whereas", "däremot", "however", "fast"];

/// What comes after these is hoped for.
const HOPES: [&str; 40] = [
    "arbetar mot",
    "jobbar mot",
    "siktar",
    "planerar",
    "planeras",
    "förbereder",
    "på väg",
    "under införande",
    "kommer att",
    "strävar",
    "överväger",
    "utreder",
    "målet",
    "målsättning",
    "ambition",
    "ansöker",
    "ansökt",
    "enligt principerna",
    "i linje med",
    "i enlighet med",
    "arbetar enligt",
    "jobbar enligt",
    "working towards",
    "working toward",
    "work towards",
    "plan to",
    "planning",
    "planned",
    "preparing",
    "aim",
    "aiming",
    "considering",
    "will be",
    "will have",
    "in accordance with",
    "according to the principles",
    "work according to",
    "working according to",
    "hoppas",
    "soon",
];
/// What comes before these is hoped for, or was.
const LATE_HOPES: [&str; 24] = [
    "planeras",
    "på gång",
    "på väg",
    "under införande",
    "är planerad",
    "är planerat",
    "väntas",
    "förväntas",
    "påbörjats",
    "påbörjat",
    "införs",
    "in progress",
    "is planned",
    "are planned",
    "planned for",
    "under way",
    "underway",
    "expected",
    "pending",
    "på förfrågan",
    "on request",
    "har upphört",
    "tidigare",
    "certifieras",
];

const PARTNERS: [&str; 24] = [
    "underleverantör",
    "underleverantörer",
    "partner",
    "partners",
    "partnern",
    "samarbetspartner",
    "samarbetspartners",
    "samarbetspartner:",
    "leverantör",
    "leverantörer",
    "subcontractor",
    "subcontractors",
    "supplier",
    "suppliers",
    "nätverk",
    "network",
    "legoleverantörer",
    "systerbolag",
    "systerföretag",
    "kollegor",
    "partnerföretag",
    "underleverantörerna",
    "underleverantörernas",
    "samarbetsföretag",
];
/// Before a partner's name: it is the maker's own partner, and the maker is nobody else's.
const OF_OURS: [&str; 26] = [
    "våra", "vår", "vårt", "egna", "via", "genom", "hos", "av", "med", "utvalda", "fasta", "lokala", "noga",
    "nära", "extern", "externa", "our", "through", "by", "with", "using", "selected", "trusted", "local",
    "from", "från",
];
const BOUGHT: [&str; 12] = [
    "köper vi in",
    "köps in",
    "köper in",
    "lejs ut",
    "läggs ut",
    "lägger vi ut",
    "outsourced",
    "outsource",
    "bought in",
    "subcontracted",
    "inte själva",
    "not in-house",
];
const BROKERED: [&str; 8] =
    ["förmedlar", "förmedlas", "förmedling", "broker", "brokered", "arrange", "agentur", "agent"];
const CUSTOMERS: [&str; 6] = ["kunder", "kunderna", "kund", "customers", "customer", "clients"];
/// Before a customer: the work is done for them.
const FOR_THEM: [&str; 14] =
    ["åt", "till", "för", "hos", "med", "från", "for", "to", "with", "from", "of", "av", "help", "hjälper"];

/// A sentence with what is named in it, to be cut into the parts that say one thing each.
pub(super) struct Clause<'a> {
    pub(super) tokens: &'a [Token],
    /// Spans of the terms that are named, in order.
    pub(super) terms: &'a [Range<usize>],
    /// Spans of those of them that are processes.
    pub(super) processes: &'a [Range<usize>],
}

fn within(span: &Range<usize>, spans: &[Range<usize>]) -> bool {
    spans.iter().any(|s| s.start <= span.start && span.end <= s.end)
}

impl Clause<'_> {
    /// The parts, as bytes: cut at "men", ";" and at commas that do not only list.
    pub(super) fn parts(&self) -> Vec<Range<usize>> {
        let (Some(first), Some(last)) = (self.tokens.first(), self.tokens.last()) else { return Vec::new() };
        let mut cuts: Vec<(usize, bool)> = Vec::new();
        let mut denied = false;
        for (i, token) in self.tokens.iter().enumerate() {
            let inside = within(&token.span, self.terms);
            denied |= token.is(&LATE_DENIALS);
            if token.word == ";" || (token.is(&BUTS) && i > 0) || (token.word == "utan" && denied) {
                cuts.push((token.span.start, true));
            } else if !inside && (token.word == "," || token.word == "–" && self.is_dash(i)) {
                cuts.push((token.span.end, false));
            }
        }
        let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
        let mut start = first.span.start;
        for (at, hard) in cuts {
            if at > start {
                parts.push((start..at, hard));
                start = at;
            }
        }
        parts.push((start..last.span.end.max(start), true));
        self.joined(parts)
    }

    /// A dash between words, not between two numbers.
    fn is_dash(&self, at: usize) -> bool {
        let beside = |token: Option<&Token>| token.is_some_and(Token::is_word);
        at > 0 && beside(self.tokens.get(at - 1)) && beside(self.tokens.get(at + 1))
    }

    /// Joins the items of a list: a part that names things and says nothing of them belongs to its neighbour.
    fn joined(&self, parts: Vec<(Range<usize>, bool)>) -> Vec<Range<usize>> {
        let mut out: Vec<(Range<usize>, bool)> = Vec::new();
        for (i, (part, hard)) in parts.iter().enumerate() {
            let is_list = self.only_lists(part);
            let is_last = i + 1 == parts.len();
            match out.last_mut() {
                Some((before, joins)) if *joins || (is_list && (is_last || *hard)) => {
                    before.end = part.end;
                    *joins = is_list && !hard;
                }
                _ => out.push((part.clone(), is_list && !hard)),
            }
        }
        out.into_iter().map(|(part, _)| part).collect()
    }

    fn only_lists(&self, part: &Range<usize>) -> bool {
        const SMALL: [&str; 14] =
            ["vi", "we", "och", "and", "samt", "eller", "or", "även", "också", "also", "i", "in", "&", "as"];
        let mut said = self.tokens.iter().filter(|t| part.start <= t.span.start && t.span.end <= part.end);
        let names = self.terms.iter().any(|t| part.start <= t.start && t.end <= part.end);
        names
            && said.all(|t| within(&t.span, self.terms) || t.is(&SMALL) || !(t.is_word() || t.span.len() > 2))
    }

    /// How the part of a sentence stands to a term in it.
    pub(super) fn stance(&self, part: &Range<usize>, term: &Range<usize>) -> Stance {
        let tokens: Vec<&Token> =
            self.tokens.iter().filter(|t| part.start <= t.span.start && t.span.end <= part.end).collect();
        let at = tokens.iter().position(|t| t.span.start >= term.start).unwrap_or(tokens.len());
        let after = tokens.iter().position(|t| t.span.start >= term.end).unwrap_or(tokens.len());
        let (before, later) = (&tokens[..at], &tokens[after.min(tokens.len())..]);
        if phrase(&tokens, &["inte själva"]).is_some() || phrase(&tokens, &["not in-house"]).is_some() {
            let brokered = self.tokens.iter().any(|t| t.is(&BROKERED));
            return if brokered { Stance::Brokered } else { Stance::Partner };
        }
        if self.is_denied(before, later, term) {
            return Stance::Denied;
        }
        if self.is_customers(before) {
            return Stance::Denied;
        }
        if phrase(before, &HOPES).is_some_and(|from| !self.settles(&before[from..]))
            || phrase(later, &LATE_HOPES).is_some()
        {
            return Stance::Hedged;
        }
        if tokens.iter().any(|t| t.is(&BROKERED)) {
            return Stance::Brokered;
        }
        if phrase(&tokens, &BOUGHT).is_some() || is_partner(&tokens) {
            return Stance::Partner;
        }
        Stance::Own
    }

    /// "Planerar" ends where something certain begins: "… och är certifierade enligt".
    fn settles(&self, between: &[&Token]) -> bool {
        between.iter().any(|t| t.word.starts_with("certifiera") && t.word != "certifieras")
    }

    fn is_denied(&self, before: &[&Token], later: &[&Token], term: &Range<usize>) -> bool {
        let is_only = |tokens: &[&Token], i: usize| tokens.get(i + 1).is_some_and(|t| t.is(&NOT_ONLY));
        let is_process = within(term, self.processes);
        // "Vi fräser inte": right after it, unless what follows is what is meant ("vi svarvar inte gjutjärn").
        if is_process
            && let Some(i) = later.iter().take(3).position(|t| t.is(&LATE_DENIALS))
            && !is_only(later, i)
            && !later[..i].iter().any(|t| within(&t.span, self.terms))
            && !later[i..].iter().take(3).any(|t| within(&t.span, self.terms))
        {
            return true;
        }
        // "Inte svetsning, lackering eller gjutning": the denial reaches the first term and the list from there.
        let Some(i) = before.iter().rposition(|t| t.is(&DENIALS)) else { return false };
        if is_only(before, i) {
            return false;
        }
        let between = &before[i + 1..];
        let own = between.iter().take_while(|t| !within(&t.span, self.terms)).filter(|t| t.is_word()).count();
        let rest = between.iter().skip_while(|t| !within(&t.span, self.terms));
        let is_list = rest
            .filter(|t| t.is_word() && !within(&t.span, self.terms))
            .all(|t| t.is(&["och", "eller", "and", "or", "samt", "nor", "heller", "in", "i", "av", "of"]));
        let reach = if before[i].is(&["ingen", "inga", "inget", "no", "without"]) { 2 } else { 4 };
        own <= reach && is_list
    }

    /// "Våra kunder gjuter": their work, not the maker's; but "åt våra kunder" is.
    fn is_customers(&self, before: &[&Token]) -> bool {
        let Some(i) = before.iter().rposition(|t| t.is(&CUSTOMERS)) else { return false };
        let for_them = before[i.saturating_sub(4)..i].iter().any(|t| t.is(&FOR_THEM) && !t.is(&["av", "of"]));
        let ours = before[i + 1..].iter().any(|t| t.is(&["vi", "we"]));
        !for_them && !ours
    }
}

/// "Våra underleverantörer", "via vårt nätverk"; never "vi är underleverantör till".
fn is_partner(tokens: &[&Token]) -> bool {
    tokens.iter().enumerate().any(|(i, token)| {
        token.is(&PARTNERS)
            && i > 0
            && !tokens[..i]
                .iter()
                .rev()
                .take(3)
                .any(|t| t.is(&["som", "as", "är", "are", "din", "er", "ert", "your", "a"]))
            && !tokens.get(i + 1).is_some_and(|t| t.is(&["till", "to", "åt", "för"]))
            && tokens[i.saturating_sub(3)..i].iter().any(|t| t.is(&OF_OURS))
    })
}

/// Where the first of some phrases begins.
pub(super) fn phrase(tokens: &[&Token], phrases: &[&str]) -> Option<usize> {
    (0..tokens.len()).find(|&i| {
        phrases.iter().any(|phrase| {
            phrase.split(' ').enumerate().all(|(n, word)| tokens.get(i + n).is_some_and(|t| t.word == word))
        })
    })
}
