//! The width of an element, now and whenever it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Reports the width of an element until it is dropped.
#[derive(Debug)]
pub struct WidthObserver {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

impl WidthObserver {
    /// Calls `on_width` with the width of `element`, in pixels, at once and after each change; `None` where the browser does
    /// not observe sizes.
    pub fn new(element: &Element, on_width: impl Fn(i32) + 'static) -> Option<Self> {
        on_width(element.client_width());
        let measured = element.clone();
        let on_resize = Closure::<dyn FnMut()>::new(move || on_width(measured.client_width()));
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _on_resize: on_resize })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
