//! Sizes of the matrix: when it has a filter, when its cells are small, and how wide it is then.

use crate::browser::virtual_row::CellRange;
use crate::session::matrix::Matrix;
use crate::session::matrix_filter::VisibleCells;

/// The filter appears when there is more than this many rows or columns, the choice of verdicts with more cells.
const FEW: usize = 6;
/// With more cells than this they are small and of one size; rows alone count too, while nothing is asked.
const ROOMY: usize = 240;
/// Height and width of a small cell with its gap, pixels; style/matrix.css has the same.
pub const SMALL: (i32, i32) = (34, 38);
/// Width of the column of names beside them.
const NAMES: i32 = 150;

/// Whether there is enough to filter it by words.
pub fn has_filter(rows: usize, columns: usize) -> bool {
    rows > FEW || columns > FEW
}

/// Whether there is enough to choose among the verdicts.
pub fn has_choice_of_verdicts(rows: usize, columns: usize) -> bool {
    rows * columns > FEW
}

/// Whether the verdicts can be kept as what is expected.
pub fn can_expect(rows: usize, columns: usize) -> bool {
    rows > 1 && columns > 0
}

/// Rows and columns of all.
pub fn size(matrix: &Matrix) -> (usize, usize) {
    (matrix.rows.len(), matrix.requests.len())
}

/// Whether the cells are small.
pub fn is_small(shown: &VisibleCells) -> bool {
    shown.rows.len() * shown.columns.len().max(1) > ROOMY
}

/// The width of a table with small cells, as a style has it. Given it, the browser need not measure every cell.
pub fn small_width(shown: &VisibleCells) -> String {
    format!("{}px", NAMES + shown.columns.len() as i32 * SMALL.1)
}

/// The part of a list on the page, with the places.
pub fn part(all: &[usize], range: CellRange) -> impl Iterator<Item = (usize, usize)> {
    let CellRange { start, end } = range;
    all.get(start..end).unwrap_or_default().iter().enumerate().map(move |(index, at)| (start + index, *at))
}
