//! Intervals under one another: each a line from one deviation below the mean to one above, with the mean as a point. The table
//! beside it holds the same figures.

use maud::{Markup, html};

use crate::funding::assessment::model::spread::Spread;

/// One line of the plot.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) spread: Spread,
}

const LEFT: f64 = 190.0;
const WIDE: f64 = 560.0;
const EACH: f64 = 26.0;
/// Characters of a label that have room.
const MOST_LABEL: usize = 26;

fn short(value: f64) -> String {
    format!("{value:.1}")
}

/// The plot of values from 0 to `most`. `key` says what line and point are.
pub(super) fn intervals(most: f64, lines: &[Line], key: &str) -> Markup {
    if lines.is_empty() || most <= 0.0 {
        return html! {};
    }
    let x = |value: f64| LEFT + (value / most).clamp(0.0, 1.0) * WIDE;
    let height = EACH * f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX)) + 30.0;
    let rows = (0_u32..).zip(lines).map(|(at, line)| (EACH * (f64::from(at) + 0.5) + 4.0, line));
    html! {
        figure class="ht-plotbox" {
            svg class="ht-plot" viewBox={ "0 0 " (LEFT + WIDE + 30.0) " " (short(height)) } aria-hidden="true" {
                @for part in 0..=4 {
                    @let value = most * f64::from(part) / 4.0;
                    line class="grid" x1=(short(x(value))) x2=(short(x(value))) y1="0" y2=(short(height - 22.0)) {}
                    text class="tick" x=(short(x(value))) y=(short(height - 6.0)) text-anchor="middle" { (trimmed(value)) }
                }
                @for (y, line) in rows {
                    @let (from, to) = line.spread.interval();
                    text x=(short(LEFT - 10.0)) y=(short(y + 4.0)) text-anchor="end" { (cut(&line.label)) }
                    line class="zero" x1=(short(x(from))) x2=(short(x(to))) y1=(short(y)) y2=(short(y)) {}
                    circle class="bar" cx=(short(x(line.spread.mean))) cy=(short(y)) r="5" {}
                }
            }
            figcaption { (key) }
        }
    }
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn cut(label: &str) -> String {
    if label.chars().count() <= MOST_LABEL {
        return label.to_owned();
    }
    format!("{}…", label.chars().take(MOST_LABEL - 1).collect::<String>())
}
