//! The only user of `web_sys` and `gloo`. Everything here survives a sandbox in which storage and history throw.

pub mod clipboard;
pub mod delegate;
pub mod download;
pub mod editor;
pub mod fetch;
pub mod files;
pub mod first_paint;
pub mod focus;
pub mod frame;
pub mod import_reader;
pub mod keyboard;
pub mod location;
pub mod object_url;
pub mod offline;
pub mod packing;
pub mod panic;
pub mod pause;
pub mod picture;
pub mod pointer;
pub mod print;
pub mod row;
pub mod scroll;
pub mod storage;
pub mod theme;
