//! Object URLs of content in memory, for a link, an image or a worker.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// An object URL, revoked when this is dropped.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// The URL of `content`, a string or an array of bytes, as a file of this type.
    pub fn new(mime: &str, content: &JsValue) -> Result<Self, JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &options)?;
        Url::create_object_url_with_blob(&blob).map(Self)
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}
