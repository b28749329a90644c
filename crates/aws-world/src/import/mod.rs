//! A real account's IAM read into a world of its own: what `aws iam get-account-authorization-details` prints, whole or in
//! pages, of one account or several, and beside it bucket policies, instance profiles, names of accounts and policies of
//! the organization, as the AWS CLI prints them.
//!
//! An import makes a world, as a saved form does; it changes none. What is in it satisfies what calls would have seen to:
//! names and paths are valid, ARNs follow from them, who is in a group is there, a version in force is there. What does
//! not is left out, and what was left out or cannot be known is said as a finding with its place.
//!
//! The text is read in steps ([`Import::step`]), so that a caller can show progress and stop. A worker can import and send
//! the result ([`transfer`]).

mod buckets;
mod details;
mod documents;
mod finalize;
mod organization;
mod questions;
pub mod transfer;

use std::collections::{BTreeMap, BTreeSet};

use iam_policy::json::{ItemStream, StreamItem};
use iam_policy::span::LineColumn;

use documents::DocumentCache;
use organization::OrganizationDetails;
pub use questions::{ImportAnswers, ImportQuestions};

use crate::clock::SimTime;
use crate::dispatch::World;
use crate::model::iam::{Iam, ManagedPolicy, StoredDocument};
use crate::snapshot::chunks::IamChunk;
use crate::text::import as text;
use crate::world::WorldState;

/// All files together may be this long.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;

/// At most this many findings are kept.
pub const MAX_FINDINGS: usize = 200;

/// A file, or a text that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFile {
    /// Its name in findings.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// A finding of an import: an entity that could not be read, or a fact that the files do not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFinding {
    /// The file, and the entity in it.
    pub location: String,
    /// The problem and its consequence.
    pub message: String,
}

/// Counts of the entities that were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the number of what it is called after")]
pub struct EntityCounts {
    pub accounts: usize,
    pub users: usize,
    pub groups: usize,
    pub roles: usize,
    pub policies: usize,
    pub buckets: usize,
}

impl EntityCounts {
    pub(crate) fn to_array(self) -> [usize; 6] {
        [self.accounts, self.users, self.groups, self.roles, self.policies, self.buckets]
    }

    /// From their numbers in the order of [`Self::to_array`]; those that are missing are none.
    pub(crate) fn from_numbers(mut numbers: impl Iterator<Item = usize>) -> Self {
        let mut next = || numbers.next().unwrap_or(0);
        Self {
            accounts: next(),
            users: next(),
            groups: next(),
            roles: next(),
            policies: next(),
            buckets: next(),
        }
    }
}

/// A world made of an account's files.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedWorld {
    /// The world.
    pub world: World,
    /// Counts of its entities.
    pub counts: EntityCounts,
    /// Questions to answer before it opens: [`ImportedWorld::world_with`].
    pub questions: ImportQuestions,
    /// Findings: the first [`MAX_FINDINGS`].
    pub findings: Vec<ImportFinding>,
    /// Count of all findings.
    pub findings_in_all: usize,
}

/// Error of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Nothing of an account was found.
    NoAccount,
    /// Nothing of an account was found, and a file is no JSON.
    NotJson {
        /// Name of the file.
        file: String,
        /// Position from which it is not JSON.
        position: LineColumn,
    },
}

/// A running import.
#[derive(Debug)]
pub struct Import {
    files: Vec<ImportFile>,
    file_index: usize,
    stream: ItemStream,
    /// Bytes of the files before the current one.
    bytes_read: usize,
    world: WorldState,
    documents: DocumentCache,
    /// Groups of users: account, user, group. Their groups may come later.
    memberships: Vec<(String, String, String)>,
    /// Role of each instance profile: account, profile, role.
    profile_roles: Vec<(String, String, String)>,
    buckets: Vec<(String, StoredDocument)>,
    /// Regions in the ARNs of the documents.
    regions: BTreeSet<String>,
    organization: OrganizationDetails,
    account_names: BTreeMap<String, String>,
    /// Customer managed policies that [`Import::take_parsed_policies`] has not taken, and the bytes of their documents.
    policies: Vec<(String, String)>,
    bytes_of_policies: usize,
    /// The first file that is no JSON, and where.
    first_syntax_error: Option<(String, LineColumn)>,
    findings: Vec<ImportFinding>,
    findings_in_all: usize,
}

impl Import {
    /// Begins to read `files` into a world whose time is `now`.
    pub fn new(files: Vec<ImportFile>, now: SimTime) -> Result<Self, ImportError> {
        if files.iter().map(|file| file.text.len()).sum::<usize>() > MAX_BYTES {
            return Err(ImportError::TooLarge);
        }
        Ok(Self {
            files,
            file_index: 0,
            stream: ItemStream::default(),
            bytes_read: 0,
            world: WorldState::new(0, now),
            documents: DocumentCache::default(),
            memberships: Vec::new(),
            profile_roles: Vec::new(),
            buckets: Vec::new(),
            regions: BTreeSet::new(),
            organization: OrganizationDetails::default(),
            account_names: BTreeMap::new(),
            policies: Vec::new(),
            bytes_of_policies: 0,
            first_syntax_error: None,
            findings: Vec::new(),
            findings_in_all: 0,
        })
    }

    /// Bytes read and bytes in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.bytes_read + self.stream.position(), self.files.iter().map(|file| file.text.len()).sum())
    }

    /// Reads about `entities` users, roles, policies …; false once there is nothing more.
    pub fn step(&mut self, entities: usize) -> bool {
        for _ in 0..entities {
            let Some(file) = self.files.get(self.file_index) else { return false };
            match self.stream.next(&file.text, "Statement") {
                Some(item) => self.read_item(item),
                None => self.end_of_file(),
            }
        }
        true
    }

    /// Takes out the documents of the customer managed policies that were read since, if they have at least `size` bytes:
    /// most of an account, which can be handed over while the rest is read. The policies stay, without versions.
    fn take_parsed_policies(&mut self, size: usize) -> Vec<IamChunk> {
        if self.bytes_of_policies < size {
            return Vec::new();
        }
        self.bytes_of_policies = 0;
        let mut taken: BTreeMap<String, Iam> = BTreeMap::new();
        for (account, name) in std::mem::take(&mut self.policies) {
            let iam = self.world.account_mut(&account).map(|account| &mut account.iam);
            let Some(policy) = iam.and_then(|iam| iam.policies.get_mut(&name)) else { continue };
            let emptied = ManagedPolicy { versions: Vec::new(), ..policy.clone() };
            taken.entry(account).or_default().policies.insert(name, std::mem::replace(policy, emptied));
        }
        taken.into_iter().map(|(account, iam)| IamChunk::new(&account, iam)).collect()
    }

    fn end_of_file(&mut self) {
        let length = self.files.get(self.file_index).map_or(0, |file| file.text.len());
        if let Some(error) = self.stream.errors().first()
            && let Some(file) = self.files.get(self.file_index)
        {
            let position = LineColumn::at(&file.text, error.range.start);
            let message = text::not_json(position.line, position.column);
            self.first_syntax_error.get_or_insert_with(|| (file.name.clone(), position));
            self.report("", &message);
        }
        self.bytes_read += length;
        self.file_index += 1;
        self.stream = ItemStream::default();
    }

    fn read_item(&mut self, item: StreamItem) {
        let StreamItem { key, is_array_item, value: mut node } = item;
        match (key.as_str(), is_array_item) {
            ("UserDetailList", true) => self.user(&mut node),
            ("GroupDetailList", true) => self.group(&mut node),
            ("RoleDetailList", true) => self.role(&mut node),
            ("Policies", true) => self.policy(&mut node),
            ("InstanceProfiles", true) => self.instance_profile(&node),
            ("Accounts", true) => self.account_name(&node),
            ("Organization", false) => self.described_organization(&node),
            ("Policy", false) if node.member("Content").is_some() => self.organization_policy(&mut node),
            ("Policy", false) | ("", false) => self.bucket_policy(node),
            ("BucketPolicies", false) => self.bucket_policies(node),
            // What stands beside the lists, and in a policy before its statements.
            (
                "IsTruncated" | "Marker" | "NextToken" | "Version" | "Id" | "$schema" | "ResponseMetadata",
                _,
            ) => {}
            (key, _) => {
                let message = text::unknown_key(key);
                self.report("", &message);
            }
        }
    }

    /// Adds a finding about an entity of the current file.
    fn report(&mut self, subject: &str, message: &str) {
        let file = self.files.get(self.file_index).map_or("", |file| file.name.as_str());
        let location = if subject.is_empty() { file.to_owned() } else { format!("{file}: {subject}") };
        // A page of a list repeats what its neighbours say.
        let known =
            self.findings.last().is_some_and(|last| last.location == location && last.message == message);
        if !known {
            self.add_finding(location, message.to_owned());
        }
    }

    fn add_finding(&mut self, location: String, message: String) {
        self.findings_in_all += 1;
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(ImportFinding { location, message });
        }
    }
}
