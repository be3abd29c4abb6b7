//! What the waiting needs hang on: for each maker that misses nothing of a need, what its profile does not say.

use std::collections::{BTreeMap, BTreeSet};

use matching::{
    Strength, Verdict, Wish,
    ask::{Ask, Question, asks},
};
use sea_orm::DbErr;
use vocabulary::Vocabulary;

use super::model::about;
use crate::{
    app::App,
    matches::wording,
    needs::{
        self, Need,
        model::{Confidentiality, engine_parts},
    },
    words::Language,
};

/// The most makers that are asked for one step of one need.
const MOST_MAKERS: usize = 10;

/// A question that would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub maker: i64,
    /// The offer whose profile is silent; none for a process that no offer of the maker's names.
    pub offer: Option<i64>,
    pub about: String,
    pub words_sv: String,
    pub words_en: String,
    /// Needs that hang on it.
    pub needs: BTreeSet<i64>,
}

/// The questions that would help, those first that most needs hang on; of equals by maker, offer and what they are about, so
/// that the same register and needs give the same order. Needs that nobody may see, and closed ones, ask nothing.
///
/// # Errors
/// When the database does not answer.
///
/// # Panics
/// When the engine does.
pub async fn collect(app: &App) -> Result<Vec<Wanted>, DbErr> {
    let waiting = needs::store::waiting(app.db.reader()).await?;
    let (snapshot, today) = (app.register.snapshot(), app.clock.today());
    let found = tokio::task::spawn_blocking(move || {
        let mut all: BTreeMap<(i64, Option<i64>, String), Wanted> = BTreeMap::new();
        let shown = |need: &&Need| need.document.confidentiality != Confidentiality::AdviserOnly;
        for need in waiting.iter().filter(shown) {
            for part in engine_parts(&need.document, today) {
                for operation in part.operations {
                    // Everybody who says nothing would be asked about a step whose process is not stated.
                    if operation.need.processes.is_none() {
                        continue;
                    }
                    let wish = Wish { top: MOST_MAKERS, k: 0, ..Wish::default() };
                    let questions = asks(&operation.need);
                    for candidate in snapshot.register.answer(&operation.need, &wish).ask {
                        for judgement in &candidate.judgements {
                            let Verdict::Unknown { .. } = judgement.verdict else { continue };
                            if judgement.strength != Strength::Required {
                                continue;
                            }
                            let asked = questions.iter().find(|ask| ask.criterion() == judgement.criterion);
                            let Some((what, ask)) = asked.and_then(|ask| Some((what(ask)?, ask))) else {
                                continue;
                            };
                            let (maker, offer) =
                                (i64::from(candidate.maker.0), Some(i64::from(candidate.offer.0)));
                            let words = |l: Language| wording::tell(l, ask, judgement).remark;
                            let wanted = all.entry((maker, offer, what.clone())).or_insert_with(|| Wanted {
                                maker,
                                offer,
                                about: what,
                                words_sv: words(Language::Swedish),
                                words_en: words(Language::English),
                                needs: BTreeSet::new(),
                            });
                            wanted.needs.insert(need.id.0);
                        }
                    }
                }
            }
        }
        let mut all: Vec<Wanted> = all.into_values().collect();
        all.sort_by_key(|wanted| std::cmp::Reverse(wanted.needs.len()));
        all
    });
    Ok(found.await.expect("comparing does not panic"))
}

/// What a question of a need is about, as it is kept.
fn what(ask: &Ask) -> Option<String> {
    let vocabulary = Vocabulary::embedded();
    let stage = match &ask.question {
        Question::Stage(stage) => Some(*stage),
        _ => None,
    };
    let term = match &ask.question {
        Question::Certificate { certificate, .. } => {
            Some(vocabulary.certificates().get(*certificate).code.as_str())
        }
        Question::Process(nodes) => nodes.first().map(|id| vocabulary.processes().get(*id).code.as_str()),
        _ => None,
    };
    about(ask.criterion(), stage, term)
}
