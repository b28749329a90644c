//! What the panel at the left tells: one story at a time.

use std::sync::Arc;

/// The story at the left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Story {
    /// The open lesson.
    #[default]
    Lesson,
    /// An example of the gallery, by its name.
    Example(Arc<str>),
    /// The account that was imported.
    Account,
}

/// Before an example's name in the saved form.
const EXAMPLE: &str = "example ";
/// The imported account in the saved form.
const ACCOUNT: &str = "account";

impl Story {
    /// The saved form; empty for the lesson.
    pub fn to_text(&self) -> String {
        match self {
            Self::Lesson => String::new(),
            Self::Example(name) => [EXAMPLE, name].concat(),
            Self::Account => ACCOUNT.to_owned(),
        }
    }

    /// Reads the saved form. What a later version tells is not known here: the lesson is.
    pub fn from_text(text: &str) -> Self {
        // The name is part of an address.
        let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        match text.strip_prefix(EXAMPLE).filter(is_name) {
            Some(name) => Self::Example(name.into()),
            None if text == ACCOUNT => Self::Account,
            None => Self::Lesson,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn story_is_read_as_it_was_saved() {
        for story in [Story::Lesson, Story::Account, Story::Example("09-external-id".into())] {
            assert_eq!(Story::from_text(&story.to_text()), story);
        }
    }

    #[test]
    fn story_refuses_name_that_leaves_the_folder() {
        for text in ["example ../index", "example a/b", "example https:x", "later"] {
            assert_eq!(Story::from_text(text), Story::Lesson, "{text}");
        }
    }
}
