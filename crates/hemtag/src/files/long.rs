//! Which files take so long to import that nobody should wait for it.

/// A file with more rows than this is imported by a job.
pub const MOST_AT_ONCE: usize = 500;

/// Bytes of a packed workbook that hold a row, about: it is guessed, so that nothing is read twice.
const PACKED_ROW: usize = 40;

/// Of a file whose rows are not lines, such as JSON: bytes for each line, at most.
const LONG_LINE: usize = 2000;

/// Whether the import of a file takes so long that nobody should wait for it.
#[must_use]
pub fn is_long(file: &[u8]) -> bool {
    let rows = if file.starts_with(b"PK") {
        file.len() / PACKED_ROW
    } else {
        file.iter().filter(|byte| **byte == b'\n').count().max(file.len() / LONG_LINE)
    };
    rows > MOST_AT_ONCE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_long_by_its_rows() {
        assert!(!is_long("name\nEtt\n".as_bytes()));
        assert!(is_long("Ett\n".repeat(MOST_AT_ONCE + 1).as_bytes()));
        assert!(is_long(&vec![b'x'; LONG_LINE * (MOST_AT_ONCE + 1)]));
        assert!(!is_long(&[b"PK".as_slice(), &[0; 10_000]].concat()));
        assert!(is_long(&[b"PK".as_slice(), &[0; 100_000]].concat()));
    }
}
