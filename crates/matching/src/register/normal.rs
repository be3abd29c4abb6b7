//! Offers in the form in which the register keeps them and gives them back.

use jiff::civil::Date;

use crate::judge::{days_between, descending, monday};
use crate::offer::{Calendar, Envelope, Offer};

/// The offer with its lists sorted and its calendar counted from `first_week`: what the register can give back.
pub(super) fn normal(offer: &mut Offer, first_week: Date) {
    if let Some(Envelope::Box(sides)) = &mut offer.largest {
        *sides = descending(*sides);
    }
    offer.materials.sort_unstable();
    offer.materials.dedup();
    // Of one certificate listed thrice, the entry that lasts longer counts.
    offer.certificates.sort_by_key(|held| (held.certificate, held.valid_until.unwrap_or(Date::MAX)));
    offer.certificates.reverse();
    offer.certificates.dedup_by_key(|held| held.certificate);
    offer.certificates.reverse();
    offer.certificates_not_held.sort_unstable();
    offer.certificates_not_held.dedup();
    offer.calendar = offer.calendar.take().and_then(|calendar| counted_from(first_week, calendar));
}

/// The same free weeks, listed from `first_week`; `None` when no week from then on is stated. Most are kept as they come.
pub(super) fn counted_from(first_week: Date, calendar: Calendar) -> Option<Calendar> {
    if is_aligned(&calendar, first_week) { Some(calendar) } else { aligned(calendar, first_week) }
}

fn aligned(calendar: Calendar, first_week: Date) -> Option<Calendar> {
    let ahead = days_between(first_week, monday(calendar.first_week)) / 7;
    let stated = calendar.free_hours.into_iter().map(|hours| hours.map(|hours| hours.min(MOST_HOURS)));
    let mut free_hours: Vec<Option<u16>> = match usize::try_from(ahead) {
        Ok(ahead) => std::iter::repeat_n(None, ahead).chain(stated).collect(),
        Err(_) => stated.skip(usize::try_from(-ahead).expect("negative when not positive")).collect(),
    };
    let stated = free_hours.iter().rposition(Option::is_some)? + 1;
    free_hours.truncate(stated.min(LONGEST_CALENDAR));
    Some(Calendar { first_week, free_hours })
}

fn is_aligned(calendar: &Calendar, first_week: Date) -> bool {
    calendar.first_week == first_week
        && calendar.free_hours.len() <= LONGEST_CALENDAR
        && calendar.free_hours.last().is_some_and(Option::is_some)
        && calendar.free_hours.iter().all(|hours| hours.is_none_or(|hours| hours <= MOST_HOURS))
}

/// The most hours of a week that are told apart.
const MOST_HOURS: u16 = 65_534;

/// Five years: further ahead nobody knows.
const LONGEST_CALENDAR: usize = 260;
