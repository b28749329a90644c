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
    let message = document.create_element("div")?;
    message.set_id("failed");
    message.set_class_name("page-failed");
    message.set_attribute("role", "alert")?;
    let text = document.create_element("p")?;
    text.set_text_content(Some(text::FAILED));
    message.append_child(&text)?;
    let reload = document.create_element("a")?;
    reload.set_attribute("href", "")?;
    reload.set_text_content(Some(text::RELOAD));
    message.append_child(&reload)?;
    // Only the page can open compressed work, and it does after a reload.
    if let Some(work) = storage::saved_work().filter(|work| work.starts_with('{')) {
        let download = document.create_element("a")?;
        let address = js_sys::encode_uri_component(&work);
        download.set_attribute("href", &format!("data:application/json,{address}"))?;
        download.set_attribute("download", "iam-playground.json")?;
        download.set_text_content(Some(text::DOWNLOAD_THE_WORK));
        message.append_child(&download)?;
    }
    document.body().ok_or(JsValue::NULL)?.append_child(&message)?;
    Ok(())
}
