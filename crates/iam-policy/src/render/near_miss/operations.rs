//! Operations of APIs whose names are no actions of IAM, and the actions they are asked as.

use crate::action_name::ActionName;

/// `OPERATION=ACTION+ACTION`, all of S3 (Amazon S3 User Guide, *Required permissions for Amazon S3 API operations*).
const S3: &str = "HeadObject=GetObject SelectObjectContent=GetObject HeadBucket=ListBucket ListObjects=ListBucket \
    ListObjectsV2=ListBucket ListObjectVersions=ListBucketVersions ListBuckets=ListAllMyBuckets \
    ListMultipartUploads=ListBucketMultipartUploads ListParts=ListMultipartUploadParts \
    CreateMultipartUpload=PutObject UploadPart=PutObject CompleteMultipartUpload=PutObject \
    CopyObject=GetObject+PutObject UploadPartCopy=GetObject+PutObject DeleteObjects=DeleteObject \
    GetBucketEncryption=GetEncryptionConfiguration PutBucketEncryption=PutEncryptionConfiguration \
    DeleteBucketEncryption=PutEncryptionConfiguration GetBucketLifecycle=GetLifecycleConfiguration \
    GetBucketLifecycleConfiguration=GetLifecycleConfiguration PutBucketLifecycle=PutLifecycleConfiguration \
    PutBucketLifecycleConfiguration=PutLifecycleConfiguration DeleteBucketLifecycle=PutLifecycleConfiguration \
    GetBucketReplication=GetReplicationConfiguration PutBucketReplication=PutReplicationConfiguration \
    DeleteBucketReplication=PutReplicationConfiguration GetBucketNotificationConfiguration=GetBucketNotification \
    PutBucketNotificationConfiguration=PutBucketNotification \
    GetBucketAccelerateConfiguration=GetAccelerateConfiguration \
    PutBucketAccelerateConfiguration=PutAccelerateConfiguration GetPublicAccessBlock=GetBucketPublicAccessBlock \
    PutPublicAccessBlock=PutBucketPublicAccessBlock DeletePublicAccessBlock=PutBucketPublicAccessBlock \
    GetBucketAnalyticsConfiguration=GetAnalyticsConfiguration PutBucketAnalyticsConfiguration=PutAnalyticsConfiguration \
    GetBucketInventoryConfiguration=GetInventoryConfiguration PutBucketInventoryConfiguration=PutInventoryConfiguration \
    GetBucketMetricsConfiguration=GetMetricsConfiguration PutBucketMetricsConfiguration=PutMetricsConfiguration \
    DeleteBucketCors=PutBucketCORS DeleteBucketTagging=PutBucketTagging \
    GetObjectLockConfiguration=GetBucketObjectLockConfiguration \
    PutObjectLockConfiguration=PutBucketObjectLockConfiguration";

/// `SERVICE:OPERATION=ACTION+ACTION` of other services (AWS Lambda API Reference, *Invoke*,
/// *InvokeWithResponseStream*; Amazon DynamoDB Developer Guide, *Using IAM with DynamoDB transactions*, *Using IAM
/// security policies with PartiQL for DynamoDB*; AWS KMS API Reference, *ReEncrypt*; Amazon SQS Developer Guide, *Amazon
/// SQS API permissions*; Amazon Bedrock API Reference, *Converse*, *ConverseStream*).
const OTHERS: &str = "lambda:Invoke=InvokeFunction lambda:InvokeWithResponseStream=InvokeFunction \
    dynamodb:TransactGetItems=GetItem \
    dynamodb:TransactWriteItems=PutItem+UpdateItem+DeleteItem+ConditionCheckItem \
    dynamodb:ExecuteStatement=PartiQLSelect+PartiQLInsert+PartiQLUpdate+PartiQLDelete \
    dynamodb:BatchExecuteStatement=PartiQLSelect+PartiQLInsert+PartiQLUpdate+PartiQLDelete \
    dynamodb:ExecuteTransaction=PartiQLSelect+PartiQLInsert+PartiQLUpdate+PartiQLDelete \
    kms:ReEncrypt=ReEncryptFrom+ReEncryptTo sqs:SendMessageBatch=SendMessage sqs:DeleteMessageBatch=DeleteMessage \
    sqs:ChangeMessageVisibilityBatch=ChangeMessageVisibility bedrock:Converse=InvokeModel \
    bedrock:ConverseStream=InvokeModelWithResponseStream";

/// Names of services that are no service prefixes, and those that are (Service Authorization Reference, the page of each
/// service).
const PREFIXES: &str = "s3api=s3 cloudwatchlogs=logs cloudwatch-logs=logs stepfunctions=states step-functions=states \
    efs=elasticfilesystem elb=elasticloadbalancing elbv2=elasticloadbalancing alb=elasticloadbalancing \
    eventbridge=events emr=elasticmapreduce msk=kafka elasticsearch=es cognito=cognito-idp \
    secretmanager=secretsmanager dynamo=dynamodb bedrock-runtime=bedrock parameterstore=ssm documentdb=rds";

/// The actions that an operation is asked as, `service:Name` each; `None` where the name is an action itself or unknown.
pub(super) fn actions_of_operation(operation: ActionName<'_>) -> Option<Vec<String>> {
    let actions = match operation.is_of_service("s3") {
        true => find(S3, operation.name()),
        false => find(OTHERS, operation.as_str()),
    }?;
    let service = operation.service().to_ascii_lowercase();
    Some(actions.split('+').map(|action| format!("{service}:{action}")).collect())
}

/// The prefix of the service that is called `name`; `None` where that is a prefix itself or unknown.
pub(super) fn service_prefix(name: &str) -> Option<&'static str> {
    find(PREFIXES, name)
}

fn find(table: &'static str, name: &str) -> Option<&'static str> {
    let mut entries = table.split_ascii_whitespace().filter_map(|entry| entry.split_once('='));
    entries.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;

    /// What the table calls no action is none, and what it is asked as is one.
    #[test]
    fn the_service_reference_agrees() {
        let reference = Reference::all();
        let mut count = 0;
        let of_s3 = S3.split_ascii_whitespace().map(|entry| format!("s3:{entry}"));
        for entry in of_s3.chain(OTHERS.split_ascii_whitespace().map(str::to_owned)) {
            let (operation, _) = entry.split_once('=').unwrap();
            let (service, name) = operation.split_once(':').unwrap();
            let known = reference.service(service).unwrap();
            assert!(known.action(name).is_none(), "{operation} is an action");
            for action in actions_of_operation(ActionName::new(operation)).unwrap() {
                let (_, name) = action.split_once(':').unwrap();
                assert!(known.action(name).is_some(), "{action} is no action");
                count += 1;
            }
        }
        assert!(count > 60, "{count}");
        for (name, prefix) in PREFIXES.split_ascii_whitespace().filter_map(|entry| entry.split_once('=')) {
            assert!(reference.service(name).is_none(), "{name} is a prefix");
            assert!(reference.service(prefix).is_some(), "{prefix} is no prefix");
        }
    }
}
