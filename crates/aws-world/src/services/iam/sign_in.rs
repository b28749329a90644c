//! Console access: passwords and MFA devices of users
//! [passwords](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html),
//! [virtual MFA devices](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html).

use super::validation;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Iam, LoginProfile, SignInCall, User};
use crate::world::WorldState;

/// MFA devices per user
/// [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
const DEVICES_PER_USER: usize = 8;

impl User {
    /// A password or an MFA device keeps its user from being deleted.
    pub(super) fn check_no_console_access(&self) -> Result<(), ApiError> {
        if self.login_profile.is_some() {
            return Err(ApiError::delete_conflict("Cannot delete entity, must delete login profile first."));
        }
        if !self.mfa_devices.is_empty() {
            return Err(ApiError::delete_conflict("Cannot delete entity, must delete MFA device first."));
        }
        Ok(())
    }

    fn login_profile(&mut self) -> Result<&mut LoginProfile, ApiError> {
        let name = &self.name;
        let missing = || ApiError::no_such_entity(format!("Login Profile for User {name} cannot be found."));
        self.login_profile.as_mut().ok_or_else(missing)
    }
}

impl WorldState {
    pub(super) fn apply_sign_in(
        &mut self,
        account: &AccountId,
        call: &SignInCall,
    ) -> Result<Response, ApiError> {
        match call {
            SignInCall::CreateLoginProfile { user_name, password, password_reset_required } => {
                self.create_login_profile(account, user_name, password, *password_reset_required)
            }
            SignInCall::UpdateLoginProfile { user_name, password, password_reset_required } => {
                let user = self.iam_mut(account)?.user(user_name)?;
                let profile = user.login_profile()?;
                password.as_deref().map_or(Ok(()), check_password)?;
                profile.password_reset_required =
                    password_reset_required.unwrap_or(profile.password_reset_required);
                Ok(Response::Done)
            }
            SignInCall::DeleteLoginProfile { user_name } => {
                let user = self.iam_mut(account)?.user(user_name)?;
                user.login_profile()?;
                user.login_profile = None;
                Ok(Response::Done)
            }
            SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name } => {
                self.create_mfa_device(account, virtual_mfa_device_name)
            }
            SignInCall::EnableMfaDevice {
                user_name,
                serial_number,
                authentication_code1,
                authentication_code2,
            } => {
                check_codes(authentication_code1, authentication_code2)?;
                self.iam_mut(account)?.enable_mfa_device(user_name, serial_number)
            }
            SignInCall::DeactivateMfaDevice { user_name, serial_number } => {
                let user = self.iam_mut(account)?.user(user_name)?;
                if !user.has_mfa_device(serial_number) {
                    return Err(ApiError::no_such_entity("MFA Device invalid for user."));
                }
                user.mfa_devices.retain(|device| device != serial_number);
                Ok(Response::Done)
            }
            SignInCall::DeleteVirtualMfaDevice { serial_number } => {
                let iam = self.iam_mut(account)?;
                iam.check_device(serial_number)?;
                if iam.has_owner(serial_number) {
                    return Err(ApiError::delete_conflict(
                        "MFA VirtualDevice in use. Must deactivate first.",
                    ));
                }
                iam.mfa_devices.retain(|device| device != serial_number);
                Ok(Response::Done)
            }
        }
    }

    fn create_login_profile(
        &mut self,
        account: &AccountId,
        user_name: &str,
        password: &str,
        password_reset_required: bool,
    ) -> Result<Response, ApiError> {
        let created = self.now;
        let user = self.iam_mut(account)?.user(user_name)?;
        if user.login_profile.is_some() {
            return Err(ApiError::entity_already_exists(format!(
                "Login Profile for user {user_name} already exists."
            )));
        }
        check_password(password)?;
        user.login_profile = Some(LoginProfile { created, password_reset_required });
        Ok(Response::Done)
    }

    fn create_mfa_device(&mut self, account: &AccountId, name: &str) -> Result<Response, ApiError> {
        validation::name("virtualMFADeviceName", name, 226)?;
        let iam = self.iam_mut(account)?;
        let serial = format!("arn:aws:iam::{account}:mfa/{name}");
        if iam.mfa_devices.contains(&serial) {
            return Err(ApiError::entity_already_exists(
                "MFADevice entity at the same path and name already exists.",
            ));
        }
        iam.mfa_devices.push(serial.clone());
        Ok(Response::Created(serial))
    }
}

impl Iam {
    fn check_device(&self, serial: &str) -> Result<(), ApiError> {
        validation::length("serialNumber", serial, 9, 256)?;
        if self.mfa_devices.iter().any(|device| device == serial) {
            return Ok(());
        }
        Err(ApiError::no_such_entity(format!("VirtualMFADevice with serial number {serial} doesn't exist.")))
    }

    fn has_owner(&self, serial: &str) -> bool {
        self.users.values().any(|user| user.has_mfa_device(serial))
    }

    /// A device belongs to one user only. AWS's pages do not give the words for one that is in use.
    fn enable_mfa_device(&mut self, user_name: &str, serial: &str) -> Result<Response, ApiError> {
        self.user(user_name)?;
        self.check_device(serial)?;
        if self.has_owner(serial) {
            return Err(ApiError::entity_already_exists("MFA Device is already in use."));
        }
        let user = self.user(user_name)?;
        if user.mfa_devices.len() >= DEVICES_PER_USER {
            return Err(ApiError::quota_exceeded("MfaDevicesPerUser", DEVICES_PER_USER));
        }
        user.mfa_devices.push(serial.to_owned());
        Ok(Response::Done)
    }
}

/// The default password policy: 8 to 128 characters, of three kinds out of four
/// [password policy](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html).
/// AWS's pages give the error's code; the words are ours.
fn check_password(password: &str) -> Result<(), ApiError> {
    validation::length("password", password, 1, 128)?;
    let kinds: [fn(char) -> bool; 4] = [
        |character| character.is_ascii_uppercase(),
        |character| character.is_ascii_lowercase(),
        |character| character.is_ascii_digit(),
        |character| "!@#$%^&*()_+-=[]{}|'".contains(character),
    ];
    let found = kinds.iter().filter(|kind| password.chars().any(**kind)).count();
    if password.chars().count() >= 8 && found >= 3 {
        return Ok(());
    }
    Err(ApiError::new(
        ErrorCode::PASSWORD_POLICY_VIOLATION,
        400,
        "Password does not conform to the account password policy.",
    ))
}

/// Two codes that the device shows one after the other
/// [EnableMFADevice](https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html). The world has no
/// device to compare with: it takes any two that differ.
fn check_codes(first: &str, second: &str) -> Result<(), ApiError> {
    validation::mfa_code("authenticationCode1", first, "[\\d]+")?;
    validation::mfa_code("authenticationCode2", second, "[\\d]+")?;
    if first == second {
        let message = "Authentication code for device is not valid.";
        return Err(ApiError::new(ErrorCode::INVALID_AUTHENTICATION_CODE, 403, message));
    }
    Ok(())
}
