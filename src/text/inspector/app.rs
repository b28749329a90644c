//! The photo app: its source and the keys it holds.

/// A place for keys, or where that is.
pub const IN_THE_CODE: &str = "In the code: app.py";
/// A place for keys, or where that is.
pub const IN_THE_ENVIRONMENT: &str = "In the environment: .env";
/// A place for keys, or where that is.
pub const IN_THE_REPOSITORY: &str = "in the repository";
/// A place for keys, or where that is.
pub const ON_THE_INSTANCE: &str = "On the instance: ~/.aws/credentials";
/// A place for keys, or where that is.
pub const NOT_IN_THE_REPOSITORY: &str = "not in the repository";
/// For screen readers in `SourceCode`.
pub const SOURCE_CODE_OF_THE_APP: &str = "Source code of the app";
/// A hint in `KeyPlaces`.
pub const NO_KEY_ANYWHERE: &str = "No key anywhere in the app.";
/// A label in `KeyPlaces`.
pub const KEYS_THE_APP_HOLDS: &str = "Keys the app holds";
/// A message in `GiveKey`.
pub const FILL_IN_BOTH: &str = "Fill in both the access key ID and the secret access key.";
/// Opens what is folded away in `GiveKey`.
pub const OPTION_1: &str = "Option 1: paste a user’s access key";
/// Label of the place to write the key to.
pub const WHERE: &str = "Where";
/// Label in `GiveKey`.
pub const ACCESS_KEY_ID: &str = "Access key ID";
/// Label in `GiveKey`.
pub const SECRET_ACCESS_KEY: &str = "Secret access key";
/// A button in `GiveKey`.
pub const SAVE_KEYS: &str = "Save keys";
/// A button in `GiveKey`.
pub const PASTE_THE_NEW_KEY: &str = "Paste the new key";

/// For screen readers: the button at a key the app holds.
pub fn remove_the_key(title: &str) -> String {
    format!("Remove the key: {title}")
}

/// A key the app holds, and where that is.
pub fn key_and_note(key: &str, note: &str) -> String {
    format!("{key}, {note}")
}

/// A place for a key, and where that is.
pub fn place_and_note(place: &str, note: &str) -> String {
    format!("{place} ({note})")
}
