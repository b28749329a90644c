//! What a reader sees, one part a file or folder.

pub mod access_matrix;
pub mod account_bar;
pub mod assumptions;
pub mod create;
pub mod glossary;
pub mod inspector;
pub mod lesson_panel;
pub mod lesson_path;
pub mod make_lesson;
pub mod outline;
pub mod policy_editor;
pub mod policy_picker;
pub mod real_account;
pub mod run_bar;
pub mod run_console;
pub mod share;
pub mod status_strip;
pub mod top_bar;
pub mod verdict;
pub mod why;
pub mod words;
pub mod world_map;
