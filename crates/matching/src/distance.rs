//! Great-circle distances in whole kilometres, from additions, multiplications, divisions and square roots only,
//! which IEEE 754 defines to the last bit: the same on every machine, whatever its mathematics library.
//!
//! Points are unit vectors; the square of the chord between two of them grows with the distance, so distances
//! are compared as squared chords against a table of the squared chord of every whole kilometre.

use std::sync::LazyLock;

use crate::offer::Position;

/// The mean radius of the Earth (IUGG), in kilometres.
const RADIUS_KM: f64 = 6371.0088;

/// The longest distance on Earth, in whole kilometres.
const FARTHEST: usize = 20_015;

/// A position as a unit vector from the Earth's centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    x: f64,
    y: f64,
    z: f64,
}

impl Point {
    #[must_use]
    pub fn of(position: Position) -> Point {
        let (lat, lon) = (radians(position.lat), radians(position.lon));
        let (sin_lat, cos_lat) = (sin(lat), cos(lat));
        Point { x: cos_lat * cos(lon), y: cos_lat * sin(lon), z: sin_lat }
    }

    /// The vector's three numbers.
    #[must_use]
    pub const fn coordinates(self) -> [f64; 3] {
        [self.x, self.y, self.z]
    }

    /// The square of the straight line between two points, on a sphere of radius one.
    #[must_use]
    pub fn chord2(self, other: Point) -> f64 {
        let (x, y, z) = (self.x - other.x, self.y - other.y, self.z - other.z);
        x * x + y * y + z * z
    }

    /// Whole kilometres, rounded down.
    #[must_use]
    pub fn kilometres(self, other: Point) -> u16 {
        let chord2 = self.chord2(other);
        let km = CHORD2.partition_point(|&limit| limit <= chord2).saturating_sub(1);
        u16::try_from(km).expect("no distance on Earth is above 20,015 km")
    }
}

/// The distance between two positions in whole kilometres, rounded down.
#[must_use]
pub fn kilometres(a: Position, b: Position) -> u16 {
    Point::of(a).kilometres(Point::of(b))
}

/// A point is at most `km` whole kilometres away exactly when its squared chord is below this.
#[must_use]
pub fn chord2_beyond(km: u16) -> f64 {
    CHORD2.get(usize::from(km) + 1).copied().unwrap_or(f64::INFINITY)
}

/// The squared chord of every whole number of kilometres: (2 sin(d / 2R))².
static CHORD2: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let chord2 = |km: u16| {
        let chord = 2.0 * sin(f64::from(km) / (2.0 * RADIUS_KM));
        chord * chord
    };
    (0..=u16::try_from(FARTHEST).expect("fits")).map(chord2).collect()
});

fn radians(millionths: i32) -> f64 {
    f64::from(millionths) / 1_000_000.0 * (std::f64::consts::PI / 180.0)
}

/// Sine for |x| up to about π by its series; 14 terms leave less than 10^-14.
fn sin(x: f64) -> f64 {
    let square = x * x;
    x * (0..13_u8)
        .rev()
        .map(f64::from)
        .fold(1.0, |sum, n| 1.0 - square / ((2.0 * n + 2.0) * (2.0 * n + 3.0)) * sum)
}

/// Cosine for |x| up to about π by its series.
fn cos(x: f64) -> f64 {
    let square = x * x;
    (0..13_u8)
        .rev()
        .map(f64::from)
        .fold(1.0, |sum, n| 1.0 - square / ((2.0 * n + 1.0) * (2.0 * n + 2.0)) * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        #[expect(clippy::cast_possible_truncation, reason = "test positions are on Earth")]
        Position { lat: (lat * 1e6).round() as i32, lon: (lon * 1e6).round() as i32 }
    }

    #[test]
    fn known_distances_are_right_to_the_kilometre() {
        // Stockholm–Göteborg 397 km, Malmö–Kiruna 1,386 km (haversine on the mean radius).
        let haversine = |a: Position, b: Position| {
            let (p, q) = (radians(a.lat), radians(b.lat));
            let (dp, dl) = (q - p, radians(b.lon) - radians(a.lon));
            let h = (dp / 2.0).sin().powi(2) + p.cos() * q.cos() * (dl / 2.0).sin().powi(2);
            2.0 * RADIUS_KM * h.sqrt().asin()
        };
        for (a, b) in [
            (at(59.3293, 18.0686), at(57.7089, 11.9746)),
            (at(55.6050, 13.0038), at(67.8558, 20.2253)),
            (at(0.0, 0.0), at(0.0, 179.999)),
            (at(-90.0, 0.0), at(90.0, 0.0)),
            (at(58.0, 15.0), at(58.0, 15.001)),
        ] {
            assert_eq!(f64::from(kilometres(a, b)), haversine(a, b).floor());
        }
    }

    #[test]
    fn the_limit_agrees_with_the_distance() {
        let home = at(58.0, 15.0);
        for i in 0..400 {
            let there = at(58.0 + f64::from(i) * 0.01, 15.0 - f64::from(i) * 0.02);
            let km = kilometres(home, there);
            let chord2 = Point::of(home).chord2(Point::of(there));
            assert!(chord2 < chord2_beyond(km));
            assert!(km == 0 || chord2 >= chord2_beyond(km - 1));
        }
    }
}
