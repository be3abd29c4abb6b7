//! The questions, and what follows from the answers. No input or output.

use std::collections::BTreeMap;

/// What is asked, in the order of the way from a goal to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Where the firm is going is written down.
    Goals,
    /// What that takes and is not there is known.
    Capabilities,
    /// What each role must be able to do is written down.
    Roles,
    /// Who, or how many, can do what is written down.
    Held,
    /// It was looked at within a year.
    Fresh,
    /// At least two can do whatever production hangs on.
    Two,
    /// What leaves with those who leave is known.
    Leaving,
    /// What matters rests on more than people's own word.
    Evidence,
    /// Somebody watches when certificates run out.
    Expiry,
    /// There is a plan for what nobody in the firm can do.
    New,
    /// What to do about the gaps that matter has a person, a day and a cost.
    Plan,
    /// No order was lost for want of a certificate or skill.
    Orders,
}

impl Question {
    pub const ALL: [Question; 12] = [
        Question::Goals,
        Question::Capabilities,
        Question::Roles,
        Question::Held,
        Question::Fresh,
        Question::Two,
        Question::Leaving,
        Question::Evidence,
        Question::Expiry,
        Question::New,
        Question::Plan,
        Question::Orders,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Question::Goals => "goals",
            Question::Capabilities => "capabilities",
            Question::Roles => "roles",
            Question::Held => "held",
            Question::Fresh => "fresh",
            Question::Two => "two",
            Question::Leaving => "leaving",
            Question::Evidence => "evidence",
            Question::Expiry => "expiry",
            Question::New => "new",
            Question::Plan => "plan",
            Question::Orders => "orders",
        }
    }

    /// The step of the way that it belongs to.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Question::Goals | Question::Capabilities => Step::Direction,
            Question::Roles | Question::Held | Question::Fresh => Step::Overview,
            Question::Two | Question::Leaving => Step::Cover,
            Question::Evidence | Question::Expiry => Step::Proof,
            Question::New | Question::Plan => Step::Plan,
            Question::Orders => Step::Market,
        }
    }

    /// Where the next step is taken when this is what comes first.
    #[must_use]
    pub const fn next(self) -> &'static str {
        match self {
            Question::Goals | Question::Fresh => "/guides/map-skills",
            Question::Roles | Question::Held => "/skills/templates",
            Question::Evidence | Question::Expiry => "/guides/validate-skills",
            Question::Capabilities | Question::Two | Question::Leaving | Question::New | Question::Plan => {
                "/guides/new-skills"
            }
            Question::Orders => "/gaps?kind=skill",
        }
    }
}

/// Where a firm may stand, in the order in which one thing rests on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Direction,
    Overview,
    Cover,
    Proof,
    Plan,
    Market,
}

impl Step {
    pub const ALL: [Step; 6] =
        [Step::Direction, Step::Overview, Step::Cover, Step::Proof, Step::Plan, Step::Market];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Step::Direction => "direction",
            Step::Overview => "overview",
            Step::Cover => "cover",
            Step::Proof => "proof",
            Step::Plan => "plan",
            Step::Market => "market",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    Yes,
    Partly,
    No,
    /// The firm does not know.
    Unknown,
}

impl Answer {
    pub const ALL: [Answer; 4] = [Answer::Yes, Answer::Partly, Answer::No, Answer::Unknown];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::Partly => "partly",
            Answer::No => "no",
            Answer::Unknown => "unknown",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Answer> {
        Answer::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// An answer to every question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(BTreeMap<Question, Answer>);

impl Answers {
    /// # Errors
    /// The questions that have no answer, in their order.
    pub fn read(answer: impl Fn(Question) -> Option<Answer>) -> Result<Answers, Vec<Question>> {
        let (mut given, mut open) = (BTreeMap::new(), Vec::new());
        for question in Question::ALL {
            match answer(question) {
                Some(answer) => drop(given.insert(question, answer)),
                None => open.push(question),
            }
        }
        if open.is_empty() { Ok(Answers(given)) } else { Err(open) }
    }

    #[must_use]
    pub fn of(&self, question: Question) -> Answer {
        self.0.get(&question).copied().unwrap_or(Answer::Unknown)
    }

    /// The questions answered so.
    #[must_use]
    pub fn answered(&self, answer: Answer) -> Vec<Question> {
        Question::ALL.into_iter().filter(|question| self.of(*question) == answer).collect()
    }

    /// Whether a step stands: yes to all of it.
    #[must_use]
    pub fn stands(&self, step: Step) -> bool {
        Question::ALL.into_iter().filter(|one| one.step() == step).all(|one| self.of(one) == Answer::Yes)
    }

    /// The first step that does not stand; none when all do.
    #[must_use]
    pub fn at(&self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| !self.stands(*step))
    }

    /// What the one next step is about: in the first step that does not stand, what is missing before what is there in part,
    /// and what nobody knows before both, because finding out costs least. None when all stands.
    #[must_use]
    pub fn first(&self) -> Option<Question> {
        let step = self.at()?;
        [Answer::Unknown, Answer::No, Answer::Partly].into_iter().find_map(|answer| {
            Question::ALL.into_iter().find(|one| one.step() == step && self.of(*one) == answer)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_yes_but(but: &[(Question, Answer)]) -> Answers {
        let answer = |question| but.iter().find(|(one, _)| *one == question).map_or(Answer::Yes, |(_, a)| *a);
        Answers::read(|question| Some(answer(question))).unwrap()
    }

    #[test]
    fn a_firm_stands_at_the_first_step_that_something_is_lacking_in() {
        let answers = all_yes_but(&[(Question::Two, Answer::No), (Question::Plan, Answer::No)]);
        assert_eq!((answers.at(), answers.first()), (Some(Step::Cover), Some(Question::Two)));
        assert_eq!(answers.answered(Answer::No), [Question::Two, Question::Plan]);
        assert_eq!(all_yes_but(&[]).at(), None);
        assert_eq!(all_yes_but(&[]).first(), None);
    }

    #[test]
    fn what_nobody_knows_comes_before_what_is_missing_and_is_not_counted_as_missing() {
        let answers = all_yes_but(&[
            (Question::Roles, Answer::Partly),
            (Question::Held, Answer::No),
            (Question::Fresh, Answer::Unknown),
        ]);
        assert_eq!(answers.first(), Some(Question::Fresh));
        assert_eq!(answers.answered(Answer::No), [Question::Held]);
    }

    #[test]
    fn a_question_without_an_answer_is_asked_again() {
        let open = Answers::read(|one| (one != Question::Expiry).then_some(Answer::Unknown)).unwrap_err();
        assert_eq!(open, [Question::Expiry]);
    }

    #[test]
    fn every_step_has_questions_and_every_code_its_own() {
        for step in Step::ALL {
            assert!(Question::ALL.iter().any(|one| one.step() == step), "{step:?}");
        }
        let codes: std::collections::BTreeSet<_> = Question::ALL.iter().map(|one| one.code()).collect();
        assert_eq!(codes.len(), Question::ALL.len());
        assert!(Answer::ALL.iter().all(|answer| Answer::parse(answer.code()) == Some(*answer)));
    }
}
