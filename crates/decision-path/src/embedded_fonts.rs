//! The files of the fonts inside the program: for native tools. The app fetches them from its site instead.

#[rustfmt::skip]
mod files;

use crate::font_metrics::Typeface;

/// The font's file, as the site serves it.
pub const fn woff2(typeface: Typeface) -> &'static [u8] {
    match typeface {
        Typeface::Sans => files::SANS,
        Typeface::SansBold => files::SANS_BOLD,
        Typeface::Mono => files::MONO,
    }
}
