//! Dispatch of calls: authenticate, authorize, apply, record. [`World::call`] is the only way to change the
//! simulated AWS.
//!
//! The state of a [`World`] is private to this module, so that changing a world anywhere else does not compile. Changes
//! that are no calls are in `layout` (creating a world, setting it up) and `machines` (programs and the stranger).

mod call_record;
mod event;
mod layout;
mod machines;
mod names;
pub(crate) mod parameters;

use std::ops::Deref;

use iam_policy::explanation::EvaluationDecision;
use iam_policy::render;
use iam_policy::request::Principal;

pub use call_record::CallRecord;

use crate::api::errors::Service;
use crate::api::{ApiCall, ApiError, Authorization, Caller, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::ec2::Ec2Call;
use crate::model::iam::IamCall;
use crate::model::kms::KmsCall;
use crate::model::organizations::OrganizationsCall;
use crate::model::s3::{Listing, S3Call};
use crate::model::sts::StsCall;
use crate::services::sts::{is_out_of_reach, not_authorized};
use crate::text::program::NOT_CALLED_BY_PROGRAMS;
use crate::world::{CallerIdentity, RequiredPermission, WorldState, address};

/// The permissions that a call requires, in order; an error where AWS cannot even find out whom to ask.
type RequiredPermissions = Result<Vec<RequiredPermission>, ApiError>;

/// The permissions of the calls that only people make here, and what carries these calls out.
struct Administration {
    iam_required_permissions: fn(&WorldState, &AccountId, &str, &IamCall) -> Vec<RequiredPermission>,
    ec2_required_permissions: fn(&WorldState, &AccountId, &str, &Ec2Call) -> Vec<RequiredPermission>,
    kms_required_permissions: fn(&WorldState, &AccountId, &str, &KmsCall) -> RequiredPermissions,
    organizations_required_permissions:
        fn(&WorldState, &CallerIdentity, &str, &OrganizationsCall) -> RequiredPermissions,
    apply_iam: fn(&mut WorldState, &AccountId, &IamCall) -> Result<Response, ApiError>,
    apply_ec2: fn(&mut WorldState, &AccountId, &Ec2Call) -> Result<Response, ApiError>,
    apply_kms: fn(&mut WorldState, &CallerIdentity, &KmsCall) -> Result<Response, ApiError>,
    apply_organizations: fn(&mut WorldState, &AccountId, &OrganizationsCall) -> Result<Response, ApiError>,
}

const ADMINISTRATION: Administration = Administration {
    iam_required_permissions: WorldState::iam_required_permissions,
    ec2_required_permissions: WorldState::ec2_required_permissions,
    kms_required_permissions: WorldState::kms_required_permissions,
    organizations_required_permissions: WorldState::organizations_required_permissions,
    apply_iam: WorldState::apply_iam,
    apply_ec2: WorldState::apply_ec2,
    apply_kms: WorldState::apply_kms,
    apply_organizations: WorldState::apply_organizations,
};

/// A whole simulated AWS. Cheap to clone: parts that did not change are shared. Its state is read as a [`WorldState`]; calls
/// change it.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    state: WorldState,
}

impl Deref for World {
    type Target = WorldState;

    fn deref(&self) -> &WorldState {
        &self.state
    }
}

impl World {
    /// Makes a call: authenticates, authorizes, changes the world, records. A denied or failed call changes nothing.
    pub fn call(&mut self, caller: &Caller, call: ApiCall) -> CallRecord {
        self.dispatch(caller, call, Some(&ADMINISTRATION))
    }

    /// Makes a call of a program. Programs do not call IAM, EC2, KMS and Organizations here, so code that uses only this function does
    /// not contain what carries out those calls: the first load stays small.
    pub fn call_of_program(&mut self, caller: &Caller, call: ApiCall) -> CallRecord {
        self.dispatch(caller, call, None)
    }

    fn dispatch(
        &mut self,
        caller: &Caller,
        call: ApiCall,
        administration: Option<&Administration>,
    ) -> CallRecord {
        let service = call.service();
        let mut authorizations = Vec::new();
        let (identity, mut result) = match self.authenticate(caller, &call) {
            Ok(identity) => {
                let result = self.authorize_and_apply(&identity, &call, administration, &mut authorizations);
                (Some(identity), result)
            }
            Err(error) => (None, Err(error)),
        };
        if result.is_ok() {
            self.record_key_use(identity.as_ref(), service);
        }
        let caller_arn = identity.as_ref().and_then(|identity| identity.arn.clone());
        let event_context = self.event_context(caller, identity, &call, &result);
        if let (Err(error), ApiCall::S3(call)) = (&mut result, &call)
            && call.is_head()
        {
            error.keep_status_only();
        }
        CallRecord { time: self.now, caller_arn, call, result, authorizations, event_context }
    }

    /// Looks up the caller: the bearer of the call's token or assertion, else `caller`.
    fn authenticate(&self, caller: &Caller, call: &ApiCall) -> Result<CallerIdentity, ApiError> {
        let bearer = match call {
            ApiCall::Sts(StsCall::AssumeRoleWithWebIdentity { role_arn, web_identity_token, .. }) => {
                self.bearer(role_arn, web_identity_token)?
            }
            ApiCall::Sts(StsCall::AssumeRoleWithSaml { principal_arn, saml_assertion, .. }) => {
                self.asserted(principal_arn, saml_assertion)?
            }
            _ => return self.identity_of_caller(caller, call.service()),
        };
        Ok(bearer.at_address(address(caller), "aws-cli/2.28.0"))
    }

    /// Authorization comes before validation, as in AWS: who may not call does not learn what exists.
    fn authorize_and_apply(
        &mut self,
        identity: &CallerIdentity,
        call: &ApiCall,
        administration: Option<&Administration>,
        authorizations: &mut Vec<Authorization>,
    ) -> Result<Response, ApiError> {
        if is_out_of_reach(identity, call) {
            return Err(ApiError::unknown_access_key(call.service()));
        }
        for permission in self.required_permissions(identity, call, administration)? {
            self.check_permission(identity, &permission, call.service(), authorizations)?;
        }
        let result = match call {
            ApiCall::Iam(call) => {
                (available(administration)?.apply_iam)(&mut self.state, &identity.account, call)
            }
            ApiCall::Ec2(call) => {
                (available(administration)?.apply_ec2)(&mut self.state, &identity.account, call)
            }
            ApiCall::Organizations(call) => {
                (available(administration)?.apply_organizations)(&mut self.state, &identity.account, call)
            }
            ApiCall::Sts(call) => self.state.apply_sts(identity, call),
            ApiCall::S3(call) => self.state.apply_s3(identity, call),
            ApiCall::CloudWatch(call) => self.state.apply_cloudwatch(&identity.account, call),
            ApiCall::Kms(call) => (available(administration)?.apply_kms)(&mut self.state, identity, call),
            ApiCall::Logs(call) => self.state.apply_logs(&identity.account, call),
        };
        if let (Err(error), ApiCall::S3(S3Call::GetObject { bucket, .. } | S3Call::HeadObject { bucket, .. })) =
            (&result, call)
            && error.code == ErrorCode::NO_SUCH_KEY
        {
            // That a key is missing is told to those who may list the bucket; others get 403
            // [GetObject](https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
            let permission = self.list_bucket_permission(bucket, &Listing::default());
            self.check_permission(identity, &permission, Service::S3, authorizations)?;
        }
        result
    }

    fn check_permission(
        &self,
        identity: &CallerIdentity,
        permission: &RequiredPermission,
        service: Service,
        authorizations: &mut Vec<Authorization>,
    ) -> Result<(), ApiError> {
        let authorization = self.authorization(identity, permission);
        let denied = authorization.result.decision != EvaluationDecision::Allowed;
        let message =
            if denied { render::error_message(&authorization.request, &authorization.result) } else { None };
        authorizations.push(authorization);
        if denied {
            // Whom AWS does not know it tells nothing.
            if matches!(identity.principal, Principal::Federated { .. }) {
                return Err(not_authorized(&permission.action));
            }
            return Err(match message {
                Some(message) => ApiError::access_denied(service, message),
                None => ApiError::access_denied_without_reason(service),
            });
        }
        Ok(())
    }

    /// The permissions that `call` requires.
    fn required_permissions(
        &self,
        identity: &CallerIdentity,
        call: &ApiCall,
        administration: Option<&Administration>,
    ) -> RequiredPermissions {
        let action = call.action();
        match call {
            ApiCall::Iam(call) => Ok((available(administration)?.iam_required_permissions)(
                self,
                &identity.account,
                &action,
                call,
            )),
            ApiCall::Sts(call) => self.sts_required_permissions(identity, call),
            ApiCall::Ec2(call) => Ok((available(administration)?.ec2_required_permissions)(
                self,
                &identity.account,
                &action,
                call,
            )),
            ApiCall::S3(call) => self.s3_required_permissions(&identity.account, &action, call),
            ApiCall::CloudWatch(call) => {
                Ok(self.cloudwatch_required_permissions(&identity.account, &action, call))
            }
            ApiCall::Kms(call) => {
                (available(administration)?.kms_required_permissions)(self, &identity.account, &action, call)
            }
            ApiCall::Logs(call) => Ok(self.logs_required_permissions(&identity.account, &action, call)),
            ApiCall::Organizations(call) => {
                (available(administration)?.organizations_required_permissions)(self, identity, &action, call)
            }
        }
    }

    /// When and for what an access key was last used. Only calls that succeeded count here.
    fn record_key_use(&mut self, identity: Option<&CallerIdentity>, service: Service) {
        let Some(identity) = identity else { return };
        let (Some(user_name), Some(key_id)) = (&identity.user_name, &identity.access_key_id) else { return };
        let now = self.now;
        let keys = self
            .state
            .account_mut(&identity.account)
            .and_then(|account| account.iam.users.get_mut(user_name))
            .map(|user| &mut user.access_keys);
        for key in keys.into_iter().flatten().filter(|key| key.id == *key_id) {
            key.last_used = Some((now, service.prefix().to_owned()));
        }
    }
}

/// The functions that carry out administrative calls; a program has none.
fn available(administration: Option<&Administration>) -> Result<&Administration, ApiError> {
    administration.ok_or_else(|| ApiError::validation(NOT_CALLED_BY_PROGRAMS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SimTime;

    /// A program's calls come to the same either way; what only people call changes nothing for a program.
    #[test]
    fn a_program_calls_what_programs_call() {
        const ACCOUNT: &str = "111122223333";
        let mut world = World::without_catalog(7, SimTime::default());
        world.add_account(ACCOUNT, "Photo app");
        let caller = world.administrator(ACCOUNT);
        let bucket = "photos-of-a-program".to_owned();
        let create = ApiCall::S3(S3Call::CreateBucket { bucket, region: "us-east-1".into() });
        let mut other = world.clone();
        let of_program = world.call_of_program(&caller, create.clone()).result;
        assert!(of_program.is_ok() && of_program == other.call(&caller, create).result);
        assert_eq!(world, other);

        let create = IamCall::CreateGroup { group_name: "dev".into(), path: "/".into() };
        let record = world.call_of_program(&caller, ApiCall::Iam(create.clone()));
        assert_eq!(record.result.map_err(|error| error.code), Err(ErrorCode::VALIDATION_ERROR));
        assert!(record.authorizations.is_empty() && world == other);
        assert!(other.call(&caller, ApiCall::Iam(create)).result.is_ok() && world != other);
    }
}
