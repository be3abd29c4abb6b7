//! The agency's bank of granted projects: the real tables where they are at hand, bad ones, and what is fed by them.

mod bad;
mod feeds;
mod real;
mod upload;
