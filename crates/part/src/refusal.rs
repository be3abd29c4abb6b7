//! Why a file gave nothing at all. The words stand with whoever tells a person.

use serde::{Deserialize, Serialize};

/// Each names what happened; none carries text for people, but `detail`, which a reader's own words may fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {most_bytes} bytes")]
    TooLarge { most_bytes: u64 },
    /// Neither STEP, STL, 3MF nor DXF by its content, whatever its name says. `looks_like` names what it may be.
    #[error("not a CAD file that is read here")]
    UnknownFormat { looks_like: Option<String> },
    /// Begins as the format, and cannot be read.
    #[error("{format} that cannot be read: {detail}")]
    Damaged { format: crate::read::Format, detail: String },
    /// Ends before it is whole.
    #[error("{format} that ends in the middle")]
    CutOff { format: crate::read::Format },
    /// Read, and holds neither a solid, a mesh nor an outline.
    #[error("{format} without a solid, a mesh or an outline")]
    NothingInIt { format: crate::read::Format },
    /// Unpacks to far more than it is.
    #[error("a package that unpacks to more than {most_bytes} bytes")]
    Bomb { most_bytes: u64 },
    /// STEP, and the worker was built without a reader of solids.
    #[error("STEP cannot be read by this build")]
    NoStepReader,
    /// The limit of memory was met.
    #[error("reading takes too much memory")]
    OutOfMemory,
    /// The limit of time was met.
    #[error("reading takes too long")]
    OutOfTime,
    /// The answer is larger than may be.
    #[error("the answer is too large")]
    AnswerTooLarge,
    /// The reader ended by a fault of its own.
    #[error("the reader ended: {detail}")]
    ReaderEnded { detail: String },
    /// The worker program is not where it should be, or cannot be started.
    #[error("the worker cannot be started: {detail}")]
    NoWorker { detail: String },
}
