//! Downloads of files that the page makes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, window};

use super::object_url::ObjectUrl;

/// Offers `text` as a file called `name`; false where the browser does not take it.
pub fn download_text(name: &str, mime: &str, text: &str) -> bool {
    start_download(name, mime, &text.into()).is_ok()
}

/// The same for a file that is not text.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    start_download(name, mime, &js_sys::Uint8Array::from(bytes)).is_ok()
}

fn start_download(name: &str, mime: &str, content: &JsValue) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let file = ObjectUrl::new(mime, content)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(file.as_str());
    link.set_download(name);
    link.click();
    Ok(())
}
