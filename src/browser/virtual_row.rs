//! A virtualized table row: a head, a spacer, the cells in the window, a spacer.

use web_sys::{Element, HtmlElement};

/// Cells in a row, or rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CellRange {
    /// Index of the first.
    pub start: usize,
    /// Index behind the last.
    pub end: usize,
}

impl CellRange {
    /// All of `count`.
    pub fn all(count: usize) -> Self {
        Self { start: 0, end: count }
    }
}

/// Shifts the window of the row's `count` cells; cells in both windows are not touched. `cells` writes the markup of a range,
/// and the spacers take `width` pixels for each other cell. `None` if the windows share no cell: then the row is rewritten.
pub fn shift_window(
    row: &HtmlElement,
    old: CellRange,
    new: CellRange,
    count: usize,
    width: usize,
    cells: impl Fn(CellRange) -> String,
) -> Option<()> {
    if new.start >= old.end || old.start >= new.end {
        return None;
    }
    let before = row.first_element_child()?.next_element_sibling()?;
    let after = row.last_element_child()?;
    for _ in old.start..new.start {
        before.next_element_sibling()?.remove();
    }
    for _ in new.end..old.end {
        after.previous_element_sibling()?.remove();
    }
    if new.start < old.start {
        before
            .insert_adjacent_html("afterend", &cells(CellRange { start: new.start, end: old.start }))
            .ok()?;
    }
    if old.end < new.end {
        after.insert_adjacent_html("beforebegin", &cells(CellRange { start: old.end, end: new.end })).ok()?;
    }
    let set_width =
        |spacer: &Element, cells: usize| spacer.set_attribute("width", &(cells * width).to_string()).ok();
    set_width(&before, new.start)?;
    set_width(&after, count.saturating_sub(new.end))
}
