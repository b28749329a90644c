//! Findings about a document.

use super::FindingCode;
use crate::span::TextRange;

/// Severity of a finding. Only `Error` makes AWS refuse the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// AWS refuses the document (`MalformedPolicyDocument`).
    Error,
    /// Accepted, and dangerous.
    SecurityWarning,
    /// Accepted, and probably not what was meant.
    Warning,
    /// Could be written better.
    Suggestion,
}

/// A message for the author of a policy, with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its severity.
    pub severity: Severity,
    /// Its position in the text.
    pub range: TextRange,
    /// The problem and its fix, one or two sentences.
    pub message: String,
    /// Its kind.
    pub code: FindingCode,
}

impl Finding {
    pub(crate) fn new(
        severity: Severity,
        code: FindingCode,
        range: TextRange,
        message: impl Into<String>,
    ) -> Self {
        Self { severity, range, message: message.into(), code }
    }

    pub(crate) fn error(code: FindingCode, range: TextRange, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, range, message)
    }

    pub(crate) fn warning(code: FindingCode, range: TextRange, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, range, message)
    }
}
