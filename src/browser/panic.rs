//! The message that a panic puts on the page: what happened, and a link that downloads the saved work.

use wasm_bindgen::JsValue;
use web_sys::window;

use super::storage;
use crate::text::app as text;

/// Installs a panic hook that shows a message on the page and writes to the browser's console.
pub fn install_panic_message() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show_message();
    }));
}

/// Puts the message over the page. Nothing of the app is used: it may be in any state.
pub fn show_message() {
    let _ = insert_message();
}

fn insert_message() -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    if document.get_element_by_id("failed").is_some() {
        return Ok(());
    }
    // Only the page can open compressed work, and it does after a reload.
    let work = storage::saved_work().filter(|work| work.starts_with('{'));
    let download = work.map(|work| {
        // Encoded, it ends no attribute.
        let encoded = String::from(js_sys::encode_uri_component(&work));
        let [before, behind] = [r#"<a download="iam-playground.json" href="data:application/json,"#, r#"">"#];
        [before, &encoded, behind, text::DOWNLOAD_THE_WORK, "</a>"].concat()
    });
    // In one piece, for it is in the first load.
    let message = [
        r#"<div id="failed" class="page-failed" role="alert"><p>"#,
        text::FAILED,
        r#"</p><a href="">"#,
        text::RELOAD,
        "</a>",
        &download.unwrap_or_default(),
        "</div>",
    ];
    document.body().ok_or(JsValue::NULL)?.insert_adjacent_html("beforeend", &message.concat())
}
