//! Knowledge: what can be made in Sweden, and how. The pages of processes and materials, the trees, the search
//! for a term, and about the data.

pub mod pages;
