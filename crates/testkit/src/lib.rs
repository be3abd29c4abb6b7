//! A running application for tests, builders, samples.
