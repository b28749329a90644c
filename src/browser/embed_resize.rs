//! An embed tells the page around it how high its frame needs to be.

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ResizeObserver, window};

/// Type of the messages that `embed.js` listens for.
const HEIGHT: &str = "iam-playground:height";

/// How the height is reported to the page around the frame.
#[derive(Clone, Debug)]
pub struct HeightReport {
    /// A height in pixels that is reported once; without it, the height of the content whenever that changes.
    pub fixed_height: Option<u32>,
    /// The secret by which WordPress knows the frame; its script then gets a message of its own.
    pub wordpress_secret: Option<String>,
}

/// Reports the height to the page around the frame.
pub fn report_height(report: HeightReport) {
    if let Some(height) = report.fixed_height {
        let _ = post_height(f64::from(height), report.wordpress_secret.as_deref());
        return;
    }
    let Some(app) = window().and_then(|window| window.document()?.get_element_by_id("app")) else { return };
    let measured = app.clone();
    let on_resize = Closure::<dyn FnMut()>::new(move || {
        let _ = post_height(f64::from(measured.scroll_height()), report.wordpress_secret.as_deref());
    });
    if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
        observer.observe(&app);
        // For as long as the page is there.
        on_resize.forget();
    }
}

/// Posts to any origin: a height is no secret.
fn post_height(height: f64, secret: Option<&str>) -> Result<(), JsValue> {
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
