//! Whether an element of a statement is about a request. Each file judges without allocating (for
//! [`crate::evaluation::decide`]) and can tell the same as an [`crate::explanation::ElementMatch`].

pub(crate) mod action;
pub(crate) mod condition;
pub(crate) mod eval_resource;
pub(crate) mod principal;
pub(crate) mod resource;
pub(crate) mod service_wide;
