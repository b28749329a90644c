//! Message protocol between the worker that imports and the page that shows: texts with the policies parsed so far, then the
//! result, then the rest of the world in chunks, so that decoding one does not stop a page for long.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::json::{self, Node};
use iam_policy::span::LineColumn;

use super::details::{member_list, member_text};
use super::{EntityCounts, Import, ImportError, ImportFile, ImportFinding, ImportQuestions, ImportedWorld};
use crate::clock::SimTime;
use crate::json::Json;
use crate::model::iam::StoredDocument;
use crate::snapshot::chunks::{self, IamChunk};
use crate::snapshot::{self, SnapshotError};

/// Names of errors in the protocol.
const TOO_LARGE: &str = "too_large";
const NO_ACCOUNT: &str = "no_account";
/// About how many bytes a chunk has: few enough to be decoded within a frame.
const CHUNK_BYTES: usize = 100_000;

/// The worker's side: imports and sends.
#[derive(Debug)]
pub struct Sender(Result<Import, ImportError>);

impl Sender {
    /// Begins as [`Import::new`] does.
    pub fn new(files: Vec<ImportFile>, now: SimTime) -> Self {
        Self(Import::new(files, now))
    }

    /// Reads about `entities` users, roles, policies … and sends what is ready. Returns the percentage read, `None` once that
    /// is all.
    pub fn step(&mut self, entities: usize, send: &mut dyn FnMut(String)) -> Option<usize> {
        let import = self.0.as_mut().ok()?;
        let goes_on = import.step(entities);
        for chunk in import.take_parsed_policies(CHUNK_BYTES) {
            chunk.write(CHUNK_BYTES, send);
        }
        let (read, all) = import.progress();
        goes_on.then(|| read * 100 / all.max(1))
    }

    /// Sends the result and the remaining chunks.
    pub fn finish(self, send: &mut dyn FnMut(String)) {
        let imported = match self.0.and_then(Import::finish) {
            Ok(imported) => imported,
            Err(why) => return send(Json::object().with("not_imported", error_to_json(&why)).compact()),
        };
        let (world, chunks) = chunks::split(imported.world);
        let numbers = imported.counts.to_array().map(|number| Json::Number(number as i64));
        let findings = imported.findings.iter();
        let findings = findings.map(|it| Json::List(vec![Json::text(&it.location), Json::text(&it.message)]));
        let ImportQuestions { region, buckets } = &imported.questions;
        let bucket = |(name, policy): &(String, StoredDocument)| {
            Json::List(vec![Json::text(name), Json::text(policy.0.text())])
        };
        let head = Json::object()
            .with_text("world", &snapshot::to_json(&world))
            .with_text("region", region.as_deref().unwrap_or_default())
            .with("buckets", Json::List(buckets.iter().map(bucket).collect()))
            .with("counts", Json::List(numbers.to_vec()))
            .with("findings", Json::List(findings.collect()))
            .with("findings_in_all", Json::Number(imported.findings_in_all as i64));
        send(head.compact());
        for chunk in chunks {
            chunk.without_sent_policies().write(CHUNK_BYTES, send);
        }
    }
}

/// The page's side: receives.
#[derive(Debug, Default)]
pub struct Receiver {
    /// Chunks that came before the world.
    early_chunks: Vec<IamChunk>,
    outcome: Option<Result<ImportedWorld, ImportError>>,
}

impl Receiver {
    /// Decodes one text.
    pub fn receive(&mut self, text: &str) -> Result<(), SnapshotError> {
        let parsed = json::parse(text).root;
        if parsed.member("account").is_some() {
            let chunk = IamChunk::read(&parsed)?;
            match self.outcome.take() {
                Some(Ok(imported)) => self.outcome = Some(Ok(with_chunk(imported, chunk))),
                outcome => {
                    self.outcome = outcome;
                    self.early_chunks.push(chunk);
                }
            }
            return Ok(());
        }
        let outcome = outcome(&parsed)?;
        let early_chunks = std::mem::take(&mut self.early_chunks);
        self.outcome = Some(outcome.map(|imported| early_chunks.into_iter().fold(imported, with_chunk)));
        Ok(())
    }

    /// The result, once there are no more texts.
    pub fn finish(self) -> Result<ImportedWorld, ImportError> {
        self.outcome.unwrap_or(Err(ImportError::NoAccount))
    }
}

fn with_chunk(imported: ImportedWorld, chunk: IamChunk) -> ImportedWorld {
    ImportedWorld { world: chunks::join(imported.world, chunk), ..imported }
}

fn error_to_json(error: &ImportError) -> Json {
    match error {
        ImportError::TooLarge => Json::text(TOO_LARGE),
        ImportError::NoAccount => Json::text(NO_ACCOUNT),
        ImportError::NotJson { file, position } => Json::object()
            .with_text("file", file)
            .with("line", Json::Number(position.line as i64))
            .with("column", Json::Number(position.column as i64))
            .with("utf16_column", Json::Number(position.utf16_column as i64)),
    }
}

fn outcome(head: &Node) -> Result<Result<ImportedWorld, ImportError>, SnapshotError> {
    if let Some(why) = head.member("not_imported") {
        return Ok(Err(match (why.as_str(), why.member("file").and_then(Node::as_str)) {
            (_, Some(file)) => ImportError::NotJson {
                file: file.to_owned(),
                position: LineColumn {
                    line: number(why, "line"),
                    column: number(why, "column"),
                    utf16_column: number(why, "utf16_column"),
                },
            },
            (Some(TOO_LARGE), _) => ImportError::TooLarge,
            _ => ImportError::NoAccount,
        }));
    }
    let world = snapshot::from_json(member_text(head, "world"))?;
    let finding = |node: &Node| {
        let text = |index: usize| node.as_array()?.get(index)?.as_str().map(str::to_owned);
        Some(ImportFinding { location: text(0)?, message: text(1)? })
    };
    let region = Some(member_text(head, "region")).filter(|region| !region.is_empty());
    let questions = ImportQuestions {
        region: region.map(str::to_owned),
        buckets: member_list(head, "buckets").iter().filter_map(bucket).collect(),
    };
    let counts = member_list(head, "counts").iter().map(|node| size(Some(node)));
    Ok(Ok(ImportedWorld {
        world,
        counts: EntityCounts::from_numbers(counts),
        questions,
        findings: member_list(head, "findings").iter().filter_map(finding).collect(),
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
