//! Letters by e-mail: put into the database in the transaction of what they tell of, sent by a job of their own, tried again
//! when the post is out.
//!
//! - Nothing confidential stands in a letter: it says that something waits, and links to it.
//! - Where the post goes is a setting (`mail`); without it letters wait, and the operator is told.
//! - A letter that was sent is kept without its body for [`KEPT_DAYS`], so that it can be said that it went; then it goes.

mod send;
mod store;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

pub use send::{follow, send_due};
pub use store::{Sent, Unsent, Waiting, try_again, unsent, waiting};

use crate::words::Language;

/// Days for which it is kept that a letter was sent.
pub const KEPT_DAYS: i64 = 30;

/// A letter to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub to: String,
    /// What it is about, for counting: `account.confirm`.
    pub kind: &'static str,
    pub subject: String,
    /// Plain text.
    pub body: String,
}

impl Letter {
    /// A letter whose subject and body stand in the locale files as `{key}-subject` and `{key}-body`, with an end that says
    /// who writes.
    #[must_use]
    pub fn of_words(
        language: Language,
        to: &str,
        kind: &'static str,
        key: &str,
        args: &[(&'static str, fluent_templates::fluent_bundle::FluentValue<'_>)],
    ) -> Letter {
        // Letters are read in any program: no marks of direction, no spaces that do not break.
        let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ");
        Letter {
            to: to.to_owned(),
            kind,
            subject: plain(language.ta(&format!("{key}-subject"), args)),
            body: plain(format!(
                "{}\n\n-- \n{}\n",
                language.ta(&format!("{key}-body"), args),
                language.t("letter-end")
            )),
        }
    }
}

/// Letters to an address that are still kept, oldest first, without their text.
///
/// # Errors
/// When the database does not answer.
pub async fn to_address(db: &impl ConnectionTrait, address: &str) -> Result<Vec<Sent>, DbErr> {
    store::to_address(db, address).await
}

/// Takes away letters that were sent, or could not be, longer ago than they are kept: also where no post goes out.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_old(db: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let before = now.checked_sub(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(Timestamp::MIN);
    store::forget_before(db, before).await
}

/// Addresses that never lead anywhere (RFC 2606): the demo's made-up people have them.
const NOWHERE: &str = ".invalid";

/// Puts a letter into the post within the transaction of what it tells of. None goes to an address that leads nowhere.
///
/// # Errors
/// When the database refuses.
pub async fn put(transaction: &DatabaseTransaction, letter: &Letter, at: Timestamp) -> Result<(), DbErr> {
    if letter.to.ends_with(NOWHERE) {
        return Ok(());
    }
    store::insert(transaction, letter, at).await
}
