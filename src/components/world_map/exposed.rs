//! Marks on the cards of resources that somebody outside of the account gets at. They lie on a card's corner, so that no card
//! grows.

use leptos::prelude::*;

use super::Shown;
use crate::components::exposure::{STYLES, keep_exposures_current, mark};
use crate::map_layout::lengths::{per_cent, px};
use crate::session::exposure::Exposed;
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;

/// The marks of all cards that are shown.
#[component]
pub fn ExposedCards() -> impl IntoView {
    let session = use_session();
    let Shown(map) = expect_context();
    keep_exposures_current(session);
    let marks = dyn_view(move || {
        let exposures = session.exposures.get();
        let marks = map.with(|map| {
            let cards = map.nodes.iter().filter(|node| node.hidden.is_empty());
            let marked = cards.filter_map(|node| {
                let line = exposures.of(&node.item.selection).and_then(Exposed::mark)?;
                let (left, top) = (per_cent(node.left + node.width), px(node.top));
                Some(view! { <span class="card-exposure" style:left=left style:top=top>{mark(line)}</span> })
            });
            marked.collect::<Vec<_>>()
        });
        marks.collect_view()
    });
    view! { <style>{STYLES}</style>{marks} }
}
