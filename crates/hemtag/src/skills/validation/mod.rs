//! Validation: qualifications and what they ask, test centres and who assesses there, and people's validations from their own
//! mapping to an outcome.
//!
//! For people who can something that no paper says, for the firms they work in, for test centres, and for the officers who keep the
//! register.
//!
//! - What a validation is, the ordinance says (2022:1549): in-depth mapping and assessment. A mapping alone is called a mapping.
//! - Nobody but the person and the assessor who has it reads a validation. Not the firm that asked for it, not officers, not whoever
//!   runs the installation. The person shares it, unit by unit or whole, until a day, and withdraws that; each look is kept and
//!   shown to the person.
//! - What was found of somebody stands sealed; the event log says that something was done, never what it came to. Letters name
//!   neither firm nor qualification.
//! - An outcome is reckoned from the units, not chosen; what was undone or tried again stays to be seen.
//! - Who assesses is authorised at a centre that is accredited for it that day, and belongs to no organisation of the person's.

mod assess;
mod base;
mod centres;
mod conclude;
mod error;
mod examples;
mod firm;
pub(in crate::skills) mod firm_map;
mod import;
mod keep;
pub mod model;
mod own;
pub mod pages;
mod record;
mod seal;
mod share;
pub(in crate::skills) mod store;

pub use assess::{Assess, Line, NewAssessment, assess, deepen, queue, take, to_assess, undo_assessment};
pub use base::keep_base;
pub use centres::{
    CentreFacts, add_accreditation, add_assessor, add_centre, centre, centres, withdraw_accreditation,
    withdraw_assessor,
};
pub use conclude::{answer_appeal, conclude, undo_conclusion};
pub use error::ValidationError;
pub use examples::fill;
pub use firm::{Invited, SharedWith, accept, firm, invitation, invite, look_at, shared_facts};
pub use firm_map::tie;
pub use import::{Fate, Planned, carry_out, plan, read_file};
pub use keep::{all, change, holding, one};
pub use own::{Own, again, appeal, begin, choose_centre, keep_mapping, own, own_one};
pub use record::{Checked, check_record, file_of_record, make_record, withdraw_record};
pub use seal::{Opened, open_all};
pub use share::{NewShare, firms_of, share, withdraw_share};
pub use store::{
    centres::{Accreditation, Assessor, Centre},
    qualifications::{Origin, Version},
    records::Record,
    shares::{Look, Seen, Share},
    validations::{Kept, State},
};
