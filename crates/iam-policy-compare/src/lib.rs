#![doc = include_str!("../README.md")]

mod budget;
mod callers;
mod classes;
mod compare;
mod compiled;
mod difference;
mod emptiness;
mod granted;
mod group;
mod json;
mod language;
mod languages;
mod linked;
mod options;
mod redundancy;
mod resource_sets;
mod sample;
mod search;
mod statement_effect;
mod text;
mod typed_values;
mod value_sets;
mod variables;
mod view;
mod witness;
mod zone;

pub use compare::{Answer, Comparison, Existence, compare, gained, grants, is_public, new_access};
pub use difference::Reason;
pub use granted::granted_access;
pub use group::{Group, GroupCondition, StatementPlace};
pub use options::Options;
pub use redundancy::{Redundancy, RedundancyKind, RedundancySearch, redundancies};
pub use statement_effect::{IdleValue, StatementEffect, statement_effect};
pub use view::View;
pub use witness::Witness;
pub use zone::{Callers, Zone};
