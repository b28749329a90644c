//! Where a scrolled element is.

use web_sys::HtmlElement;

/// What is in sight of an element's content, pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// From the left.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// Width in sight.
    pub width: f64,
    /// Height in sight.
    pub height: f64,
}

/// Where it is now.
pub fn of(element: &HtmlElement) -> Scroll {
    Scroll {
        left: f64::from(element.scroll_left()),
        top: f64::from(element.scroll_top()),
        width: f64::from(element.client_width()),
        height: f64::from(element.client_height()),
    }
}

/// Scrolls to the row and the column with these numbers, of this size each, and says where that is.
pub fn into_sight(element: &HtmlElement, row: (usize, f64), column: (usize, f64)) -> Scroll {
    let mut scroll = of(element);
    // A third of the sight stays before and behind the place, so that heads do not cover it.
    let moved = |from: f64, length: f64, (number, size): (usize, f64)| {
        let at = number as f64 * size;
        let low = (at - length * 0.6).max(0.0);
        let high = (at - length * 0.1).max(0.0);
        from.clamp(low, high.max(low))
    };
    scroll.top = moved(scroll.top, scroll.height, row);
    scroll.left = moved(scroll.left, scroll.width, column);
    element.set_scroll_top(scroll.top as i32);
    element.set_scroll_left(scroll.left as i32);
    scroll
}
