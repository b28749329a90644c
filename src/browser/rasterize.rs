//! SVG to PNG, drawn by the browser.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, window};

use super::object_url::ObjectUrl;

/// Pixels of the PNG for each of the SVG.
const SCALE: u32 = 2;

/// An SVG of this size as a PNG file; `None` where the browser does not draw it.
pub async fn svg_to_png(svg: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let file = ObjectUrl::new("image/svg+xml", &svg.into()).ok()?;
    decode_data_url(&draw_to_data_url(file.as_str(), width * SCALE, height * SCALE).await.ok()?)
}

/// The picture as a `data:` address.
async fn draw_to_data_url(url: &str, width: u32, height: u32) -> Result<String, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        width.into(),
        height.into(),
    )?;
    canvas.to_data_url()
}

fn decode_data_url(data_url: &str) -> Option<Vec<u8>> {
    let binary = window()?.atob(data_url.strip_prefix("data:image/png;base64,")?).ok()?;
    // Each character stands for a byte.
    binary.chars().map(|character| u8::try_from(character).ok()).collect()
}
