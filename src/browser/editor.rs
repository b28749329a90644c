//! The policy editor of `editor/`: a script that is loaded when a policy is first opened. Where it cannot be had, the
//! plain text area stays.

use std::cell::RefCell;

use iam_policy::span::TextRange;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlScriptElement, window};

use super::location::site_file_url;

/// The script's file in the site.
const SCRIPT_FILE: &str = "editor.js";
/// The global that the script defines.
const GLOBAL_NAME: &str = "PolicyTextEditor";

/// A marked range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorMark {
    /// Severity or class.
    pub kind: &'static str,
    /// The range.
    pub range: TextRange,
    /// Its message; may be empty.
    pub message: String,
}

/// Answers a query at a position in a text with the range it concerns and lines about it.
pub type PositionQuery<T> = Box<dyn Fn(&str, usize) -> Option<(TextRange, Vec<T>)>>;

/// Callbacks of the editor into the app.
pub struct Callbacks {
    /// Called with the text after every change.
    pub on_input: Box<dyn Fn(String)>,
    /// Completions at a position: texts with notes.
    pub complete: PositionQuery<(String, String)>,
    /// Describes the text at a position.
    pub describe: PositionQuery<String>,
}

impl std::fmt::Debug for Callbacks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Callbacks").finish_non_exhaustive()
    }
}

/// An editor on the page. Dropping it removes it.
#[derive(Debug)]
pub struct Editor {
    handle: JsValue,
    /// Kept for as long as the editor calls them.
    _closures: (Closure<dyn Fn(String)>, QueryClosure, QueryClosure),
}

type QueryClosure = Closure<dyn Fn(String, u32) -> Option<String>>;

thread_local! {
    /// The editors on the page by the id of their text field.
    static EDITORS: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Whether the script is loaded.
pub fn is_loaded() -> bool {
    module().is_some()
}

fn module() -> Option<JsValue> {
    let found = Reflect::get(&window()?.into(), &GLOBAL_NAME.into()).ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Loads the script; `done` is called with whether that worked.
pub fn load(done: impl FnOnce(bool) + 'static) {
    if is_loaded() {
        return done(true);
    }
    let Some(script) = script() else { return done(false) };
    let done = std::rc::Rc::new(RefCell::new(Some(done)));
    for (event, loaded) in [("load", true), ("error", false)] {
        let (done, node) = (done.clone(), script.clone());
        let listener = Closure::once_into_js(move || {
            if !loaded {
                // So that the next call tries again.
                node.remove();
            }
            if let Some(done) = done.borrow_mut().take() {
                done(loaded && is_loaded());
            }
        });
        let _ = script.add_event_listener_with_callback(event, listener.unchecked_ref());
    }
}

/// The script's element, added to the page if it is not there.
fn script() -> Option<HtmlScriptElement> {
    let document = window()?.document()?;
    if let Ok(Some(found)) = document.query_selector(&format!("script[src='{}']", site_file_url(SCRIPT_FILE)))
    {
        return found.dyn_into().ok();
    }
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_src(&site_file_url(SCRIPT_FILE));
    document.head()?.append_child(&script).ok()?;
    Some(script)
}

impl Editor {
    /// Puts an editor into `host`. `None` where the script is not loaded.
    pub fn mount(host: &Element, id: &str, label: &str, text: &str, callbacks: Callbacks) -> Option<Self> {
        let Callbacks { on_input, complete, describe } = callbacks;
        let on_input = Closure::<dyn Fn(String)>::new(on_input);
        let complete: QueryClosure = Closure::new(move |text: String, at: u32| {
            let (range, options) = complete(&text, byte_offset(&text, at))?;
            let options = options.into_iter().map(|(option, note)| format!("\n{option}\t{note}"));
            Some(encode_range(&text, range) + &options.collect::<String>())
        });
        let describe: QueryClosure = Closure::new(move |text: String, at: u32| {
            let (range, lines) = describe(&text, byte_offset(&text, at))?;
            let lines = lines.into_iter().map(|line| format!("\n{line}"));
            Some(encode_range(&text, range) + &lines.collect::<String>())
        });
        let options = Object::new();
        let described_by = format!("{id}-findings");
        for (name, value) in [
            ("id", JsValue::from(id)),
            ("label", label.into()),
            ("describedBy", described_by.into()),
            ("text", text.into()),
            ("onInput", on_input.as_ref().clone()),
            ("complete", complete.as_ref().clone()),
            ("describe", describe.as_ref().clone()),
        ] {
            Reflect::set(&options, &name.into(), &value).ok()?;
        }
        let mount: Function = Reflect::get(&module()?, &"mount".into()).ok()?.dyn_into().ok()?;
        let handle = mount.call2(&JsValue::UNDEFINED, host, &options).ok()?;
        EDITORS.with_borrow_mut(|open| open.push((id.to_owned(), handle.clone())));
        Some(Self { handle, _closures: (on_input, complete, describe) })
    }

    /// Shows another text, unless it is shown already.
    pub fn set_text(&self, text: &str) {
        call(&self.handle, "setText", &[text.into()]);
    }

    /// Marks the findings in the gutter and the text.
    pub fn set_findings(&self, text: &str, findings: &[EditorMark]) {
        call(&self.handle, "setFindings", &[encode_marks(text, findings).into()]);
    }

    /// Marks parts of the text.
    pub fn set_marks(&self, text: &str, marks: &[EditorMark]) {
        call(&self.handle, "setMarks", &[encode_marks(text, marks).into()]);
    }

    /// Gives the editor the keyboard.
    pub fn focus(&self) {
        call(&self.handle, "focus", &[]);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        EDITORS.with_borrow_mut(|open| open.retain(|(_, handle)| *handle != self.handle));
        call(&self.handle, "destroy", &[]);
    }
}

/// Selects a range of the editor with this id, in UTF-16 units; false where there is none.
pub fn select(id: &str, start: u32, end: u32) -> bool {
    let handle =
        EDITORS.with_borrow(|open| open.iter().rev().find(|(known, _)| known == id).map(|(_, h)| h.clone()));
    let Some(handle) = handle else { return false };
    call(&handle, "select", &[start.into(), end.into()]);
    true
}

fn call(handle: &JsValue, name: &str, arguments: &[JsValue]) {
    let Ok(Ok(function)) = Reflect::get(handle, &name.into()).map(JsCast::dyn_into::<Function>) else {
        return;
    };
    let arguments: js_sys::Array = arguments.iter().collect();
    let _ = function.apply(handle, &arguments);
}

fn encode_marks(text: &str, marks: &[EditorMark]) -> String {
    let line = |mark: &EditorMark| {
        let message = mark.message.replace(['\n', '\t'], " ").replace('`', "");
        format!(
            "{}\t{}\t{}\t{message}",
            mark.kind,
            utf16_offset(text, mark.range.start),
            utf16_offset(text, mark.range.end)
        )
    };
    marks.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn encode_range(text: &str, range: TextRange) -> String {
    format!("{}\n{}", utf16_offset(text, range.start), utf16_offset(text, range.end))
}

/// The offset in UTF-16 units, which the browser counts, of a byte offset.
pub fn utf16_offset(text: &str, byte: usize) -> u32 {
    let units =
        text.get(..byte).map_or_else(|| text.encode_utf16().count(), |before| before.encode_utf16().count());
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// The byte offset of a position in UTF-16 units; past the end, the length.
fn byte_offset(text: &str, utf16: u32) -> usize {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        if units >= utf16 as usize {
            return at;
        }
        units += letter.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{byte_offset, utf16_offset};

    #[test]
    fn byte_and_utf16_offsets_convert_both_ways() {
        let text = "é😀x";
        for (at, unit) in [(0, 0), (2, 1), (6, 3), (7, 4)] {
            assert_eq!((utf16_offset(text, at), byte_offset(text, unit)), (unit, at));
        }
        assert_eq!(byte_offset(text, 99), text.len());
    }
}
