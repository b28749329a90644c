//! The page in a frame of somebody else's page.

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ResizeObserver, window};

/// What the messages are called; `embed.js` listens for them.
const HEIGHT: &str = "iam-playground:height";

/// Tells the page around the frame how high the content is, now and whenever that changes.
pub fn tell_height() {
    let Some(app) = window().and_then(|window| window.document()?.get_element_by_id("app")) else { return };
    let measured = app.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let _ = post(measured.scroll_height());
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&app);
        // For as long as the page is there.
        tell.forget();
    }
}

/// To whoever is around: a height is no secret.
fn post(height: i32) -> Result<(), JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let parent = window.parent()?.ok_or(JsValue::NULL)?;
    if parent == window {
        return Ok(());
    }
    let message = Object::new();
    Reflect::set(&message, &"type".into(), &HEIGHT.into())?;
    Reflect::set(&message, &"height".into(), &height.into())?;
    parent.post_message(&message, "*")
}
