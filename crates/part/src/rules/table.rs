//! The table of rules, compiled in.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use vocabulary::{Confidence, Language, MaterialId, ProcessId, Vocabulary};

use super::Measure;

/// One rule: a measure of a part within a limit, for a process and all below it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its stable name.
    pub id: String,
    pub process: ProcessId,
    pub measure: Measure,
    pub compare: Compare,
    /// In the unit of the measure.
    pub limit: f64,
    pub weight: Weight,
    /// Only for this material and those below it; `None` for all.
    pub material: Option<MaterialId>,
    /// Where the limit comes from.
    pub source: String,
    pub confidence: Confidence,
    wording: [String; 2],
    change: [String; 2],
    gain: [String; 2],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    AtLeast,
    AtMost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// As it is drawn the part is not one for this process.
    Stops,
    /// It costs, or needs care.
    Advises,
}

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    process: String,
    measure: Measure,
    compare: Compare,
    limit: f64,
    weight: Weight,
    material: String,
    source: String,
    confidence: Confidence,
    wording_sv: String,
    wording_en: String,
    change_sv: String,
    change_en: String,
    gain_sv: String,
    gain_en: String,
    valid_to: String,
}

impl Rule {
    /// What the rule says.
    #[must_use]
    pub fn wording(&self, language: Language) -> &str {
        &self.wording[language as usize]
    }

    /// What to change.
    #[must_use]
    pub fn change(&self, language: Language) -> &str {
        &self.change[language as usize]
    }

    /// What the change would gain.
    #[must_use]
    pub fn gain(&self, language: Language) -> &str {
        &self.gain[language as usize]
    }

    /// Does a value keep the rule?
    #[must_use]
    pub fn is_kept_by(&self, value: f64) -> bool {
        // A millionth for what arithmetic adds.
        let slack = self.limit.abs() * 1e-6;
        match self.compare {
            Compare::AtLeast => value >= self.limit - slack,
            Compare::AtMost => value <= self.limit + slack,
        }
    }
}

/// The rules in force, in the order of the table.
///
/// # Panics
/// When the table that is compiled in has a mistake; the tests read it, so a program that was tested never does.
#[must_use]
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| match read(include_str!("../../../../data/dfm_rules.csv")) {
        Ok(rules) => rules,
        Err(mistake) => panic!("data/dfm_rules.csv: {mistake}"),
    })
}

fn read(table: &str) -> Result<Vec<Rule>, String> {
    let vocabulary = Vocabulary::embedded();
    let mut rules: Vec<Rule> = Vec::new();
    for (number, row) in csv::Reader::from_reader(table.as_bytes()).deserialize::<Row>().enumerate() {
        let line = number + 2;
        let row = row.map_err(|error| format!("row {line}: {error}"))?;
        // What is no longer in force stays in the table for decisions that were made under it.
        if !row.valid_to.is_empty() {
            continue;
        }
        let process = vocabulary
            .processes()
            .by_code(&row.process)
            .ok_or_else(|| format!("row {line}, column process: no process '{}'", row.process))?;
        let material = match row.material.as_str() {
            "" => None,
            code => Some(
                vocabulary
                    .materials()
                    .by_code(code)
                    .ok_or_else(|| format!("row {line}, column material: no material '{code}'"))?
                    .id,
            ),
        };
        let words =
            [[row.wording_sv, row.wording_en], [row.change_sv, row.change_en], [row.gain_sv, row.gain_en]];
        if row.source.trim().is_empty() || words.iter().flatten().any(|w| w.trim().is_empty()) {
            return Err(format!("row {line}: a source or a wording is empty"));
        }
        if rules.iter().any(|r| r.id == row.id) {
            return Err(format!("row {line}, column id: '{}' stands twice", row.id));
        }
        let [wording, change, gain] = words;
        rules.push(Rule {
            id: row.id,
            process: process.id,
            measure: row.measure,
            compare: row.compare,
            limit: row.limit,
            weight: row.weight,
            material,
            source: row.source,
            confidence: row.confidence,
            wording,
            change,
            gain,
        });
    }
    Ok(rules)
}
