use super::*;

fn formats(name: &str) -> Vec<String> {
    action(name)
        .map(|action| action.resource_types().map(|kind| kind.arn_format()).collect())
        .unwrap_or_default()
}

#[test]
fn actions_are_found_without_regard_to_case() {
    let found = action("S3:getobject").unwrap();
    assert_eq!((found.service, found.name, found.access_level), ("s3", "GetObject", AccessLevel::Read));
    assert_eq!(found.full_name(), "s3:GetObject");
    assert_eq!(action("s3:GetObjects"), None);
    assert_eq!(action("nope:GetObject"), None);
    assert_eq!(action("s3"), None);
}

#[test]
fn resources_of_the_story() {
    assert!(formats("s3:ListBucket").contains(&"arn:${Partition}:s3:::${BucketName}".to_owned()));
    assert!(
        formats("s3:PutObject").contains(&"arn:${Partition}:s3:::${BucketName}/${ObjectName}".to_owned())
    );
    assert_eq!(
        formats("logs:PutLogEvents"),
        ["arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}"]
    );
    assert_eq!(
        formats("logs:CreateLogGroup"),
        ["arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}"]
    );
    for name in ["s3:ListAllMyBuckets", "sts:GetCallerIdentity"] {
        assert!(action(name).is_some(), "{name}");
        assert!(formats(name).is_empty(), "{name}");
    }
}

/// The reference lists a dataset now, which a request need not name: without one, `*` is what it is checked against.
#[test]
fn put_metric_data_needs_no_resource() {
    let found = action("cloudwatch:PutMetricData").unwrap();
    assert!(found.resource_types().all(|kind| !kind.required));
}

#[test]
fn every_action_has_a_name_and_every_resource_type_a_format() {
    for service in services() {
        assert!(actions_of(service).count() > 10, "{service}");
        for action in actions_of(service) {
            assert!(action.name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{action:?}");
            let listed = action.resources.split(' ').filter(|name| !name.is_empty()).count();
            assert_eq!(action.resource_types().count(), listed, "{action:?}");
        }
    }
}

#[test]
fn condition_keys() {
    assert!(condition_keys_of("s3").any(|key| key.key == "s3:max-keys" && key.key_type == KeyType::Numeric));
    assert!(is_multivalued("AWS:TagKeys"));
    assert!(!is_multivalued("aws:username"));
    assert!(supports_resource_control("s3") && !supports_resource_control("ec2"));
}
