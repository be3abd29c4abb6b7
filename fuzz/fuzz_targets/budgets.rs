//! `.pb` files of participatory budgets.
#![no_main]

use funding::portfolio::{pb, valid};
use hemtag_fuzz::worded;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = match pb::read(bytes) {
        Ok(file) => file,
        Err(error) => return worded(&error.to_string()),
    };
    assert!(!file.projects.is_empty(), "there is something to choose from");
    assert!(
        file.ballots.iter().flatten().all(|(project, points)| *project < file.projects.len() && *points >= 0)
    );
    let support = file.support();
    assert_eq!(support.len(), file.projects.len());
    assert!(support.iter().all(|points| *points >= 0), "points add up");
    let call = file.call();
    assert_eq!(call.projects.len(), file.projects.len());
    valid::faults(&call).iter().for_each(|fault| worded(&fault.to_string()));
    assert_eq!(file.ballots().costs.len(), file.projects.len());
});
