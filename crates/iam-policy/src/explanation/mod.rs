//! The trace of a decision as data. Sentences are made from it in [`crate::render`] only.

mod basis;
mod cross_account_access;
mod deciding_statement;
mod reason;
mod resource_types;
mod rule_conversion;

use std::borrow::Cow;

use crate::document::Version;
use crate::policy_set::{Assumption, MissingPolicy, PolicySource};
use crate::span::TextRange;

pub use crate::certainty::Certainty;
pub use crate::condition::AbsentRule;
pub use crate::document::Effect;
pub use crate::rule::{DocumentationPage, Rule};
pub use cross_account_access::{CrossAccountAccess, cross_account_access};
pub use deciding_statement::DecidingStatement;
pub(crate) use deciding_statement::{Nearest, nearest};
pub use reason::{
    Comparison, ConditionComparison, ListedValues, MatchReason, Mismatch, NoExceptionReason, Quantifier,
    Relation,
};

/// AWS's three answers, in the words of `SimulatePrincipalPolicy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EvaluationDecision {
    /// Allowed.
    Allowed,
    /// A statement denies it.
    ExplicitDeny,
    /// Nothing allows it.
    #[default]
    ImplicitDeny,
}

/// The outcome of one request with everything that led to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuthorizationResult {
    /// The answer.
    pub decision: EvaluationDecision,
    /// The gates in AWS's order. Cross-account requests have two lists of them, told apart by [`GateOutcome::side`].
    pub gates: Vec<GateOutcome>,
    /// Index into `gates` of the gate that decided a denial.
    pub deciding_gate: Option<usize>,
    /// The statements that decided, as positions in `gates`.
    pub determining: Vec<StatementRef>,
    /// Condition keys that some statement asked for and the request does not carry, as the statements write them.
    pub missing_context_keys: Vec<String>,
    /// The rule that decided the request before or beside the policies, if one did.
    pub special_rule: Option<SpecialRule>,
    /// Policies that nobody gave and that the answer hangs on: some content of theirs would turn it.
    pub assumptions: Vec<Assumption>,
}

/// Rules that answer without any policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpecialRule {
    /// `sts:GetCallerIdentity` needs no permission (STS API reference, *GetCallerIdentity*).
    AlwaysAllowed,
    /// `sts:GetSessionToken` needs no permission from a user or the root user, and no policy controls it (IAM User Guide,
    /// *Permissions for GetSessionToken*).
    OnlyAuthenticates,
    /// The root user cannot assume a role (STS API reference, *AssumeRole*).
    RootCannotAssumeRoles,
    /// Nobody signed the request, and the service takes it signed only (IAM User Guide, *How IAM works*; STS API reference,
    /// *AssumeRole*, *AssumeRoleWithSAML*, *AssumeRoleWithWebIdentity*).
    NeedsSignature,
    /// Temporary credentials cannot ask STS for sessions other than a role's, and a federated user calls neither IAM nor,
    /// but for `sts:GetCallerIdentity`, STS (IAM User Guide, *Compare AWS STS credentials*; STS API reference,
    /// *GetFederationToken*, *GetSessionToken*).
    TemporaryCredentials,
    /// Some actions work within the resource's own account only, whatever the policies of both accounts say (IAM User
    /// Guide, *AWS services that work with IAM*, *Grant a user permissions to pass a role to an AWS service*; KMS Developer
    /// Guide, *Allowing users in other accounts to use a KMS key*; SQS Developer Guide, *Limitations of Amazon SQS custom
    /// policies*; DynamoDB Developer Guide, *DynamoDB API operations supported by resource-based policies*; S3 API
    /// reference, *PutBucketPolicy*).
    OwnAccountOnly,
    /// The request comes from elsewhere than the VPC that the access point is restricted to (Amazon S3 User Guide, *Creating
    /// access points restricted to a virtual private cloud*).
    OutsideAccessPointVpc,
    /// The root user of a bucket's account can read, put and delete the bucket's policy even where that policy denies it
    /// (S3 API reference, *PutBucketPolicy*).
    RootKeepsBucketPolicy,
    /// A federated user without session policies has no identity-based permissions (STS API reference,
    /// *GetFederationToken*).
    FederatedWithoutSessionPolicy,
    /// A bucket's policy gives nothing on objects that another account owns (Amazon S3 User Guide, *How Amazon S3
    /// authorizes a request for an object operation*).
    ObjectOfAnotherAccount,
    /// S3 Block Public Access keeps other accounts and anonymous callers out of a bucket whose policy is public (Amazon
    /// S3 User Guide, *Blocking public access to your Amazon S3 storage*).
    PublicBucketRestricted {
        /// Position of the statement that makes the policy public, from 0.
        statement: usize,
    },
}

/// The reach of a matched principal, from the narrowest to the widest: it decides which limits an Allow passes over (IAM User Guide, *Policy evaluation
/// logic for requests within a single account*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PrincipalReach {
    /// The caller's account: the account's own policies must still allow.
    Account,
    /// The role of the session, or the user behind a federated user: boundaries and session policies still limit.
    Role,
    /// The caller itself: an IAM user, a session, a service, an identity provider.
    Caller,
    /// Everyone (`*`).
    Everyone,
}

/// The gate: the kind of policy consulted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// Is there an explicit deny anywhere?
    ExplicitDeny,
    /// Resource control policies.
    ResourceControlPolicies,
    /// Service control policies.
    ServiceControlPolicies,
    /// The resource's own policy (trust policy for `sts:AssumeRole`).
    ResourcePolicy,
    /// The bucket behind an S3 access point. Listed only where the request comes through one.
    AccessPointBucket,
    /// S3 Block Public Access. Listed only where it is on and the bucket's policy is public.
    BlockPublicAccess,
    /// Identity-based policies.
    IdentityPolicies,
    /// The permissions boundary.
    PermissionsBoundary,
    /// Session policies.
    SessionPolicies,
    /// The VPC endpoint's policy.
    VpcEndpointPolicy,
}

impl Gate {
    /// Every gate, in the order of the type.
    pub const ALL: [Self; 10] = [
        Self::ExplicitDeny,
        Self::ResourceControlPolicies,
        Self::ServiceControlPolicies,
        Self::ResourcePolicy,
        Self::AccessPointBucket,
        Self::BlockPublicAccess,
        Self::IdentityPolicies,
        Self::PermissionsBoundary,
        Self::SessionPolicies,
        Self::VpcEndpointPolicy,
    ];
}

/// The account that a gate belongs to: the caller's or the resource's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountSide {
    /// Caller and resource are in one account.
    Same,
    /// The caller's account of a cross-account request.
    Caller,
    /// The resource's account of a cross-account request.
    Resource,
}

/// The verdict of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GateVerdict {
    /// An earlier gate had already decided.
    NotReached,
    /// No policy of this kind exists for this request.
    NotApplicable,
    /// The gate lets the request through.
    Allows,
    /// A statement denies.
    ExplicitDeny,
    /// Nothing in it allows.
    ImplicitDeny,
    /// Nothing in it allows, and another gate's Allow makes that unnecessary.
    NotNeeded,
}

/// One gate.
#[derive(Clone, Debug, PartialEq)]
pub struct GateOutcome {
    /// The gate.
    pub gate: Gate,
    /// The account it belongs to.
    pub side: AccountSide,
    /// Its verdict.
    pub verdict: GateVerdict,
    /// Its verdict if it decided alone; where an earlier gate had already decided, what it would have said.
    pub own_verdict: GateVerdict,
    /// Every policy consulted, with every statement; filled in even when the gate was not needed.
    pub policies: Vec<PolicyOutcome>,
    /// Policies that this gate would read, that may exist, and whose documents nobody gave.
    pub missing: Vec<MissingPolicy>,
}

/// One policy within a gate.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyOutcome {
    /// The policy.
    pub source: PolicySource,
    /// Its statements in order.
    pub statements: Vec<StatementOutcome>,
    /// The document has errors, so that AWS would refuse it: it allows nothing.
    pub invalid: bool,
    /// The version of the policy language it is written in, which decides what `${…}` means.
    pub version: Version,
    /// For organization policies: how far below the organization's root it is attached, from 0.
    pub level: Option<usize>,
}

/// One statement within a policy. Nothing short-circuits: every element is judged.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementOutcome {
    /// Its `Sid`, if it has one.
    pub sid: Option<String>,
    /// Position in the policy, from 0.
    pub index: usize,
    /// Allow or Deny.
    pub effect: Effect,
    /// The whole statement in the policy's text.
    pub range: TextRange,
    /// Every element, in the order of the text.
    pub elements: Vec<ElementMatch>,
    /// Whether all elements match, so that the effect applies.
    pub applies: bool,
}

/// One element of a statement: `Principal`, `Action`, `Resource`, or one key of a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct ElementMatch {
    /// Name of the element as written: `NotAction`, `StringEquals aws:PrincipalTag/team` …
    pub name: Cow<'static, str>,
    /// Its range in the policy's text (key and value).
    pub range: TextRange,
    /// The place of the value that matched, where one did.
    pub matched_range: Option<TextRange>,
    /// Whether the element lets the statement apply.
    pub matches: bool,
    /// Kind of the element.
    pub kind: ElementKind,
    /// Reason for the match, or for the mismatch. `Ok` exactly when `matches`.
    pub reason: Result<MatchReason, Mismatch>,
    /// The rule that decided it.
    pub rule: Rule,
}

/// The kinds of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// `Principal` or `NotPrincipal`.
    Principal,
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// One key of `Condition`.
    Condition,
}

/// Points at a statement in [`AuthorizationResult::gates`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatementRef {
    /// Index into `gates`.
    pub gate: usize,
    /// Index into that gate's `policies`.
    pub policy: usize,
    /// Index into that policy's `statements`.
    pub statement: usize,
}
