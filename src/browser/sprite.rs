//! The icons of the page.

/// What the icon with this name is drawn with: SVG.
pub fn icon(name: &str) -> Option<String> {
    let symbol = web_sys::window()?.document()?.get_element_by_id(&format!("i-{name}"))?;
    Some(symbol.inner_html())
}
