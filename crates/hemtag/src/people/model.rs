//! The rules of accounts: what an address and a password must be, how long a session and a link hold, how tries at signing
//! in are slowed. No input or output.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::access::{Held, PersonId, Role};

/// A person's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    /// "sv" or "en": letters are written in it.
    pub language: String,
    pub has_password: bool,
    pub made_at: Timestamp,
    /// The account was ended.
    pub ended_at: Option<Timestamp>,
}

/// What a person holds in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub id: i64,
    pub person: PersonId,
    pub role: Role,
    pub organisation: Option<Organisation>,
    /// Codes of counties that an adviser serves; empty: all.
    pub counties: Vec<String>,
    /// SNI codes, two digits; empty: all.
    pub branches: Vec<String>,
    pub since: Timestamp,
}

impl Membership {
    /// The role as the table of access takes it.
    #[must_use]
    pub fn as_held(&self) -> Held {
        Held {
            role: self.role,
            organisation: self.organisation.as_ref().map(|o| o.id),
            maker: self.organisation.as_ref().and_then(|o| o.maker),
            counties: self.counties.clone(),
            branches: self.branches.clone(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub id: i64,
    pub name: String,
    /// The maker that it is in the register.
    pub maker: Option<i64>,
}

/// What a link by letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Make an account.
    Register,
    /// Set another password.
    Recover,
    /// Take up a role that somebody gives.
    Invite,
    /// Become administrator: made by whoever installs the program, never sent.
    Install,
}

impl Purpose {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Purpose::Register => "register",
            Purpose::Recover => "recover",
            Purpose::Invite => "invite",
            Purpose::Install => "install",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Purpose> {
        [Purpose::Register, Purpose::Recover, Purpose::Invite, Purpose::Install]
            .into_iter()
            .find(|p| p.code() == code)
    }

    /// How long the link holds.
    #[must_use]
    pub fn holds_for(self) -> SignedDuration {
        SignedDuration::from_hours(match self {
            Purpose::Register => 24,
            Purpose::Recover | Purpose::Install => 1,
            Purpose::Invite => 24 * 14,
        })
    }

    /// Whether whoever follows the link gets a role by it.
    #[must_use]
    pub fn gives(self) -> bool {
        matches!(self, Purpose::Invite | Purpose::Install)
    }
}

/// What an invitation gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Gives {
    pub role: String,
    pub organisation: Option<i64>,
    pub counties: Vec<String>,
    pub branches: Vec<String>,
}

/// An address as it is kept: without blanks, in small letters. `None` when it cannot be one: the letter decides the rest.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (local, domain) = text.rsplit_once('@')?;
    let is_domain = domain.contains('.')
        && domain.split('.').all(|part| {
            !part.is_empty()
                && part.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !part.starts_with('-')
                && !part.ends_with('-')
        });
    let is_local = !local.is_empty()
        && local.len() <= 64
        && local
            .chars()
            .all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | '<' | '>' | '"' | ','));
    (is_local && is_domain && text.len() <= 254).then_some(text)
}

/// The domain of an address.
#[must_use]
pub fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPassword {
    TooShort,
    TooLong,
    /// It is among those that are guessed first.
    Guessable,
}

/// The shortest and longest password, in characters.
pub const SHORTEST: usize = 12;
pub const LONGEST: usize = 200;

/// The least strength by zxcvbn (0 to 4): some 10^8 guesses.
const STRONG: u8 = 3;

/// # Errors
/// When it is short, very long, or easily guessed: known passwords, keyboard rows, the person's own name and address.
pub fn password(text: &str, of_person: &[&str]) -> Result<(), WeakPassword> {
    let length = text.chars().count();
    if length < SHORTEST {
        return Err(WeakPassword::TooShort);
    }
    if length > LONGEST {
        return Err(WeakPassword::TooLong);
    }
    // What is guessed first stands in the beginning; the rest of a long sentence only adds to it.
    let beginning: String = text.chars().take(64).collect();
    let strength = u8::from(zxcvbn::zxcvbn(&beginning, of_person).score());
    if strength < STRONG { Err(WeakPassword::Guessable) } else { Ok(()) }
}

/// No session lasts longer, and nothing is known of one after it.
pub const LONGEST_SESSION: SignedDuration = SignedDuration::from_hours(24 * 90);

/// When a session ends: without a sign of life, and at the latest. Staff see what belongs to others.
#[must_use]
pub fn session_ends(staff: bool, started: Timestamp, seen: Timestamp) -> Timestamp {
    let (idle, whole) = if staff { (2, 12) } else { (24 * 14, LONGEST_SESSION.as_hours()) };
    let after = |at: Timestamp, hours: i64| {
        at.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
    };
    after(seen, idle).min(after(started, whole))
}

/// Tries that are let through before they are slowed, for one account from browsers that never signed in to it, for one
/// browser that did, and for one address of the network.
pub const FREE_TRIES: usize = 5;
pub const FREE_TRIES_OF_ADDRESS: usize = 30;

/// Tries older than this no longer count.
pub const TRIES_COUNT_FOR: SignedDuration = SignedDuration::from_mins(15);

/// How long to wait after so many failed tries, the last of which was at `last`: nothing at first, then a second, two, four,
/// at most fifteen minutes. `None`: no wait.
#[must_use]
pub fn wait_until(failed: usize, free: usize, last: Timestamp) -> Option<Timestamp> {
    let beyond = failed.checked_sub(free)?;
    let seconds = 1_i64 << beyond.min(10);
    last.checked_add(SignedDuration::from_secs(seconds.min(900))).ok()
}

/// Whether somebody may be shown to speak for a firm by the address: the letter's domain is that of the firm's web pages.
/// Providers that everybody may have an address at prove nothing.
#[must_use]
pub fn is_at_domain_of(address: &str, web: &str) -> bool {
    let host = web.split("://").last().unwrap_or(web);
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let domain = domain(address);
    host.contains('.') && domain == host && !ANYBODYS.contains(&domain)
}

/// Domains where anybody gets an address or a page.
const ANYBODYS: [&str; 24] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.se",
    "live.com",
    "live.se",
    "outlook.com",
    "msn.com",
    "yahoo.com",
    "yahoo.se",
    "icloud.com",
    "me.com",
    "telia.com",
    "spray.se",
    "bredband.net",
    "comhem.se",
    "proton.me",
    "protonmail.com",
    "gmx.com",
    "facebook.com",
    "linkedin.com",
    "instagram.com",
    "wix.com",
    "wordpress.com",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_one_form() {
        assert_eq!(address(" Kim.Ek@Example.SE ").as_deref(), Some("kim.ek@example.se"));
        for wrong in [
            "",
            "kim",
            "kim@",
            "@example.se",
            "kim@example",
            "k im@example.se",
            "kim@-a.se",
            "a@b..se",
            "<k>@a.se",
        ] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_password_is_long_and_not_guessed_first() {
        assert_eq!(password("kort", &[]), Err(WeakPassword::TooShort));
        assert_eq!(password(&"a".repeat(201), &[]), Err(WeakPassword::TooLong));
        for guessed in ["password1234", "123456789012", "aaaaaaaaaaaaa", "qwertyuiop12"] {
            assert_eq!(password(guessed, &[]), Err(WeakPassword::Guessable), "{guessed}");
        }
        assert_eq!(password("kimberleyek1", &["kimberleyek", "kim"]), Err(WeakPassword::Guessable));
        assert_eq!(password("gul traktor äter moln", &[]), Ok(()));
    }

    #[test]
    fn a_session_ends_by_silence_and_by_age() {
        let at = |hour: i64| Timestamp::from_second(hour * 3600).unwrap();
        assert_eq!(session_ends(true, at(0), at(1)), at(3));
        assert_eq!(session_ends(true, at(0), at(11)), at(12));
        assert_eq!(session_ends(false, at(0), at(24)), at(24 * 15));
    }

    #[test]
    fn tries_are_slowed_more_and_more() {
        let last = Timestamp::from_second(1000).unwrap();
        let wait = |failed| wait_until(failed, FREE_TRIES, last).map(|t| t.as_second() - 1000);
        assert_eq!([wait(0), wait(4), wait(5), wait(6), wait(9)], [None, None, Some(1), Some(2), Some(16)]);
        assert_eq!(wait(1000), Some(900));
    }

    #[test]
    fn an_address_at_the_firms_own_domain_speaks_for_it() {
        assert!(is_at_domain_of("kim@ekmek.se", "https://www.ekmek.se/om-oss"));
        assert!(is_at_domain_of("kim@ekmek.se", "ekmek.se"));
        assert!(!is_at_domain_of("kim@notekmek.se", "https://ekmek.se"));
        assert!(!is_at_domain_of("kim@ekmek.se.evil.com", "https://ekmek.se"));
        assert!(!is_at_domain_of("kim@gmail.com", "https://gmail.com"));
        assert!(!is_at_domain_of("kim@ekmek.se", ""));
    }
}
