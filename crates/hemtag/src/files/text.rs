//! A text file of any usual encoding.

/// A text as its bytes say: UTF-8, UTF-16 with its mark, else the encoding that its letters point to.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    let by_mark = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = by_mark.unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            return encoding_rs::UTF_8;
        }
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, chardetng::Utf8Detection::Deny)
    });
    encoding.decode(bytes).0.into_owned()
}
