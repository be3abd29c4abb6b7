//! The plans that were made last, in memory: a page that is looked at again, taken away or kept asks the same question, and a large
//! one takes seconds. What is asked is compared whole, so that no change is missed.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use jiff::civil::Date;
use workforce::{
    gap::{Gaps, Lead},
    map::Map,
    plan::{Call, Plan, Question, Settings, Ways},
};

use super::model::figures;

/// Firms that look at their plans at the same time.
const KEPT: usize = 16;

/// All that a plan is made of; the figures are the program's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) map: Map,
    pub(super) settings: Settings,
    pub(super) calls: Vec<Call>,
    pub(super) today: Date,
}

impl Asked {
    pub(super) fn question<'a>(&'a self, lead: &'a Lead) -> Question<'a> {
        Question {
            map: &self.map,
            today: self.today,
            figures: figures(),
            calls: &self.calls,
            settings: &self.settings,
            lead,
        }
    }
}

/// Shared by all pages of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct PlansInMemory(Mutex<VecDeque<(Asked, Found)>>);

/// What was found of a question.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) gaps: Gaps,
    pub(super) plan: Plan,
    /// Every way to close each gap.
    pub(super) ways: Vec<Ways>,
}

impl PlansInMemory {
    /// The plan of just this question, when it was made a moment ago.
    pub(super) fn of(&self, asked: &Asked) -> Option<Found> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().find(|(of, _)| of == asked).map(|(_, found)| found.clone())
    }

    /// Keeps a plan in place of the oldest.
    pub(super) fn keep(&self, asked: Asked, found: Found) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.truncate(KEPT - 1);
        held.push_front((asked, found));
    }
}
