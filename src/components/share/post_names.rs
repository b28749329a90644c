//! What a post and its picture are called, until its author calls them something else.

use std::sync::Arc;

use leptos::prelude::*;

use crate::deep_links::gallery;
use crate::session::Session;
use crate::session::document::Document;
use crate::session::embed_code::picture_file;
use crate::session::embed_options::EmbedView;
use crate::session::examples::find_example;
use crate::session::map_items::policy_named;
use crate::session::own_lesson::OwnLesson;
use crate::session::selection::{Selection, WhyTarget};
use crate::session::story::Story;
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
    fn picture_is_called_after_the_example_or_the_account() {
        let example = Document { story: Story::Example("02-deny".into()), ..Document::default() };
        assert_eq!(picture_of(&example, EmbedView::Why), "iam-playground-why-02-deny.png");
        assert_eq!(picture_of(&Document::default(), EmbedView::World), "iam-playground-world-photo-app.png");
    }
}
