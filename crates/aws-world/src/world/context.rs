//! The condition keys of a request: each is filled in exactly when AWS fills it in
//! [global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).

use iam_policy::request::derived_keys::{resource_account, visit_caller_keys};
use iam_policy::request::{ContextValue, Principal, RequestContext, UnknownFact};

use super::{CallerIdentity, RequiredPermission, WorldState};
use crate::clock::SimTime;

impl WorldState {
    pub(super) fn request_context(
        &self,
        identity: &CallerIdentity,
        permission: &RequiredPermission,
    ) -> RequestContext {
        let mut context = self.context_of_caller(identity);
        self.set_permission_keys(&mut context, identity, permission);
        context
    }

    /// Keys of every request of this caller now.
    pub(super) fn context_of_caller(&self, identity: &CallerIdentity) -> RequestContext {
        let mut context = RequestContext::default();
        set(&mut context, "aws:CurrentTime", &self.now.iso8601());
        set(&mut context, "aws:EpochTime", &self.now.0.to_string());
        set(&mut context, "aws:SecureTransport", "true");
        set_keys_of_principal(&mut context, identity);
        set_keys_of_session(&mut context, identity, self.now);
        if identity.arn.is_some() {
            self.set_org_keys(
                &mut context,
                &identity.account,
                ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"],
            );
        }
        context
    }

    /// Keys of this request besides.
    pub(super) fn set_permission_keys(
        &self,
        context: &mut RequestContext,
        identity: &CallerIdentity,
        permission: &RequiredPermission,
    ) {
        let region = match &permission.region {
            Some(region) => ContextValue::One(region.clone()),
            None => self.requested_region_of(&identity.account),
        };
        context.set("aws:RequestedRegion", region);
        set(context, "aws:ViaAWSService", if permission.through.is_some() { "true" } else { "false" });
        if let Some(service) = permission.through {
            // What the caller's own network would tell is not there: the request comes from the service
            // [forward access sessions](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html).
            context.set("aws:CalledVia", ContextValue::Many(vec![service.to_owned()]));
            set(context, "aws:CalledViaFirst", service);
            set(context, "aws:CalledViaLast", service);
        } else if !identity.source_ip.is_empty() {
            set(context, "aws:SourceIp", &identity.source_ip);
            set(context, "aws:UserAgent", identity.user_agent);
        }
        // Of a resource that is not here nobody knows whose it is.
        let own =
            (permission.resource == "*" && !identity.account.is_empty()).then_some(identity.account.as_str());
        let owner = permission.resource_account.as_deref();
        if let Some(account) = resource_account(permission.action_name(), "*", owner, own) {
            set(context, "aws:ResourceAccount", account);
            self.set_org_keys(context, account, ["aws:ResourceOrgID", "aws:ResourceOrgPaths"]);
        }
        if permission.action_name().is_of_service("kms") && !identity.account.is_empty() {
            set(context, "kms:CallerAccount", &identity.account);
        }
        if permission.action_name().is_of_service("s3") {
            set(context, "s3:authType", "REST-HEADER");
            set(context, "s3:signatureversion", "AWS4-HMAC-SHA256");
        }
        for (key, value) in &permission.context {
            context.set(key, value.clone());
        }
    }

    /// The organization an account is a member of, and where in it.
    fn set_org_keys(&self, context: &mut RequestContext, account: &str, [id_key, paths_key]: [&str; 2]) {
        let organization = self.organization.as_ref();
        let path = organization.and_then(|organization| organization.org_path(account));
        let (id, path) = match (organization, path, self.partial_coverage()) {
            (Some(organization), Some(path), _) if organization.id_is_known() => {
                let path = Some(path).filter(|_| !organization.tree_is_assumed);
                (ContextValue::One(organization.id.clone()), path)
            }
            (Some(_), Some(_), _) => (ContextValue::Unknown(UnknownFact::OrganizationId), None),
            (_, _, None) => return,
            (_, _, Some(coverage)) => match coverage.organization_ids.get(account).map(String::as_str) {
                Some("") => return,
                Some(id) => (ContextValue::One(id.to_owned()), None),
                None => (ContextValue::Unknown(UnknownFact::Organization(account.to_owned())), None),
            },
        };
        let supplied = self.coverage.as_ref().and_then(|coverage| coverage.organization_paths.get(account));
        let paths = match (path.as_ref().or(supplied), &id) {
            (Some(path), _) => ContextValue::Many(vec![path.clone()]),
            (None, ContextValue::Unknown(UnknownFact::Organization(_))) => id.clone(),
            (None, _) => ContextValue::Unknown(UnknownFact::OrganizationPath(account.to_owned())),
        };
        context.set(id_key, id);
        context.set(paths_key, paths);
    }
}

fn set(context: &mut RequestContext, key: &str, value: &str) {
    context.set(key, ContextValue::One(value.to_owned()));
}

fn set_keys_of_principal(context: &mut RequestContext, identity: &CallerIdentity) {
    visit_caller_keys(&identity.principal, "aws", &mut |key, value| set(context, key, value));
    match &identity.principal {
        Principal::Service { .. } => set(context, "aws:SourceAccount", &identity.account),
        // Unique ids are known here.
        Principal::User { .. } | Principal::RoleSession { .. } => {
            set(context, "aws:userid", &identity.user_id);
        }
        _ => {}
    }
    for (key, value) in &identity.tags {
        set(context, &format!("aws:PrincipalTag/{key}"), value);
    }
}

fn set_keys_of_session(context: &mut RequestContext, identity: &CallerIdentity, now: SimTime) {
    let provider = identity.session.as_ref().and_then(|session| session.federated_provider.as_deref());
    if let Some(arn) = provider {
        set(context, "aws:FederatedProvider", arn);
    }
    for (key, value) in identity.session.iter().flat_map(|session| &session.federated_keys) {
        set(context, key, value);
    }
    let source = identity.session.as_ref().and_then(|session| session.source_identity.as_deref());
    if let Some(name) = source {
        set(context, "aws:SourceIdentity", name);
    }
    let Some(issued) = identity.issued else { return };
    set(context, "aws:TokenIssueTime", &issued.iso8601());
    set(context, "aws:MultiFactorAuthPresent", identity.mfa_text());
    if identity.mfa {
        // At the console people sign in for each call.
        set(context, "aws:MultiFactorAuthAge", &(now.0 - issued.0).to_string());
    }
    let Some(role) = &identity.role else { return };
    match role.source_instance.as_deref() {
        Some(function) if function.starts_with("arn:aws:lambda:") => {
            set(context, "lambda:SourceFunctionArn", function);
        }
        Some(instance) => {
            set(context, "ec2:SourceInstanceARN", instance);
            set(context, "ec2:RoleDelivery", role.delivery);
        }
        None => {}
    }
}
