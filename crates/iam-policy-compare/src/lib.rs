#![doc = include_str!("../README.md")]

mod attempt;
mod budget;
mod callers;
mod classes;
mod compare;
mod compiled;
mod concerned;
mod difference;
mod emptiness;
mod goals;
mod group;
mod json;
mod language;
mod languages;
mod linked;
mod options;
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

pub use compare::{Answer, Comparison, Existence, compare, grants, is_public, new_access};
pub use difference::Reason;
pub use group::{Group, GroupCondition, StatementPlace};
pub use options::Options;
pub use statement_effect::{IdleValue, StatementEffect, statement_effect};
pub use view::View;
pub use witness::Witness;
pub use zone::Zone;
