//! A virtualized table row: a head, a spacer, the cells in the window, a spacer.

use web_sys::{Element, HtmlElement};

/// Indices of the first cell and behind the last.
pub type CellRange = (usize, usize);

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
    if new.0 >= old.1 || old.0 >= new.1 {
        return None;
    }
    let before = row.first_element_child()?.next_element_sibling()?;
    let after = row.last_element_child()?;
    for _ in old.0..new.0 {
        before.next_element_sibling()?.remove();
    }
    for _ in new.1..old.1 {
        after.previous_element_sibling()?.remove();
    }
    if new.0 < old.0 {
        before.insert_adjacent_html("afterend", &cells((new.0, old.0))).ok()?;
    }
    if old.1 < new.1 {
        after.insert_adjacent_html("beforebegin", &cells((old.1, new.1))).ok()?;
    }
    let set_width =
        |spacer: &Element, cells: usize| spacer.set_attribute("width", &(cells * width).to_string()).ok();
    set_width(&before, new.0)?;
    set_width(&after, count.saturating_sub(new.1))
}
