//! The saved form of a document: versioned JSON, apart from the types the app computes with. Every version that was
//! ever saved keeps opening.
//!
//! Version 1 is the saved form of a lesson state (`version`, `world`, `facts`) with `lesson`, `requests`, `journal` and
//! `drafts`, and later `expected`, `account`, `acts_as`, `lesson_world`, `own_lesson`, `story` and `opened_as`, added.

use std::sync::Arc;

use aws_world::json::Json;
use aws_world::world::ActionOnResource;
use iam_policy::json::{self, Node, ParseOutcome};
use iam_policy::sorted_map::SortedMap;
use lessons::{LessonState, LessonStateError};

use super::document::{Document, JournalEntry, JournalTexts};
use super::expectation::Expectation;
use super::hypothetical_caller::read_caller;
use super::own_lesson::OwnLesson;
use super::selection::RequestCaller;
use super::sign_in::SignIn;
use super::story::Story;
use crate::text::session::messages as text;

/// Why saved work could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedDocumentError {
    /// It was compressed and cannot be decompressed.
    NotCompressed,
    /// It is not JSON.
    NotJson,
    /// Its lesson state cannot be read.
    LessonState(LessonStateError),
    /// This member has another form.
    Damaged(&'static str),
}

impl std::fmt::Display for SavedDocumentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotCompressed => f.write_str(text::COMPRESSED_WORK_DAMAGED),
            Self::NotJson => f.write_str(text::NOT_JSON),
            Self::LessonState(error) => error.fmt(f),
            Self::Damaged(member) => f.write_str(&text::damaged(member)),
        }
    }
}

impl std::error::Error for SavedDocumentError {}

/// Unsaved policy texts by the place they belong to.
pub type Drafts = SortedMap<String>;

/// The document and the unsaved policy texts as JSON of the newest version.
pub fn to_json(document: &Document, drafts: &Drafts) -> String {
    to_json_tree(document, drafts).compact()
}

/// The same, for more to be added.
pub(super) fn to_json_tree(document: &Document, drafts: &Drafts) -> Json {
    let requests = document.requests.iter().map(|request| pair(&request.action, &request.resource));
    let drafts = drafts.iter().map(|(place, text)| pair(place, text));
    let journal = document.journal.iter().map(|entry| line(entry));
    let lesson = i64::try_from(document.lesson).unwrap_or_default();
    let mut saved = document.lesson_state.to_json().with("lesson", Json::Number(lesson));
    if let Some(world) = document.lesson_world.and_then(|world| i64::try_from(world).ok()) {
        saved = saved.with("lesson_world", Json::Number(world));
    }
    if let Some(own_lesson) = &document.own_lesson {
        saved = saved.with("own_lesson", own_lesson.to_json());
    }
    saved
        .with_text_if_any("story", &document.story.to_text())
        .with_text_if_any("opened_as", document.opened_as.as_deref().unwrap_or_default())
        .with("requests", Json::List(requests.collect()))
        .with_if_any("callers", Json::texts(&document.callers))
        .with_text_if_any("account", &document.sign_in.account)
        .with_text_if_any("acts_as", document.sign_in.principal.as_deref().unwrap_or_default())
        .with_if_any("expected", Json::List(document.expected.iter().map(expectation).collect()))
        .with("journal", Json::List(journal.collect()))
        .with("drafts", Json::List(drafts.collect()))
}

fn pair(first: &str, second: &str) -> Json {
    Json::List(vec![Json::text(first), Json::text(second)])
}

/// `["", "s3:GetObject", "arn:…", true]`; the app is the caller without an ARN.
fn expectation(expectation: &Expectation) -> Json {
    let caller = expectation.caller.saved();
    let ActionOnResource { action, resource } = &expectation.request;
    let texts = [caller, action, resource].map(Json::text);
    Json::List(texts.into_iter().chain([Json::Bool(expectation.allowed)]).collect())
}

fn read_expectation(node: &Node) -> Option<Expectation> {
    let [caller, action, resource, allowed] = node.as_array()? else { return None };
    let caller = read_caller(caller.as_str()?);
    let request =
        ActionOnResource { action: action.as_str()?.to_owned(), resource: resource.as_str()?.to_owned() };
    Some(Expectation { caller, request, allowed: allowed.as_bool()? })
}

fn line(entry: &JournalEntry) -> Json {
    Json::object()
        .with_text("name", &entry.name)
        .with_text("cli", &entry.texts().cli)
        .with_text("event", &entry.texts().event)
        .with_text_if_any("error", entry.error.as_deref().unwrap_or_default())
        .with("by_reader", Json::Bool(entry.from_console))
}

/// Opens saved work of any version.
pub fn from_json(text: &str) -> Result<(Document, Drafts), SavedDocumentError> {
    from_parsed(&json::parse(text))
}

/// The same of a text that was parsed.
pub(super) fn from_parsed(parsed: &ParseOutcome) -> Result<(Document, Drafts), SavedDocumentError> {
    if !parsed.errors.is_empty() {
        return Err(SavedDocumentError::NotJson);
    }
    let saved = &parsed.root;
    let lesson_state = LessonState::from_json(saved).map_err(SavedDocumentError::LessonState)?;
    let mut document = Document::new(lesson_state);
    let text = |name: &str| Some(saved.member(name)?.as_str()?.to_owned());
    document.sign_in = SignIn { account: text("account").unwrap_or_default(), principal: text("acts_as") };
    document.story = Story::from_text(&text("story").unwrap_or_default());
    document.opened_as = text("opened_as").map(Arc::from);
    if let Some(lesson) = saved.member("lesson") {
        let index = lesson.as_i64().and_then(|index| usize::try_from(index).ok());
        document.lesson = index.ok_or(SavedDocumentError::Damaged("lesson"))?;
    }
    let world = saved.member("lesson_world").and_then(Node::as_i64);
    document.lesson_world = world.and_then(|world| usize::try_from(world).ok());
    if let Some(own_lesson) = saved.member("own_lesson") {
        document.own_lesson =
            Some(OwnLesson::from_saved(own_lesson).ok_or(SavedDocumentError::Damaged("own_lesson"))?);
    }
    read_list(saved, "requests", &mut |request| {
        let (action, resource) = read_pair(request)?;
        document.requests.push(ActionOnResource { action, resource });
        Some(())
    })?;
    read_list(saved, "expected", &mut |expectation| {
        document.expected.push(read_expectation(expectation)?);
        Some(())
    })?;
    read_list(saved, "callers", &mut |caller| {
        let text = caller.as_str()?;
        if let RequestCaller::Hypothetical(text) = read_caller(text) {
            document.callers.push(text);
        }
        Some(())
    })?;
    read_list(saved, "journal", &mut |line| {
        document.journal.push(Arc::new(read_line(line)?));
        Some(())
    })?;
    let mut drafts = Drafts::new();
    read_list(saved, "drafts", &mut |draft| {
        let (place, text) = read_pair(draft)?;
        drafts.insert(place, text);
        Some(())
    })?;
    Ok((document, drafts))
}

/// Hands the items of a list to `read`, which says `None` to one of a wrong form. A list that is not there is empty.
fn read_list(
    saved: &Node,
    name: &'static str,
    read: &mut dyn FnMut(&Node) -> Option<()>,
) -> Result<(), SavedDocumentError> {
    let Some(list) = saved.member(name) else { return Ok(()) };
    let read = list.as_array().and_then(|items| items.iter().try_for_each(read));
    read.ok_or(SavedDocumentError::Damaged(name))
}

fn read_pair(node: &Node) -> Option<(String, String)> {
    let [first, second] = node.as_array()? else { return None };
    Some((first.as_str()?.to_owned(), second.as_str()?.to_owned()))
}

fn read_line(line: &Node) -> Option<JournalEntry> {
    let text = |name| Some(line.member(name)?.as_str()?.to_owned());
    Some(JournalEntry {
        name: text("name")?,
        error: text("error"),
        from_console: line.member("by_reader").and_then(Node::as_bool).unwrap_or_default(),
        record: None,
        texts: JournalTexts { cli: text("cli")?, event: text("event")? }.into(),
    })
}
