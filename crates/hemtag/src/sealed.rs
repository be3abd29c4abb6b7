//! What would hurt in the wrong hands stands in the database only sealed, and the key stands outside it: what is kept of
//! parts and drawings (files, facts, names, pictures: an idea that its owner may dread to lose), and the keys of one-time
//! codes.
//!
//! Sealed is: compressed, then encrypted with XChaCha20-Poly1305 under a random nonce of its own. What it belongs to
//! goes into the seal, so that one part's file does not open as another's. The key file holds 64 hexadecimal digits a
//! line: the first seals, all open, so that a key is changed by writing a new line above the old one.

use std::{
    fmt,
    io::{Read, Write},
    path::{Path, PathBuf},
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};

const NONCE: usize = 24;
const KEY: usize = 32;

/// The keys that seal and open.
#[derive(Clone)]
pub struct Keys {
    /// The first seals.
    keys: Vec<[u8; KEY]>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.keys.len())
    }
}

/// Why sealed content did not open.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    #[error("It was sealed with another key, or was changed since.")]
    NotOpened,
    #[error("It is larger than anything that was ever sealed.")]
    TooLarge,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("The key file {path} cannot be used: {why}")]
    File { path: String, why: String },
    #[error(
        "The key file {path}, line {line}: expected 64 hexadecimal digits. Is it the right file? Without the key that \
         sealed them, kept parts cannot be opened."
    )]
    NotAKey { path: String, line: usize },
    #[error("The key file {path} holds no key. Is it the right file?")]
    Empty { path: String },
}

impl Keys {
    /// Keys that end with the program: for a database that ends with it too.
    #[must_use]
    pub fn for_now() -> Keys {
        Keys { keys: vec![random()] }
    }

    /// Reads the key file. Where there is none it is made, readable by its owner only.
    ///
    /// # Errors
    /// When it cannot be read or made, or holds something else.
    pub fn of_file(path: &Path) -> Result<Keys, KeyError> {
        let shown = path.display().to_string();
        let failed = |error: std::io::Error| KeyError::File { path: shown.clone(), why: error.to_string() };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => match make(path) {
                // Somebody else made it meanwhile.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    return Keys::of_file(path);
                }
                made => return made.map_err(failed),
            },
            Err(error) => return Err(failed(error)),
        };
        let mut keys = Vec::new();
        for (line, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).ok();
            let key = bytes.and_then(|bytes| <[u8; KEY]>::try_from(bytes).ok());
            keys.push(key.ok_or_else(|| KeyError::NotAKey { path: shown.clone(), line: line + 1 })?);
        }
        if keys.is_empty() { Err(KeyError::Empty { path: shown }) } else { Ok(Keys { keys }) }
    }

    /// As [`Keys::of_file`], but makes no file: `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or holds something else.
    pub fn of_existing(path: &Path) -> Result<Option<Keys>, KeyError> {
        let there = path
            .try_exists()
            .map_err(|error| KeyError::File { path: path.display().to_string(), why: error.to_string() })?;
        if there { Keys::of_file(path).map(Some) } else { Ok(None) }
    }

    /// What tells the newest key from others, and says nothing of it.
    #[must_use]
    pub fn mark(&self) -> String {
        mark(&self.keys[0])
    }

    /// The marks of all of them, the newest first.
    #[must_use]
    pub fn marks(&self) -> Vec<String> {
        self.keys.iter().map(mark).collect()
    }

    /// Seals content that belongs to something.
    ///
    /// # Panics
    /// When the operating system gives no randomness.
    #[must_use]
    pub fn seal(&self, belongs_to: &str, content: &[u8]) -> Vec<u8> {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(content).expect("writing to memory does not fail");
        let packed = packed.finish().expect("writing to memory does not fail");
        let nonce: [u8; NONCE] = random();
        let payload = Payload { msg: &packed, aad: belongs_to.as_bytes() };
        let sealed = cipher(&self.keys[0])
            .encrypt(&XNonce::from(nonce), payload)
            .expect("content is far smaller than the cipher allows");
        [&nonce[..], &sealed].concat()
    }

    /// A proof that this installation said something, by the newest key: the same each time, and of nothing else.
    ///
    /// # Panics
    /// Never: the code takes a key of any length.
    #[must_use]
    pub fn proof(&self, of: &str, said: &str) -> String {
        proof(&self.keys[0], of, said)
    }

    /// Opens what was sealed for the same thing; at most `most` bytes.
    ///
    /// # Errors
    /// When no key opens it, it was changed, or it is too large.
    pub fn open(&self, belongs_to: &str, sealed: &[u8], most: u64) -> Result<Vec<u8>, SealError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(SealError::NotOpened)?;
        let payload = || Payload { msg: sealed, aad: belongs_to.as_bytes() };
        let opened =
            self.keys.iter().find_map(|key| cipher(key).decrypt(&XNonce::from(*nonce), payload()).ok());
        let packed = opened.ok_or(SealError::NotOpened)?;
        let mut content = Vec::new();
        let unpacked = DeflateDecoder::new(&packed[..]).take(most + 1).read_to_end(&mut content);
        unpacked.map_err(|_| SealError::NotOpened)?;
        if content.len() as u64 > most { Err(SealError::TooLarge) } else { Ok(content) }
    }
}

/// Where the key stands unless the settings say: beside the database's file; none for a database in memory.
#[must_use]
pub fn beside(database: &str) -> Option<PathBuf> {
    if database.contains("://") {
        return Some(PathBuf::from("hemtag.key"));
    }
    let file = database.strip_prefix("sqlite:").unwrap_or(database).trim_start_matches("//");
    let file = file.split('?').next().unwrap_or(file);
    (file != ":memory:" && !file.is_empty()).then(|| Path::new(file).with_extension("key"))
}

/// What tells a key from others, and says nothing of it.
fn mark(key: &[u8; KEY]) -> String {
    proof(key, "key", "which key this is")
}

fn proof(key: &[u8; KEY], of: &str, said: &str) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = <Hmac<sha2::Sha256> as KeyInit>::new_from_slice(key).expect("a key of any length");
    mac.update(&(of.len() as u64).to_be_bytes());
    mac.update(of.as_bytes());
    mac.update(said.as_bytes());
    data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
}

fn cipher(key: &[u8; KEY]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

fn make(path: &Path) -> std::io::Result<Keys> {
    let key = random();
    let mut file = crate::private::new_file(path)?;
    writeln!(file, "{}", data_encoding::HEXLOWER.encode(&key))?;
    file.sync_all()?;
    Ok(Keys { keys: vec![key] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_for_the_same_thing_only() {
        let keys = Keys::for_now();
        let content = b"ISO-10303-21;".repeat(1000);
        let sealed = keys.seal("part 7 file", &content);
        assert!(sealed.len() < content.len(), "it is compressed");
        assert!(!sealed.windows(9).any(|w| w == b"ISO-10303"));
        assert_eq!(keys.open("part 7 file", &sealed, 1 << 20).unwrap(), content);
        assert!(matches!(keys.open("part 8 file", &sealed, 1 << 20), Err(SealError::NotOpened)));
        assert!(matches!(keys.open("part 7 file", &sealed, 100), Err(SealError::TooLarge)));
        assert!(matches!(Keys::for_now().open("part 7 file", &sealed, 1 << 20), Err(SealError::NotOpened)));
        for at in [0, 30, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(matches!(keys.open("part 7 file", &changed, 1 << 20), Err(SealError::NotOpened)));
        }
        assert!(matches!(keys.open("part 7 file", b"short", 1 << 20), Err(SealError::NotOpened)));
    }

    #[test]
    fn a_key_file_is_made_once_and_a_new_key_opens_what_the_old_one_sealed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hemtag.key");
        let sealed = Keys::of_file(&path).unwrap().seal("x", b"content");
        assert_eq!(Keys::of_file(&path).unwrap().open("x", &sealed, 100).unwrap(), b"content");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let old = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{}\n{old}", "ab".repeat(32))).unwrap();
        let both = Keys::of_file(&path).unwrap();
        assert_eq!(both.open("x", &sealed, 100).unwrap(), b"content");
        std::fs::write(&path, "not a key\n").unwrap();
        let error = Keys::of_file(&path).unwrap_err().to_string();
        assert!(error.contains("line 1") && error.contains("64 hexadecimal digits"), "{error}");
        std::fs::write(&path, "\n").unwrap();
        assert!(Keys::of_file(&path).unwrap_err().to_string().contains("holds no key"));
    }

    #[test]
    fn the_key_stands_beside_the_database_and_never_in_it() {
        assert_eq!(beside("sqlite:data/hemtag.sqlite"), Some(PathBuf::from("data/hemtag.key")));
        assert_eq!(beside("hemtag.sqlite"), Some(PathBuf::from("hemtag.key")));
        assert_eq!(beside("postgres://localhost/hemtag"), Some(PathBuf::from("hemtag.key")));
        assert_eq!(beside("sqlite::memory:"), None);
    }
}
