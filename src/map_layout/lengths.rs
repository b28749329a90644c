//! Lengths as styles write them.

/// `164` → `164px`.
pub fn px(pixels: i32) -> String {
    format!("{pixels}px")
}

/// Thousandths of the map's width: `164` → `16.4%`.
pub fn per_cent(thousandths: i32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
