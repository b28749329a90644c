//! Marks elements that were written as one piece of markup.

use web_sys::HtmlElement;

/// Gives `class` to the elements in `around` that `selector` finds, and takes it from the others that have it. An empty
/// selector finds none.
pub fn mark(around: &HtmlElement, class: &str, selector: &str) {
    if let Ok(marked) = around.query_selector_all(&format!(".{class}")) {
        elements(&marked).for_each(|element| {
            let _ = element.class_list().remove_1(class);
        });
    }
    if selector.is_empty() {
        return;
    }
    if let Ok(found) = around.query_selector_all(selector) {
        elements(&found).for_each(|element| {
            let _ = element.class_list().add_1(class);
        });
    }
}

fn elements(list: &web_sys::NodeList) -> impl Iterator<Item = web_sys::Element> + '_ {
    use wasm_bindgen::JsCast;
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok())
}
