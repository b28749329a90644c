#![doc = include_str!("../README.md")]

pub mod access_denied;
mod access_point;
pub mod action_name;
pub mod arn;
mod certainty;
pub mod condition;
pub mod document;
pub mod evaluation;
pub mod explanation;
pub mod json;
mod lint;
mod matching;
pub mod pattern;
mod policy_set;
pub mod principal_arn;
pub mod reference;
pub mod render;
pub mod request;
mod rule;
pub mod simulate;
pub mod sorted_map;
pub mod sorting;
pub mod span;
mod text;
pub mod timestamp;
pub mod validation;
pub mod variable;
