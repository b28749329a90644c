//! Lines and columns of many places in one long text.

use crate::span::LineColumn;

/// The distance of remembered offsets, bytes: a lookup walks over no more than these.
const STEP: usize = 1024;

/// Finds lines and columns, as [`LineColumn::at`] does, without counting from the start each time.
#[derive(Clone, Debug)]
pub(super) struct LineIndex {
    /// Byte offsets with line and column, ascending.
    known: Vec<(usize, usize, usize)>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut known = vec![(0, 1, 1)];
        let (mut line, mut column) = (1, 1);
        let mut next = STEP;
        let mut after_cr = false;
        for (start, character) in text.char_indices() {
            // Not between CR and LF, which end one line together.
            if start >= next && !after_cr {
                known.push((start, line, column));
                next = start + STEP;
            }
            if character == '\r' || (character == '\n' && !after_cr) {
                (line, column) = (line + 1, 1);
            } else if character != '\n' {
                column += 1;
            }
            after_cr = character == '\r';
        }
        Self { known }
    }

    /// The line and column of a byte offset, both from 1. `text` is the one that [`Self::new`] was given.
    pub(super) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let after = self.known.partition_point(|(start, ..)| *start <= offset);
        let (start, line, column) =
            after.checked_sub(1).and_then(|at| self.known.get(at)).copied().unwrap_or((0, 1, 1));
        let place = LineColumn::at(text.get(start..).unwrap_or(""), offset - start);
        if place.line == 1 {
            (line, column + place.column - 1)
        } else {
            (line + place.line - 1, place.column)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let texts = [
            "",
            "a",
            "é😀\r\n\n\rx",
            &"abc\r\n".repeat(1000),
            &"long line é ".repeat(500),
            &"\r".repeat(3000),
        ];
        for text in texts {
            let line_index = LineIndex::new(text);
            for offset in (0..text.len() + 2).step_by(7) {
                let expected = LineColumn::at(text, offset);
                assert_eq!(line_index.position(text, offset), (expected.line, expected.column), "{offset}");
            }
        }
    }
}
