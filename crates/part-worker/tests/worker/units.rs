//! The unit of a file is read, and everything is millimetres after that.

use part::{Unit, What};

use crate::ask::{near, sample};

#[test]
fn the_same_cube_in_inches_metres_and_millimetres_is_the_same_cube() {
    for (name, unit) in [("MM", Unit::Millimetre), ("INCH", Unit::Inch), ("M", Unit::Metre)] {
        let facts = sample("+ box 0 0 0 1000 1000 1000", name);
        assert_eq!(facts.unit_in_file, Some(unit));
        near(name, facts.solids[0].volume_mm3, 1e9, 1e-6);
        for side in facts.solids[0].box_mm.into_iter().chain(facts.solids[0].oriented_box_mm) {
            near(name, side, 1000.0, 1e-6);
        }
    }
}

#[test]
fn a_part_of_a_hundredth_of_a_millimetre_or_of_300_metres_is_asked_about() {
    let asks = |recipe: &str, what: What| {
        let facts = sample(recipe, "MM");
        assert!(facts.unread.iter().any(|u| u.what == what), "{recipe}: {:?}", facts.unread);
    };
    asks("+ box 0 0 0 0.01 0.01 0.01", What::VerySmall);
    asks("+ box 0 0 0 300000 1000 1000", What::VeryLarge);
    let facts = sample("+ box 0 0 0 300 200 100", "MM");
    assert!(facts.unread.is_empty(), "{:?}", facts.unread);
}
