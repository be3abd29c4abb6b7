//! Where people are who work in the occupation of a firm's role.

use std::collections::BTreeSet;

use skills::Scheme;

use super::{StatisticsError, model::InOccupation, store};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    skills::kept,
};

/// How the role's occupations were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The role says its SSYK code.
    Stated,
    /// By its ISCO code, in the vocabulary in use.
    Mapped,
    /// The role has an ISCO code, and no vocabulary in use says which occupations of SSYK it is.
    NotMapped,
    /// The role has no code.
    NoCode,
}

/// Where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Where {
    pub how: How,
    /// Whether any statistics are in use.
    pub has_statistics: bool,
    /// By code.
    pub occupations: Vec<InOccupation>,
}

/// So many occupations of one ISCO group are shown; groups of industry have fewer.
const MOST: usize = 8;

/// Where people work in the occupations of a role, by what it says of itself.
///
/// # Errors
/// When the database does not answer, or the vocabularies in use cannot be read.
pub async fn where_people(
    app: &App,
    caller: &Caller,
    ssyk: Option<&str>,
    isco: Option<&str>,
) -> Result<Where, StatisticsError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let has_statistics = store::in_use(app.db.reader()).await?.is_some();
    let (how, codes) = match (ssyk, isco) {
        (Some(ssyk), _) => (How::Stated, vec![ssyk.to_owned()]),
        (None, None) => (How::NoCode, Vec::new()),
        // Reading vocabularies takes its time, and nothing would be shown.
        (None, Some(_)) if !has_statistics => (How::Mapped, Vec::new()),
        // Of what can be in use only the Swedish taxonomy has SSYK.
        (None, Some(_)) if !has_taxonomy(app).await? => (How::NotMapped, Vec::new()),
        (None, Some(isco)) => {
            let codes = mapped(&kept::linker(app).await?.schemes, isco);
            (if codes.is_empty() { How::NotMapped } else { How::Mapped }, codes)
        }
    };
    let mut occupations = Vec::new();
    for code in codes.iter().take(MOST) {
        occupations.extend(super::in_occupation(app, caller, code).await?);
    }
    Ok(Where { how, has_statistics, occupations })
}

async fn has_taxonomy(app: &App) -> Result<bool, StatisticsError> {
    let in_use = kept::store::in_use(app.db.reader()).await?;
    Ok(in_use.iter().any(|one| one.scheme == "taxonomy"))
}

/// The occupations of SSYK 2012 that are of a group of ISCO-08, as the Swedish taxonomy says.
fn mapped(schemes: &[Scheme], isco: &str) -> Vec<String> {
    let all = schemes.iter().flat_map(|scheme| &scheme.occupations);
    let of = all.filter(|one| one.isco.iter().any(|code| code == isco));
    of.filter_map(|one| one.ssyk.clone()).collect::<BTreeSet<String>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_isco_group_is_all_the_occupations_of_ssyk_that_belong_to_it() {
        let files = |rows: &str| {
            let table = format!("ssyk4,isco\n{rows}");
            let names = "id,label_sv,ssyk4\na1_b2_c3,Gjutare,7211\na1_b2_c4,Ytbehandlare,8121\na1_b2_c5,Valsare,8122\na1_b2_c6,Processoperatör,8129\n";
            let skills = "id,label_sv\na1_b2_d1,Gjutning\n";
            let file = |name: &str, text: &str| skills::read::File {
                name: name.to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            vec![
                file("ssyk_isco.csv", &table),
                file("occupations_sv.csv", names),
                file("skills_sv.csv", skills),
            ]
        };
        let folder = skills::read::folder(
            &files("7211,7211\n8121,8122\n8122,8121\n8122,8122\n8129,8121\n"),
            Some("1"),
        )
        .expect("the files are right");
        assert_eq!(mapped(&folder.schemes, "8121"), ["8122", "8129"]);
        assert_eq!(mapped(&folder.schemes, "8122"), ["8121", "8122"]);
        assert!(mapped(&folder.schemes, "9999").is_empty());
    }
}
