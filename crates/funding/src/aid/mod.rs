//! Aid of little importance (de minimis): which rules hold on a day, what a single undertaking was granted before, what counts
//! of it and why, and whether new aid has room beside it.
//!
//! Plain data in ([`Question`]), plain data with its reasons out ([`Reckoned`]). Rule sets ([`rule_sets`]), the articles that
//! reasons name ([`article`]) and branches outside the rules ([`exclusion`]) are dated data in `data/aid_*.csv`, each row with its
//! source. The rules of the day on which the right to the new aid arises hold, whenever it was applied for.
//!
//! Unknown is a range: what is not known of a day, an amount, a rate, a fiscal year, a split or of linked firms widens the sum
//! ([`Span`]), and a ceiling that lies within the sum is no answer ([`Verdict::Unknown`]).
//!
//! - [`money`]: euro and kronor with rate and day, and what aid in money and in kind is worth (gross grant equivalent);
//! - [`undertaking`]: linked firms, mergers and splits;
//! - [`window`]: the years that count, rolling or fiscal, also where the fiscal year was changed;
//! - [`reckon`](mod@reckon): the sum, line by line;
//! - [`same`]: two entries that may be the same aid;
//! - [`conditions`]: a condition that favours domestic over imported goods is refused.

pub mod conditions;
pub mod money;
pub mod reckon;
mod rules;
pub mod same;
pub mod undertaking;
pub mod window;

pub use conditions::{Favours, Judged, Weighed, Wording, judge, weigh, wordings};
pub use money::{Amount, Currency, HourlyRate, Rate, Span, Worth};
pub use reckon::{Counts, Grant, Line, NoRules, Note, Question, Reason, Reckoned, Verdict, When, reckon};
pub use rules::{
    Article, Exclusion, RuleSet, Subject, Window, article, exclusion, rule_sets, rules_of, rules_on,
};
pub use undertaking::{Change, ChangeKind, Control, FirmId, Link, Part, Undertaking, members};
pub use window::{Fiscal, windows};
