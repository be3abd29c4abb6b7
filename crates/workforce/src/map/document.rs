//! The parts of a map. Numbers are the firm's own: given once and never used again within a map.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

macro_rules! number {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);
    )*};
}

number! {
    /// A skill in the firm's list.
    SkillId
    /// A goal of the business.
    GoalId
    /// Something that a goal needs the firm to be able to do.
    CapabilityId
    /// A kind of work.
    RoleId
    /// A person, or several of whom only the number is kept.
    PersonId
}

/// All that a firm has said of its skills.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Map {
    pub scale: Scale,
    pub ageing: Ageing,
    pub skills: Vec<Skill>,
    pub goals: Vec<Goal>,
    pub capabilities: Vec<Capability>,
    pub roles: Vec<Role>,
    pub required: Vec<Required>,
    pub people: Vec<People>,
    pub held: Vec<Held>,
    /// The next number that is free, for all kinds together.
    pub next: u32,
}

use super::{Ageing, plain};

/// How well, in steps of the firm's scale: 1 is its lowest. 0 is stated too: cannot. What is not stated is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(pub u8);

/// The steps of a scale, from the lowest. Empty: the four steps that the program has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scale(pub Vec<Step>);

/// A step, and how one sees that somebody stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub name: String,
    pub anchor: String,
}

impl Scale {
    /// Steps of the scale that the program has.
    pub const USUAL: u8 = 4;
    /// A scale has at most so many.
    pub const MOST: usize = 9;

    /// The highest level.
    #[must_use]
    pub fn highest(&self) -> Level {
        if self.0.is_empty() {
            Level(Scale::USUAL)
        } else {
            Level(u8::try_from(self.0.len()).unwrap_or(u8::MAX))
        }
    }
}

/// A skill, as the firm calls it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    pub id: SkillId,
    pub name: String,
    /// What it is in a shared vocabulary; none: the words meant nothing there clearly enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<Concept>,
    /// The code of a certificate, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// What one must have before it can be learned. No circles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<SkillId>,
}

/// A concept of a vocabulary, with the version that it was linked in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Concept {
    /// `esco`, `taxonomy`.
    pub scheme: String,
    pub version: String,
    pub id: String,
}

/// What the business wants: "series production of battery boxes".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub id: GoalId,
    pub name: String,
    /// The day by which; none: not decided yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    #[serde(default)]
    pub state: GoalState,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalState {
    #[default]
    Open,
    Reached,
    /// Given up: nothing is required for it any more.
    Dropped,
}

/// What a goal needs the firm to be able to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capability {
    pub id: CapabilityId,
    pub goal: GoalId,
    pub name: String,
    /// The code of a process of the vocabulary, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
}

/// A kind of work in the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub id: RoleId,
    pub name: String,
    /// SSYK 2012, four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ssyk: Option<String>,
    /// ISCO-08, four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isco: Option<String>,
}

/// So many people in a role are to have a skill at a level, by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Required {
    pub role: RoleId,
    pub skill: SkillId,
    pub level: Level,
    /// At least one; on every shift when `every_shift`.
    pub people: u32,
    #[serde(default)]
    pub every_shift: bool,
    /// What it is required for; none: the work of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capability: Option<CapabilityId>,
    /// The day by which; none: the goal's, or today where there is no goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

/// Somebody who works in the firm, or several of whom only the number is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    pub id: PersonId,
    pub who: Who,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleId>,
    /// The shift, as the firm calls it; none: not said, or the firm has no shifts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<String>,
    /// The account of the person, when the person was invited and has accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<i64>,
    /// The last day in the firm, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// One person, as the firm writes the name.
    Named(String),
    /// So many, and what the firm calls them together; no names are kept.
    Heads { count: u32, called: String },
}

impl Who {
    #[must_use]
    pub fn count(&self) -> u32 {
        match self {
            Who::Named(_) => 1,
            Who::Heads { count, .. } => *count,
        }
    }

    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Who::Named(name) => name,
            Who::Heads { called, .. } => called,
        }
    }
}

/// What somebody can do, and how that is known. There may be several of one person and skill: the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub person: PersonId,
    pub skill: SkillId,
    pub level: Level,
    /// How many of the heads; one for a person.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub heads: u32,
    pub evidence: Evidence,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_one(heads: &u32) -> bool {
    *heads == 1
}

/// How a level is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub kind: EvidenceKind,
    /// The day it was found out, or the certificate given; none: not said, so that its age is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The last day that it is good for, when it says so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who gave it: the body or certificate, never a person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// The person's own word.
    SelfAssessed,
    /// The word of whoever leads the work.
    LeaderAssessed,
    /// Work that was delivered and held.
    DeliveredWork,
    /// A certificate with its own days.
    Certificate,
    /// Assessed by an outside body against the outcomes of a qualification.
    Validated,
}

impl EvidenceKind {
    /// From what weighs least.
    pub const ALL: [EvidenceKind; 5] = [
        EvidenceKind::SelfAssessed,
        EvidenceKind::LeaderAssessed,
        EvidenceKind::DeliveredWork,
        EvidenceKind::Certificate,
        EvidenceKind::Validated,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            EvidenceKind::SelfAssessed => "self_assessed",
            EvidenceKind::LeaderAssessed => "leader_assessed",
            EvidenceKind::DeliveredWork => "delivered_work",
            EvidenceKind::Certificate => "certificate",
            EvidenceKind::Validated => "validated",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<EvidenceKind> {
        EvidenceKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Map {
    /// A number that nothing in the map has had.
    pub fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    #[must_use]
    pub fn skill(&self, id: SkillId) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == id)
    }

    /// A level as it counts for a skill: a certificate is held or not, whatever level is written for it.
    #[must_use]
    pub fn step(&self, skill: SkillId, level: Level) -> Level {
        let certificate = self.skill(skill).is_some_and(|skill| skill.certificate.is_some());
        if certificate { level.min(Level(1)) } else { level }
    }

    #[must_use]
    pub fn goal(&self, id: GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    #[must_use]
    pub fn capability(&self, id: CapabilityId) -> Option<&Capability> {
        self.capabilities.iter().find(|capability| capability.id == id)
    }

    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&People> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The skill of this name, by [`plain`].
    #[must_use]
    pub fn skill_called(&self, name: &str) -> Option<&Skill> {
        let name = plain(name);
        self.skills.iter().find(|skill| plain(&skill.name) == name)
    }

    #[must_use]
    pub fn goal_called(&self, name: &str) -> Option<&Goal> {
        let name = plain(name);
        self.goals.iter().find(|goal| plain(&goal.name) == name)
    }

    #[must_use]
    pub fn role_called(&self, name: &str) -> Option<&Role> {
        let name = plain(name);
        self.roles.iter().find(|role| plain(&role.name) == name)
    }

    #[must_use]
    pub fn person_called(&self, name: &str) -> Option<&People> {
        let name = plain(name);
        self.people.iter().find(|person| plain(person.who.name()) == name)
    }

    /// The goal that something is required for.
    #[must_use]
    pub fn goal_of(&self, required: &Required) -> Option<&Goal> {
        self.goal(self.capability(required.capability?)?.goal)
    }

    /// The day by which it is required; none: a goal whose day is not decided.
    #[must_use]
    pub fn due(&self, required: &Required, today: Date) -> Option<Date> {
        match (required.by, self.goal_of(required)) {
            (Some(by), _) => Some(by),
            (None, Some(goal)) => goal.by,
            (None, None) => Some(today),
        }
    }

    /// Whether it is required at all: not for a goal that was reached or given up.
    #[must_use]
    pub fn is_open(&self, required: &Required) -> bool {
        self.goal_of(required).is_none_or(|goal| goal.state == GoalState::Open)
    }

    /// The shifts that people are said to work on, in alphabetical order.
    #[must_use]
    pub fn shifts(&self) -> Vec<&str> {
        let mut shifts: Vec<&str> = self.people.iter().filter_map(|person| person.shift.as_deref()).collect();
        shifts.sort_unstable();
        shifts.dedup();
        shifts
    }

    /// Takes a person out with everything that is said of them.
    pub fn forget(&mut self, person: PersonId) {
        self.people.retain(|one| one.id != person);
        self.held.retain(|held| held.person != person);
    }
}
