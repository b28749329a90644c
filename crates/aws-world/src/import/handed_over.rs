//! An import on its way from the thread that reads to the one that shows, as texts: the policies while others are still
//! being read, what came of it, and the rest of the world in parts, so that taking it over need not stop a page for long.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::json::{self, Node};
use iam_policy::span::LineColumn;

use super::details::{list, text};
use super::{Counts, File, Finding, Import, Imported, NotImported, Questions};
use crate::clock::SimTime;
use crate::iam::StoredDocument;
use crate::json::Json;
use crate::snapshot::parts::{self, Part};
use crate::snapshot::{self, SnapshotError};

/// Bytes of a part, roughly: what is read in a part of a frame.
const PART: usize = 100_000;

/// The side that reads.
#[derive(Debug)]
pub struct Sender(Result<Import, NotImported>);

impl Sender {
    /// Begins as [`Import::new`] does.
    pub fn new(files: Vec<File>, now: SimTime) -> Self {
        Self(Import::new(files, now))
    }

    /// Reads about `things` things and sends what is ready; says how much has been read, percent, and nothing once that
    /// is all.
    pub fn step(&mut self, things: usize, send: &mut dyn FnMut(String)) -> Option<usize> {
        let import = self.0.as_mut().ok()?;
        let goes_on = import.step(things);
        for part in import.take_policies(PART) {
            part.write(PART, send);
        }
        let (read, all) = import.progress();
        goes_on.then(|| read * 100 / all.max(1))
    }

    /// Sends what came of it, and the parts that are left.
    pub fn finish(self, send: &mut dyn FnMut(String)) {
        let mut imported = match self.0.and_then(Import::finish) {
            Ok(imported) => imported,
            Err(why) => return send(Json::object().with("not_imported", written(&why)).compact()),
        };
        let parts = parts::take_out(&mut imported.world);
        let numbers = imported.counts.all().map(|number| Json::Number(number as i64));
        let findings = imported.findings.iter();
        let findings = findings.map(|it| Json::List(vec![Json::text(&it.place), Json::text(&it.message)]));
        let Questions { region, buckets } = &imported.questions;
        let bucket = |(name, policy): &(String, StoredDocument)| {
            Json::List(vec![Json::text(name), Json::text(policy.0.text())])
        };
        let head = Json::object()
            .with_text("world", &snapshot::to_json(&imported.world))
            .with_text("region", region.as_deref().unwrap_or_default())
            .with("buckets", Json::List(buckets.iter().map(bucket).collect()))
            .with("counts", Json::List(numbers.to_vec()))
            .with("findings", Json::List(findings.collect()))
            .with("findings_in_all", Json::Number(imported.findings_in_all as i64));
        send(head.compact());
        for part in parts {
            part.without_taken().write(PART, send);
        }
    }
}

/// The side that shows.
#[derive(Debug, Default)]
pub struct Receiver {
    /// What came before there was a world.
    early: Vec<Part>,
    outcome: Option<Result<Imported, NotImported>>,
}

impl Receiver {
    /// Takes one text.
    pub fn take(&mut self, text: &str) -> Result<(), SnapshotError> {
        let parsed = json::parse(text).root;
        if parsed.member("account").is_some() {
            let part = Part::read(&parsed)?;
            match &mut self.outcome {
                Some(Ok(imported)) => parts::put_back(&mut imported.world, part),
                _ => self.early.push(part),
            }
            return Ok(());
        }
        let mut outcome = outcome(&parsed)?;
        if let Ok(imported) = &mut outcome {
            for part in std::mem::take(&mut self.early) {
                parts::put_back(&mut imported.world, part);
            }
        }
        self.outcome = Some(outcome);
        Ok(())
    }

    /// What came of it, once there are no more texts.
    pub fn finish(self) -> Result<Imported, NotImported> {
        self.outcome.unwrap_or(Err(NotImported::NoAccount))
    }
}

fn written(why: &NotImported) -> Json {
    match why {
        NotImported::TooLarge => Json::text("too large"),
        NotImported::NoAccount => Json::text("no account"),
        NotImported::NotJson { file, place } => Json::object()
            .with_text("file", file)
            .with("line", Json::Number(place.line as i64))
            .with("column", Json::Number(place.column as i64))
            .with("utf16_column", Json::Number(place.utf16_column as i64)),
    }
}

fn outcome(head: &Node) -> Result<Result<Imported, NotImported>, SnapshotError> {
    if let Some(why) = head.member("not_imported") {
        return Ok(Err(match (why.as_str(), why.member("file").and_then(Node::as_str)) {
            (_, Some(file)) => NotImported::NotJson {
                file: file.to_owned(),
                place: LineColumn {
                    line: number(why, "line"),
                    column: number(why, "column"),
                    utf16_column: number(why, "utf16_column"),
                },
            },
            (Some("too large"), _) => NotImported::TooLarge,
            _ => NotImported::NoAccount,
        }));
    }
    let world = snapshot::from_json(text(head, "world"))?;
    let finding = |node: &Node| {
        let text = |index: usize| node.as_array()?.get(index)?.as_str().map(str::to_owned);
        Some(Finding { place: text(0)?, message: text(1)? })
    };
    let region = Some(text(head, "region")).filter(|region| !region.is_empty());
    let questions = Questions {
        region: region.map(str::to_owned),
        buckets: list(head, "buckets").iter().filter_map(bucket).collect(),
    };
    let counts = list(head, "counts").iter().map(|node| size(Some(node)));
    Ok(Ok(Imported {
        world,
        counts: Counts::of(counts),
        questions,
        findings: list(head, "findings").iter().filter_map(finding).collect(),
        findings_in_all: number(head, "findings_in_all"),
    }))
}

fn bucket(node: &Node) -> Option<(String, StoredDocument)> {
    let [name, policy] = node.as_array()? else { return None };
    let document = PolicyDocument::parse(policy.as_str()?, PolicyType::Resource);
    Some((name.as_str()?.to_owned(), StoredDocument(Arc::new(document))))
}

fn number(node: &Node, name: &str) -> usize {
    size(node.member(name))
}

fn size(node: Option<&Node>) -> usize {
    node.and_then(Node::as_i64).and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
}
