//! Funding by rank: the plain list.
//!
//! Projects are ordered by their points, those with the most first; of equals the cheaper, then the earlier in the call.
//! Each in its turn is granted all it asks for when it fits: when, with those taken before, no appropriation, cap or rule is
//! broken. One that does not fit is passed over, and the list goes on. Floors cannot be promised this way; those not reached
//! are told.

use super::super::{
    call::{Bound, Call, Fixed, Portfolio},
    check::{Violation, Worth, check, worth_of},
    model::{grant, points},
    valid::{Fault, faults},
};

/// What the list gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    pub portfolio: Portfolio,
    pub worth: Worth,
    /// Floors that are not reached, and projects fixed in that did not fit.
    pub broken: Vec<Violation>,
}

/// Chooses by rank. Projects fixed in come first, those fixed out not at all.
///
/// # Errors
/// When the call cannot be computed with.
pub fn rank(call: &Call) -> Result<Ranked, Vec<Fault>> {
    let faults = faults(call);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut portfolio = Portfolio::default();
    for place in order(call) {
        let mut with = portfolio.clone();
        with.grants.push(grant(call, place, 100));
        with.grants.sort_by_key(|grant| grant.project);
        if fits(call, &with) {
            portfolio = with;
        }
    }
    let worth = worth_of(call, &portfolio).expect("whole grants in order");
    let broken = check(call, &portfolio).err().unwrap_or_default();
    Ok(Ranked { portfolio, worth, broken })
}

/// The projects in the order in which they are looked at.
pub(crate) fn order(call: &Call) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..call.projects.len()).filter(|place| call.projects[*place].fixed != Some(Fixed::Out)).collect();
    order.sort_by_key(|place| {
        let project = &call.projects[*place];
        (project.fixed != Some(Fixed::In), -points(call, project), project.asked_in_all(), *place)
    });
    order
}

/// Whether nothing is broken that more projects could not mend.
fn fits(call: &Call, portfolio: &Portfolio) -> bool {
    let Err(broken) = check(call, portfolio) else { return true };
    broken.iter().all(|violation| match violation {
        Violation::Limit { limit, .. } => matches!(call.limits[*limit].bound, Bound::AtLeast(_)),
        Violation::FixedIn(_) => true,
        _ => false,
    })
}
