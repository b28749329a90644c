//! The static first paint of index.html, and the element that takes its place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The first paint, with the element off-screen that the app is mounted in.
#[derive(Debug)]
pub struct FirstPaint {
    static_markup: web_sys::Element,
    mount_point: web_sys::HtmlElement,
}

impl FirstPaint {
    /// The page's first paint; `None` where it has none.
    pub fn find() -> Option<Self> {
        let static_markup = document().get_element_by_id("app")?;
        let mount_point = document().create_element("div").ok()?;
        let mount_point = mount_point.dyn_into::<web_sys::HtmlElement>().ok()?;
        mount_point.set_id("app");
        Some(Self { static_markup, mount_point })
    }

    /// Mounts the app off-screen.
    pub fn mount_app<N: IntoView>(&self, app: impl FnOnce() -> N + 'static) {
        leptos::mount::mount_to(self.mount_point.clone(), app).forget();
    }

    /// Puts the app in the place of the first paint.
    pub fn replace(&self) {
        let _ = self.static_markup.replace_with_with_node_1(&self.mount_point);
    }
}
