//! Parameters of KMS calls.

use crate::api::parameters::{Parameter, ParameterValue, document, push_if_given, text};
use crate::json::{Json, object_of_texts};
use crate::model::kms::{GrantParameters, KmsCall};

pub(crate) fn parameters(call: &KmsCall) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    if let KmsCall::CreateAlias { alias_name, .. } | KmsCall::DeleteAlias { alias_name } = call {
        parameters.push(("aliasName", text(alias_name)));
    }
    let key_name = if matches!(call, KmsCall::CreateAlias { .. }) { "targetKeyId" } else { "keyId" };
    parameters.extend(call.key_id().map(|id| (key_name, text(id))));
    match call {
        KmsCall::CreateKey { policy, description } => {
            if !policy.is_empty() {
                parameters.push(("policy", document(policy)));
            }
            push_if_given(&mut parameters, "description", description);
        }
        // A key has one policy, and it has this name.
        KmsCall::GetKeyPolicy { .. } => parameters.push(("policyName", text("default"))),
        KmsCall::PutKeyPolicy { policy, .. } => {
            parameters.extend([("policyName", text("default")), ("policy", document(policy))]);
        }
        KmsCall::ScheduleKeyDeletion { pending_window_in_days, .. } => {
            parameters.extend(
                pending_window_in_days.map(|days| ("pendingWindowInDays", ParameterValue::Number(days))),
            );
        }
        KmsCall::CreateGrant { grant, .. } => push_grant(&mut parameters, grant),
        KmsCall::RevokeGrant { grant_id, .. } | KmsCall::RetireGrant { grant_id, .. } => {
            parameters.push(("grantId", text(grant_id)));
        }
        KmsCall::Encrypt { plaintext, .. } => parameters.push(("plaintext", text(plaintext))),
        KmsCall::Decrypt { ciphertext_blob, .. } => {
            parameters.push(("ciphertextBlob", text(ciphertext_blob)));
        }
        KmsCall::GenerateDataKey { .. } => parameters.push(("keySpec", text("AES_256"))),
        // The key or the alias is all there is to say.
        KmsCall::DescribeKey { .. }
        | KmsCall::EnableKey { .. }
        | KmsCall::DisableKey { .. }
        | KmsCall::CancelKeyDeletion { .. }
        | KmsCall::CreateAlias { .. }
        | KmsCall::DeleteAlias { .. }
        | KmsCall::ListGrants { .. } => {}
    }
    if let Some(context) = call.encryption_context().filter(|context| !context.is_empty()) {
        parameters.push(("encryptionContext", ParameterValue::Json(object_of_texts(context.iter()))));
    }
    parameters
}

fn push_grant(parameters: &mut Vec<Parameter>, grant: &GrantParameters) {
    parameters.push(("granteePrincipal", text(&grant.grantee_principal)));
    push_if_given(parameters, "retiringPrincipal", &grant.retiring_principal);
    parameters.push(("operations", ParameterValue::TagKeys(grant.operations.clone())));
    if let Some(constraints) = &grant.constraints {
        let (name, context) = constraints.name_and_pairs();
        parameters.push((
            "constraints",
            ParameterValue::Json(Json::object().with(name, object_of_texts(context.iter()))),
        ));
    }
    push_if_given(parameters, "name", &grant.name);
}
