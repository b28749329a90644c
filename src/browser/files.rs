//! Files that the user chooses or drops. They are read here and sent nowhere.

use gloo::events::EventListener;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlInputElement};

/// A file of the user's.
#[derive(Clone, Debug)]
pub struct LocalFile {
    name: String,
    blob: Blob,
}

impl LocalFile {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

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

/// Where index.html keeps a file that was dropped on the page, wherever nothing else took it.
const DROPPED: &str = "droppedFile";
/// The event by which it tells of one.
const FILE_DROPPED: &str = "filedropped";

/// Calls `act` when a file was dropped on the page: at once where that was before this, and from now on.
pub fn on_file_dropped(act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    if Reflect::get(&window, &DROPPED.into()).is_ok_and(|file| file.is_truthy()) {
        act();
    }
    EventListener::new(&window, FILE_DROPPED, move |_| act()).forget();
}

/// The file that was dropped, once.
pub fn take_dropped_file() -> Option<File> {
    let window = web_sys::window()?;
    let file = Reflect::get(&window, &DROPPED.into()).ok()?.dyn_into().ok()?;
    let _ = Reflect::set(&window, &DROPPED.into(), &JsValue::UNDEFINED);
    Some(file)
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// It has so many bytes, more than [`MAX_FILE_BYTES`].
    TooLarge {
        /// Its name.
        name: String,
        /// Its length.
        bytes: f64,
    },
    /// The browser could not read it.
    Unreadable,
}

/// Larger files are not read at all.
pub const MAX_FILE_BYTES: f64 = 50.0 * 1024.0 * 1024.0;

/// Calls `act` with the bytes of the file that was dropped, if one was.
pub fn read_dropped_file(act: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
    read(take_dropped_file(), act);
}

/// Calls `act` with the bytes of the file that was chosen in the field the event comes from.
pub fn read_chosen_file(event: &Event, act: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    read(field.and_then(|field| field.files()).and_then(|files| files.get(0)), act);
}

fn read(file: Option<File>, act: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
    let Some(file) = file else { return };
    leptos::task::spawn_local(async move { act(bytes(&file).await) });
}

async fn bytes(file: &File) -> Result<Vec<u8>, FileError> {
    let blob: &Blob = file;
    if blob.size() > MAX_FILE_BYTES {
        return Err(FileError::TooLarge { name: file.name(), bytes: blob.size() });
    }
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
