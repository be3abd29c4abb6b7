//! The readers answer to any bytes with a reading or a reason. (Where a library of theirs does not, the worker process
//! ends, and that is told; here it would be seen.)

use std::path::Path;

use part::{Refusal, facts, read};
use proptest::prelude::*;

fn no_solids(_: &[u8]) -> Result<part::Reading, Refusal> {
    Err(Refusal::NothingInIt { format: read::Format::Step })
}

/// Beginnings that lead to each of the readers, and words that they look for.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let beginning = proptest::sample::select(vec![
        &b"ISO-10303-21;HEADER;ENDSEC;DATA;\n"[..],
        b"solid x\nfacet normal 0 0 0\nouter loop\n",
        b"0\nSECTION\n2\nENTITIES\n",
        b"PK\x03\x04 3D/3dmodel.model ",
        b"",
    ]);
    let piece = prop_oneof![
        1 => proptest::collection::vec(any::<u8>(), 0..40),
        4 => proptest::sample::select(vec![
            &b"#1=TESSELLATED_SOLID('',(#2),$);#2=TRIANGULATED_FACE('',#3,9,(),$,(),((1,2,9)));"[..],
            b"#3=COORDINATES_LIST('',2,((0.,0.,0.),(1.,1.)));",
            b"#4=COMPLEX_TRIANGULATED_FACE('',#3,9,(),$,(1,2),((1,2,3,4)),((2)));",
            b"#5=FLATNESS_TOLERANCE('','',#6,#7);",
            b"vertex 1 2 nan\nvertex 1e39 0 0\nvertex 0 0 0\nendloop\nendfacet\n",
            b"endsolid\n",
            b"0\nLINE\n10\n1e308\n20\n0\n11\n-1e308\n21\n1\n",
            b"0\nARC\n10\n0\n20\n0\n40\n1\n50\n1e30\n51\n-1e30\n",
            b"0\nCIRCLE\n40\n-3\n",
            b"0\nLWPOLYLINE\n90\n2\n70\n1\n10\n0\n20\n0\n42\n1e9\n10\n0\n20\n0\n",
            b"0\nENDSEC\n0\nEOF\n",
            b"ENDSEC;END-ISO-10303-21;",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    let ending = proptest::sample::select(vec![
        &b"ENDSEC;END-ISO-10303-21;"[..],
        b"0\nENDSEC\n0\nEOF\n",
        b"endsolid\n",
        b"",
    ]);
    (beginning, proptest::collection::vec(piece, 0..8), ending).prop_map(|(beginning, pieces, ending)| {
        [beginning.to_vec(), pieces.concat(), ending.to_vec()].concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_give_a_reading_or_a_reason(bytes in bytes()) {
        match read::read(&bytes, no_solids) {
            Ok(reading) => {
                let facts = facts::assess(&reading);
                prop_assert!(!facts.solids.is_empty() || facts.outline.is_some());
                for solid in &facts.solids {
                    prop_assert!(solid.volume_mm3 >= 0.0 && solid.area_mm2.is_finite());
                }
            }
            Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
        }
    }
}

/// The files that the coverage-guided targets begin with, and those that they found.
#[test]
fn files_of_the_fuzzer_give_a_reading_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let mut readings = 0;
    for target in ["step", "stl", "drawing", "threemf"] {
        for folder in ["corpus", "found"] {
            let Ok(files) = std::fs::read_dir(root.join(folder).join(target)) else { continue };
            for file in files {
                let path = file.expect("an entry").path();
                match read::read(&std::fs::read(&path).expect("a file"), no_solids) {
                    Ok(reading) => {
                        let facts = facts::assess(&reading);
                        assert!(!facts.solids.is_empty() || facts.outline.is_some(), "{}", path.display());
                        readings += 1;
                    }
                    Err(refusal) => assert!(!refusal.to_string().is_empty(), "{}", path.display()),
                }
            }
        }
    }
    assert!(readings >= 6, "most of them can be read: {readings}");
}
