//! The page in a frame of somebody else's page.

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ResizeObserver, window};

/// What the messages are called; `embed.js` listens for them.
const HEIGHT: &str = "iam-playground:height";

/// How the page around is told.
#[derive(Clone, Debug)]
pub struct Listener {
    /// The height that is told once for all, pixels; the content's, whenever it changes, without one.
    pub fixed: Option<u32>,
    /// The word by which WordPress's own script knows the frame: it is told in its way too.
    pub secret: Option<String>,
}

/// Tells the page around the frame how high it is to be.
pub fn tell_height(listener: Listener) {
    if let Some(height) = listener.fixed {
        let _ = post(f64::from(height), listener.secret.as_deref());
        return;
    }
    let Some(app) = window().and_then(|window| window.document()?.get_element_by_id("app")) else { return };
    let measured = app.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let _ = post(f64::from(measured.scroll_height()), listener.secret.as_deref());
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&app);
        // For as long as the page is there.
        tell.forget();
    }
}

/// To whoever is around: a height is no secret.
fn post(height: f64, secret: Option<&str>) -> Result<(), JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let parent = window.parent()?.ok_or(JsValue::NULL)?;
    if parent == window {
        return Ok(());
    }
    let message = Object::new();
    Reflect::set(&message, &"type".into(), &HEIGHT.into())?;
    Reflect::set(&message, &"height".into(), &height.into())?;
    parent.post_message(&message, "*")?;
    let Some(secret) = secret else { return Ok(()) };
    let message = Object::new();
    Reflect::set(&message, &"message".into(), &"height".into())?;
    Reflect::set(&message, &"value".into(), &height.into())?;
    Reflect::set(&message, &"secret".into(), &secret.into())?;
    parent.post_message(&message, "*")
}
