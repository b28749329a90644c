//! The size of an element or of the window, now and whenever it changes.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// Inside an element, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// From side to side.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

/// Reports the size of an element until it is dropped.
#[derive(Debug)]
pub struct SizeObserver {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// Calls `on_size` with the size of `element` at once and after each change; `None` where the browser does not observe
    /// sizes.
    pub fn new(element: &Element, on_size: impl Fn(Size) + 'static) -> Option<Self> {
        let size =
            |element: &Element| Size { width: element.client_width(), height: element.client_height() };
        on_size(size(element));
        let measured = element.clone();
        let on_resize = Closure::<dyn FnMut()>::new(move || on_size(size(&measured)));
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _on_resize: on_resize })
    }

    /// The same for the nearest element around `element` that `selector` matches.
    pub fn around(element: &Element, selector: &str, on_size: impl Fn(Size) + 'static) -> Option<Self> {
        Self::new(&element.closest(selector).ok().flatten()?, on_size)
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A window as wide as this shows all panes at once, pixels; style/panes.css has the same.
const WIDE: f64 = 1100.0;

/// A window narrower than this shows one pane at a time, pixels; style/layout.css and style/embed.css have the same.
const NARROW: f64 = 720.0;

fn window_width() -> Option<f64> {
    web_sys::window()?.inner_width().ok()?.as_f64()
}

/// Whether the window shows all panes at once, each with a height of its own.
pub fn is_window_wide() -> bool {
    window_width().is_some_and(|width| width >= WIDE)
}

/// Whether the window shows one pane at a time.
pub fn is_window_narrow() -> bool {
    window_width().is_some_and(|width| width < NARROW)
}

/// Calls `on_width` after each change of the window's size, with whether it shows one pane at a time, as long as the page is there.
pub fn follow_window_width(on_width: impl Fn(bool) + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "resize", move |_| on_width(is_window_narrow())).forget();
    }
}

/// How high the element is that comes before the nearest one around `element` that `selector` matches, pixels; 0 where none is
/// shown.
pub fn height_before(element: &Element, selector: &str) -> i32 {
    let before =
        element.closest(selector).ok().flatten().and_then(|around| around.previous_element_sibling());
    before.map_or(0, |before| before.client_height())
}

/// Draws the nearest element around `element` that `selector` matches in this many hundredths of its size.
pub fn zoom_around(element: &Element, selector: &str, hundredths: i32) {
    let around = element.closest(selector).ok().flatten();
    let Some(around) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) else { return };
    let factor = if hundredths == 100 { String::new() } else { format!("{hundredths}%") };
    let _ = around.style().set_property("zoom", &factor);
}
