//! What is asked, drawn on what is offered. Decoration: the words beside it say the same.

use maud::{Markup, Render, html};

/// Positions along a line, each 0 to 100. What they mean is the caller's choice of scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauge {
    pub offered_from: f64,
    pub offered_to: f64,
    pub asked: f64,
}

impl Gauge {
    /// On a logarithmic scale that holds both the offer's range and what is asked. `None` when a value is not
    /// above zero, or the range is empty.
    #[must_use]
    pub fn logarithmic(offered: (Option<f64>, Option<f64>), asked: f64) -> Option<Gauge> {
        let known: Vec<f64> = [offered.0, offered.1, Some(asked)].into_iter().flatten().collect();
        if known.len() < 2 || known.iter().any(|v| !(v.is_finite() && *v > 0.0)) {
            return None;
        }
        let low = known.iter().copied().fold(f64::INFINITY, f64::min).ln() - 0.7;
        let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max).ln() + 0.7;
        let at = |v: f64| ((v.ln() - low) / (high - low) * 100.0).clamp(0.0, 100.0);
        let gauge = Gauge {
            offered_from: offered.0.map_or(0.0, at),
            offered_to: offered.1.map_or(100.0, at),
            asked: at(asked),
        };
        (gauge.offered_from < gauge.offered_to).then_some(gauge)
    }
}

impl Render for Gauge {
    fn render(&self) -> Markup {
        let width = self.offered_to - self.offered_from;
        html! {
            svg class="ht-gauge" aria-hidden="true" {
                line class="rail" x1="0" x2="100%" y1="7" y2="7" {}
                rect class="span" x=(format!("{:.1}%", self.offered_from)) y="4.5" width=(format!("{width:.1}%")) height="5" {}
                svg x=(format!("{:.1}%", self.asked)) y="0" overflow="visible" { path class="ask" d="M0 0l4 7l-4 7l-4 -7z" {} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_lies_inside_the_range_that_holds_it() {
        let gauge = Gauge::logarithmic((Some(50.0), Some(5000.0)), 500.0).unwrap();
        assert!(gauge.offered_from < gauge.asked && gauge.asked < gauge.offered_to);
        let above = Gauge::logarithmic((None, Some(250.0)), 400.0).unwrap();
        assert!(above.asked > above.offered_to);
    }

    #[test]
    fn nothing_is_drawn_without_a_measure() {
        assert_eq!(Gauge::logarithmic((None, None), 3.0), None);
        assert_eq!(Gauge::logarithmic((Some(0.0), Some(2.0)), 3.0), None);
    }
}
