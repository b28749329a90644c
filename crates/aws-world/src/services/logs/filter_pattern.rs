//! Filter patterns of words
//! [filter pattern syntax](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).

use crate::api::{ApiError, ErrorCode};

/// The words a message must have, one of which it must have, and which it must not have. Case counts. Beside other
/// words those with `?` say nothing.
#[derive(Debug, Default)]
pub(super) struct FilterPattern {
    all: Vec<String>,
    any: Vec<String>,
    none: Vec<String>,
}

impl FilterPattern {
    /// Patterns for JSON, for columns and regular expressions are not read here, and refused.
    pub(super) fn read(text: &str) -> Result<Self, ApiError> {
        let mut pattern = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (words, after) = match rest.strip_prefix('?') {
                Some(after) => (&mut pattern.any, after),
                None => match rest.strip_prefix('-') {
                    Some(after) => (&mut pattern.none, after),
                    None => (&mut pattern.all, rest),
                },
            };
            let (word, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').ok_or_else(invalid)?,
                None => after.split_once(' ').unwrap_or((after, "")),
            };
            if word.is_empty() || word.starts_with(['{', '[', '%']) {
                return Err(invalid());
            }
            words.push(word.to_owned());
            rest = after.trim_start();
        }
        Ok(pattern)
    }

    pub(super) fn matches(&self, message: &str) -> bool {
        let has = |word: &String| message.contains(word.as_str());
        let only_any = self.all.is_empty() && self.none.is_empty() && !self.any.is_empty();
        self.all.iter().all(has) && !self.none.iter().any(has) && (!only_any || self.any.iter().any(has))
    }
}

fn invalid() -> ApiError {
    ApiError::new(ErrorCode::INVALID_PARAMETER_EXCEPTION, 400, "Invalid filter pattern")
}
