//! Interface elements that know nothing about IAM.

pub mod after_yielding;
pub mod combobox;
pub mod debounced;
pub mod dialog;
pub mod dyn_view;
pub mod erased_memo;
pub mod fetched;
pub mod field;
pub mod form_styles;
pub mod icon;
pub mod inline_markup;
pub mod lazy_view;
pub mod linked_text;
pub mod mount_stage;
pub mod tabs;
pub mod text_diff;
