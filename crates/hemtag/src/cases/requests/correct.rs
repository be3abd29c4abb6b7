//! What a no says the profile should say otherwise, if the maker agrees: fields of the offers that fit the need, certificates
//! that it does not hold, hours that are not free. A profile that says so misses what the need asks; silence stays unknown.

use jiff::{ToSpan, civil::Date};
use matching::Requirement;
use vocabulary::{CertificateId, ProcessId, Vocabulary};

use super::{
    RequestError,
    learn::{BY_MAKER, fitting},
    model::{Reason, Request, Verdict, latest},
    proven, store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::Typed,
    makers::{
        self,
        edit::{self, Part, Problems},
        model::{Evidence, FreeWeek, Level, Maker, MakerId, OfferId},
    },
    needs::{self, NeedId, model::engine_parts},
};

/// The most weeks that one answer says are full.
const MOST_WEEKS: usize = 52;

/// What a no says the profile should say otherwise, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub reason: Reason,
    pub version: i64,
    /// Each offer that fits the need, with the fields that the no is about.
    pub offers: Vec<CorrectedOffer>,
    /// Certificates that the need asks for and the maker has not said it lacks.
    pub certificates: Vec<AskedCertificate>,
    /// The Monday of the last week of the need, when hours until then may be said to be full.
    pub full_until: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedOffer {
    pub offer: OfferId,
    pub process: ProcessId,
    /// Field and what stands in it.
    pub fields: Vec<(&'static str, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedCertificate {
    pub certificate: CertificateId,
    /// The profile says that the maker holds it.
    pub is_held: bool,
}

/// What the maker corrects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corrected {
    /// The fields of one offer, as typed.
    Offer(OfferId),
    /// It does not hold these: `certificate` by code, each that is ticked.
    Certificates,
    /// No hours are free until the need's last week.
    Hours,
}

/// The fields of an offer that a reason is about; none where the profile has no such field.
const fn fields_of(reason: Reason) -> &'static [&'static str] {
    match reason {
        Reason::Size => &["largest", "smallest", "heaviest", "wall"],
        Reason::Tolerance => &["tolerance"],
        Reason::Material => &["materials"],
        Reason::Quantity => &["smallest_series", "largest_series", "prototype", "pilot_series", "full_scale"],
        Reason::Capacity => &["lead_time"],
        Reason::Certificate | Reason::PriceLevel | Reason::Other => &[],
    }
}

/// A request whose latest answer is a no, its maker as it stands, and what it may correct.
struct Refused {
    maker: Maker,
    /// The offers that fit the need.
    fitting: Vec<OfferId>,
    correction: Correction,
}

async fn refused(app: &App, caller: &Caller, token: &str) -> Result<Option<Refused>, RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let id = proven::proven(app.keys()?, "request", token).ok_or(RequestError::NotFound)?;
    let db = app.db.reader();
    let request = store::by_id(db, id).await?.ok_or(RequestError::NotFound)?;
    let answers = store::answers::of_requests(db, &[id]).await?;
    let no = latest(&answers).filter(|answer| answer.verdict == Some(Verdict::No));
    let Some(reason) = no.and_then(|answer| answer.reason) else { return Ok(None) };
    let Some(maker) = makers::store::find(db, MakerId(request.maker)).await? else { return Ok(None) };
    let today = app.clock.today();
    let fitting = fitting(app, &maker, NeedId(request.need)).await?;
    let (asked, due) = asked_by(app, &request).await?;
    let mut offers = Vec::new();
    for id in fitting.iter().copied().filter(|_| !fields_of(reason).is_empty()) {
        let Some(typed) = edit::filled(&maker, Part::Offer(Some(id)), today) else { continue };
        let Some((_, record)) = maker.offers().find(|(_, record)| record.id == id) else { continue };
        let fields = fields_of(reason).iter().map(|name| (*name, typed.text(name).to_owned())).collect();
        offers.push(CorrectedOffer { offer: id, process: record.process, fields });
    }
    let certificates = if reason == Reason::Certificate { certificates(&maker, asked) } else { Vec::new() };
    let full_until = due
        .filter(|due| reason == Reason::Capacity && *due >= today && !fitting.is_empty())
        .and_then(|due| mondays(today, due).last().copied());
    let correction = Correction { reason, version: maker.version, offers, certificates, full_until };
    Ok(Some(Refused { maker, fitting, correction }))
}

/// The certificates that the need of a request asks for in any of its steps, each once, and its last day.
async fn asked_by(app: &App, request: &Request) -> Result<(Vec<CertificateId>, Option<Date>), RequestError> {
    let found = needs::store::by_id(app.db.reader(), NeedId(request.need)).await?;
    let Some(need) = found else { return Ok((Vec::new(), None)) };
    let parts = engine_parts(&need.document, app.clock.today());
    let steps = || parts.iter().flat_map(|part| &part.operations).map(|operation| &operation.need);
    let mut certificates: Vec<CertificateId> =
        steps().flat_map(|step| &step.certificates).map(|asked| asked.value).collect();
    certificates.sort_unstable();
    certificates.dedup();
    Ok((certificates, steps().filter_map(|step| step.due).map(|Requirement { value, .. }| value).max()))
}

fn certificates(maker: &Maker, asked: Vec<CertificateId>) -> Vec<AskedCertificate> {
    let lacks = |id: CertificateId| maker.lacking().any(|one| one.certificate == id);
    asked
        .into_iter()
        .filter(|id| !lacks(*id))
        .map(|certificate| AskedCertificate {
            certificate,
            is_held: maker.certificates.iter().any(|held| held.certificate == certificate),
        })
        .collect()
}

/// The Mondays from the week of a day to that of another, at most [`MOST_WEEKS`].
fn mondays(from: Date, to: Date) -> Vec<Date> {
    let back = i64::from(from.weekday().to_monday_zero_offset());
    let first = from.checked_sub(back.days()).unwrap_or(from);
    std::iter::successors(Some(first), |monday| monday.checked_add(7.days()).ok())
        .take_while(|monday| *monday <= to)
        .take(MOST_WEEKS)
        .collect()
}

/// The correction to propose to a maker whose latest answer is a no; `None` where there is nothing to correct.
///
/// # Errors
/// When the link is not whole, or the database does not answer.
pub async fn correction(app: &App, caller: &Caller, token: &str) -> Result<Option<Correction>, RequestError> {
    let found = refused(app, caller, token).await?.map(|refused| refused.correction);
    Ok(found.filter(|of| !of.offers.is_empty() || !of.certificates.is_empty() || of.full_until.is_some()))
}

/// Why a correction is not kept.
#[derive(Debug, thiserror::Error)]
pub enum NotCorrected {
    #[error("What was typed cannot be read.")]
    Invalid(Problems),
    /// No certificate was ticked.
    #[error("Nothing was chosen.")]
    Nothing,
    #[error(transparent)]
    Request(#[from] RequestError),
}

/// Corrects the profile as the maker agreed: only what its no is about.
///
/// # Errors
/// When the link is not whole, the no is another, what was typed cannot be read, or somebody changed the profile meanwhile.
pub async fn correct(
    app: &App,
    caller: &Caller,
    token: &str,
    what: Corrected,
    version: i64,
    typed: &Typed,
) -> Result<(), NotCorrected> {
    let Refused { mut maker, fitting, correction } =
        refused(app, caller, token).await?.ok_or(RequestError::NotFound)?;
    if maker.version != version {
        return Err(RequestError::ChangedMeanwhile.into());
    }
    let today = app.clock.today();
    let was = maker.clone();
    let word = Evidence { level: Level::SelfDeclared, on: today, by: BY_MAKER.to_owned() };
    let fields = match what {
        Corrected::Offer(offer) => {
            let of = correction.offers.iter().find(|one| one.offer == offer).ok_or(RequestError::NotFound)?;
            fields_of_offer(&mut maker, of, typed, today)?
        }
        Corrected::Certificates => {
            let codes = typed.0.get("certificate").map(Vec::as_slice).unwrap_or_default();
            let known = Vocabulary::embedded().certificates();
            let chosen: Vec<CertificateId> = correction
                .certificates
                .iter()
                .map(|asked| asked.certificate)
                .filter(|id| codes.contains(&known.get(*id).code))
                .collect();
            if chosen.is_empty() {
                return Err(NotCorrected::Nothing);
            }
            chosen.iter().for_each(|id| maker.does_not_hold(*id, word.clone()));
            vec!["certificates_not_held".to_owned()]
        }
        Corrected::Hours => {
            let last = correction.full_until.ok_or(RequestError::NotFound)?;
            no_hours(&mut maker, &fitting, &mondays(today, last), &word)
        }
    };
    if maker == was {
        return Ok(());
    }
    match makers::change_by_answer(app, caller, &mut maker, &fields).await {
        Ok(()) => Ok(()),
        Err(makers::KeepError::Denied(denied)) => Err(RequestError::from(denied).into()),
        Err(makers::KeepError::Database(error)) => Err(RequestError::from(error).into()),
        Err(_) => Err(RequestError::ChangedMeanwhile.into()),
    }
}

fn fields_of_offer(
    maker: &mut Maker,
    of: &CorrectedOffer,
    typed: &Typed,
    today: Date,
) -> Result<Vec<String>, NotCorrected> {
    let part = Part::Offer(Some(of.offer));
    let mut whole = edit::filled(maker, part, today).ok_or(RequestError::NotFound)?;
    for (name, _) in &of.fields {
        whole.set(*name, typed.text(name));
    }
    whole.set("on", today.to_string());
    edit::apply(maker, part, &whole, today).map_err(NotCorrected::Invalid)?;
    Ok(of.fields.iter().map(|(name, _)| format!("{}.{name}", part.code())).collect())
}

/// The machines of some offers have no free hours in some weeks; what is stated of other weeks stays.
fn no_hours(maker: &mut Maker, offers: &[OfferId], mondays: &[Date], word: &Evidence) -> Vec<String> {
    let groups = maker.machine_groups();
    let mut fields = Vec::new();
    for group in groups.iter().filter(|group| group.offers.iter().any(|id| offers.contains(id))) {
        let mut weeks: Vec<FreeWeek> =
            group.weeks.iter().copied().filter(|week| !mondays.contains(&week.monday)).collect();
        weeks.extend(mondays.iter().map(|monday| FreeWeek { monday: *monday, actual: 0, maximum: None }));
        weeks.sort_unstable_by_key(|week| week.monday);
        maker.state_weeks(&group.offers, &weeks, word);
        fields.extend(group.offers.iter().map(|offer| format!("offer-{offer}.free_weeks")));
    }
    fields
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weeks_are_counted_from_the_one_that_is_on() {
        let found = mondays(date(2026, 11, 26), date(2026, 12, 7));
        assert_eq!(found, [date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)]);
        assert_eq!(mondays(date(2026, 11, 26), date(2026, 11, 22)), []);
        assert_eq!(mondays(date(2026, 11, 26), date(2036, 1, 1)).len(), MOST_WEEKS);
    }

    #[test]
    fn full_weeks_are_said_of_the_machines_that_fit_and_other_weeks_stay() {
        let mut maker = makers::examples::makers(40, 1, date(2026, 11, 26))
            .into_iter()
            .find(|maker| maker.offers().count() > 1)
            .unwrap();
        for (id, offer) in (1..).zip(maker.sites.iter_mut().flat_map(|site| site.offers.iter_mut())) {
            (offer.id, offer.machine_group) = (OfferId(id), None);
        }
        let was = maker.clone();
        let week = |monday, actual| FreeWeek { monday, actual, maximum: None };
        let later = week(date(2027, 3, 1), 30);
        let before = Evidence { level: Level::SelfDeclared, on: date(2026, 11, 1), by: BY_MAKER.into() };
        maker.state_weeks(&[OfferId(1)], &[week(date(2026, 11, 30), 40), later], &before);
        let word = Evidence { on: date(2026, 11, 26), ..before };
        let said = mondays(date(2026, 11, 26), date(2026, 12, 1));
        assert_eq!(no_hours(&mut maker, &[OfferId(1)], &said, &word), ["offer-1.free_weeks"]);
        let (_, first) = maker.offers().next().unwrap();
        assert_eq!(first.free_weeks, [week(date(2026, 11, 23), 0), week(date(2026, 11, 30), 0), later]);
        assert_eq!(maker.weeks_stated(first).on, word.on);
        assert_eq!(maker.offers().nth(1).unwrap().1, was.offers().nth(1).unwrap().1);
    }
}
