#![doc = include_str!("../README.md")]

mod append;
mod applicable_keys;
mod completion;
mod cursor;
mod description;
mod form_model;
mod json_nodes;
mod principal;
mod remove_item;
mod rewrite;
mod text;
mod text_edit;
mod wildcard_expansion;

pub use append::append_statement;
pub use applicable_keys::{ApplicableKey, condition_keys, covering_entry, resource_types};
pub use completion::{Completion, CompletionNames, Completions, SERVICE_PRINCIPALS, complete};
pub use description::{Description, describe};
pub use form_model::{ConditionRow, VisualList, VisualPolicy, VisualStatement, form_model};
pub use principal::{PrincipalKind, VisualPrincipal};
pub use remove_item::remove_item;
pub use rewrite::{ListElement, PolicyEdit, rewrite};
pub use wildcard_expansion::{WildcardExpansion, expand_wildcard, wildcard_expansions};

#[cfg(test)]
mod form_model_tests;
#[cfg(test)]
mod tests;
