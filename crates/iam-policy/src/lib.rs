#![doc = include_str!("../README.md")]

pub mod action_name;
pub mod arn;
pub mod condition;
pub mod creation;
pub mod denied;
pub mod document;
pub mod editing;
pub mod evaluation;
pub mod explanation;
pub mod json;
mod lint;
mod matching;
pub mod pattern;
pub mod reference;
pub mod render;
pub mod request;
pub mod simulate;
pub mod sorted_map;
pub mod sorting;
pub mod span;
pub mod variable;
