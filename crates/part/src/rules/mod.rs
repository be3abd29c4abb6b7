//! Design for manufacture: what speaks against a way of making a part, rule by rule. The rules are rows of
//! `data/dfm_rules.csv`, each with its source and how sure it is; nothing about a process stands in code.

mod find;
mod measure;
mod table;

pub use find::{Finding, Findings, findings};
pub use measure::Measure;
pub use table::{Compare, Rule, Weight, rules};
