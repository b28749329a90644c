//! Worlds that the site itself has: the first one, examples, starts and solutions of lessons. An embed of one names it in its
//! address, and so begins with what the build has drawn of it instead of with the app.

use std::sync::Arc;

use super::document::Document;
use super::embed_options::EmbedView;
use super::opened_work::has_same_content;
use super::saved_document::Drafts;
use super::selection::WhyTarget;
use super::story::Story;

/// Which one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorldName {
    /// The world of a first visit.
    First,
    /// An example of the gallery, by its name.
    Example(Arc<str>),
    /// The start of a lesson, by its place in the list.
    Start(usize),
    /// A lesson's world as it is when all goals are met.
    Solution(usize),
}

impl WorldName {
    /// Those that a document may be, by the story that it tells.
    pub fn candidates(document: &Document) -> Vec<Self> {
        match &document.story {
            Story::Example(name) => vec![Self::Example(name.clone())],
            Story::Lesson if document.open_own_lesson().is_none() => {
                vec![Self::First, Self::Start(document.lesson), Self::Solution(document.lesson)]
            }
            Story::Lesson | Story::Account => Vec::new(),
        }
    }

    /// Whether an embed of this view shows it.
    fn is_shown_by(&self, view: EmbedView) -> bool {
        match self {
            Self::First => view != EmbedView::Lesson,
            Self::Example(_) => true,
            Self::Start(_) | Self::Solution(_) => view == EmbedView::Lesson,
        }
    }

    /// What names it in the address of an embed, behind the view.
    pub fn embed_query(&self) -> String {
        match self {
            Self::First => String::new(),
            Self::Example(name) => format!("&example={name}"),
            Self::Start(lesson) => format!("&lesson={}", lesson + 1),
            Self::Solution(lesson) => format!("&lesson={}&step=solution", lesson + 1),
        }
    }

    /// What opens it in the playground as something to look at; only examples have that.
    pub fn playground_query(&self) -> Option<String> {
        match self {
            Self::Example(name) => Some(format!("?example={name}")),
            Self::First | Self::Start(_) | Self::Solution(_) => None,
        }
    }
}

/// A world with what it holds.
#[derive(Clone, Debug)]
pub struct PublishedWorld {
    /// Which one it is.
    pub name: WorldName,
    /// Its document.
    pub document: Arc<Document>,
    /// The question that is explained in it.
    pub why: Option<WhyTarget>,
}

impl PublishedWorld {
    /// Whether an embed that names it shows what one with this document would, and explains the question where one is asked.
    fn is_shown(
        &self,
        view: EmbedView,
        document: &Document,
        drafts: &Drafts,
        why: Option<&WhyTarget>,
    ) -> bool {
        let signs_in_alike = |one: &Document, other: &Document| {
            one.account().id == other.account().id && one.sign_in.principal == other.sign_in.principal
        };
        let is_same_lesson = !matches!(self.name, WorldName::Start(_) | WorldName::Solution(_))
            || self.document.lesson == document.lesson && self.document.lesson_world == document.lesson_world;
        self.name.is_shown_by(view)
            && (why.is_none() || why == self.why.as_ref())
            && is_same_lesson
            && signs_in_alike(&self.document, document)
            && has_same_content((&self.document, &Drafts::new()), (document, drafts))
    }

    /// The name of the one among `known` that an embed shows as it would this document.
    pub fn named<'a>(
        known: &'a [Self],
        view: EmbedView,
        (document, drafts): (&Document, &Drafts),
        why: Option<&WhyTarget>,
    ) -> Option<&'a WorldName> {
        known.iter().find(|world| world.is_shown(view, document, drafts, why)).map(|world| &world.name)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::session::command::Command;
    use crate::session::embed_options::EmbedOptions;
    use crate::session::examples::parse_index;
    use crate::session::lesson_files;
    use crate::session::opened_work::as_opened;
    use crate::session::saved_document;
    use crate::session::sign_in::SignIn;
    use crate::session::test_worlds::{apply_calls, user};

    fn read(path: PathBuf) -> String {
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    fn open(json: &str) -> Document {
        saved_document::from_json(json).expect("opens").0
    }

    fn examples() -> Vec<PublishedWorld> {
        let folder = root().join("examples/built");
        let listed = parse_index(&read(folder.join("index.json"))).expect("the list");
        let worlds = listed.into_iter().map(|example| {
            let story = Story::Example(example.name().into());
            let document = Arc::new(Document { story, ..open(&read(folder.join(&example.file))) });
            PublishedWorld {
                name: WorldName::Example(example.name().into()),
                document,
                why: Some(example.why),
            }
        });
        worlds.collect()
    }

    /// The first world and a lesson's worlds, as the embed opens them.
    fn of_lesson(lesson: usize) -> Vec<PublishedWorld> {
        let of_file = |name: WorldName, file: &str| {
            let address = lesson_files::file_url(lesson, file).expect("a lesson");
            let path = root().join("crates/lessons/content").join(address.trim_start_matches("lessons/"));
            PublishedWorld { name, document: Arc::new(open(&read(path))), why: None }
        };
        let first = Arc::new(Document::default());
        vec![
            PublishedWorld { name: WorldName::First, document: first, why: None },
            of_file(WorldName::Start(lesson), "start.json"),
            of_file(WorldName::Solution(lesson), "solution.json"),
        ]
    }

    /// The document after it was opened, saved and read again, as Share finds it.
    fn visited(document: &Document) -> Document {
        let none = Drafts::new();
        open(&saved_document::to_json(&as_opened(document.clone(), &none), &none))
    }

    fn query(
        known: &[PublishedWorld],
        view: EmbedView,
        document: &Document,
        why: Option<&WhyTarget>,
    ) -> Option<String> {
        let named = PublishedWorld::named(known, view, (document, &Drafts::new()), why)?;
        Some([EmbedOptions { view, ..EmbedOptions::default() }.query(), named.embed_query()].concat())
    }

    #[test]
    fn example_that_nobody_has_changed_is_named_in_every_view() {
        let all = examples();
        assert!(all.len() > 10, "{}", all.len());
        for world in &all {
            let WorldName::Example(name) = &world.name else { panic!("{world:?}") };
            let known = std::slice::from_ref(world);
            let document = visited(&world.document);
            assert_eq!(WorldName::candidates(&document), std::slice::from_ref(&world.name));
            for view in EmbedView::ALL {
                let expected = format!("?view={}&example={name}", view.name());
                for why in [None, world.why.as_ref()] {
                    assert_eq!(query(known, view, &document, why).as_ref(), Some(&expected));
                }
            }
        }
    }

    #[test]
    fn changed_example_keeps_its_world_in_the_link() {
        let all = examples();
        let (world, other) = (&all[0], &all[1]);
        let known = std::slice::from_ref(world);
        let asked = |document: &Document, why| query(known, EmbedView::Why, document, why);
        let document = visited(&world.document);
        assert!(asked(&document, None).is_some());
        // Another question than the one that the example opens with.
        assert_eq!(asked(&document, other.why.as_ref()), None);
        assert_eq!(asked(&visited(&other.document), None), None, "another example");
        let mut drafts = Drafts::new();
        drafts.insert("trust:App".into(), "{}".into());
        assert_eq!(
            PublishedWorld::named(known, EmbedView::Why, (&document, &drafts), None),
            None,
            "an unsaved text"
        );

        let mut changed = document.clone();
        apply_calls(&mut changed, vec![user("zed")]);
        assert_eq!(asked(&changed, None), None, "a call");
        // Somebody else who gets the changed one by a link has not changed what they opened.
        assert_eq!(asked(&visited(&changed), None), None, "a changed one that was shared");

        let mut signed_in = document;
        let account = other.document.account().id.to_string();
        Command::SignIn(SignIn { account, principal: Some("ann".into()) }).perform(&mut signed_in);
        assert_eq!(asked(&signed_in, None), None, "who acts");
    }

    #[test]
    fn first_world_and_worlds_of_lessons_are_named_where_an_embed_shows_them() {
        let known = of_lesson(0);
        let first = Document::default();
        assert_eq!(query(&known, EmbedView::Matrix, &first, None).as_deref(), Some("?view=matrix"));
        assert_eq!(query(&known, EmbedView::Lesson, &first, None).as_deref(), Some("?view=lesson&lesson=1"));
        for (place, name) in lessons::index().iter().enumerate() {
            let known = of_lesson(place);
            for (world, step) in [(&known[1], ""), (&known[2], "&step=solution")] {
                let document = visited(&world.document);
                assert!(WorldName::candidates(&document).contains(&world.name), "{}", name.folder);
                let expected = format!("?view=lesson&lesson={}{step}", place + 1);
                assert_eq!(query(&known, EmbedView::Lesson, &document, None), Some(expected));
                let mut changed = document.clone();
                apply_calls(&mut changed, vec![user("zed")]);
                assert_eq!(query(&known, EmbedView::Lesson, &changed, None), None, "{}", name.folder);
                let other = Document { lesson: place + 1, ..document };
                assert_eq!(query(&known, EmbedView::Lesson, &other, None), None, "{}", name.folder);
            }
        }
    }
}
