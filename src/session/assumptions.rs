//! What the verdicts of an imported account hang on that was not imported.

use aws_world::world::AccessDecision;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{Assumption, MissingPolicy};
use iam_policy::render::assumption_name;

use crate::text::assumptions as text;

/// The assumptions that every answer with assumptions has in common. The matrix shows them once.
pub fn shared(answers: &[Option<AccessDecision>]) -> Vec<Assumption> {
    let mut assumed =
        answers.iter().flatten().map(|answer| &answer.assumptions).filter(|all| !all.is_empty());
    let Some(first) = assumed.next() else { return Vec::new() };
    let mut shared = first.clone();
    for answer in assumed {
        shared.retain(|assumption| answer.contains(assumption));
    }
    shared
}

/// The name without marks, for attributes and steps.
pub fn plain_name(assumption: &Assumption) -> String {
    assumption_name(assumption).replace('`', "")
}

/// What tells this missing policy from others: the key of its draft, and the id of the place for its JSON.
pub fn missing_policy_id(policy: &MissingPolicy) -> String {
    format!("missing:{:?}:{}", policy.policy_type, policy.arn)
}

/// How a reader says that there is no such policy.
pub fn words_for_none(policy: &MissingPolicy) -> &'static str {
    match policy.policy_type {
        PolicyType::ServiceControl | PolicyType::ResourceControl => text::THERE_ARE_NO_OTHERS,
        _ => text::THERE_IS_NONE,
    }
}

/// What one document means where several may be missing.
pub fn paste_hint(policy: &MissingPolicy) -> Option<String> {
    let all = text::ONE_STANDS_FOR_ALL;
    match policy.policy_type {
        PolicyType::ServiceControl => Some(format!("{all} {}", text::BESIDE_FULL_ACCESS)),
        PolicyType::ResourceControl => Some(all.to_owned()),
        PolicyType::Identity if policy.is_of_identity() => Some(all.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use aws_world::SimTime;
    use aws_world::import::{Import, ImportFile};
    use aws_world::world::ActionOnResource;
    use iam_policy::evaluation::Assumption;

    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::matrix::expected_verdicts::{assumed, score};
    use crate::session::matrix::{Verdict, compute_matrix};
    use crate::session::saved_document;

    const ANN: &str = r#"{"UserDetailList": [{"UserName": "ann", "Arn": "arn:aws:iam::111122223333:user/ann", "Path": "/",
        "UserPolicyList": [{"PolicyName": "read", "PolicyDocument": {"Version": "2012-10-17", "Statement":
            {"Effect": "Allow", "Action": ["s3:GetObject", "ec2:StartInstances"], "Resource": "*"}}}]}]}"#;

    fn imported() -> Document {
        let files = vec![ImportFile { name: "details.json".into(), text: ANN.into() }];
        let mut import = Import::new(files, SimTime(1_772_442_000)).expect("small");
        while import.step(100) {}
        let mut document = Document::default();
        document.lesson_state.world = import.finish().expect("an account").world;
        let of = |action: &str, resource: &str| ActionOnResource {
            action: action.into(),
            resource: resource.into(),
        };
        document.requests = vec![
            of("s3:GetObject", "arn:aws:s3:::photos/cat.jpg"),
            of("s3:PutObject", "arn:aws:s3:::photos/cat.jpg"),
            of("ec2:StartInstances", "*"),
            of("ec2:StopInstances", "*"),
        ];
        document
    }

    #[test]
    fn cells_say_what_they_hang_on_and_the_reader_settles_it() {
        let mut document = imported();
        Command::ExpectCurrentVerdicts.perform(&mut document);
        let before = compute_matrix(&document, None);
        let words = |document: &Document| {
            let matrix = compute_matrix(document, None);
            let ann = matrix.rows.iter().find(|row| row.name == "ann").expect("she is there");
            ann.cells.iter().map(|cell| cell.label()).collect::<Vec<_>>()
        };
        let unless = "Not allowed, unless …";
        assert_eq!(words(&document), ["Allowed, if …", unless, "Allowed, if …", "Not allowed"]);
        // Only service control policies have a say in all of them.
        let [shared] = before.assumptions.as_slice() else { panic!("{:?}", before.assumptions) };
        assert_eq!(assumed(&before), 3);

        let mut world = document.world().clone();
        let Assumption::MissingPolicy(policy) = shared.clone() else { panic!("{shared:?}") };
        world.confirm_absent(policy);
        let name = "Settle".to_owned();
        Command::CompleteImport { name, world: Box::new(world) }.perform(&mut document);
        assert_eq!(words(&document), ["Allowed, if …", unless, "Allowed", "Not allowed"]);
        let after = compute_matrix(&document, Some(&before));
        assert_eq!(score(&after).0, score(&after).1, "what is expected is so still");
        assert!(after.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.verdict != Verdict::Failed));

        let (reopened, _) =
            saved_document::from_json(&saved_document::to_json(&document, &Default::default()))
                .expect("saved work");
        assert!(reopened.lesson_state == document.lesson_state, "what was settled is saved");
    }
}
