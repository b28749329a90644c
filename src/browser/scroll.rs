//! Scroll positions.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The visible part of a scrolled element's content, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// From the left.
    pub left: i32,
    /// From the top.
    pub top: i32,
    /// Visible width.
    pub width: i32,
    /// Visible height.
    pub height: i32,
}

/// The element's viewport now.
pub fn viewport_of(element: &HtmlElement) -> Viewport {
    Viewport {
        left: element.scroll_left(),
        top: element.scroll_top(),
        width: element.client_width(),
        height: element.client_height(),
    }
}

/// A row or column to scroll to.
#[derive(Clone, Copy, Debug)]
pub struct ScrollTarget {
    /// How many there are before it.
    pub index: usize,
    /// How high or wide each is, pixels.
    pub size: i32,
}

/// Scrolls to a row and a column, and returns the viewport after it.
pub fn scroll_into_view(element: &HtmlElement, row: ScrollTarget, column: ScrollTarget) -> Viewport {
    let mut viewport = viewport_of(element);
    // Part of the viewport stays before and behind the target, so that heads do not cover it.
    let moved = |from: i32, length: i32, target: ScrollTarget| {
        let at = target.index as i32 * target.size;
        let low = (at - length * 6 / 10).max(0);
        let high = (at - length / 10).max(low);
        from.clamp(low, high)
    };
    viewport.top = moved(viewport.top, viewport.height, row);
    viewport.left = moved(viewport.left, viewport.width, column);
    element.set_scroll_top(viewport.top);
    element.set_scroll_left(viewport.left);
    viewport
}

/// Scrolls `around` so that the first element in it that `selector` matches is visible, about in the middle.
pub fn show_within(around: &HtmlElement, selector: &str) {
    let found = around.query_selector(selector).ok().flatten();
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return };
    let top = found.get_bounding_client_rect().top() - around.get_bounding_client_rect().top();
    if top > f64::from(around.client_height()) - 30.0 {
        around.set_scroll_top(top as i32 - around.client_height() / 2);
    }
}

/// Scrolls the nearest element around `element` that `selector` matches, no further than `element` needs to be visible in
/// it. The page stays where it is.
pub fn reveal_in(element: &HtmlElement, selector: &str) {
    let around = element.closest(selector).ok().flatten();
    let Some(around) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) else { return };
    let (inner, outer) = (element.get_bounding_client_rect(), around.get_bounding_client_rect());
    let below = (inner.bottom() - outer.bottom() + REVEAL_MARGIN).max(0.0);
    let above = (outer.top() - inner.top() + REVEAL_MARGIN).max(0.0);
    let moved = if below > 0.0 { below } else { -above };
    around.set_scroll_top(around.scroll_top() + moved as i32);
}

/// So many pixels stay between what is revealed and the edge.
const REVEAL_MARGIN: f64 = 8.0;

/// Once the page has been updated: where the element with this id begins below what is seen of the page, scrolls to it.
pub fn reveal_after_update(id: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        leptos::task::tick().await;
        let Some(window) = web_sys::window() else { return };
        let Some(element) = window.document().and_then(|document| document.get_element_by_id(id)) else {
            return;
        };
        let Some(root) = window.document().and_then(|document| document.document_element()) else { return };
        // A head and a line of it have to be seen above the goals, which a narrow window has at its foot.
        if element.get_bounding_client_rect().top() + 200.0 > f64::from(root.client_height()) {
            element.scroll_into_view();
        }
    });
}

/// Scrolls the list around an item so that the item is visible.
pub fn scroll_item_into_view(id: &str) {
    let item = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) else { return };
    if let Some(list) = item.parent_element() {
        list.set_scroll_top(item.offset_top() - list.client_height() / 2);
    }
}

/// A window narrower than this shows one pane at a time, pixels; style/layout.css has the same.
const NARROW: f64 = 720.0;

/// Scrolls the page to the element with this id, where the page shows one pane at a time and the element is below others.
pub fn scroll_page_to(id: &str) {
    let Some(window) = web_sys::window() else { return };
    let is_narrow =
        window.inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW);
    let element = window.document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.filter(|_| is_narrow) {
        // After whatever else the same press scrolls.
        wasm_bindgen_futures::spawn_local(async move {
            leptos::task::tick().await;
            element.scroll_into_view();
        });
    }
}

/// Scrolls an element to its top, and the page where it shows one pane at a time.
pub fn scroll_to_top(id: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Some(element) = window.document().and_then(|document| document.get_element_by_id(id)) {
        element.set_scroll_top(0);
    }
    if window.inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW) {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
