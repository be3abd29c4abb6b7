//! Keeping what was edited: a new maker, a changed part, a copy, a removal, a confirmation. Each is one transaction
//! and one event that names the fields, never what stands in them.

use super::{Part, Problem, Problems, Typed, form, offer, organisation, site};
use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::App,
    makers::{
        self, KeepError,
        model::{Maker, MakerId, OfferId, Removed, SiteId, Subject, certificate_field},
        store,
    },
};

/// Why a change was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("there is no such maker, or it has no such part")]
    NotFound,
    /// What was typed cannot be kept; every field that is wrong.
    #[error("{} fields cannot be kept as they were typed", .0.0.len())]
    Invalid(Problems),
    /// Somebody else was first; the maker as it stands now.
    #[error("the maker was changed by somebody else meanwhile")]
    Changed(Box<Maker>),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

impl From<KeepError> for SaveError {
    fn from(error: KeepError) -> SaveError {
        match error {
            KeepError::Denied(denied) => SaveError::Denied(denied),
            KeepError::Changed(_) | KeepError::NotFound(_) | KeepError::NumberTaken(_) => SaveError::NotFound,
            KeepError::Database(error) => SaveError::Database(error),
        }
    }
}

/// The maker to edit.
///
/// # Errors
/// When the caller may not, or there is none.
pub(crate) async fn to_edit(app: &App, caller: &Caller, id: MakerId) -> Result<Maker, SaveError> {
    access::check(caller, Action::EditMaker, caller.to_maker(id.0))?;
    store::find(app.db.reader(), id).await?.ok_or(SaveError::NotFound)
}

/// Adds a maker with its first site.
///
/// # Errors
/// What is wrong with the fields, or a number that another maker has.
pub async fn save_new(app: &App, caller: &Caller, typed: &Typed) -> Result<MakerId, SaveError> {
    access::check(caller, Action::AddMaker, Relation::None)?;
    let today = app.clock.today();
    let mut maker = blank(today);
    let mut problems = Problems::default();
    for read in [organisation::apply(&mut maker, typed, today), site::apply(&mut maker, None, typed)] {
        problems.0.extend(read.err().map(|p| p.0).unwrap_or_default());
    }
    number_is_free(app, &maker, &mut problems).await?;
    problems.or(()).map_err(SaveError::Invalid)?;
    let mut added = [maker];
    makers::add_makers(app, caller, &mut added).await?;
    Ok(added[0].id)
}

/// Saves a part of a maker, as it was typed over `version`. Saving what is there already changes nothing.
///
/// # Errors
/// What is wrong with the fields; or that somebody else was first, with the maker as it stands.
pub async fn save_part(
    app: &App,
    caller: &Caller,
    id: MakerId,
    part: Part,
    typed: &Typed,
    version: i64,
) -> Result<(), SaveError> {
    if matches!(part, Part::Evidence(_)) {
        access::check(caller, Action::KeepEvidence, Relation::None)?;
    }
    let mut maker = to_edit(app, caller, id).await?;
    let today = app.clock.today();
    if maker.version != version {
        return Err(SaveError::Changed(Box::new(maker)));
    }
    let before = form::filled(&maker, part, today).ok_or(SaveError::NotFound)?;
    let was = maker.clone();
    let mut problems = Problems::default();
    if let Err(found) = form::apply(&mut maker, part, typed, today) {
        problems = found;
    }
    if part == Part::Organisation {
        number_is_free(app, &maker, &mut problems).await?;
    }
    problems.or(()).map_err(SaveError::Invalid)?;
    if maker == was {
        return Ok(());
    }
    let fields: Vec<String> = typed
        .differences(&before)
        .into_iter()
        .filter(|name| name != "version")
        .map(|name| format!("{}.{name}", part.code()))
        .collect();
    change(app, caller, &mut maker, &fields).await
}

/// Writes the maker; when somebody was first, gives it as it stands now.
pub(crate) async fn change(
    app: &App,
    caller: &Caller,
    maker: &mut Maker,
    fields: &[String],
) -> Result<(), SaveError> {
    match makers::change_fields(app, caller, maker, fields).await {
        Err(KeepError::Changed(id)) => match store::find(app.db.reader(), id).await? {
            Some(now) => Err(SaveError::Changed(Box::new(now))),
            None => Err(SaveError::NotFound),
        },
        other => Ok(other?),
    }
}

/// Takes a part away, or the whole maker.
///
/// # Errors
/// When it is gone already, or the maker was changed since `version`.
pub async fn remove_part(
    app: &App,
    caller: &Caller,
    id: MakerId,
    part: Part,
    version: i64,
) -> Result<(), SaveError> {
    let mut maker = to_edit(app, caller, id).await?;
    if maker.version != version {
        return Err(SaveError::Changed(Box::new(maker)));
    }
    if part == Part::Maker {
        return Ok(makers::remove_maker(app, caller, id).await?);
    }
    without(&mut maker, part).ok_or(SaveError::NotFound)?;
    change(app, caller, &mut maker, &[format!("{}.removed", part.code())]).await
}

/// What goes with a part; `None` when there is none, or it cannot be removed alone.
pub(super) fn without(maker: &mut Maker, part: Part) -> Option<Removed> {
    match part {
        Part::Site(Some(SiteId(id))) => maker.remove_site(SiteId(id)),
        Part::Offer(Some(OfferId(id))) => maker.remove_offer(OfferId(id)),
        Part::Certificate(Some(at)) if at < maker.certificates.len() => {
            let held = maker.certificates.remove(at);
            let before = maker.evidence.len();
            maker.forget_evidence(Subject::Maker, &certificate_field(held.certificate));
            Some(Removed { certificates: 1, offers: 0, evidence: before - maker.evidence.len() })
        }
        Part::NotHeld(Some(at)) => {
            let gone = maker.lacking().nth(at)?.certificate;
            maker.certificates_not_held.retain(|one| one.certificate != gone);
            Some(Removed { certificates: 1, offers: 0, evidence: 0 })
        }
        _ => None,
    }
}

/// Copies an offer, without its free weeks (the hours are the same hours) and without evidence for single facts.
///
/// # Errors
/// When there is no such offer, or the maker was changed since `version`.
pub async fn duplicate_offer(
    app: &App,
    caller: &Caller,
    id: MakerId,
    from: OfferId,
    version: i64,
) -> Result<OfferId, SaveError> {
    let mut maker = to_edit(app, caller, id).await?;
    if maker.version != version {
        return Err(SaveError::Changed(Box::new(maker)));
    }
    let (site, mut copy) =
        offer::find(&maker, from).map(|(site, o)| (site, o.clone())).ok_or(SaveError::NotFound)?;
    copy.id = OfferId(maker.new_id());
    copy.free_weeks.clear();
    let Some(site) = maker.sites.iter_mut().find(|s| s.id == site) else { return Err(SaveError::NotFound) };
    site.offers.push(copy);
    change(app, caller, &mut maker, &[format!("{}.copied", Part::Offer(Some(from)).code())]).await?;
    Ok(maker.offers().map(|(_, offer)| offer.id).max().unwrap_or(from))
}

/// Everything that the maker has stated itself holds as of today.
///
/// # Errors
/// When the maker was changed since `version`.
pub async fn confirm_all(app: &App, caller: &Caller, id: MakerId, version: i64) -> Result<usize, SaveError> {
    let mut maker = to_edit(app, caller, id).await?;
    if maker.version != version {
        return Err(SaveError::Changed(Box::new(maker)));
    }
    let confirmed = maker.confirm(app.clock.today());
    if confirmed > 0 {
        change(app, caller, &mut maker, &["confirmed".to_owned()]).await?;
    }
    Ok(confirmed)
}

async fn number_is_free(app: &App, maker: &Maker, problems: &mut Problems) -> Result<(), SaveError> {
    let Some(number) = &maker.organisation_number else { return Ok(()) };
    if let Some(other) = store::find_by_number(app.db.reader(), number).await?.filter(|o| o.id != maker.id) {
        problems.add("number", Problem::Own("edit-problem-number-taken", vec![("name", other.name)]));
    }
    Ok(())
}

fn blank(today: jiff::civil::Date) -> Maker {
    Maker {
        id: MakerId(0),
        organisation_number: None,
        personal_number: false,
        name: String::new(),
        web: None,
        sni_codes: Vec::new(),
        own_words: None,
        example: false,
        sites: Vec::new(),
        certificates: Vec::new(),
        certificates_not_held: Vec::new(),
        certificates_complete_on: None,
        evidence: Vec::new(),
        as_stated: std::collections::BTreeMap::new(),
        updated_on: today,
        version: 1,
    }
}
