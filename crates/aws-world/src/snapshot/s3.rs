//! Buckets and objects to and from their saved form.

use iam_policy::document::PolicyType;

use super::node::{Read, SavedNode, region as read_region};
use super::values::{document, named, region, time};
use crate::json::Json;
use crate::model::s3::{
    BUCKET_OWNER_ENFORCED, Bucket, BucketEncryption, Encryption, Object, PublicAccessBlock,
};

pub(super) fn write(bucket: &Bucket) -> Json {
    let json = region(Json::object(), &bucket.region);
    let json = if bucket.region_is_assumed { json.with("region_is_assumed", Json::Bool(true)) } else { json };
    let json = json.with_if_any("objects", named(&bucket.objects, &object));
    let settings = bucket.public_access_block;
    let json = if settings == PublicAccessBlock::default() {
        json
    } else {
        let flags = settings.settings().map(|(_, on)| Json::Bool(on));
        json.with("public_access_block", Json::List(flags.into()))
    };
    let ownership = bucket.object_ownership.as_str();
    let ownership = if ownership == BUCKET_OWNER_ENFORCED { "" } else { ownership };
    let json = json.with_text_if_any("object_ownership", ownership);
    let json = match &bucket.encryption {
        encryption if *encryption == BucketEncryption::default() => json,
        BucketEncryption { sse_algorithm, kms_master_key_id, bucket_key_enabled } => {
            let parts = vec![
                Json::text(sse_algorithm),
                Json::text(kms_master_key_id),
                Json::Bool(*bucket_key_enabled),
            ];
            json.with("encryption", Json::List(parts))
        }
    };
    match &bucket.policy {
        Some(policy) => json.with("policy", document(policy)),
        None => json,
    }
}

/// Text, time, tags, and what few objects have.
fn object(object: &Object) -> Json {
    let mut parts = vec![Json::text(&object.body), time(object.last_modified)];
    let mut more = Json::object()
        .with_text_if_any("owner", object.owner.as_deref().unwrap_or_default())
        .with_text_if_any("acl", &object.acl);
    if let Some(Encryption { key_arn, bucket_key }) = &object.encryption {
        more = more.with("encryption", Json::List(vec![Json::text(key_arn), Json::Bool(*bucket_key)]));
    }
    let has_more = more != Json::object();
    if has_more || !object.tags.is_empty() {
        parts.push(named(&object.tags, &|value| Json::text(value)));
    }
    if has_more {
        parts.push(more);
    }
    Json::List(parts)
}

pub(super) fn read(name: &str, node: &SavedNode<'_>) -> Read<Bucket> {
    Ok(Bucket {
        name: name.to_owned(),
        region: read_region(node)?,
        region_is_assumed: node.get("region_is_assumed").flag_or(false)?,
        objects: node.get("objects").named(&|_, object| read_object(object))?,
        policy: node.get("policy").maybe(|policy| policy.document(PolicyType::Resource))?,
        public_access_block: node.get("public_access_block").maybe(public_access_block)?.unwrap_or_default(),
        encryption: node.get("encryption").maybe(bucket_encryption)?.unwrap_or_default(),
        object_ownership: node.get("object_ownership").text_or(BUCKET_OWNER_ENFORCED)?,
    })
}

fn read_object(node: &SavedNode<'_>) -> Read<Object> {
    let (body, last_modified) = node.pair(SavedNode::text, SavedNode::time)?;
    let more = node.at(3);
    Ok(Object {
        body,
        last_modified,
        tags: node.at(2).named(&|_, value| value.text())?,
        encryption: more.get("encryption").maybe(|parts| {
            Ok(Encryption { key_arn: parts.at(0).text()?, bucket_key: parts.at(1).flag_or(false)? })
        })?,
        owner: more.get("owner").maybe(SavedNode::text)?,
        acl: more.get("acl").text_or("")?,
    })
}

fn bucket_encryption(node: &SavedNode<'_>) -> Read<BucketEncryption> {
    let (sse_algorithm, kms_master_key_id) = node.pair(SavedNode::text, SavedNode::text)?;
    Ok(BucketEncryption {
        sse_algorithm,
        kms_master_key_id,
        bucket_key_enabled: node.third().flag_or(false)?,
    })
}

fn public_access_block(node: &SavedNode<'_>) -> Read<PublicAccessBlock> {
    Ok(PublicAccessBlock {
        block_public_acls: node.at(0).flag_or(false)?,
        ignore_public_acls: node.at(1).flag_or(false)?,
        block_public_policy: node.at(2).flag_or(false)?,
        restrict_public_buckets: node.at(3).flag_or(false)?,
    })
}
