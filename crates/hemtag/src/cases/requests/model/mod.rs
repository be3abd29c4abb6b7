//! The rules of asking makers: what a request is and how it stands, how many may be asked, what an answer must hold. No
//! input or output.

mod outcome;
mod quote;

pub use outcome::{ASK_AFTER_DAYS, MOST_ASKS, Outcome, Reached, WhyNot, next_ask};
pub use quote::{Price, Quote, QuoteFault, amount, quote_of};

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::access::PersonId;

/// How many makers may be asked about one need; an adviser may ask more and says why. Many small firms cannot bear the work
/// of quotations that come to nothing.
pub const MOST_MAKERS: usize = 5;

/// Days that a maker has to answer when nobody says another day.
pub const DAYS_TO_ANSWER: i64 = 14;

/// Days after which a maker that has not answered is reminded, once.
pub const REMIND_AFTER_DAYS: i64 = 7;

/// Hours before a letter may be sent again to the same maker about the same request.
pub const AGAIN_AFTER_HOURS: i64 = 24;

/// Days after the day of answer for which a maker's link still takes an answer.
pub const OPEN_AFTER_DAYS: i64 = 60;

/// The most quantities that prices can be asked for.
pub const MOST_QUANTITIES: usize = 6;

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word in the database, in addresses and in files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }

            #[must_use]
            pub fn parse(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// What a maker is asked.
    Kind {
        /// "Can you?"
        Information = "information",
        /// A price, with what belongs to it.
        Quote = "quote",
    }
}

coded! {
    /// What whoever asks for a price means by it: a quotation costs the maker hours.
    Intent {
        /// An order is meant if the price is right.
        Order = "order",
        /// Only to know the price.
        PriceCheck = "price_check",
    }
}

coded! {
    /// What a maker says.
    Verdict { Yes = "yes", No = "no", Ask = "ask", }
}

coded! {
    /// Why a maker says no.
    Reason {
        Size = "size",
        Tolerance = "tolerance",
        Material = "material",
        Quantity = "quantity",
        Capacity = "capacity",
        Certificate = "certificate",
        PriceLevel = "price_level",
        Other = "other",
    }
}

coded! {
    /// Who speaks in a request.
    Party { Owner = "owner", Adviser = "adviser", Maker = "maker", }
}

/// One maker asked about one need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: i64,
    pub need: i64,
    pub maker: i64,
    pub kind: Kind,
    /// To the maker, in the words of whoever asks.
    pub words: String,
    /// Quantities that prices are asked for; none for a request for information.
    pub quantities: Vec<u32>,
    /// Of a request for quotation.
    pub intent: Option<Intent>,
    pub answer_by: Option<Date>,
    pub made_at: Timestamp,
    pub owner_agreed_at: Option<Timestamp>,
    pub adviser_agreed_at: Option<Timestamp>,
    pub adviser: Option<PersonId>,
    /// Why more makers than [`MOST_MAKERS`] are asked.
    pub beyond_why: Option<String>,
    pub sent_at: Option<Timestamp>,
    pub sent_again_at: Option<Timestamp>,
    pub reminded_at: Option<Timestamp>,
    /// The maker opened it.
    pub seen_at: Option<Timestamp>,
    pub closed: Option<Closed>,
}

/// A request that was taken back or refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    pub at: Timestamp,
    pub by: Party,
    pub why: String,
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// An adviser proposes it; the owner has not said yes.
    WaitsForOwner,
    /// The owner wants it; the adviser has not seen to the need.
    WaitsForAdviser,
    Sent,
    Seen,
    Answered(Verdict),
    /// The day of answer went by.
    Silent,
    TakenBack,
}

impl State {
    /// The stem of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            State::WaitsForOwner => "waits-for-owner",
            State::WaitsForAdviser => "waits-for-adviser",
            State::Sent => "sent",
            State::Seen => "seen",
            State::Answered(Verdict::Yes) => "yes",
            State::Answered(Verdict::No) => "no",
            State::Answered(Verdict::Ask) => "ask",
            State::Silent => "silent",
            State::TakenBack => "taken-back",
        }
    }
}

impl Request {
    /// How it stands on a day, with the maker's latest verdict.
    #[must_use]
    pub fn state(&self, latest: Option<Verdict>, today: Date) -> State {
        match (latest, &self.closed, self.sent_at) {
            (Some(verdict), _, _) => State::Answered(verdict),
            (None, Some(_), _) => State::TakenBack,
            (None, None, Some(_)) if self.answer_by.is_some_and(|day| day < today) => State::Silent,
            (None, None, Some(_)) if self.seen_at.is_some() => State::Seen,
            (None, None, Some(_)) => State::Sent,
            (None, None, None) if self.owner_agreed_at.is_none() => State::WaitsForOwner,
            (None, None, None) => State::WaitsForAdviser,
        }
    }

    /// Whether it counts among those that may be asked: what was taken back before it was sent does not.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.closed.is_none() || self.sent_at.is_some()
    }

    /// Whether the maker's link still takes an answer.
    #[must_use]
    pub fn is_open(&self, today: Date) -> bool {
        let last =
            self.answer_by.and_then(|day| day.checked_add(jiff::Span::new().days(OPEN_AFTER_DAYS)).ok());
        self.sent_at.is_some() && self.closed.is_none() && last.is_none_or(|last| today <= last)
    }

    /// Whether the letter may be sent again now.
    #[must_use]
    pub fn may_go_again(&self, now: Timestamp) -> bool {
        let last = self.sent_again_at.or(self.sent_at);
        let rests = SignedDuration::from_hours(AGAIN_AFTER_HOURS);
        self.closed.is_none() && last.is_some_and(|last| now.duration_since(last) >= rests)
    }

    /// Whether the maker is to be reminded on a day: once, after a week, before the day of answer.
    #[must_use]
    pub fn is_to_be_reminded(&self, latest: Option<Verdict>, now: Timestamp, today: Date) -> bool {
        let after = SignedDuration::from_hours(24 * REMIND_AFTER_DAYS);
        let waited = self.sent_at.is_some_and(|sent| now.duration_since(sent) >= after);
        latest.is_none()
            && self.closed.is_none()
            && self.reminded_at.is_none()
            && waited
            && self.answer_by.is_none_or(|day| today <= day)
    }
}

/// One entry in what is said about a request: the maker's answers, and what owner and adviser reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub id: i64,
    pub request: i64,
    pub party: Party,
    pub at: Timestamp,
    /// Of a maker.
    pub verdict: Option<Verdict>,
    pub reason: Option<Reason>,
    pub words: String,
    pub quote: Option<Quote>,
}

/// The latest that the maker said, of the answers to one request in order.
#[must_use]
pub fn latest(answers: &[Answer]) -> Option<&Answer> {
    answers.iter().rev().find(|answer| answer.party == Party::Maker && answer.verdict.is_some())
}

/// Why an answer cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFault {
    /// A no without a reason.
    NoReason,
    /// Another reason, or a question, that is not told.
    NoWords,
    TooLong,
}

/// The longest text of an answer, in characters.
pub const MOST_WORDS: usize = 5000;

/// # Errors
/// What is lacking.
pub fn check(verdict: Verdict, reason: Option<Reason>, words: &str) -> Result<(), AnswerFault> {
    let empty = words.trim().is_empty();
    match (verdict, reason) {
        _ if words.chars().count() > MOST_WORDS => Err(AnswerFault::TooLong),
        (Verdict::No, None) => Err(AnswerFault::NoReason),
        (Verdict::No, Some(Reason::Other)) | (Verdict::Ask, _) if empty => Err(AnswerFault::NoWords),
        _ => Ok(()),
    }
}

/// The quantities in a text: whole numbers above zero, rising, each once, set apart by blanks or commas. `None` when it
/// holds something else, or too many.
#[must_use]
pub fn quantities(text: &str) -> Option<Vec<u32>> {
    let pieces = text.split([' ', ',', ';', '\n', '\r', '\t']).filter(|piece| !piece.is_empty());
    let mut all = pieces.map(|piece| piece.parse().ok().filter(|n| *n > 0)).collect::<Option<Vec<u32>>>()?;
    all.sort_unstable();
    all.dedup();
    (all.len() <= MOST_QUANTITIES).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        Request {
            id: 1,
            need: 1,
            maker: 1,
            kind: Kind::Information,
            words: String::new(),
            quantities: Vec::new(),
            intent: None,
            answer_by: Some(jiff::civil::date(2026, 12, 10)),
            made_at: "2026-11-26T08:00:00Z".parse().unwrap(),
            owner_agreed_at: None,
            adviser_agreed_at: None,
            adviser: None,
            beyond_why: None,
            sent_at: None,
            sent_again_at: None,
            reminded_at: None,
            seen_at: None,
            closed: None,
        }
    }

    #[test]
    fn a_request_waits_for_the_owner_then_for_the_adviser_then_for_the_maker() {
        let today = jiff::civil::date(2026, 11, 27);
        let at = || Some("2026-11-27T08:00:00Z".parse().unwrap());
        let mut request = request();
        assert_eq!(request.state(None, today), State::WaitsForOwner);
        request.owner_agreed_at = at();
        assert_eq!(request.state(None, today), State::WaitsForAdviser);
        assert!(!request.is_open(today));
        request.sent_at = at();
        assert_eq!(request.state(None, today), State::Sent);
        request.seen_at = at();
        assert_eq!(request.state(None, today), State::Seen);
        let late = jiff::civil::date(2026, 12, 11);
        assert_eq!(request.state(None, late), State::Silent);
        assert!(request.is_open(late), "a late answer is better than none");
        assert!(!request.is_open(jiff::civil::date(2027, 2, 9)));
        assert_eq!(request.state(Some(Verdict::No), late), State::Answered(Verdict::No));
        request.closed = Some(Closed { at: at().unwrap(), by: Party::Owner, why: String::new() });
        assert_eq!(request.state(None, today), State::TakenBack);
        assert!(request.counts(), "the maker has seen it");
        request.sent_at = None;
        assert!(!request.counts());
    }

    #[test]
    fn a_maker_is_reminded_once_after_a_week_and_not_when_it_has_answered() {
        let mut request = request();
        request.sent_at = Some("2026-11-26T08:00:00Z".parse().unwrap());
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let day = jiff::civil::date(2026, 12, 3);
        assert!(!request.is_to_be_reminded(None, at("2026-12-03T07:59:00Z"), day));
        assert!(request.is_to_be_reminded(None, at("2026-12-03T08:00:00Z"), day));
        assert!(!request.is_to_be_reminded(Some(Verdict::Ask), at("2026-12-03T08:00:00Z"), day));
        assert!(!request.is_to_be_reminded(
            None,
            at("2026-12-11T08:00:00Z"),
            jiff::civil::date(2026, 12, 11)
        ));
        request.reminded_at = Some(at("2026-12-03T08:00:00Z"));
        assert!(!request.is_to_be_reminded(None, at("2026-12-05T08:00:00Z"), day));
    }

    #[test]
    fn a_no_needs_a_reason_and_a_question_its_words() {
        assert_eq!(check(Verdict::Yes, None, ""), Ok(()));
        assert_eq!(check(Verdict::No, Some(Reason::Size), ""), Ok(()));
        assert_eq!(check(Verdict::No, None, "för stor"), Err(AnswerFault::NoReason));
        assert_eq!(check(Verdict::No, Some(Reason::Other), " "), Err(AnswerFault::NoWords));
        assert_eq!(check(Verdict::Ask, None, ""), Err(AnswerFault::NoWords));
        assert_eq!(check(Verdict::Yes, None, &"å".repeat(5001)), Err(AnswerFault::TooLong));
    }

    #[test]
    fn quantities_are_read_in_order_and_once() {
        assert_eq!(quantities("1000, 10 100\n10"), Some(vec![10, 100, 1000]));
        assert_eq!(quantities(""), Some(Vec::new()));
        assert_eq!(quantities("0"), None);
        assert_eq!(quantities("tio"), None);
        assert_eq!(quantities("1 2 3 4 5 6 7"), None);
    }
}
