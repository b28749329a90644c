//! An explanation as a picture that stands alone, for a post or a slide. What draws it is fetched when one is asked for.

use aws_world::api::Authorization;
use decision_path::font_metrics::Typeface;
use decision_path::picture::{Frame, WIDTH, picture};
use leptos::prelude::*;

use super::decision_path::with_decisions;
use crate::browser::location;
use crate::components::share::{download, picture_fonts};
use crate::session::{Session, link, share_file, use_session};
use crate::text::share as text;
use crate::text::why as words;
use crate::ui::lazy_view::ChunkLoadError;
use crate::ui::lazy_view::split_point;

/// The kinds of file.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Svg,
    Png,
}

/// What draws and hands over.
#[derive(Clone, Copy, Debug)]
struct Painter {
    hand_over: fn(Session, Vec<Authorization>, Kind),
}

split_point!(painter: Painter = Painter { hand_over }, in why_picture);

/// Downloads the explanation, in either kind of file. A frame in somebody's post may download nothing.
#[component]
pub fn Pictures(
    /// The decisions about the call's requests.
    shown: StoredValue<Vec<Authorization>>,
) -> impl IntoView {
    let session = use_session();
    let button = |label: &'static str, kind: Kind| {
        let draw = move |_| {
            let authorizations = shown.get_value();
            leptos::task::spawn_local(async move {
                match painter().await {
                    Ok(painter) => (painter.hand_over)(session, authorizations, kind),
                    Err(ChunkLoadError) => session.tell(words::PICTURE_NOT_FETCHED, true),
                }
            });
        };
        view! { <button type="button" class="quiet" on:click=draw>{label}</button> }
    };
    (!location::is_embed()).then(|| {
        let (svg, png) = (button(text::DOWNLOAD_SVG, Kind::Svg), button(text::DOWNLOAD_PNG, Kind::Png));
        view! { {svg}{png} }
    })
}

fn hand_over(session: Session, authorizations: Vec<Authorization>, kind: Kind) {
    let document = session.document_untracked();
    let link = session.drafts.with_untracked(|drafts| {
        link::encode(&document, drafts, session.explanation.target_untracked().as_ref())
    });
    leptos::task::spawn_local(async move {
        let frame = Frame {
            attributes: &share_file::svg_attribute(&link),
            fonts: &picture_fonts::rules(&[Typeface::Sans, Typeface::SansBold, Typeface::Mono]).await,
            address: &words::drawn_by(location::published_url().as_deref()),
        };
        let drawn = with_decisions(&document, &authorizations, |decisions| picture(decisions, frame));
        let Some(drawn) = drawn else { return };
        match kind {
            Kind::Svg => download::text(session, "why.svg", "image/svg+xml", &drawn.svg),
            Kind::Png => {
                let drawing = download::Drawing { svg: &drawn.svg, width: WIDTH, height: drawn.height };
                download::png(session, "why.png", drawing, Some(&link)).await;
            }
        }
    });
}
