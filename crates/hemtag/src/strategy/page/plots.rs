//! Plots as SVG, drawn by the server. The table with the same figures stands beside each, so a plot is decoration to a
//! screen reader; a series is told by its number as well as by its colour.

use maud::{Markup, html};

/// Series that are drawn; more are told in the table only.
pub(in crate::strategy) const MOST_SERIES: usize = 6;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 74.0;
const RIGHT: f64 = 26.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 48.0;

/// One line with its band: at each x the low, middle and high y, all above zero.
pub(super) struct Series {
    pub(super) points: Vec<(f64, [f64; 3])>,
}

pub(super) struct Axis<'a> {
    pub(super) label: &'a str,
    pub(super) tick: &'a dyn Fn(f64) -> String,
}

/// Both axes by ratio. `None` when there is nothing to draw a line between.
pub(super) fn by_ratio(series: &[Series], x: &Axis<'_>, y: &Axis<'_>) -> Option<Markup> {
    let points = || series.iter().flat_map(|s| &s.points);
    let (x_low, x_top) = ends(points().map(|(x, _)| *x))?;
    let (y_low, y_top) = ends(points().flat_map(|(_, band)| *band))?;
    if x_low >= x_top {
        return None;
    }
    let (y_low, y_top) = (10_f64.powf(y_low.log10().floor()), 10_f64.powf(y_top.log10().ceil()));
    let y_top = if y_top > y_low { y_top } else { y_low * 10.0 };
    let across = |v: f64| LEFT + (v.ln() - x_low.ln()) / (x_top.ln() - x_low.ln()) * (WIDTH - LEFT - RIGHT);
    let up = |v: f64| {
        HEIGHT - BOTTOM - (v.ln() - y_low.ln()) / (y_top.ln() - y_low.ln()) * (HEIGHT - TOP - BOTTOM)
    };
    let spot = |x: f64, y: f64| format!("{:.1},{:.1}", across(x), up(y));
    Some(html! {
        svg class="ht-plot" viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) aria-hidden="true" {
            @for at in tens(y_low, y_top) {
                line class="grid" x1=(LEFT) x2=(WIDTH - RIGHT) y1=(one(up(at))) y2=(one(up(at))) {}
                text class="tick" x=(LEFT - 8.0) y=(one(up(at) + 4.0)) text-anchor="end" { ((y.tick)(at)) }
            }
            @for at in tens(x_low, x_top) {
                line class="grid" y1=(TOP) y2=(HEIGHT - BOTTOM) x1=(one(across(at))) x2=(one(across(at))) {}
                text class="tick" x=(one(across(at))) y=(HEIGHT - BOTTOM + 18.0) text-anchor="middle" { ((x.tick)(at)) }
            }
            text class="axis" x=((LEFT + WIDTH - RIGHT) / 2.0) y=(HEIGHT - 6.0) text-anchor="middle" { (x.label) }
            text class="axis" x=(-(HEIGHT - BOTTOM + TOP) / 2.0) y="14" text-anchor="middle" transform="rotate(-90)" { (y.label) }
            @for (number, series) in series.iter().enumerate().take(MOST_SERIES) {
                @let low = series.points.iter().map(|(x, b)| spot(*x, b[0]));
                @let high = series.points.iter().rev().map(|(x, b)| spot(*x, b[2]));
                g data-series=(number + 1) {
                    polygon class="band" points=(low.chain(high).collect::<Vec<_>>().join(" ")) {}
                }
            }
            @for (number, series) in series.iter().enumerate().take(MOST_SERIES) {
                g data-series=(number + 1) {
                    polyline class="line" points=(series.points.iter().map(|(x, b)| spot(*x, b[1])).collect::<Vec<_>>().join(" ")) {}
                    @if let Some((x, band)) = series.points.last() {
                        circle class="end" cx=(one(across(*x))) cy=(one(up(band[1]))) r="9" {}
                        text class="number" x=(one(across(*x))) y=(one(up(band[1]) + 4.0)) text-anchor="middle" { (number + 1) }
                    }
                }
            }
        }
    })
}

/// A bar from one value to another.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) from: f64,
    pub(super) to: f64,
    /// Both ends in words.
    pub(super) said: String,
    /// A sum, not a step.
    pub(super) total: bool,
}

const ROW: f64 = 28.0;
const THICK: f64 = 18.0;
const LABELS: f64 = 330.0;

/// Bars one below the other about a line at zero or at `about`.
pub(super) fn bars(bars: &[Bar], about: f64) -> Option<Markup> {
    let (low, top) = ends_of(bars.iter().flat_map(|bar| [bar.from, bar.to]).chain([about]))?;
    if low >= top {
        return None;
    }
    let across = |v: f64| LABELS + 10.0 + (v - low) / (top - low) * (WIDTH - LABELS - 120.0);
    let height = ROW * bars.len() as f64 + 8.0;
    Some(html! {
        svg class="ht-plot" viewBox=(format!("0 0 {WIDTH} {height}")) aria-hidden="true" {
            line class="zero" x1=(one(across(about))) x2=(one(across(about))) y1="0" y2=(height) {}
            @for (row, bar) in bars.iter().enumerate() {
                @let y = row as f64 * ROW + 8.0;
                @let (left, right) = (across(bar.from.min(bar.to)), across(bar.from.max(bar.to)));
                text class="label" x=(LABELS) y=(one(y + 14.0)) text-anchor="end" { (shortened(&bar.label)) }
                rect class="bar" data-total=[bar.total.then_some("")] data-down=[(bar.to < bar.from).then_some("")] x=(one(left)) y=(one(y)) width=(one((right - left).max(1.5))) height=(THICK) {}
                text class="tick" x=(one(right + 6.0)) y=(one(y + 14.0)) { (bar.said) }
            }
        }
    })
}

fn shortened(label: &str) -> String {
    const MOST: usize = 46;
    if label.chars().count() <= MOST {
        label.to_owned()
    } else {
        label.chars().take(MOST - 1).chain(['…']).collect()
    }
}

fn one(value: f64) -> String {
    format!("{value:.1}")
}

/// The least and the greatest of values above zero.
fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    ends_of(values.filter(|v| *v > 0.0))
}

fn ends_of(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .filter(|v| v.is_finite())
        .fold(None, |ends, v| Some(ends.map_or((v, v), |(low, top): (f64, f64)| (low.min(v), top.max(v)))))
}

/// The powers of ten from one value to another.
fn tens(low: f64, top: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((low.log10() - 1e-9).ceil() as i32, (top.log10() + 1e-9).floor() as i32);
    (first..=last).map(|power| 10_f64.powi(power))
}
