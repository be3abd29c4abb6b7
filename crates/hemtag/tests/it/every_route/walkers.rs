//! Who walks the routes, and what each is to what an address names.

use hemtag::access::{Action, Relation, Role};

use crate::cases::people::Cookies;
use crate::every_route::things::{People, Things};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walker {
    Visitor,
    /// Whose everything is.
    Owner,
    /// Another firm's owner.
    Stranger,
    /// Speaks for the maker that the addresses name.
    Maker,
    /// Named for the case; serves its county; serves another.
    Adviser,
    Within,
    Elsewhere,
    Officer,
    /// Was asked to assess the application; was not.
    Assessor,
    OtherAssessor,
    Administrator,
}

impl Walker {
    pub(crate) const ALL: [Walker; 11] = [
        Walker::Visitor,
        Walker::Owner,
        Walker::Stranger,
        Walker::Maker,
        Walker::Adviser,
        Walker::Within,
        Walker::Elsewhere,
        Walker::Officer,
        Walker::Assessor,
        Walker::OtherAssessor,
        Walker::Administrator,
    ];

    pub(crate) fn role(self) -> Role {
        match self {
            Walker::Visitor => Role::Visitor,
            Walker::Owner | Walker::Stranger => Role::ProductOwner,
            Walker::Maker => Role::Maker,
            Walker::Adviser | Walker::Within | Walker::Elsewhere => Role::Adviser,
            Walker::Officer => Role::Officer,
            Walker::Assessor | Walker::OtherAssessor => Role::Assessor,
            Walker::Administrator => Role::Administrator,
        }
    }

    /// What a page takes the walker for: everybody who is signed in may be the owner of needs too.
    pub(crate) fn held(self) -> Vec<Role> {
        let mut held = vec![Role::Visitor, self.role()];
        if self != Walker::Visitor {
            held.push(Role::ProductOwner);
        }
        held
    }

    pub(crate) fn cookies(self, people: &People) -> Cookies {
        match self {
            Walker::Visitor => Cookies::new(),
            Walker::Owner => people.owner.clone(),
            Walker::Stranger => people.stranger.clone(),
            Walker::Maker => people.maker.clone(),
            Walker::Adviser => people.adviser.clone(),
            Walker::Within => people.within.clone(),
            Walker::Elsewhere => people.elsewhere.clone(),
            Walker::Officer => people.other_officer.clone(),
            Walker::Assessor => people.assessor.clone(),
            Walker::OtherAssessor => people.other_assessor.clone(),
            Walker::Administrator => people.administrator.clone(),
        }
    }

    /// Has nothing to do with the firm: nothing that an address without a secret leads to may tell of it.
    pub(crate) fn is_outside(self) -> bool {
        use Walker::{Elsewhere, Maker, OtherAssessor, Stranger, Visitor};
        matches!(self, Visitor | Stranger | Maker | Elsewhere | OtherAssessor)
    }

    /// What the walker, who knows every secret, is to what an address names.
    pub(crate) fn relations(self, path: &str, action: Action) -> Vec<Relation> {
        if is_secret(path) {
            return match action {
                Action::AnswerRequest | Action::SignApplication => vec![Relation::Asked],
                _ => vec![Relation::Owner],
            };
        }
        if action == Action::KeepOwnSkills {
            let own = if path.contains("{id}") { self == Walker::Owner } else { self != Walker::Visitor };
            return if own { vec![Relation::Owner] } else { vec![Relation::None] };
        }
        if action == Action::KeepOwnAccount {
            let own = match path {
                _ if path.starts_with("/account/memberships/") => self == Walker::Adviser,
                _ if path.contains("{id}") => self == Walker::Owner,
                _ => self != Walker::Visitor,
            };
            return if own { vec![Relation::Owner] } else { vec![Relation::None] };
        }
        let funded = ["/funding/applications/{id}", "/funding/grants/{id}", "/funding/decisions/{id}"];
        match self {
            Walker::Owner if path.starts_with("/organisations/{id}") => vec![Relation::Member],
            Walker::Owner if path.starts_with("/skills/firm/{id}") => vec![Relation::Member],
            Walker::Owner if path.starts_with("/skills/validations/firm/") => vec![Relation::Member],
            Walker::Assessor if path.starts_with("/skills/validations") && !path.contains("/firm/") => {
                vec![Relation::Named]
            }
            Walker::Owner if path.starts_with("/cases/{id}") => vec![Relation::Owner],
            Walker::Owner if funded.iter().any(|of| path.starts_with(of)) => vec![Relation::Owner],
            Walker::Adviser if path.starts_with("/cases/{id}") => vec![Relation::Named, Relation::Within],
            Walker::Within if path.starts_with("/cases/{id}") => vec![Relation::Within],
            Walker::Maker if path.starts_with("/makers/{id}") => vec![Relation::Member],
            Walker::Assessor if path.starts_with("/funding/assessments/{id}") => vec![Relation::Named],
            _ => vec![Relation::None],
        }
    }
}

/// What even the administrator's number does not find, because it is looked for among the caller's own: an account's passkeys and
/// roles, what is still being written of an application, an assessor's sheet.
pub(crate) fn is_only_for_whose_it_is(method: &str, path: &str, action: Action) -> bool {
    let drafts = [
        "/funding/applications/{id}/submit",
        "/funding/applications/{id}/signature",
        "/funding/applications/{id}/delete",
        "/funding/applications/{id}/files",
        "/funding/applications/{id}/files/{key}/remove",
        "/funding/applications/{id}/{step}",
    ];
    match action {
        // An administrator may take away a passkey that was lost, by its number.
        Action::KeepOwnAccount if path.starts_with("/account/passkeys/") => method == "GET",
        Action::KeepOwnAccount => path.contains("{id}"),
        Action::AssessApplication => true,
        _ => drafts.contains(&path),
    }
}

/// Addresses with a secret in them, which lets in whoever has it.
const SECRETS: [&str; 14] = [
    "/needs/{key}",
    "/needs/new/{key}",
    "/parts/{key}",
    "/drawings/{key}",
    "/answer/{token}",
    "/questions/{token}",
    "/letters/off/{token}",
    "/capacity/answer/{token}",
    "/capacity/feed/{key}",
    "/calendar/{token}",
    "/funding/sign/{token}",
    "/account/link/{token}",
    "/skills/records/{key}",
    "/skills/invited/{token}",
];

pub(crate) fn is_secret(path: &str) -> bool {
    SECRETS.iter().any(|secret| path.starts_with(secret))
}

/// An address of the table with its names filled in; none where there is no such thing.
pub(crate) fn fill(path: &str, things: &Things) -> Option<String> {
    let part = |part: &str| match part.starts_with('{') {
        true => things.value(path, part).map(str::to_owned),
        false => Some(part.to_owned()),
    };
    let parts: Option<Vec<String>> = path.split('/').map(part).collect();
    Some(parts?.join("/"))
}

/// The same with another secret than the thing's.
pub(crate) fn fill_wrongly(path: &str, things: &Things) -> Option<String> {
    let mut first = true;
    let part = |part: &str| {
        if !part.starts_with('{') {
            return Some(part.to_owned());
        }
        let value = things.value(path, part)?.to_owned();
        let wrong = std::mem::take(&mut first);
        Some(if wrong { another(&value) } else { value })
    };
    let parts: Option<Vec<String>> = path.split('/').map(part).collect();
    Some(parts?.join("/"))
}

/// A secret with its last letter changed.
fn another(secret: &str) -> String {
    let (rest, last) = secret.split_at(secret.len() - 1);
    format!("{rest}{}", if last == "a" { "b" } else { "a" })
}
