//! What a policy allows that another does not. JSON in, JSON out.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::json::{self, Json, Node, Value};
use iam_policy::reference::Reference;
use iam_policy_compare::{Options, View, compare as compare_views};

use crate::comparison_error::ComparisonError;

/// Compares the policies of `{"before", "after", "type"}`, or of each element of an array.
pub(crate) fn compare(pairs: &str) -> Result<String, ComparisonError> {
    let parsed = json::parse(pairs);
    if let Some(error) = parsed.errors.first() {
        return Err(ComparisonError::NotJson(error.range.start));
    }
    let reference = Reference::all();
    let options = Options { reference: Some(&reference), ..Options::default() };
    let answer = match parsed.root.as_array() {
        Some(all) => {
            Json::List(all.iter().map(|pair| answer(pair, pairs, &options)).collect::<Result<_, _>>()?)
        }
        None => answer(&parsed.root, pairs, &options)?,
    };
    Ok(answer.compact())
}

fn answer(pair: &Node, text: &str, options: &Options<'_>) -> Result<Json, ComparisonError> {
    let policy_type = match pair.member("type") {
        Some(word) => {
            word.as_str().and_then(PolicyType::from_word).ok_or(ComparisonError::UnknownPolicyType)?
        }
        None => PolicyType::Identity,
    };
    let view = |name: &'static str| match pair.member(name).map(|node| (&node.value, node)) {
        Some((Value::Null, _)) => Ok(View::nothing(policy_type)),
        Some((Value::String(policy), _)) => Ok(one(policy, policy_type, name)),
        Some((Value::Object(_), node)) => Ok(one(node.range.slice(text), policy_type, name)),
        _ => Err(ComparisonError::NoPolicy(name)),
    };
    Ok(compare_views(&view("before")?, &view("after")?, options).to_json())
}

/// A policy; a blank one is none.
fn one(policy: &str, policy_type: PolicyType, name: &str) -> View {
    if policy.trim().is_empty() {
        return View::nothing(policy_type);
    }
    View::documents(policy_type, vec![AttachedPolicy::inline(policy, policy_type, name, "")])
}

#[cfg(test)]
mod tests {
    use super::{ComparisonError, compare};

    const READ: &str =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#;

    fn pair(members: &str) -> Result<String, ComparisonError> {
        compare(&members.replace("READ", READ))
    }

    #[test]
    fn policies_are_objects_texts_or_null() {
        let text = format!("{:?}", READ);
        for after in ["READ", &text] {
            let answer = pair(&format!(r#"{{"before": null, "after": {after}}}"#)).unwrap();
            assert!(
                answer.starts_with(r#"{"answer":"wider","gained":[{"actions":["s3:GetObject"]"#),
                "{answer}"
            );
        }
        let answer =
            pair(r#"[{"before": READ, "after": READ, "type": "session"}, {"before": READ, "after": " "}]"#);
        let answer = answer.unwrap();
        assert!(answer.starts_with(r#"[{"answer":"equivalent","#), "{answer}");
        assert!(answer.contains(r#"{"answer":"narrower","#), "{answer}");
    }

    #[test]
    fn policy_with_an_error_is_named() {
        let answer = pair(r#"{"before": READ, "after": "{"}"#).unwrap();
        assert!(answer.ends_with(r#""malformed":["after"]}"#), "{answer}");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(pair("{").unwrap_err(), ComparisonError::NotJson(0));
        assert_eq!(pair(r#"{"before": READ}"#).unwrap_err(), ComparisonError::NoPolicy("after"));
        assert_eq!(pair(r#"{"before": 1, "after": READ}"#).unwrap_err(), ComparisonError::NoPolicy("before"));
        let unknown = pair(r#"[{"before": READ, "after": READ, "type": "group"}]"#).unwrap_err();
        assert!(unknown.to_string().contains("`vpc-endpoint`"), "{unknown}");
    }
}
