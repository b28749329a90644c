//! Parameters of the calls about passwords and MFA devices.

use super::{Parameter, ParameterValue, text};
use crate::model::iam::SignInCall;

pub(super) fn sign_in(call: &SignInCall) -> Vec<Parameter> {
    const RESET: &str = "passwordResetRequired";
    match call {
        SignInCall::CreateLoginProfile { user_name, password, password_reset_required } => vec![
            ("userName", text(user_name)),
            ("password", text(password)),
            (RESET, ParameterValue::Flag(*password_reset_required)),
        ],
        SignInCall::UpdateLoginProfile { user_name, password, password_reset_required } => {
            let mut parameters = vec![("userName", text(user_name))];
            parameters.extend(password.iter().map(|password| ("password", text(password))));
            parameters.extend(password_reset_required.map(|flag| (RESET, ParameterValue::Flag(flag))));
            parameters
        }
        SignInCall::DeleteLoginProfile { user_name } => vec![("userName", text(user_name))],
        SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name } => {
            vec![("virtualMFADeviceName", text(virtual_mfa_device_name))]
        }
        SignInCall::EnableMfaDevice {
            user_name,
            serial_number,
            authentication_code1,
            authentication_code2,
        } => vec![
            ("userName", text(user_name)),
            ("serialNumber", text(serial_number)),
            ("authenticationCode1", text(authentication_code1)),
            ("authenticationCode2", text(authentication_code2)),
        ],
        SignInCall::DeactivateMfaDevice { user_name, serial_number } => {
            vec![("userName", text(user_name)), ("serialNumber", text(serial_number))]
        }
        SignInCall::DeleteVirtualMfaDevice { serial_number } => vec![("serialNumber", text(serial_number))],
    }
}
