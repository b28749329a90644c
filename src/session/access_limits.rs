//! Limits of lessons' goals. What judges them is a chunk, fetched once a goal hangs on one.

use iam_policy::document::{PolicyDocument, PolicyType};
use lessons::{JudgeLimit, judge_limit};

use crate::ui::lazy_view::split_point;

split_point!(pub limit_judge: JudgeLimit = judge_limit, in limit_judge);

/// The check that a principal is allowed no more than a policy, on one line and without what separates checks.
///
/// # Errors
/// What is wrong with the policy.
pub fn limit_check(principal_arn: &str, policy: &str) -> Result<String, String> {
    let document = PolicyDocument::parse(policy, PolicyType::Identity);
    match document.errors().first() {
        Some(error) => Err(error.message.clone()),
        None => Ok(format!(r"allows {principal_arn} no more than {}", on_one_line(policy))),
    }
}

/// JSON without white space, and with separators of checks and fields escaped in its strings.
fn on_one_line(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    let (mut in_string, mut is_escaped) = (false, false);
    for character in json.chars() {
        match character {
            ';' if in_string => line.push_str("\\u003b"),
            '|' if in_string => line.push_str("\\u007c"),
            _ if in_string || !character.is_whitespace() => line.push(character),
            _ => {}
        }
        in_string ^= character == '"' && !is_escaped;
        is_escaped = in_string && character == '\\' && !is_escaped;
    }
    line
}

#[cfg(test)]
mod tests {
    use lessons::{GoalCheck, parse_checks};

    use super::*;

    #[test]
    fn limit_check_is_one_check_whatever_its_policy_says() {
        let policy = r#"{
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                "Condition": {"StringEquals": {"aws:PrincipalTag/a b": ["x; y | z", "\"; \\"]}}}]
        }"#;
        let check = limit_check("user/ann", policy).expect("a policy");
        assert!(!check.contains('\n') && !check.contains(';') && !check.contains('|'), "{check}");
        let Ok(GoalCheck::AllowsNoMoreThan(limit)) = parse_checks(&check) else { panic!("{check}") };
        let [read, given] = [&limit.policy, policy].map(|text| {
            let document = PolicyDocument::parse(text, PolicyType::Identity);
            let values = document.statements().iter().flat_map(|statement| &statement.conditions);
            values.flat_map(|clause| &clause.values).map(|value| value.text.value.clone()).collect::<Vec<_>>()
        });
        assert_eq!(read, given);
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn limit_check_refuses_policy_with_errors() {
        let wrong = r#"{"Statement": {"Effect": "Allow", "Action": "*"}}"#;
        assert!(limit_check("user/ann", wrong).is_err());
        assert!(limit_check("user/ann", "").is_err());
    }
}
