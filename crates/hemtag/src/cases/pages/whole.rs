//! Everything that a case's page shows, fetched once: few queries, however much there is.

use std::collections::HashMap;

use jiff::civil::Date;
use matching::Wish;

use crate::{
    access::{Action, PersonId},
    app::{App, random_key},
    cases::{
        CaseError, CaseFile, Found, Note, Timeline, case_by_id, files, loads,
        model::{
            CaseId, Load,
            aid::{Kept, Statement},
        },
        notes, statement, timeline,
    },
    http::{Context, PageError, PageResult},
    matches::{answer_need, model::NeedAnswer},
    needs::looks::{self, Seen},
    people::{directory, model::Person},
};

/// A case as its page shows it.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) found: Found,
    pub(super) today: Date,
    pub(super) notes: Vec<Note>,
    pub(super) files: Vec<CaseFile>,
    pub(super) aid: Option<(Kept, Statement)>,
    pub(super) timeline: Timeline,
    /// Owner, adviser, and who wrote or handed over something.
    pub(super) people: HashMap<PersonId, Person>,
    /// Whom the reader may name; empty where they may not.
    pub(super) loads: Vec<Load>,
    /// The named adviser is one no longer: somebody else may take the case.
    pub(super) is_orphaned: bool,
    /// What the register says to the need now.
    pub(super) answer: NeedAnswer,
    /// A mark for the forms that are sent from this page.
    pub(super) once: String,
}

impl Whole {
    pub(super) async fn of(app: &App, context: &Context, id: CaseId) -> PageResult<Whole> {
        Whole::before(app, context, id, None).await
    }

    /// With that part of the timeline that lies before an event.
    pub(super) async fn before(
        app: &App,
        context: &Context,
        id: CaseId,
        before: Option<i64>,
    ) -> PageResult<Whole> {
        let caller = &context.caller;
        let found = case_by_id(app, caller, id).await?;
        looks::record(app, caller, &found.need, Seen::Name).await?;
        let notes = notes(app, caller, &found).await?;
        let files = files(app, caller, &found).await?;
        let aid = statement(app, caller, &found).await?;
        let timeline = timeline(app, caller, &found, before).await?;
        let db = app.db.reader();
        let by = notes.iter().map(|note| note.person).chain(files.iter().map(|file| file.person));
        let ids: Vec<PersonId> = by.chain([Some(found.case.owner), found.case.adviser]).flatten().collect();
        let people = directory::persons(db, ids).await?;
        let is_staff = caller.may(Action::ListCases, crate::access::Relation::None);
        let loads = if is_staff { loads(app, caller).await? } else { Vec::new() };
        let is_orphaned = is_staff
            && found.case.adviser.is_some_and(|named| !loads.iter().any(|load| load.person.id == named));
        let wish = Wish { top: 1, ..Wish::default() };
        let (_, answer) = answer_need(app, caller, found.need.document.clone(), &wish, &[])
            .await
            .map_err(CaseError::from)
            .map_err(PageError::from)?;
        Ok(Whole {
            today: app.clock.today(),
            found,
            notes,
            files,
            aid,
            timeline,
            people,
            loads,
            is_orphaned,
            answer,
            once: random_key(),
        })
    }

    pub(super) fn may(&self, context: &Context, action: Action) -> bool {
        self.found.may(&context.caller, action)
    }

    /// The same of a case that is open: what is closed is opened again first.
    pub(super) fn may_now(&self, context: &Context, action: Action) -> bool {
        self.found.case.closed_at.is_none() && self.may(context, action)
    }
}
