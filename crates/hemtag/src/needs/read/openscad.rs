//! The two shapes that manifests give as OpenSCAD: `cube(size = [a, b, c])` and `cylinder(h = …, r = …)`.
//! A bracket that is missing at the end changes nothing about the numbers, and is forgiven.

use matching::need::PartSize;
use vocabulary::Length;

use crate::values;

/// `None` when it is another shape or a number is missing.
pub(super) fn size(text: &str, unit: &str) -> Option<PartSize> {
    let text = text.trim();
    let (shape, arguments) = text.split_once('(')?;
    let arguments = arguments.trim_end_matches([';', ')', ' ']);
    let length = |number: &str| values::length_in(number.trim(), unit).ok();
    match shape.trim() {
        "cube" => {
            let sides = arguments
                .split_once('=')
                .filter(|(name, _)| name.trim() == "size")
                .map_or(arguments, |s| s.1);
            let sides = sides.split_once("center").map_or(sides, |s| s.0);
            let sides =
                sides.trim().trim_end_matches(',').trim().trim_start_matches('[').trim_end_matches(']');
            let sides: Vec<Length> = sides.split(',').map(length).collect::<Option<_>>()?;
            match *sides.as_slice() {
                [a, b, c] => Some(PartSize::Box([a, b, c])),
                [a] => Some(PartSize::Box([a; 3])),
                _ => None,
            }
        }
        "cylinder" => {
            let named = |names: &[&str]| {
                let mut pairs = arguments.split(',').filter_map(|pair| pair.split_once('='));
                pairs.find(|(name, _)| names.contains(&name.trim())).and_then(|(_, number)| length(number))
            };
            let diameter = match named(&["d", "d1"]) {
                Some(diameter) => diameter,
                // A cone is as thick as its thicker end.
                None => {
                    let radius = named(&["r", "r1"])?.max(named(&["r2"]).unwrap_or(Length::ZERO));
                    Length::from_um(radius.um().checked_mul(2)?)
                }
            };
            Some(PartSize::Round { diameter, length: named(&["h", "height"])? })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_also_without_their_last_bracket() {
        let um = |mm: u32| Length::from_um(mm * 1000);
        let block = Some(PartSize::Box([um(120), um(100), um(5)]));
        assert_eq!(size("cube(size = [120,100,5])", "mm"), block);
        assert_eq!(size("cube(size = [120,100,5]", "mm"), block);
        assert_eq!(size("cube([12, 10, 0.5], center = true);", "cm"), block);
        let rod = Some(PartSize::Round { diameter: um(45), length: um(163) });
        assert_eq!(size("cylinder(h=163, r=22.5)", "mm"), rod);
        assert_eq!(size("cylinder(d = 45, h = 163", "mm"), rod);
        for text in ["sphere(r=3)", "cube(size = [1,2])", "cylinder(h=3)", "cube", "cube(size = [1,2,0])"] {
            assert_eq!(size(text, "mm"), None, "{text}");
        }
    }
}
