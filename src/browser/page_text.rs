//! What stands on the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Whether one of the elements that `selector` finds is in sight and says nothing that `text` does not say.
pub fn says_part_of(selector: &str, text: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let Ok(found) = document.query_selector_all(selector) else { return false };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<HtmlElement>().ok()).any(|element| {
        let said = element.text_content().unwrap_or_default();
        element.offset_width() > 0 && !said.trim().is_empty() && text.contains(said.trim())
    })
}
