//! Launching instances, ending them, and what there is.

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::ec2::{Instance, MetadataOptions, MetadataParameters};
use crate::model::program::App;
use crate::world::WorldState;

/// Parameters of a launch.
#[derive(Debug)]
pub(super) struct Launch<'a> {
    pub(super) image_id: &'a str,
    pub(super) instance_type: &'a str,
    /// Empty for none.
    pub(super) instance_profile_name: &'a str,
    pub(super) metadata_options: &'a MetadataParameters,
}

impl WorldState {
    pub(super) fn run_instances(
        &mut self,
        account: &AccountId,
        launch: &Launch<'_>,
    ) -> Result<Response, ApiError> {
        let Launch { image_id, instance_type, instance_profile_name, metadata_options } = launch;
        check(image_id, instance_type)?;
        let metadata_options = MetadataOptions::default().with(metadata_options)?;
        if !instance_profile_name.is_empty() {
            self.usable_profile(account, instance_profile_name)?;
        }
        let id = self.new_hex_id("i-0", 16);
        // Addresses kept for documentation; the last number follows from how far the world has come.
        let public_ip = format!("198.51.100.{}", 20 + self.issued % 180);
        self.place_instance(
            account,
            Instance {
                id: id.clone(),
                name: String::new(),
                region: self.region_of(account).to_owned(),
                public_ip,
                profile: None,
                app: App::default(),
                metadata_options,
                session: None,
                session_without_token: None,
            },
        );
        if !instance_profile_name.is_empty() {
            self.associate(account, &id, instance_profile_name)?;
        }
        Ok(Response::Created(id))
    }

    /// An instance that is gone hands out no credentials; those it handed out stay valid until they end.
    pub(super) fn terminate_instance(
        &mut self,
        account: &AccountId,
        instance_id: &str,
    ) -> Result<Response, ApiError> {
        self.existing_instance(account, instance_id)?;
        if let Some(account) = self.account_mut(account) {
            account.ec2.instances.remove(instance_id);
        }
        Ok(Response::Done)
    }

    pub(super) fn describe_instances(&self, account: &AccountId) -> Response {
        let instances = self.accounts.get(account).into_iter();
        Response::lines(instances.flat_map(|account| account.ec2.instances.keys()))
    }

    pub(super) fn describe_associations(&self, account: &AccountId) -> Response {
        let instances = self.accounts.get(account).into_iter();
        let instances = instances.flat_map(|account| account.ec2.instances.values());
        Response::lines(instances.filter_map(|instance| {
            let association = instance.profile.as_ref()?;
            Some(format!("{} {} {}", association.id, instance.id, association.instance_profile_name))
        }))
    }
}

fn check(image_id: &str, instance_type: &str) -> Result<(), ApiError> {
    let is_id = |id: &str| id.bytes().all(|byte| byte.is_ascii_hexdigit());
    match image_id.strip_prefix("ami-") {
        Some(id) if matches!(id.len(), 8 | 17) && is_id(id) => {}
        _ => {
            let message = format!("Invalid id: \"{image_id}\" (expecting \"ami-...\")");
            return Err(ApiError::new(ErrorCode::INVALID_AMI_ID_MALFORMED, 400, message));
        }
    }
    let is_type = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if instance_type.split_once('.').is_none_or(|(family, size)| !is_type(family) || !is_type(size)) {
        let message = format!("Invalid value '{instance_type}' for InstanceType.");
        return Err(ApiError::new(ErrorCode::INVALID_PARAMETER_VALUE, 400, message));
    }
    Ok(())
}
