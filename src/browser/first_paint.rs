//! The static first paint of index.html, and the moment the app takes its place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Mounts `app` and removes the static first paint, in one go, so that nothing jumps.
pub fn replace_with<F, N>(app: F)
where
    F: FnOnce() -> N + 'static,
    N: IntoView,
{
    let document = document();
    let Some(root) = document.get_element_by_id("app") else { return };
    root.set_inner_html("");
    if let Ok(root) = root.dyn_into() {
        leptos::mount::mount_to(root, app).forget();
    }
}
