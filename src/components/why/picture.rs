//! An explanation as a picture that stands alone: the buttons.

use aws_world::api::Authorization;
use leptos::prelude::*;

use crate::browser::location;
use crate::components::share::why_picture::{PictureKind, WhyPicture};
use crate::session::use_session;
use crate::text::share as text;

/// Downloads the explanation, in either kind of file. A frame in somebody's post may download nothing.
#[component]
pub fn Pictures(
    /// The decisions about the call's requests.
    shown: StoredValue<Vec<Authorization>>,
) -> impl IntoView {
    let session = use_session();
    let button = |label: &'static str, kind: PictureKind, file: &'static str| {
        let draw = move |_| {
            WhyPicture {
                authorizations: shown.get_value(),
                asked: session.explanation.target_untracked(),
                kind,
                file: file.to_owned(),
            }
            .download(session);
        };
        view! { <button type="button" class="quiet" on:click=draw>{label}</button> }
    };
    (!location::is_embed()).then(|| {
        let svg = button(text::DOWNLOAD_SVG, PictureKind::Svg, "why.svg");
        let png = button(text::DOWNLOAD_PNG, PictureKind::Png, "why.png");
        view! { {svg}{png} }
    })
}
