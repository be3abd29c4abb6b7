//! Why a selection: the explanation of `funding::portfolio::explain`, as JSON and as text.

use funding::portfolio::{
    Call, Chosen, Effort, SelectionError, Value,
    explain::{self, Changed, Other, Priced, Redrawn, Turned},
};
use serde_json::{Value as Json, json};

use super::{json::value, text::points, words::condition};
use crate::words::Language;

/// The seed of the draws.
const SEED: u64 = 2026;

/// Everything that is said of a selection.
#[derive(Debug, Clone)]
pub struct Explained {
    worth: Value,
    turned: Vec<Turned>,
    priced: Vec<Priced>,
    others: Vec<Other>,
    redrawn: Redrawn,
}

impl Explained {
    /// Asks all the questions, each with so many seconds.
    ///
    /// # Errors
    /// When the solver gives up.
    pub fn new(
        call: &Call,
        chosen: &Chosen,
        seconds: Option<f64>,
        draws: usize,
    ) -> Result<Explained, SelectionError> {
        let near = Effort { seconds, ..explain::NEAR };
        let far = Effort { seconds, ..explain::OTHERS };
        Ok(Explained {
            worth: chosen.worth.total,
            turned: explain::turned(call, chosen, near)?,
            priced: explain::priced(call, chosen, near)?,
            others: explain::others(call, chosen, 0.99, 3, far)?,
            redrawn: explain::redraw(call, chosen, draws, SEED, near)?,
        })
    }

    /// As docs/portfolio-file.md describes it.
    #[must_use]
    pub fn json(&self, call: &Call) -> Json {
        let id = |place: usize| call.projects[place].id.as_str();
        let range = |best: Changed, sign: i64| match best.lost(self.worth) {
            Some((least, most)) => {
                let (a, b) = (Value(sign * least.0), Value(sign * most.0));
                json!({ "least": value(a.min(b)), "most": value(a.max(b)) })
            }
            None => json!({ "impossible": best == Changed::NothingFits }),
        };
        let turned = |chosen: bool| -> Vec<Json> {
            let these = self.turned.iter().filter(|turned| turned.chosen == chosen);
            these.map(|turned| json!({ "id": id(turned.project), "lost": range(turned.best, 1) })).collect()
        };
        json!({
            "lost_without": turned(true),
            "lost_with": turned(false),
            "gained_without_condition": self.priced.iter().map(|priced| json!({
                "condition": condition(Language::English, call, priced.condition).replace('\u{a0}', " "),
                "gained": range(priced.best, -1),
            })).collect::<Vec<_>>(),
            "others": self.others.iter().map(|other| json!({
                "selected": other.portfolio.grants.iter().map(|grant| id(grant.project)).collect::<Vec<_>>(),
                "value": value(other.worth),
                "differs": other.differs,
                "differs_at_most": other.at_most,
            })).collect::<Vec<_>>(),
            "redrawn": {
                "draws": self.redrawn.draws,
                "seed": self.redrawn.seed,
                "chosen": self.redrawn.chosen.iter().enumerate().map(|(place, times)| json!({
                    "id": id(place), "times": times,
                })).collect::<Vec<_>>(),
            },
        })
    }

    /// For the terminal.
    #[must_use]
    pub fn text(&self, language: Language, call: &Call) -> String {
        let id = |place: usize| call.projects[place].id.as_str();
        let mut lines = vec![String::new(), language.t("portfolio-why")];
        for (key, chosen) in [("portfolio-why-loss", true), ("portfolio-why-price", false)] {
            lines.push(language.t(key));
            for turned in self.turned.iter().filter(|turned| turned.chosen == chosen) {
                lines.push(format!("  {:<12} {}", id(turned.project), self.range(language, turned.best, 1)));
            }
        }
        let costs = |priced: &&Priced| priced.best.lost(self.worth).is_none_or(|(_, most)| most < Value(0));
        let costing: Vec<&Priced> = self.priced.iter().filter(costs).collect();
        let key = if costing.is_empty() { "portfolio-why-no-conditions" } else { "portfolio-why-conditions" };
        lines.push(language.t(key));
        for priced in costing {
            let says = condition(language, call, priced.condition);
            lines.push(format!("  {says}: {}", self.range(language, priced.best, -1)));
        }
        let key = if self.others.is_empty() { "portfolio-why-no-others" } else { "portfolio-why-others" };
        lines.push(language.t(key));
        let own: Vec<usize> = self.turned.iter().filter(|t| t.chosen).map(|t| t.project).collect();
        for other in &self.others {
            let names = |places: Vec<usize>| places.into_iter().map(id).collect::<Vec<_>>().join(", ");
            let theirs: Vec<usize> = other.portfolio.grants.iter().map(|grant| grant.project).collect();
            let added = names(theirs.iter().filter(|p| !own.contains(p)).copied().collect());
            let left = names(own.iter().filter(|p| !theirs.contains(p)).copied().collect());
            let line = language.ta(
                "portfolio-why-other",
                &[
                    ("worth", points(language, other.worth).into()),
                    ("differs", other.differs.to_string().into()),
                    ("in", added.into()),
                    ("out", left.into()),
                ],
            );
            lines.push(format!("  {line}"));
        }
        let draws = self.redrawn.draws.to_string();
        lines.push(language.ta("portfolio-why-draws", &[("draws", draws.into())]));
        for (place, times) in self.redrawn.chosen.iter().enumerate() {
            lines.push(format!("  {:<12} {times}", id(place)));
        }
        lines.join("\n").replace('\u{a0}', " ") + "\n"
    }

    /// What is lost (or with −1 gained): one figure, or from and to.
    fn range(&self, language: Language, best: Changed, sign: i64) -> String {
        match best.lost(self.worth) {
            Some((least, most)) => {
                let (least, most) = (Value(sign * least.0), Value(sign * most.0));
                let (least, most) = (points(language, least.min(most)), points(language, least.max(most)));
                if least == most {
                    return least;
                }
                language.ta("portfolio-why-between", &[("least", least.into()), ("most", most.into())])
            }
            None if best == Changed::NothingFits => language.t("portfolio-why-impossible"),
            None => language.t("portfolio-why-unknown"),
        }
    }
}
