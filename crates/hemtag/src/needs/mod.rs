//! Needs: what somebody wants made, part by part, operation by operation, as far as they know it.
//!
//! Here live the document of a need, reading it from a form, TOML, JSON or an Open Know-How manifest, and its
//! pages. What is not known stays unknown; nothing is filled in by guess.
