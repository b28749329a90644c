//! The policies of a request: JSON in a string, as AWS wants them, or objects.

use std::sync::Arc;

use super::InputError;
use super::parameters::Parameters;
use crate::action_name::ActionName;
use crate::document::{FindingCode, PolicyDocument, PolicyType, service_grammar};
use crate::json::{Node, Value};
use crate::policy_set::{AttachedPolicy, PolicySet, PolicySource};
use crate::text::simulate as text;

/// A policy that is not read yet.
#[derive(Clone, Debug)]
pub(super) struct PolicyText {
    text: String,
    /// The byte offset of the policy in the input; of the string that holds it, where one does.
    at: usize,
    /// The JSON string as written, quotes included; `None` for an object.
    raw: Option<String>,
}

impl PolicyText {
    fn read(parameters: &Parameters<'_>, name: &str, node: &Node) -> Result<Self, InputError> {
        let at = parameters.at(node);
        let end = parameters.base + node.range.end;
        let raw = parameters.text.get(at..end).unwrap_or("").to_owned();
        match &node.value {
            Value::String(text) => Ok(Self { text: text.clone(), at, raw: Some(raw) }),
            Value::Object(_) => Ok(Self { text: raw, at, raw: None }),
            _ => Err(InputError::new(at, text::not_a_policy(name))),
        }
    }

    /// The parsed policy. A malformed one is an error, for AWS refuses the whole request.
    pub(super) fn parse(&self, name: &str, policy_type: PolicyType) -> Result<AttachedPolicy, InputError> {
        let document = PolicyDocument::parse(&self.text, policy_type);
        // AWS's own managed policies may be longer than a customer's.
        match document.refusals().iter().find(|refusal| refusal.code != FindingCode::Size) {
            Some(refusal) => Err(self.refused(name, refusal.range.start, &refusal.message)),
            None => Ok(attached(document, name)),
        }
    }

    /// The parsed policy of a resource. The actions tell the service, for some services have a grammar of their own.
    pub(super) fn parse_on_resource(
        &self,
        name: &str,
        actions: &[&str],
    ) -> Result<AttachedPolicy, InputError> {
        let document = PolicyDocument::parse(&self.text, PolicyType::Resource);
        let actions = || actions.iter().map(|action| ActionName::new(action));
        let mut services: Vec<&str> = actions().map(ActionName::service).collect();
        services.sort_unstable();
        services.dedup();
        let mut refusals = services.into_iter().flat_map(|service| document.refusals_for(service));
        if let Some(refusal) = refusals.find(|refusal| refusal.code != FindingCode::Size) {
            return Err(self.refused(name, refusal.range.start, &refusal.message));
        }
        for stands in [true, false] {
            let mut statements = document.statements().iter();
            let Some(statement) = statements.find(|statement| statement.resource.is_some() == stands) else {
                continue;
            };
            let range = statement.resource.as_ref().map_or(statement.range, |element| element.range);
            if let Some(message) = actions().find_map(|action| service_grammar::refusal(action, stands)) {
                return Err(self.refused(name, range.start, message));
            }
        }
        Ok(attached(document, name))
    }

    fn refused(&self, name: &str, offset: usize, message: &str) -> InputError {
        let at = self.at + self.raw.as_deref().map_or(offset, |raw| position_in_string(raw, offset));
        InputError::policy(at, format!("{name}: {message}"))
    }
}

fn attached(document: PolicyDocument, name: &str) -> AttachedPolicy {
    let source = PolicySource {
        policy_type: document.policy_type(),
        name: name.to_owned(),
        arn: None,
        attached_to: String::new(),
    };
    AttachedPolicy { document: Arc::new(document), source }
}

/// The byte offset in a JSON string as written, quotes included, of the byte `offset` of its value.
fn position_in_string(raw: &str, offset: usize) -> usize {
    let mut value = 0;
    let mut rest = raw.char_indices().skip(1);
    while let Some((at, character)) = rest.next() {
        if value >= offset {
            return at;
        }
        if character != '\\' {
            value += character.len_utf8();
        } else if rest.next().is_some_and(|(_, escape)| escape != 'u') {
            value += 1;
        } else {
            let digits: String = rest.by_ref().take(4).map(|(_, digit)| digit).collect();
            let code = u32::from_str_radix(&digits, 16).unwrap_or(0);
            // Of a pair of surrogates the second half counts for both.
            value += match char::from_u32(code) {
                Some(character) => character.len_utf8(),
                None if code < 0xdc00 => 0,
                None => 4,
            };
        }
    }
    raw.len().saturating_sub(1)
}

impl Parameters<'_> {
    pub(super) fn policy_text(&self, name: &str) -> Result<Option<PolicyText>, InputError> {
        match self.get(name) {
            // An empty text is AWS's way to write none.
            Some(node) if node.as_str() == Some("") => Ok(None),
            Some(node) => PolicyText::read(self, name, node).map(Some),
            None => Ok(None),
        }
    }

    /// The policies, without the resource's.
    pub(super) fn policies(&self) -> Result<PolicySet, InputError> {
        let boundary = "PermissionsBoundaryPolicyInputList";
        let mut boundaries = self.policy_list(boundary, PolicyType::PermissionsBoundary)?;
        if let (2.., Some(node)) = (boundaries.len(), self.get(boundary)) {
            return Err(InputError::new(self.at(node), text::ONE_BOUNDARY));
        }
        let some = |policies: Vec<AttachedPolicy>| (!policies.is_empty()).then_some(policies);
        Ok(PolicySet {
            identity: self.policy_list("PolicyInputList", PolicyType::Identity)?,
            resource: Vec::new(),
            access_point_bucket: None,
            grants: Vec::new(),
            resource_only_denies: false,
            permissions_boundary: boundaries.pop(),
            session: some(self.policy_list("SessionPolicyInputList", PolicyType::Session)?),
            service_control: self.service_control_policies()?,
            resource_control: self.resource_control_policies()?,
            vpc_endpoint: some(self.policy_list("VpcEndpointPolicyInputList", PolicyType::VpcEndpoint)?),
            restrict_public_buckets: self.restrict_public_buckets()?,
            caller_canonical_id: self.caller_canonical_id()?,
            // What is not passed is none.
            missing_of_caller: Vec::new(),
            missing_of_resource: Vec::new(),
        })
    }

    fn policy_list(&self, name: &str, policy_type: PolicyType) -> Result<Vec<AttachedPolicy>, InputError> {
        match self.get(name) {
            Some(node) => self.policies_in(name, node, policy_type),
            None => Ok(Vec::new()),
        }
    }

    /// The policies of a list, named after their place in it, as AWS names them: `PolicyInputList.1`.
    pub(super) fn policies_in(
        &self,
        name: &str,
        node: &Node,
        policy_type: PolicyType,
    ) -> Result<Vec<AttachedPolicy>, InputError> {
        let items =
            node.as_array().ok_or_else(|| InputError::new(self.at(node), text::not_policies(name)))?;
        let numbered = items.iter().enumerate().map(|(index, item)| {
            PolicyText::read(self, name, item)?.parse(&format!("{name}.{}", index + 1), policy_type)
        });
        numbered.collect()
    }

    /// `RestrictPublicBuckets`, the only one of the four settings that decides about requests.
    fn restrict_public_buckets(&self) -> Result<bool, InputError> {
        let name = "PublicAccessBlockConfiguration";
        let Some(node) = self.get(name) else {
            return Ok(false);
        };
        let Value::Object(members) = &node.value else {
            return Err(InputError::new(self.at(node), text::not_an_object(name)));
        };
        let settings = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];
        self.check_names(members, &settings)?;
        for member in members {
            if member.value.as_bool().is_none() {
                return Err(InputError::new(self.at(&member.value), text::not_a_boolean(&member.key)));
            }
        }
        Ok(node.member("RestrictPublicBuckets").and_then(Node::as_bool).unwrap_or(false))
    }
}

#[cfg(test)]
mod tests {
    use super::position_in_string;

    #[test]
    fn places_in_strings_with_escapes() {
        let raw = r#""a\"é\u00e9\ud83d\ude00\nz""#;
        let value = "a\"éé😀\nz";
        for (wanted, character) in [('a', "a"), ('"', "\\\""), ('z', "z"), ('\n', "\\n"), ('😀', "\\ud83d")]
        {
            let offset = value.find(wanted).unwrap_or(usize::MAX);
            let place = position_in_string(raw, offset);
            assert!(raw.get(place..).is_some_and(|rest| rest.starts_with(character)), "{wanted:?} {place}");
        }
        assert_eq!(position_in_string(raw, 99), raw.len() - 1);
        assert_eq!(position_in_string("", 3), 0);
    }
}
