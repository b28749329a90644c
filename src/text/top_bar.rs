//! The bar at the top.

/// Name of the app.
pub const BRAND: &str = "IAM Playground";
/// Name of the group of undo and redo.
pub const HISTORY: &str = "History";
/// Name of the group of the clock and its buttons.
pub const CLOCK: &str = "Simulated clock";
/// Opens the gallery.
pub const EXAMPLES: &str = "Examples";
/// Opens saved scenarios and earlier states.
pub const SAVED: &str = "Saved";
/// Opens the command palette.
pub const FIND: &str = "Find";
/// The same with its key.
pub const FIND_WITH_KEY: &str = "Find (Ctrl+K)";
/// Puts the first world back.
pub const START_OVER: &str = "Start over";

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The button that takes back a step, if there is one.
pub fn undo(step: Option<&str>) -> String {
    step.map_or("Nothing to undo".into(), |step| format!("Undo: {step}"))
}

/// What it takes back, with what that changed in access.
pub fn with_access(undo: &str, access: &str) -> String {
    [undo, ": ", &access.replace('`', "")].concat()
}

/// The button that does a step again, if there is one.
pub fn redo(step: Option<&str>) -> String {
    step.map_or("Nothing to redo".into(), |step| format!("Redo: {step}"))
}

/// A button that moves the clock, by its label.
pub fn move_clock(by: &str) -> String {
    format!("Move the clock {by}")
}

/// `2026-03-02T09:00:00Z` → `2 Mar 2026, 09:00 UTC`.
pub fn date_and_time(iso: &str) -> String {
    let part = |from: usize, to: usize| iso.get(from..to).unwrap_or_default();
    let month = part(5, 7).parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).unwrap_or(&"");
    format!("{} {month} {}, {} UTC", part(8, 10).trim_start_matches('0'), part(0, 4), part(11, 16))
}

/// A theme's name; `None` follows the system.
pub fn theme(chosen: Option<&str>) -> &'static str {
    match chosen {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "system",
    }
}

/// What the theme's button is.
pub fn theme_is(name: &str) -> String {
    format!("Theme: {name}")
}

/// The same, with what a press does.
pub fn change_theme(name: &str) -> String {
    format!("Theme: {name}. Change")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_clock_reads_like_a_date() {
        assert_eq!(super::date_and_time("2026-03-02T09:00:00Z"), "2 Mar 2026, 09:00 UTC");
    }
}
