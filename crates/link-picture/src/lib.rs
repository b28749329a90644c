//! Draws what an embed shows of a world in its link, or of a lesson's world, before the app is there: a small module of its own,
//! which the embed's page asks (`xtask/src/embed_page/content.html`). All that it does is `iam_playground::link_picture`.

use iam_playground::link_picture::{LinkPicture, Subject};
use iam_playground::session::embed_options::EmbedView;
use wasm_bindgen::prelude::*;

/// The picture of an embed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Picture(LinkPicture);

#[wasm_bindgen]
impl Picture {
    /// The place in the course of the lesson that is open in a world, as [`Self::of`] takes it: its text is fetched for it.
    pub fn lesson(world: &str, lesson: Option<usize>) -> Option<usize> {
        Subject { world, lesson, ..Subject::default() }.place_in_course()
    }

    /// Draws the view named `view` of the world in a link's hash or in the text of a file. The embed's address names `lesson`, by
    /// its place in the course, and `policy`. The result is `undefined` where only the app explains what is wrong.
    pub fn of(
        world: &str,
        lesson: Option<usize>,
        view: &str,
        policy: Option<String>,
        lesson_text: Option<String>,
    ) -> Option<Self> {
        let view = EmbedView::ALL.into_iter().find(|known| known.name() == view).unwrap_or_default();
        let (policy, lesson_text) = (policy.as_deref(), lesson_text.as_deref());
        LinkPicture::new(Subject { world, lesson, lesson_text, policy }, view).map(Self)
    }

    /// The markup.
    pub fn html(&self) -> String {
        self.0.html.clone()
    }

    /// The drawing of the explained decision, so many pixels wide.
    pub fn drawing(&self, width: u16) -> String {
        self.0.drawing(width)
    }
}
