//! Positions in a text.

/// A half-open range of byte offsets into the text a policy was parsed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl TextRange {
    /// From `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` the range stands for; empty where the range does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
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
    /// The position of the byte `offset` in `text`; past the end, the end. An offset inside a character counts as the
    /// character's start.
    pub fn at(text: &str, offset: usize) -> Self {
        let mut position = Self { line: 1, column: 1, utf16_column: 1 };
        let mut after_cr = false;
        for (start, character) in text.char_indices() {
            if start + character.len_utf8() > offset {
                break;
            }
            if character == '\n' && after_cr {
                // The second half of CRLF: the line has been counted at the CR.
                after_cr = false;
                continue;
            }
            after_cr = character == '\r';
            if character == '\n' || character == '\r' {
                position = Self { line: position.line + 1, column: 1, utf16_column: 1 };
            } else {
                position.column += 1;
                position.utf16_column += character.len_utf16();
            }
        }
        position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, line: usize, column: usize, utf16_column: usize) {
        assert_eq!(LineColumn::at(text, offset), LineColumn { line, column, utf16_column });
    }

    #[test]
    fn counts_lines_of_every_kind_and_both_columns() {
        check("", 0, 1, 1, 1);
        check("ab\ncd", 4, 2, 2, 2);
        check("ab\r\ncd", 4, 2, 1, 1);
        check("ab\rcd", 3, 2, 1, 1);
        check("\r\n\r\nx", 4, 3, 1, 1);
        check("é😀x", 6, 1, 3, 4);
        check("é😀x", 4, 1, 2, 2);
        check("abc", 99, 1, 4, 4);
    }
}
