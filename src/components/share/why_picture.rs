//! An explanation as a picture that stands alone, for a post or a slide. What draws it is fetched when one is asked for.

use aws_world::api::Authorization;
use decision_path::font_metrics::Typeface;
use decision_path::picture::{Frame, WIDTH, picture};
use leptos::prelude::*;

use super::{download, picture_fonts};
use crate::browser::location;
use crate::session::authorization_lookup::with_decisions;
use crate::session::selection::WhyTarget;
use crate::session::{Session, link, share_file};
use crate::text::why as text;
use crate::ui::lazy_view::{ChunkLoadError, split_point};

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PictureKind {
    Svg,
    Png,
}

/// What is drawn, and as which file.
#[derive(Debug)]
pub(crate) struct WhyPicture {
    /// The decisions about the call's requests.
    pub(crate) authorizations: Vec<Authorization>,
    /// The question that goes along in the file.
    pub(crate) asked: Option<WhyTarget>,
    pub(crate) kind: PictureKind,
    /// The name of the file.
    pub(crate) file: String,
}

/// What draws and hands over.
#[derive(Clone, Copy, Debug)]
struct Painter {
    hand_over: fn(Session, WhyPicture),
}

split_point!(painter: Painter = Painter { hand_over }, in why_picture);

impl WhyPicture {
    /// Downloads it, once what draws it has come.
    pub(crate) fn download(self, session: Session) {
        leptos::task::spawn_local(async move {
            match painter().await {
                Ok(painter) => (painter.hand_over)(session, self),
                Err(ChunkLoadError) => session.tell(text::PICTURE_NOT_FETCHED, true),
            }
        });
    }
}

fn hand_over(session: Session, wanted: WhyPicture) {
    let WhyPicture { authorizations, asked, kind, file } = wanted;
    let document = session.document_untracked();
    let link = session.drafts.with_untracked(|drafts| link::encode(&document, drafts, asked.as_ref()));
    leptos::task::spawn_local(async move {
        let frame = Frame {
            attributes: &share_file::svg_attribute(&link),
            fonts: &picture_fonts::rules(&[Typeface::Sans, Typeface::SansBold, Typeface::Mono]).await,
            address: &text::drawn_by(location::published_url().as_deref()),
        };
        let drawn = with_decisions(&document, &authorizations, |decisions| picture(decisions, frame));
        let Some(drawn) = drawn else { return };
        match kind {
            PictureKind::Svg => download::text(session, &file, "image/svg+xml", &drawn.svg),
            PictureKind::Png => {
                let drawing = download::Drawing { svg: &drawn.svg, width: WIDTH, height: drawn.height };
                download::png(session, &file, drawing, Some(&link)).await;
            }
        }
    });
}
