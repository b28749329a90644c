//! Handing the reader a file.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, window};

/// Offers `text` as a file called `name`; false where the browser does not take it.
pub fn text(name: &str, mime: &str, text: &str) -> bool {
    offer(name, mime, &text.into()).is_ok()
}

/// The same for a file that is not text.
pub fn bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    offer(name, mime, &js_sys::Uint8Array::from(bytes)).is_ok()
}

/// `part` is a string or an array of bytes: `Blob` takes either.
fn offer(name: &str, mime: &str, part: &JsValue) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
