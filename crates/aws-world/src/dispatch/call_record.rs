//! The record of a call: its result, its authorizations, and the context of its event.

use super::World;
use crate::api::{ApiCall, ApiError, Authorization, Caller, Response};
use crate::clock::SimTime;
use crate::model::region::DEFAULT_REGION;
use crate::model::s3::S3Call;
use crate::world::CallerIdentity;

/// The record of one call: answer, decision with its trace, and the event CloudTrail would keep.
#[derive(Clone, Debug)]
pub struct CallRecord {
    /// When.
    pub time: SimTime,
    /// ARN of the caller; `None` when nobody could be authenticated.
    pub caller_arn: Option<String>,
    /// The call.
    pub call: ApiCall,
    /// The answer.
    pub result: Result<Response, ApiError>,
    /// Every authorization asked for, in order; the last one decided. Empty when authentication
    /// failed first, and for `GetCallerIdentity`, which nothing can deny.
    pub authorizations: Vec<Authorization>,
    /// The remaining facts of its CloudTrail event.
    pub(super) event_context: EventContext,
}

/// Facts of a call's CloudTrail event besides the call, its caller and its answer.
#[derive(Clone, Debug)]
pub(super) struct EventContext {
    pub(super) seed: u64,
    pub(super) issued: u64,
    pub(super) caller: Caller,
    pub(super) identity: Option<CallerIdentity>,
    pub(super) region: String,
    pub(super) user_agent: &'static str,
    /// In full, where the caller learns only the status.
    pub(super) error: Option<ApiError>,
}

impl World {
    pub(super) fn event_context(
        &self,
        caller: &Caller,
        identity: Option<CallerIdentity>,
        call: &ApiCall,
        result: &Result<Response, ApiError>,
    ) -> EventContext {
        EventContext {
            seed: self.seed,
            issued: self.issued,
            caller: caller.clone(),
            region: self.event_region(call, identity.as_ref()).to_owned(),
            identity,
            user_agent: self.user_agent_of(caller),
            error: result.as_ref().err().cloned(),
        }
    }

    /// The Region of the endpoint that answered: of a global service always the first one.
    fn event_region<'a>(&'a self, call: &'a ApiCall, identity: Option<&CallerIdentity>) -> &'a str {
        let account = identity.map_or("", |identity| identity.account.as_str());
        match call {
            ApiCall::Iam(_) | ApiCall::Organizations(_) => DEFAULT_REGION,
            ApiCall::S3(S3Call::CreateBucket { region, .. }) => region,
            ApiCall::S3(call) => match call.bucket().and_then(|bucket| self.bucket(bucket)) {
                Some((_, bucket)) => &bucket.region,
                None => self.region_of(account),
            },
            ApiCall::Logs(call) => self.log_group_region(account, call.group_and_stream().0),
            ApiCall::Sts(_) | ApiCall::Ec2(_) | ApiCall::CloudWatch(_) | ApiCall::Kms(_) => {
                self.region_of(account)
            }
        }
    }

    fn user_agent_of(&self, caller: &Caller) -> &'static str {
        match caller {
            Caller::SignedIn { .. } => "console.amazonaws.com",
            Caller::Signed { source_ip, .. } => self.user_agent_at(source_ip),
            Caller::Anonymous { .. } => "curl/8.5.0",
        }
    }
}
