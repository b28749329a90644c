//! Files that the reader chooses or drops. They are read here and go nowhere.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// A file of the reader's.
#[derive(Clone, Debug)]
pub struct LocalFile(File);

impl LocalFile {
    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its length in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// What is in it; `None` where it cannot be read.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.0.text()).await.ok()?.as_string()
    }
}

fn all(list: Option<FileList>) -> Vec<LocalFile> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).map(LocalFile).collect()
}

/// The files that were chosen in the input the event is of.
pub fn chosen(event: &Event) -> Vec<LocalFile> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = all(input.as_ref().and_then(HtmlInputElement::files));
    if let Some(input) = input {
        // The same file can be chosen again after it has changed.
        let _ = Reflect::set(&input, &JsValue::from_str("value"), &JsValue::from_str(""));
    }
    files
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<LocalFile> {
    event.prevent_default();
    all(event.data_transfer().and_then(|data| data.files()))
}
