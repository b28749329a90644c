//! Saved work in `localStorage`. Where there is none (a sandboxed frame, a full disk, a privacy setting), reading gives
//! nothing and writing says so.

use gloo::events::EventListener;
use iam_policy::sorting::stable_sort;
use wasm_bindgen::JsCast;

use super::location;

// The names of what is kept, behind the folder's prefix.

const WORK: &str = ".work";
const DAMAGED: &str = ".damaged";
const PROGRESS: &str = ".lessons";
const THEME: &str = ".theme";
const PANES: &str = ".panes";
/// There while the story at the left is closed.
const STORY_CLOSED: &str = ".story-closed";
/// The attribute of the page with this copy's folder. `index.html` sets it where another copy came first and has the plain names.
const FOLDER: &str = "data-folder";
/// There once the landing strip was closed; `index.html` looks for it.
const FIRST_VISIT: &str = ".first-visit";
/// Before the name of a scenario.
const SCENARIO: &str = ".scenario.";
/// Before the number of an earlier state.
const STATE: &str = ".state.";
/// Number of the state to be written next.
const NEXT_STATE: &str = ".state";
/// This many earlier states are kept.
const MAX_STATES: usize = 20;

fn storage() -> Option<web_sys::Storage> {
    // An embed stores nothing.
    if location::is_embed() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// The prefix of this copy of the site, where another one on its host has the plain names.
fn folder() -> Option<String> {
    location::root()?.get_attribute(FOLDER)
}

/// The name under which this copy of the site keeps something.
fn own_key(name: &str) -> String {
    ["iam-playground", &folder().unwrap_or_default(), name].concat()
}

fn read_own(name: &str) -> Option<String> {
    storage()?.get_item(&own_key(name)).ok()?
}

/// What this copy has kept; else what is under the plain name, which stays as it is.
fn read(name: &str) -> Option<String> {
    let plain = || storage()?.get_item(&["iam-playground", name].concat()).ok()?;
    read_own(name).or_else(plain).filter(|text| !text.is_empty())
}

fn write(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&own_key(name), value).is_ok())
}

fn remove(name: &str) {
    let Some(storage) = storage() else { return };
    // What is under the plain name would be found again.
    let _ = match folder() {
        Some(_) => storage.set_item(&own_key(name), ""),
        None => storage.remove_item(&own_key(name)),
    };
}

/// The saved work.
pub fn saved_work() -> Option<String> {
    read(WORK)
}

/// Saves the work; false when the browser refuses.
pub fn save_work(json: &str) -> bool {
    write(WORK, json)
}

/// Saves work that needs much room: where it does not fit, earlier states make room for it, the oldest first. Where that is
/// not enough, they stay.
pub fn save_large_work(work: &str) -> bool {
    let next: usize = read(NEXT_STATE).and_then(|next| next.parse().ok()).unwrap_or_default();
    let mut oldest_keys = (0..MAX_STATES).map(|later| state_key((next + later) % MAX_STATES));
    let mut removed: Vec<(String, String)> = Vec::new();
    while !write(WORK, work) {
        let Some(key) = oldest_keys.next() else {
            for (key, state) in removed {
                write(&key, &state);
            }
            return false;
        };
        if let Some(state) = read_own(&key) {
            remove(&key);
            removed.push((key, state));
        }
    }
    true
}

/// Calls `act` when another tab has saved its work.
pub fn on_other_tabs_save(act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "storage", move |event| {
        let event = event.dyn_ref::<web_sys::StorageEvent>();
        let is_work = |key: String| key == own_key(WORK);
        if event.is_some_and(|event| event.key().is_some_and(is_work) && event.new_value().is_some()) {
            act();
        }
    })
    .forget();
}

/// Names of the scenarios, sorted.
pub fn scenarios() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok()?);
    let prefixes = [own_key(SCENARIO), ["iam-playground", SCENARIO].concat()];
    let name = |key: String| {
        let name = prefixes.iter().find_map(|prefix| key.strip_prefix(prefix.as_str()))?.to_owned();
        scenario(&name).map(|_| name)
    };
    let mut names: Vec<String> = keys.filter_map(name).collect();
    stable_sort(&mut names, Ord::cmp);
    names.dedup();
    names
}

/// A scenario by its name.
pub fn scenario(name: &str) -> Option<String> {
    read(&[SCENARIO, name].concat())
}

/// Saves a scenario; false when the browser refuses.
pub fn save_scenario(name: &str, json: &str) -> bool {
    write(&[SCENARIO, name].concat(), json)
}

/// Forgets a scenario.
pub fn delete_scenario(name: &str) {
    remove(&[SCENARIO, name].concat());
}

/// An earlier state of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedState {
    /// When it was left, as the browser writes times.
    pub when: String,
    /// What was done then.
    pub step: String,
    /// The work.
    pub json: String,
}

/// Saves a state. It replaces the oldest one.
pub fn save_state(step: &str, json: &str) {
    let next: usize = read(NEXT_STATE).and_then(|next| next.parse().ok()).unwrap_or_default();
    let when = (js_sys::Date::now() as u64).to_string();
    if write(&state_key(next), &[&when, "\n", step, "\n", json].concat()) {
        write(NEXT_STATE, &((next + 1) % MAX_STATES).to_string());
    }
}

/// The saved states, newest first.
pub fn saved_states() -> Vec<SavedState> {
    let next: usize = read(NEXT_STATE).and_then(|next| next.parse().ok()).unwrap_or_default();
    let newest_first = (1..=MAX_STATES).map(|back| (next + MAX_STATES - back) % MAX_STATES);
    let state = |index: usize| {
        let text = read(&state_key(index))?;
        let mut parts = text.splitn(3, '\n').map(str::to_owned);
        Some(SavedState { when: local_time(parts.next()?), step: parts.next()?, json: parts.next()? })
    };
    newest_first.filter_map(state).collect()
}

/// Milliseconds since 1970 as the reader's language writes times. Words are what earlier versions stored.
fn local_time(stored: String) -> String {
    match stored.parse::<u64>() {
        Ok(milliseconds) => {
            let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
            date.to_locale_string("default", &wasm_bindgen::JsValue::UNDEFINED).into()
        }
        Err(_) => stored,
    }
}

fn state_key(index: usize) -> String {
    [STATE, &index.to_string()].concat()
}

/// Puts work that could not be opened aside, so that the next save does not overwrite it.
pub fn save_damaged_work(json: &str) {
    write(DAMAGED, json);
}

/// How far the user is with the lessons.
pub fn progress() -> String {
    read(PROGRESS).unwrap_or_default()
}

/// Remembers how far the user is; where the browser refuses, it is known until the page closes.
pub fn save_progress(progress: &str) {
    write(PROGRESS, progress);
}

/// Remembers that the landing strip was closed.
pub fn save_first_visit_ended() {
    write(FIRST_VISIT, "ended");
}

/// The chosen theme: `light` or `dark`; `None` follows the system.
pub fn theme() -> Option<String> {
    read(THEME)
}

/// Remembers the theme, or forgets it to follow the system.
pub fn save_theme(theme: Option<&str>) {
    match theme {
        Some(theme) => {
            write(THEME, theme);
        }
        None => remove(THEME),
    }
}

/// Whether the story at the left was closed.
pub fn is_story_closed() -> bool {
    read(STORY_CLOSED).is_some()
}

/// Remembers whether the story at the left is closed.
pub fn save_story_closed(is_closed: bool) {
    if is_closed {
        write(STORY_CLOSED, "closed");
    } else {
        remove(STORY_CLOSED);
    }
}

/// The sizes of the panes, as [`super::panes`] reads them.
pub fn pane_sizes() -> Option<String> {
    read(PANES)
}

/// Remembers the sizes of the panes.
pub fn save_pane_sizes(sizes: &str) {
    write(PANES, sizes);
}
