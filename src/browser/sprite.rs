//! The icons of the page.

/// What the symbol with this id is drawn with: SVG.
pub fn symbol(id: &str) -> Option<String> {
    Some(web_sys::window()?.document()?.get_element_by_id(id)?.inner_html())
}
