//! Who may do what: one table of action × role × relation. A use case asks here first; a route or use case that
//! the table does not name fails a test.

/// Who is asking. First argument of every use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub role: Role,
    /// Secret keys of needs that the caller holds, from the address or the cookie of the one who stated them.
    pub need_keys: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Anybody, without an account.
    Visitor,
    /// Whoever runs the installation: the command line, or a browser signed in with the key it printed.
    Administrator,
}

impl Caller {
    #[must_use]
    pub fn visitor() -> Caller {
        Caller { role: Role::Visitor, need_keys: Vec::new() }
    }

    #[must_use]
    pub fn administrator() -> Caller {
        Caller { role: Role::Administrator, need_keys: Vec::new() }
    }

    /// How the caller stands in the event log: a role, never a person's name.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self.role {
            Role::Visitor => "visitor",
            Role::Administrator => "administrator",
        }
    }
}

/// What the caller is to the thing acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    None,
    /// Holds the secret key of the need or the part.
    Owner,
}

/// Everything that can be done. Reading public things is an action too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    ReadRegister,
    ExportRegister,
    ImportMakers,
    EditMaker,
    StateNeed,
    ReadOpenNeed,
    ReadAnonymousNeed,
    ReadConfidentialNeed,
    EditNeed,
    KeepPart,
    ReadPart,
    EditPart,
    ImportNeeds,
    MatchNeed,
    ReadGaps,
    ReadKnowledge,
    /// The figures that costs are reckoned with.
    ReadFigures,
    ChangeFigure,
    /// The map of initiatives.
    ReadInitiatives,
    SuggestInitiative,
    EditInitiative,
}

impl Action {
    pub const ALL: [Action; 21] = [
        Action::ReadRegister,
        Action::ExportRegister,
        Action::ImportMakers,
        Action::EditMaker,
        Action::StateNeed,
        Action::ReadOpenNeed,
        Action::ReadAnonymousNeed,
        Action::ReadConfidentialNeed,
        Action::EditNeed,
        Action::KeepPart,
        Action::ReadPart,
        Action::EditPart,
        Action::ImportNeeds,
        Action::MatchNeed,
        Action::ReadGaps,
        Action::ReadKnowledge,
        Action::ReadFigures,
        Action::ChangeFigure,
        Action::ReadInitiatives,
        Action::SuggestInitiative,
        Action::EditInitiative,
    ];
}

/// The caller may not do this. Shown as "not found" where even the thing's existence is confidential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this caller may not {0:?}")]
pub struct Denied(pub Action);

/// The table.
#[must_use]
pub fn may(role: Role, action: Action, relation: Relation) -> bool {
    use Action::*;
    match (role, action, relation) {
        (Role::Administrator, _, _) => true,
        (
            Role::Visitor,
            ReadRegister | ExportRegister | StateNeed | KeepPart | ReadOpenNeed | ReadAnonymousNeed
            | MatchNeed | ReadGaps | ReadKnowledge | ReadFigures | ReadInitiatives | SuggestInitiative,
            _,
        ) => true,
        (Role::Visitor, ReadConfidentialNeed | EditNeed | ReadPart | EditPart, Relation::Owner) => true,
        (Role::Visitor, ReadConfidentialNeed | EditNeed | ReadPart | EditPart, Relation::None) => false,
        (Role::Visitor, ImportMakers | EditMaker | ImportNeeds | ChangeFigure | EditInitiative, _) => false,
    }
}

/// # Errors
/// [`Denied`] when the table says no.
pub fn check(caller: &Caller, action: Action, relation: Relation) -> Result<(), Denied> {
    if may(caller.role, action, relation) { Ok(()) } else { Err(Denied(action)) }
}
