//! What the session says: steps to undo, messages, what can be found.
pub mod access_comparison;
pub mod authorization_lookup;
pub mod command;
pub mod completion_names;
pub mod connect;
pub mod exposure;
pub mod fix;
pub mod hypothetical_caller;
pub mod messages;

pub mod palette;
pub mod policy_comparison;
pub mod redundancy;
