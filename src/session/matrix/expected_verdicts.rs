//! Compares the verdicts of the matrix with what is expected of them.

use super::Matrix;
use crate::session::expectation::Expectation;

/// Sets the expected verdicts of the cells. Mostly the next expectation is about the next cell: it is looked at first.
pub(super) fn apply(all: &[Expectation], matrix: &mut Matrix) {
    let Matrix { rows, requests, .. } = matrix;
    let (mut row, mut column) = (0, 0);
    for expectation in all {
        if rows.get(row).is_none_or(|row| row.caller != expectation.caller) {
            let Some(place) = rows.iter().position(|row| row.caller == expectation.caller) else { continue };
            row = place;
        }
        if requests.get(column) != Some(&expectation.request) {
            let place = requests.iter().position(|request| *request == expectation.request);
            let Some(place) = place else { continue };
            column = place;
        }
        if let Some(cell) = rows.get_mut(row).and_then(|row| row.cells.get_mut(column)) {
            cell.expected = Some(expectation.allowed);
        }
        column += 1;
    }
}

/// An expectation of every cell: its current verdict.
pub fn current_verdicts(matrix: &Matrix) -> Vec<Expectation> {
    let cells = matrix.rows.iter().flat_map(|row| {
        row.cells.iter().zip(&matrix.requests).map(move |(cell, request)| Expectation {
            caller: row.caller.clone(),
            request: request.clone(),
            allowed: cell.verdict.is_allowed(),
        })
    });
    cells.collect()
}

/// How many cells meet their expectation, and how many have one.
pub fn score(matrix: &Matrix) -> (usize, usize) {
    let cells = matrix.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.passes());
    cells.fold((0, 0), |(passed, all), passes| (passed + usize::from(passes), all + 1))
}

/// How many of the cells that meet their expectation rest on assumptions.
pub fn assumed(matrix: &Matrix) -> usize {
    let cells = matrix.rows.iter().flat_map(|row| &row.cells);
    cells.filter(|cell| cell.is_assumed && cell.passes() == Some(true)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::matrix::compute_matrix;
    use crate::session::saved_document;

    #[test]
    fn expectations_are_checked_after_every_edit_and_saved() {
        let mut document = Document::default();
        Command::ExpectCurrentVerdicts.perform(&mut document);
        let before = compute_matrix(&document, None);
        assert_eq!(score(&before), (5, 5));
        let row = before.rows.first().expect("the app");
        let request = before.requests.first().expect("its first request");
        let wish =
            Command::Expect { caller: row.caller.clone(), request: request.clone(), allowed: Some(true) };
        wish.perform(&mut document);
        assert_eq!(score(&compute_matrix(&document, None)), (4, 5));
        let (reopened, _) =
            saved_document::from_json(&saved_document::to_json(&document, &Default::default()))
                .expect("saved work");
        assert_eq!(reopened.expected, document.expected);
        Command::ForgetExpectations.perform(&mut document);
        assert_eq!(score(&compute_matrix(&document, None)), (0, 0));
    }
}
