//! Who may do what: one table of action × role × relation. A use case asks here first; a route or use case that
//! the table does not name fails a test.

/// Who is asking. First argument of every use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// What the caller may act as, besides as a visitor. A person may hold several roles, in several organisations.
    pub held: Vec<Held>,
    /// The account that is signed in.
    pub person: Option<PersonId>,
    /// Secret keys of needs that the caller holds, from the address or the cookie of the one who stated them.
    pub need_keys: Vec<String>,
}

/// A role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub role: Role,
    /// The organisation; none for whoever runs the installation.
    pub organisation: Option<i64>,
    /// The maker that the organisation is in the register.
    pub maker: Option<i64>,
}

/// The number of a person's account. It says nothing of the person, and stands in the event log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Anybody, without an account.
    Visitor,
    /// Wants something made.
    ProductOwner,
    /// Speaks for a maker in the register.
    Maker,
    /// Helps firms, in some counties and branches.
    Adviser,
    /// Runs the programme at the agency.
    Officer,
    /// Assesses applications.
    Assessor,
    /// Whoever runs the installation: the command line, a browser signed in with the key it printed, or an account.
    Administrator,
}

impl Role {
    pub const ALL: [Role; 7] = [
        Role::Visitor,
        Role::ProductOwner,
        Role::Maker,
        Role::Adviser,
        Role::Officer,
        Role::Assessor,
        Role::Administrator,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Role::Visitor => "visitor",
            Role::ProductOwner => "product_owner",
            Role::Maker => "maker",
            Role::Adviser => "adviser",
            Role::Officer => "officer",
            Role::Assessor => "assessor",
            Role::Administrator => "administrator",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Works with what belongs to others: a second factor is asked for, and sessions are short.
    #[must_use]
    pub fn is_staff(self) -> bool {
        matches!(self, Role::Adviser | Role::Officer | Role::Assessor | Role::Administrator)
    }
}

impl Caller {
    #[must_use]
    pub fn visitor() -> Caller {
        Caller { held: Vec::new(), person: None, need_keys: Vec::new() }
    }

    #[must_use]
    pub fn administrator() -> Caller {
        Caller::acting_as(Role::Administrator)
    }

    /// Somebody with one role and no organisation.
    #[must_use]
    pub fn acting_as(role: Role) -> Caller {
        let held = Held { role, organisation: None, maker: None };
        Caller {
            held: Some(held).filter(|held| held.role != Role::Visitor).into_iter().collect(),
            ..Caller::visitor()
        }
    }

    /// Every role that the caller may act as.
    pub fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        std::iter::once(Role::Visitor).chain(self.held.iter().map(|held| held.role))
    }

    /// Whether any role of the caller's may do it.
    #[must_use]
    pub fn may(&self, action: Action, relation: Relation) -> bool {
        self.roles().any(|role| may(role, action, relation))
    }

    /// What the caller is to a maker of the register.
    #[must_use]
    pub fn to_maker(&self, maker: i64) -> Relation {
        let speaks_for = self.held.iter().any(|held| held.role == Role::Maker && held.maker == Some(maker));
        if speaks_for { Relation::Member } else { Relation::None }
    }

    /// How the caller stands in the event log: the weightiest role, and the account's number; never a name.
    #[must_use]
    pub fn label(&self) -> String {
        let role = self.roles().max().unwrap_or(Role::Visitor).code();
        match self.person {
            Some(PersonId(id)) => format!("{role}:{id}"),
            None => role.to_owned(),
        }
    }
}

/// What the caller is to the thing acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    None,
    /// Holds the secret key of the need or the part, or its account owns it.
    Owner,
    /// Belongs to the organisation that it is about.
    Member,
}

impl Relation {
    pub const ALL: [Relation; 3] = [Relation::None, Relation::Owner, Relation::Member];
}

/// Everything that can be done. Reading public things is an action too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    ReadRegister,
    ExportRegister,
    ImportMakers,
    EditMaker,
    AddMaker,
    /// Take a maker out of the register, see those taken out, put one back.
    RemoveMaker,
    /// Say how well something about a maker is known: nobody vouches for itself.
    KeepEvidence,
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
    /// Make an account, sign in, be helped when the password is lost.
    EnterAccount,
    /// See and change one's own account: name, password, second factors, sessions.
    KeepOwnAccount,
    /// Ask to speak for a maker of the register.
    ClaimMaker,
    DecideClaim,
    /// Invite people into an organisation, and end what they hold there.
    InviteColleague,
    /// Everybody's accounts and organisations.
    KeepPeople,
    /// The map of initiatives.
    ReadInitiatives,
    SuggestInitiative,
    EditInitiative,
    /// Answer a letter about free hours; whoever holds its link may.
    AnswerCapacityLetter,
    /// The loop's figures, small ones hidden; and all of them.
    ReadLoop,
    ReadWholeLoop,
}

impl Action {
    pub const ALL: [Action; 33] = [
        Action::ReadRegister,
        Action::ExportRegister,
        Action::ImportMakers,
        Action::EditMaker,
        Action::AddMaker,
        Action::RemoveMaker,
        Action::KeepEvidence,
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
        Action::EnterAccount,
        Action::KeepOwnAccount,
        Action::ClaimMaker,
        Action::DecideClaim,
        Action::InviteColleague,
        Action::KeepPeople,
        Action::ReadInitiatives,
        Action::SuggestInitiative,
        Action::EditInitiative,
        Action::AnswerCapacityLetter,
        Action::ReadLoop,
        Action::ReadWholeLoop,
    ];
}

/// The caller may not do this. Shown as "not found" where even the thing's existence is confidential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this caller may not {0:?}")]
pub struct Denied(pub Action);

/// The table. What no row names, nobody may.
#[must_use]
pub fn may(role: Role, action: Action, relation: Relation) -> bool {
    use Action::*;
    match (role, action, relation) {
        (Role::Administrator, _, _) => true,
        // What everybody may, with or without an account.
        (
            _,
            ReadRegister | ExportRegister | StateNeed | KeepPart | ReadOpenNeed | ReadAnonymousNeed
            | MatchNeed | ReadGaps | ReadKnowledge | ReadFigures | EnterAccount | ReadInitiatives
            | SuggestInitiative | ReadLoop,
            _,
        ) => true,
        // What is one's own.
        (
            _,
            ReadConfidentialNeed | EditNeed | ReadPart | EditPart | AnswerCapacityLetter,
            Relation::Owner,
        ) => true,
        (Role::Visitor, _, _) => false,
        (_, KeepOwnAccount, Relation::Owner) => true,
        (_, ClaimMaker, _) => true,
        (Role::Maker, EditMaker, Relation::Member) => true,
        (_, InviteColleague, Relation::Member) => true,
        // Advisers fill in profiles for firms, and vouch for who speaks for them.
        (
            Role::Adviser | Role::Officer,
            EditMaker | AddMaker | KeepEvidence | DecideClaim | EditInitiative,
            _,
        ) => true,
        (Role::Officer, ImportMakers | RemoveMaker | ImportNeeds | ChangeFigure, _) => true,
        (Role::Adviser | Role::Officer | Role::Assessor, ReadWholeLoop, _) => true,
        _ => false,
    }
}

/// # Errors
/// [`Denied`] when the table says no.
pub fn check(caller: &Caller, action: Action, relation: Relation) -> Result<(), Denied> {
    if caller.may(action, relation) { Ok(()) } else { Err(Denied(action)) }
}
