//! Server-side encryption with keys of KMS
//! [SSE-KMS](https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html): who may put or get an object
//! may be refused all the same, by the key.

use std::borrow::Cow;

use super::errors::malformed_xml;
use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::kms::{Key, aws_s3_key};
use crate::model::s3::{Bucket, BucketEncryption, Encryption, KMS, PutObjectHeaders, S3_MANAGED, S3Call};
use crate::world::{CallerIdentity, RequiredPermission, WorldState};

/// The key that a call will encrypt or decrypt with, and for which KMS action.
struct KeyUse<'w> {
    action: &'static str,
    key: Result<Cow<'w, Key>, ApiError>,
    encryption: Encryption,
    region: &'w str,
}

impl WorldState {
    /// The permission that KMS checks in the caller's name after S3 itself has allowed the call.
    pub(super) fn encryption_permission(
        &self,
        account: &AccountId,
        call: &S3Call,
    ) -> Option<RequiredPermission> {
        // Nobody's requests are not forwarded: see `check_encryption`.
        if account.is_empty() {
            return None;
        }
        let used = self.key_use(account, call)?;
        let key = used.key.ok()?;
        let bucket_arn = format!("arn:aws:s3:::{}", call.bucket().unwrap_or_default());
        let encrypted = match call.key() {
            Some(key) if !used.encryption.bucket_key => format!("{bucket_arn}/{key}"),
            _ => bucket_arn,
        };
        Some(self.key_need_through_s3(used.action, &key, used.region, &encrypted))
    }

    /// Refuses what S3 refuses once everybody has agreed: a key that cannot be used, parameters that do not fit.
    pub(super) fn check_encryption(
        &self,
        identity: &CallerIdentity,
        call: &S3Call,
    ) -> Result<Option<Encryption>, ApiError> {
        if let S3Call::PutObject { headers, .. } = call {
            check_headers(headers)?;
        }
        let Some(used) = self.key_use(&identity.account, call) else { return Ok(None) };
        if identity.account.is_empty() {
            return Err(invalid_argument(
                "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.",
            ));
        }
        used.key.and_then(|key| key.check_usable()).map_err(|error| as_s3_says(&error))?;
        Ok(Some(used.encryption))
    }

    fn key_use(&self, account: &AccountId, call: &S3Call) -> Option<KeyUse<'_>> {
        let (_, bucket) = self.bucket(call.bucket()?)?;
        match call {
            S3Call::PutObject { headers, .. } => {
                let (id, bucket_key) = wanted_key(bucket, headers)?;
                let key = self.encrypting_key(id, account, &bucket.region);
                let key_arn = key.as_ref().map(|key| key.arn.clone()).unwrap_or_default();
                let encryption = Encryption { key_arn, bucket_key };
                Some(KeyUse { action: "kms:GenerateDataKey", key, encryption, region: &bucket.region })
            }
            S3Call::GetObject { key, .. } => {
                let encryption = bucket.objects.get(key)?.encryption.clone()?;
                let name = self.key_name(&encryption.key_arn, account);
                let key = self.key(&name).ok_or_else(|| name.not_found());
                Some(KeyUse { action: "kms:Decrypt", key, encryption, region: &bucket.region })
            }
            _ => None,
        }
    }

    /// An id or alias without an ARN is looked for in the account of who asks, not of the bucket
    /// [cross-account operations](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html).
    fn encrypting_key(&self, id: &str, account: &AccountId, region: &str) -> Result<Cow<'_, Key>, ApiError> {
        if id.is_empty() {
            return Ok(Cow::Owned(aws_s3_key(account, region)));
        }
        let name = self.key_name(id, account);
        if name.region != region {
            return Err(ApiError::new(
                ErrorCode::NOT_FOUND_EXCEPTION,
                400,
                format!("Invalid arn {}", name.region),
            ));
        }
        self.key(&name).ok_or_else(|| name.not_found())
    }

    pub(super) fn put_bucket_encryption(
        &mut self,
        bucket: &str,
        asked: &BucketEncryption,
    ) -> Result<Response, ApiError> {
        let named = !asked.kms_master_key_id.is_empty();
        match asked.sse_algorithm.as_str() {
            KMS => {}
            S3_MANAGED if !named => {}
            S3_MANAGED => {
                return Err(invalid_argument(
                    "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
                ));
            }
            _ => return Err(malformed_xml()),
        }
        self.bucket_mut(bucket)?.encryption = asked.clone();
        Ok(Response::Done)
    }
}

/// The key that a new object is to be encrypted with, as it was named, and whether through a bucket key. What the request
/// says counts before what the bucket says.
fn wanted_key<'a>(bucket: &'a Bucket, headers: &'a PutObjectHeaders) -> Option<(&'a str, bool)> {
    let default = &bucket.encryption;
    match headers.server_side_encryption.as_str() {
        KMS => Some((&headers.ssekms_key_id, default.bucket_key_enabled)),
        "" if default.sse_algorithm == KMS => Some((&default.kms_master_key_id, default.bucket_key_enabled)),
        _ => None,
    }
}

fn check_headers(headers: &PutObjectHeaders) -> Result<(), ApiError> {
    match headers.server_side_encryption.as_str() {
        KMS => Ok(()),
        "" | S3_MANAGED if headers.ssekms_key_id.is_empty() => Ok(()),
        "" => Err(invalid_argument(
            "x-amz-server-side-encryption header must be provided when x-amz-server-side-encryption-aws-kms-key-id is \
             specified",
        )),
        S3_MANAGED => Err(invalid_argument(
            "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
        )),
        _ => Err(invalid_argument("The encryption method specified is not supported")),
    }
}

/// S3 puts KMS's own errors into its answer.
fn as_s3_says(error: &ApiError) -> ApiError {
    ApiError::new(error.code.of_kms_in_s3(), 400, error.message.clone())
}

fn invalid_argument(message: &str) -> ApiError {
    ApiError::new(ErrorCode::INVALID_ARGUMENT, 400, message)
}
