//! A file of a part, as the worker answers to it and as the program judges the answer.

use libfuzzer_sys::Corpus;
use part::{
    Reading, Refusal,
    conversation::{Answer, Reply},
    facts,
    read::{self, Format},
    rules,
};
use vocabulary::Vocabulary;

/// STEP whose solids nobody reads.
///
/// # Errors
/// Always: there are none.
pub fn no_solids(_: &[u8]) -> Result<Reading, Refusal> {
    Err(Refusal::NothingInIt { format: Format::Step })
}

/// Reads a file of one format, finds its facts, judges them, and looks at what comes out. Files that are none of the format are not kept
/// by the fuzzer.
///
/// # Panics
/// When something of the answer cannot be.
pub fn read_as(
    wanted: Format,
    bytes: &[u8],
    solids: impl FnOnce(&[u8]) -> Result<Reading, Refusal>,
) -> Corpus {
    if read::format(bytes) != Ok(wanted) {
        return Corpus::Reject;
    }
    match read::read(bytes, solids) {
        Ok(reading) => answered(&reading),
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    Corpus::Keep
}

fn answered(reading: &Reading) {
    for body in &reading.bodies {
        let points = body.mesh.vertices.len();
        assert!(
            body.mesh.triangles.iter().flatten().all(|point| (*point as usize) < points),
            "a corner is a point"
        );
    }
    assert!(reading.placed.len() <= read::MOST_SOLIDS, "not more solids than may be");
    assert!(reading.placed.iter().all(|put| put.body < reading.bodies.len()), "what is put is there");
    let facts = facts::assess(reading);
    assert!(!facts.solids.is_empty() || facts.outline.is_some(), "something was read");
    for solid in &facts.solids {
        assert!(solid.volume_mm3 >= 0.0 && solid.volume_mm3.is_finite(), "a volume: {}", solid.volume_mm3);
        assert!(solid.area_mm2 >= 0.0 && solid.area_mm2.is_finite(), "an area: {}", solid.area_mm2);
        for share in &solid.directions {
            assert!(
                (-1e-9..=1.0 + 1e-9).contains(&share.undercut_share),
                "a share: {}",
                share.undercut_share
            );
        }
    }
    // The worker says it in JSON, which has no word for what is no number, and the program reads it there.
    let said = Answer::Read(Box::new(Reply { facts, meshes: Vec::new() }));
    let text = serde_json::to_string(&said).expect("facts can be said");
    let heard: Answer = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    let Answer::Read(heard) = heard else { panic!("it was read") };
    let processes: Vec<_> = Vocabulary::embedded().processes().iter().map(|process| process.id).collect();
    let _ = rules::findings(&heard.facts, &processes, None);
}
