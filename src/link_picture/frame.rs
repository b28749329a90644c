//! What is around every view: the page's main part, and its foot.

use std::fmt::Write as _;

use decision_path::svg::Escaped;

use super::markup::{icon, sheet};
use crate::session::View;
use crate::session::embed_options::EmbedView;
use crate::text::embed as text;
use crate::text::playground;

const STYLES: &str = include_str!("../../style/embed.css");

/// The embed with these parts, one of them an explanation if `is_explained`. The page knows where its link leads.
pub(super) fn frame(view: EmbedView, is_explained: bool, parts: &str) -> String {
    let views: &[View] = match view {
        EmbedView::Lesson => &View::ALL,
        EmbedView::World => &[View::Run, View::Build, View::Why],
        EmbedView::Why | EmbedView::Matrix | EmbedView::Policy => &[],
    };
    let mut out = sheet(STYLES);
    let is_compact = view == EmbedView::Why && is_explained;
    let compact = if is_compact { " compact" } else { "" };
    let first = views.first().map(|view| format!(r#" data-view="{}""#, view.name())).unwrap_or_default();
    let _ = write!(out, r#"<main class="embed embed-{}{compact}"{first}>{parts}</main>"#, view.name());
    out.push_str(r#"<div class="embed-end">"#);
    if !views.is_empty() {
        let _ = write!(out, r#"<nav class="view-bar" aria-label="{}">"#, Escaped(playground::VIEWS));
        for (place, view) in views.iter().enumerate() {
            let current = if place == 0 { r#" aria-current="page""# } else { "" };
            let (title, name) = match view {
                View::Lesson => (playground::LESSON, "lesson"),
                View::Build => (playground::BUILD, "role"),
                View::Run => (playground::RUN, "run"),
                View::Why => (playground::WHY, "why"),
            };
            let _ =
                write!(out, r#"<button type="button"{current}>{}{}</button>"#, icon(name), Escaped(title));
        }
        out.push_str("</nav>");
    }
    out.push_str(r#"<footer class="embed-foot">"#);
    if is_compact {
        let _ = write!(
            out,
            r#"<button type="button" class="quiet show-all" aria-expanded="false">{}</button>"#,
            Escaped(text::SHOW_ALL)
        );
    }
    let _ = write!(
        out,
        r#"<a class="whole" target="_blank" rel="noopener">{}</a><button type="button" class="quiet">{}</button><span class="disclaimer">{}</span></footer></div>"#,
        Escaped(text::OPEN_FULL),
        Escaped(text::COPY_LINK),
        Escaped(text::SIMULATED),
    );
    out
}
