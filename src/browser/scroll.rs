//! Where a scrolled element is.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What is in sight of an element's content, pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// From the left.
    pub left: i32,
    /// From the top.
    pub top: i32,
    /// Width in sight.
    pub width: i32,
    /// Height in sight.
    pub height: i32,
}

/// Where it is now.
pub fn of(element: &HtmlElement) -> Scroll {
    Scroll {
        left: element.scroll_left(),
        top: element.scroll_top(),
        width: element.client_width(),
        height: element.client_height(),
    }
}

/// Scrolls to the row and the column with these numbers, of this size each, and says where that is.
pub fn into_sight(element: &HtmlElement, row: (usize, i32), column: (usize, i32)) -> Scroll {
    let mut scroll = of(element);
    // A third of the sight stays before and behind the place, so that heads do not cover it.
    let moved = |from: i32, length: i32, (number, size): (usize, i32)| {
        let at = number as i32 * size;
        let low = (at - length * 6 / 10).max(0);
        let high = (at - length / 10).max(low);
        from.clamp(low, high)
    };
    scroll.top = moved(scroll.top, scroll.height, row);
    scroll.left = moved(scroll.left, scroll.width, column);
    element.set_scroll_top(scroll.top);
    element.set_scroll_left(scroll.left);
    scroll
}

/// Scrolls the list that an item is in so that the item is in sight.
pub fn show_item(id: &str) {
    let item = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) else { return };
    if let Some(list) = item.parent_element() {
        list.set_scroll_top(item.offset_top() - list.client_height() / 2);
    }
}
