//! The organization's policies and where they are attached.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, Version, size_of};

use super::operations::constraint;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::iam::{StoredDocument, first_refusal};
use crate::model::organizations::{
    Organization, OrganizationPolicy, OrganizationPolicyType, allows_something,
};
use crate::world::WorldState;

impl OrganizationPolicyType {
    /// Largest number of policies of the type on one root, unit or account
    /// [quotas](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html). Ten service control
    /// policies since 15 May 2026, as three posts say that are independent of each other:
    /// [AWS Just Doubled the SCP Quotas](https://sjramblings.io/aws-organizations-scp-quotas-doubled-what-now/),
    /// [AWS doubled SCP limits](https://cevo.com.au/post/aws-scp-limits-landing-zone-review/),
    /// [AWS IAM SCP Limits Just Doubled](https://undercodetesting.com/aws-iam-scp-limits-just-doubled-10-policies-per-node-and-10240-characters-heres-how-to-supercharge-your-cloud-governance-video/).
    /// AWS's page as it was before says five.
    fn attached_at_most(self) -> usize {
        match self {
            Self::ServiceControl => 10,
            Self::ResourceControl => 5,
        }
    }
}

impl Organization {
    fn targets(&self) -> Vec<String> {
        let mut targets = vec![self.root_id.clone()];
        targets.extend(self.units.keys().chain(self.accounts.keys()).cloned());
        targets
    }

    fn kind_of(&self, policy: &str) -> Result<OrganizationPolicyType, ApiError> {
        let own = OrganizationPolicyType::ALL.into_iter().find(|kind| kind.full_access() == policy);
        own.or_else(|| Some(self.policies.get(policy)?.kind)).ok_or_else(|| {
            constraint(ErrorCode::POLICY_NOT_FOUND_EXCEPTION, "You specified a policy that doesn't exist.")
        })
    }

    fn attached_of_kind(&self, kind: OrganizationPolicyType, target: &str) -> usize {
        let attached = self.attachments.get(target).into_iter().flatten();
        attached.filter(|id| self.kind_of(id).is_ok_and(|other| other == kind)).count()
    }
}

impl WorldState {
    /// Turning a type on attaches AWS's policy that allows everything to the root and to every unit and account; turning
    /// it off detaches all of the type.
    pub(super) fn turn_policy_type(
        &mut self,
        root: &str,
        kind: OrganizationPolicyType,
        on: bool,
    ) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        if root != organization.root_id {
            return Err(constraint(
                ErrorCode::ROOT_NOT_FOUND_EXCEPTION,
                "You specified a root that doesn't exist.",
            ));
        }
        if *organization.switch(kind) == on {
            let (code, message) = if on {
                (
                    ErrorCode::POLICY_TYPE_ALREADY_ENABLED_EXCEPTION,
                    "The specified policy type is already enabled in the specified root.",
                )
            } else {
                (
                    ErrorCode::POLICY_TYPE_NOT_ENABLED_EXCEPTION,
                    "The specified policy type isn't currently enabled in this root.",
                )
            };
            return Err(constraint(code, message));
        }
        *organization.switch(kind) = on;
        for target in organization.targets() {
            if on {
                organization.attach(kind.full_access(), &target);
            } else {
                let kept = organization.attachments.get(&target).cloned().unwrap_or_default();
                let kept =
                    kept.into_iter().filter(|id| organization.kind_of(id).ok() != Some(kind)).collect();
                organization.attachments.insert(target, kept);
            }
        }
        Ok(Response::Done)
    }

    pub(super) fn create_organization_policy(
        &mut self,
        name: &str,
        kind: OrganizationPolicyType,
        content: &str,
    ) -> Result<Response, ApiError> {
        let document = accept(kind, content)?;
        if self.organization_mut()?.policies.values().any(|policy| policy.name == name) {
            return Err(constraint(
                ErrorCode::DUPLICATE_POLICY_EXCEPTION,
                "A policy with the same name already exists.",
            ));
        }
        let id = self.new_hex_id("p-", 8);
        let policy = OrganizationPolicy { name: name.to_owned(), kind, document };
        self.organization_mut()?.policies.insert(id.clone(), policy);
        Ok(Response::Created(id))
    }

    pub(super) fn update_organization_policy(
        &mut self,
        id: &str,
        content: &str,
    ) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        let kind = organization.kind_of(id)?;
        let Some(policy) = organization.policies.get_mut(id) else { return Err(not_yours()) };
        policy.document = accept(kind, content)?;
        Ok(Response::Done)
    }

    pub(super) fn delete_organization_policy(&mut self, id: &str) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        organization.kind_of(id)?;
        if !organization.policies.contains_key(id) {
            return Err(not_yours());
        }
        if organization.attachments.values().any(|attached| attached.iter().any(|other| other == id)) {
            return Err(constraint(
                ErrorCode::POLICY_IN_USE_EXCEPTION,
                "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts \
                 before performing this operation.",
            ));
        }
        organization.policies.remove(id);
        Ok(Response::Done)
    }

    pub(super) fn attach_organization_policy(
        &mut self,
        id: &str,
        target: &str,
    ) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        let kind = organization.check_attachable(id, target)?;
        let attached = organization.attachments.get(target).map_or(&[][..], Vec::as_slice);
        if attached.iter().any(|other| other == id) {
            return Err(constraint(
                ErrorCode::DUPLICATE_POLICY_ATTACHMENT_EXCEPTION,
                "A policy with the same name and type is already attached to the specified target.",
            ));
        }
        if organization.attached_of_kind(kind, target) >= kind.attached_at_most() {
            return Err(constraint(
                ErrorCode::CONSTRAINT_VIOLATION_EXCEPTION,
                "You have attached the maximum number of policies of this type to the target.",
            ));
        }
        organization.attach(id, target);
        Ok(Response::Done)
    }

    pub(super) fn detach_organization_policy(
        &mut self,
        id: &str,
        target: &str,
    ) -> Result<Response, ApiError> {
        let organization = self.organization_mut()?;
        let kind = organization.check_attachable(id, target)?;
        let mut attached = organization.attachments.get(target).cloned().unwrap_or_default();
        let Some(place) = attached.iter().position(|other| other == id) else {
            return Err(constraint(
                ErrorCode::POLICY_NOT_ATTACHED_EXCEPTION,
                "The policy isn't attached to the specified target in the specified root.",
            ));
        };
        let last = organization.attached_of_kind(kind, target) == 1;
        // AWS's resource control policy stays where it is.
        if last || id == OrganizationPolicyType::ResourceControl.full_access() {
            return Err(constraint(
                ErrorCode::CONSTRAINT_VIOLATION_EXCEPTION,
                "You cannot remove the last policy attached to the specified target. You must have at least one \
                 attached at all times.",
            ));
        }
        attached.remove(place);
        organization.attachments.insert(target.to_owned(), attached);
        Ok(Response::Done)
    }
}

impl Organization {
    fn check_attachable(&mut self, id: &str, target: &str) -> Result<OrganizationPolicyType, ApiError> {
        let kind = self.kind_of(id)?;
        if !*self.switch(kind) {
            return Err(constraint(
                ErrorCode::POLICY_TYPE_NOT_ENABLED_EXCEPTION,
                "The specified policy type isn't currently enabled in this root.",
            ));
        }
        if self.targets().iter().any(|known| known == target) {
            return Ok(kind);
        }
        Err(constraint(
            ErrorCode::TARGET_NOT_FOUND_EXCEPTION,
            "You specified a root, OU, or account that doesn't exist.",
        ))
    }
}

fn accept(kind: OrganizationPolicyType, content: &str) -> Result<StoredDocument, ApiError> {
    let size = size_of(content, kind.document_type());
    if size.counted > size.limit {
        return Err(constraint(
            ErrorCode::CONSTRAINT_VIOLATION_EXCEPTION,
            "You have exceeded the maximum policy size for this policy type.",
        ));
    }
    let document = PolicyDocument::parse(content, kind.document_type());
    let refusal = first_refusal(&document).or_else(|| refused(kind, &document).map(str::to_owned));
    match refusal {
        Some(message) => Err(constraint(ErrorCode::MALFORMED_POLICY_DOCUMENT_EXCEPTION, &message)),
        None => Ok(StoredDocument(Arc::new(document))),
    }
}

/// Refusals of Organizations for a customer's policy
/// [SCP syntax](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html),
/// [RCP syntax](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html): an old
/// version of the language, and a resource control policy that allows, as only AWS's own does.
fn refused(kind: OrganizationPolicyType, document: &PolicyDocument) -> Option<&'static str> {
    let allows = allows_something(document);
    if document.version() != Version::V2012 {
        Some("A policy of an organization has to have `\"Version\": \"2012-10-17\"`.")
    } else if kind == OrganizationPolicyType::ResourceControl && allows {
        Some("A resource control policy of your own only denies.")
    } else {
        None
    }
}

/// AWS's own policies cannot be changed.
fn not_yours() -> ApiError {
    constraint(ErrorCode::INVALID_INPUT_EXCEPTION, "You cannot modify or delete a policy that AWS manages.")
}
