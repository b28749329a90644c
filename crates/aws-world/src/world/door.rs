//! The one door: authenticate, authorize, change, record.

use iam_policy::explanation::EvaluationDecision;
use iam_policy::render;
use iam_policy::request::Principal;

use super::{CallerIdentity, Need, World};
use crate::call::errors::Service;
use crate::call::{ApiCall, ApiError, Authorization, CallRecord, Caller, Response};
use crate::s3::{Listing, S3Call};
use crate::sts::{is_out_of_reach, not_authorized};

impl World {
    /// Makes a call: authenticates, authorizes, changes the world, records. A denied or failed call changes nothing.
    pub fn call(&mut self, caller: &Caller, call: ApiCall) -> CallRecord {
        let service = call.service();
        let mut authorizations = Vec::new();
        let (identity, mut result) = match self.authenticate(caller, &call) {
            Ok(identity) => {
                let result = self.authorize_and_apply(&identity, &call, &mut authorizations);
                (Some(identity), result)
            }
            Err(error) => (None, Err(error)),
        };
        if result.is_ok() {
            self.note_key_use(identity.as_ref(), service);
        }
        let caller_arn = identity.as_ref().and_then(|identity| identity.arn.clone());
        let trail = self.trail(caller, identity, &call, &result);
        if let (Err(error), ApiCall::S3(call)) = (&mut result, &call)
            && call.is_head()
        {
            error.keep_status_only();
        }
        CallRecord { time: self.now, caller_arn, call, result, authorizations, trail }
    }

    /// Authorization comes before validation, as in AWS: who may not call does not learn what exists.
    fn authorize_and_apply(
        &mut self,
        identity: &CallerIdentity,
        call: &ApiCall,
        authorizations: &mut Vec<Authorization>,
    ) -> Result<Response, ApiError> {
        if is_out_of_reach(identity, call) {
            return Err(ApiError::unknown_access_key(call.service()));
        }
        for need in self.needs(identity, call)? {
            self.check(identity, &need, call.service(), authorizations)?;
        }
        let result = match call {
            ApiCall::Iam(call) => self.apply_iam(&identity.account, call),
            ApiCall::Sts(call) => self.apply_sts(identity, call),
            ApiCall::Ec2(call) => self.apply_ec2(&identity.account, call),
            ApiCall::S3(call) => self.apply_s3(identity, call),
            ApiCall::CloudWatch(call) => self.apply_cloudwatch(&identity.account, call),
            ApiCall::Kms(call) => self.apply_kms(identity, call),
            ApiCall::Logs(call) => self.apply_logs(&identity.account, call),
            ApiCall::Organizations(call) => self.apply_organizations(&identity.account, call),
        };
        if let (Err(error), ApiCall::S3(S3Call::GetObject { bucket, .. } | S3Call::HeadObject { bucket, .. })) =
            (&result, call)
            && error.code == "NoSuchKey"
        {
            // That a key is missing is told to those who may list the bucket; others get 403
            // [GetObject](https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
            let need = self.list_bucket_need(bucket, &Listing::default());
            self.check(identity, &need, Service::S3, authorizations)?;
        }
        result
    }

    fn check(
        &self,
        identity: &CallerIdentity,
        need: &Need,
        service: Service,
        authorizations: &mut Vec<Authorization>,
    ) -> Result<(), ApiError> {
        let authorization = self.authorization(identity, need);
        let denied = authorization.result.decision != EvaluationDecision::Allowed;
        let message =
            if denied { render::error_message(&authorization.request, &authorization.result) } else { None };
        authorizations.push(authorization);
        if denied {
            // Whom AWS does not know it tells nothing.
            if matches!(identity.principal, Principal::Federated { .. }) {
                return Err(not_authorized(&need.action));
            }
            let message = message.unwrap_or_else(|| "Access Denied".to_owned());
            return Err(ApiError::access_denied(service, message));
        }
        Ok(())
    }

    /// What `call` needs permission for, in order. Fails where AWS cannot even find out whom to ask.
    fn needs(&self, identity: &CallerIdentity, call: &ApiCall) -> Result<Vec<Need>, ApiError> {
        let action = call.action();
        match call {
            ApiCall::Iam(call) => Ok(self.iam_needs(&identity.account, &action, call)),
            ApiCall::Sts(call) => self.sts_needs(identity, call),
            ApiCall::Ec2(call) => Ok(self.ec2_needs(&identity.account, &action, call)),
            ApiCall::S3(call) => self.s3_needs(&identity.account, &action, call),
            ApiCall::CloudWatch(call) => Ok(self.cloudwatch_needs(&identity.account, &action, call)),
            ApiCall::Kms(call) => self.kms_needs(&identity.account, &action, call),
            ApiCall::Logs(call) => Ok(self.logs_needs(&identity.account, &action, call)),
            ApiCall::Organizations(call) => self.organizations_needs(identity, &action, call),
        }
    }

    /// When and for what an access key was last used. Only calls that succeeded count here.
    fn note_key_use(&mut self, identity: Option<&CallerIdentity>, service: Service) {
        let Some(identity) = identity else { return };
        let (Some(user_name), Some(key_id)) = (&identity.user_name, &identity.access_key_id) else { return };
        let now = self.now;
        let keys = self
            .account_mut(&identity.account)
            .and_then(|account| account.iam.users.get_mut(user_name))
            .map(|user| &mut user.access_keys);
        for key in keys.into_iter().flatten().filter(|key| key.id == *key_id) {
            key.last_used = Some((now, service.prefix().to_owned()));
        }
    }
}
