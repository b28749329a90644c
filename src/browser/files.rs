//! Files that the user chooses or drops. They are read here and sent nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement};

/// A file of the user's.
#[derive(Clone, Debug)]
pub struct LocalFile {
    name: String,
    blob: Blob,
}

impl LocalFile {
    /// Its length in bytes.
    pub fn size(&self) -> f64 {
        self.blob.size()
    }

    /// A text as if it were a file.
    pub fn from_text(name: &str, text: &str) -> Option<Self> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        Some(Self { name: name.to_owned(), blob })
    }

    /// Its name and content, for a worker.
    pub fn name_and_blob(&self) -> Array {
        Array::of2(&self.name.as_str().into(), &self.blob)
    }
}

fn local_files(list: Option<FileList>) -> Vec<LocalFile> {
    let Some(list) = list else { return Vec::new() };
    let local = |file: File| LocalFile { name: file.name(), blob: file.into() };
    (0..list.length()).filter_map(|index| list.get(index)).map(local).collect()
}

/// The files that were chosen in the input the event is of.
pub fn chosen_files(event: &Event) -> Vec<LocalFile> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = local_files(input.as_ref().and_then(HtmlInputElement::files));
    if let Some(input) = input {
        // The same file can be chosen again after it has changed.
        let _ = Reflect::set(&input, &JsValue::from_str("value"), &JsValue::from_str(""));
    }
    files
}

/// The files that were dropped.
pub fn dropped_files(event: &DragEvent) -> Vec<LocalFile> {
    event.prevent_default();
    local_files(event.data_transfer().and_then(|data| data.files()))
}

/// Calls `act` when something is dragged over the page for the first time.
pub fn on_first_drag(act: impl FnOnce(&Event) + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::once(&window, "dragenter", act).forget();
    }
}

/// Calls `act` with the bytes of a file that is dropped anywhere on the page. What else is dragged is left alone.
pub fn on_drop(act: impl Fn(Vec<u8>) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    for name in ["dragover", "drop"] {
        EventListener::new_with_options(&window, name, options, move |event| {
            let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            let Some(files) = files.filter(has_files) else { return };
            // Otherwise the browser would navigate to the file.
            event.prevent_default();
            if name == "drop" {
                read_first_file(files.files(), act);
            }
        })
        .forget();
    }
}

fn has_files(dragged: &DataTransfer) -> bool {
    dragged.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// Calls `act` with the bytes of the file that was chosen in the field the event comes from.
pub fn read_chosen_file(event: &Event, act: impl Fn(Vec<u8>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    read_first_file(field.and_then(|field| field.files()), act);
}

fn read_first_file(files: Option<FileList>, act: impl Fn(Vec<u8>) + 'static) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    leptos::task::spawn_local(async move {
        act(bytes(&file).await.unwrap_or_default());
    });
}

/// Larger files are not read at all.
const LARGEST: f64 = 50_000_000.0;

async fn bytes(file: &File) -> Option<Vec<u8>> {
    let file: &Blob = file;
    if file.size() > LARGEST {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
