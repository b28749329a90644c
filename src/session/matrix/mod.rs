//! The access matrix: who may do what, computed again after every edit.

mod app_caller;
pub mod expected_verdicts;
mod hypothetical_row;

use aws_world::Account;
use aws_world::api::Authorization;
use aws_world::world::{AccessDecision, AccessQuery, ActionOnResource};
use iam_policy::evaluation::Assumption;
use iam_policy::explanation::EvaluationDecision;
use iam_policy::render::{assumption_label, decision_label};

use super::assumptions;
use super::document::{Document, app_instance};
use super::selection::RequestCaller;
use crate::text::matrix as text;
use app_caller::app_row;
pub use app_caller::{AppCaller, app_requests};
pub use hypothetical_row::{HYPOTHETICAL_CALLERS, HypotheticalCallers};

/// The verdict of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Allowed.
    Allowed,
    /// A statement denies it.
    ExplicitDeny,
    /// Nothing allows it.
    ImplicitDeny,
    /// There are no credentials, so no request is sent.
    NoCredentials,
    /// The credentials are refused before any policy is read.
    NotAuthenticated,
    /// The request is allowed and fails for another reason: no such key, no such stream.
    Failed,
}

impl From<EvaluationDecision> for Verdict {
    fn from(decision: EvaluationDecision) -> Self {
        match decision {
            EvaluationDecision::Allowed => Self::Allowed,
            EvaluationDecision::ExplicitDeny => Self::ExplicitDeny,
            EvaluationDecision::ImplicitDeny => Self::ImplicitDeny,
        }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The verdict now.
    pub verdict: Verdict,
    /// The verdict before the last edit, where it differs.
    pub before: Option<Verdict>,
    /// Whether it is expected to be allowed, where something is expected.
    pub expected: Option<bool>,
    /// It hangs on policies that were not imported.
    pub is_assumed: bool,
}

impl Cell {
    /// Whether it does as expected; `None` where nothing is expected.
    pub fn passes(&self) -> Option<bool> {
        self.expected.map(|allowed| allowed == self.verdict.is_allowed())
    }

    /// The label next to its icon.
    pub fn label(&self) -> &'static str {
        if self.is_assumed { assumption_label(self.verdict.is_allowed()) } else { self.verdict.label() }
    }
}

/// A row: one caller and its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who.
    pub caller: RequestCaller,
    /// Name shown.
    pub name: String,
    /// What it is: "IAM user", "role" or where the app's credentials come from.
    pub kind: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// The whole matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Columns: the app's steps, then the user's own.
    pub requests: Vec<ActionOnResource>,
    /// How many of the columns are the app's.
    pub app_steps: usize,
    /// The columns as they are shown: what the document asks, in its order, then the rest of the app's steps.
    pub order: Vec<usize>,
    /// Rows.
    pub rows: Vec<Row>,
    /// What was not imported and every verdict with assumptions hangs on.
    pub assumptions: Vec<Assumption>,
}

/// Computes every cell and marks those that differ from `before`.
pub fn compute_matrix(document: &Document, before: Option<&Matrix>) -> Matrix {
    let mut requests = app_requests(document);
    let app_steps = requests.len();
    let mut order = Vec::new();
    for request in &document.requests {
        // A document that asks for a step of the app says where its column stands.
        let column = requests.iter().take(app_steps).position(|step| step == request);
        order.push(column.unwrap_or(requests.len()));
        if column.is_none() {
            requests.push(request.clone());
        }
    }
    for step in 0..app_steps {
        if !order.contains(&step) {
            order.push(step);
        }
    }
    // Real accounts come without an app.
    let app = app_instance(document.home()).is_some();
    let mut rows: Vec<Row> = app.then(|| app_row(document, &requests, app_steps)).into_iter().collect();
    let callers = callers(document);
    let arns: Vec<String> = callers.iter().map(|(arn, ..)| arn.clone()).collect();
    let answers = document.world().simulate_access_matrix_with_assumptions(&arns, &requests);
    let assumptions = assumptions::shared(&answers);
    let mut answers = answers.into_iter();
    for (arn, name, kind) in callers {
        let cells = answers
            .by_ref()
            .take(requests.len())
            .map(|answer| Cell::from_decision(answer.as_ref()))
            .collect();
        rows.push(Row { caller: RequestCaller::Principal(arn), name, kind, cells });
    }
    if let Some(hypothetical) = HYPOTHETICAL_CALLERS.get() {
        rows.extend(document.callers.iter().map(|caller| (hypothetical.row)(document, caller, &requests)));
    }
    let mut matrix = Matrix { requests, app_steps, order, rows, assumptions };
    expected_verdicts::apply(&document.expected, &mut matrix);
    if let Some(before) = before {
        mark_changes(&mut matrix, before);
    }
    matrix
}

/// Users and roles, those of the account shown first: ARN, name, what it is.
fn callers(document: &Document) -> Vec<(String, String, String)> {
    let shown = document.account();
    let others = document.world().accounts().values().filter(|account| account.id != shown.id);
    let of_account = |account: &Account| {
        let place = (account.id != shown.id).then_some(account.name.as_str());
        let users = account.iam.users.values();
        let users = users.map(|user| (user.arn.clone(), user.name.clone(), text::user(place)));
        let roles = account
            .roles()
            .map(|role| (role.arn.clone(), role.name.clone(), text::role(place, role.managed_by())));
        users.chain(roles).collect::<Vec<_>>()
    };
    [shown].into_iter().chain(others).flat_map(of_account).collect()
}

/// The name in the row of a caller other than the app.
pub fn row_name(document: &Document, caller: &RequestCaller) -> Option<String> {
    let wanted = match caller {
        RequestCaller::App => return None,
        RequestCaller::Principal(arn) => arn,
        RequestCaller::Hypothetical(text) => {
            return HYPOTHETICAL_CALLERS.get().map(|known| (known.row)(document, text, &[]).name);
        }
    };
    callers(document).into_iter().find(|(arn, ..)| arn == wanted).map(|(_, name, _)| name)
}

/// The decision behind a cell with its trace; `None` where the caller does not exist.
pub fn authorize_cell(
    document: &Document,
    caller: &RequestCaller,
    request: &ActionOnResource,
) -> Option<Authorization> {
    let principal_arn = match caller {
        RequestCaller::Principal(arn) => arn.clone(),
        RequestCaller::Hypothetical(text) => {
            return HYPOTHETICAL_CALLERS.get().and_then(|known| (known.authorize)(document, text, request));
        }
        RequestCaller::App => {
            let app = AppCaller::dry_run(document);
            if app_requests(document).contains(request)
                && let Some(call) = app.call_for(request)
            {
                return call.authorizations.last().cloned();
            }
            app.principal?
        }
    };
    let question =
        AccessQuery { principal_arn, action: request.action.clone(), resource: request.resource.clone() };
    document.world().simulate_access(&question)
}

impl Cell {
    pub(super) fn from_decision(answer: Option<&AccessDecision>) -> Self {
        let verdict = answer.map_or(Verdict::NoCredentials, |answer| answer.decision.into());
        let is_assumed = answer.is_some_and(|answer| !answer.assumptions.is_empty());
        Self { verdict, before: None, expected: None, is_assumed }
    }
}

fn verdict(authorization: Option<Authorization>) -> Verdict {
    authorization.map_or(Verdict::NoCredentials, |authorization| authorization.result.decision.into())
}

/// The verdict of a finished call.
pub fn verdict_of_call(record: &aws_world::CallRecord) -> Verdict {
    match (&record.result, record.authorizations.last()) {
        (Ok(_), _) => Verdict::Allowed,
        (Err(_), None) => Verdict::NotAuthenticated,
        (Err(_), Some(last)) => match Verdict::from(last.result.decision) {
            Verdict::Allowed => Verdict::Failed,
            denied => denied,
        },
    }
}

fn mark_changes(matrix: &mut Matrix, before: &Matrix) {
    let old_column = |request: &ActionOnResource| before.requests.iter().position(|old| old == request);
    let old_columns: Vec<Option<usize>> = matrix.requests.iter().map(old_column).collect();
    for row in &mut matrix.rows {
        let Some(old_row) = before.rows.iter().find(|old| old.caller == row.caller) else { continue };
        for (cell, old_column) in row.cells.iter_mut().zip(&old_columns) {
            let old = old_column.and_then(|column| old_row.cells.get(column));
            cell.before = old.map(|old| old.verdict).filter(|old| *old != cell.verdict);
        }
    }
}

impl Matrix {
    /// One sentence that says which cells the last edit changed; empty when none.
    pub fn changes(&self) -> String {
        let changed: Vec<String> = self
            .rows
            .iter()
            .flat_map(|row| {
                row.cells.iter().zip(&self.requests).map(move |(cell, request)| (row, cell, request))
            })
            .filter(|(_, cell, _)| cell.before.is_some())
            .map(|(row, cell, request)| text::is_now(&row.name, &request.action, cell.label()))
            .collect();
        text::changes(&changed)
    }
}

impl Verdict {
    /// Whether AWS lets the request through; what becomes of it then is another matter.
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed | Self::Failed)
    }

    /// The label next to the icon. With a trace, use [`iam_policy::render::verdict`].
    pub fn label(self) -> &'static str {
        match self {
            Self::Allowed => decision_label(EvaluationDecision::Allowed),
            Self::ExplicitDeny => decision_label(EvaluationDecision::ExplicitDeny),
            Self::ImplicitDeny => decision_label(EvaluationDecision::ImplicitDeny),
            Self::NoCredentials => text::NOBODY_CALLS,
            Self::NotAuthenticated => text::KEY_REFUSED,
            Self::Failed => text::ALLOWED_BUT_FAILED,
        }
    }

    /// Orders verdicts from best to worst, where several are shown as one.
    pub fn severity(self) -> u8 {
        match self {
            Self::Allowed => 0,
            Self::Failed => 1,
            Self::ImplicitDeny => 2,
            Self::ExplicitDeny => 3,
            Self::NotAuthenticated => 4,
            Self::NoCredentials => 5,
        }
    }

    /// Class of the chip and name of the icon.
    pub fn class(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ExplicitDeny => "explicit-deny",
            Self::ImplicitDeny => "implicit-deny",
            Self::NoCredentials => "no-credentials",
            Self::NotAuthenticated => "not-authenticated",
            Self::Failed => "failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::iam::trusted_entity::TrustedEntity;
    use aws_world::iam::{IamCall, Identity};

    use super::*;
    use crate::components::create::policy::template;
    use crate::session::command::Command;
    use crate::session::connect::attach_calls;

    /// The app with a role that has just what it needs.
    fn with_role() -> Document {
        let mut document = Document::default();
        let role = "PhotoAppRole".to_owned();
        let mut calls = vec![
            ApiCall::Iam(IamCall::CreateRole {
                role_name: role.clone(),
                path: "/".into(),
                assume_role_policy_document: TrustedEntity::Service("ec2.amazonaws.com".into())
                    .trust_policy(),
                description: String::new(),
                max_session_duration: 3_600,
                permissions_boundary: None,
                tags: Default::default(),
            }),
            ApiCall::Iam(IamCall::PutInlinePolicy {
                of: Identity::Role(role.clone()),
                policy_name: "least".into(),
                policy_document: template(&document),
            }),
        ];
        calls.extend(attach_calls(&document, &role));
        let outcome = Command::Call { name: "Create role".into(), calls }.perform(&mut document);
        assert_eq!(outcome.refused, None);
        document
    }

    #[test]
    fn the_app_and_its_role_have_the_same_verdicts() {
        let matrix = compute_matrix(&with_role(), None);
        for row in &matrix.rows {
            for (cell, request) in row.cells.iter().zip(&matrix.requests) {
                assert_eq!(cell.verdict, Verdict::Allowed, "{}: {request:?}", row.name);
            }
        }
        assert_eq!(matrix.rows.len(), 2);
    }

    #[test]
    fn added_request_is_explained_on_its_own_resource() {
        let document = with_role();
        let request =
            ActionOnResource { action: "s3:GetObject".into(), resource: "arn:aws:s3:::other/secret".into() };
        let authorization = authorize_cell(&document, &RequestCaller::App, &request).unwrap();
        assert_eq!(authorization.request.resource, request.resource);
        assert_eq!(Verdict::from(authorization.result.decision), Verdict::ImplicitDeny);
    }
}
