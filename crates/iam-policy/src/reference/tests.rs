use super::*;

fn formats(reference: &Reference, name: &str) -> Vec<String> {
    reference
        .action(name)
        .map(|action| action.resources().flat_map(|taken| taken.resource_type.arn_formats()).collect())
        .unwrap_or_default()
}

#[test]
fn actions_are_found_without_regard_to_case() {
    let reference = Reference::common();
    let found = reference.action("S3:getobject").unwrap();
    assert_eq!((found.service.name, found.name, found.access_level), ("s3", "GetObject", AccessLevel::Read));
    assert_eq!(found.full_name(), "s3:GetObject");
    assert_eq!(reference.action("s3:GetObjects"), None);
    assert_eq!(reference.action("nope:GetObject"), None);
    assert_eq!(reference.action("s3"), None);
}

#[test]
fn a_type_may_have_several_forms_and_keys_of_its_own() {
    let all = Reference::all();
    assert_eq!(
        formats(&all, "lex:DeleteBotAlias"),
        [
            "arn:${Partition}:lex:${Region}:${Account}:bot-alias/${BotId}/${BotAliasId}",
            "arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}:${BotAlias}"
        ]
    );
    let run = all.action("ec2:RunInstances").unwrap();
    let instance = run.resources().find(|taken| taken.resource_type.name == "instance").unwrap();
    assert!(instance.required);
    assert!(instance.condition_keys().any(|key| key.key == "ec2:InstanceType"));
    assert!(instance.resource_type.condition_keys().any(|key| key.key == "ec2:InstanceType"));
    let image = run.resources().find(|taken| taken.resource_type.name == "image").unwrap();
    assert!(!image.condition_keys().any(|key| key.key == "ec2:InstanceType"));
}

/// The reference lists a dataset now, which a request need not name: without one, `*` is what it is checked against.
#[test]
fn put_metric_data_needs_no_resource() {
    let common = Reference::common();
    assert!(common.action("cloudwatch:PutMetricData").unwrap().resources().all(|taken| !taken.required));
}

#[test]
fn condition_keys() {
    let common = Reference::common();
    let mut keys = common.service("S3").unwrap().condition_keys();
    assert!(keys.any(|key| key.key == "s3:max-keys" && key.key_type == KeyType::Numeric));
    assert!(common.is_multivalued("logs:LogGeneratingResourceArns"));
    assert!(!common.is_multivalued("s3:prefix") && !common.is_multivalued("prefix"));
    assert!(supports_resource_control("s3") && !supports_resource_control("ec2"));
}

/// Asking for many actions at once finds what asking for each finds.
#[test]
fn what_goes_with_actions() {
    let common = Reference::common();
    let s3 = common.service("s3").unwrap();
    let types: Vec<&str> = s3.resource_types_of(&|name| name == "PutObject").map(|kind| kind.name).collect();
    assert_eq!(types, ["accesspointobject", "object"]);
    assert!(s3.condition_keys_of(&|name| name == "ListBucket").any(|key| key.key == "s3:prefix"));
    assert!(!s3.condition_keys_of(&|name| name == "PutObject").any(|key| key.key == "s3:prefix"));
    for service in common.services() {
        for beginning in ["Get", "Put", "Run", "Create", "No"] {
            let is_chosen = |name: &str| name.starts_with(beginning);
            let chosen = || service.actions().filter(|action| is_chosen(action.name));
            let (mut types, mut keys) = (Vec::new(), Vec::new());
            for action in chosen() {
                types.extend(action.resources().map(|taken| taken.resource_type.name));
                keys.extend(action.condition_keys().map(|key| key.key));
                keys.extend(action.resources().flat_map(|taken| taken.condition_keys()).map(|key| key.key));
                let of_types = action.resources().flat_map(|taken| taken.resource_type.condition_keys());
                keys.extend(of_types.map(|key| key.key));
            }
            let mut found: Vec<&str> = service.resource_types_of(&is_chosen).map(|kind| kind.name).collect();
            types.sort_unstable();
            types.dedup();
            found.sort_unstable();
            assert_eq!(found, types, "{} {beginning}", service.name);
            let mut found: Vec<&str> = service.condition_keys_of(&is_chosen).map(|key| key.key).collect();
            keys.sort_unstable();
            keys.dedup();
            found.sort_unstable();
            assert_eq!(found, keys, "{} {beginning}", service.name);
        }
    }
}

#[test]
fn operators_fit_their_type() {
    use crate::document::operator::{Operator, ValueKind};
    for (key_type, kind) in [
        (KeyType::String, ValueKind::Text),
        (KeyType::Arn, ValueKind::Arn),
        (KeyType::Bool, ValueKind::Bool),
        (KeyType::Numeric, ValueKind::Number),
        (KeyType::Date, ValueKind::Date),
        (KeyType::IpAddress, ValueKind::IpRange),
        (KeyType::Binary, ValueKind::Base64),
    ] {
        let (null, others) = key_type.operators().split_last().unwrap();
        assert_eq!(*null, "Null");
        let kinds = others.iter().map(|name| Operator::parse(name).map(Operator::value_kind));
        assert!(!others.is_empty() && kinds.into_iter().all(|found| found == Some(kind)), "{key_type:?}");
    }
    let listed: usize = [
        KeyType::String,
        KeyType::Arn,
        KeyType::Bool,
        KeyType::Numeric,
        KeyType::Date,
        KeyType::IpAddress,
        KeyType::Binary,
    ]
    .iter()
    .map(|key_type| key_type.operators().len() - 1)
    .sum();
    assert_eq!(listed + 1, Operator::names().count(), "each operator is for one type, Null for all");
}

#[test]
fn a_reference_grows() {
    let mut grown = Reference::read(include_bytes!("data/others.txt")).unwrap();
    assert!(!grown.is_no_service("s4"), "not known yet");
    let athena = grown.action("athena:GetDatabase").unwrap().full_name();
    grown.add(Reference::common());
    assert!(grown.is_no_service("s4") && !grown.is_no_service("athena") && !grown.is_no_service("S3"));
    assert_eq!(grown.action("athena:GetDatabase").unwrap().full_name(), athena);
    assert!(Reference::common().service("athena").is_none());
    assert_eq!(grown, Reference::all());
    assert!(Reference::all().services().map(|service| service.name).is_sorted());
}

/// What is fetched is the file that could have been built in.
#[test]
fn a_fetched_file_reads_as_the_built_in_one() {
    let bytes = include_bytes!("data/common.txt");
    assert_eq!(Reference::read(bytes), Ok(Reference::common()));
    let mut all = Reference::common();
    all.add(Reference::read(include_bytes!("data/others.txt")).unwrap());
    assert_eq!(all, Reference::all());
}

#[test]
fn what_arrives_broken_is_refused() {
    let good = include_bytes!("data/common.txt");
    assert_eq!(Reference::read(b""), Err(ReferenceError::NoReference));
    assert_eq!(Reference::read(b"<!doctype html>"), Err(ReferenceError::NoReference));
    assert_eq!(Reference::read(b"iam-reference 2 x 0\n\n"), Err(ReferenceError::UnknownFormat));
    assert_eq!(Reference::read(b"iam-reference 1"), Err(ReferenceError::Damaged));
    assert_eq!(Reference::read(b"iam-reference 1\n"), Err(ReferenceError::Damaged));
    for end in (0..good.len()).step_by(997) {
        assert!(Reference::read(&good[..end]).is_err(), "{end}");
    }
    for at in (0..good.len()).step_by(1009) {
        for change in [1, 0x20, 0x80] {
            let mut bytes = good.to_vec();
            bytes[at] ^= change;
            let read = Reference::read(&bytes);
            // The source's version is for people: only the form before it and the facts after it are checked.
            assert!(read.is_err() || (16..32).contains(&at), "{at}");
        }
    }
}

/// No text makes the parser panic, a passing checksum or not.
#[test]
fn nonsense_is_read_as_nothing() {
    for nonsense in [
        "!",
        "!\n",
        "!a\n=",
        "!a\n=W|9*#7|#x\nB",
        "!a\n=W|#|#\nB",
        "!a\n@|\n=W|0|#0\nB",
        "!a\n#9\n?\n=L|0|#0\nB C",
        "!a\n@x||#0\n#0 9999999999999999999999\n=L|0|#0\nB",
        "!é\n=é|é#é|é\né",
    ] {
        let (names, sections) = read::split_sections(nonsense);
        let reference = Reference::new(Cow::Borrowed(names), sections, Cow::Borrowed);
        for service in reference.services() {
            for action in service.actions() {
                assert_eq!(action.condition_keys().count(), 0, "{nonsense}");
                for taken in action.resources() {
                    assert_eq!(
                        taken.condition_keys().count() + taken.resource_type.condition_keys().count(),
                        0
                    );
                    assert_eq!(taken.resource_type.arn_formats().count(), 0, "{nonsense}");
                }
            }
        }
    }
}

/// Who can put a policy on a resource names a service whose resources have policies.
#[test]
fn what_takes_resource_policies_has_them() {
    let all = Reference::all();
    let takes =
        |service: &ServiceReference<'_>| service.actions().any(|action| action.name == "PutResourcePolicy");
    let services: Vec<&str> = all.services().filter(takes).map(|service| service.name).collect();
    assert!(services.len() > 30, "{services:?}");
    let known: Vec<&str> =
        RESOURCE_POLICIES.split_whitespace().filter_map(|known| known.split(':').next()).collect();
    for service in services {
        assert!(known.contains(&service), "{service}");
    }
    assert!(has_resource_policy("SQS", "jobs") && !has_resource_policy("states", "stateMachine:x"));
    assert!(has_resource_policy("ssm", "parameter/key") && !has_resource_policy("ssm", "session/ann-1"));
    assert!(!has_resource_policy("ec2", "instance/i-1"));
}
