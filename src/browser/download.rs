//! Handing the reader a file.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, window};

use super::object_url::ObjectUrl;

/// Offers `text` as a file called `name`; false where the browser does not take it.
pub fn text(name: &str, mime: &str, text: &str) -> bool {
    offer(name, mime, &text.into()).is_ok()
}

/// The same for a file that is not text.
pub fn bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    offer(name, mime, &js_sys::Uint8Array::from(bytes)).is_ok()
}

fn offer(name: &str, mime: &str, part: &JsValue) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let file = ObjectUrl::of(mime, part)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(file.address());
    link.set_download(name);
    link.click();
    Ok(())
}
