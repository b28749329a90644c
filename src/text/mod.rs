//! What the app says, in one language: this folder is what a translator reads and writes.
//!
//! One file for each place of the app. Names of AWS's things stay AWS's; sentences about decisions are made by
//! `iam_policy::render`, lessons are files of `crates/lessons/content`. Components hold no sentences of their own.

pub mod embed;
pub mod links;
pub mod post;
pub mod share;
pub mod top_bar;
