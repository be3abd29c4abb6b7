//! One bit of a backup that is not as it was written is seen, wherever it stands, and the file is named.

use std::path::Path;

use crate::testkit::{Databases, TestApp};
use hemtag::safekeeping::{self, DATABASE, MANIFEST, SUMS};

use super::{append, backed_up, command, names_in, shown};

/// Places spread over a file, with both its ends.
fn places(length: usize, most: usize) -> impl Iterator<Item = usize> {
    let step = (length / most).max(1);
    (0..length).step_by(step).chain([length - 1])
}

async fn flip_and_look(file: &Path, backup: &Path, at: usize, bit: u8) -> Vec<String> {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[at] ^= 1 << bit;
    std::fs::write(file, &bytes).unwrap();
    let looked = safekeeping::verify_backup(backup, None).await;
    bytes[at] ^= 1 << bit;
    std::fs::write(file, &bytes).unwrap();
    looked.unwrap().0.findings.into_iter().map(|finding| finding.place).collect()
}

#[tokio::test]
async fn a_flipped_bit_of_any_file_of_a_folder_is_named() {
    let test = TestApp::start(Databases::Sqlite).await;
    append(&test.app.db, 1).await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    backed_up(&test, &backup).await;
    assert_eq!(names_in(&backup), [SUMS, DATABASE, MANIFEST]);
    for (name, most) in [(SUMS, 1000), (MANIFEST, 80), (DATABASE, 25)] {
        let file = backup.join(name);
        let length = usize::try_from(std::fs::metadata(&file).unwrap().len()).unwrap();
        for at in places(length, most) {
            let found = flip_and_look(&file, &backup, at, (at % 8) as u8).await;
            assert!(found.iter().any(|place| place == name), "{name}, byte {at} of {length}: {found:?}");
        }
    }
    assert!(safekeeping::verify_backup(&backup, None).await.unwrap().0.is_well(), "all is as it was");
    std::fs::write(backup.join("notes.txt"), "x").unwrap();
    let found = safekeeping::verify_backup(&backup, None).await.unwrap().0.findings;
    assert_eq!(found.len(), 1, "{found:?}");
    std::fs::remove_file(backup.join("notes.txt")).unwrap();
    for name in [SUMS, MANIFEST, DATABASE] {
        let away = folder.path().join("away");
        std::fs::rename(backup.join(name), &away).unwrap();
        let found = safekeeping::verify_backup(&backup, None).await.unwrap().0.findings;
        assert!(found.iter().any(|one| one.place == name), "{name} is missing: {found:?}");
        std::fs::rename(&away, backup.join(name)).unwrap();
    }
}

#[tokio::test]
async fn a_flipped_bit_of_a_packed_backup_is_seen() {
    let test = TestApp::start(Databases::Sqlite).await;
    append(&test.app.db, 1).await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup.zip");
    backed_up(&test, &backup).await;
    assert_eq!(names_in(folder.path()), ["backup.zip"]);
    let (outcome, told) = command(&["verify", &shown(&backup)]).await;
    assert_eq!(outcome, hemtag::cli::Outcome::Done, "{told}");
    let length = usize::try_from(std::fs::metadata(&backup).unwrap().len()).unwrap();
    // The beginning and the end are where a zip has its own words; the middle is content.
    for at in (0..90).chain(length - 400..length).step_by(7).chain(places(length, 30)) {
        let found = flip_and_look(&backup, &backup, at, (at % 8) as u8).await;
        assert!(found.iter().any(|place| place == "backup.zip"), "byte {at} of {length}: {found:?}");
    }
    // What was cut short, at any place.
    let whole = std::fs::read(&backup).unwrap();
    for length in places(whole.len(), 20).skip(1) {
        std::fs::write(&backup, &whole[..length]).unwrap();
        let (looked, _) = safekeeping::verify_backup(&backup, None).await.unwrap();
        assert!(!looked.is_well(), "cut at {length}");
    }
}
