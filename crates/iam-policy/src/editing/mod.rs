//! What an editor of policies offers while somebody writes: completion, a word on what stands under the pointer, how far
//! a wildcard reaches, a tidy form of the text, and one more statement in it.

mod append;
mod completion;
mod description;
mod format;
mod place;
mod reach;

pub use append::append_statement;
pub use completion::{Completion, Completions, Names, complete};
pub use description::{Description, describe};
pub use format::format;
pub use reach::{Reach, reach, reaches};

#[cfg(test)]
mod tests;
