//! Everything a reader can do to the document. A command is plain data, so it can be named in the undo list and tested
//! without a browser.

use std::sync::Arc;

use aws_world::app::{KeyPlace, Keys};
use aws_world::call::{Caller, Response};
use aws_world::organizations::OrganizationsCall;
use aws_world::world::Request;
use aws_world::{ApiCall, ApiError};

use super::document::{Document, Run, Runner};
use super::expectation;
use super::own_lesson::OwnLesson;
use super::selection::MatrixCaller;
use super::sign_in::{SignedIn, people};

/// The steps the clock can take: label, seconds.
pub const CLOCK_STEPS: [(&str, i64); 3] =
    [("+1 hour", 3_600), ("+7 hours", 7 * 3_600), ("+90 days", 90 * 86_400)];

/// One thing the reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Calls made in the console, in order; the first refusal ends them.
    Call {
        /// What the reader did, for undo: "Create role PhotoAppRole".
        name: String,
        /// The calls.
        calls: Vec<ApiCall>,
    },
    /// Writes keys to a place the app reads, or removes them.
    SetKeys(KeyPlace, Option<Keys>),
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
    SignIn(SignedIn),
    /// Adds an account of this name, in the organisation if there is one.
    AddAccount(String),
    /// Asks an account to join the organisation, and has it accept.
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
    AddRequests(Vec<Request>),
    /// Removes an added column.
    RemoveRequest(usize),
    /// Notes what is expected of a cell of the matrix; `None` forgets it.
    Expect {
        /// Who asks.
        caller: MatrixCaller,
        /// What is asked.
        request: Request,
        /// Whether it is to be allowed.
        allowed: Option<bool>,
    },
    /// Expects of every cell of the matrix what it says now.
    ExpectAsItIs,
    /// Expects nothing any more.
    ForgetExpectations,
    /// Puts another document in the place of this one.
    Open {
        /// What it is called.
        name: String,
        /// The document.
        document: Opened,
    },
    /// Starts from the beginning.
    Reset,
}

/// A document to open. Two are the same when they are one.
#[derive(Clone, Debug)]
pub struct Opened(pub Arc<Document>);

impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What a command did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One sentence for the reader and the screen reader.
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
            Self::SetKeys(_, Some(_)) => "Give the app a key".into(),
            Self::SetKeys(_, None) => "Remove a key from the app".into(),
            Self::RunApp => "Run the app".into(),
            Self::LeakRepository => "Leak the repository".into(),
            Self::StealSession => "Steal the session's credentials".into(),
            Self::RunStranger(_) => "Stranger's calls".into(),
            Self::AdvanceClock(seconds) => format!("Clock +{}", duration(*seconds)),
            Self::SignIn(_) => "Act as somebody".into(),
            Self::AddAccount(name) => format!("Add account {name}"),
            Self::JoinOrganization(id) => format!("Account {id} joins the organization"),
            Self::OpenLesson(_) => "Open a lesson".into(),
            Self::OpenOwnLesson => "Open the document’s lesson".into(),
            Self::MakeLesson(Some(_)) => "Make a lesson".into(),
            Self::MakeLesson(None) => "Take the lesson away".into(),
            Self::Answer { .. } => "Answer a question".into(),
            Self::AddRequests(_) => "Add to the matrix".into(),
            Self::Expect { .. } => "Change what is expected".into(),
            Self::ExpectAsItIs => "Expect what the matrix says".into(),
            Self::ForgetExpectations => "Forget what is expected".into(),
            Self::RemoveRequest(_) => "Remove a request".into(),
            Self::Open { name, .. } => format!("Open “{name}”"),
            Self::Reset => "Start over".into(),
        }
    }

    /// Does it.
    pub fn perform(&self, document: &mut Document) -> Outcome {
        let done = |message: String| Outcome { message, changed: true, ..Outcome::default() };
        match self {
            Self::Call { name, calls } => {
                let caller = document.caller();
                make_calls(document, &caller, name, calls)
            }
            Self::SetKeys(place, keys) => {
                let instance = document.instance_id();
                document.situation.world.set_app_keys(&instance, *place, keys.clone());
                done(if keys.is_some() {
                    "The app has a key.".into()
                } else {
                    "The key is gone from the app.".into()
                })
            }
            Self::RunApp => {
                let instance = document.instance_id();
                let run = document.situation.run_app(&instance);
                if run.is_none() {
                    let message = "There is no instance that runs the app. Undo brings it back.".into();
                    return Outcome { message, ..Outcome::default() };
                }
                finish(document, Runner::App, run)
            }
            Self::RunStranger(index) => {
                let run = document.situation.run_stranger(*index);
                finish(document, Runner::Stranger, run)
            }
            Self::LeakRepository => {
                let instance = document.instance_id();
                let found = document.situation.leak_repository(&instance);
                let message = match found.len() {
                    0 => "The repository is public. There is no key in it to find.".into(),
                    1 => "The repository is public. A stranger found a key in it.".into(),
                    n => format!("The repository is public. A stranger found {n} keys in it."),
                };
                document.last_run = Some(Arc::new(Run::Leak(found)));
                done(message)
            }
            Self::StealSession => {
                let instance = document.instance_id();
                let found = document.situation.steal_session(&instance);
                let message = if found.is_empty() {
                    "The metadata service gave no role credentials to steal.".into()
                } else {
                    "A stranger has the instance's role credentials, until they expire.".into()
                };
                document.last_run = Some(Arc::new(Run::Theft(found)));
                done(message)
            }
            Self::AdvanceClock(seconds) => {
                document.situation.world.advance(*seconds);
                done(format!("The clock moved {} ahead.", duration(*seconds)))
            }
            Self::SignIn(signed_in) => {
                document.signed_in = signed_in.clone();
                done(format!("You act as {}.", acting_as(document)))
            }
            Self::AddAccount(name) => {
                let id = document.free_account_id();
                document.situation.world.add_account(&id, name);
                if document.world().organization().is_some() {
                    join(document, &id);
                }
                done(format!("Account {name} ({id}) is there."))
            }
            Self::JoinOrganization(id) => join(document, id),
            Self::OpenLesson(index) => {
                document.lesson = *index;
                document.own_lesson.iter_mut().for_each(|own| own.is_open = false);
                Outcome { message: format!("Lesson {} opened.", index + 1), ..Outcome::default() }
            }
            Self::OpenOwnLesson => {
                document.own_lesson.iter_mut().for_each(|own| own.is_open = true);
                Outcome { message: "The document’s own lesson opened.".into(), ..Outcome::default() }
            }
            Self::MakeLesson(lesson) => {
                document.own_lesson.clone_from(lesson);
                done(match lesson {
                    Some(_) => "The document is a lesson now.".into(),
                    None => "The document is no lesson any more.".into(),
                })
            }
            Self::Answer { question, choice, is_right } => {
                document.situation.answers.give(question, *choice, *is_right);
                // What is said to it stands beside the question.
                done(String::new())
            }
            Self::AddRequests(requests) => {
                let known = super::matrix::app_requests(document);
                let fresh: Vec<Request> = requests
                    .iter()
                    .filter(|request| !known.contains(request) && !document.requests.contains(request))
                    .cloned()
                    .collect();
                let message = match fresh.as_slice() {
                    [] => {
                        let message = "That request is already in the matrix.".into();
                        return Outcome { message, ..Outcome::default() };
                    }
                    [one] => format!("{} added to the matrix.", one.action),
                    several => format!("{} requests added to the matrix.", several.len()),
                };
                document.requests.extend(fresh);
                done(message)
            }
            Self::Expect { caller, request, allowed } => {
                expectation::expect(&mut document.expected, caller, request, *allowed);
                done(match allowed {
                    Some(true) => format!("Expected: {} is allowed.", request.action),
                    Some(false) => format!("Expected: {} is denied.", request.action),
                    None => format!("Nothing is expected of {}.", request.action),
                })
            }
            Self::ExpectAsItIs => {
                document.expected = expectation::as_it_is(&super::matrix::matrix(document, None));
                done(format!("{} verdicts are expected to stay as they are.", document.expected.len()))
            }
            Self::ForgetExpectations => {
                document.expected.clear();
                done("Nothing is expected any more.".into())
            }
            Self::RemoveRequest(index) => {
                if *index < document.requests.len() {
                    document.requests.remove(*index);
                }
                done("Request removed from the matrix.".into())
            }
            Self::Open { name, document: opened } => {
                *document = Document::clone(&opened.0);
                done(format!("“{name}” is open. Undo brings your work back."))
            }
            Self::Reset => {
                *document = Document::default();
                done("Started over. Undo brings your work back.".into())
            }
        }
    }
}

/// The caller's ARN in short.
fn acting_as(document: &Document) -> String {
    let account = document.account();
    let people = people(account);
    let person = people.iter().find(|person| person.arn == document.signed_in.principal);
    let title = person.map_or("Administrator", |person| person.title.as_str());
    format!("{title} of {} ({})", account.name, account.id)
}

/// The management account invites, the account accepts.
fn join(document: &mut Document, id: &str) -> Outcome {
    let Some(organization) = document.world().organization() else { return Outcome::default() };
    let management = document.world().administrator(&organization.management_account);
    let invite = OrganizationsCall::InviteAccountToOrganization { account_id: id.to_owned() };
    let name = format!("account {id} joins the organization");
    let invited = make_calls(document, &management, &name, &[ApiCall::Organizations(invite)]);
    let Some(Response::Created(handshake_id)) = invited.responses.first().cloned() else { return invited };
    let accept = OrganizationsCall::AcceptHandshake { handshake_id };
    let member = document.world().administrator(id);
    make_calls(document, &member, &name, &[ApiCall::Organizations(accept)])
}

fn make_calls(document: &mut Document, caller: &Caller, name: &str, calls: &[ApiCall]) -> Outcome {
    let mut outcome = Outcome::default();
    for call in calls {
        let record = document.situation.world.call(caller, call.clone());
        let result = record.result.clone();
        document.note(record, true);
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
    outcome.message = format!("Done: {name}.");
    outcome
}

fn finish(document: &mut Document, runner: Runner, run: Option<aws_world::app::AppRun>) -> Outcome {
    let Some(run) = run else { return Outcome::default() };
    let allowed = run.calls.iter().filter(|record| record.result.is_ok()).count();
    let refused = run.calls.len() - allowed;
    let who = if runner == Runner::App { "Run finished" } else { "The stranger tried" };
    let message = if run.calls.is_empty() {
        format!("{who}. Unable to locate credentials: nothing was called.")
    } else {
        format!("{who}. {allowed} succeeded, {refused} failed.")
    };
    for record in &run.calls {
        document.note(record.clone(), false);
    }
    document.last_run = Some(Arc::new(Run::Program(runner, run)));
    Outcome { message, changed: true, ..Outcome::default() }
}

/// `90 days`, `7 hours`, `15 minutes`.
pub fn duration(seconds: i64) -> String {
    let (number, unit) = match seconds {
        s if s % 86_400 == 0 => (s / 86_400, "day"),
        s if s % 3_600 == 0 => (s / 3_600, "hour"),
        s => (s / 60, "minute"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
