//! Exact comparison of IAM policies.

mod budget;
mod callers;
mod classes;
mod compare;
mod compiled;
mod difference;
mod emptiness;
mod group;
mod language;
mod languages;
mod resource_sets;
mod sample;
mod search;
mod typed_values;
mod value_sets;
mod variables;
mod view;
mod witness;
mod zone;

pub use compare::{Answer, Comparison, Existence, Options, compare, is_public, new_access};
pub use difference::Reason;
pub use group::{Group, GroupCondition, StatementPlace};
pub use view::View;
pub use witness::Witness;
pub use zone::Zone;
