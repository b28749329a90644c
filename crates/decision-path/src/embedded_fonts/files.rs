//! Written by `cargo xtask fonts`: the files of the fonts.

pub(super) const SANS: &[u8] = include_bytes!("../../../../public/fonts/inter-400-e8af4c29.woff2");
pub(super) const SANS_BOLD: &[u8] = include_bytes!("../../../../public/fonts/inter-600-d67318f9.woff2");
pub(super) const MONO: &[u8] = include_bytes!("../../../../public/fonts/jetbrains-mono-400-e87b731e.woff2");
