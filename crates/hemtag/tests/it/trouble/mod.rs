//! What happens when the disk is full or may only be read, the clock jumps, or the database is slow or gone: a sentence to whoever is
//! there, one to the log, nothing half kept, and all well again when the trouble is over.

mod clock;
mod disk;
mod postgres;
