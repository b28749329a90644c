//! Sentences for people: findings, refusals, errors. Explanations are made by [`render`](crate::render). A leaf, so that a translator reads nothing else.

pub(crate) mod caller;
pub(crate) mod json;
pub(crate) mod lint;
pub(crate) mod policy;
pub(crate) mod principal;
pub(crate) mod reference;
pub(crate) mod simulate;
pub(crate) mod validation;
