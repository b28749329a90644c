//! The one document a user works on. Everything shown is derived from it.

use std::sync::{Arc, OnceLock};

use aws_world::ec2::Instance;
use aws_world::iam::{Permissions, Role};
use aws_world::program::{AppRun, StolenCredentials};
use aws_world::transcript::cli_line;
use aws_world::world::ActionOnResource;
use aws_world::{Account, ApiError, CallRecord, World};
use iam_policy::explanation::EvaluationDecision;
use lessons::LessonState;

use super::expectation::Expectation;
use super::own_lesson::OwnLesson;
use super::selection::{IdentityKind, Selection, WhyTarget};
use super::sign_in::SignIn;
use super::story::Story;

/// The document: the world, what has been seen in it, and what the user added around it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The world, the milestones and the answers that lesson goals ask for.
    pub lesson_state: LessonState,
    /// Whom the user is signed in as.
    pub sign_in: SignIn,
    /// What is told at the left.
    pub story: Story,
    /// Index of the open lesson.
    pub lesson: usize,
    /// Index of the lesson whose own world this is.
    pub lesson_world: Option<usize>,
    /// A lesson that is part of the document.
    pub own_lesson: Option<OwnLesson>,
    /// What the document was when it was opened, as [`super::opened_work`] notes it; `None` for work that began here.
    pub opened_as: Option<Arc<str>>,
    /// Columns of the access matrix that the user added to the app's own.
    pub requests: Vec<ActionOnResource>,
    /// Rows of the access matrix that the user added: callers that were set up, in their saved form.
    pub callers: Vec<Arc<str>>,
    /// What the user expects of the matrix.
    pub expected: Vec<Expectation>,
    /// Every call so far, oldest first.
    pub journal: Vec<Arc<JournalEntry>>,
    /// The newest run of a program.
    pub last_run: Option<Arc<Run>>,
}

/// One call as the journal keeps it.
#[derive(Clone, Debug)]
pub struct JournalEntry {
    /// Operation name.
    pub name: String,
    /// Error code, if it was refused.
    pub error: Option<String>,
    /// Made by the user in the console (and so part of the transcript), not by a program.
    pub from_console: bool,
    /// The whole record; gone after a reload.
    pub record: Option<Arc<CallRecord>>,
    /// Its texts, once somebody has asked for them; after a reload, as they were saved.
    pub texts: OnceLock<JournalTexts>,
}

/// What a call reads like.
#[derive(Clone, Debug, Default)]
pub struct JournalTexts {
    /// The AWS CLI line that makes it.
    pub cli: String,
    /// The CloudTrail-shaped event.
    pub event: String,
}

impl JournalEntry {
    /// What the call reads like. Only parts that are fetched later show it, and the texts of all calls come with it.
    pub fn texts(&self) -> &JournalTexts {
        self.texts.get_or_init(|| {
            let record = self.record.as_deref();
            let texts =
                |record: &CallRecord| JournalTexts { cli: cli_line(&record.call), event: record.event() };
            record.map(texts).unwrap_or_default()
        })
    }
}

/// Whose program ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runner {
    /// The app on its instance.
    App,
    /// The stranger with what they found.
    Stranger,
}

/// A run, or a search that found something or nothing.
#[derive(Clone, Debug)]
pub enum Run {
    /// A program ran.
    Program(Runner, AppRun),
    /// The repository was published.
    Leak(Vec<StolenCredentials>),
    /// The session's credentials were stolen.
    Theft(Vec<StolenCredentials>),
}

/// The instance of an account that runs the photo app: one that was only launched runs nothing.
pub fn app_instance(account: &Account) -> Option<&Instance> {
    account.ec2.instances.values().find(|instance| !instance.app.name.is_empty())
}

/// The journal keeps this many calls.
const JOURNAL_LENGTH: usize = 300;

impl Default for Document {
    fn default() -> Self {
        Self::new(LessonState::new(lessons::seed_world()))
    }
}

impl Document {
    /// A fresh document around a lesson state.
    pub fn new(lesson_state: LessonState) -> Self {
        Self {
            lesson_state,
            sign_in: SignIn::default(),
            story: Story::default(),
            lesson: 0,
            lesson_world: None,
            own_lesson: None,
            opened_as: None,
            requests: Vec::new(),
            callers: Vec::new(),
            expected: Vec::new(),
            journal: Vec::new(),
            last_run: None,
        }
    }

    /// The world.
    pub fn world(&self) -> &World {
        &self.lesson_state.world
    }

    /// The lesson of its own, where that is the one at the left.
    pub fn open_own_lesson(&self) -> Option<&OwnLesson> {
        self.own_lesson.as_ref().filter(|lesson| lesson.is_open && self.story == Story::Lesson)
    }

    /// Whether a lesson can be played here: in the world of its own, or, where it has none, in one that runs the photo app.
    pub fn is_set_up_for(&self, own_world: Option<usize>) -> bool {
        self.lesson_world == own_world && (own_world.is_some() || app_instance(self.home()).is_some())
    }

    /// The account the user is signed in to.
    pub fn account(&self) -> &Account {
        self.world().accounts().get(&self.sign_in.account).unwrap_or_else(|| self.home())
    }

    /// The account the app runs in; without one, the world's first.
    pub fn home(&self) -> &Account {
        static NONE: OnceLock<Account> = OnceLock::new();
        let accounts = self.world().accounts();
        let with_app = accounts.values().find(|account| app_instance(account).is_some());
        with_app.or(accounts.values().next()).unwrap_or_else(|| NONE.get_or_init(Account::default))
    }

    /// Id of the instance that runs the photo app.
    pub fn instance_id(&self) -> String {
        app_instance(self.home()).map(|instance| instance.id.clone()).unwrap_or_default()
    }

    /// The newest call, if policies refused it.
    pub fn explained_refusal(&self) -> Option<WhyTarget> {
        let record = self.journal.last()?.record.as_ref()?;
        let denied = record.authorizations.last()?.result.decision != EvaluationDecision::Allowed;
        (denied && record.result.is_err()).then(|| WhyTarget::Journal(self.journal.len() - 1))
    }

    /// The policies of an identity.
    pub fn permissions(&self, kind: IdentityKind, name: &str) -> Option<&Permissions> {
        let iam = &self.account().iam;
        match kind {
            IdentityKind::User => iam.users.get(name).map(|user| &user.permissions),
            IdentityKind::Group => iam.groups.get(name).map(|group| &group.permissions),
            IdentityKind::Role => iam.roles.get(name).map(|role| &role.permissions),
        }
    }

    /// Whether the selected item exists.
    pub fn contains(&self, selection: &Selection) -> bool {
        let account = self.account();
        let iam = &account.iam;
        match selection {
            Selection::Instance(id) => account.ec2.instances.contains_key(id),
            Selection::Stranger => self.world().stranger().is_some(),
            Selection::User(name) => iam.users.contains_key(name),
            Selection::Group(name) => iam.groups.contains_key(name),
            Selection::Role(name) => iam.roles.contains_key(name),
            Selection::Policy(arn) => {
                // AWS's are there in every world.
                arn.starts_with("arn:aws:iam::aws:") || iam.policies.values().any(|policy| policy.arn == *arn)
            }
            Selection::InlinePolicy(kind, owner, name) => {
                self.permissions(*kind, owner).is_some_and(|p| p.inline.contains_key(name))
            }
            Selection::InstanceProfile(name) => iam.instance_profiles.contains_key(name),
            Selection::AccessKey(user, id) => {
                iam.users.get(user).is_some_and(|user| user.access_keys.iter().any(|key| key.id == *id))
            }
            Selection::Bucket(name) => account.s3.buckets.contains_key(name),
            Selection::Object(bucket, key) => {
                account.s3.buckets.get(bucket).is_some_and(|bucket| bucket.objects.contains_key(key))
            }
            Selection::LogGroup(name) => account.logs.groups.contains_key(name),
            Selection::KmsKey(id) => account.kms.keys.contains_key(id),
            Selection::OidcProvider(url) => iam.oidc_providers.contains_key(url),
            Selection::SamlProvider(name) => iam.saml_providers.contains_key(name),
            Selection::Account(id) => self.world().accounts().contains_key(id),
            Selection::Organization => true,
            Selection::Unit(id) => {
                let organization = self.world().organization();
                organization.is_some_and(|o| o.root_id == *id || o.units.contains_key(id))
            }
            Selection::OrganizationPolicy(id) => {
                self.world().organization().is_some_and(|o| o.policies.contains_key(id))
            }
            Selection::InAccount(id, item) => self.seen_from(id).is_some_and(|there| there.contains(item)),
        }
    }

    /// The account's roles, with those that AWS manages.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.account().roles()
    }

    /// The document as an administrator of the account with this id sees it, without its records.
    pub fn seen_from(&self, account: &str) -> Option<Self> {
        self.world().accounts().contains_key(account).then(|| Self {
            sign_in: SignIn { account: account.to_owned(), principal: None },
            ..self.without_journal()
        })
    }

    /// The document without its records, which are most of its length.
    pub fn without_journal(&self) -> Self {
        Self { journal: Vec::new(), ..self.clone() }
    }

    /// Adds a call to the journal.
    pub fn record_call(&mut self, record: Arc<CallRecord>, from_console: bool) {
        let entry = JournalEntry {
            name: record.call.name().to_owned(),
            error: record.result.as_ref().err().map(|error: &ApiError| error.code.to_string()),
            from_console,
            record: Some(record),
            texts: OnceLock::new(),
        };
        self.journal.push(Arc::new(entry));
        let excess = self.journal.len().saturating_sub(JOURNAL_LENGTH);
        self.journal.drain(..excess);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_set_up_in_its_own_world_only() {
        let fresh = Document::default();
        assert!(fresh.is_set_up_for(None) && !fresh.is_set_up_for(Some(5)));
        let of_lesson = Document { lesson_world: Some(5), ..Document::default() };
        assert!(of_lesson.is_set_up_for(Some(5)) && !of_lesson.is_set_up_for(Some(6)));
        assert!(!of_lesson.is_set_up_for(None));
        let mut without_app = World::new(1, aws_world::SimTime(0));
        without_app.add_account("111122223333", "Imported");
        let without_app = Document::new(LessonState::new(without_app));
        assert!(!without_app.is_set_up_for(None), "an imported account runs no photo app");
    }
}
