//! Bytes made smaller by the browser itself: beside the page's thread, and at no cost of ours.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// The bytes packed; `None` in a browser that cannot.
pub async fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, "CompressionStream").await
}

/// What was packed; `None` where it is damaged.
pub async fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, "DecompressionStream").await
}

/// The bytes through a stream of this class. web-sys calls these classes unstable, so they are asked for by name.
async fn through(bytes: &[u8], class: &str) -> Option<Vec<u8>> {
    let class: Function = Reflect::get(&web_sys::window()?.into(), &class.into()).ok()?.dyn_into().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str("gzip"))).ok()?;
    let stream: &ReadableWritablePair = stream.unchecked_ref();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let read = blob.stream().pipe_through(stream);
    let response = Response::new_with_opt_readable_stream(Some(&read)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
