//! Hemtag: from a need to its makers in Sweden, and from what cannot be placed to what closes the gap.
//!
//! A folder is a part of the loop, in the loop's order: makers → parts → needs → matches → gaps → aid → cases; beside it stand what
//! people read (knowledge), how a need is best made (strategy), what already helps (initiatives) and who comes back
//! (people). The rest serves them all: who may do what ([`access`]), what happened ([`events`]), what is handed over
//! ([`files`]), what people write ([`values`]), what is written to them ([`letters`]), long work ([`queue`]), who has looked at what is confidential
//! ([`looks`]), where it is kept ([`database`]),
//! how it is shown ([`http`]) and said ([`words`]).
//! [`routes`] lists every address, [`cli`] every command.

pub mod access;
pub mod app;
pub mod background;
pub mod cli;
pub mod clock;
pub mod config;
pub mod database;
pub mod demo;
pub mod events;
pub mod files;
pub mod http;
pub mod letters;
pub mod looks;
pub mod operation;
pub mod private;
pub mod queue;
pub mod routes;
pub mod safekeeping;
pub mod sealed;
pub mod set_aside;
pub mod values;
pub mod words;

pub mod aid;
pub mod allocation;
pub mod cases;
pub mod funding;
pub mod gaps;
pub mod guides;
pub mod initiatives;
pub mod integrations;
pub mod knowledge;
pub mod r#loop;
pub mod makers;
pub mod matches;
pub mod needs;
pub mod open_data;
pub mod parts;
pub mod people;
pub mod programme;
pub mod search;
pub mod skills;
pub mod strategy;
