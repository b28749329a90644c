//! Styles of what several late parts have in their forms: rows of fields, choices, steps.

/// They come with the first part that has such a form.
pub const FORM_STYLES: &str = include_str!("../../style/forms.css");
