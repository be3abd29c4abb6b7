//! People: accounts, how they sign in, and what they may act as, in which organisation.
//!
//! For everybody who comes back: product owners, makers, advisers, officers, assessors, administrators.
//!
//! - Whoever signs in proves it by password, and a second factor where the role works with what belongs to others.
//! - No page tells whether an address has an account: the letter does.
//! - Failed tries slow down whoever fails, never somebody who signed in from the same browser before: a lock-out cannot be
//!   used to lock others out.
//! - What proves who somebody is stands as a hash (passwords, tokens, recovery codes) or sealed (keys of one-time codes).
//! - The log and the database's other rooms know people by number.

mod account;
mod address;
mod claim;
pub mod directory;
mod elsewhere;
mod enter;
pub mod examples;
mod factor;
mod first;
mod members;
pub mod model;
pub mod notices;
pub mod pages;
pub mod passkeys;
mod password;
mod session;
mod sign_in;
mod speakers;
mod store;
mod token;

use crate::access::{Caller, PersonId, Relation};

pub use account::{
    Account, account, change_name, change_password, end_account, end_other_sessions, end_sessions_of,
};
pub use address::{Address, address_of_person, organisation_name, speaks_for};
pub use claim::{claim_maker, decide_claim, open_claims};
pub use elsewhere::{Arrived, ElsewhereError, Tied, arrive, begin_elsewhere, tie, ties, untie};
pub use enter::{EnterError, ask_to_recover, ask_to_register, enter, link_of};
pub use factor::{FactorError, NewFactor, begin_factor, keep_factor, remove_factors, show_factor};
pub use first::{administrators_link, has_administrator};
pub use members::{
    Invitation, MemberError, end_membership, found_organisation, invite, list_people, open_invitations,
};
pub use session::{SESSION, caller_of, half_session, sign_out, whose_session_is_over};
pub use sign_in::{SignInError, SignedIn, sign_in};
pub(crate) use speakers::who_speaks_for;
pub use store::{names_of, organisations::names_of as organisations_of};

/// The organisation that a maker of the register is, when somebody speaks for it.
///
/// # Errors
/// When the database does not answer.
pub async fn organisation_of_maker(
    db: &impl sea_orm::ConnectionTrait,
    maker: i64,
) -> Result<Option<i64>, sea_orm::DbErr> {
    Ok(store::organisations::of_maker(db, maker).await?.map(|organisation| organisation.id))
}

/// The maker that an organisation is in the register.
///
/// # Errors
/// When the database does not answer.
pub async fn maker_of_organisation(
    db: &impl sea_orm::ConnectionTrait,
    organisation: i64,
) -> Result<Option<i64>, sea_orm::DbErr> {
    Ok(store::organisations::by_id(db, organisation).await?.and_then(|one| one.maker))
}

/// What the caller is to an account.
fn to_person(caller: &Caller, person: PersonId) -> Relation {
    if caller.person == Some(person) { Relation::Owner } else { Relation::None }
}
