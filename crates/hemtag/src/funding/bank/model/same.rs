//! Names of organisations, told apart without what only their writing differs in.

/// Words for the form of a firm, which some write and some do not.
const FORMS: [&str; 14] = [
    "ab",
    "aktiebolag",
    "aktiebolaget",
    "publ",
    "hb",
    "handelsbolag",
    "kb",
    "kommanditbolag",
    "ek",
    "ekonomisk",
    "för",
    "förening",
    "ef",
    "as",
];

/// A name for comparison: letters and digits in lower case, forms of firms and punctuation left out. "IUC Z-GROUP AB" and
/// "Aktiebolaget IUC Z Group" are the same; "Förening" alone stays what it is. Empty only for a name without a letter or digit.
#[must_use]
pub fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace(['’', '\''], "");
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let kept: Vec<&str> = words.iter().copied().filter(|word| !FORMS.contains(word)).collect();
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_writing_is_passed_over() {
        let same = ["IUC Z-GROUP AB", "Aktiebolaget IUC Z Group", "iuc z group", "IUC Z-Group AB (publ)"];
        assert!(same.iter().all(|name| plain(name) == "iuc z group"), "{:?}", same.map(plain));
        assert_ne!(plain("IUC Z-Group"), plain("IUC Norr"));
        assert_ne!(plain("Region Dalarna"), plain("Dalarna"));
        assert_eq!(plain("Bergskraft Bergslagen ekonomisk förening"), "bergskraft bergslagen");
        assert_eq!(plain("Föreningen"), "föreningen");
        assert_eq!((plain("AB"), plain("Förening")), ("ab".to_owned(), "förening".to_owned()));
        assert_eq!(plain("–"), "");
    }
}
