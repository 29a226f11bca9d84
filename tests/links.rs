//! Links: the corpus in `tests/links/`, what mail and chat do to a link, and what holds for every one.
//!
//! `ACCEPT=1 cargo test --test links` writes the links of new expectations; it never changes one.
//! `cargo test --test links lengths -- --nocapture` prints how long links are.

#[path = "links/corpus.rs"]
mod corpus;
#[path = "links/expected.rs"]
mod expected;
#[path = "support/generate.rs"]
mod generate;
#[path = "links/lengths.rs"]
mod lengths;
#[path = "links/noise.rs"]
mod noise;
#[path = "links/pasted.rs"]
mod pasted;
#[path = "links/promises.rs"]
mod promises;
