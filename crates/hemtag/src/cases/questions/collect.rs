//! What the waiting needs hang on: for each maker that misses nothing of a need, what its profile does not say.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use jiff::civil::Date;
use matching::{
    Judgement, Register, Strength, Unstated, Wish,
    ask::{Ask, Question, asks},
};
use sea_orm::DbErr;
use vocabulary::Vocabulary;

use super::model::about;
use crate::{
    app::App,
    background::in_background,
    makers::Snapshot,
    matches::{likely, wording},
    needs::{
        self, Need, NeedId,
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
    let waiting = needs::store::waiting_ids(app.db.reader()).await?;
    let today = app.clock.today();
    let (mut all, mut short) = (Questions::new(), Vec::new());
    for ids in waiting.chunks(TOGETHER) {
        let mut some = needs::store::by_ids(app.db.reader(), ids).await?;
        some.retain(asks_anything);
        // The newest each time: an old one would be held in memory for as long as this takes.
        let (snapshot, began) = (app.register.snapshot(), Instant::now());
        let found = in_background(move || {
            let few = of_some(&snapshot, some, today, &mut all);
            (all, few)
        });
        let few;
        (all, few) = found.await.expect("there is a thread, and comparing does not panic");
        short.extend(few);
        // Nobody waits for this, and those who ask for pages shall not wait for it either.
        tokio::time::sleep(began.elapsed() * REST).await;
    }
    for some in short.chunks(TOGETHER) {
        let ids: Vec<NeedId> = some.iter().map(|(id, _)| *id).collect();
        let steps: BTreeMap<NeedId, &Steps> = some.iter().map(|(id, steps)| (*id, steps)).collect();
        for need in needs::store::by_ids(app.db.reader(), &ids).await? {
            if let Some(steps) = steps.get(&need.id).filter(|_| asks_anything(&need)) {
                ask_likely(app, &need, steps, &mut all).await;
            }
        }
    }
    let mut all: Vec<Wanted> = all.into_values().collect();
    all.sort_by_key(|wanted| std::cmp::Reverse(wanted.needs.len()));
    Ok(all)
}

/// So many needs are compared before others have a turn.
const TOGETHER: usize = 256;

/// So many times as long as comparing took is rested.
const REST: u32 = 3;

/// Part and operation of some steps of a need.
type Steps = Vec<(usize, usize)>;

/// Whether it still waits: those that nobody may see ask nothing.
fn asks_anything(need: &Need) -> bool {
    need.closed_at.is_none() && need.document.confidentiality != Confidentiality::AdviserOnly
}

/// Asks for some needs; gives those with steps that few makers are left for.
fn of_some(snapshot: &Snapshot, needs: Vec<Need>, today: Date, all: &mut Questions) -> Vec<(NeedId, Steps)> {
    let mut short = Vec::new();
    for need in needs {
        let mut few = Steps::new();
        for (p, part) in engine_parts(&need.document, today).into_iter().enumerate() {
            for (o, operation) in part.operations.into_iter().enumerate() {
                if ask_silent(&snapshot.register, need.id, &operation.need, all) {
                    few.push((p, o));
                }
            }
        }
        if !few.is_empty() {
            short.push((need.id, few));
        }
    }
    short
}

/// Questions by maker, offer and what they are about.
type Questions = BTreeMap<(i64, Option<i64>, String), Wanted>;

/// Asks the makers that miss nothing of a step what their profiles do not say of it. True when few makers are left for it.
fn ask_silent(register: &Register, id: NeedId, step: &matching::Need, all: &mut Questions) -> bool {
    // Everybody who says nothing would be asked about a step whose process is not stated.
    if step.processes.is_none() {
        return false;
    }
    let answer = register.answer(step, &Wish { top: MOST_MAKERS, k: 0, ..Wish::default() });
    let questions = asks(step);
    for candidate in &answer.ask {
        let (maker, offer) = (i64::from(candidate.maker.0), Some(i64::from(candidate.offer.0)));
        let silent = |j: &&Judgement| j.strength == Strength::Required && j.verdict.is_unknown();
        for judgement in candidate.judgements.iter().filter(silent) {
            let asked = questions.iter().find(|ask| ask.criterion() == judgement.criterion);
            let Some((what, ask)) = asked.and_then(|ask| Some((what(ask)?, ask))) else { continue };
            let words = |l: Language| wording::tell(l, ask, judgement).remark;
            want(all, id, maker, offer, &what, words);
        }
    }
    answer.counts.exact + answer.counts.ask < likely::FEW
}

/// A need hangs on a question, which is worded when it is new.
fn want(
    all: &mut Questions,
    need: NeedId,
    maker: i64,
    offer: Option<i64>,
    about: &str,
    words: impl Fn(Language) -> String,
) {
    let wanted = all.entry((maker, offer, about.to_owned())).or_insert_with(|| Wanted {
        maker,
        offer,
        about: about.to_owned(),
        words_sv: words(Language::Swedish),
        words_en: words(Language::English),
        needs: BTreeSet::new(),
    });
    wanted.needs.insert(need.0);
}

/// Asks makers that do not name the process of a step that few are left for, but whose like usually have it. `steps`: part and
/// operation of each such step.
async fn ask_likely(app: &App, need: &Need, steps: &[(usize, usize)], all: &mut Questions) {
    for found in likely::for_need(app, &need.document).await {
        if !steps.contains(&(found.part, found.operation)) {
            continue;
        }
        let question = Question::Process(found.processes.clone());
        let ask = Ask { strength: Strength::Required, question };
        let Some(what) = what(&ask) else { continue };
        for maker in found.makers.into_iter().take(likely::SHOWN) {
            let words = |l: Language| wording::question(l, &ask.question, Unstated::NotStated);
            want(all, need.id, maker.maker.0, None, &what, words);
        }
    }
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
