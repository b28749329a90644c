//! Who outside of the account is let in by the policy of a bucket, a key, a log group or a role: by proof, or with a request. Only
//! policies that name somebody outside are asked about; what asks is a chunk.

mod answer;
mod resources;

use std::sync::Arc;

use iam_policy::evaluation::PolicySet;
use iam_policy::reference::Reference;
use iam_policy::request::Principal;
use iam_policy::sorted_map::SortedMap;
use iam_policy_compare::Callers;

use super::document::Document;
use super::selection::{DraftDecision, Selection};
use crate::text::session::exposure as text;
use crate::ui::lazy_view::split_point;
pub use resources::{resource, with_policies};

/// What is known of the resources of the account that is shown, by [`key`].
#[derive(Clone, Debug, Default)]
pub struct Exposures {
    account: String,
    of_account: Arc<SortedMap<Exposed>>,
    /// The document whose resources somebody is asking about or has asked about.
    asked: Option<Arc<Document>>,
}

/// A resource with what its policy lets in.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposed {
    /// Everything that the answer follows from.
    fingerprint: String,
    /// The answer: something is always said.
    pub lines: Vec<ExposureLine>,
}

/// A sentence about somebody outside of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct ExposureLine {
    /// What it says.
    pub kind: ExposureKind,
    /// The sentence.
    pub sentence: String,
    /// A request of that kind, as the evaluator decided it.
    pub decision: Option<DraftDecision>,
}

/// What is said of somebody outside, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExposureKind {
    /// Anybody is let in, or whoever has an account.
    Public,
    /// Another account, or an identity provider's users.
    Shared,
    /// That is not known.
    Undecided,
    /// S3 Block Public Access keeps out whom the policy would let in.
    Held,
    /// Nobody is let in: a proof.
    Closed,
}

impl Exposures {
    /// What is known of a resource.
    pub fn of(&self, selection: &Selection) -> Option<&Exposed> {
        self.of_account.get(&key(selection)?)
    }

    /// Whether the answer about a resource still holds.
    pub fn hold_for(&self, resource: &Resource) -> bool {
        self.of(&resource.selection).is_some_and(|exposed| exposed.fingerprint == resource.fingerprint)
    }

    /// Takes the questions about a document upon oneself. Whether nobody else has.
    pub fn claim(&mut self, document: &Arc<Document>) -> bool {
        let before = self.asked.replace(document.clone());
        before.is_none_or(|asked| !Arc::ptr_eq(&asked, document))
    }

    /// Lets somebody else ask.
    pub fn release(&mut self, document: &Arc<Document>) {
        drop(self.asked.take_if(|asked| Arc::ptr_eq(asked, document)));
    }

    /// Forgets what is known of another account.
    pub fn show_account(&mut self, account: &str) {
        if self.account != account {
            account.clone_into(&mut self.account);
            self.of_account = Arc::default();
        }
    }

    /// Forgets an answer, which holds no longer.
    pub fn forget(&mut self, resource: &Resource) {
        if let Some(key) = key(&resource.selection) {
            Arc::make_mut(&mut self.of_account).remove(&key);
        }
    }

    /// Takes answers.
    pub fn insert(&mut self, answers: Vec<(Resource, Vec<ExposureLine>)>) {
        let all = Arc::make_mut(&mut self.of_account);
        for (resource, lines) in answers {
            if let Some(key) = key(&resource.selection) {
                all.insert(key, Exposed { fingerprint: resource.fingerprint, lines });
            }
        }
    }
}

/// A name for a resource that has a policy, unlike that of any other.
fn key(selection: &Selection) -> Option<String> {
    match selection {
        Selection::Bucket(name) => Some(["bucket/", name].concat()),
        Selection::KmsKey(id) => Some(["key/", id].concat()),
        Selection::LogGroup(name) => Some(["log-group/", name].concat()),
        Selection::Role(name) => Some(["role/", name].concat()),
        _ => None,
    }
}

impl Exposed {
    /// The gravest line that is worth a mark beside the resource's name.
    pub fn mark(&self) -> Option<&ExposureLine> {
        self.lines.iter().filter(|line| line.kind <= ExposureKind::Undecided).min_by_key(|line| line.kind)
    }
}

/// A resource that has a policy, and whom to ask about.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The resource.
    pub selection: Selection,
    fingerprint: String,
    /// The account that owns it.
    owner: String,
    /// Its actions and itself, as policies write them.
    actions: String,
    arns: Vec<String>,
    /// Existing resources that a request may be about.
    examples: Vec<String>,
    policies: PolicySet,
    /// Block Public Access closes it.
    is_blocked: bool,
    /// Who may be let in.
    pub outsiders: Vec<Outsider>,
    /// What is known without asking.
    pub known: Vec<ExposureLine>,
}

/// Somebody outside of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outsider {
    /// A caller that does not sign its requests.
    Anyone,
    /// Whoever has an account.
    AnyAccount,
    /// An account by its id, with its name where the world has it. Whether a statement names it as a principal, or only some
    /// condition.
    Account { id: String, name: Option<String>, is_principal: bool },
    /// The users of an identity provider.
    Provider(String),
    /// Amazon CloudFront, as an origin access identity.
    OriginAccessIdentity(String),
}

impl Outsider {
    /// `owner` is the account of the resource.
    fn callers(&self, owner: &str) -> Callers {
        match self {
            Self::Anyone => Callers::Anonymous,
            Self::AnyAccount => Callers::AccountsBesides(owner.to_owned()),
            Self::Account { id, .. } => Callers::OfAccount(id.clone()),
            Self::Provider(provider) => Callers::One(Principal::Federated { provider: provider.clone() }),
            Self::OriginAccessIdentity(arn) => {
                Callers::One(Principal::OriginAccessIdentity { arn: arn.clone() })
            }
        }
    }

    fn kind(&self) -> ExposureKind {
        match self {
            Self::Anyone | Self::AnyAccount => ExposureKind::Public,
            Self::Account { .. } | Self::Provider(_) | Self::OriginAccessIdentity(_) => ExposureKind::Shared,
        }
    }

    fn described(&self) -> String {
        match self {
            Self::Anyone => text::ANYONE.to_owned(),
            Self::AnyAccount => text::ANY_ACCOUNT.to_owned(),
            Self::Account { id, name, .. } => text::account(id, name.as_deref()),
            Self::Provider(name) => text::users_of(&name.replace('`', "")),
            Self::OriginAccessIdentity(arn) => text::origin_access_identity(&arn.replace('`', "")),
        }
    }

    /// Whether it needs no question, because of what was found: an account that only a condition names is one of all accounts.
    pub fn is_among(&self, found: &[ExposureLine]) -> bool {
        matches!(self, Self::Account { is_principal: false, .. })
            && found.iter().any(|line| line.kind == ExposureKind::Public)
    }
}

impl ExposureLine {
    fn of(kind: ExposureKind, sentence: impl Into<String>) -> Self {
        Self { kind, sentence: sentence.into(), decision: None }
    }

    /// What is said of a resource that lets in nobody from outside.
    pub fn closed() -> Self {
        Self::of(ExposureKind::Closed, text::NOBODY)
    }
}

/// What a resource's policy lets somebody outside do; nothing where that is nothing.
pub type AskAboutOutsider = fn(&Resource, &Outsider, &Reference) -> Vec<ExposureLine>;

split_point!(pub ask_about_outsider: AskAboutOutsider = answer::about, in exposure);

/// The resource's answer, out of what is known and what was found.
pub fn all_lines(resource: &Resource, found: Vec<ExposureLine>) -> Vec<ExposureLine> {
    let mut lines: Vec<ExposureLine> = found.into_iter().chain(resource.known.iter().cloned()).collect();
    if lines.is_empty() {
        lines.push(ExposureLine::closed());
    }
    lines.sort_by_key(|line| line.kind);
    lines
}

#[cfg(test)]
mod tests;
