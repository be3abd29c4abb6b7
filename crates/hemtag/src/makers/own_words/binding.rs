//! What a measure, a material or a stage belongs to: the processes named in the same part of the sentence, else in
//! the sentence, the paragraph, or the heading above it.

use std::ops::Range;

use vocabulary::{AnyTerm, CertificateId, MaterialId, Mentioned, ProcessId, Stage, Vocabulary};

use super::{
    measures::{Between, Measured, measures, speaks_of_force},
    process_words,
    said::{Quote, Sure},
    stance::{Clause, Stance, phrase},
    text::{Sentence, Token, sentences, tokens},
};
use matching::{Newcomers, Sourcing};

/// Something that a sentence names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Named {
    Process(ProcessId),
    Material(MaterialId),
    Certificate(CertificateId),
    Asked(Vec<AnyTerm>),
    Measure(Measured),
    Stage(Stage),
    Sourcing(Sourcing),
    Newcomers(Newcomers),
}

#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) named: Named,
    pub(super) span: Range<usize>,
    pub(super) sentence: usize,
    pub(super) part: usize,
    pub(super) stance: Stance,
}

/// A text with everything that it names, in order.
pub(super) struct Scanned<'t> {
    pub(super) text: &'t str,
    sentences: Vec<Sentence>,
    pub(super) items: Vec<Item>,
}

impl<'t> Scanned<'t> {
    pub(super) fn of(text: &'t str, vocabulary: &Vocabulary) -> Scanned<'t> {
        let sentences = sentences(text);
        let mut items = Vec::new();
        for (index, sentence) in sentences.iter().enumerate() {
            scan(text, vocabulary, &sentence.span, index, &mut items);
        }
        items.sort_by_key(|item| (item.span.start, item.span.end));
        Scanned { text, sentences, items }
    }

    pub(super) fn quote(&self, item: &Item) -> Quote {
        Quote { span: item.span.clone(), sentence: self.sentences[item.sentence].span.clone() }
    }

    /// The processes that an item belongs to, as places among the items, and how sure that is; none for what is
    /// said of the whole firm.
    pub(super) fn processes_of(&self, item: &Item) -> (Vec<usize>, Sure) {
        let all = !matches!(item.named, Named::Measure(_) | Named::Material(_));
        let here = self.processes(|p| p.sentence == item.sentence && p.part == item.part);
        if !here.is_empty() {
            return (if all { here } else { self.nearest(&here, item) }, Sure::Stated);
        }
        let sentence = self.processes(|p| p.sentence == item.sentence);
        if !sentence.is_empty() {
            return (if all { sentence } else { self.nearest(&sentence, item) }, Sure::Stated);
        }
        let own = &self.sentences[item.sentence];
        let before: Vec<usize> = (0..item.sentence)
            .rev()
            .take_while(|&s| self.sentences[s].paragraph == own.paragraph && !self.sentences[s].is_heading)
            .collect();
        // A size is that of the process spoken of last; a series or a material that of all in the paragraph.
        let found = if of_one_process(&item.named) {
            let last =
                before.iter().map(|&s| self.processes(|p| p.sentence == s)).find(|found| !found.is_empty());
            last.unwrap_or_default()
        } else {
            self.processes(|p| before.contains(&p.sentence))
        };
        if !found.is_empty() {
            return (found, Sure::Likely);
        }
        match self.heading_of(item.sentence) {
            Some(heading) if !own.is_heading => (self.processes(|p| p.sentence == heading), Sure::Likely),
            _ => (Vec::new(), Sure::General),
        }
    }

    /// The heading over a sentence: that of its own paragraph, or one that stands alone right above the paragraph.
    fn heading_of(&self, sentence: usize) -> Option<usize> {
        let heading = (0..sentence).rev().find(|&s| self.sentences[s].is_heading)?;
        let (at, own) = (self.sentences[heading].paragraph, self.sentences[sentence].paragraph);
        let stands_alone = self.sentences.iter().all(|s| s.paragraph != at || s.is_heading);
        let next = self.sentences.iter().map(|s| s.paragraph).find(|p| *p > at);
        (at == own || (stands_alone && next == Some(own))).then_some(heading)
    }

    /// The processes that the sentence of an item names.
    pub(super) fn of_sentence(&self, item: &Item) -> Vec<usize> {
        self.processes(|p| p.sentence == item.sentence)
    }

    /// True when the process is named in a heading, or in one sentence with one of `others`.
    pub(super) fn introduces(&self, process: ProcessId, others: &[ProcessId]) -> bool {
        let sentences = |id: ProcessId| -> Vec<usize> {
            self.items
                .iter()
                .filter(|item| item.named == Named::Process(id))
                .map(|item| item.sentence)
                .collect()
        };
        let theirs: Vec<usize> = others.iter().flat_map(|id| sentences(*id)).collect();
        sentences(process).iter().all(|s| self.sentences[*s].is_heading || theirs.contains(s))
    }

    fn processes(&self, holds: impl Fn(&Item) -> bool) -> Vec<usize> {
        let is_process = |item: &Item| matches!(item.named, Named::Process(_)) && holds(item);
        self.items.iter().enumerate().filter(|(_, item)| is_process(item)).map(|(i, _)| i).collect()
    }

    /// The last processes before an item that stand in one row, else the first after it.
    fn nearest(&self, processes: &[usize], item: &Item) -> Vec<usize> {
        let before: Vec<usize> =
            processes.iter().copied().filter(|&i| self.items[i].span.end <= item.span.start).collect();
        let mut row: Vec<usize> = Vec::new();
        if before.is_empty() {
            for &i in processes {
                if row.last().is_none_or(|&last| self.are_listed(last, i)) {
                    row.push(i);
                }
            }
        } else {
            for &i in before.iter().rev() {
                if row.last().is_none_or(|&next| self.are_listed(i, next)) {
                    row.push(i);
                } else {
                    break;
                }
            }
        }
        row
    }

    fn are_listed(&self, a: usize, b: usize) -> bool {
        let (from, to) = (self.items[a].span.end, self.items[b].span.start);
        from <= to
            && tokens(self.text, &(from..to)).iter().all(|t| {
                t.is(&[
                    ",", "och", "and", "samt", "eller", "or", "/", "&", "+", "cnc", "även", "also", "(", ")",
                    "-",
                ])
            })
    }
}

/// A measure of what goes into one machine.
fn of_one_process(named: &Named) -> bool {
    matches!(
        named,
        Named::Measure(
            Measured::Sides { .. }
                | Measured::Diameter(_)
                | Measured::Length(_)
                | Measured::Width(_)
                | Measured::Height(_)
                | Measured::Thickness(_)
                | Measured::Mass(_)
        )
    )
}

fn scan(text: &str, vocabulary: &Vocabulary, sentence: &Range<usize>, index: usize, items: &mut Vec<Item>) {
    let tokens = tokens(text, sentence);
    let mentions = process_words::mentions(vocabulary, text, &tokens);
    let terms: Vec<Range<usize>> = mentions.iter().map(|(span, _)| span.clone()).collect();
    let processes: Vec<Range<usize>> =
        mentions.iter().filter(|(_, what)| names_process(what)).map(|(span, _)| span.clone()).collect();
    let clause = Clause { tokens: &tokens, terms: &terms, processes: &processes };
    let parts = clause.parts();
    let part_of = |span: &Range<usize>| parts.iter().position(|p| span.start < p.end).unwrap_or_default();
    let mut add = |named: Named, span: Range<usize>| {
        let part = part_of(&span);
        let stance = parts.get(part).map_or(Stance::Own, |part| clause.stance(part, &span));
        items.push(Item { named, span, sentence: index, part, stance });
    };
    for (span, what) in &mentions {
        match what {
            Mentioned::Term(AnyTerm::Process(id)) => add(Named::Process(*id), span.clone()),
            Mentioned::Term(AnyTerm::Material(id)) => add(Named::Material(*id), span.clone()),
            Mentioned::Term(AnyTerm::Certificate(id)) => add(Named::Certificate(*id), span.clone()),
            Mentioned::Ambiguous(meanings) => add(Named::Asked(meanings.clone()), span.clone()),
            Mentioned::Kommun(_) => {}
        }
    }
    let with_adviser = tokens.iter().any(|t| ["rådgivar", "advis"].iter().any(|s| t.word.starts_with(s)));
    let forces = speaks_of_force(&tokens);
    for part in &parts {
        let free: Vec<Token> = tokens
            .iter()
            .filter(|t| part.start <= t.span.start && t.span.end <= part.end)
            .filter(|t| terms.iter().all(|term| t.span.end <= term.start || term.end <= t.span.start))
            .cloned()
            .collect();
        for measure in measures(&free, forces) {
            add(Named::Measure(measure.what), measure.span);
        }
        for (mut named, span) in spoken(&free) {
            if named == Named::Newcomers(Newcomers::Yes) && with_adviser {
                named = Named::Newcomers(Newcomers::WithAdviser);
            }
            add(named, span);
        }
    }
}

fn names_process(what: &Mentioned) -> bool {
    match what {
        Mentioned::Term(term) => matches!(term, AnyTerm::Process(_)),
        Mentioned::Ambiguous(terms) => terms.iter().any(|t| matches!(t, AnyTerm::Process(_))),
        Mentioned::Kommun(_) => false,
    }
}

/// Stages, small series, the maker's own workshop and newcomers, by their words.
fn spoken(tokens: &[Token]) -> Vec<(Named, Range<usize>)> {
    let mut out = Vec::new();
    let all: Vec<&Token> = tokens.iter().collect();
    for (i, token) in tokens.iter().enumerate() {
        let word = token.word.as_str();
        let two = |first: &[&str], second: &[&str]| {
            token.is(first) && tokens.get(i + 1).is_some_and(|t| second.iter().any(|s| t.word.starts_with(s)))
        };
        let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        let mut add = |named: Named, words: usize| {
            let end = tokens[(i + words - 1).min(tokens.len() - 1)].span.end;
            out.push((named, token.span.start..end));
        };
        if begins(&["prototyp"]) {
            add(Named::Stage(Stage::Prototype), 1);
        } else if begins(&["nollserie", "0-serie", "pilotserie", "förserie", "pre-serie", "pre-production"])
        {
            add(Named::Stage(Stage::PilotSeries), 1);
        } else if two(&["pilot", "trial"], &["series", "runs", "batch", "production"]) {
            add(Named::Stage(Stage::PilotSeries), 2);
        } else if begins(&[
            "serieproduk",
            "serietillverk",
            "serieleverans",
            "massprod",
            "volymprod",
            "storserie",
            "fullskal",
        ]) {
            add(Named::Stage(Stage::FullScale), 1);
        } else if two(&["långa", "stora", "större"], &["serie"])
            || two(
                &["series", "serial", "mass", "volume", "full-scale", "high-volume"],
                &["production", "manufactur"],
            )
        {
            add(Named::Stage(Stage::FullScale), 2);
        } else if begins(&["enstaka", "enstyck", "one-off", "styckvis"]) {
            let one: Between = (Some(1.0), None);
            add(Named::Measure(Measured::Series(one)), 1);
        } else if begins(&[
            "uppfinnar",
            "startup",
            "start-up",
            "nystartad",
            "entreprenör",
            "innovatör",
            "inventor",
            "produktägar",
            "entrepreneur",
        ]) {
            add(Named::Newcomers(Newcomers::Yes), 1);
        } else if begins(&["inhouse", "in-house"])
            || two(
                &["egen", "eget", "egna", "own"],
                &[
                    "regi",
                    "verkstad",
                    "maskin",
                    "lokal",
                    "tak",
                    "workshop",
                    "machine",
                    "fabrik",
                    "factory",
                    "anläggning",
                    "ateljé",
                    "produktion",
                    "production",
                ],
            )
            || two(&["samma", "one"], &["tak", "roof"])
        {
            let denied = i > 0 && phrase(&all[i.saturating_sub(2)..i], &["inte", "not", "no"]).is_some();
            if !denied {
                add(Named::Sourcing(Sourcing::InHouse), 2.min(tokens.len() - i));
            }
        }
    }
    out
}
