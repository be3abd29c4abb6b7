//! A certificate that a maker says it does not hold, so that nobody need ask, and how that is known.

use jiff::civil::Date;

use super::{Problems, Typed, certificate, form::Row, offer, site::gone};
use crate::{makers::model::Maker, words::Language};

pub(super) fn rows(language: Language) -> Vec<Row> {
    vec![certificate::choice(language), certificate::evidence(language)]
}

pub(super) fn fill(maker: &Maker, at: Option<usize>, today: Date) -> Option<Typed> {
    let Some(at) = at else { return Some(certificate::begun(today)) };
    let one = maker.lacking().nth(at)?;
    let mut typed = Typed::default();
    certificate::fill_known(&mut typed, one.certificate, &one.evidence);
    Some(typed)
}

/// Where the profile says that the maker holds the certificate, that goes.
pub(super) fn apply(
    maker: &mut Maker,
    at: Option<usize>,
    typed: &Typed,
    today: Date,
) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let was = match at {
        Some(at) => Some(maker.lacking().nth(at).ok_or_else(|| gone("certificate"))?.certificate),
        None => None,
    };
    let certificate = certificate::chosen(typed, &mut problems);
    let evidence = offer::evidence(typed, today, "", &mut problems);
    problems.or(())?;
    let (Some(certificate), Some(evidence)) = (certificate, evidence) else { return Ok(()) };
    let stands = maker.lacking().any(|one| one.certificate == certificate && one.evidence == evidence);
    if stands && was == Some(certificate) {
        return Ok(());
    }
    maker.certificates_not_held.retain(|one| Some(one.certificate) != was);
    maker.does_not_hold(certificate, evidence);
    Ok(())
}
