//! The photo app as a caller of the matrix: its requests, and its row, found by running it on a copy of the world.

use aws_world::world::ActionOnResource;
use iam_policy::action_name::ActionName;

use super::{Cell, Row, Verdict, authorize_cell, verdict, verdict_of_call};
use crate::session::document::{Document, app_instance};
use crate::session::selection::RequestCaller;
use crate::text::matrix as text;

/// The requests of the photo app's five steps.
pub fn app_requests(document: &Document) -> Vec<ActionOnResource> {
    let account = document.home();
    let Some(instance) = app_instance(account) else { return Vec::new() };
    let app = &instance.app;
    let bucket = format!("arn:aws:s3:::{}", app.bucket);
    let photo = format!("{bucket}/photos/cat.jpg");
    let group = format!("arn:aws:logs:{}:{}:log-group:{}", instance.region, account.id, app.log_group);
    let stream = format!("{group}:log-stream:{}", instance.id);
    [
        ("s3:PutObject", &photo),
        ("s3:GetObject", &photo),
        ("s3:ListBucket", &bucket),
        ("logs:CreateLogStream", &stream),
        ("logs:PutLogEvents", &stream),
    ]
    .map(|(action, resource)| ActionOnResource { action: action.to_owned(), resource: resource.clone() })
    .to_vec()
}

/// The app as a caller, found by running it on a copy of the world.
#[derive(Clone, Debug)]
pub struct AppCaller {
    /// The run on the copy.
    pub run: Option<aws_world::program::AppRun>,
    /// IAM user or role behind the credentials.
    pub principal: Option<String>,
}

impl AppCaller {
    /// Runs the app on a copy.
    pub fn dry_run(document: &Document) -> Self {
        let run = document.world().dry_run_app(&document.instance_id());
        let principal = run.as_ref().and_then(|run| run.calls.first()).and_then(|call| {
            let arn = call.caller_arn.as_deref()?;
            Some(role_of_session(document, arn).unwrap_or_else(|| arn.to_owned()))
        });
        Self { run, principal }
    }

    /// The call of the run that makes `request`.
    pub fn call_for(&self, request: &ActionOnResource) -> Option<&aws_world::CallRecord> {
        let action = ActionName::new(&request.action);
        let mut calls = self.run.as_ref()?.calls.iter();
        calls.find(|record| action.is(&record.call.action())).map(AsRef::as_ref)
    }

    /// The verdict when the app makes `request`.
    pub fn verdict(&self, document: &Document, request: &ActionOnResource) -> Verdict {
        let calls = self.run.as_ref().map_or(&[][..], |run| &run.calls);
        if calls.is_empty() {
            return Verdict::NoCredentials;
        }
        match self.call_for(request) {
            Some(record) => verdict_of_call(record),
            None if self.principal.is_none() => Verdict::NotAuthenticated,
            None => verdict(authorize_cell(document, &RequestCaller::App, request)),
        }
    }
}

/// `arn:aws:sts::A:assumed-role/NAME/SESSION` → the role's ARN.
fn role_of_session(document: &Document, arn: &str) -> Option<String> {
    let (_, rest) = arn.split_once(":assumed-role/")?;
    let name = rest.split('/').next()?;
    document.home().iam.roles.get(name).map(|role| role.arn.clone())
}

pub(super) fn app_row(document: &Document, requests: &[ActionOnResource], app_steps: usize) -> Row {
    let app = AppCaller::dry_run(document);
    let kind = match (&app.principal, &app.run) {
        (Some(arn), _) => {
            let name = arn.rsplit('/').next().unwrap_or_default();
            if arn.contains(":role/") { text::as_role(name) } else { text::as_user(name) }
        }
        (None, Some(run)) if !run.calls.is_empty() => text::KEY_REFUSED_NOTE.to_owned(),
        _ => text::NO_CREDENTIALS.to_owned(),
    };
    let name = app_instance(document.home()).map(|i| i.app.name.clone()).unwrap_or_default();
    let cells = requests
        .iter()
        .enumerate()
        .map(|(index, request)| {
            let verdict = if index < app_steps {
                app.verdict(document, request)
            } else if let Some(arn) = &app.principal {
                verdict(authorize_cell(document, &RequestCaller::Principal(arn.clone()), request))
            } else {
                app.verdict(document, request)
            };
            Cell { verdict, before: None, expected: None, is_assumed: false }
        })
        .collect();
    Row { caller: RequestCaller::App, name, kind, cells }
}
