//! Parameters of STS calls.

use crate::api::parameters::{Parameter, ParameterValue, document, push_tags, text};
use crate::model::sts::{MfaParameters, SessionParameters, StsCall};

pub(crate) fn parameters(call: &StsCall) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    match call {
        StsCall::GetCallerIdentity => {}
        StsCall::AssumeRole { role_arn, role_session_name, external_id, duration_seconds, session, mfa } => {
            parameters.extend([("roleArn", text(role_arn)), ("roleSessionName", text(role_session_name))]);
            push_session(&mut parameters, session, *duration_seconds);
            parameters.extend(external_id.iter().map(|id| ("externalId", text(id))));
            push_mfa(&mut parameters, mfa);
        }
        StsCall::AssumeRoleWithWebIdentity {
            role_arn,
            role_session_name,
            web_identity_token,
            duration_seconds,
            session,
        } => {
            parameters.extend([
                ("roleArn", text(role_arn)),
                ("roleSessionName", text(role_session_name)),
                ("webIdentityToken", text(web_identity_token)),
            ]);
            push_session(&mut parameters, session, *duration_seconds);
        }
        StsCall::AssumeRoleWithSaml {
            role_arn,
            principal_arn,
            saml_assertion,
            duration_seconds,
            session,
        } => {
            parameters.extend([
                ("roleArn", text(role_arn)),
                ("principalArn", text(principal_arn)),
                ("sAMLAssertion", text(saml_assertion)),
            ]);
            push_session(&mut parameters, session, *duration_seconds);
        }
        StsCall::GetSessionToken { duration_seconds, mfa } => {
            push_session(&mut parameters, &SessionParameters::default(), *duration_seconds);
            push_mfa(&mut parameters, mfa);
        }
        StsCall::GetFederationToken { name, duration_seconds, session } => {
            parameters.push(("name", text(name)));
            push_session(&mut parameters, session, *duration_seconds);
        }
    }
    parameters
}

fn push_mfa(parameters: &mut Vec<Parameter>, mfa: &MfaParameters) {
    parameters.extend(mfa.serial_number.iter().map(|serial| ("serialNumber", text(serial))));
    parameters.extend(mfa.token_code.iter().map(|code| ("tokenCode", text(code))));
}

fn push_session(parameters: &mut Vec<Parameter>, session: &SessionParameters, seconds: Option<u32>) {
    if !session.policy_arns.is_empty() {
        parameters.push(("policyArns", ParameterValue::PolicyArns(session.policy_arns.clone())));
    }
    parameters.extend(session.policy.iter().map(|policy| ("policy", document(policy))));
    parameters.extend(seconds.map(|seconds| ("durationSeconds", ParameterValue::Number(seconds))));
    push_tags(parameters, &session.tags);
    if !session.transitive_tag_keys.is_empty() {
        parameters.push(("transitiveTagKeys", ParameterValue::TagKeys(session.transitive_tag_keys.clone())));
    }
    parameters.extend(session.source_identity.iter().map(|name| ("sourceIdentity", text(name))));
}
