//! Matching of a statement's elements with a request, a file for each element. Each has a form that does not allocate, for
//! [`crate::evaluation::decide`], and one that returns an [`crate::explanation::ElementMatch`] for the trace.

pub(crate) mod action;
pub(crate) mod condition;
pub(crate) mod eval_resource;
pub(crate) mod principal;
pub(crate) mod resource;
pub(crate) mod service_wide;
