//! What a firm has said: its goals, what they need, its roles and people, and what each can do.

mod age;
mod check;
mod document;
mod name;

pub use age::{Age, Ageing, EvidenceYears};
pub use check::{Fault, Place, check};
pub use document::{
    Capability, CapabilityId, Concept, Evidence, EvidenceKind, Goal, GoalId, GoalState, Held, Level, Map,
    People, PersonId, Required, Role, RoleId, Scale, Skill, SkillId, Step, Who,
};
pub use name::{one_line, plain, unseen};
