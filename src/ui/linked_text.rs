//! Short texts with inline markup and links that leave the page.

use leptos::prelude::*;
use lessons::{LinkedText, parse_linked_text};

use crate::text::ui as text;
use crate::ui::inline_markup::InlineMarkup;

/// A text with `code`, **bold** and `https` links. Everything else is literal: text is never markup. A link says that it
/// leaves the page, and where it leads, for its words can say anything.
pub fn linked(text: String) -> AnyView {
    let segments = parse_linked_text(&text).into_iter().map(|segment| match segment {
        LinkedText::Text(text) => view! { <InlineMarkup text/> }.into_any(),
        LinkedText::Link { words, url, host } => link(words.to_owned(), url.to_owned(), host.to_owned()),
    });
    segments.collect_view().into_any()
}

fn link(words: String, url: String, host: String) -> AnyView {
    view! {
        <a class="leaves" href=url target="_blank" rel="noopener noreferrer nofollow">
            <bdi>{words}</bdi>
            <span class="leaves-to">" ("<bdi>{host}</bdi><span aria-hidden="true">" ↗"</span>")"</span>
            <span class="visually-hidden">{text::LEAVES}</span>
        </a>
    }
    .into_any()
}
