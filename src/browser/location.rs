//! The address the reader came by.

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Whether the address asks for a fresh start (`?fresh`): nothing saved is shown, and nothing saved is lost until the
/// reader changes something.
pub fn asks_for_fresh_start() -> bool {
    let query = location().and_then(|l| l.search().ok()).unwrap_or_default();
    query.trim_start_matches('?').split('&').any(|part| part == "fresh" || part.starts_with("fresh="))
}

/// Whether *Run the app* was pressed before the app was there: the button is a link to `#run`. Answers true once.
pub fn take_run_request() -> bool {
    let Some(location) = location() else { return false };
    let asked = location.hash().is_ok_and(|hash| hash == "#run");
    if asked {
        // In a sandboxed frame this throws, and then the address keeps its hash, which does no harm.
        let _ = location.set_hash("");
    }
    asked
}
