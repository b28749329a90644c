//! What an editor of policies offers while somebody writes: completion, a word on what stands under the pointer, how far
//! a wildcard reaches, a tidy form of the text, one more statement in it, and the same policy as a form whose every change is
//! a change of its text.

mod append;
mod completion;
mod description;
mod fitting;
mod format;
mod place;
mod principal;
mod reach;
mod rewrite;
mod visual;

pub use append::append_statement;
pub use completion::{Completion, Completions, Names, SERVICE_PRINCIPALS, complete};
pub use description::{Description, describe};
pub(crate) use fitting::GLOBAL_KEYS;
pub use fitting::{FittingKey, condition_keys, covering, resource_types};
pub use format::format;
pub(crate) use format::tidied;
pub use principal::{PrincipalKind, VisualPrincipal};
pub use reach::{Reach, reach, reaches};
pub use rewrite::{ListElement, PolicyEdit, rewrite};
pub use visual::{ConditionRow, VisualList, VisualPolicy, VisualStatement, visual};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod visual_tests;
