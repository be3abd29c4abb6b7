//! Which of the agency's granted projects may be initiatives: a score over the words of title and summary, with every
//! word that gave points, for a person to confirm or reject.

/// A project of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BankProject {
    /// The bank's own number (ärende-ID).
    pub number: String,
    pub name: String,
    pub summary: String,
    pub owner: String,
    /// Days as "2014-08-01"; empty: not said.
    pub since: String,
    pub until: String,
    /// Codes of counties.
    pub counties: Vec<String>,
}

/// Fewer points than this are not proposed.
pub const THRESHOLD: u32 = 6;

/// A word that gave points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub word: &'static str,
    pub in_name: bool,
    pub points: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    pub points: u32,
    /// Most points first.
    pub reasons: Vec<Reason>,
}

/// What somebody makes or wants made: without one of these a project is about something else.
const ABOUT: &[(&str, u32)] = &[
    ("tillverk", 2),
    ("prototyp", 3),
    ("pilotserie", 3),
    ("nollserie", 3),
    ("underleverantör", 3),
    ("legotillverk", 3),
    ("verkstadsindustri", 2),
    ("industriföretag", 1),
    ("industriell utveckling", 2),
    ("produktionsutveckling", 2),
    ("produktionsteknik", 2),
    ("produktutveckling", 2),
    ("industrialisering", 3),
    ("testbädd", 2),
    ("makerspace", 3),
    ("fab lab", 3),
    ("fablab", 3),
    ("3d-print", 2),
    ("additiv", 2),
    ("iuc", 2),
];

/// What is done about it.
const DOES: &[(&str, u32)] = &[
    ("matchning", 2),
    ("match", 1),
    ("synliggör", 1),
    ("leverantörsutveckling", 3),
    ("nätverk", 1),
    ("kluster", 1),
    ("rådgivning", 1),
    ("coach", 1),
    ("hubb", 1),
    ("testmiljö", 2),
    ("demonstration", 1),
    ("mötesplats", 1),
    ("labb", 1),
    ("verkstad", 1),
    ("hemtagning", 3),
];

/// What is not about making, however many words it shares.
const NOT: &[&str] = &[
    "turism",
    "bredband",
    "besöksnäring",
    "vindkraft",
    "kulturarv",
    "riskkapital",
    "venture",
    "fiske",
    "idrott",
    "vandringsled",
    "destination",
    "primärvård",
];

/// Points for each word once; twice as many when it stands in the name; none for a word within a longer one that counts. `None` without a word about making, without one
/// about what is done, or with the name of another field in the project's own name.
#[must_use]
pub fn score(project: &BankProject) -> Option<Scored> {
    let name = project.name.to_lowercase();
    let summary = project.summary.to_lowercase();
    if NOT.iter().any(|word| name.contains(word)) {
        return None;
    }
    let found = |list: &[(&'static str, u32)]| -> Vec<Reason> {
        list.iter()
            .filter_map(|(word, points)| {
                let in_name = name.contains(word);
                let points = if in_name { points * 2 } else { *points };
                (in_name || begins_a_word(&summary, word)).then_some(Reason { word, in_name, points })
            })
            .collect()
    };
    let (about, does) = (found(ABOUT), found(DOES));
    if about.is_empty() || does.is_empty() {
        return None;
    }
    let mut reasons: Vec<Reason> = about.into_iter().chain(does).collect();
    let words: Vec<&str> = reasons.iter().map(|reason| reason.word).collect();
    reasons.retain(|one| !words.iter().any(|word| *word != one.word && word.contains(one.word)));
    reasons.sort_by_key(|reason| (std::cmp::Reverse(reason.points), reason.word));
    let points = reasons.iter().map(|reason| reason.points).sum();
    Some(Scored { points, reasons })
}

/// Short words only count at the beginning of a word: "labb" is not in "klabb".
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        word.len() > 6 || text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(name: &str, summary: &str) -> BankProject {
        BankProject { name: name.to_owned(), summary: summary.to_owned(), ..BankProject::default() }
    }

    #[test]
    fn points_can_be_added_up_from_the_reasons() {
        let scored = score(&project(
            "Prototypverkstad i länet",
            "Ett nätverk för tillverkande företag och underleverantörer.",
        ))
        .unwrap();
        assert_eq!(scored.points, scored.reasons.iter().map(|reason| reason.points).sum::<u32>());
        assert!(scored.points >= THRESHOLD, "{scored:?}");
        let words: Vec<&str> = scored.reasons.iter().map(|reason| reason.word).collect();
        assert_eq!(words, ["prototyp", "underleverantör", "tillverk", "verkstad", "nätverk"]);
        assert!(scored.reasons[0].in_name);
    }

    #[test]
    fn what_is_about_something_else_is_not_proposed() {
        assert_eq!(score(&project("Turism och tillverkning", "Nätverk för tillverkande företag")), None);
        assert_eq!(score(&project("Vandringar", "Nätverk och rådgivning")), None);
        assert_eq!(score(&project("Tillverkning", "Vi köper en maskin")), None);
    }
}
