//! Giving a world to somebody, and looking at one that was given.

pub mod dialog;
pub mod download;
pub mod picture;
pub mod picture_fonts;
pub mod post;
mod post_names;
pub mod unreadable;
pub mod visit_bar;
pub mod why_picture;

use leptos::prelude::*;

use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::lazy_view::lazy_view;

/// The styles of it all, which are not missed before.
const STYLES: &str = include_str!("../../../style/share.css");

lazy_view!(pub SHARE = share_chunk: share in share);

fn share() -> AnyView {
    view! { <style>{STYLES}</style><dialog::Share/> }.into_any()
}

lazy_view!(pub SHARE_IN_POST = share_in_post_chunk: share_in_post in share);

fn share_in_post() -> AnyView {
    view! { <style>{STYLES}</style><dialog::Share for_post=true/> }.into_any()
}

lazy_view!(VISIT = visit_chunk: visit in visit);

fn visit() -> AnyView {
    view! { <style>{STYLES}</style><visit_bar::Choices/> }.into_any()
}

/// Says that the world is a shared one, and what can be done with it.
#[component]
pub fn VisitBar() -> impl IntoView {
    let session = use_session();
    let visits = ErasedMemo::new(move || session.suspended_work.with(Option::is_some));
    view! { <div class="visit">{dyn_view(move || visits.get().then(|| VISIT.show(None)))}</div> }
}
