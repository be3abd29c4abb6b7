//! Changes of files by chance.

use rand::{Rng, RngCore, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;

/// Words that readers look for, and values at the edges of what they hold.
const WORDS: [&[u8]; 40] = [
    b";",
    b",",
    b"\t",
    b"\n",
    b"\r\n",
    b"\"",
    b"\"\"",
    b"=",
    b"[",
    b"]",
    b"[[part]]",
    b"{",
    b"}",
    b":",
    b"null",
    b"true",
    b"-1",
    b"0",
    b"1e309",
    b"-1e-309",
    b"NaN",
    b"inf",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"18446744073709551616",
    b"99999999999999999999999999",
    b"0,0",
    b"1.234,56",
    b"2026-02-30",
    b"9999-12-31",
    b"-0001-01-01",
    b"2026-W54",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\0",
    "\u{202e}".as_bytes(),
    "å".as_bytes(),
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"../../x",
];

/// The largest file that is made.
const LARGEST: usize = 200_000;

pub(super) struct Changes<'c> {
    pub(super) random: ChaCha8Rng,
    pub(super) corpus: &'c [Vec<u8>],
}

impl Changes<'_> {
    /// A file of the corpus with one to eight changes.
    pub(super) fn next(&mut self) -> Vec<u8> {
        let mut bytes = self.whole();
        for _ in 0..self.random.random_range(1..=8) {
            self.change(&mut bytes);
            bytes.truncate(LARGEST);
        }
        bytes
    }

    fn whole(&mut self) -> Vec<u8> {
        self.corpus.choose(&mut self.random).expect("a corpus has files").clone()
    }

    fn place(&mut self, bytes: &[u8]) -> usize {
        self.random.random_range(0..=bytes.len())
    }

    /// A piece, mostly a short one.
    fn piece(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let from = self.place(bytes);
        let most = if self.random.random_bool(0.8) { 40 } else { bytes.len().max(1) };
        let length = self.random.random_range(0..=most);
        from..(from + length).min(bytes.len())
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        match self.random.random_range(0..9) {
            0 if !bytes.is_empty() => {
                let at = self.random.random_range(0..bytes.len());
                bytes[at] ^= 1 << self.random.random_range(0..8);
            }
            1 if !bytes.is_empty() => {
                let at = self.random.random_range(0..bytes.len());
                bytes[at] = self.random.random();
            }
            2 => {
                let piece = self.piece(bytes);
                bytes.drain(piece);
            }
            3 => {
                let (piece, to) = (self.piece(bytes), self.place(bytes));
                let again = bytes[piece].to_vec();
                bytes.splice(to..to, again);
            }
            4 => {
                let word = WORDS.choose(&mut self.random).expect("there are words").to_vec();
                let to = self.place(bytes);
                bytes.splice(to..to, word);
            }
            5 => {
                // A number becomes another.
                let numbers: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
                if let Some(at) = numbers.choose(&mut self.random) {
                    let word = WORDS[16..32].choose(&mut self.random).expect("there are words").to_vec();
                    bytes.splice(*at..*at + 1, word);
                }
            }
            6 => {
                let other = self.whole();
                let (from, to) = (self.piece(&other), self.place(bytes));
                bytes.splice(to..to, other[from].to_vec());
            }
            7 => {
                let at = self.place(bytes);
                bytes.truncate(at);
            }
            _ => {
                let mut noise = vec![0; self.random.random_range(0..20)];
                self.random.fill_bytes(&mut noise);
                let to = self.place(bytes);
                bytes.splice(to..to, noise);
            }
        }
    }
}
