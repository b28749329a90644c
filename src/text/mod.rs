//! What the app says, in one language: this folder is what a translator reads and writes.
//!
//! One file for each place of the app. Names of AWS's things stay AWS's; sentences about decisions are made by
//! `iam_policy::render`, lessons are files of `crates/lessons/content`. Components hold no sentences of their own.

pub mod access_change;
pub mod access_matrix;
pub mod account_bar;
pub mod account_summary;
pub mod app;
pub mod assumptions;
pub mod buttons;
pub mod caller_form;
pub mod compare;
pub mod course;
pub mod create;
pub mod embed;
pub mod embed_code;
pub mod explain_denied;
pub mod export_account;
pub mod exposure;
pub mod fixes;
pub mod glossary;
pub mod import_account;
pub mod inspector;
pub mod kinds;
pub mod kms_sharing;
pub mod landing;
pub mod lesson_path;
pub mod lessons;
pub mod limit_judge;
pub mod links;
pub mod log_retention;
pub mod make_lesson;
pub mod map_items;
pub mod matrix;
pub mod notice;
pub mod outline;
pub mod playground;
pub mod policy_changes;
pub mod policy_editor;
pub mod policy_picker;
pub mod post;
pub mod real_account;
pub mod recap;
pub mod request_path;
pub mod run_bar;
pub mod run_console;
pub mod session;
pub mod share;

pub mod top_bar;
pub mod ui;
pub mod validation;
pub mod visual_editor;

pub mod why;
pub mod world_map;
