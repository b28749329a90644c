//! Keys to and from their saved form.

use iam_policy::document::PolicyType;

use super::node::{Read, SavedNode, region};
use super::values::{document, list, named, region as with_region, texts, time};
use crate::json::Json;
use crate::model::iam::Tags;
use crate::model::kms::{Grant, GrantConstraints, GrantParameters, Key, KeyState, Kms};

pub(super) fn write(json: Json, kms: &Kms) -> Json {
    json.with_if_any("keys", named(&kms.keys, &key))
        .with_if_any("aliases", named(&kms.aliases, &|id| Json::text(id)))
}

fn key(key: &Key) -> Json {
    let json = with_region(Json::object(), key.region())
        .with_text_if_any("description", &key.description)
        .with("policy", document(&key.policy))
        .with_if_any("grants", list(&key.grants, grant));
    match key.state {
        KeyState::Enabled => json,
        KeyState::Disabled => json.with_text("state", key.state.name()),
        KeyState::PendingDeletion(end) => {
            json.with_text("state", key.state.name()).with("deletion_date", time(end))
        }
    }
}

fn grant(grant: &Grant) -> Json {
    let given = &grant.given;
    let json = Json::object()
        .with_text("id", &grant.id)
        .with_text("grantee", &given.grantee_principal)
        .with_text_if_any("retiring", &given.retiring_principal)
        .with("operations", texts(&given.operations))
        .with_text_if_any("name", &given.name);
    match &given.constraints {
        Some(constraints) => {
            let (name, pairs) = constraints.name_and_pairs();
            json.with(name, named(pairs, &|value| Json::text(value)))
        }
        None => json,
    }
}

pub(super) fn read(account: &str, node: &SavedNode<'_>) -> Read<Kms> {
    Ok(Kms {
        keys: node.get("keys").named(&|id, key| read_key(account, id, key))?,
        aliases: node.get("aliases").named(&|_, id| id.text())?,
    })
}

fn read_key(account: &str, id: &str, node: &SavedNode<'_>) -> Read<Key> {
    let state = match node.get("state").text_or("Enabled")?.as_str() {
        "Enabled" => KeyState::Enabled,
        "Disabled" => KeyState::Disabled,
        _ => KeyState::PendingDeletion(node.get("deletion_date").time()?),
    };
    Ok(Key {
        id: id.to_owned(),
        arn: format!("arn:aws:kms:{}:{account}:key/{id}", region(node)?),
        description: node.get("description").text_or("")?,
        policy: node.get("policy").document(PolicyType::Resource)?,
        state,
        grants: node.get("grants").list(&read_grant)?,
    })
}

fn read_grant(node: &SavedNode<'_>) -> Read<Grant> {
    let pairs = |name: &str| -> Read<Option<Tags>> {
        node.get(name).maybe(|pairs| pairs.named(&|_, value| value.text()))
    };
    let equals = pairs("EncryptionContextEquals")?.map(GrantConstraints::Equals);
    let subset = pairs("EncryptionContextSubset")?.map(GrantConstraints::Subset);
    Ok(Grant {
        id: node.get("id").text()?,
        given: GrantParameters {
            grantee_principal: node.get("grantee").text()?,
            retiring_principal: node.get("retiring").text_or("")?,
            operations: node.get("operations").list(&SavedNode::text)?,
            constraints: equals.or(subset),
            name: node.get("name").text_or("")?,
        },
    })
}
