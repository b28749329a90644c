//! Everything that a user can do to the document. A command is plain data, so it can be named in the undo list and tested
//! without a browser.

use std::sync::Arc;

use aws_world::api::{Caller, Response};
use aws_world::organizations::OrganizationsCall;
use aws_world::program::{AccessKeyPair, KeyLocation};
use aws_world::world::ActionOnResource;
use aws_world::{ApiCall, ApiError, CallRecord, World};

use super::document::{Document, Run, Runner};
use super::expectation;
use super::matrix::expected_verdicts;
use super::own_lesson::OwnLesson;
use super::selection::RequestCaller;
use super::sign_in::{SignIn, sign_in_options};
use super::story::Story;
use crate::text::session::command as text;

/// The steps the clock can take: label, seconds.
pub const CLOCK_STEPS: [(&str, i64); 3] =
    [(text::PLUS_1_HOUR, 3_600), (text::PLUS_7_HOURS, 7 * 3_600), (text::PLUS_90_DAYS, 90 * 86_400)];

/// Carries out a call.
pub(super) type CallFunction = fn(&mut World, &Caller, ApiCall) -> CallRecord;

/// One thing the user does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Calls made in the console, in order; the first refusal ends them.
    Call {
        /// What the user did, for undo: "Create role PhotoAppRole".
        name: String,
        /// The calls.
        calls: Vec<ApiCall>,
    },
    /// Writes keys to a place the app reads, or removes them.
    SetKeys(KeyLocation, Option<AccessKeyPair>),
    /// Runs the photo app.
    RunApp,
    /// Publishes the app's repository.
    LeakRepository,
    /// Steals the credentials of the instance's role session.
    StealSession,
    /// The stranger uses what they found, by index.
    RunStranger(usize),
    /// Moves the clock forward, in seconds.
    AdvanceClock(i64),
    /// Shows an account and acts in somebody's name.
    SignIn(SignIn),
    /// Adds an account of this name, in the organization if there is one.
    AddAccount(String),
    /// Says in which Region an account works.
    SetRegion {
        /// The account.
        account: String,
        /// The Region's code.
        region: String,
    },
    /// Asks an account to join the organization, and has it accept.
    JoinOrganization(String),
    /// Opens a lesson; the world stays.
    OpenLesson(usize),
    /// Opens the document's own lesson; the world stays.
    OpenOwnLesson,
    /// Makes the document a lesson, or another one; `None` takes its lesson away.
    MakeLesson(Option<OwnLesson>),
    /// Answers a question of a lesson by choosing.
    Answer {
        /// Its name.
        question: String,
        /// Index of the choice.
        choice: usize,
        /// Whether that is right in the world as it is. Found where the lesson is, so that commands need no goal checker.
        is_right: bool,
    },
    /// Adds columns to the matrix.
    AddRequests(Vec<ActionOnResource>),
    /// Removes an added column.
    RemoveRequest(usize),
    /// Sets the rows of the matrix that are callers set up for questions.
    SetCallers(Vec<Arc<str>>),
    /// Notes what is expected of a cell of the matrix; `None` forgets it.
    Expect {
        /// Who asks.
        caller: RequestCaller,
        /// What is asked.
        request: ActionOnResource,
        /// Whether it is to be allowed.
        allowed: Option<bool>,
    },
    /// Expects of every cell of the matrix what it says now.
    ExpectCurrentVerdicts,
    /// Expects nothing any more.
    ForgetExpectations,
    /// Puts another document in the place of this one.
    Open {
        /// What it is called.
        name: String,
        /// The document.
        document: DocumentRef,
    },
    /// The user says of a policy that was not imported what it is, or that there is none: the world that knows it.
    CompleteImport {
        /// What was said, for undo.
        name: String,
        /// The world.
        world: Box<World>,
    },
    /// Starts from the beginning.
    Reset,
}

/// A document, compared by identity.
#[derive(Clone, Debug)]
pub struct DocumentRef(pub Arc<Document>);

impl PartialEq for DocumentRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What a command opened_scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenedScope {
    /// Another document.
    Document,
    /// Another lesson over the same world.
    Lesson,
}

/// What a command did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One sentence for the user and the screen reader.
    pub message: String,
    /// AWS's refusal, if a call was refused.
    pub refused: Option<ApiError>,
    /// What was created, call by call.
    pub responses: Vec<Response>,
    /// Whether there is something to undo.
    pub changed: bool,
}

impl Command {
    /// The command's name in the undo list.
    pub fn name(&self) -> String {
        match self {
            Self::Call { name, .. } => name.clone(),
            Self::SetKeys(_, Some(_)) => text::GIVE_A_KEY.into(),
            Self::SetKeys(_, None) => text::REMOVE_A_KEY.into(),
            Self::RunApp => text::RUN_THE_APP.into(),
            Self::LeakRepository => text::LEAK.into(),
            Self::StealSession => text::STEAL.into(),
            Self::RunStranger(_) => text::STRANGERS_CALLS.into(),
            Self::AdvanceClock(seconds) => text::clock(&duration(*seconds)),
            Self::SignIn(_) => text::ACT_AS.into(),
            Self::AddAccount(name) => text::add_account_step(name),
            Self::SetRegion { region, .. } => text::works_in(region),
            Self::JoinOrganization(id) => text::join_step(id),
            Self::OpenLesson(_) => text::OPEN_A_LESSON.into(),
            Self::OpenOwnLesson => text::OPEN_OWN_LESSON.into(),
            Self::MakeLesson(Some(_)) => text::MAKE_A_LESSON.into(),
            Self::MakeLesson(None) => text::TAKE_THE_LESSON_AWAY.into(),
            Self::Answer { .. } => text::ANSWER.into(),
            Self::CompleteImport { name, .. } => name.clone(),
            Self::AddRequests(_) | Self::SetCallers(_) => text::ADD_TO_THE_MATRIX.into(),
            Self::Expect { .. } => text::CHANGE_WHAT_IS_EXPECTED.into(),
            Self::ExpectCurrentVerdicts => text::EXPECT_CURRENT_VERDICTS.into(),
            Self::ForgetExpectations => text::FORGET_WHAT_IS_EXPECTED.into(),
            Self::RemoveRequest(_) => text::REMOVE_A_REQUEST.into(),
            Self::Open { name, .. } => text::open(name),
            Self::Reset => text::START_OVER.into(),
        }
    }

    /// What it opened_scope.
    pub(super) fn opened_scope(&self) -> Option<OpenedScope> {
        match self {
            Self::Open { .. } | Self::Reset => Some(OpenedScope::Document),
            Self::OpenLesson(_) | Self::OpenOwnLesson => Some(OpenedScope::Lesson),
            _ => None,
        }
    }

    /// Whether its outcome stands where it is shown: in the run console, or beside the question.
    pub(super) fn is_shown_in_place(&self) -> bool {
        matches!(self, Self::RunApp | Self::RunStranger(_) | Self::LeakRepository | Self::StealSession)
    }

    /// Whether it makes calls that [`World::call`] carries out.
    pub(super) fn makes_calls(&self) -> bool {
        matches!(self, Self::Call { .. } | Self::AddAccount(_) | Self::JoinOrganization(_))
    }

    /// Whether it can change what policies allow.
    pub(super) fn changes_access(&self) -> bool {
        self.makes_calls() || matches!(self, Self::CompleteImport { .. })
    }

    /// Performs the command.
    pub fn perform(self, document: &mut Document) -> Outcome {
        self.perform_with(document, World::call)
    }

    /// Performs the command; `call` carries out its calls.
    pub(super) fn perform_with(self, document: &mut Document, make_call: CallFunction) -> Outcome {
        let done = |message: String| Outcome { message, changed: true, ..Outcome::default() };
        match self {
            Self::Call { name, calls } => {
                let caller = document.caller();
                make_calls(document, make_call, &caller, &name, calls)
            }
            Self::SetKeys(place, keys) => {
                let instance = document.instance_id();
                let message = if keys.is_some() { text::APP_HAS_A_KEY } else { text::KEY_IS_GONE };
                document.lesson_state.world.set_app_keys(&instance, place, keys);
                done(message.into())
            }
            Self::RunApp => {
                let instance = document.instance_id();
                let run = document.lesson_state.run_app(&instance);
                if run.is_none() {
                    let message = text::NO_INSTANCE.into();
                    return Outcome { message, ..Outcome::default() };
                }
                record_run(document, Runner::App, run)
            }
            Self::RunStranger(index) => {
                let run = document.lesson_state.run_stranger(index);
                record_run(document, Runner::Stranger, run)
            }
            Self::LeakRepository => {
                let instance = document.instance_id();
                let found = document.lesson_state.leak_repository(&instance);
                let message = text::leaked(found.len());
                document.last_run = Some(Arc::new(Run::Leak(found)));
                done(message)
            }
            Self::StealSession => {
                let instance = document.instance_id();
                let found = document.lesson_state.steal_session(&instance);
                let message =
                    if found.is_empty() { text::NOTHING_TO_STEAL.into() } else { text::STOLEN.into() };
                document.last_run = Some(Arc::new(Run::Theft(found)));
                done(message)
            }
            Self::AdvanceClock(seconds) => {
                document.lesson_state.world.advance(seconds);
                done(text::clock_moved(&duration(seconds)))
            }
            Self::SignIn(sign_in) => {
                document.sign_in = sign_in;
                done(text::you_act_as(&acting_as(document)))
            }
            Self::AddAccount(name) => {
                let id = document.free_account_id();
                document.lesson_state.world.add_account(&id, &name);
                if document.world().organization().is_some() {
                    join_organization(document, make_call, &id);
                }
                done(text::account_added(&name, &id))
            }
            Self::SetRegion { account, region } => {
                let is_set = document.lesson_state.world.set_region(&account, &region);
                let message = if is_set { text::works_in(&region) } else { text::NO_REGION.to_owned() };
                Outcome { message, changed: is_set, ..Outcome::default() }
            }
            Self::JoinOrganization(id) => join_organization(document, make_call, &id),
            Self::CompleteImport { name, world } => {
                document.lesson_state.world = *world;
                done(format!("{name}."))
            }
            Self::OpenLesson(index) => {
                document.lesson = index;
                document.story = Story::Lesson;
                document.own_lesson.iter_mut().for_each(|own| own.is_open = false);
                Outcome { message: text::lesson_opened(index + 1), ..Outcome::default() }
            }
            Self::OpenOwnLesson => {
                document.story = Story::Lesson;
                document.own_lesson.iter_mut().for_each(|own| own.is_open = true);
                Outcome { message: text::OWN_LESSON_OPENED.into(), ..Outcome::default() }
            }
            Self::MakeLesson(lesson) => {
                document.own_lesson = lesson;
                document.story = Story::Lesson;
                let is_one = document.own_lesson.is_some();
                done(if is_one { text::IS_A_LESSON.into() } else { text::IS_NO_LESSON.into() })
            }
            Self::Answer { question, choice, is_right } => {
                document.lesson_state.answers.record(&question, choice, is_right);
                // What is said to it stands beside the question.
                done(String::new())
            }
            Self::AddRequests(requests) => {
                let known = super::matrix::app_requests(document);
                let fresh: Vec<ActionOnResource> = requests
                    .into_iter()
                    .filter(|request| !known.contains(request) && !document.requests.contains(request))
                    .collect();
                let message = match fresh.as_slice() {
                    [] => {
                        let message = text::REQUEST_IS_THERE.into();
                        return Outcome { message, ..Outcome::default() };
                    }
                    [one] => text::request_added(&one.action),
                    several => text::requests_added(several.len()),
                };
                document.requests.extend(fresh);
                done(message)
            }
            Self::SetCallers(callers) => {
                document.callers = callers;
                done(text::CALLERS_SET.into())
            }
            Self::Expect { caller, request, allowed } => {
                expectation::expect(&mut document.expected, &caller, &request, allowed);
                done(text::expected(&request.action, allowed))
            }
            Self::ExpectCurrentVerdicts => {
                document.expected =
                    expected_verdicts::current_verdicts(&super::matrix::compute_matrix(document, None));
                done(text::verdicts_kept(document.expected.len()))
            }
            Self::ForgetExpectations => {
                document.expected.clear();
                done(text::NOTHING_EXPECTED.into())
            }
            Self::RemoveRequest(index) => {
                let app = super::matrix::app_requests(document);
                let mut added = (0..).zip(&document.requests).filter(|(_, request)| !app.contains(request));
                if let Some((place, _)) = added.nth(index) {
                    document.requests.remove(place);
                }
                done(text::REQUEST_REMOVED.into())
            }
            Self::Open { name, document: opened } => {
                *document = Arc::unwrap_or_clone(opened.0);
                done(text::opened(&name))
            }
            Self::Reset => {
                *document = Document::default();
                done(text::STARTED_OVER.into())
            }
        }
    }
}

/// The caller's ARN in short.
fn acting_as(document: &Document) -> String {
    let account = document.account();
    let people = sign_in_options(account);
    let person = people.iter().find(|person| person.arn == document.sign_in.principal);
    let title = person.map_or(text::ADMINISTRATOR, |person| person.title.as_str());
    text::person_of_account(title, &account.name, &account.id)
}

/// The management account invites, the account accepts.
fn join_organization(document: &mut Document, make_call: CallFunction, id: &str) -> Outcome {
    let Some(organization) = document.world().organization() else { return Outcome::default() };
    let management = document.world().administrator(&organization.management_account);
    let invite = OrganizationsCall::InviteAccountToOrganization { account_id: id.to_owned() };
    let name = text::joins(id);
    let invited = make_calls(document, make_call, &management, &name, vec![ApiCall::Organizations(invite)]);
    let Some(Response::Created(handshake_id)) = invited.responses.first().cloned() else { return invited };
    let accept = OrganizationsCall::AcceptHandshake { handshake_id };
    let member = document.world().administrator(id);
    make_calls(document, make_call, &member, &name, vec![ApiCall::Organizations(accept)])
}

fn make_calls(
    document: &mut Document,
    make_call: CallFunction,
    caller: &Caller,
    name: &str,
    calls: Vec<ApiCall>,
) -> Outcome {
    let mut outcome = Outcome::default();
    for call in calls {
        let record = Arc::new(make_call(&mut document.lesson_state.world, caller, call));
        let result = record.result.clone();
        document.record_call(record, true);
        match result {
            Ok(response) => {
                outcome.responses.push(response);
                outcome.changed = true;
            }
            Err(error) => {
                outcome.message = format!("{}: {}", error.code, error.message);
                outcome.refused = Some(error);
                return outcome;
            }
        }
    }
    outcome.message = text::done(name);
    outcome
}

fn record_run(document: &mut Document, runner: Runner, run: Option<aws_world::program::AppRun>) -> Outcome {
    let Some(run) = run else { return Outcome::default() };
    let allowed = run.calls.iter().filter(|record| record.result.is_ok()).count();
    let refused = run.calls.len() - allowed;
    let message = text::finished(runner == Runner::App, allowed, refused);
    for record in &run.calls {
        document.record_call(Arc::clone(record), false);
    }
    document.last_run = Some(Arc::new(Run::Program(runner, run)));
    Outcome { message, changed: true, ..Outcome::default() }
}

/// `90 days`, `7 hours`, `15 minutes`.
pub fn duration(seconds: i64) -> String {
    match seconds {
        s if s % 86_400 == 0 => text::days(s / 86_400),
        s if s % 3_600 == 0 => text::hours(s / 3_600),
        s => text::minutes(s / 60),
    }
}
