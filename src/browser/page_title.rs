//! The title of the page, as the browser's tab and a screen reader have it.

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The title now.
pub fn page_title() -> String {
    document().map(|document| document.title()).unwrap_or_default()
}

/// Sets the title.
pub fn set_page_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}
