//! A real account's IAM read into a world of its own: what `aws iam get-account-authorization-details` prints, whole or in
//! pages, of one account or several, and beside it bucket policies, instance profiles, names of accounts and policies of
//! the organisation, as the AWS CLI prints them.
//!
//! An import makes a world, as a saved form does; it changes none. What is in it satisfies what calls would have seen to:
//! names and paths are valid, ARNs follow from them, who is in a group is there, a version in force is there. What does
//! not is left out, and what was left out or cannot be known is said as a finding with its place.
//!
//! The text is read in pieces ([`Import::step`]), so that whoever shows progress can do so, and stop. A thread of its own can
//! read, and hand over what came of it ([`handed_over`]).

mod buckets;
mod details;
mod documents;
pub mod handed_over;
mod organization;
mod questions;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use iam_policy::json::{ItemStream, StreamItem};
use iam_policy::span::LineColumn;

use documents::Documents;
use organization::OrganizationFacts;
pub use questions::{Answers, Questions};

use crate::clock::SimTime;
use crate::iam::{Iam, ManagedPolicy, StoredDocument};
use crate::snapshot::parts::Part;
use crate::world::World;

/// All files together may be this long.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;

/// At most this many findings are kept.
pub const MAX_FINDINGS: usize = 200;

/// A file, or a text that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is called in findings.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Something that could not be read, or that nobody can know from the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: the file, and the thing in it.
    pub place: String,
    /// What, and what follows from it.
    pub message: String,
}

/// How many things were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the number of what it is called after")]
pub struct Counts {
    pub accounts: usize,
    pub users: usize,
    pub groups: usize,
    pub roles: usize,
    pub policies: usize,
    pub buckets: usize,
}

impl Counts {
    pub(crate) fn all(self) -> [usize; 6] {
        [self.accounts, self.users, self.groups, self.roles, self.policies, self.buckets]
    }

    /// From their numbers in the order of [`Self::all`]; those that are missing are none.
    pub(crate) fn of(mut numbers: impl Iterator<Item = usize>) -> Self {
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

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The world.
    pub world: World,
    /// What is in it.
    pub counts: Counts,
    /// What is to be asked before it opens: [`Imported::opened`].
    pub questions: Questions,
    /// What is not, or not for certain: the first ones.
    pub findings: Vec<Finding>,
    /// How many findings there were in all.
    pub findings_in_all: usize,
}

/// Why there is no world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Nothing of an account was found.
    NoAccount,
    /// Nothing of an account was found, and a file is no JSON.
    NotJson {
        /// Name of the file.
        file: String,
        /// Where it ceases to be JSON.
        place: LineColumn,
    },
}

/// An import on its way.
#[derive(Debug)]
pub struct Import {
    files: Vec<File>,
    file: usize,
    stream: ItemStream,
    /// Bytes of the files that were read to their end.
    read: usize,
    world: World,
    documents: Documents,
    /// Groups of users: account, user, group. Their groups may come later.
    memberships: Vec<(String, String, String)>,
    /// Role of each instance profile: account, profile, role.
    profile_roles: Vec<(String, String, String)>,
    buckets: Vec<(String, StoredDocument)>,
    /// Those in the ARNs of the documents.
    regions: BTreeSet<String>,
    organization: OrganizationFacts,
    account_names: BTreeMap<String, String>,
    /// Customer managed policies that [`Import::take_policies`] has not had, and the bytes of their documents.
    policies: Vec<(String, String)>,
    bytes_of_policies: usize,
    /// The first file that is no JSON, and where.
    damaged: Option<(String, LineColumn)>,
    findings: Vec<Finding>,
    findings_in_all: usize,
}

impl Import {
    /// Begins to read `files` into a world whose time is `now`.
    pub fn new(files: Vec<File>, now: SimTime) -> Result<Self, NotImported> {
        if files.iter().map(|file| file.text.len()).sum::<usize>() > MAX_BYTES {
            return Err(NotImported::TooLarge);
        }
        Ok(Self {
            files,
            file: 0,
            stream: ItemStream::default(),
            read: 0,
            world: World::new(0, now),
            documents: Documents::default(),
            memberships: Vec::new(),
            profile_roles: Vec::new(),
            buckets: Vec::new(),
            regions: BTreeSet::new(),
            organization: OrganizationFacts::default(),
            account_names: BTreeMap::new(),
            policies: Vec::new(),
            bytes_of_policies: 0,
            damaged: None,
            findings: Vec::new(),
            findings_in_all: 0,
        })
    }

    /// Bytes read and bytes in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.read + self.stream.position(), self.files.iter().map(|file| file.text.len()).sum())
    }

    /// Reads about `things` users, roles, policies …; false once there is nothing more.
    pub fn step(&mut self, things: usize) -> bool {
        for _ in 0..things {
            let Some(file) = self.files.get(self.file) else { return false };
            match self.stream.next(&file.text, "Statement") {
                Some(item) => self.take(item),
                None => self.end_of_file(),
            }
        }
        true
    }

    /// Takes out the documents of the customer managed policies that were read since, if they have at least `size` bytes:
    /// most of an account, which can be handed over while the rest is read. The policies stay, without versions.
    fn take_policies(&mut self, size: usize) -> Vec<Part> {
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
        taken.into_iter().map(|(account, iam)| Part::new(&account, iam)).collect()
    }

    fn end_of_file(&mut self) {
        let length = self.files.get(self.file).map_or(0, |file| file.text.len());
        if let Some(error) = self.stream.errors().first()
            && let Some(file) = self.files.get(self.file)
        {
            let place = LineColumn::of(&file.text, error.range.start);
            let message = format!(
                "This is no longer JSON at line {}, column {}: what could be read is here, and something may be missing. \
                 Check that the file is complete.",
                place.line, place.column
            );
            self.damaged.get_or_insert_with(|| (file.name.clone(), place));
            self.note("", &message);
        }
        self.read += length;
        self.file += 1;
        self.stream = ItemStream::default();
    }

    fn take(&mut self, item: StreamItem) {
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
                let message = format!("{key} is nothing that is read here.");
                self.note("", &message);
            }
        }
    }

    /// Notes something about a thing of the present file.
    fn note(&mut self, thing: &str, message: &str) {
        let file = self.files.get(self.file).map_or("", |file| file.name.as_str());
        let place = if thing.is_empty() { file.to_owned() } else { format!("{file}: {thing}") };
        // A page of a list repeats what its neighbours say.
        let known = self.findings.last().is_some_and(|last| last.place == place && last.message == message);
        if !known {
            self.find(place, message.to_owned());
        }
    }

    fn find(&mut self, place: String, message: String) {
        self.findings_in_all += 1;
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(Finding { place, message });
        }
    }
}
