//! The page's URL: query, hash, and addresses of the site's files.

use gloo::events::EventListener;

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// The value of this name in the query (`?lesson=4`).
pub fn query_value(name: &str) -> Option<String> {
    let query = query();
    let mut parts = query.trim_start_matches('?').split('&');
    parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

/// Whether the query requests a fresh start (`?fresh`): saved work is not shown, and is not overwritten until the
/// user changes something.
pub fn requests_fresh_start() -> bool {
    query().trim_start_matches('?').split('&').any(|part| part == "fresh" || part.starts_with("fresh="))
}

/// Whether a link to this hash was followed before the app was mounted: in the first paint, buttons are such links. True
/// only once.
pub fn take_request(hash: &str) -> bool {
    let Some(location) = location() else { return false };
    let requested = location.hash().is_ok_and(|found| found == hash);
    if requested {
        // In a sandboxed frame this throws, and then the address keeps its hash, which does no harm.
        let _ = location.set_hash("");
    }
    requested
}

/// The hash, with its `#`.
pub fn hash() -> String {
    location().and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// Removes the hash.
pub fn clear_hash() {
    if let Some(location) = location().filter(|location| location.hash().is_ok_and(|hash| !hash.is_empty())) {
        let _ = location.set_hash("");
    }
}

/// Removes a name and its value from the query, without a new entry in the tab's history.
pub fn remove_query_value(name: &str) {
    let query = query();
    let is_kept = |part: &&str| !part.is_empty() && part.split('=').next() != Some(name);
    let kept: Vec<&str> = query.trim_start_matches('?').split('&').filter(is_kept).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    let address = [&page_url(), mark, &kept.join("&"), &hash()].concat();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A sandboxed frame may not; its address keeps the name then.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Opens an address in a tab of its own. `false` where a sandbox lets nothing open.
pub fn open_in_tab(address: &str) -> bool {
    let opened =
        web_sys::window().and_then(|window| window.open_with_url_and_target(address, "_blank").ok()?);
    if let Some(tab) = &opened {
        let _ = tab.set_opener(&wasm_bindgen::JsValue::NULL);
    }
    opened.is_some()
}

/// Calls `act` when the hash has changed: a link of this page was pasted over its address.
pub fn on_hash_change(act: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "hashchange", move |_| act()).forget();
    }
}

/// The query, with its `?`.
pub fn query() -> String {
    location().and_then(|location| location.search().ok()).unwrap_or_default()
}

/// The root element of the page, by which its scripts tell the app what they know.
pub fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether this is the page that other pages frame: `embed/index.html` says so of itself.
pub fn is_embed() -> bool {
    root().is_some_and(|root| root.has_attribute("data-embed"))
}

/// The address of a file of the site, seen from this page.
pub fn site_file_url(file: &str) -> String {
    [if is_embed() { "../" } else { "" }, file].concat()
}

/// The address of the playground, from wherever this page is.
pub fn site_url() -> String {
    let page = page_url();
    let folder = page.strip_suffix("index.html").unwrap_or(&page);
    if is_embed() { folder.strip_suffix("embed/").unwrap_or(folder).to_owned() } else { folder.to_owned() }
}

/// The address that the site is published at, where its build was given one. A copy on somebody's own computer has none.
pub fn published_url() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let canonical = document.query_selector("link[rel=canonical]").ok()??;
    canonical.get_attribute("href").filter(|address| address.starts_with("https://"))
}

/// The page's address without query and hash.
pub fn page_url() -> String {
    let address = location().and_then(|location| location.href().ok()).unwrap_or_default();
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}
