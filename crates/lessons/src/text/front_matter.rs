//! Errors of a lesson's front matter.

pub(crate) const NO_KEY: &str = "A line of the front matter is `key: value`.";

pub(crate) fn unknown_key(key: &str) -> String {
    ["“", key, "” is not a key of a lesson's front matter."].concat()
}

// Forms of values.

pub(crate) const MINUTES: &str = "`minutes` is a whole number.";
pub(crate) const WILDCARD: &str = "`wildcard` is `allowed` or `stopped`.";
pub(crate) const GOAL: &str = "A goal is `text | check; check`.";
pub(crate) const REPLY: &str = "A reply is `text | check; check`.";
pub(crate) const COLUMN: &str = "A column is `ACTION RESOURCE`.";
pub(crate) const QUESTION: &str = "A question is `name | text`.";
pub(crate) const CHOICE: &str = "A choice is `text | check | reply`.";
pub(crate) const CHOICE_WITHOUT_QUESTION: &str = "A choice follows its question.";
