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
    /// Codes of the counties that an adviser serves; empty: all.
    pub counties: Vec<String>,
    /// The branches (SNI, two digits) that an adviser serves; empty: all.
    pub branches: Vec<String>,
}

impl Held {
    /// A role with no organisation, for the whole country and every branch.
    #[must_use]
    pub fn everywhere(role: Role) -> Held {
        Held { role, organisation: None, maker: None, counties: Vec::new(), branches: Vec::new() }
    }

    /// Whether what lies in a county and a branch is served. What is not known of it leaves nobody out.
    #[must_use]
    pub fn serves(&self, county: Option<&str>, branch: Option<&str>) -> bool {
        let within = |served: &[String], of: Option<&str>| {
            served.is_empty() || of.is_none_or(|of| served.iter().any(|one| one == of))
        };
        within(&self.counties, county) && within(&self.branches, branch)
    }
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
        let held = Held::everywhere(role);
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

    /// The same caller, who holds the key of a need: the address named it.
    #[must_use]
    pub fn holding(&self, need_key: &str) -> Caller {
        let mut holding = self.clone();
        holding.need_keys.push(need_key.to_owned());
        holding
    }

    /// What the caller is to a maker of the register.
    #[must_use]
    pub fn to_maker(&self, maker: i64) -> Relation {
        let speaks_for = self.held.iter().any(|held| held.role == Role::Maker && held.maker == Some(maker));
        if speaks_for { Relation::Member } else { Relation::None }
    }

    /// What the caller is to an organisation.
    #[must_use]
    pub fn to_organisation(&self, organisation: i64) -> Relation {
        let is_member = self.held.iter().any(|held| held.organisation == Some(organisation));
        if is_member { Relation::Member } else { Relation::None }
    }

    /// What the caller is to a firm's skills: of the firm, as its owner or maker. Role and membership are of the same
    /// organisation: whoever assesses in one and owns another is no owner of the first.
    #[must_use]
    pub fn to_firm(&self, organisation: i64) -> Relation {
        let is_of = self.held.iter().any(|held| {
            held.organisation == Some(organisation) && matches!(held.role, Role::ProductOwner | Role::Maker)
        });
        if is_of { Relation::Member } else { Relation::None }
    }

    /// Who stands in the event log by a label: for what is carried out later for somebody who might have it done, so that it is
    /// written down as theirs. It gives no right to anything else that they might do.
    #[must_use]
    pub fn of_label(label: &str) -> Caller {
        let (role, number) =
            label.split_once(':').map_or((label, None), |(role, number)| (role, Some(number)));
        Caller {
            person: number.and_then(|number| number.parse().ok()).map(PersonId),
            ..Caller::acting_as(Role::parse(role).unwrap_or(Role::Visitor))
        }
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

/// An enum with the list of all its variants, in order.
macro_rules! listed {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$of:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant,)+];
        }
    };
}

listed! {
    /// What the caller is to the thing acted on.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Relation {
        None,
        /// Holds the secret key of the need or the part, or its account owns it.
        Owner,
        /// Belongs to the organisation that it is about.
        Member,
        /// Is the adviser named for the case.
        Named,
        /// Serves the county and the branch of the case; so does every adviser for a case for which nobody is named.
        Within,
        /// Was asked about it by letter, and holds the letter's link.
        Asked,
    }
}

listed! {
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
        /// Ask for an adviser: make a case of a need.
        OpenCase,
        /// The list of cases; which of them stand in it, [`Action::ReadCase`] says.
        ListCases,
        ReadCase,
        /// What owner and adviser both do: notes that both see, files, tasks, the statement of earlier aid, closing.
        TakePartInCase,
        /// What only staff does: notes among staff, the next step, new tasks, accepting a statement, qualifying.
        WorkOnCase,
        /// Name the adviser of a case, or another in their place.
        NameAdviser,
        /// Take a case on as its adviser.
        TakeCase,
        /// A calendar by its secret address.
        ReadCalendar,
        /// Show a maker more of a need, or less.
        DiscloseNeed,
        /// What a maker does by its letter's link: read what is asked, answer, undertake confidentiality, correct its profile.
        AnswerRequest,
        /// Where letters to a maker go, and which it wants.
        ReachMaker,
        /// Who contacted a maker, and what it was asked.
        ReadContacts,
        KeepContact,
        /// What a maker does by a letter about its free hours: confirm them, or turn such letters off.
        AnswerCapacityLetter,
        /// The loop's page, with small counts hidden.
        ReadLoop,
        /// The same with every count.
        ReadWholeLoop,
        /// The proposal who makes what in which weeks, when free hours are scarce.
        AllocateWeeks,
        /// Write guides.
        EditGuide,
        /// What was assigned, when what is due, and how it goes, with small counts hidden.
        ReadProgramme,
        /// The same with every count.
        ReadWholeProgramme,
        /// Which things a figure is made of, down to their events.
        ReadWhatIsCounted,
        /// Drafts of reports to the ministry, and those that are signed.
        ReadReport,
        CommentReport,
        WriteReport,
        /// Settle days that a text leaves open.
        KeepProgramme,
        /// Calls, what was decided, and how the money stands.
        ReadFunding,
        /// Set the frames of an assignment's years, add assignments.
        KeepMoney,
        /// Write, publish, amend and withdraw calls.
        EditCall,
        /// Begin an application.
        Apply,
        ReadApplication,
        EditApplication,
        /// Hand an application in, complete it, take it back.
        SubmitApplication,
        /// Sign an application by the link of a letter.
        SignApplication,
        /// What officers do: eligibility, requests for completion, days, assessors.
        HandleApplication,
        /// Read, score and comment an application as its assessor.
        AssessApplication,
        /// Say what one can assess, and what one is bound to.
        KeepOwnAssessing,
        /// Put a portfolio together and record what was chosen.
        SelectProjects,
        /// Prepare and take decisions, amend them.
        DecideFunding,
        /// Claim money of a grant, and report.
        ClaimMoney,
        /// Decide on claims, pay, recover.
        PayFunding,
        /// What the agency granted, as it is published.
        ReadAidRegister,
        /// Rates of exchange and hours with their sources.
        ReadAidRates,
        /// What a firm was granted, with what was stated; all of the register.
        ReadAid,
        /// Say whether two lines are the same aid.
        JudgeAid,
        /// Write and correct the register of aid.
        KeepAid,
        /// What the bank's projects do, in texts that may name people.
        ReadBankTexts,
        /// Import the agency's bank of projects, and say which recipient is which applicant.
        KeepBank,
        /// A firm's map of skills with its people: see and change it, plan from it. For those of the firm only.
        KeepSkills,
        /// What is held about oneself: validations, what the firm has written; share it, take it along, have it erased.
        KeepOwnSkills,
        /// Qualifications, test centres and who assesses there.
        KeepQualifications,
        /// Map, assess and say the outcome of somebody's validation.
        Assess,
        /// Which skills rise, fall and are new across firms, with small counts hidden.
        ReadChangedSkills,
        /// Import vocabularies of skills and statistics of occupations; see which words meant nothing in the vocabularies.
        KeepVocabulary,
        /// See how the service runs, and have letters tried again.
        Operate,
        /// An organisation's keys for its own systems, and the addresses that are told what happens. Its members.
        KeepIntegrations,
        /// Ask and state with an organisation's key, which every request shows.
        UseKey,
    }
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
        // Whoever runs the installation does not therefore see what people can do, and has no organisation's key.
        (Role::Administrator, action, _)
            if !matches!(action, KeepSkills | KeepOwnSkills | Assess | UseKey) =>
        {
            true
        }
        // What everybody may, with or without an account.
        (
            _,
            ReadRegister | ExportRegister | StateNeed | KeepPart | ReadOpenNeed | ReadAnonymousNeed
            | MatchNeed | ReadGaps | ReadKnowledge | ReadFigures | EnterAccount | ReadInitiatives
            | SuggestInitiative | ReadCalendar | ReadLoop | ReadFunding | ReadAidRegister | ReadChangedSkills
            | ReadProgramme,
            _,
        ) => true,
        // What is one's own.
        (_, ReadConfidentialNeed | EditNeed | ReadPart | EditPart, Relation::Owner) => true,
        (_, AnswerRequest, Relation::Asked) => true,
        (_, AnswerCapacityLetter, Relation::Owner) => true,
        (_, SignApplication, Relation::Asked) => true,
        (_, UseKey, Relation::Owner) => true,
        (Role::Visitor, _, _) => false,
        (_, KeepOwnAccount, Relation::Owner) => true,
        (_, ClaimMaker, _) => true,
        (Role::Maker, EditMaker | ReachMaker | ReadContacts, Relation::Member) => true,
        (_, InviteColleague | KeepIntegrations, Relation::Member) => true,
        // Advisers fill in profiles for firms, and vouch for who speaks for them.
        (
            Role::Adviser | Role::Officer,
            EditMaker | AddMaker | KeepEvidence | DecideClaim | EditInitiative | ReachMaker | ReadContacts
            | KeepContact,
            _,
        ) => true,
        // Cases: owners see their own, advisers those of their counties and branches and those without an adviser, and work
        // on those for which they are named; officers on all.
        (_, OpenCase | ReadCase | TakePartInCase | DiscloseNeed, Relation::Owner) => true,
        (Role::Adviser, ListCases, _) => true,
        (Role::Adviser, ReadCase, Relation::Named | Relation::Within) => true,
        (Role::Adviser, TakeCase, Relation::Within) => true,
        (Role::Adviser, TakePartInCase | WorkOnCase | NameAdviser, Relation::Named) => true,
        (Role::Officer, ListCases | ReadCase | TakePartInCase | WorkOnCase | NameAdviser, _) => true,
        (
            Role::Adviser | Role::Officer | Role::Assessor,
            ReadWholeLoop | ReadWholeProgramme | ReadReport | CommentReport,
            _,
        ) => true,
        (Role::Adviser | Role::Officer, AllocateWeeks, _) => true,
        // Funding: applicants have their own and their organisation's; assessors read those they are named for; officers all.
        (_, Apply, _) => true,
        (
            _,
            ReadApplication | EditApplication | SubmitApplication | ClaimMoney,
            Relation::Owner | Relation::Member,
        ) => true,
        (Role::Assessor, ReadApplication | AssessApplication, Relation::Named) => true,
        (Role::Assessor, KeepOwnAssessing, _) => true,
        (
            Role::Officer,
            KeepMoney | EditCall | ReadApplication | HandleApplication | SelectProjects | DecideFunding
            | PayFunding,
            _,
        ) => true,
        // Aid: an adviser that of the firm of a case of theirs, a firm its own, officers all of it.
        (_, ReadAid, Relation::Member) => true,
        (Role::Adviser, ReadAid | JudgeAid, Relation::Named) => true,
        (Role::Adviser | Role::Officer, ReadAidRates, _) => true,
        (Role::Officer, ReadAid | JudgeAid | KeepAid, _) => true,
        // The bank of projects: everybody reads what was granted, staff what is written of it.
        (Role::Adviser | Role::Officer | Role::Assessor, ReadBankTexts, _) => true,
        (Role::Officer, KeepBank, _) => true,
        (Role::Officer, KeepProgramme | ReadWhatIsCounted | WriteReport, _) => true,
        // Skills: a firm its own, a person theirs, whoever assesses the validations they are named for. Nobody else sees people.
        (Role::ProductOwner | Role::Maker, KeepSkills, Relation::Member) => true,
        (_, KeepOwnSkills, Relation::Owner) => true,
        (_, Assess, Relation::Named) => true,
        (Role::Officer, KeepQualifications | KeepVocabulary, _) => true,
        (Role::Officer, ImportMakers | RemoveMaker | ImportNeeds | ChangeFigure | EditGuide, _) => true,
        _ => false,
    }
}

/// The same for whoever is several things to what is acted on: an adviser named for a case of their own county. Nobody may
/// less by being more, so that it is enough that one relation gives it.
///
/// # Errors
/// [`Denied`] when the table says no to all of them.
pub fn check_any(caller: &Caller, action: Action, relations: &[Relation]) -> Result<(), Denied> {
    let may = caller.may(action, Relation::None) || relations.iter().any(|one| caller.may(action, *one));
    if may { Ok(()) } else { Err(Denied(action)) }
}

/// # Errors
/// [`Denied`] when the table says no.
pub fn check(caller: &Caller, action: Action, relation: Relation) -> Result<(), Denied> {
    if caller.may(action, relation) { Ok(()) } else { Err(Denied(action)) }
}
