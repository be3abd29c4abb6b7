//! Rules of design for manufacture.
