//! Hands files over as downloads, and tells where a browser does not take them.

use crate::browser::{download, rasterize};
use crate::session::{Session, share_file};
use crate::text::share as words;

/// A text.
pub(crate) fn text(session: Session, name: &str, mime: &str, content: &str) {
    if !download::download_text(name, mime, content) {
        session.tell(words::NO_FILE, true);
    }
}

/// A drawing of this width and height, pixels, as a PNG with the link inside.
pub(crate) async fn png(session: Session, name: &str, svg: &str, (width, height): (u32, u32), link: &str) {
    let Some(png) = rasterize::svg_to_png(svg, width, height).await else {
        return session.tell(words::NO_PICTURE, true);
    };
    if !download::download_bytes(name, "image/png", &share_file::embed_in_png(&png, link)) {
        session.tell(words::NO_FILE, true);
    }
}
