//! Offers proposed from a text. Pure: the same text and vocabulary give the same proposals.

use std::collections::BTreeMap;

use matching::{Newcomers, Sourcing};
use vocabulary::{AnyTerm, MaterialId, ProcessId, Stage, Vocabulary};

use super::{
    binding::{Item, Named, Scanned},
    measures::Measured,
    said::{Field, Proposals, ProposedCertificate, ProposedFact, ProposedOffer, Question, Quote, Sure},
    sizes::{self, Bound},
    stance::Stance,
};

/// Everything that a text lets one propose. Never panics, and quotes only what stands in the text.
#[must_use]
pub fn propose(text: &str, vocabulary: &Vocabulary) -> Proposals {
    let scanned = Scanned::of(text, vocabulary);
    let mut work =
        Work { vocabulary, scanned: &scanned, offers: BTreeMap::new(), not_understood: Vec::new() };
    work.find_offers();
    let general = work.bind();
    work.finish_measures();
    work.share_downwards();
    work.give_to_all(&general);
    let mut offers: Vec<ProposedOffer> = work.offers.into_values().map(|o| o.offer).collect();
    for offer in &mut offers {
        offer.facts.sort_by_key(|fact| (fact.field, fact.quote.span.start));
    }
    offers.sort_by_key(|o| (o.sure, o.quote.span.start, o.process));
    let certificates = certificates(vocabulary, &scanned);
    let questions = questions(vocabulary, &scanned, &offers, &certificates);
    let mut not_understood = work.not_understood;
    not_understood.sort_by_key(|quote| quote.span.start);
    not_understood.dedup();
    Proposals { offers, certificates, questions, not_understood }
}

struct Draft {
    offer: ProposedOffer,
    stance: Stance,
    bound: Vec<Bound>,
}

struct Work<'a> {
    vocabulary: &'a Vocabulary,
    scanned: &'a Scanned<'a>,
    offers: BTreeMap<ProcessId, Draft>,
    not_understood: Vec<Quote>,
}

fn sure(stance: Stance) -> Sure {
    match stance {
        Stance::Own | Stance::Partner | Stance::Brokered => Sure::Stated,
        Stance::Hedged => Sure::Hedged,
        Stance::Denied => Sure::Denied,
    }
}

impl Work<'_> {
    /// One offer for each process, on the strongest terms that the text names it in.
    fn find_offers(&mut self) {
        for item in &self.scanned.items {
            let Named::Process(process) = item.named else { continue };
            let known = self.offers.get(&process).map(|draft| draft.stance);
            if known.is_none_or(|known| item.stance < known) {
                let quote = self.scanned.quote(item);
                let offer = ProposedOffer { process, quote, sure: sure(item.stance), facts: Vec::new() };
                self.offers.insert(process, Draft { offer, stance: item.stance, bound: Vec::new() });
            }
        }
        let partners = self.offers.values_mut().filter_map(|draft| match draft.stance {
            Stance::Partner => Some((draft, "partner")),
            Stance::Brokered => Some((draft, "brokered")),
            _ => None,
        });
        for (draft, word) in partners {
            let quote = draft.offer.quote.clone();
            draft.offer.facts.push(ProposedFact {
                field: Field::Sourcing,
                value: word.to_owned(),
                complete: true,
                quote,
                sure: Sure::Stated,
            });
        }
    }

    /// Gives each thing that is named to its processes; what is said of the whole firm comes back.
    fn bind(&mut self) -> Vec<Item> {
        let mut general = Vec::new();
        for item in &self.scanned.items {
            if matches!(item.named, Named::Process(_) | Named::Certificate(_) | Named::Asked(_)) {
                continue;
            }
            if item.named == Named::Measure(Measured::Unclear) {
                self.not_understood.push(self.scanned.quote(item));
                continue;
            }
            let (places, sure) = self.scanned.processes_of(item);
            let is_round = matches!(
                item.named,
                Named::Measure(Measured::Diameter(_) | Measured::Sides { round: true, .. })
            );
            let mut processes: Vec<ProcessId> = Vec::new();
            let elsewhere = if is_round { self.scanned.of_sentence(item) } else { Vec::new() };
            let turns = |place: &usize| matches!(self.scanned.items[*place].named, Named::Process(id) if self.is_round(id));
            // A diameter belongs to what turns, also when the sentence has gone on to something else.
            let places = if is_round && !places.iter().any(turns) && elsewhere.iter().any(turns) {
                elsewhere
            } else {
                places
            };
            for place in places {
                let owner = &self.scanned.items[place];
                let Named::Process(id) = owner.named else { continue };
                // A fact of a mention that is denied does not go to the same process where it is offered.
                // A series or a time told of several is told of the maker's own work.
                let others = sure == Sure::Likely && owner.stance != Stance::Own;
                let stands = self.offers.get(&id).is_some_and(|draft| draft.stance == owner.stance);
                if stands && !others && !processes.contains(&id) {
                    processes.push(id);
                }
            }
            self.fit(item, sure, &mut processes);
            if processes.is_empty() {
                general.push(item.clone());
            }
            for process in processes {
                self.give(process, item, sure);
            }
        }
        general
    }

    /// Keeps the processes that an item can be said of: a diameter of those that turn, a material of those that
    /// take it.
    fn fit(&self, item: &Item, sure: Sure, processes: &mut Vec<ProcessId>) {
        let is_round =
            matches!(item.named, Named::Measure(Measured::Diameter(_) | Measured::Sides { round: true, .. }));
        if is_round && processes.iter().any(|p| self.is_round(*p)) {
            processes.retain(|p| self.is_round(*p));
        }
        // What the sentence says of the process itself is not doubted.
        if let Named::Material(material) = item.named
            && sure != Sure::Stated
        {
            processes.retain(|p| self.takes(*p, material));
        }
    }

    fn is_round(&self, process: ProcessId) -> bool {
        let all = self.vocabulary.processes();
        all.subtree(process).any(|p| p.facts.round)
    }

    /// True where the process is usual for the material, or nobody says what it is usual for.
    fn takes(&self, process: ProcessId, material: MaterialId) -> bool {
        let materials = self.vocabulary.materials();
        let usual: Vec<MaterialId> = self
            .vocabulary
            .processes()
            .subtree(process)
            .flat_map(|p| p.facts.materials.iter().copied())
            .collect();
        usual.is_empty()
            || usual.iter().any(|&u| materials.contains(u, material) || materials.contains(material, u))
    }

    fn give(&mut self, process: ProcessId, item: &Item, sure: Sure) {
        let sure = if item.stance == Stance::Hedged { sure.max(Sure::Hedged) } else { sure };
        let quote = self.scanned.quote(item);
        let Some(fact) = fact(self.vocabulary, item, quote.clone(), sure) else {
            if let (Named::Measure(what), Some(draft)) = (&item.named, self.offers.get_mut(&process)) {
                draft.bound.push(Bound { what: what.clone(), quote, sure });
            }
            return;
        };
        let Some(draft) = self.offers.get_mut(&process) else { return };
        let known = draft.offer.facts.iter_mut().find(|f| f.field == fact.field && f.value == fact.value);
        match known {
            Some(known) if known.sure > fact.sure => *known = fact,
            Some(_) => {}
            None => draft.offer.facts.push(fact),
        }
    }

    fn finish_measures(&mut self) {
        for draft in self.offers.values_mut() {
            let bound = std::mem::take(&mut draft.bound);
            draft.offer.facts.extend(sizes::facts(&bound));
        }
    }

    /// "CNC-bearbetning: vi svarvar och fräser": what the wider word says holds for the narrower ones, and it is no
    /// offer of its own, unless it and they differ in size.
    fn share_downwards(&mut self) {
        for stance in [Stance::Own, Stance::Partner] {
            self.share_downwards_among(stance);
        }
    }

    fn share_downwards_among(&mut self, stance: Stance) {
        let own: Vec<ProcessId> =
            self.offers.iter().filter(|(_, d)| d.stance == stance).map(|(p, _)| *p).collect();
        let shape = self.vocabulary.processes().shape();
        let mut wide: Vec<ProcessId> =
            own.iter().copied().filter(|w| own.iter().any(|n| n != w && shape.contains(w.0, n.0))).collect();
        wide.sort_by_key(|p| shape.level(p.0));
        for wider in wide {
            let narrow: Vec<ProcessId> =
                own.iter().copied().filter(|n| *n != wider && shape.contains(wider.0, n.0)).collect();
            let Some(draft) = self.offers.get(&wider) else { continue };
            let facts = draft.offer.facts.clone();
            let has_size =
                |facts: &[ProposedFact]| facts.iter().any(|f| f.field == Field::Largest && f.complete);
            // What is told of the wider word in sentences of its own is an offer of its own: a moulder that also
            // moulds in two components.
            let of_machine = [Field::Largest, Field::Smallest, Field::Heaviest, Field::Wall];
            let is_measured = facts.iter().any(|f| of_machine.contains(&f.field));
            if is_measured && !self.scanned.introduces(wider, &narrow) {
                continue;
            }
            if has_size(&facts)
                && narrow.iter().any(|n| self.offers.get(n).is_some_and(|d| has_size(&d.offer.facts)))
            {
                continue;
            }
            self.offers.remove(&wider);
            for process in narrow {
                let Some(draft) = self.offers.get_mut(&process) else { continue };
                let lacking: Vec<ProposedFact> = facts
                    .iter()
                    .filter(|fact| draft.offer.facts.iter().all(|known| known.field != fact.field))
                    .map(|fact| ProposedFact { sure: fact.sure.max(Sure::Likely), ..fact.clone() })
                    .collect();
                draft.offer.facts.extend(lacking);
            }
        }
    }

    /// What is said of the whole firm goes to each of its own offers that says nothing else; measures only where
    /// there is a single offer they can be about.
    fn give_to_all(&mut self, general: &[Item]) {
        let own: Vec<ProcessId> =
            self.offers.iter().filter(|(_, d)| d.stance == Stance::Own).map(|(p, _)| *p).collect();
        let mut bound: Vec<Bound> = Vec::new();
        for item in general {
            let quote = self.scanned.quote(item);
            if let Named::Measure(what) = &item.named {
                let of_all =
                    matches!(what, Measured::Series(_) | Measured::LeadTime(_) | Measured::Tolerance { .. });
                if own.len() == 1 || (of_all && !own.is_empty()) {
                    let sure = if own.len() == 1 { Sure::Likely } else { Sure::General };
                    bound.push(Bound { what: what.clone(), quote, sure });
                } else if !matches!(what, Measured::Series((_, None))) {
                    self.not_understood.push(quote);
                }
                continue;
            }
            for process in &own {
                let sure = if item.stance == Stance::Hedged { Sure::Hedged } else { Sure::General };
                let Some(fact) = fact(self.vocabulary, item, quote.clone(), sure) else { continue };
                let fits = match item.named {
                    Named::Material(material) => self.takes(*process, material),
                    _ => true,
                };
                let Some(draft) = self.offers.get_mut(process) else { continue };
                let known = draft
                    .offer
                    .facts
                    .iter()
                    .any(|k| k.field == fact.field && (k.sure < Sure::General || k.value == fact.value));
                if fits && !known {
                    draft.offer.facts.push(fact);
                }
            }
        }
        for process in own {
            let has_grade = self.vocabulary.processes().subtree(process).any(|p| p.facts.grade.is_some());
            let Some(draft) = self.offers.get_mut(&process) else { continue };
            for fact in sizes::facts(&bound) {
                let fits = fact.field != Field::Tolerance || has_grade;
                if fits && draft.offer.facts.iter().all(|known| known.field != fact.field) {
                    draft.offer.facts.push(fact);
                }
            }
        }
    }
}

/// The fact of an item that is no measure.
fn fact(vocabulary: &Vocabulary, item: &Item, quote: Quote, sure: Sure) -> Option<ProposedFact> {
    let denied = item.stance == Stance::Denied;
    let (field, value) = match &item.named {
        Named::Material(id) => (Field::Material, vocabulary.materials().get(*id).code.clone()),
        Named::Stage(stage) => {
            let code: &str = Stage::code(*stage);
            (Field::Stage, if denied { format!("not {code}") } else { code.to_owned() })
        }
        Named::Sourcing(sourcing) => (
            Field::Sourcing,
            match sourcing {
                Sourcing::InHouse => "in_house",
                Sourcing::Partner => "partner",
                Sourcing::Brokered => "brokered",
            }
            .to_owned(),
        ),
        Named::Newcomers(newcomers) => (
            Field::Newcomers,
            match newcomers {
                _ if denied => "no",
                Newcomers::Yes => "yes",
                Newcomers::WithAdviser => "with_adviser",
                Newcomers::No => "no",
            }
            .to_owned(),
        ),
        Named::Process(_) | Named::Certificate(_) | Named::Asked(_) | Named::Measure(_) => return None,
    };
    // A clear no about a stage or newcomers is a fact too; a material that is denied is none.
    let sure = if denied { Sure::Denied } else { sure };
    Some(ProposedFact { field, value, complete: true, quote, sure })
}

fn certificates(vocabulary: &Vocabulary, scanned: &Scanned<'_>) -> Vec<ProposedCertificate> {
    let mut out: Vec<ProposedCertificate> = Vec::new();
    for item in &scanned.items {
        let Named::Certificate(certificate) = item.named else { continue };
        let sure = match item.stance {
            // Somebody else's certificate is not the maker's.
            Stance::Partner | Stance::Brokered => Sure::Hedged,
            stance => sure(stance),
        };
        let quote = scanned.quote(item);
        match out.iter_mut().find(|known| known.certificate == certificate) {
            Some(known) if sure < known.sure => *known = ProposedCertificate { certificate, quote, sure },
            Some(_) => {}
            None => out.push(ProposedCertificate { certificate, quote, sure }),
        }
    }
    let shape = vocabulary.certificates().shape();
    let narrower = |wide: &ProposedCertificate| {
        out.iter().any(|n| {
            n.certificate != wide.certificate
                && shape.contains(wide.certificate.0, n.certificate.0)
                && n.sure <= wide.sure
        })
    };
    let wide: Vec<_> = out.iter().filter(|c| narrower(c)).map(|c| c.certificate).collect();
    out.retain(|c| !wide.contains(&c.certificate));
    out
}

/// The words to ask about, each once; not those that the rest of the text answers.
fn questions(
    vocabulary: &Vocabulary,
    scanned: &Scanned<'_>,
    offers: &[ProposedOffer],
    certificates: &[ProposedCertificate],
) -> Vec<Question> {
    let materials: Vec<MaterialId> = scanned
        .items
        .iter()
        .filter_map(|item| if let Named::Material(id) = item.named { Some(id) } else { None })
        .collect();
    let answered = |meaning: &AnyTerm| match meaning {
        AnyTerm::Process(id) => offers.iter().any(|o| vocabulary.processes().contains(*id, o.process)),
        AnyTerm::Material(id) => materials.iter().any(|m| vocabulary.materials().contains(*id, *m)),
        AnyTerm::Certificate(id) => {
            certificates.iter().any(|c| vocabulary.certificates().contains(*id, c.certificate))
        }
    };
    let mut seen: Vec<String> = Vec::new();
    let mut out: Vec<Question> = Vec::new();
    for item in &scanned.items {
        let Named::Asked(meanings) = &item.named else { continue };
        if let Some(last) = out.last_mut().filter(|q| q.quote.span == item.span) {
            last.meanings.extend(meanings);
            continue;
        }
        let word = scanned.text[item.span.clone()].to_lowercase();
        if item.stance == Stance::Denied || seen.contains(&word) {
            continue;
        }
        seen.push(word);
        out.push(Question { quote: scanned.quote(item), meanings: meanings.clone() });
    }
    out.retain(|question| !question.meanings.iter().any(answered));
    out
}
