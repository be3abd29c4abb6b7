//! What a decision lacks before anybody may take it, each part with the rule that asks for it.
//!
//! Förvaltningslagen (2017:900): 31 § what a written decision shows (its day, its content, who decided, who presented, who else
//! took part), 32 § reasons, 33 § notice with how to appeal. The rest is what the agency's handbooks list of a decision on
//! project funds: number, legal basis, share and ceiling, period, description, goals, target group, results, activities, budget,
//! conditions, periods of reporting, officer.

use funding::Ore;

use super::{
    call::Call,
    decision::{Decision, Outcome},
};

/// A part that a decision must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    CaseNumber,
    Applicant,
    LegalBasis,
    Reasons,
    Amounts,
    Share,
    Budget,
    Period,
    Description,
    Goals,
    TargetGroup,
    Results,
    Activities,
    Conditions,
    Payment,
    Appeal,
    Officer,
    Presenter,
    PresenterUnbiased,
    Decider,
    DeciderUnbiased,
}

/// What asks for a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// Förvaltningslagen, by its section.
    Act(u8),
    /// The agency's handbooks on decisions.
    Handbook,
}

impl Part {
    pub const ALL: [Part; 21] = [
        Part::CaseNumber,
        Part::Applicant,
        Part::LegalBasis,
        Part::Reasons,
        Part::Amounts,
        Part::Share,
        Part::Budget,
        Part::Period,
        Part::Description,
        Part::Goals,
        Part::TargetGroup,
        Part::Results,
        Part::Activities,
        Part::Conditions,
        Part::Payment,
        Part::Appeal,
        Part::Officer,
        Part::Presenter,
        Part::PresenterUnbiased,
        Part::Decider,
        Part::DeciderUnbiased,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Part::CaseNumber => "case-number",
            Part::Applicant => "applicant",
            Part::LegalBasis => "legal-basis",
            Part::Reasons => "reasons",
            Part::Amounts => "amounts",
            Part::Share => "share",
            Part::Budget => "budget",
            Part::Period => "period",
            Part::Description => "description",
            Part::Goals => "goals",
            Part::TargetGroup => "target-group",
            Part::Results => "results",
            Part::Activities => "activities",
            Part::Conditions => "conditions",
            Part::Payment => "payment",
            Part::Appeal => "appeal",
            Part::Officer => "officer",
            Part::Presenter => "presenter",
            Part::PresenterUnbiased => "presenter-unbiased",
            Part::Decider => "decider",
            Part::DeciderUnbiased => "decider-unbiased",
        }
    }

    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Part::Reasons => Source::Act(32),
            Part::Appeal => Source::Act(33),
            Part::Presenter | Part::Decider | Part::Amounts => Source::Act(31),
            Part::PresenterUnbiased | Part::DeciderUnbiased => Source::Act(16),
            _ => Source::Handbook,
        }
    }

    /// Only what grants money has it.
    #[must_use]
    pub const fn is_of_grants(self) -> bool {
        !matches!(
            self,
            Part::CaseNumber
                | Part::Applicant
                | Part::LegalBasis
                | Part::Reasons
                | Part::Appeal
                | Part::Officer
                | Part::Presenter
                | Part::PresenterUnbiased
                | Part::Decider
                | Part::DeciderUnbiased
        )
    }

    /// Stated by whoever takes it, when it is taken.
    #[must_use]
    pub const fn is_of_taking(self) -> bool {
        matches!(self, Part::Decider | Part::DeciderUnbiased)
    }

    /// Stated by whoever presents it, when it is presented.
    #[must_use]
    pub const fn is_of_presenting(self) -> bool {
        matches!(self, Part::Presenter | Part::PresenterUnbiased)
    }

    /// Whether a decision has it.
    #[must_use]
    pub fn stands_in(self, decision: &Decision) -> bool {
        let told = |text: &str| !text.trim().is_empty();
        match self {
            Part::CaseNumber => told(&decision.case_number),
            Part::Applicant => told(&decision.applicant) && told(&decision.title),
            Part::LegalBasis => told(&decision.legal_basis),
            Part::Reasons => told(&decision.reasons),
            Part::Amounts => decision.sum().is_positive(),
            Part::Share => (1..=100).contains(&decision.share_percent),
            Part::Budget => decision.approved_costs.is_positive(),
            Part::Period => decision.project_from.is_some() && decision.project_to.is_some(),
            Part::Description => told(&decision.description),
            Part::Goals => told(&decision.goals),
            Part::TargetGroup => told(&decision.target_group),
            Part::Results => told(&decision.expected_results),
            Part::Activities => told(&decision.activities),
            Part::Conditions => decision.conditions.iter().any(|one| !one.text.is_empty()),
            Part::Payment => decision.payment.first_claim_months > 0 && decision.payment.claim_months > 0,
            Part::Appeal => decision.appeal.can.is_some() && told(&decision.appeal.text.sv),
            Part::Officer => told(&decision.officer),
            Part::Presenter => told(&decision.presenter),
            Part::PresenterUnbiased => decision.presenter_unbiased,
            Part::Decider => told(&decision.decider),
            Part::DeciderUnbiased => decision.decider_unbiased,
        }
    }
}

/// Why a decision may not be presented or taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    Missing(Part),
    /// More is granted than the share of the approved costs.
    PassesShare {
        most: Ore,
    },
    /// The share is above the call's.
    ShareAboveCall {
        most: u8,
    },
    /// A year whose money the call does not give.
    NotItsYear {
        year: i16,
    },
    /// The kinds of the budget do not sum to the approved costs.
    BudgetDoesNotSum {
        budget: Ore,
    },
    EndsBeforeItBegins,
    /// Advance and what is kept back are more than the grant.
    AdvanceAndRetention,
    /// Below zero, or absurd.
    Amount,
}

/// Everything that a decision lacks, in the order in which it is read. `but` leaves out what is not due yet.
#[must_use]
pub fn lacks(decision: &Decision, call: &Call, but: impl Fn(Part) -> bool) -> Vec<Lack> {
    let grants = decision.outcome == Outcome::Granted;
    let mut all: Vec<Lack> = Part::ALL
        .into_iter()
        .filter(|part| (grants || !part.is_of_grants()) && !but(*part) && !part.stands_in(decision))
        .map(Lack::Missing)
        .collect();
    if !grants {
        return all;
    }
    let amounts = decision.granted.values().chain(decision.budget.values());
    if amounts.into_iter().any(|ore| ore.0 < 0 || *ore > funding::money::LARGEST) {
        all.push(Lack::Amount);
    }
    let years = decision.granted.iter().filter(|(year, ore)| ore.is_positive() && !call.years.contains(year));
    all.extend(years.map(|(year, _)| Lack::NotItsYear { year: *year }));
    let most = decision.approved_costs.percent(i64::from(decision.share_percent));
    if decision.sum() > most {
        all.push(Lack::PassesShare { most });
    }
    let share = call.validated_share_percent.unwrap_or(0).max(call.share_percent);
    if decision.share_percent > share {
        all.push(Lack::ShareAboveCall { most: share });
    }
    let budget: Ore = decision.budget.values().copied().sum();
    if budget != decision.approved_costs {
        all.push(Lack::BudgetDoesNotSum { budget });
    }
    if decision.project_from.zip(decision.project_to).is_some_and(|(from, to)| from >= to) {
        all.push(Lack::EndsBeforeItBegins);
    }
    let kept = u16::from(decision.payment.advance_percent) + u16::from(decision.payment.retention_percent);
    if kept > 100 {
        all.push(Lack::AdvanceAndRetention);
    }
    all
}
