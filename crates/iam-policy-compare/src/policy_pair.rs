//! Two policies to be compared, as programs pass them: `{"before", "after", "type"}`.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::json::{Node, Value};

use crate::compare::{Comparison, compare};
use crate::options::Options;
use crate::view::View;

/// Two policies of one type. `None` stands for a policy that does not exist.
#[derive(Clone, Debug)]
pub struct PolicyPair {
    policy_type: PolicyType,
    /// The policy that was. Its name is the member's.
    pub before: Option<AttachedPolicy>,
    /// The policy that will be. Its name is the member's.
    pub after: Option<AttachedPolicy>,
}

/// Why JSON is no pair of policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyPairError {
    /// The member of this name is neither an object, nor a text, nor null.
    NoPolicy(&'static str),
    /// `type` is none of [`PolicyType::WRITTEN`].
    UnknownPolicyType,
}

impl PolicyPair {
    /// Reads a pair from `node`, which was parsed from `text`. A policy is an object, its text, or null for none; a blank text is
    /// none either. A pair without `type` is of `policy_type`.
    ///
    /// # Errors
    /// If a member is not of this form.
    pub fn from_json(node: &Node, text: &str, policy_type: PolicyType) -> Result<Self, PolicyPairError> {
        let policy_type = match node.member("type") {
            Some(word) => word.as_str().and_then(PolicyType::from_word),
            None => Some(policy_type),
        };
        let policy_type = policy_type.ok_or(PolicyPairError::UnknownPolicyType)?;
        let policy = |name: &'static str| {
            let node = node.member(name).ok_or(PolicyPairError::NoPolicy(name))?;
            let policy = match &node.value {
                Value::Object(_) => node.range.slice(text),
                Value::String(policy) => policy,
                Value::Null => "",
                _ => return Err(PolicyPairError::NoPolicy(name)),
            };
            let is_there = !policy.trim().is_empty();
            Ok(is_there.then(|| AttachedPolicy::inline(policy, policy_type, name, "")))
        };
        Ok(Self { policy_type, before: policy("before")?, after: policy("after")? })
    }

    /// Compares them.
    pub fn compare(&self, options: &Options<'_>) -> Comparison {
        let view = |policy: &Option<AttachedPolicy>| {
            View::documents(self.policy_type, policy.iter().cloned().collect())
        };
        compare(&view(&self.before), &view(&self.after), options)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use iam_policy::json;

    use super::*;

    fn read(text: &str) -> Result<PolicyPair, PolicyPairError> {
        PolicyPair::from_json(&json::parse(text).root, text, PolicyType::Session)
    }

    #[test]
    fn policies_are_objects_texts_or_null() {
        for (after, is_there) in [("{}", true), (r#""{}""#, true), ("null", false), (r#"" ""#, false)] {
            let pair = read(&format!(r#"{{"before": null, "after": {after}}}"#)).unwrap();
            assert_eq!(pair.policy_type, PolicyType::Session);
            assert!(pair.before.is_none());
            assert_eq!(pair.after.map(|policy| policy.source.name).as_deref(), is_there.then_some("after"));
        }
        let typed = read(r#"{"before": {}, "after": {}, "type": "trust"}"#).unwrap();
        assert_eq!(typed.policy_type, PolicyType::Trust);
    }

    #[test]
    fn other_members_are_refused_by_name() {
        for (text, error) in [
            (r#"{"before": {}}"#, PolicyPairError::NoPolicy("after")),
            (r#"{"before": 1, "after": {}}"#, PolicyPairError::NoPolicy("before")),
            (r#"{"before": {}, "after": []}"#, PolicyPairError::NoPolicy("after")),
            (r#"{"before": {}, "after": {}, "type": "group"}"#, PolicyPairError::UnknownPolicyType),
            (r#"{"before": {}, "after": {}, "type": 1}"#, PolicyPairError::UnknownPolicyType),
            ("[]", PolicyPairError::NoPolicy("before")),
        ] {
            assert_eq!(read(text).err(), Some(error), "{text}");
        }
    }
}
