//! STS: what its calls require and do.

mod operations;
mod saml;
mod session_context;
mod tokens;
mod web_identity;

pub(crate) use tokens::is_out_of_reach;
pub(crate) use web_identity::not_authorized;
