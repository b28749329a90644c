//! What an embed and the page around its frame tell each other.

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageEvent, ResizeObserver, Window, window};

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
    /// A height in pixels that is reported once; without it, the height of the content whenever that changes.
    pub fixed_height: Option<u32>,
    /// The secret by which WordPress knows the frame; its script then gets a message of its own.
    pub wordpress_secret: Option<String>,
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
    let measured = app.clone();
    let on_resize = Closure::<dyn FnMut()>::new(move || {
        // A part of a pixel that is left out makes a scrollbar.
        post_height(measured.get_bounding_client_rect().height().ceil(), secret.as_deref());
    });
    if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
        observer.observe(&app);
        // For as long as the page is there.
        on_resize.forget();
    }
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
