//! Errors of a service reference.

pub(crate) const NO_REFERENCE: &str = "this is no service reference";
pub(crate) const UNKNOWN_FORMAT: &str = "this service reference is of another version of the program";
pub(crate) const DAMAGED: &str = "the service reference is damaged";
