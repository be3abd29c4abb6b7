//! What keys may do, what is told, and how a message is signed. No input or output.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read and state the free hours of the organisation's own maker.
    Capacity,
    /// State needs.
    Needs,
}

impl Scope {
    pub const ALL: [Scope; 2] = [Scope::Capacity, Scope::Needs];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Scope::Capacity => "capacity",
            Scope::Needs => "needs",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What happened, as it is told to other systems: an event of the log that says nothing confidential by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    GapOpened,
    GapClosed,
    MakerAdded,
    MakerChanged,
    CapacityStated,
    DecisionTaken,
}

impl Told {
    pub const ALL: [Told; 6] = [
        Told::GapOpened,
        Told::GapClosed,
        Told::MakerAdded,
        Told::MakerChanged,
        Told::CapacityStated,
        Told::DecisionTaken,
    ];

    /// The event's name in the log, which is its type in a message.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Told::GapOpened => "gap.opened",
            Told::GapClosed => "gap.closed",
            Told::MakerAdded => "maker.added",
            Told::MakerChanged => "maker.changed",
            Told::CapacityStated => "capacity.stated",
            Told::DecisionTaken => "decision.taken",
        }
    }

    /// The stem of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Told::GapOpened => "integrations-told-gap-opened",
            Told::GapClosed => "integrations-told-gap-closed",
            Told::MakerAdded => "integrations-told-maker-added",
            Told::MakerChanged => "integrations-told-maker-changed",
            Told::CapacityStated => "integrations-told-capacity-stated",
            Told::DecisionTaken => "integrations-told-decision-taken",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Told> {
        Told::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The page that shows what it is about. A gap's need may be confidential, so the register of gaps is shown as a whole.
    #[must_use]
    pub fn path(self, subject: Option<i64>) -> String {
        match (self, subject) {
            (Told::GapOpened | Told::GapClosed, _) => "/gaps".to_owned(),
            (Told::DecisionTaken, _) => "/funding/decisions".to_owned(),
            (Told::MakerAdded | Told::MakerChanged | Told::CapacityStated, Some(id)) => {
                format!("/makers/{id}")
            }
            (Told::MakerAdded | Told::MakerChanged | Told::CapacityStated, None) => "/makers".to_owned(),
        }
    }

    /// Whether the number of the subject may be told: that of a maker is public, that of a need is not.
    #[must_use]
    pub const fn names_subject(self) -> bool {
        matches!(self, Told::MakerAdded | Told::MakerChanged | Told::CapacityStated)
    }
}

/// A message that is sent to try an address.
pub const TRIED: &str = "hemtag.tried";

/// What a key begins with, so that programs that look for secrets in code know it.
pub const KEY_BEGINS: &str = "hemtag_";

/// Characters of a key that are shown beside its name.
pub const SHOWN: usize = KEY_BEGINS.len() + 6;

/// Requests a minute that a key may make, where nothing else is said, and at most.
pub const EACH_MINUTE: u32 = 60;
pub const MOST_EACH_MINUTE: u32 = 600;

/// So many keys, and so many addresses, one organisation has at most.
pub const MOST: usize = 20;

/// What is kept of a key. Keys are random and long: a plain hash cannot be searched back.
#[must_use]
pub fn hash(key: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(key.as_bytes()))
}

/// The signature of a message after the Standard Webhooks specification, version 1: HMAC-SHA-256 of number, second and body with
/// points between them, in Base64.
///
/// # Panics
/// Never: HMAC takes a key of any length.
#[must_use]
pub fn signature(secret: &[u8], message: &str, second: i64, body: &str) -> String {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(format!("{message}.{second}.{body}").as_bytes());
    format!("v1,{}", data_encoding::BASE64.encode(&mac.finalize().into_bytes()))
}

/// How a secret is shown to whoever must keep it.
#[must_use]
pub fn shown_secret(secret: &[u8]) -> String {
    format!("whsec_{}", data_encoding::BASE64.encode(secret))
}

/// Minutes until a message is tried again after so many tries; none when it is given up.
#[must_use]
pub fn wait_after(tries: u32) -> Option<i64> {
    // 1 and 5 minutes, half an hour, 2, 5, 10, 14 and 20 hours: two days in all.
    [1, 5, 30, 120, 300, 600, 840, 1200].get(tries.checked_sub(1)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_signed_as_the_specification_shows() {
        // The example of the specification (standard-webhooks, spec/standard-webhooks.md and its libraries' tests).
        let secret = data_encoding::BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed =
            signature(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_message_is_tried_for_two_days_and_then_given_up() {
        let waits: Vec<i64> = (1..).map_while(wait_after).collect();
        assert_eq!(waits.len(), 8);
        assert_eq!(waits.iter().sum::<i64>(), 3096);
        assert_eq!(wait_after(0), None);
        assert_eq!(wait_after(9), None);
    }
}
