//! What a cell of the matrix says: what it was, what is expected, and all of it in one line.

use aws_world::world::ActionOnResource;

use crate::session::matrix::Cell;
use crate::text::access_matrix as text;

/// The verdict before the last edit.
pub fn was(cell: &Cell) -> Option<String> {
    cell.before.map(|before| text::was(before.label()))
}

/// What is expected of it, or that it is so.
pub fn expectation(cell: &Cell) -> Option<String> {
    let allowed = cell.expected?;
    Some(match cell.passes() {
        Some(true) if cell.is_assumed => text::AS_EXPECTED_IF.to_owned(),
        Some(true) => text::AS_EXPECTED.to_owned(),
        _ => text::expected(allowed),
    })
}

/// Who, what, the verdict, and what else is to be said of it.
pub fn label(name: &str, request: &ActionOnResource, cell: &Cell) -> String {
    let said = [Some(cell.label().to_owned()), was(cell), expectation(cell)];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(text::BETWEEN);
    text::cell(name, &request.action, &said)
}
