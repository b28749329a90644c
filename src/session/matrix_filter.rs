//! Which rows and columns of the matrix are shown, in which order.

use super::matrix::{Matrix, Verdict};

/// Indices of the rows and columns that a filter leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisibleCells {
    /// Rows.
    pub rows: Vec<usize>,
    /// Columns.
    pub columns: Vec<usize>,
    /// Rows that the filter leaves and that are folded: nobody calls in them.
    pub unused: Vec<usize>,
}

/// Each word leaves the rows with it in their name; a word that no row has leaves the columns with it in action or
/// resource. `allowed`, `denied`, `changed` and `unexpected` leave what has such a cell. Columns that were added, by a
/// lesson or by the user, come before those of the app that it does not ask for.
pub fn filter_matrix(matrix: &Matrix, words: &str) -> VisibleCells {
    let mut visible = VisibleCells {
        rows: (0..matrix.rows.len()).collect(),
        columns: matrix.order.clone(),
        unused: Vec::new(),
    };
    for word in words.split_whitespace().map(str::to_ascii_lowercase) {
        match word.as_str() {
            "allowed" => keep_cells(&mut visible, matrix, |cell| cell.verdict.is_allowed()),
            "denied" => keep_cells(&mut visible, matrix, |cell| !cell.verdict.is_allowed()),
            "changed" => keep_cells(&mut visible, matrix, |cell| cell.before.is_some()),
            "unexpected" => keep_cells(&mut visible, matrix, |cell| cell.passes() == Some(false)),
            word => keep_named(&mut visible, matrix, word),
        }
    }
    visible
}

/// Folds the rows that say nothing: where something else is asked than what the app does, a caller as whom nobody calls.
/// One row at least stays.
pub fn fold_unused_rows(matrix: &Matrix, visible: &mut VisibleCells) {
    let is_unused = |row: &usize| {
        let cells = matrix.rows.get(*row).map_or(&[][..], |row| &row.cells);
        let says_nothing = |cell: &super::matrix::Cell| {
            cell.verdict == Verdict::NoCredentials && cell.before.is_none() && cell.expected.is_none()
        };
        matrix.requests.len() > matrix.app_steps && cells.iter().all(says_nothing)
    };
    let (unused, used): (Vec<usize>, Vec<usize>) = visible.rows.iter().partition(|row| is_unused(row));
    if !used.is_empty() {
        visible.rows = used;
        visible.unused = unused;
    }
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
    use super::{filter_matrix, fold_unused_rows};
    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::matrix::{app_requests, compute_matrix};
    use crate::session::test_worlds::{apply_calls, user};

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
        assert_eq!(count("allowed"), (0, 0));
        assert_eq!(count("denied"), (1, 5));
    }

    #[test]
    fn added_columns_come_first_and_rows_without_a_caller_are_folded() {
        let mut document = Document::default();
        let asked =
            |action: &str| aws_world::world::ActionOnResource { action: action.into(), resource: "*".into() };
        let alone = |document: &Document| {
            let matrix = compute_matrix(document, None);
            let mut visible = filter_matrix(&matrix, "");
            fold_unused_rows(&matrix, &mut visible);
            visible
        };
        Command::AddRequests(vec![asked("iam:ListUsers")]).perform(&mut document);
        assert_eq!(alone(&document).columns, [5, 0, 1, 2, 3, 4]);
        assert_eq!(alone(&document).rows, [0], "one row stays");
        apply_calls(&mut document, vec![user("zoe")]);
        let folded = alone(&document);
        assert_eq!((folded.rows, folded.unused), (vec![1], vec![0]));
        document.requests.clear();
        assert_eq!(alone(&document).rows, [0, 1], "it is about the app then");
    }

    #[test]
    fn document_that_asks_for_steps_of_the_app_orders_them() {
        let mut document = Document::default();
        let app = app_requests(&document);
        let other =
            aws_world::world::ActionOnResource { action: "iam:ListUsers".into(), resource: "*".into() };
        document.requests = vec![app[2].clone(), other, app[0].clone()];
        let matrix = compute_matrix(&document, None);
        assert_eq!(matrix.requests.len(), 6, "nothing is asked twice");
        assert_eq!(filter_matrix(&matrix, "").columns, [2, 5, 0, 1, 3, 4]);
        Command::RemoveRequest(0).perform(&mut document);
        assert_eq!(document.requests, [app[2].clone(), app[0].clone()], "the added column goes");
    }
}
