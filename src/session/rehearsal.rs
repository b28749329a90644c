//! What calls would come to: made on a copy of the world, of which nothing is kept.

use aws_world::ApiCall;
use aws_world::transcript::cli_line;
use iam_policy::render;

use super::document::Document;
use super::matrix::Verdict;

/// One call as it would go.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsed {
    /// Its AWS CLI line.
    pub line: String,
    /// What IAM is asked. Empty after a refusal, for the calls that are not made then.
    pub asked: Vec<Asked>,
}

/// A question of a call, and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// `service:Name`.
    pub action: String,
    /// On what.
    pub resource: String,
    /// The answer.
    pub verdict: Verdict,
    /// The answer in words, which say who decided.
    pub words: &'static str,
}

/// Makes the calls on a copy, in the name of whom the reader acts as; the first refusal ends them.
pub fn rehearse(document: &Document, calls: &[ApiCall]) -> Vec<Rehearsed> {
    let mut world = document.world().with_catalog().unwrap_or_else(|| document.world().clone());
    let caller = document.caller();
    let mut refused = false;
    let rehearsed = calls.iter().map(|call| {
        let line = cli_line(call);
        if refused {
            return Rehearsed { line, asked: Vec::new() };
        }
        let record = world.call(&caller, call.clone());
        refused = record.result.is_err();
        let asked = record.authorizations.iter().map(|authorization| {
            let request = &authorization.request;
            Asked {
                action: request.action.clone(),
                resource: request.resource.clone(),
                verdict: Verdict::from(authorization.result.decision),
                words: render::verdict(&authorization.result),
            }
        });
        Rehearsed { line, asked: asked.collect() }
    });
    rehearsed.collect()
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
    fn an_administrator_is_asked_for_everything_and_nothing_stays() {
        let document = Document::default();
        let before = document.account().clone();
        let rehearsed = rehearse(&document, &[run()]);
        let asked = rehearsed.first().map(|call| call.asked.clone()).unwrap_or_default();
        assert!(asked.len() > 4, "{asked:?}");
        assert!(asked.iter().all(|asked| asked.action == "ec2:RunInstances" && asked.verdict.is_allowed()));
        assert_eq!(*document.account(), before);
    }

    #[test]
    fn the_first_refusal_ends_them() {
        let document = Document::default();
        let missing = ApiCall::Iam(IamCall::DeleteUser { user_name: "nobody".into() });
        let rehearsed = rehearse(&document, &[missing, run()]);
        assert_eq!(rehearsed.get(1).map(|call| call.asked.len()), Some(0));
        assert!(rehearsed.get(1).is_some_and(|call| call.line.starts_with("aws ec2 run-instances")));
    }
}
