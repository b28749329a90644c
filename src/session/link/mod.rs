//! Documents in links: `#s1.` and the packed saved form. A link is untrusted: whatever stands in it gives a document or
//! a word on what is wrong with it. Every version ever written keeps opening (`tests/links/`).

mod packed;
mod salvage;

use std::sync::Arc;

use aws_world::json::Json;
use aws_world::world::ActionOnResource;
use iam_policy::json::{self, Node};

use super::document::Document;
use super::saved::{self, Drafts, SavedError};
use super::selection::{MatrixCaller, WhyTarget};
use packed::Ending;

/// The version that is written.
const VERSION: u32 = 1;

/// What somebody shared: a document, and perhaps the verdict to look at first.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The document, without its records.
    pub document: Arc<Document>,
    /// Policy texts that were not saved.
    pub drafts: Drafts,
    /// The cell of the matrix that was explained.
    pub why: Option<WhyTarget>,
}

/// What is wrong with a link or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It holds more characters than are read.
    TooLong(usize),
    /// It unpacks to more than is read.
    TooLarge,
    /// It is of a version that this page does not know.
    Newer(u32),
    /// Its end is missing.
    Cut,
    /// It is not as it was written.
    Changed,
    /// It is no document, for this reason.
    NotADocument(String),
}

/// A link or a file that is not what it should be, and what could be read all the same.
#[derive(Clone, Debug)]
pub struct Broken {
    /// What is wrong.
    pub fault: Fault,
    /// The text in it, as far as there is one.
    pub text: String,
    /// What of it can be opened.
    pub rest: Option<Shared>,
}

/// The document as a link's hash, without the `#`: `s1.…`.
pub fn to_link(document: &Document, drafts: &Drafts, why: Option<&WhyTarget>) -> String {
    let text = to_json(&document.without_journal(), drafts, why).compact();
    format!("s{VERSION}.{}", packed::pack(&text))
}

/// The saved form with the verdict to look at first; `to_link` packs it, and files hold it.
pub fn to_json(document: &Document, drafts: &Drafts, why: Option<&WhyTarget>) -> Json {
    let saved = saved::saved(document, drafts);
    let Some(WhyTarget::Cell(caller, ActionOnResource { action, resource })) = why else { return saved };
    let caller = match caller {
        MatrixCaller::App => "",
        MatrixCaller::Principal(arn) => arn,
    };
    saved.with("why", Json::List([caller, action, resource].map(Json::text).to_vec()))
}

/// The version of a hash that holds a document, and the rest of it. `#run` and the like hold none.
pub fn version_of(hash: &str) -> Option<(u32, &str)> {
    let (version, packed) = hash.strip_prefix('#').unwrap_or(hash).strip_prefix('s')?.split_once('.')?;
    let digits = version.len() < 6 && version.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Some((version.parse().ok()?, packed)) } else { None }
}

/// Opens a link's hash. `None` where it is none of a document.
pub fn from_link(hash: &str) -> Option<Result<Shared, Arc<Broken>>> {
    let (version, packed) = version_of(hash)?;
    let broken = |fault| Some(Err(Arc::new(Broken { fault, text: String::new(), rest: None })));
    if version > VERSION {
        return broken(Fault::Newer(version));
    }
    if packed.len() > packed::LONGEST {
        return broken(Fault::TooLong(packed.len()));
    }
    let (text, ending) = packed::unpack(packed);
    let fault = match ending {
        Ending::Whole => return Some(from_text(&text)),
        Ending::TooLarge => return broken(Fault::TooLarge),
        Ending::Cut => Fault::Cut,
        Ending::Changed => Fault::Changed,
    };
    let rest = rest_of(&text);
    Some(Err(Arc::new(Broken { fault, text, rest })))
}

/// Opens the text of a file, or of an intact link.
pub fn from_text(text: &str) -> Result<Shared, Arc<Broken>> {
    if text.len() > packed::LARGEST {
        return Err(Arc::new(Broken { fault: Fault::TooLarge, text: String::new(), rest: None }));
    }
    whole(text).map_err(|SavedError(reason)| {
        let is_json = json::parse(text).errors.is_empty();
        let rest = if is_json { None } else { rest_of(text) };
        Arc::new(Broken { fault: Fault::NotADocument(reason), text: text.to_owned(), rest })
    })
}

fn rest_of(text: &str) -> Option<Shared> {
    whole(text).ok().or_else(|| salvage::beginnings(text).find_map(|beginning| whole(&beginning).ok()))
}

fn whole(text: &str) -> Result<Shared, SavedError> {
    let parsed = json::parse(text);
    let (document, drafts) = saved::from_parsed(&parsed)?;
    let why = parsed.root.member("why").and_then(read_why);
    Ok(Shared { document: Arc::new(document), drafts, why })
}

fn read_why(node: &Node) -> Option<WhyTarget> {
    let [caller, action, resource] = node.as_array()? else { return None };
    let caller = match caller.as_str()? {
        "" => MatrixCaller::App,
        arn => MatrixCaller::Principal(arn.to_owned()),
    };
    let request =
        ActionOnResource { action: action.as_str()?.to_owned(), resource: resource.as_str()?.to_owned() };
    Some(WhyTarget::Cell(caller, request))
}

/// How many there are of what a reader knows by name: `2 users`.
pub fn contents(document: &Document) -> Vec<(usize, &'static str)> {
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
