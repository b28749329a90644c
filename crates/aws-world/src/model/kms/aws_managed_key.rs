//! `aws/s3`: the key with which S3 encrypts where `aws:kms` is asked for and no key is named
//! [AWS managed keys](https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key).

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};

use super::{Key, KeyState};
use crate::ids::uuid_from_text;
use crate::model::iam::StoredDocument;

/// Its id, without the key.
pub(crate) fn aws_s3_key_id(account: &str, region: &str) -> String {
    uuid_from_text(&format!("aws/s3 {account} {region}"))
}

/// Every account has one in each region. AWS makes it when it is first used; here it is always there, and follows from the
/// account and the region. Its policy lets in whoever comes through S3 from this account, and nobody else.
pub(crate) fn aws_s3_key(account: &str, region: &str) -> Key {
    let id = aws_s3_key_id(account, region);
    let policy = format!(
        "{{\"Version\":\"2012-10-17\",\"Id\":\"auto-s3-2\",\"Statement\":[{{\"Sid\":\"Through S3\",\"Effect\":\"Allow\",\
         \"Principal\":{{\"AWS\":\"*\"}},\"Action\":[\"kms:Encrypt\",\"kms:Decrypt\",\"kms:ReEncrypt*\",\
         \"kms:GenerateDataKey*\",\"kms:DescribeKey\"],\"Resource\":\"*\",\"Condition\":{{\"StringEquals\":{{\
         \"kms:CallerAccount\":\"{account}\",\"kms:ViaService\":\"s3.{region}.amazonaws.com\"}}}}}},{{\"Sid\":\"Look at it\",\
         \"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"arn:aws:iam::{account}:root\"}},\"Action\":[\"kms:Describe*\",\
         \"kms:Get*\",\"kms:List*\"],\"Resource\":\"*\"}}]}}"
    );
    Key {
        arn: format!("arn:aws:kms:{region}:{account}:key/{id}"),
        id,
        description: "Default key that protects my S3 objects when no other key is defined".to_owned(),
        policy: StoredDocument(Arc::new(PolicyDocument::parse(&policy, PolicyType::Resource))),
        state: KeyState::Enabled,
        grants: Vec::new(),
    }
}
