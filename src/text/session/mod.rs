//! What the session says: steps to undo, messages, what can be found.
pub mod command;
pub mod connect;
pub mod explained;
pub mod fix;
pub mod messages;
pub mod names;
pub mod palette;
