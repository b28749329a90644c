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

/// A drawing and its size in pixels.
pub(crate) struct Drawing<'s> {
    pub(crate) svg: &'s str,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// A drawing as a PNG, with the link inside if there is one.
pub(crate) async fn png(session: Session, name: &str, drawing: Drawing<'_>, link: Option<&str>) {
    let Drawing { svg, width, height } = drawing;
    let Some(png) = rasterize::svg_to_png(svg, width, height).await else {
        return session.tell(words::NO_PICTURE, true);
    };
    let png = match link {
        Some(link) => share_file::embed_in_png(&png, link),
        None => png,
    };
    if !download::download_bytes(name, "image/png", &png) {
        session.tell(words::NO_FILE, true);
    }
}
