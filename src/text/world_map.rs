//! The map.

/// Above the cards, where a card is dropped to be detached from one of several.
pub const DETACH: &str = "Detach…";
/// At a card that counts several things, one of which can be connected.
pub const CHOOSE: &str = "Choose…";

/// The card that counts what has no room.
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// The list of the stops of a request, by its action.
pub fn way_of(action: &str) -> String {
    format!("The way of {action}")
}

/// The account that the map shows, on its border.
pub fn account(name: &str, id: &str) -> String {
    format!("{name} · {id}")
}

/// A card by its kind and its name.
pub fn card_title(kind: &str, name: &str) -> String {
    format!("{kind}: {name}")
}
