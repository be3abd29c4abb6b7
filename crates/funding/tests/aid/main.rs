//! Rules of aid: tables of cases worked by hand (a folder of them: to add a case, add it to a file), and a slow reference that
//! goes day by day.

#![expect(clippy::unwrap_used, reason = "a table or a question that is wrong fails its test")]

mod notation;
mod reference;
mod tables;
mod wordings;
