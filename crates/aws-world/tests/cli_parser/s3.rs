//! S3's lines.

use std::collections::BTreeMap;

use aws_world::iam::Tags;
use aws_world::s3::{BucketEncryption, Listing, PublicAccessBlock, PutObjectHeaders, S3Call};

use super::Options;

/// What puts an object, by either of two commands, if this is one of them.
pub(super) fn put_object(words: &[String], body: &str) -> Option<S3Call> {
    let (address, options, names) = match words[2].as_str() {
        "cp" => (words[4].trim_start_matches("s3://").to_owned(), &words[5..], ["sse", "sse-kms-key-id"]),
        "put-object" => {
            (format!("{}/{}", words[4], words[6]), &words[7..], ["server-side-encryption", "ssekms-key-id"])
        }
        _ => return None,
    };
    let (bucket, key) = address.split_once('/').expect("an S3 address");
    let options = Options::read(options);
    let headers = PutObjectHeaders {
        server_side_encryption: options.text(names[0]),
        ssekms_key_id: options.text(names[1]),
        acl: options.text("acl"),
    };
    Some(S3Call::PutObject { bucket: bucket.into(), key: key.into(), body: body.into(), headers })
}

pub(super) fn read(command: &str, o: &Options) -> S3Call {
    let (bucket, key) = (o.text("bucket"), o.text("key"));
    match command {
        "create-bucket" => S3Call::CreateBucket { bucket, region: o.text("region") },
        "delete-bucket" => S3Call::DeleteBucket { bucket },
        "list-buckets" => S3Call::ListBuckets,
        "head-bucket" => S3Call::HeadBucket { bucket },
        "head-object" => S3Call::HeadObject { bucket, key },
        "put-object-tagging" => S3Call::PutObjectTagging { bucket, key, tagging: tag_set(o) },
        "get-object-tagging" => S3Call::GetObjectTagging { bucket, key },
        "delete-object-tagging" => S3Call::DeleteObjectTagging { bucket, key },
        "get-bucket-policy" => S3Call::GetBucketPolicy { bucket },
        "put-public-access-block" => {
            S3Call::PutPublicAccessBlock { bucket, public_access_block_configuration: public_access_block(o) }
        }
        "delete-public-access-block" => S3Call::DeletePublicAccessBlock { bucket },
        "list-objects-v2" => S3Call::ListObjectsV2 {
            bucket,
            listing: Listing {
                prefix: o.text("prefix"),
                delimiter: o.text("delimiter"),
                max_keys: o.number("max-keys"),
            },
        },
        "get-object" => S3Call::GetObject { bucket, key },
        "delete-object" => S3Call::DeleteObject { bucket, key },
        "put-bucket-policy" => S3Call::PutBucketPolicy { bucket, policy: o.text("policy") },
        "delete-bucket-policy" => S3Call::DeleteBucketPolicy { bucket },
        "put-bucket-encryption" => {
            let text = o.text("server-side-encryption-configuration");
            let rules: serde_json::Value = serde_json::from_str(&text).expect("rules are JSON");
            let rule = &rules["Rules"][0];
            let default = &rule["ApplyServerSideEncryptionByDefault"];
            let text = |name: &str| default[name].as_str().unwrap_or_default().to_owned();
            let server_side_encryption_configuration = BucketEncryption {
                sse_algorithm: text("SSEAlgorithm"),
                kms_master_key_id: text("KMSMasterKeyID"),
                bucket_key_enabled: rule["BucketKeyEnabled"] == true,
            };
            S3Call::PutBucketEncryption { bucket, server_side_encryption_configuration }
        }
        "get-bucket-encryption" => S3Call::GetBucketEncryption { bucket },
        "delete-bucket-encryption" => S3Call::DeleteBucketEncryption { bucket },
        "put-bucket-ownership-controls" => {
            let rules: serde_json::Value =
                serde_json::from_str(&o.text("ownership-controls")).expect("rules are JSON");
            let object_ownership =
                rules["Rules"][0]["ObjectOwnership"].as_str().unwrap_or_default().to_owned();
            S3Call::PutBucketOwnershipControls { bucket, object_ownership }
        }
        "get-bucket-ownership-controls" => S3Call::GetBucketOwnershipControls { bucket },
        other => panic!("no such command: {other}"),
    }
}

fn tag_set(options: &Options) -> Tags {
    let mut tagging: BTreeMap<String, Vec<BTreeMap<String, String>>> =
        serde_json::from_str(&options.text("tagging")).expect("a tag set is JSON");
    Options::tag_list(tagging.remove("TagSet").expect("a tag set"))
}

fn public_access_block(options: &Options) -> PublicAccessBlock {
    let text = options.text("public-access-block-configuration");
    let settings: BTreeMap<&str, &str> =
        text.split(',').map(|setting| setting.split_once('=').expect("a setting")).collect();
    let on = |name: &str| settings[name] == "true";
    PublicAccessBlock {
        block_public_acls: on("BlockPublicAcls"),
        ignore_public_acls: on("IgnorePublicAcls"),
        block_public_policy: on("BlockPublicPolicy"),
        restrict_public_buckets: on("RestrictPublicBuckets"),
    }
}
