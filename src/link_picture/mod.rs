//! What an embed shows of a world in a link, or of a lesson's world, before the app is there: the same markup as the app's views have, written by pure
//! functions, so that a small module of its own (`crates/link-picture`) can make it.
//!
//! It is a picture: nothing in it does anything. The page starts the app when the reader turns to it, and puts that in its place.
//! Names in it are somebody else's text; every one of them goes through [`decision_path::svg::Escaped`].

mod assumptions;
mod editor;
mod explanation;
mod frame;
mod lesson;
mod map;
mod map_layers;
mod markup;
mod matrix;
mod policy;
mod world;

use decision_path::layout::{Options, scene};
use decision_path::path::{DecisionPath, summary};
use decision_path::svg::{Escaped, shapes};

use crate::session::document::Document;
use crate::session::embed_options::EmbedView;
use crate::session::link;
use crate::session::story::Story;
use explanation::Explanation;

/// The picture of an embed.
#[derive(Debug)]
pub struct LinkPicture {
    /// The markup, without the drawing of a decision: that one is as wide as the frame.
    pub html: String,
    paths: Vec<DecisionPath>,
    /// Index of the request whose path is drawn in full.
    open: usize,
}

impl LinkPicture {
    /// Draws what an embed shows of the world in a link's hash or in the text of a file. `lesson` and `policy` are those that its
    /// address names, the lesson by its place in the course. `None` where the app has to say it: a damaged link, a policy that
    /// there is not, a question without a decision.
    pub fn new(world: &str, lesson: Option<usize>, view: EmbedView, policy: Option<&str>) -> Option<Self> {
        let opened = if world.starts_with('#') { link::decode(world)? } else { link::decode_json(world) };
        let shared = opened.ok()?;
        let document = &match lesson {
            Some(lesson) => Document { lesson, story: Story::Lesson, ..Document::clone(&shared.document) },
            None => Document::clone(&shared.document),
        };
        let explanation = match &shared.why {
            Some(why) if view != EmbedView::Policy => Explanation::of(document, why),
            _ => None,
        };
        let parts = match view {
            EmbedView::World => world::world(document, shared.why.as_ref()),
            EmbedView::Lesson => {
                [lesson::lesson(document), world::world(document, shared.why.as_ref())].concat()
            }
            EmbedView::Policy => policy::policy(document, &shared.drafts, policy)?,
            EmbedView::Why if explanation.is_some() => String::new(),
            // The app says why there is no decision.
            EmbedView::Why | EmbedView::Matrix if shared.why.is_some() && explanation.is_none() => {
                return None;
            }
            // An embed of an explanation without a question has some to choose from.
            EmbedView::Why | EmbedView::Matrix => matrix::matrix(document, shared.why.as_ref()),
        };
        let explained = explanation.as_ref().map(|explanation| explanation.html.as_str()).unwrap_or_default();
        let is_explained = explanation.is_some();
        let html = frame::frame(view, is_explained, &[&parts, explained].concat());
        let (paths, open) = explanation.map(|found| (found.paths, found.deciding)).unwrap_or_default();
        Some(Self { html, paths, open })
    }

    /// The drawing of the explained decision, so many pixels wide.
    pub fn drawing(&self, width: u16) -> String {
        let options = Options { has_cause: false, open: Some(self.open) };
        let drawn = scene(&self.paths, f32::from(width), options);
        let (width, height) = (drawn.width, drawn.height);
        format!(
            r#"<svg role="group" aria-label="{}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{}</svg>"#,
            Escaped(&summary(&self.paths)),
            shapes(&drawn, true),
        )
    }
}
