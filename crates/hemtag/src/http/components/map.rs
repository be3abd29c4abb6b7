//! The map of Sweden, drawn by the server. Its list with the same content stands beside it, so the picture is
//! decoration to a screen reader.

use maud::{Markup, html};

use super::Mark;
use crate::http::{Context, assets};

/// A place on the map.
#[derive(Debug, Clone, Default)]
pub struct MapPoint {
    /// Degrees, WGS 84.
    pub latitude: f64,
    pub longitude: f64,
    pub mark: Option<Mark>,
    /// How many are there: written in the point, whose area grows with it.
    pub number: Option<u32>,
    /// Shown when pointed at; the list says it too.
    pub title: String,
    pub href: Option<String>,
}

/// The box that `frontend/sweden.mjs` draws in, and its projection: transverse Mercator on a sphere about 15° E.
const BOX: (f64, f64) = (344.0, 798.0);
const UNITS_PER_RADIAN: f64 = 3230.0;
const LEFT: f64 = 122.0;
const TOP: f64 = 3908.0;
/// Kilometres to a unit of the drawing.
const KM_PER_UNIT: f64 = 6371.0 / UNITS_PER_RADIAN;

/// Where a position lies in the drawing; `None` outside it.
fn project(latitude: f64, longitude: f64) -> Option<(f64, f64)> {
    let (l, f) = ((longitude - 15.0).to_radians(), latitude.to_radians());
    let x = (f.cos() * l.sin()).atanh() * UNITS_PER_RADIAN + LEFT;
    let y = TOP - (f.tan() / l.cos()).atan() * UNITS_PER_RADIAN;
    (x > 0.0 && x < BOX.0 && y > 0.0 && y < BOX.1).then_some((x, y))
}

/// The map beside its list. `home` is where the need is, with a ring at `ring_km`.
#[must_use]
pub fn map_block(
    context: &Context,
    points: &[MapPoint],
    home: Option<(f64, f64)>,
    ring_km: Option<f64>,
    list: Markup,
) -> Markup {
    html! {
        div class="ht-mapblock" {
            (map_figure(context, points, home, ring_km))
            div class="ht-stack" { (list) }
        }
    }
}

/// The map alone, where its list stands elsewhere on the page.
#[must_use]
pub fn map_figure(
    context: &Context,
    points: &[MapPoint],
    home: Option<(f64, f64)>,
    ring_km: Option<f64>,
) -> Markup {
    let outside = points.iter().filter(|p| project(p.latitude, p.longitude).is_none()).count();
    let home = home.and_then(|(latitude, longitude)| project(latitude, longitude));
    html! {
            figure class="ht-map" {
                svg viewBox={ "0 0 " (BOX.0) " " (BOX.1) } aria-hidden="true" {
                    use href={ (assets::address("sweden.svg")) "#land" } class="land" {}
                    @if let (Some((x, y)), Some(km)) = (home, ring_km) {
                        circle class="ring" cx=(short(x)) cy=(short(y)) r=(short(km / KM_PER_UNIT)) {}
                    }
                    @for point in points {
                        @if let Some((x, y)) = project(point.latitude, point.longitude) { (dot(point, x, y)) }
                    }
                    @if let Some((x, y)) = home {
                        path class="home" d={ "M" (short(x)) " " (short(y - 11.0)) "l8 7v10h-16v-10z" } {}
                    }
                }
                figcaption {
                    (context.t("map-source"))
                    @if home.is_some() { @if let Some(km) = ring_km {
                        " " (context.ta("map-ring", &[("km", context.language.number(km, 0).into())]))
                    } }
                    @if outside > 0 { " " (context.ta("map-outside", &[("count", outside.into())])) }
                }
            }
    }
}

fn dot(point: &MapPoint, x: f64, y: f64) -> Markup {
    let radius = point.number.map_or(5.0, |n| (7.0 + f64::from(n).sqrt() * 1.5).min(30.0));
    let circle = html! {
        circle class="pt" data-verdict=[point.mark.map(Mark::code)] cx=(short(x)) cy=(short(y)) r=(short(radius)) {
            title { (point.title) }
        }
        @if let Some(n) = point.number { text class="num" x=(short(x)) y=(short(y + 3.2)) { (n) } }
    };
    html! { @match &point.href {
        // Out of the tab order: the list beside it has the same link.
        Some(href) => a href=(href) tabindex="-1" { (circle) },
        None => (circle),
    } }
}

fn short(v: f64) -> String {
    format!("{v:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_country_lie_inside_the_drawing() {
        let (x, y) = project(69.06, 20.55).expect("Treriksröset");
        assert!(y < 30.0 && x > 200.0, "{x} {y}");
        let (x, y) = project(55.34, 13.36).expect("Smygehuk");
        assert!(y > 770.0 && x > 50.0 && x < 90.0, "{x} {y}");
        assert_eq!(project(48.85, 2.35), None, "Paris");
    }

    #[test]
    fn a_hundred_kilometres_are_as_long_on_the_map_as_on_the_ground() {
        let (_, south) = project(60.0, 15.0).unwrap();
        let (_, north) = project(60.9, 15.0).unwrap();
        let km = (south - north) * KM_PER_UNIT;
        assert!((km - 100.1).abs() < 0.5, "{km}");
    }
}
