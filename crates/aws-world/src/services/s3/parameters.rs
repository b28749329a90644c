//! Parameters of S3 calls.

use crate::api::parameters::{Parameter, ParameterValue, document, push_if_given, text};
use crate::json::Json;
use crate::model::s3::{BucketEncryption, PutObjectHeaders, S3Call};

pub(crate) fn parameters(call: &S3Call) -> Vec<Parameter> {
    let bucket = call.bucket().map(|bucket| ("bucket", text(bucket)));
    let key = call.key().map(|key| ("key", text(key)));
    let mut parameters: Vec<Parameter> = bucket.into_iter().chain(key).collect();
    match call {
        S3Call::CreateBucket { region, .. } => parameters.push(("region", text(region))),
        S3Call::ListObjectsV2 { listing, .. } => {
            push_if_given(&mut parameters, "prefix", &listing.prefix);
            push_if_given(&mut parameters, "delimiter", &listing.delimiter);
            parameters.extend(listing.max_keys.map(|number| ("maxKeys", ParameterValue::Number(number))));
        }
        S3Call::PutObject { body, headers, .. } => {
            parameters.push(("body", text(body)));
            push_headers(&mut parameters, headers);
        }
        S3Call::PutBucketEncryption { server_side_encryption_configuration: encryption, .. } => {
            parameters.push((
                "serverSideEncryptionConfiguration",
                ParameterValue::Json(bucket_encryption(encryption)),
            ));
        }
        S3Call::PutBucketOwnershipControls { object_ownership, .. } => {
            let rule = Json::object().with_text("ObjectOwnership", object_ownership);
            parameters.push(("ownershipControls", ParameterValue::Json(rules(rule))));
        }
        S3Call::PutObjectTagging { tagging, .. } => {
            parameters.push(("tagging", ParameterValue::Tagging(tagging.clone())));
        }
        S3Call::PutBucketPolicy { policy, .. } => parameters.push(("policy", document(policy))),
        S3Call::PutPublicAccessBlock { public_access_block_configuration: settings, .. } => {
            let settings = ParameterValue::Settings(settings.settings().to_vec());
            parameters.push(("publicAccessBlockConfiguration", settings));
        }
        // The bucket, and the object's key, are all there is to say.
        S3Call::ListBuckets
        | S3Call::DeleteBucket { .. }
        | S3Call::HeadBucket { .. }
        | S3Call::HeadObject { .. }
        | S3Call::GetObject { .. }
        | S3Call::DeleteObject { .. }
        | S3Call::GetObjectTagging { .. }
        | S3Call::DeleteObjectTagging { .. }
        | S3Call::GetBucketPolicy { .. }
        | S3Call::DeleteBucketPolicy { .. }
        | S3Call::DeletePublicAccessBlock { .. }
        | S3Call::GetBucketEncryption { .. }
        | S3Call::DeleteBucketEncryption { .. }
        | S3Call::GetBucketOwnershipControls { .. } => {}
    }
    parameters
}

fn push_headers(parameters: &mut Vec<Parameter>, headers: &PutObjectHeaders) {
    push_if_given(parameters, "serverSideEncryption", &headers.server_side_encryption);
    push_if_given(parameters, "ssekmsKeyId", &headers.ssekms_key_id);
    push_if_given(parameters, "acl", &headers.acl);
}

fn bucket_encryption(encryption: &BucketEncryption) -> Json {
    let by_default = Json::object()
        .with_text("SSEAlgorithm", &encryption.sse_algorithm)
        .with_text_if_any("KMSMasterKeyID", &encryption.kms_master_key_id);
    let rule = Json::object().with("ApplyServerSideEncryptionByDefault", by_default);
    let bucket_key = ("BucketKeyEnabled", Json::Bool(true));
    rules(if encryption.bucket_key_enabled { rule.with(bucket_key.0, bucket_key.1) } else { rule })
}

/// S3 keeps settings as rules, of which there is one.
fn rules(rule: Json) -> Json {
    Json::object().with("Rules", Json::List(vec![rule]))
}
