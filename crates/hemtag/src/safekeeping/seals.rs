//! Which columns are sealed, and for what each of their rows was sealed. A test compares this list with the columns of bytes that
//! the database has, and another opens every one of them in a world where everybody has done everything.

/// A column whose content is sealed.
#[derive(Debug, Clone, Copy)]
pub struct Sealed {
    pub table: &'static str,
    pub column: &'static str,
    /// What the seal belongs to: `{column}` of the row, `{other.column}` of the row that [`Sealed::of`] leads to.
    pub belongs_to: &'static str,
    /// Another table, and the column that names its row.
    pub of: Option<(&'static str, &'static str)>,
    /// Rows that are sealed, where not all of them are.
    pub only: Option<(&'static str, &'static str)>,
}

const fn sealed(table: &'static str, column: &'static str, belongs_to: &'static str) -> Sealed {
    Sealed { table, column, belongs_to, of: None, only: None }
}

pub const SEALED: &[Sealed] = &[
    sealed("part_file", "facts", "part {key} facts"),
    sealed("part_file", "content", "part {key} content"),
    sealed("part_file", "mesh", "part {key} mesh"),
    sealed("part_file", "walls", "part {key} walls"),
    sealed("part_file", "picture", "part {key} picture"),
    Sealed {
        of: Some(("part_file", "part_id")),
        ..sealed("part_picture", "picture", "part {part_file.key} picture {number}")
    },
    sealed("drawing", "about", "drawing {key} about"),
    sealed("drawing", "content", "drawing {key} content"),
    sealed("request_file", "about", "request-file {id} about"),
    sealed("request_file", "content", "request-file {id} content"),
    sealed("need_case", "own_step_sealed", "case {id} step"),
    sealed("case_task", "words", "case {case_id} task"),
    sealed("case_note", "text", "case {case_id} note"),
    sealed("case_file", "about", "case file {key} about"),
    sealed("case_file", "content", "case file {key} content"),
    sealed("case_aid", "statement", "case {case_id} aid"),
    sealed("webhook", "secret", "webhook {id}"),
    sealed("person_calendar", "address", "calendar {person_id}"),
    // Recovery codes stand there as hashes.
    Sealed { only: Some(("kind", "totp")), ..sealed("person_factor", "secret", "person {person_id} totp") },
    sealed("set_aside", "content", "set aside {kind} {token}"),
    sealed("job", "payload", "job {kind} {seal}"),
    sealed("import_preview", "content", "import preview {seal}"),
    sealed("funding_application", "document", "funding application of {owner_id}"),
    Sealed {
        of: Some(("funding_application", "application_id")),
        ..sealed(
            "funding_application_version",
            "document",
            "funding application of {funding_application.owner_id}",
        )
    },
    sealed("funding_attachment", "about", "funding attachment {key} about"),
    sealed("funding_attachment", "content", "funding attachment {key} content"),
    sealed("funding_signature", "signatory", "funding signature of {application_id}"),
    sealed("funding_eligibility", "judged", "funding eligibility of {application_id}"),
    sealed("funding_completion", "question", "funding completion of {application_id}"),
    sealed("funding_completion", "answer", "funding completion of {application_id}"),
    sealed("funding_assignment_of", "scores", "funding assessment of {application_id} by {person_id}"),
    sealed("funding_panel_note", "text", "funding panel note of {application_id}"),
    sealed("funding_claim", "document", "funding claim of decision {decision_id}"),
    sealed("skills_map", "document", "skills map {organisation_id} {version}"),
    sealed("skills_plan", "document", "skills plan {organisation_id} {part} {version}"),
    sealed("skills_extract", "document", "organisation {organisation_id} skills extract"),
    sealed("skills_release", "counts", "skills release {quarter} counts"),
    sealed("skills_unmatched", "word", "organisation {organisation_id} unmatched word"),
    sealed("validation", "document", "validation {seal} course"),
    sealed("validation_invitation", "whom", "organisation {organisation_id} validation invitation"),
    Sealed {
        of: Some(("validation", "validation_id")),
        ..sealed("validation_share", "units", "validation {validation.seal} units")
    },
    Sealed {
        of: Some(("validation", "validation_id")),
        ..sealed("validation_record", "document", "validation {validation.seal} record")
    },
];

/// A column whose content has its sum beside it, SHA-256 in hexadecimal figures.
#[derive(Debug, Clone, Copy)]
pub struct Summed {
    pub table: &'static str,
    pub column: &'static str,
    pub sum: &'static str,
}

pub const SUMMED: &[Summed] = &[
    Summed { table: "programme_report_file", column: "content", sum: "fingerprint" },
    Summed { table: "skills_vocabulary_files", column: "packed", sum: "hash" },
];

/// Columns of bytes that are not opened here, and why.
pub const OPEN: &[(&str, &str, &str)] = &[
    ("import_upload", "content", "sealed for what its row does not say; it waits a day for its confirmation"),
    ("person_passkey", "handle", "public by its nature"),
    ("person_passkey", "fixed", "a public key"),
    ("person_passkey", "changing", "a counter"),
    ("programme_report", "pdf", "a report signed before a job made its files; made again and compared"),
    ("programme_report_file", "content", "a signed report, for staff, compared with the sum beside it"),
    ("skills_vocabulary_files", "packed", "public, compared with the sum beside it"),
];
