//! Files that are not what they should be: each is refused with its reason, or read with what is wrong said.

use part::{Refusal, read::Format};

use crate::{
    ask::ask,
    meshes::{binary, cube, text},
};

fn step() -> Vec<u8> {
    part_worker::occ::sample("+ box 0 0 0 40 30 20 - cylinder 20 15 8 0 0 1 4 20", "MM").expect("a sample")
}

#[test]
fn an_empty_file_and_one_of_another_format_are_told_apart() {
    for empty in [&b""[..], b"  \n\t "] {
        assert_eq!(ask(empty).unwrap_err(), Refusal::Empty);
    }
    for (bytes, name) in [
        (&b"%PDF-1.7 \x00\x01"[..], Some("PDF")),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Some("PNG")),
        (b"PK\x03\x04 word/document.xml", Some("ZIP")),
        (b"<!DOCTYPE html><html>", Some("HTML")),
        (b"v 0 0 0\nv 1 0 0\nf 1 2 3\n", Some("OBJ")),
        (b"a letter to a friend", None),
    ] {
        let looks_like = name.map(str::to_owned);
        assert_eq!(ask(bytes).unwrap_err(), Refusal::UnknownFormat { looks_like }, "{name:?}");
    }
}

#[test]
fn a_file_that_ends_in_the_middle_is_said_to_do_so() {
    let step = step();
    for share in [3, 5, 9] {
        let cut = &step[..step.len() * share / 10];
        assert_eq!(ask(cut).unwrap_err(), Refusal::CutOff { format: Format::Step });
    }
    let triangles = cube([0.0; 3], [10.0; 3]);
    let stl = binary(&triangles);
    assert_eq!(ask(&stl[..stl.len() - 60]).unwrap_err(), Refusal::CutOff { format: Format::Stl });
    let stl = text(&triangles);
    assert_eq!(ask(&stl[..stl.len() / 2]).unwrap_err(), Refusal::CutOff { format: Format::Stl });
}

#[test]
fn step_without_a_solid_or_with_nonsense_in_it_is_refused() {
    let nothing = b"ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');\
        FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));ENDSEC;DATA;#1=CARTESIAN_POINT('',(0.,0.,0.));ENDSEC;END-ISO-10303-21;";
    let refusal = ask(nothing).unwrap_err();
    assert_eq!(refusal, Refusal::NothingInIt { format: Format::Step });
    let nonsense = ask(b"ISO-10303-21; this is (no) #STEP' file at all END-ISO-10303-21;").unwrap_err();
    assert!(matches!(nonsense, Refusal::Damaged { format: Format::Step, .. }), "{nonsense:?}");
}

/// Bytes turned into others at fixed places. Open CASCADE does not survive all of them: at worst the worker ends, which
/// its caller tells, and the next file is read by a new one.
#[test]
fn damaged_bytes_at_worst_end_the_worker() {
    let (step, stl) = (step(), binary(&cube([0.0; 3], [10.0; 3])));
    for (whole, rounds) in [(&step, 25_usize), (&stl, 10)] {
        for round in 0..rounds {
            let mut bytes = whole.clone();
            for k in 0..8 {
                let at = (round * 7_919 + k * 104_729) % bytes.len();
                bytes[at] = bytes[at].wrapping_mul(31).wrapping_add(17);
            }
            match ask(&bytes) {
                // By a fault of its own, and not because it ran into the limits.
                Err(Refusal::ReaderEnded { detail }) => assert!(detail.contains("signal"), "{detail}"),
                Ok(facts) => assert!(facts.solids.iter().all(|s| s.volume_mm3.is_finite())),
                Err(refusal) => assert!(!refusal.to_string().is_empty()),
            }
        }
        assert!(ask(whole).is_ok());
    }
}

#[test]
fn the_same_file_gives_the_same_facts() {
    let step = step();
    assert_eq!(ask(&step), ask(&step));
}
