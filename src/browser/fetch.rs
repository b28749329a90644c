//! The site's files, fetched on demand.

use super::location::site_file_url;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, window};

/// The bytes of the site's file at `address`; `None` where they cannot be had.
pub async fn bytes(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window()?.fetch_with_str(&site_file_url(address))).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
