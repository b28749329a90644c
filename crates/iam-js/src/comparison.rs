//! What a policy allows that another does not. JSON in, JSON out.

use iam_policy::document::PolicyType;
use iam_policy::json::{self, Json, Node};
use iam_policy::reference::Reference;
use iam_policy_compare::{Options, PolicyPair};

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
    let pair = PolicyPair::from_json(pair, text, PolicyType::Identity).map_err(ComparisonError::NotAPair)?;
    Ok(pair.compare(options).to_json())
}

#[cfg(test)]
mod tests {
    use iam_policy_compare::PolicyPairError;

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
        let no_policy = |name| ComparisonError::NotAPair(PolicyPairError::NoPolicy(name));
        assert_eq!(pair(r#"{"before": READ}"#).unwrap_err(), no_policy("after"));
        assert_eq!(pair(r#"{"before": 1, "after": READ}"#).unwrap_err(), no_policy("before"));
        let unknown = pair(r#"[{"before": READ, "after": READ, "type": "group"}]"#).unwrap_err();
        assert!(unknown.to_string().contains("`vpc-endpoint`"), "{unknown}");
    }
}
