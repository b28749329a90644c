//! Passwords and MFA devices, and service-linked roles.

use aws_world::iam::{IamCall, SamlProviderCall, ServiceLinkedRoleCall, SignInCall};

use super::Options;

pub(super) fn service_linked_role(command: &str, o: &Options) -> Option<IamCall> {
    let call = match command {
        "create-service-linked-role" => ServiceLinkedRoleCall::CreateServiceLinkedRole {
            aws_service_name: o.text("aws-service-name"),
            description: o.text("description"),
            custom_suffix: o.text("custom-suffix"),
        },
        "delete-service-linked-role" => {
            ServiceLinkedRoleCall::DeleteServiceLinkedRole { role_name: o.text("role-name") }
        }
        _ => return None,
    };
    Some(call.into())
}

pub(super) fn sign_in(command: &str, o: &Options) -> Option<SignInCall> {
    let (user_name, serial_number) = (o.text("user-name"), o.text("serial-number"));
    let on = o.0.contains_key("password-reset-required");
    let off = o.0.contains_key("no-password-reset-required");
    Some(match command {
        "create-login-profile" => SignInCall::CreateLoginProfile {
            user_name,
            password: o.text("password"),
            password_reset_required: on,
        },
        "update-login-profile" => SignInCall::UpdateLoginProfile {
            user_name,
            password: o.maybe("password"),
            password_reset_required: (on || off).then_some(on),
        },
        "delete-login-profile" => SignInCall::DeleteLoginProfile { user_name },
        "create-virtual-mfa-device" => {
            SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name: o.text("virtual-mfa-device-name") }
        }
        "enable-mfa-device" => SignInCall::EnableMfaDevice {
            user_name,
            serial_number,
            authentication_code1: o.text("authentication-code1"),
            authentication_code2: o.text("authentication-code2"),
        },
        "deactivate-mfa-device" => SignInCall::DeactivateMfaDevice { user_name, serial_number },
        "delete-virtual-mfa-device" => SignInCall::DeleteVirtualMfaDevice { serial_number },
        _ => return None,
    })
}

pub(super) fn saml_provider(command: &str, o: &Options) -> Option<IamCall> {
    Some(match command {
        "create-saml-provider" => SamlProviderCall::CreateSamlProvider {
            name: o.text("name"),
            saml_metadata_document: o.text("saml-metadata-document"),
        }
        .into(),
        "delete-saml-provider" => {
            SamlProviderCall::DeleteSamlProvider { saml_provider_arn: o.text("saml-provider-arn") }.into()
        }
        _ => return None,
    })
}
