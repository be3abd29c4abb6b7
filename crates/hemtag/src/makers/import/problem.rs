//! What is wrong with a cell, and what is doubtful: where, what was expected, what to do. A row with a wrong cell is
//! not taken; a doubt is told and the row is taken.

use vocabulary::{NumberError, OrganisationNumberError};

use crate::words::Language;

/// One thing that is wrong, at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub row: u64,
    /// The head of the column; `None` for the row as a whole.
    pub column: Option<String>,
    pub kind: ProblemKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    NameMissing,
    NotANumber {
        stated: String,
    },
    /// "1,200" can be 1.2 and 1200.
    TwoNumbers {
        stated: String,
        small: f64,
        large: f64,
    },
    NotALength {
        stated: String,
    },
    NotAMass {
        stated: String,
    },
    NotASize {
        stated: String,
    },
    NotATolerance {
        stated: String,
    },
    /// A whole number from `least` to `most`.
    NotAWhole {
        stated: String,
        least: u32,
        most: u32,
    },
    NotADate {
        stated: String,
    },
    NotAChoice {
        stated: String,
        allowed: &'static str,
    },
    NotAWeek {
        stated: String,
    },
    NotAPosition {
        stated: String,
    },
    NotACountry {
        stated: String,
    },
    OutOfRange {
        stated: String,
        from: &'static str,
        to: &'static str,
    },
    MinOverMax {
        min: String,
        max: String,
    },
    FromAfterUntil {
        from: String,
        until: String,
    },
    OrganisationNumber {
        stated: String,
        error: OrganisationNumberError,
    },
    FormulaWithoutValue,
    Fault {
        stated: String,
    },
    TooLong {
        most: usize,
    },
    /// The row has more cells than there are heads.
    MoreCells {
        cells: usize,
        heads: usize,
    },
    /// The file's register holds several makers of that name and place.
    SeveralOfThatName {
        name: String,
        number: usize,
    },
    /// Rows of one maker say two organisation numbers.
    OtherNumber {
        name: String,
    },
}

/// One thing that a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    pub row: u64,
    pub column: Option<String>,
    pub kind: DoubtKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum DoubtKind {
    /// Taken for a maker of the register by name and place alone.
    SameName {
        name: String,
        maker: i64,
        place: String,
    },
    /// A maker of that name is in the register, elsewhere; a new one is added.
    NameElsewhere {
        name: String,
        maker: i64,
    },
    UnknownKommun {
        stated: String,
        nearest: Vec<String>,
    },
    SeveralPlaces {
        stated: String,
        places: Vec<String>,
    },
    PostalCodeElsewhere {
        postal_code: String,
        kommun: String,
    },
    UnknownPostalCode {
        stated: String,
    },
    PositionSwapped {
        stated: String,
    },
    PositionAbroad {
        stated: String,
    },
    ToleranceWithoutDimension {
        stated: String,
    },
    /// Too few sides to be compared.
    SizeIncomplete {
        stated: String,
    },
    /// Two rows of one maker say different things of it; the first is kept.
    RowsDiffer {
        kept: String,
        other: String,
    },
    /// Better evidence stands in the register for another value, which is kept.
    BetterEvidence {
        field: String,
        name: String,
        level: &'static str,
    },
    /// A text that would be kept as stated, and is a personal identity number.
    PersonalNumber,
    SameHead {
        head: String,
    },
    TakenHead {
        head: String,
        by: String,
    },
    /// Something in a message of another system that was not read.
    NotUnderstood {
        at: String,
        /// What becomes of it, in English.
        what: String,
    },
}

impl Problem {
    /// The whole sentence, with its place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        place(l, self.row, self.column.as_deref()) + &self.kind.sentence(l)
    }
}

impl Doubt {
    /// The whole sentence, with its place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        place(l, self.row, self.column.as_deref()) + &self.kind.sentence(l)
    }
}

fn place(l: Language, row: u64, column: Option<&str>) -> String {
    if row == 0 && column.is_none() {
        // About the file as a whole.
        return String::new();
    }
    let row = l.whole(row);
    match column {
        Some(column) => l.ta("import-place-cell", &[("row", row.into()), ("column", column.into())]),
        None => l.ta("import-place-row", &[("row", row.into())]),
    }
}

impl ProblemKind {
    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        use ProblemKind as P;
        let stated_in = |key: &str, stated: &str| l.ta(key, &[("stated", stated.into())]);
        match self {
            P::NameMissing => l.t("import-problem-name-missing"),
            P::NotANumber { stated } => stated_in("import-problem-not-a-number", stated),
            P::TwoNumbers { stated, small, large } => l.ta(
                "import-problem-two-numbers",
                &[
                    ("stated", stated.as_str().into()),
                    ("small", l.number(*small, 6).into()),
                    ("large", l.number(*large, 0).into()),
                ],
            ),
            P::NotALength { stated } => stated_in("import-problem-not-a-length", stated),
            P::NotAMass { stated } => stated_in("import-problem-not-a-mass", stated),
            P::NotASize { stated } => stated_in("import-problem-not-a-size", stated),
            P::NotATolerance { stated } => stated_in("import-problem-not-a-tolerance", stated),
            P::NotAWhole { stated, least, most } => l.ta(
                "import-problem-not-a-whole",
                &[
                    ("stated", stated.as_str().into()),
                    ("least", l.whole(*least).into()),
                    ("most", l.whole(*most).into()),
                ],
            ),
            P::NotADate { stated } => stated_in("import-problem-not-a-date", stated),
            P::NotAChoice { stated, allowed } => l.ta(
                "import-problem-not-a-choice",
                &[("stated", stated.as_str().into()), ("allowed", (*allowed).into())],
            ),
            P::NotAWeek { stated } => stated_in("import-problem-not-a-week", stated),
            P::NotAPosition { stated } => stated_in("import-problem-not-a-position", stated),
            P::NotACountry { stated } => stated_in("import-problem-not-a-country", stated),
            P::OutOfRange { stated, from, to } => l.ta(
                "import-problem-out-of-range",
                &[("stated", stated.as_str().into()), ("from", (*from).into()), ("to", (*to).into())],
            ),
            P::MinOverMax { min, max } => l.ta(
                "import-problem-min-over-max",
                &[("min", min.as_str().into()), ("max", max.as_str().into())],
            ),
            P::FromAfterUntil { from, until } => l.ta(
                "import-problem-from-after-until",
                &[("from", from.as_str().into()), ("until", until.as_str().into())],
            ),
            P::OrganisationNumber { stated, error } => organisation_number(l, stated, error),
            P::FormulaWithoutValue => l.t("import-problem-formula"),
            P::Fault { stated } => stated_in("import-problem-fault", stated),
            P::TooLong { most } => l.ta("import-problem-too-long", &[("most", (*most).into())]),
            P::MoreCells { cells, heads } => {
                l.ta("import-problem-more-cells", &[("cells", (*cells).into()), ("heads", (*heads).into())])
            }
            P::SeveralOfThatName { name, number } => l.ta(
                "import-problem-several-of-that-name",
                &[("name", name.as_str().into()), ("number", (*number).into())],
            ),
            P::OtherNumber { name } => l.ta("import-problem-other-number", &[("name", name.as_str().into())]),
        }
    }
}

/// A personal number is not repeated: it is personal data even when it is mistyped.
fn organisation_number(l: Language, stated: &str, error: &OrganisationNumberError) -> String {
    use OrganisationNumberError as E;
    let why = match error {
        E::Empty => l.t("import-number-empty"),
        E::Character { found } => l.ta("import-number-character", &[("found", found.to_string().into())]),
        E::Length { digits } => l.ta("import-number-length", &[("digits", (*digits).into())]),
        E::Prefix { found } => l.ta("import-number-prefix", &[("found", found.as_str().into())]),
        E::CheckDigit { expected } => {
            l.ta("import-number-check-digit", &[("expected", u32::from(*expected).into())])
        }
        E::NotADate => l.t("import-number-not-a-date"),
    };
    let digits: Vec<u8> = stated.bytes().filter(u8::is_ascii_digit).collect();
    let third = if digits.len() == 12 { digits.get(4) } else { digits.get(2) };
    let personal = third.is_some_and(|d| *d < b'2') && !stated.trim().starts_with("16");
    let shown = if personal { "…" } else { stated };
    l.ta("import-problem-number", &[("stated", shown.into()), ("why", why.into())])
}

impl DoubtKind {
    /// What to look at, without the place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        use DoubtKind as D;
        match self {
            D::SameName { name, maker, place } if place.is_empty() => l.ta(
                "import-doubt-same-name-alone",
                &[("name", name.as_str().into()), ("maker", maker.to_string().into())],
            ),
            D::SameName { name, maker, place } => l.ta(
                "import-doubt-same-name",
                &[
                    ("name", name.as_str().into()),
                    ("maker", maker.to_string().into()),
                    ("place", place.as_str().into()),
                ],
            ),
            D::NameElsewhere { name, maker } => l.ta(
                "import-doubt-name-elsewhere",
                &[("name", name.as_str().into()), ("maker", maker.to_string().into())],
            ),
            D::UnknownKommun { stated, nearest } if nearest.is_empty() => {
                l.ta("import-doubt-unknown-kommun", &[("stated", stated.as_str().into())])
            }
            D::UnknownKommun { stated, nearest } => l.ta(
                "import-doubt-unknown-kommun-nearest",
                &[
                    ("stated", stated.as_str().into()),
                    ("nearest", l.list(nearest, crate::words::And::Or).into()),
                ],
            ),
            D::SeveralPlaces { stated, places } => l.ta(
                "import-doubt-several-places",
                &[
                    ("stated", stated.as_str().into()),
                    ("places", l.list(places, crate::words::And::Or).into()),
                ],
            ),
            D::PostalCodeElsewhere { postal_code, kommun } => l.ta(
                "import-doubt-postal-code-elsewhere",
                &[("postal", postal_code.as_str().into()), ("kommun", kommun.as_str().into())],
            ),
            D::UnknownPostalCode { stated } => {
                l.ta("import-doubt-unknown-postal-code", &[("stated", stated.as_str().into())])
            }
            D::PositionSwapped { stated } => {
                l.ta("import-doubt-position-swapped", &[("stated", stated.as_str().into())])
            }
            D::PositionAbroad { stated } => {
                l.ta("import-doubt-position-abroad", &[("stated", stated.as_str().into())])
            }
            D::ToleranceWithoutDimension { stated } => {
                l.ta("import-doubt-tolerance", &[("stated", stated.as_str().into())])
            }
            D::SizeIncomplete { stated } => {
                l.ta("import-doubt-size-incomplete", &[("stated", stated.as_str().into())])
            }
            D::RowsDiffer { kept, other } => l.ta(
                "import-doubt-rows-differ",
                &[("kept", kept.as_str().into()), ("other", other.as_str().into())],
            ),
            D::BetterEvidence { field, name, level } => l.ta(
                "import-doubt-better-evidence",
                &[
                    ("field", field.as_str().into()),
                    ("name", name.as_str().into()),
                    ("level", l.t(&format!("evidence-{}", level.replace('_', "-"))).into()),
                ],
            ),
            D::PersonalNumber => l.t("import-doubt-personal-number"),
            D::SameHead { head } => l.ta("import-doubt-same-head", &[("head", head.as_str().into())]),
            D::NotUnderstood { at, what } => l.ta(
                "import-doubt-not-understood",
                &[("at", at.as_str().into()), ("what", what.as_str().into())],
            ),
            D::TakenHead { head, by } => {
                l.ta("import-doubt-taken-head", &[("head", head.as_str().into()), ("by", by.as_str().into())])
            }
        }
    }
}

/// A number that could not be read, as a problem; `wrong` says what was expected.
pub(super) fn of_number(error: &NumberError, wrong: impl FnOnce() -> ProblemKind) -> ProblemKind {
    match error {
        NumberError::Ambiguous { text, decimal, whole } => {
            ProblemKind::TwoNumbers { stated: text.clone(), small: *decimal, large: *whole }
        }
        NumberError::Empty | NumberError::NotANumber { .. } => wrong(),
    }
}
