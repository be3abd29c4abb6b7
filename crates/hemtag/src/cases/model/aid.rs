//! What a firm states of earlier aid of little importance (de minimis) before it gets advice. Advice that costs the firm nothing is
//! aid too. What counts, and what it leaves room for, is the engine's ([`funding::aid`]).

use funding::aid::{Amount, FirmId, Fiscal, Grant, Question, Undertaking, When, Worth};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::next::AidStanding;

/// One earlier support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    pub grantor: String,
    /// The day on which the right to it arose; `None`: not known.
    pub granted_on: Option<Date>,
    /// `None`: not known.
    pub amount: Option<Amount>,
}

/// An answer that can be "I do not know".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told<T> {
    None,
    These(Vec<T>),
    NotKnown,
}

/// What a firm states before it gets advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub firm: String,
    pub organisation_number: Option<String>,
    /// Firms that make up a single undertaking with it.
    pub linked: Told<String>,
    /// The month in which the fiscal year begins; only the older rules ask.
    pub fiscal_month: Option<i8>,
    /// What was granted to all of them.
    pub earlier: Told<Support>,
    /// Who signed it; none in those from before signatures were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signature>,
}

/// Who certifies that a statement is right. When, is the statement's own moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    /// As what: authorised signatory, by power of attorney …
    pub capacity: String,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub stated_at: jiff::Timestamp,
    pub returned_at: Option<jiff::Timestamp>,
    pub accepted: Option<Accepted>,
}

/// How it was accepted: the rules it was reckoned by stay with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub at: jiff::Timestamp,
    pub by: Option<crate::access::PersonId>,
    pub rules: String,
    pub sum_cents: i64,
    /// What the advice is worth.
    pub value_cents: i64,
}

/// How the newest statement stands.
#[must_use]
pub fn standing(newest: Option<&Kept>) -> AidStanding {
    match newest {
        Some(kept) if kept.accepted.is_some() => AidStanding::Accepted,
        Some(kept) if kept.returned_at.is_none() => AidStanding::Stated,
        _ => AidStanding::NotStated,
    }
}

impl Statement {
    /// What is stated, as the question to the engine: everything was granted to one undertaking. `firm` is the caller's number
    /// for it.
    #[must_use]
    pub fn question(&self, firm: FirmId, day: Date, worth_cents: Option<i64>) -> Question {
        Question {
            day,
            applied_on: None,
            worth_cents,
            undertaking: Undertaking {
                firm,
                links: Vec::new(),
                changes: Vec::new(),
                links_known: self.linked != Told::NotKnown,
            },
            fiscal: self.fiscal_month.map_or(Fiscal::NotKnown, Fiscal::Month),
            grants: self.supports().iter().map(|support| support.grant(firm)).collect(),
            grants_known: self.earlier != Told::NotKnown,
        }
    }

    /// What was granted before, as far as it is told.
    #[must_use]
    pub fn supports(&self) -> &[Support] {
        match &self.earlier {
            Told::These(all) => all,
            Told::None | Told::NotKnown => &[],
        }
    }
}

impl Support {
    #[must_use]
    pub fn grant(&self, firm: FirmId) -> Grant {
        Grant {
            firm,
            grantor: self.grantor.clone(),
            when: self.granted_on.map_or(When::NotKnown, When::On),
            worth: self.amount.map_or(Worth::NotKnown, Worth::Stated),
            used_by: None,
            maybe_same_as: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use funding::aid::{Verdict, reckon};

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn support(on: &str, cents: i64) -> Support {
        let amount = Some(Amount::euro(cents));
        Support { grantor: "Region X".into(), granted_on: on.parse().ok(), amount }
    }

    fn verdict(statement: &Statement, on: &str) -> Verdict {
        reckon(&statement.question(FirmId(0), day(on), Some(0))).unwrap().verdict
    }

    #[test]
    fn what_is_stated_is_what_is_reckoned() {
        let mut statement = Statement {
            firm: "Ek AB".into(),
            organisation_number: None,
            linked: Told::None,
            fiscal_month: None,
            earlier: Told::These(vec![support("2023-11-24", 1_000_000), support("2026-01-01", 3_000_000)]),
            signed: None,
        };
        assert_eq!(verdict(&statement, "2026-11-24"), Verdict::Room { cents: 27_000_000 });
        statement.linked = Told::NotKnown;
        assert_eq!(verdict(&statement, "2026-11-24"), Verdict::Unknown);
        statement.linked = Told::These(vec!["Al AB".into()]);
        statement.earlier = Told::NotKnown;
        assert_eq!(verdict(&statement, "2026-11-24"), Verdict::Unknown);
        statement.earlier = Told::None;
        assert_eq!(verdict(&statement, "2026-11-24"), Verdict::Room { cents: 30_000_000 });
        assert!(reckon(&statement.question(FirmId(0), day("2031-01-01"), Some(0))).is_err());
    }

    #[test]
    fn a_statement_from_before_signatures_is_still_read() {
        let old = r#"{"firm":"Ek AB","organisation_number":null,"linked":"none","fiscal_month":5,
            "earlier":{"these":[{"grantor":"Almi","granted_on":"2025-01-01",
            "amount":{"minor":100,"currency":"SEK","rate":{"ten_thousandths":110000,"on":"2025-01-01"}}}]}}"#;
        let read: Statement = serde_json::from_str(old).unwrap();
        assert_eq!(read.signed, None);
        assert_eq!(read.supports()[0].amount.unwrap().cents(), Some(9));
    }
}
