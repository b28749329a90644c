//! Printing the page.

/// Opens the browser's print dialog; in a frame that may not, nothing happens.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
