//! The days that follow from a decision: when claims and the final report are due.

use jiff::{ToSpan, civil::Date};

use super::call::PaymentTerms;

/// The most days of claims that one decision sets: thirty years of monthly ones.
const MOST: usize = 360;

/// When claims are due at the latest: the first so many months after the project's start, then each so many months, as long as
/// the project runs. The final report, by its last day, is none of them.
#[must_use]
pub fn claim_days(from: Date, to: Date, terms: &PaymentTerms) -> Vec<Date> {
    let mut days = Vec::new();
    let mut months = i32::from(terms.first_claim_months);
    while days.len() < MOST {
        // Counted from the start each time, so that the 31st comes back after a short month.
        let day = from.saturating_add(months.months());
        if day >= to || (months == 0 && !days.is_empty()) {
            break;
        }
        days.push(day);
        if terms.claim_months == 0 {
            break;
        }
        months += i32::from(terms.claim_months);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str, first: u8, each: u8) -> Vec<String> {
        let terms = PaymentTerms { first_claim_months: first, claim_months: each, ..PaymentTerms::default() };
        let all = claim_days(from.parse().unwrap(), to.parse().unwrap(), &terms);
        all.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn claims_are_due_while_the_project_runs() {
        assert_eq!(days("2026-01-01", "2027-12-31", 6, 6), ["2026-07-01", "2027-01-01", "2027-07-01"]);
        assert_eq!(
            days("2026-01-01", "2026-05-31", 6, 6),
            Vec::<String>::new(),
            "the final report is enough"
        );
        assert_eq!(days("2026-08-31", "2027-06-01", 6, 2), ["2027-02-28", "2027-04-30"], "short months");
        assert_eq!(days("2026-01-01", "2027-12-31", 6, 0), ["2026-07-01"], "one claim");
    }
}
