//! Scroll positions.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::element_size::{SizeObserver, is_window_narrow};

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

/// Scrolls `around` no further than it takes for `element` in it to be visible, or for its top where it is taller. The page
/// stays where it is.
fn show(element: &Element, around: &HtmlElement) {
    let (inner, outer) = (element.get_bounding_client_rect(), around.get_bounding_client_rect());
    // Whole pixels: a bound that is no number would be written out, and what writes it is large.
    let (above, below) = ((inner.top() - outer.top()) as i32, (inner.bottom() - outer.bottom()) as i32);
    let by = if above < 0 { above - SHOWN_MARGIN } else { (below + SHOWN_MARGIN).clamp(0, above) };
    around.set_scroll_top(around.scroll_top() + by);
}

fn element_with_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// So many pixels stay around what counts as visible: the end of what scrolls is faint.
const SHOWN_MARGIN: i32 = 20;

/// Shows the first element in `around` that `selector` matches.
pub fn show_within(around: &HtmlElement, selector: &str) {
    if let Ok(Some(found)) = around.query_selector(selector) {
        show(&found, around);
    }
}

/// Shows an element in the nearest one around it that `selector` matches.
pub fn show_in(element: &Element, selector: &str) {
    let around = element.closest(selector).ok().flatten();
    if let Some(around) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
        show(element, &around);
    }
}

/// Calls `act` once the page has been updated.
fn after_update(act: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        leptos::task::tick().await;
        act();
    });
}

/// Once the page has been updated: shows the first element that `selector` matches in the nearest one around it that `around`
/// matches.
pub fn show_in_after_update(selector: &'static str, around: &'static str) {
    after_update(move || {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(found) = document.and_then(|document| document.query_selector(selector).ok()?) {
            show_in(&found, around);
        }
    });
}

/// Once the page has been updated: where the element with this id begins below what is seen of the page, scrolls to it.
pub fn reveal_after_update(id: &'static str) {
    after_update(move || {
        let Some(element) = element_with_id(id) else { return };
        let Some(root) = element.owner_document().and_then(|document| document.document_element()) else {
            return;
        };
        // A head and a line of it have to be seen above the goals, which a narrow window has at its foot.
        if element.get_bounding_client_rect().top() + 200.0 > f64::from(root.client_height()) {
            element.scroll_into_view();
        }
    });
}

/// Once the page has been updated: scrolls so that the element with this id ends where what is seen does, above what
/// `style/lesson.css` keeps free.
pub fn show_end_after_update(id: String) {
    after_update(move || {
        if let Some(element) = element_with_id(&id) {
            element.scroll_into_view_with_bool(false);
        }
    });
}

/// How long what was shown may still be fetched, and the frame of the page grow for it, milliseconds.
const GROWS_FOR: u32 = 3_000;

/// Once the page has been updated: scrolls no further than it takes for the element with this id to be seen, or its top where it is
/// taller than the page; the page around a frame too, where it may. Again while the element comes and the frame grows for it.
pub fn show_after_update(id: &'static str) {
    after_update(move || {
        let Some(window) = web_sys::window() else { return };
        let Some(element) = element_with_id(id) else { return };
        let (grown, framed) = (element.clone(), element.clone());
        let of_element = SizeObserver::new(&element, move |_| show_in_page(&grown));
        let of_frame = EventListener::new(&window, "resize", move |_| show_in_page(&framed));
        Timeout::new(GROWS_FOR, move || drop((of_element, of_frame))).forget();
    });
}

fn show_in_page(element: &Element) {
    let nearest = Object::new();
    for (name, value) in [("block", "nearest"), ("inline", "nearest")] {
        let _ = Reflect::set(&nearest, &name.into(), &value.into());
    }
    let scroll = Reflect::get(element, &"scrollIntoView".into()).map(Function::from);
    let _ = scroll.and_then(|scroll| scroll.call1(element, &nearest));
}

/// Shows an item in the list that it is in.
pub fn show_in_list(id: &str) {
    if let Some((item, list)) =
        element_with_id(id).and_then(|item| item.parent_element().map(|list| (item, list)))
        && let Ok(list) = list.dyn_into::<HtmlElement>()
    {
        show(&item, &list);
    }
}

/// Scrolls the page to the element with this id, where the page shows one pane at a time and the element is below others.
pub fn scroll_page_to(id: &str) {
    if let Some(element) = element_with_id(id).filter(|_| is_window_narrow()) {
        // After whatever else the same press scrolls.
        after_update(move || element.scroll_into_view());
    }
}

/// Scrolls an element to its top, and the page where it shows one pane at a time.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = element_with_id(id) {
        element.set_scroll_top(0);
    }
    if let Some(window) = web_sys::window().filter(|_| is_window_narrow()) {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
