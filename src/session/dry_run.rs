//! A dry run of calls on a copy of the world, of which nothing is kept.

use aws_world::ApiCall;
use aws_world::transcript::cli_line;
use iam_policy::render;

use super::document::Document;
use super::matrix::Verdict;

/// One call of a dry run.
#[derive(Clone, Debug, PartialEq)]
pub struct DryRunCall {
    /// Its AWS CLI line.
    pub cli_line: String,
    /// The requests that IAM decides. Empty for the calls after a refusal, which are not made.
    pub requests: Vec<DryRunRequest>,
}

/// A request that a call makes, and its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct DryRunRequest {
    /// `service:Name`.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in words, which say what decided.
    pub verdict_text: &'static str,
}

/// Makes the calls on a copy, as the principal that the user is signed in as; the first refusal ends them.
pub fn dry_run(document: &Document, calls: &[ApiCall]) -> Vec<DryRunCall> {
    let mut world = document.world().with_catalog().unwrap_or_else(|| document.world().clone());
    let caller = document.caller();
    let mut refused = false;
    let calls = calls.iter().map(|call| {
        let cli_line = cli_line(call);
        if refused {
            return DryRunCall { cli_line, requests: Vec::new() };
        }
        let record = world.call(&caller, call.clone());
        refused = record.result.is_err();
        let requests = record.authorizations.iter().map(|authorization| {
            let request = &authorization.request;
            DryRunRequest {
                action: request.action.clone(),
                resource: request.resource.clone(),
                verdict: Verdict::from(authorization.result.decision),
                verdict_text: render::verdict(&authorization.result),
            }
        });
        DryRunCall { cli_line, requests: requests.collect() }
    });
    calls.collect()
}

#[cfg(test)]
mod tests {
    use aws_world::ec2::Ec2Call;
    use aws_world::iam::IamCall;

    use super::*;

    fn run() -> ApiCall {
        ApiCall::Ec2(Ec2Call::RunInstances {
            image_id: "ami-0abcdef1234567890".into(),
            instance_type: "t3.micro".into(),
            instance_profile_name: String::new(),
            metadata_options: Default::default(),
        })
    }

    #[test]
    fn dry_run_checks_every_permission_and_changes_nothing() {
        let document = Document::default();
        let before = document.account().clone();
        let calls = dry_run(&document, &[run()]);
        let asked = calls.first().map(|call| call.requests.clone()).unwrap_or_default();
        assert!(asked.len() > 4, "{asked:?}");
        assert!(asked.iter().all(|asked| asked.action == "ec2:RunInstances" && asked.verdict.is_allowed()));
        assert_eq!(*document.account(), before);
    }

    #[test]
    fn dry_run_ends_at_the_first_refusal() {
        let document = Document::default();
        let missing = ApiCall::Iam(IamCall::DeleteUser { user_name: "nobody".into() });
        let calls = dry_run(&document, &[missing, run()]);
        assert_eq!(calls.get(1).map(|call| call.requests.len()), Some(0));
        assert!(calls.get(1).is_some_and(|call| call.cli_line.starts_with("aws ec2 run-instances")));
    }
}
