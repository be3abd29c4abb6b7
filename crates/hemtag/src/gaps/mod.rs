//! Gaps: every part of a need that cannot be placed, by kind, process, region and stage, until something closes
//! it.
