//! What a post and its picture are called, until its author calls them something else.

use std::sync::Arc;

use leptos::prelude::*;

use crate::deep_links::gallery;
use crate::session::document::Document;
use crate::session::embed_code::picture_file;
use crate::session::embed_options::EmbedView;
use crate::session::examples::find_example;
use crate::session::map_items::policy_named;
use crate::session::own_lesson::OwnLesson;
use crate::session::selection::{Selection, WhyTarget};
use crate::session::story::Story;
use crate::session::{Session, Side};
use crate::text::post as text;

/// The title of the example or of the lesson of one's own that the document is.
pub(super) async fn story_title(document: &Document) -> Option<String> {
    match &document.story {
        Story::Example(name) => {
            let all = gallery::load_index().await?;
            Some(find_example(all, name)?.title)
        }
        Story::Lesson => document.open_own_lesson()?.title().map(ToOwned::to_owned),
        Story::Account => None,
    }
}

/// What a post is called that shows this of the document, until its author calls it something else.
pub(super) fn default_title(
    view: EmbedView,
    document: &Document,
    story: Option<&str>,
    why: Option<&WhyTarget>,
    policy: Option<&str>,
) -> String {
    let lesson = lessons::index().into_iter().nth(document.lesson).map(|listed| listed.title.to_owned());
    let of_view = match (view, why) {
        (EmbedView::Why, Some(WhyTarget::Cell(_, request))) => {
            Some(text::title_of_why(&request.action, &request.resource))
        }
        (EmbedView::Policy, _) => policy.map(text::title_of_policy),
        (EmbedView::Lesson, _) => story.map(ToOwned::to_owned).or(lesson),
        _ => None,
    };
    of_view
        .or_else(|| story.map(ToOwned::to_owned))
        .unwrap_or_else(|| text::title(view.title(), &document.account().name))
}

/// The picture that is downloaded beside a post.
#[derive(Clone, Debug, PartialEq)]
pub struct PostPicture {
    /// The name of its file, a PNG.
    pub file: String,
    /// The question whose decision it draws; it draws the map where nothing is asked.
    pub asked: Option<WhyTarget>,
}

impl PostPicture {
    /// The name of the same as an SVG.
    pub fn svg_file(&self) -> String {
        [self.file.trim_end_matches(".png"), ".svg"].concat()
    }
}

/// What the reader has before them when they share.
#[derive(Clone, Copy, Debug)]
pub(super) struct InSight<'s> {
    /// The side panel, where it is seen.
    pub(super) side: Option<Side>,
    /// The question of an explanation can be asked again from a link.
    pub(super) can_ask: bool,
    pub(super) selection: Option<&'s Selection>,
    /// The matrix has the window to itself.
    pub(super) is_matrix_alone: bool,
}

impl InSight<'_> {
    /// The view of a post that shows the same.
    pub(super) fn view(self) -> EmbedView {
        let is_policy = matches!(self.selection, Some(Selection::Policy(_) | Selection::InlinePolicy(..)));
        match self.side {
            _ if self.is_matrix_alone => EmbedView::Matrix,
            Some(Side::Why) if self.can_ask => EmbedView::Why,
            Some(Side::Inspector) if is_policy => EmbedView::Policy,
            _ => EmbedView::World,
        }
    }
}

/// The name of the picture of this document in a post that shows this of it.
pub(super) fn picture_of(document: &Document, view: EmbedView) -> String {
    let world = match &document.story {
        Story::Example(name) => Arc::clone(name),
        Story::Lesson | Story::Account => {
            let lesson = document.open_own_lesson().and_then(OwnLesson::title);
            lesson.unwrap_or(&document.account().name).into()
        }
    };
    picture_file(view, &world)
}

/// The name or ARN of the policy that is selected.
pub(super) fn selected_policy(session: Session) -> Option<String> {
    match session.selection.get()? {
        Selection::Policy(name) | Selection::InlinePolicy(_, _, name) => Some(name),
        _ => None,
    }
}

/// The same, unless the embed shows it anyway. One with letters that an address would have to escape is none of IAM's.
pub(super) fn other_policy(session: Session, document: &Document) -> Option<String> {
    if policy_named(document, None) == session.selection.get() {
        return None;
    }
    selected_policy(session).filter(|name| {
        name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_+=,.@-:/".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::test_worlds::questions_of_examples;

    #[test]
    fn post_is_called_after_what_it_shows() {
        let document = Document { lesson: 2, ..Document::default() };
        let (_, question) = questions_of_examples().into_iter().next().expect("an example");
        let WhyTarget::Cell(_, request) = &question else { panic!("{question:?}") };
        let of_view = |view, story| {
            default_title(
                view,
                &document,
                story,
                Some(&question),
                Some("arn:aws:iam::111122223333:policy/Mine"),
            )
        };
        let asked = format!("Why: {} on {}", request.action, request.resource);
        let lesson = lessons::index()[2].title;
        let cases = [
            (EmbedView::World, "World of Photo app", "A story"),
            (EmbedView::Matrix, "Access matrix of Photo app", "A story"),
            (EmbedView::Why, &asked, &asked),
            (EmbedView::Policy, "Policy Mine", "Policy Mine"),
            (EmbedView::Lesson, lesson, "A story"),
        ];
        for (view, alone, told) in cases {
            assert_eq!(of_view(view, None), alone, "{view:?}");
            assert_eq!(of_view(view, Some("A story")), told, "{view:?} of an example");
        }
        let unasked = default_title(EmbedView::Why, &document, Some("A story"), None, None);
        assert_eq!(unasked, "A story", "an example explains its own question");
    }

    #[test]
    fn post_begins_with_what_is_in_sight() {
        let policy = Selection::Policy("arn:aws:iam::111122223333:policy/Mine".into());
        let user = Selection::User("ann".into());
        let nothing = InSight { side: None, can_ask: false, selection: None, is_matrix_alone: false };
        let cases = [
            (nothing, EmbedView::World),
            (InSight { side: Some(Side::Why), can_ask: true, ..nothing }, EmbedView::Why),
            // What a later state of the world decided is not asked again.
            (InSight { side: Some(Side::Why), ..nothing }, EmbedView::World),
            (InSight { can_ask: true, ..nothing }, EmbedView::World),
            (InSight { side: Some(Side::Inspector), selection: Some(&policy), ..nothing }, EmbedView::Policy),
            (InSight { side: Some(Side::Inspector), selection: Some(&user), ..nothing }, EmbedView::World),
            // Behind the explanation, and on a phone behind another view.
            (
                InSight { side: Some(Side::Why), selection: Some(&policy), can_ask: true, ..nothing },
                EmbedView::Why,
            ),
            (InSight { selection: Some(&policy), ..nothing }, EmbedView::World),
            (
                InSight { side: Some(Side::Why), can_ask: true, is_matrix_alone: true, ..nothing },
                EmbedView::Matrix,
            ),
        ];
        for (in_sight, view) in cases {
            assert_eq!(in_sight.view(), view, "{in_sight:?}");
        }
    }

    #[test]
    fn picture_is_called_after_the_example_or_the_account() {
        let example = Document { story: Story::Example("02-deny".into()), ..Document::default() };
        assert_eq!(picture_of(&example, EmbedView::Why), "iam-playground-why-02-deny.png");
        assert_eq!(picture_of(&Document::default(), EmbedView::World), "iam-playground-world-photo-app.png");
    }
}
