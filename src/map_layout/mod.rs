//! The map without a view: what stands on it, where, and which way the wires run.

mod bands;
pub mod build_context;
pub mod context;
mod grants;
pub mod layout;
pub mod lengths;
pub mod routing;
mod stolen;
pub mod surroundings;
pub mod wires;
