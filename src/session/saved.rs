//! The saved form of a document: versioned JSON, apart from the types the app computes with. Every version that was
//! ever saved keeps opening.

use std::sync::Arc;

use aws_world::snapshot;
use lessons::{Fact, Situation};
use serde::{Deserialize, Serialize};

use super::document::{Document, JournalEntry, Request};

/// Why saved work could not be opened: what happened and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedError(pub String);

#[derive(Serialize, Deserialize)]
struct Version1 {
    version: u32,
    world: serde_json::Value,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    lesson: usize,
    #[serde(default)]
    requests: Vec<(String, String)>,
    #[serde(default)]
    journal: Vec<Line>,
    #[serde(default)]
    drafts: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    name: String,
    cli: String,
    event: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(default)]
    by_reader: bool,
}

/// Unsaved policy texts by the place they belong to.
pub type Drafts = std::collections::BTreeMap<String, String>;

/// The document and the unsaved policy texts as JSON of the newest version.
pub fn to_json(document: &Document, drafts: &Drafts) -> String {
    let world = serde_json::from_str(&snapshot::to_json(document.world())).unwrap_or_default();
    let saved = Version1 {
        version: 1,
        world,
        facts: document.situation.facts.iter().map(|fact| fact.as_str().to_owned()).collect(),
        lesson: document.lesson,
        requests: document.requests.iter().map(|r| (r.action.clone(), r.resource.clone())).collect(),
        journal: document
            .journal
            .iter()
            .map(|entry| Line {
                name: entry.name.clone(),
                cli: entry.cli.clone(),
                event: entry.event.clone(),
                error: entry.error.clone(),
                by_reader: entry.by_reader,
            })
            .collect(),
        drafts: drafts.iter().map(|(place, text)| (place.clone(), text.clone())).collect(),
    };
    serde_json::to_string(&saved).unwrap_or_default()
}

/// Opens saved work of any version.
pub fn from_json(text: &str) -> Result<(Document, Drafts), SavedError> {
    let unreadable = |why: String| SavedError(format!("The saved work could not be read: {why}."));
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
    match value.get("version").and_then(serde_json::Value::as_u64) {
        Some(1) => {}
        Some(version) => return Err(unreadable(format!("it is of version {version}, newer than this page"))),
        None => return Err(unreadable("it has no version".into())),
    }
    let saved: Version1 = serde_json::from_value(value).map_err(|error| unreadable(error.to_string()))?;
    let world = snapshot::from_json(&saved.world.to_string()).map_err(|error| SavedError(error.message))?;
    let facts = saved.facts.iter().filter_map(|fact| Fact::from_str(fact)).collect();
    let document = Document {
        situation: Situation { world, facts },
        lesson: saved.lesson,
        requests: saved.requests.into_iter().map(|(action, resource)| Request { action, resource }).collect(),
        journal: saved.journal.into_iter().map(|line| Arc::new(line.into())).collect(),
        last_run: None,
    };
    Ok((document, saved.drafts.into_iter().collect()))
}

impl From<Line> for JournalEntry {
    fn from(line: Line) -> Self {
        let Line { name, cli, event, error, by_reader } = line;
        Self { name, cli, event, error, by_reader, record: None }
    }
}
