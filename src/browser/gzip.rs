//! gzip by the browser's own streams: off the page's thread, and with no code in the module.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// The bytes compressed; `None` in a browser without `CompressionStream`.
pub async fn compress(bytes: &[u8]) -> Option<Vec<u8>> {
    pipe_through(bytes, "CompressionStream").await
}

/// The bytes decompressed; `None` where they are damaged.
pub async fn decompress(bytes: &[u8]) -> Option<Vec<u8>> {
    pipe_through(bytes, "DecompressionStream").await
}

/// The bytes piped through a stream of this class. web-sys calls these classes unstable, so they are looked up by name.
async fn pipe_through(bytes: &[u8], class: &str) -> Option<Vec<u8>> {
    let class: Function = Reflect::get(&web_sys::window()?.into(), &class.into()).ok()?.dyn_into().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str("gzip"))).ok()?;
    let stream: &ReadableWritablePair = stream.unchecked_ref();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let read = blob.stream().pipe_through(stream);
    let response = Response::new_with_opt_readable_stream(Some(&read)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
