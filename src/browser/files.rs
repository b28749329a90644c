//! Files that the reader chooses or drops. They are read here and go nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement};

/// A piece of a file, bytes.
const PIECE: f64 = 2_000_000.0;

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

    /// What is in it; `None` where it cannot be read. It is read in pieces, for which the page need not stop as for a
    /// text of 50 MB.
    pub async fn text(&self) -> Option<String> {
        let size = self.0.size();
        let mut bytes = Vec::new();
        let mut from = 0.0;
        while from < size {
            let to = size.min(from + PIECE);
            let piece = self.0.slice_with_f64_and_f64(from, to).ok()?;
            let piece = js_sys::Uint8Array::new(&JsFuture::from(piece.array_buffer()).await.ok()?);
            let read = bytes.len();
            bytes.resize(read + piece.length() as usize, 0);
            piece.copy_to(bytes.get_mut(read..)?);
            from = to;
        }
        // As browsers read texts: what is no character is a sign for that.
        Some(
            String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        )
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
            let Some(files) = files.filter(carries_files) else { return };
            // Else the browser would show the file in the page's place.
            event.prevent_default();
            if name == "drop" {
                read_first(files.files(), act);
            }
        })
        .forget();
    }
}

fn carries_files(dragged: &DataTransfer) -> bool {
    dragged.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// Calls `act` with the bytes of the file that was chosen in the field the event comes from.
pub fn read_chosen(event: &Event, act: impl Fn(Vec<u8>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    read_first(field.and_then(|field| field.files()), act);
}

fn read_first(files: Option<FileList>, act: impl Fn(Vec<u8>) + 'static) {
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
