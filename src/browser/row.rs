//! A table row of which only some cells are there: a head, room for those left out, cells, room again.

use web_sys::{Element, HtmlElement};

/// From and to, of all cells.
pub type Part = (usize, usize);

/// Makes the row show another part of its `count` cells; those that stay are not touched. `cells` writes those of a part, and
/// room is left of `width` pixels for each that is not there. `None` if no cell would stay: then all of it is better made anew.
pub fn slide(
    row: &HtmlElement,
    from: Part,
    to: Part,
    count: usize,
    width: usize,
    cells: impl Fn(Part) -> String,
) -> Option<()> {
    if to.0 >= from.1 || from.0 >= to.1 {
        return None;
    }
    let before = row.first_element_child()?.next_element_sibling()?;
    let after = row.last_element_child()?;
    for _ in from.0..to.0 {
        before.next_element_sibling()?.remove();
    }
    for _ in to.1..from.1 {
        after.previous_element_sibling()?.remove();
    }
    if to.0 < from.0 {
        before.insert_adjacent_html("afterend", &cells((to.0, from.0))).ok()?;
    }
    if from.1 < to.1 {
        after.insert_adjacent_html("beforebegin", &cells((from.1, to.1))).ok()?;
    }
    let room = |room: &Element, cells: usize| room.set_attribute("width", &(cells * width).to_string()).ok();
    room(&before, to.0)?;
    room(&after, count.saturating_sub(to.1))
}
