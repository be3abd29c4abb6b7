//! The attributes of a 3MF model called `transform`, counted while it is unpacked: the library that reads models ends the program at one that
//! has not twelve numbers.

use std::io::{self, Write};

const NAME: &[u8] = b"transform";

/// Looks through what is written to it.
#[derive(Debug)]
pub(super) struct Transforms {
    /// Each that was seen to its end has twelve words, in signs of ASCII and none of them an entity.
    pub(super) are_whole: bool,
    at: At,
}

#[derive(Debug, Clone, Copy)]
enum At {
    /// So many letters of the name were seen.
    Name(usize),
    Equals,
    Quote,
    /// Within the value.
    Value {
        quote: u8,
        words: usize,
        in_word: bool,
    },
}

impl Default for Transforms {
    fn default() -> Transforms {
        Transforms { are_whole: true, at: At::Name(0) }
    }
}

impl Transforms {
    fn next(&mut self, byte: u8) -> At {
        // The blanks of ASCII at which the library parts words; one more than XML knows.
        let is_blank = matches!(byte, 9..=13 | b' ');
        match self.at {
            At::Name(seen) if byte == NAME[seen] => {
                if seen + 1 == NAME.len() {
                    At::Equals
                } else {
                    At::Name(seen + 1)
                }
            }
            At::Equals if is_blank => At::Equals,
            At::Equals if byte == b'=' => At::Quote,
            At::Quote if is_blank => At::Quote,
            At::Quote if matches!(byte, b'"' | b'\'') => At::Value { quote: byte, words: 0, in_word: false },
            // The first letter of the name stands in it once, so another try begins with this sign or the next.
            At::Name(_) | At::Equals | At::Quote => At::Name(usize::from(byte == NAME[0])),
            At::Value { quote, words, .. } if byte == quote => {
                self.are_whole &= words == 12;
                At::Name(0)
            }
            At::Value { quote, words, in_word } => {
                self.are_whole &= byte.is_ascii() && byte != b'&';
                At::Value { quote, words: words + usize::from(!is_blank && !in_word), in_word: !is_blank }
            }
        }
    }
}

impl Write for Transforms {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.at = self.next(*byte);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
