//! KMS's lines.

use aws_world::iam::Tags;
use aws_world::kms::{GrantConstraints, GrantParameters, KmsCall};
use serde_json::Value;

use super::Options;

pub(super) fn read(command: &str, o: &Options) -> KmsCall {
    let (key_id, alias_name, policy) = (o.text("key-id"), o.text("alias-name"), o.text("policy"));
    let encryption_context = json(o, "encryption-context").map(|context| pairs(&context)).unwrap_or_default();
    match command {
        "create-key" => KmsCall::CreateKey { policy, description: o.text("description") },
        "describe-key" => KmsCall::DescribeKey { key_id },
        "get-key-policy" => KmsCall::GetKeyPolicy { key_id },
        "put-key-policy" => KmsCall::PutKeyPolicy { key_id, policy },
        "enable-key" => KmsCall::EnableKey { key_id },
        "disable-key" => KmsCall::DisableKey { key_id },
        "schedule-key-deletion" => KmsCall::ScheduleKeyDeletion {
            key_id,
            pending_window_in_days: o.number("pending-window-in-days"),
        },
        "cancel-key-deletion" => KmsCall::CancelKeyDeletion { key_id },
        "create-alias" => KmsCall::CreateAlias { alias_name, target_key_id: o.text("target-key-id") },
        "delete-alias" => KmsCall::DeleteAlias { alias_name },
        "create-grant" => KmsCall::CreateGrant { key_id, grant: grant(o) },
        "list-grants" => KmsCall::ListGrants { key_id },
        "revoke-grant" => KmsCall::RevokeGrant { key_id, grant_id: o.text("grant-id") },
        "retire-grant" => KmsCall::RetireGrant { key_id, grant_id: o.text("grant-id") },
        "encrypt" => KmsCall::Encrypt { key_id, plaintext: o.text("plaintext"), encryption_context },
        "decrypt" => KmsCall::Decrypt { ciphertext_blob: o.text("ciphertext-blob"), encryption_context },
        "generate-data-key" => KmsCall::GenerateDataKey { key_id, encryption_context },
        other => panic!("no such command: {other}"),
    }
}

fn grant(o: &Options) -> GrantParameters {
    let constraints =
        json(o, "constraints").map(|constraints| match constraints.get("EncryptionContextEquals") {
            Some(context) => GrantConstraints::Equals(pairs(context)),
            None => GrantConstraints::Subset(pairs(&constraints["EncryptionContextSubset"])),
        });
    GrantParameters {
        grantee_principal: o.text("grantee-principal"),
        retiring_principal: o.text("retiring-principal"),
        operations: o.texts("operations"),
        constraints,
        name: o.text("name"),
    }
}

fn json(o: &Options, name: &str) -> Option<Value> {
    Some(serde_json::from_str(&o.maybe(name)?).expect("JSON"))
}

fn pairs(value: &Value) -> Tags {
    let members = value.as_object().expect("pairs").iter();
    members.map(|(key, value)| (key.clone(), value.as_str().expect("text").to_owned())).collect()
}
