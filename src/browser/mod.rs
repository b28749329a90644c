//! The only user of `web_sys` and `gloo`. Everything here survives a sandbox in which storage and history throw.

pub mod clipboard;
pub mod download;
pub mod editor;
pub mod element_width;
pub mod embed_resize;
pub mod event_delegation;
pub mod fetch;
pub mod files;
pub mod first_paint;
pub mod focus;
pub mod gzip;
pub mod import_reader;
pub mod keyboard;
pub mod location;
pub mod object_url;
pub mod panes;
pub mod panic;
pub mod pointer;
pub mod print;
pub mod rasterize;
pub mod scheduling;
pub mod scroll;
pub mod service_worker;
pub mod storage;
pub mod theme;
pub mod virtual_row;
