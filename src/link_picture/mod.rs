//! What an embed shows of a world in a link, or of a lesson's world, before the app is there. Pure functions write the markup that
//! the app's views have, so that a small module of its own (`crates/link-picture`) can make it.
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
use crate::session::link::{self, SharedDocument};
use crate::session::story::Story;
use explanation::Explanation;

/// What an embed is asked to show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'s> {
    /// A link's hash, or the text of a file with a document.
    pub world: &'s str,
    /// The lesson that the address names, by its place in the course; else that of the document.
    pub lesson: Option<usize>,
    /// The text of a lesson of the course.
    pub lesson_text: Option<&'s str>,
    /// The policy that the address names.
    pub policy: Option<&'s str>,
}

impl Subject<'_> {
    /// What was shared, and the document with the lesson of the address; `None` where the world is damaged.
    fn opened(&self) -> Option<(SharedDocument, Document)> {
        let is_link = self.world.starts_with('#');
        let opened = if is_link { link::decode(self.world)? } else { link::decode_json(self.world) };
        let shared = opened.ok()?;
        let document = Document::clone(&shared.document);
        let document = match self.lesson {
            Some(lesson) => Document { lesson, story: Story::Lesson, ..document },
            None => document,
        };
        Some((shared, document))
    }

    /// The place in the course of the lesson that is open, whose text is fetched.
    pub fn place_in_course(&self) -> Option<usize> {
        lesson::place_in_course(&self.opened()?.1)
    }
}

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
    /// Draws what an embed shows. The result is `None` where only the app explains what is wrong: for a damaged link, for a
    /// policy that does not exist, and for a question without a decision.
    pub fn new(subject: Subject<'_>, view: EmbedView) -> Option<Self> {
        let (shared, document) = subject.opened()?;
        let document = &document;
        let explanation = match &shared.why {
            Some(why) if view != EmbedView::Policy => Explanation::of(document, why),
            _ => None,
        };
        let parts = match view {
            EmbedView::World => world::world(document, shared.why.as_ref()),
            EmbedView::Lesson => {
                [lesson::lesson(document, subject.lesson_text), world::world(document, shared.why.as_ref())]
                    .concat()
            }
            EmbedView::Policy => policy::policy(document, &shared.drafts, subject.policy)?,
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
