//! Saved work in `localStorage`. Where there is none (a sandboxed frame, a full disk, a privacy setting), reading gives
//! nothing and writing says so.

const WORK: &str = "iam-playground.work";
const DAMAGED: &str = "iam-playground.damaged";
const THEME: &str = "iam-playground.theme";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn write(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// The saved work.
pub fn work() -> Option<String> {
    read(WORK)
}

/// Saves the work; false when the browser refuses.
pub fn save_work(json: &str) -> bool {
    write(WORK, json)
}

/// Puts work that could not be opened aside, so that the next save does not overwrite it.
pub fn keep_damaged(json: &str) {
    write(DAMAGED, json);
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
        None => {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(THEME);
            }
        }
    }
}
