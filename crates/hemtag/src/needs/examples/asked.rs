//! Designs asked for again under made-up circumstances.

use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::hash;
use crate::needs::{
    NewNeed,
    model::{Answer, NeedDocument, Origin},
    read::{self, node::Node},
};

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    asked: Vec<Asked>,
}

/// A design, and who asks for it under which circumstances.
#[derive(Deserialize)]
struct Asked {
    /// Name of the design's file.
    of: String,
    /// Names of the parts that are asked for; all of them when none are named.
    #[serde(default)]
    parts: Vec<String>,
    /// Where the made-up owner is.
    kommun: String,
    /// Wanted within so many weeks: the demo's days count from the day it is filled.
    weeks: Option<i64>,
    /// Work hours of the whole series, for each part that is asked for.
    hours: Option<u16>,
    /// What else is asked, in the form of a need file.
    #[serde(flatten)]
    circumstances: Map<String, Value>,
}

pub(super) fn needs(designs: &[NewNeed], today: Date) -> Vec<NewNeed> {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/demo/asked.toml"));
    let whole: Whole = toml::from_str(text).expect("the embedded file can be read: a test does");
    whole.asked.into_iter().map(|asked| asked.need(designs, today)).collect()
}

impl Asked {
    fn need(self, designs: &[NewNeed], today: Date) -> NewNeed {
        let key = format!("demo/{}", self.of);
        let design = designs.iter().find(|design| design.external_id.as_ref() == Some(&key));
        let design = design.unwrap_or_else(|| panic!("there is no design {}", self.of));
        let parts =
            if self.parts.is_empty() { String::new() } else { format!(": {}", self.parts.join(", ")) };
        let title = format!("{}{parts} (exempel, {})", design.document.title, self.kommun);
        let owner = json!({ "organisation": format!("Påhittad beställare i {} (exempel)", self.kommun), "kommun": self.kommun });
        let mut asked = self.circumstances;
        asked.insert("title".into(), title.clone().into());
        asked.insert("confidentiality".into(), "open".into());
        let newcomer = asked.remove("newcomer");
        asked.insert("owner".into(), owner);
        if let Some(newcomer) = newcomer {
            asked["owner"]["newcomer"] = newcomer;
        }
        let text = Value::Object(asked).to_string();
        let read = Node::from_json(&text).map_err(|problem| vec![problem]);
        let mut document = read
            .and_then(|root| read::own::read_as(&root, Origin::File))
            .unwrap_or_else(|problems| panic!("{title}: {problems:?}"));
        document.due = match self.weeks {
            Some(weeks) => Answer::said(today.saturating_add(weeks.weeks()), Origin::File),
            None => Answer::NotGiven,
        };
        take_parts(&mut document, &design.document, &self.parts);
        if let Some(hours) = self.hours {
            document.parts.iter_mut().for_each(|part| part.asks.hours = Answer::said(hours, Origin::File));
        }
        assert!(
            self.parts.is_empty() || document.parts.len() == self.parts.len(),
            "{title}: a part is missing"
        );
        NewNeed {
            document,
            source_format: "toml".to_owned(),
            source_hash: Some(hash(&format!(
                "{text}{:?}{}",
                self.parts,
                self.hours.map_or_else(String::new, |hours| hours.to_string())
            ))),
            external_id: Some(format!("demo/asked/{title}")),
            source_text: None,
            example: true,
        }
    }
}

/// What the design says of what it is and of the parts that are asked for.
fn take_parts(document: &mut NeedDocument, design: &NeedDocument, wanted: &[String]) {
    let takes = |name: &String| wanted.is_empty() || wanted.contains(name);
    let taken: Vec<usize> = (0..design.parts.len()).filter(|i| takes(&design.parts[*i].name)).collect();
    document.function.clone_from(&design.function);
    document.source.clone_from(&design.source);
    document.parts = taken.iter().map(|i| design.parts[*i].clone()).collect();
    document.not_evaluated = design
        .not_evaluated
        .iter()
        .filter_map(|left| {
            let part = match left.part {
                Some(part) => Some(taken.iter().position(|i| *i == part)?),
                None => None,
            };
            Some(crate::needs::model::Unevaluated { part, ..left.clone() })
        })
        .collect();
}
