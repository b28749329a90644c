//! Questions about a run of the app.

use aws_world::program::{AppRun, ProviderOutcome};
use aws_world::sts::Credentials;
use iam_policy::action_name::ActionName;
use iam_policy::explanation::EvaluationDecision;

/// Whether EC2 asked the role's trust policy in this run and was refused.
pub(crate) fn is_blocked_by_trust_policy(run: &AppRun) -> bool {
    run.chain.iter().any(|attempt| {
        let asked = attempt.authorization.as_ref();
        asked.is_some_and(|asked| asked.result.decision != EvaluationDecision::Allowed)
    })
}

/// Whether a call (of this action) failed with this code.
pub(crate) fn fails_with(run: &AppRun, code: &str, action: Option<&str>) -> bool {
    run.calls.iter().any(|record| {
        let fits = action.is_none_or(|action| ActionName::new(action).is(&record.call.action()));
        fits && record.result.as_ref().is_err_and(|error| error.code.as_str() == code)
    })
}

/// The credentials that the run used.
pub(crate) fn used_credentials(run: &AppRun) -> Option<&Credentials> {
    run.chain.iter().find_map(|attempt| match &attempt.outcome {
        ProviderOutcome::Found(credentials) => Some(credentials),
        _ => None,
    })
}
