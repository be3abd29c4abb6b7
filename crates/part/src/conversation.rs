//! What a caller and the worker process say to each other.
//!
//! The caller writes one line of JSON ([`Request`]) and then the bytes of the file to the worker's standard input, and
//! closes it; the worker writes one JSON value ([`Answer`]) to its standard output and ends.

use serde::{Deserialize, Serialize};

use crate::{facts::Facts, refusal::Refusal};

/// Seconds of processor time that the worker may take, and seconds that a caller waits for it.
pub const SECONDS: u64 = 30;

/// Bytes of address space of the worker: programs and data together.
pub const MEMORY: u64 = 1024 * 1024 * 1024;

/// The limits of one reading. The worker takes them from its arguments, `--seconds N` and `--memory BYTES`, never more than
/// those above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Of processor time.
    pub seconds: u64,
    /// Bytes of address space.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { seconds: SECONDS, memory: MEMORY }
    }
}

impl Limits {
    /// As the worker's arguments.
    #[must_use]
    pub fn arguments(self) -> [String; 4] {
        ["--seconds".to_owned(), self.seconds.to_string(), "--memory".to_owned(), self.memory.to_string()]
    }

    /// From the worker's arguments; `None` when they are others.
    #[must_use]
    pub fn of_arguments(arguments: &[String]) -> Option<Limits> {
        let mut limits = Limits::default();
        for pair in arguments.chunks(2) {
            let [name, value] = pair else { return None };
            let value: u64 = value.parse().ok()?;
            match name.as_str() {
                "--seconds" => limits.seconds = value.clamp(1, SECONDS),
                "--memory" => limits.memory = value.min(MEMORY),
                _ => return None,
            }
        }
        Some(limits)
    }
}

/// Most bytes of an answer.
pub const ANSWER: u64 = 64 * 1024 * 1024;

/// What the worker says on standard error before it ends for want of room in its answer.
pub const ANSWER_TOO_LARGE: &str = "the answer is too large";

/// What is asked of the worker.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    /// Also the triangles, to show.
    pub mesh: bool,
}

/// How it ended.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Read(Box<Reply>),
    Refused(Refusal),
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Reply {
    pub facts: Facts,
    /// One for each distinct solid, when asked for.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub meshes: Vec<Triangles>,
}

/// Triangles to show.
#[derive(Debug, Serialize, Deserialize)]
pub struct Triangles {
    /// x, y, z after each other, mm.
    pub positions: Vec<f32>,
    /// Three points each, counter-clockwise from outside.
    pub triangles: Vec<u32>,
    /// Wall thickness at the middle of each triangle, mm; `None` where there is no other side.
    pub walls: Vec<Option<f32>>,
    /// For each solid of this shape its number, and three rows of four that put it in its place.
    pub placed: Vec<(usize, [[f64; 4]; 3])>,
}
