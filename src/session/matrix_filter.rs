//! Filters rows and columns of the matrix by words.

use super::matrix::Matrix;

/// Indices of the rows and columns that a filter leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisibleCells {
    /// Rows.
    pub rows: Vec<usize>,
    /// Columns.
    pub columns: Vec<usize>,
}

/// Each word leaves the rows with it in their name; a word that no row has leaves the columns with it in action or
/// resource. `changed` and `unexpected` leave what has such a cell.
pub fn filter_matrix(matrix: &Matrix, words: &str) -> VisibleCells {
    let mut visible = VisibleCells {
        rows: (0..matrix.rows.len()).collect(),
        columns: (0..matrix.requests.len()).collect(),
    };
    for word in words.split_whitespace().map(str::to_ascii_lowercase) {
        match word.as_str() {
            "changed" => keep_cells(&mut visible, matrix, |cell| cell.before.is_some()),
            "unexpected" => keep_cells(&mut visible, matrix, |cell| cell.passes() == Some(false)),
            word => keep_named(&mut visible, matrix, word),
        }
    }
    visible
}

fn keep_named(visible: &mut VisibleCells, matrix: &Matrix, word: &str) {
    let is_in = |text: &str| text.to_ascii_lowercase().contains(word);
    let has_row = |row: &usize| matrix.rows.get(*row).is_some_and(|row| is_in(&row.name) || is_in(&row.kind));
    if visible.rows.iter().any(has_row) {
        visible.rows.retain(has_row);
        return;
    }
    visible.columns.retain(|column| {
        matrix.requests.get(*column).is_some_and(|request| is_in(&request.action) || is_in(&request.resource))
    });
}

fn keep_cells(visible: &mut VisibleCells, matrix: &Matrix, wanted: impl Fn(&super::matrix::Cell) -> bool) {
    let has = |row: usize, column: usize| {
        matrix.rows.get(row).and_then(|row| row.cells.get(column)).is_some_and(&wanted)
    };
    let columns = visible.columns.clone();
    visible.rows.retain(|row| columns.iter().any(|column| has(*row, *column)));
    let rows = visible.rows.clone();
    visible.columns.retain(|column| rows.iter().any(|row| has(*row, *column)));
}

#[cfg(test)]
mod tests {
    use super::filter_matrix;
    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::matrix::compute_matrix;

    #[test]
    fn words_leave_rows_and_columns() {
        let mut document = Document::default();
        let matrix_now = compute_matrix(&document, None);
        let count = |words: &str| {
            let visible = filter_matrix(&matrix_now, words);
            (visible.rows.len(), visible.columns.len())
        };
        assert_eq!(count(""), (1, 5));
        assert_eq!(count("photo-APP s3"), (1, 3));
        assert_eq!(count("putlogevents"), (1, 1));
        assert_eq!(count("nobody"), (1, 0));
        assert_eq!(count("changed"), (0, 0));
        let (row, request) = (matrix_now.rows[0].caller.clone(), matrix_now.requests[1].clone());
        Command::Expect { caller: row, request, allowed: Some(true) }.perform(&mut document);
        let after = compute_matrix(&document, Some(&matrix_now));
        assert_eq!(filter_matrix(&after, "unexpected").columns, [1]);
    }
}
