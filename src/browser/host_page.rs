//! What an embed and the page around its frame tell each other.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MessageEvent, ResizeObserver, Window, window};

use super::theme;

/// Type of the message with the height, for which `embed.js` listens.
const HEIGHT: &str = "iam-playground:height";
/// Type of the message with a goal that is met.
const GOAL: &str = "iam-playground:goal";
/// Type of the message with which the page around the frame sets the theme.
const THEME: &str = "iam-playground:theme";

/// How the height is reported to the page around the frame.
#[derive(Clone, Debug)]
pub struct HeightReport {
    /// A height in pixels that is reported once; without it, the height of the content whenever that changes, within bounds.
    pub fixed_height: Option<u32>,
    /// The secret by which WordPress knows the frame; its script then gets a message of its own.
    pub wordpress_secret: Option<String>,
}

/// Bounds the height that is reported: what is longer scrolls inside the frame, for a page around it that moved by thousands of
/// pixels would be another page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct HeightBound {
    /// The height that the frame had for what it showed first, pixels.
    first: f64,
    is_pressed: bool,
}

impl HeightBound {
    /// What takes the place of a picture is about as high: a line more, and not what the picture has left out.
    const MOST_UNPRESSED: f64 = 1.1;
    /// What a press opens makes the frame so many times as high.
    const MOST_PRESSED: f64 = 1.5;

    fn most(self) -> f64 {
        let times = if self.is_pressed { Self::MOST_PRESSED } else { Self::MOST_UNPRESSED };
        (self.first * times).round()
    }

    /// The bound after a press, when the content has this height.
    fn pressed(bound: Option<Self>, height: f64) -> Self {
        Self { first: bound.map_or(height, |bound| bound.first), is_pressed: true }
    }
}

/// The height to report for content of this height.
fn bounded_height(content: f64, bound: Option<HeightBound>) -> f64 {
    bound.map_or(content, |bound| content.min(bound.most()))
}

/// Reports the height to the page around the frame. A frame is never lower than it was made, so that nothing below it moves
/// up while somebody reads.
pub fn report_height(report: HeightReport) {
    let secret = report.wordpress_secret;
    if let Some(height) = report.fixed_height {
        post_height(f64::from(height), secret.as_deref());
        return;
    }
    let Some(window) = window() else { return };
    let app = window.document().and_then(|document| document.get_element_by_id("app"));
    let Some(app) = app.and_then(|app| app.dyn_into::<HtmlElement>().ok()) else { return };
    if host(&window).is_some()
        && let Some(height) = window.inner_height().ok().and_then(|height| height.as_f64())
    {
        let style = app.style();
        let _ = style.set_property("min-height", &format!("{height}px"));
        // What is laid out for this height (style/embed.css) does not follow the frame when that grows.
        let _ = style.set_property("--frame-height", &format!("{height}px"));
    }
    let width = |window: &Window| window.inner_width().ok().and_then(|width| width.as_f64());
    let bound = bound_until_pressed(&window, &app);
    let (measured, first_width) = (app.clone(), width(&window));
    let on_resize = Closure::<dyn FnMut()>::new(move || {
        // In another width a picture would have another height.
        if width(&window) != first_width && bound.get().is_some_and(|bound| !bound.is_pressed) {
            bound.set(None);
        }
        post_height(bounded_height(height_of(&measured), bound.get()), secret.as_deref());
    });
    if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
        observer.observe(&app);
        // For as long as the page is there.
        on_resize.forget();
    }
}

/// The id of what stands in the page until the app takes its place (`xtask/src/embed_page/first-paint.js`).
const FIRST_PAINT: &str = "first-paint";

/// A part of a pixel that is left out makes a scrollbar.
fn height_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().height().ceil()
}

/// The bound by a picture in whose place the app comes, if there is one; from the first press on, that by what there was before it.
fn bound_until_pressed(window: &Window, app: &HtmlElement) -> Rc<Cell<Option<HeightBound>>> {
    let picture = window.document().and_then(|document| document.get_element_by_id(FIRST_PAINT));
    let first = picture.map(|picture| HeightBound { first: height_of(&picture), is_pressed: false });
    let bound = Rc::new(Cell::new(first));
    for press in ["click", "keydown"] {
        let (bound, app) = (bound.clone(), app.clone());
        // The bound is set before the handler of the press runs. The listener stays as long as the page.
        let capturing = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(window, press, capturing, move |_| {
            if bound.get().is_none_or(|bound| !bound.is_pressed) {
                bound.set(Some(HeightBound::pressed(bound.get(), height_of(&app))));
            }
        })
        .forget();
    }
    bound
}

fn post_height(height: f64, secret: Option<&str>) {
    post(&[("type", HEIGHT.into()), ("height", height.into())]);
    if let Some(secret) = secret {
        post(&[("message", "height".into()), ("value", height.into()), ("secret", secret.into())]);
    }
}

/// Tells that a goal, counted from 1, is met now, and how many of how many are.
pub fn post_goal(goal: usize, met: usize, of: usize) {
    let number = |number: usize| JsValue::from(u32::try_from(number).unwrap_or(u32::MAX));
    post(&[("type", GOAL.into()), ("goal", number(goal)), ("met", number(met)), ("of", number(of))]);
}

/// Asks WordPress, which knows the frame by `secret`, to open an address that the frame may not open itself.
pub fn post_link(address: &str, secret: &str) {
    post(&[("message", "link".into()), ("value", address.into()), ("secret", secret.into())]);
}

/// Takes the theme that the page around the frame sets: `light`, `dark`, or anything else for the system's.
pub fn listen_for_theme() {
    let Some(window) = window() else { return };
    let parent = host(&window);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let text = |name: &str| Reflect::get(&data, &name.into()).ok().and_then(|value| value.as_string());
        let is_host = parent.as_ref().is_some_and(|host| event.source().as_deref() == Some(host.as_ref()));
        if is_host && data.is_object() && text("type").as_deref() == Some(THEME) {
            let wanted = text("theme");
            theme::apply(["light", "dark"].into_iter().find(|theme| wanted.as_deref() == Some(*theme)));
        }
    });
    let _ = window.add_event_listener_with_callback("message", on_message.as_ref().unchecked_ref());
    // For as long as the page is there.
    on_message.forget();
}

/// The window around the frame.
fn host(window: &Window) -> Option<Window> {
    window.parent().ok().flatten().filter(|parent| parent != window)
}

/// Posts to any origin: heights and goals are no secret.
fn post(fields: &[(&str, JsValue)]) {
    let Some(host) = window().as_ref().and_then(host) else { return };
    let message = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    let _ = host.post_message(&message, "*");
}

#[cfg(test)]
mod tests {
    use super::{HeightBound, bounded_height};

    #[test]
    fn frame_grows_by_half_at_most_once_something_was_pressed() {
        assert_eq!(bounded_height(2_000.0, None), 2_000.0, "what it shows at first");
        let pressed = |bound, height| Some(HeightBound::pressed(bound, height));
        assert_eq!(bounded_height(2_000.0, pressed(None, 401.0)), 602.0);
        assert_eq!(bounded_height(500.0, pressed(None, 400.0)), 500.0);
        assert_eq!(bounded_height(400.0, pressed(None, 1_200.0)), 400.0, "it becomes lower again");
    }

    #[test]
    fn app_in_the_place_of_a_picture_is_about_as_high() {
        let picture = Some(HeightBound { first: 400.0, is_pressed: false });
        assert_eq!(bounded_height(2_000.0, picture), 440.0);
        assert_eq!(bounded_height(420.0, picture), 420.0, "a line more");
        let pressed = Some(HeightBound::pressed(picture, 420.0));
        assert_eq!(bounded_height(2_000.0, pressed), 600.0, "what the picture was counts");
        assert_eq!(pressed, Some(HeightBound::pressed(pressed, 600.0)), "each press adds nothing");
    }
}
