//! The sizes of the playground's panes. Each is a custom property of the playground's element, in hundredths of the
//! window, so that style/panes.css alone knows what a pane may not be smaller or larger than.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::storage;

/// What a key moves a border by, in hundredths of the window.
const STEP: f64 = 2.0;
/// What a border can be moved to, in hundredths of the window.
const LIMITS: (f64, f64) = (10.0, 90.0);

/// On a playground whose borders have their listeners.
const MOVABLE: &str = "data-movable";

/// A policy editor that is shown, as style/panes.css finds it.
const EDITOR: &str = ".side > .tab-panel > :not(.hidden) .policy-editor";

/// A size that is remembered: its name in storage and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PaneSize {
    name: &'static str,
    unit: &'static str,
    /// Whether the pane lies behind its border, seen in the direction of reading.
    is_behind: bool,
}

/// All sizes. The map has one of its own beside an explanation, and the inspector beside an editor.
const SIZES: [PaneSize; 5] = [
    PaneSize { name: "story", unit: "vw", is_behind: false },
    PaneSize { name: "map", unit: "dvh", is_behind: false },
    PaneSize { name: "map-above-why", unit: "dvh", is_behind: false },
    PaneSize { name: "side", unit: "vw", is_behind: true },
    PaneSize { name: "editor", unit: "vw", is_behind: true },
];

/// Gives the panes the sizes that were remembered. What is unreadable or absurd is ignored.
pub fn restore_sizes() {
    let Some(playground) = playground() else { return };
    for (size, hundredths) in read(&storage::pane_sizes().unwrap_or_default()) {
        apply(&playground, size, hundredths);
    }
}

/// `story:24 map:40` with the sizes that are known and possible.
fn read(text: &str) -> Vec<(PaneSize, f64)> {
    let entry = |entry: &str| {
        let (name, hundredths) = entry.split_once(':')?;
        let size = SIZES.into_iter().find(|size| size.name == name)?;
        let hundredths: f64 = hundredths.parse().ok()?;
        (LIMITS.0..=LIMITS.1).contains(&hundredths).then_some((size, hundredths))
    };
    text.split_whitespace().filter_map(entry).collect()
}

fn remember(size: PaneSize, hundredths: Option<f64>) {
    let mut sizes = read(&storage::pane_sizes().unwrap_or_default());
    sizes.retain(|(known, _)| *known != size);
    sizes.extend(hundredths.map(|hundredths| (size, hundredths)));
    let entries = sizes.iter().map(|(size, hundredths)| format!("{}:{hundredths}", size.name));
    storage::save_pane_sizes(&entries.collect::<Vec<_>>().join(" "));
}

/// Lets the borders between panes, the elements with `data-border`, be moved for as long as the page is open.
pub fn make_borders_movable() {
    let Some(playground) = playground().filter(|playground| !playground.has_attribute(MOVABLE)) else {
        return;
    };
    let _ = playground.set_attribute(MOVABLE, "");
    if let Some(border) = web_sys::window().and_then(|w| w.document()?.active_element()?.dyn_into().ok()) {
        tell_value(&border);
    }
    let heard = ["focusin", "dblclick", "pointerdown", "pointermove", "pointerup", "keydown"];
    for name in heard {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&playground, name, options, on_border_event).forget();
    }
}

fn on_border_event(event: &Event) {
    let Some(border) = border_of(event) else { return };
    match event.type_().as_str() {
        "focusin" => tell_value(&border),
        "dblclick" => reset(&border),
        "pointerdown" => {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                // The pointer may be gone already.
                let _ = border.set_pointer_capture(event.pointer_id());
            }
        }
        "pointermove" => {
            if let Some(event) = event.dyn_ref::<PointerEvent>()
                && border.has_pointer_capture(event.pointer_id())
            {
                let at = match is_upright(&border) {
                    true => hundredths(f64::from(event.client_x()), true),
                    false => hundredths(f64::from(event.client_y()), false),
                };
                move_to(&border, at, false);
            }
        }
        "pointerup" => move_to(&border, position(&border), true),
        "keydown" => {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                on_key(&border, event);
            }
        }
        _ => {}
    }
}

fn on_key(border: &HtmlElement, event: &KeyboardEvent) {
    let now = position(border);
    let to = match (event.key().as_str(), is_upright(border)) {
        ("ArrowLeft", true) | ("ArrowUp", false) => now - STEP,
        ("ArrowRight", true) | ("ArrowDown", false) => now + STEP,
        ("Home", _) => LIMITS.0,
        ("End", _) => LIMITS.1,
        ("Enter", _) => return reset(border),
        _ => return,
    };
    event.prevent_default();
    move_to(border, to, true);
}

/// Gives the pane the size that it has by itself.
fn reset(border: &HtmlElement) {
    let (Some(playground), Some(size)) = (playground(), size_of(border)) else { return };
    let _ = playground.style().remove_property(&property(size));
    remember(size, None);
    tell_value(border);
}

/// Moves the border to this place of the window, as far as the panes let it.
fn move_to(border: &HtmlElement, at: f64, is_final: bool) {
    let (Some(playground), Some(size)) = (playground(), size_of(border)) else { return };
    let at = at.clamp(LIMITS.0, LIMITS.1);
    // The pane ends where the border is, or begins there and ends at the window's edge.
    let pane = match size.is_behind {
        true => 100.0 - at,
        false => at - hundredths(start_of_panes(&playground, size), size.unit == "vw"),
    };
    let pane = (pane * 10.0).round() / 10.0;
    apply(&playground, size, pane);
    if is_final {
        remember(size, Some(pane.clamp(LIMITS.0, LIMITS.1)));
        tell_value(border);
    }
}

/// Where the first pane begins, pixels.
fn start_of_panes(playground: &HtmlElement, size: PaneSize) -> f64 {
    let across = size.unit == "vw";
    let pane = playground.query_selector(if across { ".lesson" } else { ".world" }).ok().flatten();
    let pane = pane.and_then(|pane| pane.dyn_into::<HtmlElement>().ok());
    pane.map_or(0.0, |pane| start_of(&pane, across))
}

/// Where an element begins in the window, pixels. No pane is in a positioned element.
fn start_of(element: &HtmlElement, across: bool) -> f64 {
    if across {
        return f64::from(element.offset_left());
    }
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    f64::from(element.offset_top()) - scrolled
}

fn apply(playground: &HtmlElement, size: PaneSize, hundredths: f64) {
    let _ = playground.style().set_property(&property(size), &format!("{hundredths}{}", size.unit));
}

fn property(size: PaneSize) -> String {
    format!("--{}-size", size.name)
}

/// Tells where the border is now, for who cannot see it.
fn tell_value(border: &HtmlElement) {
    if !border.has_attribute("data-border") {
        return;
    }
    let _ = border.set_attribute("aria-valuenow", &position(border).round().to_string());
}

/// Where the border is, in hundredths of the window.
fn position(border: &HtmlElement) -> f64 {
    let across = is_upright(border);
    hundredths(start_of(border, across), across)
}

fn hundredths(pixels: f64, across: bool) -> f64 {
    let window = web_sys::window();
    let size = window.and_then(|window| match across {
        true => window.inner_width().ok(),
        false => window.inner_height().ok(),
    });
    pixels * 100.0 / size.and_then(|size| size.as_f64()).unwrap_or(1.0).max(1.0)
}

fn is_upright(border: &HtmlElement) -> bool {
    border.get_attribute("aria-orientation").as_deref() == Some("vertical")
}

/// The size that this border changes in the layout of now.
fn size_of(border: &HtmlElement) -> Option<PaneSize> {
    let playground = playground()?;
    let name = border.get_attribute("data-border")?;
    let has_editor = || playground.query_selector(EDITOR).ok().flatten().is_some();
    let name = match name.as_str() {
        "map" if playground.get_attribute("data-room").as_deref() == Some("why") => "map-above-why",
        "side" if has_editor() => "editor",
        name => name,
    };
    SIZES.into_iter().find(|size| size.name == name)
}

fn border_of(event: &Event) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-border]").ok()??.dyn_into().ok()
}

fn playground() -> Option<HtmlElement> {
    web_sys::window()?.document()?.query_selector(".playground").ok()??.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn sizes_that_are_unreadable_or_absurd_are_ignored() {
        let names = |text: &str| read(text).into_iter().map(|(size, at)| (size.name, at)).collect::<Vec<_>>();
        assert_eq!(names("story:24 map:40.5"), [("story", 24.0), ("map", 40.5)]);
        assert_eq!(names("story:0 map:1000 side:NaN editor:-5 lamp:30 story"), []);
        assert_eq!(names("{\"story\":24}"), []);
        assert_eq!(names(""), []);
    }
}
