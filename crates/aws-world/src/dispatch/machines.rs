//! Changes on machines, which are no calls: credentials that AWS services hand out, keys in programs, the stranger's finds.

use super::World;
use crate::api::Authorization;
use crate::model::account_id::AccountId;
use crate::model::iam::Role;
use crate::model::program::{App, Stranger};
use crate::model::sts::Credentials;
use crate::services::ec2::metadata::MetadataResponse;

impl World {
    /// Asks an instance's metadata service for credentials, with a token (version 2) or without (version 1). When EC2 had
    /// to assume the role for this, the authorization on its trust policy comes along.
    pub(crate) fn instance_credentials(
        &mut self,
        instance_id: &str,
        with_token: bool,
    ) -> (MetadataResponse, Option<Authorization>) {
        self.state.instance_credentials(instance_id, with_token)
    }

    /// Creates a session of a role that a service has assumed for the machine with `source_arn`.
    pub(crate) fn service_role_credentials(
        &mut self,
        account: &AccountId,
        role: &Role,
        session_name: &str,
        seconds: u32,
        source_arn: String,
    ) -> Credentials {
        self.state.create_role_session(account, role, session_name, seconds, Some(source_arn))
    }

    /// The program on an instance (by its id) or of a workload (by its name).
    pub(crate) fn app_mut(&mut self, program: &str) -> Option<&mut App> {
        if self.state.instance(program).is_some() {
            return self.state.instance_mut(program).map(|instance| &mut instance.app);
        }
        let account = self.state.workload(program)?.0.id.clone();
        self.state.account_mut(&account)?.workloads.get_mut(program).map(|workload| &mut workload.app)
    }

    /// The stranger with its stolen credentials, once there is one.
    pub(crate) fn stranger_mut(&mut self) -> &mut Option<Stranger> {
        &mut self.state.stranger
    }
}
