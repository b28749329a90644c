//! A view mounted in a page of its own, and what a user does there.

use iam_playground::browser::scheduling::yield_to_browser;
use iam_playground::session::Session;
use iam_playground::session::document::Document;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// A mounted view and the session that it shows.
pub(crate) struct MountedPage {
    pub(crate) session: Session,
    pub(crate) root: Element,
}

impl Drop for MountedPage {
    fn drop(&mut self) {
        // Ids are unique in a page, and an open modal would make the next page inert.
        self.root.remove();
    }
}

/// Mounts a view over a fresh session.
pub(crate) fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> MountedPage {
    Owner::new().set();
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let session = StoredValue::new_local(None);
    leptos::mount::mount_to(root.clone().unchecked_into(), move || {
        let new = Session::new(Document::default(), Default::default());
        session.set_value(Some(new));
        provide_context(new);
        view()
    })
    .forget();
    MountedPage { session: session.get_value().unwrap(), root }
}

impl MountedPage {
    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// Waits until the page says this.
    pub(crate) async fn until_it_says(&self, text: &str) {
        for _ in 0..500 {
            if self.text().contains(text) {
                return;
            }
            yield_to_browser().await;
        }
        panic!("never `{text}` in: {}", self.text());
    }

    pub(crate) fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no `{selector}` in: {}", self.text()))
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }

    pub(crate) async fn press(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
        tick().await;
    }

    /// Presses the button with this label.
    pub(crate) async fn press_button(&self, label: &str) {
        let buttons = self.all("button");
        let button = buttons.iter().find(|button| button.text_content().unwrap().trim() == label);
        button.unwrap_or_else(|| panic!("no button `{label}` in: {}", self.text())).click();
        tick().await;
    }

    /// Types into an input or a text area, in place of what is there.
    pub(crate) async fn fill(&self, selector: &str, value: &str) {
        let field = self.find(selector);
        match field.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.set_value(value),
            None => field.unchecked_ref::<HtmlTextAreaElement>().set_value(value),
        }
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
        tick().await;
    }
}
