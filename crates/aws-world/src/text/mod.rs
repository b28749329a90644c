//! Sentences for people: findings of an import, notes of an export, errors of saved worlds. A leaf, so that a
//! translator reads nothing else. AWS's own texts, such as errors of its services and log lines of its SDK, are no part of it:
//! AWS does not translate them.

pub(crate) mod account;
pub(crate) mod aws_managed_policies;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod program;
pub(crate) mod script;
pub(crate) mod snapshot;
pub(crate) mod supply;
