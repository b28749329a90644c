//! Operations of S3
//! [error responses](https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).

use iam_policy::document::{PolicyDocument, PolicyType, size_of};
use iam_policy::sorted_map::SortedMap;

use crate::api::{ApiError, ErrorCode, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{StoredDocument, Tags, first_refusal};
use crate::model::region::is_region;
use crate::model::s3::{BUCKET_OWNER_ENFORCED, Bucket, BucketEncryption, Object, PublicAccessBlock, S3Call};
use crate::world::{CallerIdentity, WorldState};

impl Bucket {
    /// An empty one with what AWS gives a new bucket.
    fn new(name: &str, region: &str) -> Self {
        Self {
            name: name.to_owned(),
            region: region.to_owned(),
            region_is_assumed: false,
            objects: SortedMap::new(),
            policy: None,
            public_access_block: PublicAccessBlock::ON,
            encryption: BucketEncryption::default(),
            object_ownership: BUCKET_OWNER_ENFORCED.to_owned(),
        }
    }
}

impl WorldState {
    pub(super) fn bucket_owner(&self, bucket: &str) -> &str {
        self.bucket(bucket).map_or("", |(account, _)| account.id.as_str())
    }

    pub(super) fn existing_bucket(&self, name: &str) -> Result<&Bucket, ApiError> {
        self.bucket(name).map(|(_, bucket)| bucket).ok_or_else(|| {
            ApiError::new(ErrorCode::NO_SUCH_BUCKET, 404, "The specified bucket does not exist")
        })
    }

    pub(super) fn bucket_mut(&mut self, name: &str) -> Result<&mut Bucket, ApiError> {
        self.existing_bucket(name)?;
        let owner = self.bucket_owner(name).to_owned();
        self.account_mut(&owner).and_then(|account| account.s3.buckets.get_mut(name)).ok_or_else(|| {
            ApiError::new(ErrorCode::NO_SUCH_BUCKET, 404, "The specified bucket does not exist")
        })
    }

    pub(crate) fn apply_s3(
        &mut self,
        identity: &CallerIdentity,
        call: &S3Call,
    ) -> Result<Response, ApiError> {
        match call {
            S3Call::CreateBucket { bucket, region } => self.create_bucket(&identity.account, bucket, region),
            S3Call::DeleteBucket { bucket } => self.delete_bucket(bucket),
            S3Call::ListBuckets => {
                let account = self.accounts.get(&identity.account);
                Ok(Response::lines(account.into_iter().flat_map(|account| account.s3.buckets.keys())))
            }
            S3Call::HeadBucket { .. } => Ok(Response::Done),
            S3Call::ListObjectsV2 { bucket, listing } => {
                let keys = self.existing_bucket(bucket)?.objects.keys();
                Ok(Response::lines(listing.lines(keys).into_iter()))
            }
            S3Call::PutBucketPolicy { bucket, policy } => {
                let document = self.accept_bucket_policy(bucket, policy)?;
                self.check_not_public(identity, bucket, &document.0)?;
                self.bucket_mut(bucket)?.policy = Some(document);
                Ok(Response::Done)
            }
            S3Call::GetBucketPolicy { bucket } => {
                let policy = self.existing_bucket(bucket)?.policy.as_ref();
                let policy = policy.ok_or_else(|| {
                    ApiError::new(ErrorCode::NO_SUCH_BUCKET_POLICY, 404, "The bucket policy does not exist")
                })?;
                Ok(Response::Text(policy.0.text().to_owned()))
            }
            S3Call::DeleteBucketPolicy { bucket } => {
                self.bucket_mut(bucket)?.policy = None;
                Ok(Response::Done)
            }
            S3Call::PutPublicAccessBlock { bucket, public_access_block_configuration } => {
                self.set_public_access_block(bucket, *public_access_block_configuration)
            }
            S3Call::DeletePublicAccessBlock { bucket } => {
                self.set_public_access_block(bucket, PublicAccessBlock::default())
            }
            S3Call::PutBucketEncryption { bucket, server_side_encryption_configuration } => {
                self.put_bucket_encryption(bucket, server_side_encryption_configuration)
            }
            S3Call::DeleteBucketEncryption { bucket } => {
                self.put_bucket_encryption(bucket, &BucketEncryption::default())
            }
            S3Call::GetBucketEncryption { bucket } => {
                let encryption = &self.existing_bucket(bucket)?.encryption;
                let parts = [encryption.sse_algorithm.as_str(), &encryption.kms_master_key_id];
                Ok(Response::lines(parts.into_iter().filter(|part| !part.is_empty())))
            }
            S3Call::PutBucketOwnershipControls { bucket, object_ownership } => {
                self.put_ownership_controls(bucket, object_ownership)
            }
            S3Call::GetBucketOwnershipControls { bucket } => {
                Ok(Response::Text(self.existing_bucket(bucket)?.object_ownership.clone()))
            }
            S3Call::HeadObject { bucket, key } => {
                Ok(Response::Text(self.existing_object(bucket, key)?.encryption_text()))
            }
            S3Call::GetObject { bucket, key } => {
                self.check_encryption(identity, call)?;
                Ok(Response::Text(self.existing_object(bucket, key)?.body.clone()))
            }
            S3Call::PutObject { bucket, key, body, headers } => {
                let encryption = self.check_encryption(identity, call)?;
                check_key(key)?;
                // What was there goes, its tags too.
                let object = Object {
                    body: body.clone(),
                    last_modified: self.now,
                    tags: Tags::new(),
                    encryption,
                    owner: self.new_owner(&identity.account, bucket, headers)?,
                    acl: headers.acl.clone(),
                };
                self.bucket_mut(bucket)?.objects.insert(key.clone(), object);
                Ok(Response::Done)
            }
            S3Call::DeleteObject { bucket, key } => {
                // Deleting what is not there succeeds.
                self.bucket_mut(bucket)?.objects.remove(key);
                Ok(Response::Done)
            }
            S3Call::PutObjectTagging { bucket, key, tagging } => {
                self.put_object_tagging(bucket, key, tagging)
            }
            S3Call::DeleteObjectTagging { bucket, key } => self.put_object_tagging(bucket, key, &Tags::new()),
            S3Call::GetObjectTagging { bucket, key } => {
                let tags = &self.existing_object(bucket, key)?.tags;
                Ok(Response::lines(tags.iter().map(|(key, value)| format!("{key}={value}"))))
            }
        }
    }

    /// Only an empty bucket can go; its name is free then. AWS may take a while until it is.
    fn delete_bucket(&mut self, name: &str) -> Result<Response, ApiError> {
        if !self.existing_bucket(name)?.objects.is_empty() {
            return Err(ApiError::new(
                ErrorCode::BUCKET_NOT_EMPTY,
                409,
                "The bucket you tried to delete is not empty",
            ));
        }
        let owner = self.bucket_owner(name).to_owned();
        if let Some(account) = self.account_mut(&owner) {
            account.s3.buckets.remove(name);
        }
        Ok(Response::Done)
    }

    fn create_bucket(&mut self, account: &AccountId, name: &str, region: &str) -> Result<Response, ApiError> {
        if !is_bucket_name(name) {
            return Err(ApiError::new(
                ErrorCode::INVALID_BUCKET_NAME,
                400,
                "The specified bucket is not valid.",
            ));
        }
        if !is_region(region) {
            return Err(ApiError::new(
                ErrorCode::INVALID_LOCATION_CONSTRAINT,
                400,
                "The specified location-constraint is not valid",
            ));
        }
        if let Some((owner, existing)) = self.bucket(name) {
            if owner.id != *account {
                return Err(ApiError::new(
                    ErrorCode::BUCKET_ALREADY_EXISTS,
                    409,
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the \
                     system. Please select a different name and try again.",
                ));
            }
            // In the oldest region creating your own bucket again succeeds
            // [CreateBucket](https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html).
            if existing.region == crate::model::region::DEFAULT_REGION
                && region == crate::model::region::DEFAULT_REGION
            {
                return Ok(Response::Created(format!("arn:aws:s3:::{name}")));
            }
            return Err(ApiError::new(
                ErrorCode::BUCKET_ALREADY_OWNED_BY_YOU,
                409,
                "Your previous request to create the named bucket succeeded and you already own it.",
            ));
        }
        let bucket = Bucket::new(name, region);
        if let Some(account) = self.account_mut(account) {
            account.s3.buckets.insert(name.to_owned(), bucket);
        }
        Ok(Response::Created(format!("arn:aws:s3:::{name}")))
    }

    /// Places a bucket with a policy that was in force elsewhere, in the Region of its account: how an import lays out a
    /// world.
    pub(crate) fn place_bucket(&mut self, account: &AccountId, name: &str, policy: StoredDocument) {
        if let Some(account) = self.account_mut(account) {
            let bucket = Bucket {
                policy: Some(policy),
                region_is_assumed: true,
                ..Bucket::new(name, &account.region)
            };
            account.s3.buckets.insert(name.to_owned(), bucket);
        }
    }

    fn accept_bucket_policy(&self, bucket: &str, text: &str) -> Result<StoredDocument, ApiError> {
        let size = size_of(text, PolicyType::Resource);
        if size.counted > size.limit {
            return Err(malformed(format!(
                "Policy exceeds the maximum allowed document size of {} bytes",
                size.limit
            )));
        }
        let document = PolicyDocument::parse(text, PolicyType::Resource);
        if let Some(message) = first_refusal(&document) {
            return Err(malformed(message));
        }
        if self.missing_principal(&document).is_some() {
            return Err(malformed("Invalid principal in policy"));
        }
        let bucket_arn = format!("arn:aws:s3:::{bucket}");
        let resources = document.statements().iter().filter_map(|statement| statement.resource.as_ref());
        if resources.flat_map(|element| &element.values).any(|value| !reaches(&value.text.value, &bucket_arn))
        {
            return Err(malformed("Policy has invalid resource"));
        }
        Ok(StoredDocument(std::sync::Arc::new(document)))
    }
}

/// Whether a resource of a bucket policy is the bucket or something in it; `*` is taken as both.
fn reaches(resource: &str, bucket_arn: &str) -> bool {
    match resource.strip_prefix(bucket_arn) {
        Some(rest) => rest.is_empty() || rest.starts_with('/') || rest.starts_with('*'),
        None => resource == "*" || resource == "arn:aws:s3:::*",
    }
}

fn malformed(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::MALFORMED_POLICY, 400, message)
}

fn check_key(key: &str) -> Result<(), ApiError> {
    if key.is_empty() {
        return Err(ApiError::new(ErrorCode::INVALID_ARGUMENT, 400, "Object key must not be empty."));
    }
    if key.len() > 1024 {
        return Err(ApiError::new(ErrorCode::KEY_TOO_LONG_ERROR, 400, "Your key is too long"));
    }
    Ok(())
}

/// [Bucket naming rules](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
fn is_bucket_name(name: &str) -> bool {
    let ends = |character: Option<char>| {
        character.is_some_and(|character| character.is_ascii_lowercase() || character.is_ascii_digit())
    };
    (3..=63).contains(&name.len())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-')
        && ends(name.chars().next())
        && ends(name.chars().next_back())
        && !name.contains("..")
        && !name.starts_with("xn--")
}
