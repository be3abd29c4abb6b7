//! The building blocks of every page, one a file. A page says what it shows; how that looks, and how it reads to
//! a keyboard, a screen reader, a phone and a printer, is settled here and in `frontend/src`.
//!
//! Invariants: a component decides nothing and looks nothing up; text handed in is escaped by maud; no component
//! writes a `style` or `on…` attribute (the content security policy forbids both); colour never stands alone;
//! nothing here needs JavaScript.

mod band;
mod bars;
mod breadcrumbs;
mod check;
mod choices;
mod counts;
mod downloads;
mod empty;
mod errors;
mod evidence;
mod facts;
mod field;
mod filters;
mod gap;
mod gauge;
mod head;
mod icon;
mod list_page;
mod map;
mod mark;
mod notice;
mod offer;
mod pager;
mod proof;
mod question;
mod relaxation;
mod rows;
mod table;
mod tree;
mod weeks;

pub use band::{Band, SummaryItem, answer_summary, band};
pub use bars::{BarRow, FullWidth, bar_table};
pub use breadcrumbs::breadcrumbs;
pub use check::{CheckRow, check_answers};
pub use choices::{Choice, Choices, choices};
pub use counts::{CountRow, count_bars};
pub use downloads::downloads;
pub use empty::empty;
pub use errors::{FieldErrors, error_summary};
pub use evidence::{EvidenceLevel, evidence, evidence_level};
pub use facts::{NumberFact, facts, facts_in_columns, number_strip, source, tags};
pub use field::{Field, FieldKind, OptionGroup, Select, checkbox, field, fields, not_known, select};
pub use filters::{Chosen, chosen, filters, search_box};
pub use gap::{GapCard, GapKind, gap_card};
pub use gauge::Gauge;
pub use head::{back_link, page_head};
pub use icon::{Icon, icon};
pub use list_page::list_page;
pub use map::{MapPoint, map_block, map_figure};
pub use mark::{Mark, mark, marks, verdict};
pub use notice::{Tone, notice};
pub use offer::{OfferCard, offer_card, offer_list};
pub use pager::{Pager, pager};
pub use proof::{ProofRow, proof_table};
pub use question::{Question, question};
pub use relaxation::{RelaxationCard, relaxations};
pub use rows::{ColumnKind, REMOVE, RowColumn, filled_rows, row_field, rows};
pub use table::{Cell, Column, data_table};
pub use tree::{Branch, tree};
pub use weeks::{WeekHours, week_bars};
