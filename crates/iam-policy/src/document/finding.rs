//! What there is to say about a document.

use super::FindingCode;
use crate::span::TextRange;

/// How much a finding matters. Only `Error` makes AWS refuse the document.
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

/// Something to tell the writer of a policy, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Where in the text.
    pub range: TextRange,
    /// What happened and what to do, one or two sentences.
    pub message: String,
    /// Which kind of finding it is.
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
