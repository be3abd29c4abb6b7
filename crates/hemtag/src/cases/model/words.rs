//! Words that somebody wrote into a case.

/// As they stand in the database, or opened to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    Open(String),
    Sealed(Vec<u8>),
}

impl Words {
    /// To be shown; empty while they are sealed.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Words::Open(text) => text,
            Words::Sealed(_) => "",
        }
    }
}
