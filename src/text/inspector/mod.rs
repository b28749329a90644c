//! The inspector: a file for each kind of thing.

pub mod access_key;
pub mod app;
pub mod boundary;
pub mod bucket;
pub mod bucket_settings;
pub mod group;
pub mod instance;
pub mod item_page;
pub mod kms_key;
pub mod last_change;
pub mod log_group;
pub mod membership;
pub mod metadata_options;
pub mod object;
pub mod organization;
pub mod permissions;
pub mod policy;
pub mod profile;
pub mod provider;
pub mod role;
pub mod sign_in;
pub mod stranger;
pub mod tags;
pub mod user;

/// Where nothing is selected.
pub const SELECT_SOMETHING: &str =
    "Select something, the app for example, to see its settings here and change them.";
