//! Passwords and MFA devices of users, and the calls about them.

use super::{IamCall, User};
use crate::clock::SimTime;

/// A user's way into the console. The password itself is not kept: nobody signs in with it here.
#[derive(Clone, Debug, PartialEq)]
pub struct LoginProfile {
    /// When made.
    pub created: SimTime,
    /// Whether the user must choose a new password at the next sign-in.
    pub password_reset_required: bool,
}

/// IAM calls about signing in to the console.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum SignInCall {
    CreateLoginProfile {
        user_name: String,
        password: String,
        password_reset_required: bool,
    },
    UpdateLoginProfile {
        user_name: String,
        password: Option<String>,
        password_reset_required: Option<bool>,
    },
    DeleteLoginProfile {
        user_name: String,
    },
    CreateVirtualMfaDevice {
        virtual_mfa_device_name: String,
    },
    EnableMfaDevice {
        user_name: String,
        serial_number: String,
        authentication_code1: String,
        authentication_code2: String,
    },
    DeactivateMfaDevice {
        user_name: String,
        serial_number: String,
    },
    DeleteVirtualMfaDevice {
        serial_number: String,
    },
}

impl From<SignInCall> for IamCall {
    fn from(call: SignInCall) -> Self {
        Self::SignIn(call)
    }
}

impl User {
    /// Whether the device with this serial number is enabled for the user.
    pub(crate) fn has_mfa_device(&self, serial: &str) -> bool {
        self.mfa_devices.iter().any(|device| device == serial)
    }
}
