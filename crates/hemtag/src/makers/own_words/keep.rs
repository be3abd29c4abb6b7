//! Keeping what a person chose among the proposals: new offers, facts of offers that are there, certificates, each with
//! the sentence that it came from.

use jiff::civil::Date;
use vocabulary::{AnyTerm, Finding, ProcessId, Vocabulary};

use super::{Field, Proposals, ProposedFact, ProposedOffer, Quote, Sure, propose};
use crate::{
    access::{self, Action, Caller},
    app::App,
    http::Typed,
    makers::{
        edit::{Problem, Problems, SaveError, change, empty_offer, empty_site, newcomers, read, sourcing},
        model::{
            CertificateHeld, Evidence, FactEvidence, Level, Maker, MakerId, OfferId, OfferRecord, SiteId,
            Subject, certificate_field,
        },
    },
    words::Language,
};

/// A text longer than this, in characters, is more than one page of a web site.
pub const LONGEST: usize = 60_000;

/// How a proposed fact stands to what the maker's offer says already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The offer says nothing of it, or there is no offer yet.
    New,
    /// It says the same.
    Same,
    /// It says something else.
    Other,
}

/// What there is to choose from in a text.
///
/// # Errors
/// An empty text, or one that is too long.
pub fn proposals_of(text: &str) -> Result<Proposals, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::own("own-words-empty"));
    }
    if text.chars().count() > LONGEST {
        return Err(Problem::Own("own-words-too-long", vec![("most", LONGEST.to_string())]));
    }
    Ok(propose(text, Vocabulary::embedded()))
}

/// The maker's offer of a process, if it has one.
#[must_use]
pub fn offer_of(maker: &Maker, process: ProcessId) -> Option<&OfferRecord> {
    maker.offers().map(|(_, offer)| offer).find(|offer| offer.process == process)
}

/// Whether an offer says a proposed fact already.
#[must_use]
pub fn kept(offer: Option<&OfferRecord>, fact: &ProposedFact) -> Kept {
    let Some(offer) = offer else { return Kept::New };
    if !fact.complete {
        return if offer.as_stated.values().any(|v| *v == fact.value) {
            Kept::Same
        } else if is_stated(offer, fact.field, &fact.value) {
            Kept::Other
        } else {
            Kept::New
        };
    }
    let mut with = offer.clone();
    if set(&mut with, fact.field, &fact.value).is_err() {
        return Kept::New;
    }
    // The words of a tolerance may differ where the grade is the same.
    let same = match fact.field {
        Field::Tolerance => {
            with.tolerance.as_ref().map(|t| t.grade) == offer.tolerance.as_ref().map(|t| t.grade)
        }
        _ => with == *offer,
    };
    match (same, is_stated(offer, fact.field, &fact.value)) {
        (true, _) => Kept::Same,
        (false, true) => Kept::Other,
        (false, false) => Kept::New,
    }
}

fn is_stated(offer: &OfferRecord, field: Field, value: &str) -> bool {
    match field {
        // A further material stands beside those there are.
        Field::Material => false,
        Field::Largest => offer.largest.is_some(),
        Field::Smallest => offer.smallest.is_some(),
        Field::Heaviest => offer.heaviest.is_some(),
        Field::Tolerance => offer.tolerance.is_some(),
        Field::Wall => offer.thinnest_wall.is_some(),
        Field::SmallestSeries => offer.smallest_series.is_some(),
        Field::LargestSeries => offer.largest_series.is_some(),
        Field::Stage => match value.trim_start_matches("not ") {
            "prototype" => offer.stages.prototype.is_some(),
            "pilot_series" => offer.stages.pilot_series.is_some(),
            _ => offer.stages.full_scale.is_some(),
        },
        Field::LeadTime => offer.lead_time_days.is_some(),
        Field::Sourcing => offer.sourcing.is_some(),
        Field::Newcomers => offer.newcomers.is_some(),
    }
}

/// Sets one fact of an offer.
fn set(offer: &mut OfferRecord, field: Field, text: &str) -> Result<(), Problem> {
    match field {
        Field::Material => {
            offer.materials.extend(read::materials(text)?);
            offer.materials.sort_unstable();
            offer.materials.dedup();
        }
        Field::Largest => offer.largest = Some(read::envelope(text)?),
        Field::Smallest => offer.smallest = Some(read::length(text)?),
        Field::Heaviest => offer.heaviest = Some(read::mass(text)?),
        Field::Tolerance => offer.tolerance = Some(read::tolerance(text)?),
        Field::Wall => offer.thinnest_wall = Some(read::length(text)?),
        Field::SmallestSeries => offer.smallest_series = Some(read::whole(text, 1_000_000_000)?),
        Field::LargestSeries => offer.largest_series = Some(read::whole(text, 1_000_000_000)?),
        Field::LeadTime => offer.lead_time_days = Some(read::days(text)?),
        Field::Stage => {
            let (said, stage) = text.strip_prefix("not ").map_or((true, text), |stage| (false, stage));
            match stage {
                "prototype" => offer.stages.prototype = Some(said),
                "pilot_series" => offer.stages.pilot_series = Some(said),
                _ => offer.stages.full_scale = Some(said),
            }
        }
        Field::Sourcing => offer.sourcing = sourcing(text),
        Field::Newcomers => offer.newcomers = newcomers(text),
    }
    Ok(())
}

/// The name that evidence for a fact is kept under.
pub(super) const fn evidence_field(field: Field) -> &'static str {
    match field {
        Field::Material => "materials",
        Field::Largest => "largest",
        Field::Smallest => "smallest",
        Field::Heaviest => "heaviest",
        Field::Tolerance => "tolerance",
        Field::Wall => "wall",
        Field::SmallestSeries | Field::LargestSeries => "series",
        Field::Stage => "stages",
        Field::LeadTime => "lead_time",
        Field::Sourcing => "sourcing",
        Field::Newcomers => "newcomers",
    }
}

/// Keeps what was ticked: `offer` (places), `fact` (place.place), `certificate` (places), with the texts of
/// `process-…` and `value-…`, and the answers of `question-…`. The text itself is kept with the maker.
///
/// # Errors
/// The fields that cannot be kept as they were typed; or that somebody else was first.
pub async fn keep_own_words(
    app: &App,
    caller: &Caller,
    id: MakerId,
    typed: &Typed,
    version: i64,
) -> Result<(), SaveError> {
    access::check(caller, Action::EditMaker, caller.to_maker(id.0))?;
    let text = typed.0.get("text").and_then(|t| t.first()).cloned().unwrap_or_default();
    let invalid = |problem: Problem| SaveError::Invalid(Problems(vec![("text".to_owned(), problem)]));
    let proposals = proposals_of(&text).map_err(invalid)?;
    let mut maker = change::to_edit(app, caller, id).await?;
    if maker.version != version {
        return Err(SaveError::Changed(Box::new(maker)));
    }
    let before = maker.clone();
    let mut keeping = Keeping {
        text: &text,
        typed,
        today: app.clock.today(),
        problems: Problems::default(),
        fields: Vec::new(),
    };
    keeping.keep(&mut maker, &proposals);
    keeping.problems.or(()).map_err(SaveError::Invalid)?;
    maker.own_words = Some(text.clone());
    if maker == before {
        return Ok(());
    }
    let fields = keeping.fields;
    change::change(app, caller, &mut maker, &fields).await
}

struct Keeping<'a> {
    text: &'a str,
    typed: &'a Typed,
    today: Date,
    problems: Problems,
    fields: Vec<String>,
}

impl Keeping<'_> {
    fn keep(&mut self, maker: &mut Maker, proposals: &Proposals) {
        self.fields.push("own_words".to_owned());
        for (i, offer) in proposals.offers.iter().enumerate() {
            let prefix = format!("{i}.");
            let any_fact = self.typed.all("fact").iter().any(|f| f.starts_with(&prefix));
            if self.typed.has("offer", &i.to_string())
                || (any_fact && offer_of(maker, offer.process).is_some())
            {
                self.keep_offer(maker, i, offer);
            }
        }
        for (i, held) in proposals.certificates.iter().enumerate() {
            if self.typed.has("certificate", &i.to_string()) {
                self.keep_certificate(maker, held.certificate, &held.quote);
            }
        }
        for (i, question) in proposals.questions.iter().enumerate() {
            let code = self.typed.text(&format!("question-{i}"));
            let chosen = question.meanings.iter().find(|m| Vocabulary::embedded().code(**m) == code);
            match chosen {
                Some(AnyTerm::Process(process)) if offer_of(maker, *process).is_none() => {
                    let offer = ProposedOffer {
                        process: *process,
                        quote: question.quote.clone(),
                        sure: Sure::Stated,
                        facts: Vec::new(),
                    };
                    self.put_offer(maker, *process, &offer, &[]);
                }
                Some(AnyTerm::Certificate(certificate)) => {
                    self.keep_certificate(maker, *certificate, &question.quote);
                }
                _ => {}
            }
        }
    }

    fn keep_offer(&mut self, maker: &mut Maker, i: usize, offer: &ProposedOffer) {
        let name = format!("process-{i}");
        let process = match self.typed.given(&name) {
            None => offer.process,
            Some(text) => match Vocabulary::embedded().find_process(text) {
                Finding::Found { term, .. } => term,
                _ => {
                    let stated = vec![("stated", text.to_owned())];
                    return self.problems.add(name, Problem::Own("own-words-problem-process", stated));
                }
            },
        };
        let mut facts = Vec::new();
        for (j, fact) in offer.facts.iter().enumerate() {
            if self.typed.has("fact", &format!("{i}.{j}")) {
                let name = format!("value-{i}-{j}");
                let value = self.typed.given(&name).unwrap_or(&fact.value).to_owned();
                facts.push((fact, name, value));
            }
        }
        self.put_offer(maker, process, offer, &facts);
    }

    fn put_offer(
        &mut self,
        maker: &mut Maker,
        process: ProcessId,
        from: &ProposedOffer,
        facts: &[(&ProposedFact, String, String)],
    ) {
        let own = self.evidence();
        let id = match offer_of(maker, process) {
            Some(offer) => offer.id,
            None => {
                let id = OfferId(maker.new_id());
                let offer = OfferRecord { process, evidence: own.clone(), ..empty_offer(id, self.today) };
                self.site(maker).offers.push(offer);
                self.fields.push("offer-new.process".to_owned());
                note(maker, id, "process", &own, &self.text[from.quote.sentence.clone()], false);
                id
            }
        };
        for (fact, name, value) in facts {
            let Some(offer) = maker.sites.iter_mut().flat_map(|s| s.offers.iter_mut()).find(|o| o.id == id)
            else {
                continue;
            };
            let before = offer.clone();
            // What lacks something is kept as it was said, and compared with nothing until it is completed.
            let as_said = !fact.complete && *value == fact.value;
            if as_said {
                let label =
                    Language::Swedish.t(&format!("offer-{}", evidence_field(fact.field).replace('_', "-")));
                offer.as_stated.insert(label, value.clone());
            } else if let Err(problem) = set(offer, fact.field, value) {
                self.problems.add(name.clone(), problem);
                continue;
            }
            if offer.smallest_series.zip(offer.largest_series).is_some_and(|(low, high)| low > high) {
                self.problems.add(name.clone(), Problem::own("edit-problem-series"));
                continue;
            }
            if *offer == before {
                continue;
            }
            let field = evidence_field(fact.field);
            let code = if id.0 > 0 { format!("offer-{id}") } else { "offer-new".to_owned() };
            self.fields.push(format!("{code}.{field}"));
            // What showed the old value does not show the new one; further materials and stages change none.
            let replaces = !matches!(fact.field, Field::Material | Field::Stage)
                && is_stated(&before, fact.field, value);
            // Words that are compared with nothing are no evidence for the value that is.
            let (field, replaces) =
                if as_said { (format!("stated {field}"), false) } else { (field.to_owned(), replaces) };
            note(maker, id, &field, &own, &self.text[fact.quote.sentence.clone()], replaces);
        }
    }

    /// Where new offers go: the site that was chosen, else the first; a maker without one gets a site whose place is
    /// not stated.
    fn site<'m>(&self, maker: &'m mut Maker) -> &'m mut crate::makers::model::Site {
        if maker.sites.is_empty() {
            let id = SiteId(maker.new_id());
            maker.sites.push(crate::makers::model::Site { id, ..empty_site() });
        }
        let chosen = self.typed.text("site");
        let at = maker.sites.iter().position(|site| site.id.to_string() == chosen).unwrap_or(0);
        &mut maker.sites[at]
    }

    fn keep_certificate(&mut self, maker: &mut Maker, certificate: vocabulary::CertificateId, quote: &Quote) {
        if maker.certificates.iter().any(|held| held.certificate == certificate) {
            return;
        }
        let evidence = self.evidence();
        let field = certificate_field(certificate);
        self.fields.push(field.clone());
        let sentence = self.text[quote.sentence.clone()].to_owned();
        maker.evidence.push(FactEvidence {
            subject: Subject::Maker,
            field,
            evidence: evidence.clone(),
            note: Some(sentence),
        });
        maker.certificates.push(CertificateHeld {
            certificate,
            issuer: None,
            registration_number: None,
            valid_from: None,
            valid_until: None,
            sites: Vec::new(),
            evidence,
        });
    }

    fn evidence(&self) -> Evidence {
        Evidence { level: Level::SelfDeclared, on: self.today, by: "tillverkaren".to_owned() }
    }
}

/// Notes the sentence that a fact came from. `replaces`: what was known of it before was about another value.
fn note(maker: &mut Maker, id: OfferId, field: &str, own: &Evidence, sentence: &str, replaces: bool) {
    let subject = Subject::Offer(id);
    if replaces {
        maker.forget_evidence(subject, field);
    }
    let known = maker.evidence.iter_mut().find(|fact| {
        fact.subject == subject && fact.field == field && fact.evidence.level == Level::SelfDeclared
    });
    match known {
        Some(fact) => {
            fact.evidence = own.clone();
            let before = fact.note.take().unwrap_or_default();
            let both = if before.is_empty() || before.contains(sentence) || sentence.contains(&before) {
                if before.len() > sentence.len() { before } else { sentence.to_owned() }
            } else {
                format!("{before} … {sentence}")
            };
            fact.note = Some(both);
        }
        None => maker.evidence.push(FactEvidence {
            subject,
            field: field.to_owned(),
            evidence: own.clone(),
            note: Some(sentence.to_owned()),
        }),
    }
}
