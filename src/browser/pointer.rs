//! Following the pointer while something is dragged.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// The pointer's further events go to the element around the event's that `selector` finds, wherever the pointer moves.
pub fn capture(event: &PointerEvent, selector: &str) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(element) = element.and_then(|element| element.closest(selector).ok().flatten()) {
        // The pointer may be gone already.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// What the pointer does during a drag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PointerDrag {
    /// It moved here, in pixels from the top left of what has captured it.
    MovedTo(i32, i32),
    /// It was let go.
    Dropped,
    /// It was taken away, or Escape was pressed.
    Cancelled,
}

/// Calls `on_drag` with what the pointer does, for as long as the listeners are kept.
pub fn follow_drag(on_drag: impl Fn(PointerDrag) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let of_pointer = |name: &'static str, drag: fn(&PointerEvent) -> PointerDrag| {
        let on_drag = on_drag.clone();
        EventListener::new(&window, name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                on_drag(drag(event));
            }
        })
    };
    let pointer = [
        of_pointer("pointermove", |event| PointerDrag::MovedTo(event.offset_x(), event.offset_y())),
        of_pointer("pointerup", |_| PointerDrag::Dropped),
        of_pointer("pointercancel", |_| PointerDrag::Cancelled),
    ];
    // Before anything else on the page hears of the key.
    let mut options = EventListenerOptions::run_in_capture_phase();
    options.passive = false;
    let on_drag = on_drag.clone();
    let escape = EventListener::new_with_options(&window, "keydown", options, move |event: &Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            event.prevent_default();
            event.stop_propagation();
            on_drag(PointerDrag::Cancelled);
        }
    });
    pointer.into_iter().chain([escape]).collect()
}
