//! The encoding of a text file: by its mark, else UTF-8 when it is that, else what its letters point to. The text is
//! turned into UTF-8 while it is read.

use std::io::{Read, Seek};

use encoding_rs::{CoderResult, Decoder, Encoding};

/// True for bytes that no text of an encoding read here has.
pub fn is_binary(start: &[u8]) -> bool {
    if Encoding::for_bom(start).is_some() || is_utf16(start).is_some() {
        return false;
    }
    let odd = start.iter().filter(|b| **b < 0x09 || (0x0E..0x20).contains(*b) && **b != 0x1B).count();
    start.contains(&0) || odd * 20 > start.len()
}

/// UTF-16 without a mark: every other byte of ordinary text is zero.
fn is_utf16(start: &[u8]) -> Option<&'static Encoding> {
    let pairs: Vec<&[u8]> = start.chunks_exact(2).take(200).collect();
    if pairs.len() < 4 {
        return None;
    }
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    if zeros(1) * 10 >= pairs.len() * 7 && zeros(0) == 0 {
        return Some(encoding_rs::UTF_16LE);
    }
    (zeros(0) * 10 >= pairs.len() * 7 && zeros(1) == 0).then_some(encoding_rs::UTF_16BE)
}

/// Reads the whole source once to tell its encoding, and goes back to its start.
pub fn detect(source: &mut (impl Read + Seek)) -> std::io::Result<&'static Encoding> {
    let mut buffer = vec![0; 1 << 16];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut utf8 = encoding_rs::UTF_8.new_decoder_without_bom_handling();
    let mut is_utf8 = true;
    let mut decoded = String::with_capacity(1 << 18);
    let mut first = true;
    loop {
        let read = source.read(&mut buffer)?;
        let piece = &buffer[..read];
        if first {
            if let Some(encoding) = Encoding::for_bom(piece).map(|(e, _)| e).or_else(|| is_utf16(piece)) {
                source.rewind()?;
                return Ok(encoding);
            }
            first = false;
        }
        if is_utf8 {
            decoded.clear();
            decoded.reserve(piece.len() * 3 + 16);
            let (_, _, wrong) = utf8.decode_to_string(piece, &mut decoded, read == 0);
            is_utf8 = !wrong;
        }
        detector.feed(piece, read == 0);
        if read == 0 {
            break;
        }
    }
    source.rewind()?;
    if is_utf8 {
        return Ok(encoding_rs::UTF_8);
    }
    Ok(detector.guess(None, chardetng::Utf8Detection::Deny))
}

/// Gives the source as UTF-8, without its mark.
pub struct AsUtf8<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_used: usize,
    raw_filled: usize,
    /// Decoded and not yet handed out. The decoder is given this and not the reader's own buffer, which may be smaller
    /// than a letter.
    text: Vec<u8>,
    text_used: usize,
    text_filled: usize,
    ended: bool,
    flushed: bool,
}

impl<R: Read> AsUtf8<R> {
    pub fn new(source: R, encoding: &'static Encoding) -> AsUtf8<R> {
        AsUtf8 {
            source,
            decoder: encoding.new_decoder(),
            raw: vec![0; 1 << 16],
            raw_used: 0,
            raw_filled: 0,
            text: vec![0; 1 << 16],
            text_used: 0,
            text_filled: 0,
            ended: false,
            flushed: false,
        }
    }

    fn decode_more(&mut self) -> std::io::Result<()> {
        if self.raw_used == self.raw_filled && !self.ended {
            self.raw_filled = self.source.read(&mut self.raw)?;
            self.raw_used = 0;
            self.ended = self.raw_filled == 0;
        }
        let rest = &self.raw[self.raw_used..self.raw_filled];
        let (result, used, written, _) = self.decoder.decode_to_utf8(rest, &mut self.text, self.ended);
        self.raw_used += used;
        self.text_used = 0;
        self.text_filled = written;
        self.flushed = self.ended && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for AsUtf8<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.text_used == self.text_filled && !self.flushed {
            self.decode_more()?;
        }
        let ready = &self.text[self.text_used..self.text_filled];
        let taken = ready.len().min(out.len());
        out[..taken].copy_from_slice(&ready[..taken]);
        self.text_used += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut source = Cursor::new(bytes.to_vec());
        let encoding = detect(&mut source).unwrap();
        let mut text = String::new();
        AsUtf8::new(source, encoding).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_usual_encodings_give_the_same_text() {
        let text = "Namn;Ort\nÅkes Svarv & Fräs;Malmö\nGöstas Gjuteri;Hälleforsnäs\n";
        let utf16 = |le: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
            units.flat_map(|u: u16| if le { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
        };
        let latin: Vec<u8> = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let marked: Vec<u8> = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked,
            latin,
            utf16(true, true),
            utf16(false, true),
            utf16(true, false),
            utf16(false, false),
        ] {
            assert_eq!(read(&bytes), text);
        }
    }
}
