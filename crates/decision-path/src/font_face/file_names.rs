//! Written by `cargo xtask fonts`: the names of the fonts' files.

pub(super) const SANS: &str = "inter-400-e8af4c29.woff2";
pub(super) const SANS_BOLD: &str = "inter-600-d67318f9.woff2";
pub(super) const MONO: &str = "jetbrains-mono-400-e87b731e.woff2";
