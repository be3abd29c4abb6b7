//! `hemtag administrator`: a link that makes an administrator's account, or lets one in again who has lost the password.

use std::io::Write;

use anyhow::bail;
use serde_json::json;

use super::Outcome;
use crate::{
    app::App,
    people::{EnterError, administrators_link},
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct AdministratorArguments {
    /// The e-mail address that the account has or gets
    pub email: String,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: &AdministratorArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let address = match administrators_link(app, &app.administrator(), language, &arguments.email).await {
        Ok(path) => format!("{}{path}", app.config.address()),
        Err(EnterError::NoAddress) => {
            bail!("{} is no e-mail address. Write it as kim@agency.example.", arguments.email)
        }
        Err(other) => return Err(other.into()),
    };
    if as_json {
        writeln!(out, "{}", json!({ "version": 1, "email": arguments.email, "link": address }))?;
    } else {
        writeln!(
            out,
            "{}",
            language.ta("administrator-link", &[("email", arguments.email.as_str().into())])
        )?;
        writeln!(out, "{address}")?;
    }
    Ok(Outcome::Done)
}
