//! Share: the world as a link, as a file, as a picture; and a file to open.

use decision_path::font_metrics::Typeface;
use leptos::prelude::*;

use super::post_names::PostPicture;
use super::why_picture::{PictureKind, WhyPicture};
use super::{download, picture, picture_fonts, post};
use crate::browser::{files, location, sprite};
use crate::components::close_dialog::close_dialog;
use crate::components::copy_text::copy_text;
use crate::deep_links::open_file;
use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
use crate::session::document::Document;
use crate::session::kept_lesson::document_at_start;
use crate::session::link;
use crate::session::selection::WhyTarget;
use crate::session::shareable_question::{ShareableQuestion, shareable_question};
use crate::session::{Session, Side, saved_document, use_session};
use crate::text::share as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The dialog.
#[component]
pub fn Share(
    /// Whether the code for a post is what is wanted.
    #[prop(optional)]
    for_post: bool,
) -> impl IntoView {
    let on_close = close_dialog();
    let session = use_session();
    let open = open_question(session);
    let is_past = open == Some(ShareableQuestion::Past);
    let why = match open {
        Some(ShareableQuestion::Same(why)) => Some(why),
        Some(ShareableQuestion::Past) | None => None,
    };
    let with_why = RwSignal::new(why.is_some());
    let asked = why.clone();
    let why = ErasedMemo::new(move || why.clone().filter(|_| with_why.get()));
    let link = ErasedMemo::new(move || link_of(session, why.get().as_ref()));
    let picture = RwSignal::new(PostPicture { file: PICTURE_FILE.to_owned(), asked: None });
    view! {
        <Modal title=text::SHARE on_close=on_close>
            <p class="hint">{text::ABOUT}</p>
            <Link link/>
            {session.kept_lesson().map(|_| view! { <p class="hint">{text::WITHOUT_DRAFT}</p> })}
            {is_past_start(&session.document_untracked()).then(|| view! { <p class="hint">{text::NOT_AT_START}</p> })}
            {asked.map(|_| view! {
                <label class="check">
                    <input type="checkbox" prop:checked=move || with_why.get() on:change:target=move |event| with_why.set(event.target().checked())/>
                    {text::WITH_WHY}
                </label>
            })}
            {is_past.then(|| view! { <p class="hint">{text::WHY_IS_PAST}</p> })}
            <h3>{text::FILES}</h3>
            <p class="hint">{text::FILES_ABOUT}</p>
            <Files picture/>
            <post::Post link why picture is_open=for_post/>
            <footer class="modal-foot">
                <button type="button" class="primary" on:click=move |_| on_close.run(())>{text::DONE}</button>
            </footer>
        </Modal>
    }
}

/// What a link can ask of the explanation that is open, if one is.
fn open_question(session: Session) -> Option<ShareableQuestion> {
    let shown = untrack(|| session.views.side()) == Side::Why;
    let explained = session.explanation.target_untracked().filter(|_| shown)?;
    Some(shareable_question(&session.document_untracked(), &explained))
}

/// `s1.…`.
fn link_of(session: Session, why: Option<&WhyTarget>) -> String {
    session.drafts.with_untracked(|drafts| link::encode(&session.document_untracked(), drafts, why))
}

#[component]
fn Link(link: ErasedMemo<String>) -> impl IntoView {
    let session = use_session();
    let address = ErasedMemo::new(move || format!("{}#{}", location::page_url(), link.get()));
    let length = move || text::length(address.with(|address| address.chars().count()));
    view! {
        <div class="field">
            <label for="share-link">{text::LINK}</label>
            <div class="share-link">
                <input id="share-link" type="text" readonly="" aria-describedby="share-length" prop:value=move || address.get()/>
                <button type="button" class="primary" on:click=move |_| copy_text(session, address.get_untracked(), "link")>{text::COPY_LINK}</button>
            </div>
            <p class="hint" id="share-length">{dyn_view(length)}</p>
        </div>
    }
}

/// The name of the picture, until it is one for a post.
const PICTURE_FILE: &str = "iam-playground.png";

#[component]
fn Files(
    /// The picture that is downloaded.
    picture: RwSignal<PostPicture>,
) -> impl IntoView {
    let session = use_session();
    let work = move |_| {
        let json = session
            .drafts
            .with_untracked(|drafts| saved_document::to_json(&session.document_untracked(), drafts));
        download::text(session, "iam-playground.json", "application/json", &json);
    };
    let draw = move |kind: PictureKind| {
        let wanted = picture.get_untracked();
        if download_why(session, &wanted, kind) {
            return;
        }
        leptos::task::spawn_local(async move {
            let fonts = picture_fonts::rules(&[Typeface::Sans, Typeface::SansBold]).await;
            let (document, link) = (session.document_untracked(), link_of(session, None));
            let explained = session.explanation.target_untracked();
            // As on the screen, where they are shown however crowded it is.
            let selected = session.selection.get_untracked();
            let pinned: Vec<_> = selected.into_iter().chain(untrack(|| session.explanation.path())).collect();
            let subject =
                picture::Subject { document: &document, explained: explained.as_ref(), pinned: &pinned };
            let svg = picture::svg(subject, &link, &fonts, sprite::symbol);
            if kind == PictureKind::Svg {
                return download::text(session, &wanted.svg_file(), "image/svg+xml", &svg);
            }
            let height = u32::try_from(subject.height()).unwrap_or_default();
            let drawing = download::Drawing { svg: &svg, width: picture::WIDTH.unsigned_abs(), height };
            download::png(session, &wanted.file, drawing, Some(&link)).await;
        });
    };
    let open = move |event: leptos::ev::Event| {
        files::read_chosen_file(&event, move |file| open_file(session, file));
    };
    view! {
        <div class="button-row share-files">
            <button type="button" on:click=work>{text::DOWNLOAD}</button>
            <button type="button" on:click=move |_| draw(PictureKind::Svg)>{text::DOWNLOAD_SVG}</button>
            <button type="button" on:click=move |_| draw(PictureKind::Png)>{text::DOWNLOAD_PNG}</button>
        </div>
        <div class="field">
            <label for="share-file">{text::OPEN_FILE}</label>
            <input id="share-file" type="file" accept=".json,.png,.svg,application/json,image/png,image/svg+xml" on:change=open/>
        </div>
    }
}

/// Downloads the decision that a post explains; `false` where none is to be drawn.
fn download_why(session: Session, picture: &PostPicture, kind: PictureKind) -> bool {
    let document = session.document_untracked();
    let found = picture.asked.as_ref().map(|asked| look_up_authorizations(&document, asked));
    let Some(Lookup::Found(authorizations)) = found else { return false };
    let file = match kind {
        PictureKind::Svg => picture.svg_file(),
        PictureKind::Png => picture.file.clone(),
    };
    WhyPicture { authorizations, asked: picture.asked.clone(), kind, file }.download(session);
    true
}

/// Whether the document's own lesson is shown in another state than its start.
fn is_past_start(document: &Document) -> bool {
    let start = document.open_own_lesson().and_then(document_at_start);
    start.is_some_and(|start| start.lesson_state != document.lesson_state)
}
