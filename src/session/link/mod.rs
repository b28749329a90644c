//! Documents in links: `#s1.` and the compressed saved document. A link is untrusted: any content gives a document or
//! an error. Every version ever written keeps opening (`tests/links/`).

mod codec;
mod recovery;

use std::sync::Arc;

use aws_world::json::Json;
use aws_world::world::ActionOnResource;
use iam_policy::json::{self, Node};

use super::document::Document;
use super::hypothetical_caller::read_caller;
use super::kept_lesson::LESSON_DRAFT;
use super::saved_document::{self, Drafts, SavedDocumentError};
use super::selection::WhyTarget;
use crate::text::links as text;
use codec::DecodeStatus;

/// The version that is written.
const VERSION: u32 = 1;

/// A document that was shared, perhaps with the verdict to explain first.
#[derive(Clone, Debug)]
pub struct SharedDocument {
    /// The document, without its records.
    pub document: Arc<Document>,
    /// Policy texts that were not saved.
    pub drafts: Drafts,
    /// The cell of the matrix that was explained.
    pub why: Option<WhyTarget>,
}

/// What is wrong with a link or a file.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkError {
    /// It holds more characters than are read.
    TooLong(usize),
    /// It unpacks to more than is read.
    TooLarge,
    /// It is of a newer version than this page knows.
    UnsupportedVersion(u32),
    /// Its end is missing.
    Truncated,
    /// Its checksum does not match.
    ChecksumMismatch,
    /// It is no document, for this reason.
    NotADocument(SavedDocumentError),
    /// A picture that carries no world.
    PictureWithoutWorld,
    /// A file of more bytes than are read.
    FileTooLarge {
        /// Its name.
        name: String,
        /// Its length.
        bytes: f64,
        /// The most that is read.
        limit: f64,
    },
    /// The browser could not read the file.
    FileUnreadable,
}

impl LinkError {
    /// What it is, as a heading.
    pub fn heading(&self) -> &'static str {
        match self {
            Self::PictureWithoutWorld => text::PICTURE_WITHOUT_WORLD,
            Self::FileTooLarge { .. } => text::FILE_TOO_LARGE,
            Self::FileUnreadable => text::FILE_UNREADABLE,
            Self::TooLong(_)
            | Self::TooLarge
            | Self::UnsupportedVersion(_)
            | Self::Truncated
            | Self::ChecksumMismatch
            | Self::NotADocument(_) => text::DAMAGED,
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::PictureWithoutWorld => text::ASK_FOR_THE_PICTURE,
            Self::FileTooLarge { .. } => text::CHOOSE_A_SMALLER_FILE,
            Self::FileUnreadable => text::CHOOSE_IT_AGAIN,
            Self::TooLong(_)
            | Self::TooLarge
            | Self::UnsupportedVersion(_)
            | Self::Truncated
            | Self::ChecksumMismatch
            | Self::NotADocument(_) => text::ASK_AGAIN,
        }
    }

    /// What is wrong and why that may be, as a sentence.
    pub fn message(&self) -> String {
        match self {
            Self::TooLong(characters) => text::too_long(*characters),
            Self::TooLarge => text::TOO_LARGE.to_owned(),
            Self::UnsupportedVersion(version) => text::newer_version(*version),
            Self::Truncated => text::TRUNCATED.to_owned(),
            Self::ChecksumMismatch => text::CHECKSUM_MISMATCH.to_owned(),
            Self::NotADocument(error) => error.to_string(),
            Self::PictureWithoutWorld => text::NO_WORLD_IN_PICTURE.to_owned(),
            Self::FileTooLarge { name, bytes, limit } => text::file_too_large(name, *bytes, *limit),
            Self::FileUnreadable => text::FILE_NOT_READ.to_owned(),
        }
    }
}

/// A damaged link or file, and what could be recovered from it.
#[derive(Clone, Debug)]
pub struct DamagedLink {
    /// What is wrong.
    pub error: LinkError,
    /// The text in it, as far as there is one.
    pub text: String,
    /// What of it can be opened.
    pub recovered: Option<SharedDocument>,
}

/// The document as a link's hash, without the `#`: `s1.…`. The draft of a lesson is its author's alone until it is a lesson.
pub fn encode(document: &Document, drafts: &Drafts, why: Option<&WhyTarget>) -> String {
    let document = Document { opened_as: None, ..document.without_journal() };
    let mut drafts = drafts.clone();
    drafts.remove(LESSON_DRAFT);
    let text = to_json(&document, &drafts, why).compact();
    format!("s{VERSION}.{}", codec::encode(&text))
}

/// The saved form with the verdict to look at first; `to_link` packs it, and files hold it.
pub fn to_json(document: &Document, drafts: &Drafts, why: Option<&WhyTarget>) -> Json {
    let saved = saved_document::to_json_tree(document, drafts);
    let Some(WhyTarget::Cell(caller, ActionOnResource { action, resource })) = why else { return saved };
    saved.with("why", Json::List([caller.saved(), action, resource].map(Json::text).to_vec()))
}

/// The version of a hash that holds a document, and the rest of it. `#run` and the like hold none.
pub fn version_of(hash: &str) -> Option<(u32, &str)> {
    let (version, packed) = hash.strip_prefix('#').unwrap_or(hash).strip_prefix('s')?.split_once('.')?;
    let digits = version.len() < 6 && version.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Some((version.parse().ok()?, packed)) } else { None }
}

/// Opens a link's hash. `None` where it is none of a document.
pub fn decode(hash: &str) -> Option<Result<SharedDocument, Arc<DamagedLink>>> {
    let (version, packed) = version_of(hash)?;
    let damaged = |error| Some(Err(Arc::new(DamagedLink { error, text: String::new(), recovered: None })));
    if version > VERSION {
        return damaged(LinkError::UnsupportedVersion(version));
    }
    if packed.len() > codec::MAX_CHARACTERS {
        return damaged(LinkError::TooLong(packed.len()));
    }
    let (text, status) = codec::decode(packed);
    let error = match status {
        DecodeStatus::Complete => return Some(decode_json(&text)),
        DecodeStatus::TooLarge => return damaged(LinkError::TooLarge),
        DecodeStatus::Truncated => LinkError::Truncated,
        DecodeStatus::ChecksumMismatch => LinkError::ChecksumMismatch,
    };
    let recovered = recover(&text);
    Some(Err(Arc::new(DamagedLink { error, text, recovered })))
}

/// Opens the text of a file, or of an intact link.
pub fn decode_json(text: &str) -> Result<SharedDocument, Arc<DamagedLink>> {
    if text.len() > codec::MAX_DECODED_BYTES {
        return Err(Arc::new(DamagedLink {
            error: LinkError::TooLarge,
            text: String::new(),
            recovered: None,
        }));
    }
    read_complete(text).map_err(|error| {
        let is_json = json::parse(text).errors.is_empty();
        let recovered = if is_json { None } else { recover(text) };
        Arc::new(DamagedLink { error: LinkError::NotADocument(error), text: text.to_owned(), recovered })
    })
}

fn recover(text: &str) -> Option<SharedDocument> {
    read_complete(text)
        .ok()
        .or_else(|| recovery::closed_prefixes(text).find_map(|beginning| read_complete(&beginning).ok()))
}

fn read_complete(text: &str) -> Result<SharedDocument, SavedDocumentError> {
    let parsed = json::parse(text);
    let (document, drafts) = saved_document::from_parsed(&parsed)?;
    let why = parsed.root.member("why").and_then(read_why);
    Ok(SharedDocument { document: Arc::new(document), drafts, why })
}

fn read_why(node: &Node) -> Option<WhyTarget> {
    let [caller, action, resource] = node.as_array()? else { return None };
    let caller = read_caller(caller.as_str()?);
    let request =
        ActionOnResource { action: action.as_str()?.to_owned(), resource: resource.as_str()?.to_owned() };
    Some(WhyTarget::Cell(caller, request))
}

/// How many accounts, users, groups and the like there are: `2 users`.
pub fn entity_counts(document: &Document) -> Vec<(usize, &'static str)> {
    let accounts = document.world().accounts();
    let sum = |count: &dyn Fn(&aws_world::Account) -> usize| accounts.values().map(count).sum();
    let all: [(usize, &'static str); 6] = [
        (accounts.len(), "account"),
        (sum(&|a| a.iam.users.len()), "user"),
        (sum(&|a| a.iam.groups.len()), "group"),
        (sum(&|a| a.roles().count()), "role"),
        (sum(&|a| a.iam.policies.len()), "policy"),
        (sum(&|a| a.s3.buckets.len()), "bucket"),
    ];
    all.into_iter().filter(|(count, _)| *count > 0).collect()
}
