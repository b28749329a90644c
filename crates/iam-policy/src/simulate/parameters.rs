//! The parameters of a request.

use super::access_point::ThroughAccessPoint;
use super::{InputError, context, policies, resource_shares};
use crate::arn::{Arn, is_account_id};
use crate::document::PrincipalName;
use crate::json::{Member, Node, Value};
use crate::policy_set::{AttachedPolicy, PolicySet};
use crate::principal_arn::CallerError;
use crate::request::{Principal, RequestContext};
use crate::text::simulate as text;
use policies::PolicyText;

/// The most results of one request: actions times resources.
const MAX_RESULTS: usize = 100_000;

/// The parameters of a request, parsed.
#[derive(Debug)]
pub(super) struct Simulation {
    /// The byte offset of the request in the input.
    pub(super) at: usize,
    /// All policies but the resource's, whose grammar depends on the action.
    pub(super) policies: PolicySet,
    pub(super) resource_policy: Option<PolicyText>,
    /// The access point of the request; `None` where the input does not name the bucket behind it.
    pub(super) access_point: Option<ThroughAccessPoint>,
    /// Policies that give the resource to other accounts besides its own: of resource shares and of delegated administration.
    pub(super) resource_shares: Vec<AttachedPolicy>,
    pub(super) actions: Vec<String>,
    pub(super) resources: Vec<String>,
    pub(super) owner: Option<String>,
    pub(super) caller: Option<Principal>,
    /// Whether the caller is a session of a role whose path the input does not tell. Its ARN does not tell it either.
    pub(super) path_is_assumed: bool,
    pub(super) context: RequestContext,
    /// Whether the keys that follow from the request are added to the context.
    pub(super) derives_keys: bool,
}

/// The object of a request, with the byte offset that its ranges count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameters<'t> {
    pub(super) text: &'t str,
    pub(super) base: usize,
    members: &'t [Member],
}

const KNOWN: &[&str] = &[
    "AccessPointBucket",
    "AccessPointPolicy",
    "AccessPointVpcId",
    "ActionNames",
    "CallerArn",
    "CallerCanonicalUserId",
    "CallerRoleArn",
    "ContextEntries",
    "ContextKeysFromRequest",
    "DelegatedAdministratorFor",
    "Marker",
    "MaxItems",
    "OrderedOrganizationPolicyInputList",
    "PermissionsBoundaryPolicyInputList",
    "PolicyInputList",
    "PublicAccessBlockConfiguration",
    "ResourceArns",
    "ResourceControlPolicyInputList",
    "ResourceHandlingOption",
    "ResourceOwner",
    "ResourcePolicy",
    "ResourceSharePolicyInputList",
    "ServiceControlPolicyInputList",
    "SessionPolicyInputList",
    "VpcEndpointPolicyInputList",
];

impl Simulation {
    /// Reads the object of a request, which stands in `text` at `base`.
    pub(super) fn read(text: &str, base: usize, root: &Node) -> Result<Self, InputError> {
        let Value::Object(members) = &root.value else {
            return Err(InputError::new(base + root.range.start, text::NOT_A_REQUEST));
        };
        let parameters = Parameters { text, base, members };
        parameters.refuse_of_principal_policy()?;
        parameters.check_names(members, KNOWN)?;
        parameters.refuse_unsupported()?;
        let start = base + root.range.start;
        let actions = parameters.actions(start)?;
        let resources = parameters.resources()?;
        if actions.len().saturating_mul(resources.len()) > MAX_RESULTS {
            return Err(InputError::new(start, text::too_many_results(MAX_RESULTS)));
        }
        let resource_policy = parameters.policy_text("ResourcePolicy")?;
        let access_point = ThroughAccessPoint::read(&parameters, &resources)?;
        let caller = parameters.caller()?;
        if resource_policy.is_some() && caller.is_none() {
            return Err(InputError::new(start, text::NO_CALLER_OF_RESOURCE_POLICY));
        }
        Ok(Self {
            at: start,
            policies: parameters.policies()?,
            resource_policy,
            access_point,
            resource_shares: resource_shares::read(&parameters, caller.as_ref())?,
            actions,
            resources,
            owner: parameters.owner()?,
            path_is_assumed: parameters.is_session_without_role(),
            caller,
            context: context::read(&parameters)?,
            derives_keys: context::derives_keys(&parameters)?,
        })
    }
}

impl<'t> Parameters<'t> {
    pub(super) fn get(&self, name: &str) -> Option<&'t Node> {
        self.members.iter().find(|member| member.key == name).map(|member| &member.value)
    }

    /// The byte offset of a node in the input.
    pub(super) fn at(&self, node: &Node) -> usize {
        self.base + node.range.start
    }

    /// Refuses a name that is unknown or stands twice: one of two values would be ignored.
    pub(super) fn check_names(&self, members: &[Member], known: &[&str]) -> Result<(), InputError> {
        for (index, member) in members.iter().enumerate() {
            let at = self.base + member.key_range.start;
            if !known.contains(&member.key.as_str()) {
                return Err(InputError::new(at, text::unknown_parameter(&member.key, &known.join(", "))));
            }
            // Known names are few, so this ends after as many members.
            if members.iter().take(index).any(|before| before.key == member.key) {
                return Err(InputError::new(at, text::repeated_parameter(&member.key)));
            }
        }
        Ok(())
    }

    /// SimulatePrincipalPolicy takes an entity with its policies, and so policies to leave out of them (IAM API Reference,
    /// *SimulatePrincipalPolicy*).
    fn refuse_of_principal_policy(&self) -> Result<(), InputError> {
        for name in ["PolicyExclusionList", "PolicySourceArn"] {
            if let Some(node) = self.get(name) {
                let message = text::of_principal_policy(name);
                return Err(InputError::new(self.at(node), message));
            }
        }
        Ok(())
    }

    /// AWS's command line writes empty texts where nothing is meant; `MaxItems` cuts answers into pages, which the
    /// command line puts together again.
    fn refuse_unsupported(&self) -> Result<(), InputError> {
        for name in ["ResourceHandlingOption", "Marker"] {
            if let Some(node) = self.get(name)
                && node.as_str() != Some("")
            {
                return Err(InputError::new(self.at(node), text::not_supported(name)));
            }
        }
        match self.get("MaxItems") {
            Some(node) if node.as_i64().is_none_or(|count| count < 0) => {
                Err(InputError::new(self.at(node), text::MAX_ITEMS))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn string(&self, name: &str, node: &'t Node) -> Result<&'t str, InputError> {
        node.as_str().ok_or_else(|| InputError::new(self.at(node), text::not_a_text(name)))
    }

    pub(super) fn list(&self, name: &str, node: &'t Node) -> Result<&'t [Node], InputError> {
        node.as_array().ok_or_else(|| InputError::new(self.at(node), text::not_a_list(name)))
    }

    fn actions(&self, start: usize) -> Result<Vec<String>, InputError> {
        let Some(node) = self.get("ActionNames") else {
            return Err(InputError::new(start, text::NO_ACTIONS));
        };
        let items = self.list("ActionNames", node)?;
        if items.is_empty() {
            return Err(InputError::new(self.at(node), text::EMPTY_ACTIONS));
        }
        items.iter().map(|item| self.action(item)).collect()
    }

    fn action(&self, item: &'t Node) -> Result<String, InputError> {
        let name = self.string("ActionNames", item)?;
        let word = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        };
        if name.split_once(':').is_some_and(|(service, action)| word(service) && word(action)) {
            Ok(name.to_owned())
        } else {
            let message = text::not_an_action(name);
            Err(InputError::new(self.at(item), message))
        }
    }

    /// The resources; `*` where there are none, as AWS has it.
    fn resources(&self) -> Result<Vec<String>, InputError> {
        let items = match self.get("ResourceArns") {
            Some(node) => self.list("ResourceArns", node)?,
            None => &[],
        };
        if items.is_empty() {
            return Ok(vec!["*".to_owned()]);
        }
        let mut resources = Vec::with_capacity(items.len());
        for item in items {
            let name = self.string("ResourceArns", item)?;
            if name != "*" && Arn::parse(name).is_none() {
                let message = text::not_a_resource(name);
                return Err(InputError::new(self.at(item), message));
            }
            resources.push(name.to_owned());
        }
        Ok(resources)
    }

    /// The value of `ResourceOwner`: the ARN or id of an account.
    fn owner(&self) -> Result<Option<String>, InputError> {
        let Some((node, text)) = self.filled("ResourceOwner")? else {
            return Ok(None);
        };
        let account = Arn::parse(text).filter(|arn| arn.service == "iam" && arn.resource == "root");
        let id = account.map_or(text, |arn| arn.account);
        if is_account_id(id) {
            return Ok(Some(id.to_owned()));
        }
        let message = text::not_an_account(text);
        Err(InputError::new(self.at(node), message))
    }

    fn caller(&self) -> Result<Option<Principal>, InputError> {
        let role = self.filled("CallerRoleArn")?;
        match (self.filled("CallerArn")?, role) {
            (Some((node, text)), role) => {
                let caller = Principal::parse(text, role.map(|(_, arn)| arn)).map_err(|error| {
                    let wrong = match (&error, role) {
                        (CallerError::OtherRole(_), Some((role, _))) => role,
                        _ => node,
                    };
                    InputError::new(self.at(wrong), error.to_string())
                })?;
                match role {
                    Some((role, _)) if !text.contains(":assumed-role/") => {
                        Err(InputError::new(self.at(role), text::ROLE_WITHOUT_SESSION))
                    }
                    _ => Ok(Some(caller)),
                }
            }
            (None, Some((role, _))) => Err(InputError::new(self.at(role), text::ROLE_WITHOUT_CALLER)),
            (None, None) => Ok(None),
        }
    }

    /// `CallerCanonicalUserId`: of the caller's account, or of the origin access identity that asks.
    pub(super) fn caller_canonical_id(&self) -> Result<Option<String>, InputError> {
        let Some((node, id)) = self.filled("CallerCanonicalUserId")? else {
            return Ok(None);
        };
        let has_id = |caller: &Principal| {
            caller.account().is_some() || matches!(caller, Principal::OriginAccessIdentity { .. })
        };
        if !self.caller()?.as_ref().is_some_and(has_id) {
            let message = text::CANONICAL_ID_WITHOUT_ACCOUNT;
            return Err(InputError::new(self.at(node), message));
        }
        match PrincipalName::parse("CanonicalUser", id) {
            Ok(_) => Ok(Some(id.to_owned())),
            Err(error) => Err(InputError::new(self.at(node), error.message())),
        }
    }

    fn is_session_without_role(&self) -> bool {
        let text = |name| self.get(name).and_then(Node::as_str).unwrap_or_default();
        text("CallerArn").contains(":assumed-role/") && text("CallerRoleArn").is_empty()
    }

    /// The text of a parameter; `None` where it is absent or empty.
    pub(super) fn filled(&self, name: &str) -> Result<Option<(&'t Node, &'t str)>, InputError> {
        let Some(node) = self.get(name) else {
            return Ok(None);
        };
        let text = self.string(name, node)?;
        Ok((!text.is_empty()).then_some((node, text)))
    }
}
