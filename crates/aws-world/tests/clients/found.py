"""What moto answers about an account, through the AWS CLI, in the form of expected.py."""

import json
import tempfile
from pathlib import Path
from shlex import quote

import aws
from normal import normal


# Parts of lines about what few worlds have.
SELDOM = ("aws kms ", "resource-policy", "saml-provider", "bucket-encryption", "ownership-controls", "--sse ")


def ask(account_id, line):
    answer = aws.run(line, account_id)
    if answer.code:
        raise ValueError(f"{line}: {answer.errors}")
    return json.loads(answer.output) if answer.output else {}


def without_linked(roles):
    """README.md, "Service-linked roles"."""
    return [role for role in roles if not role["Path"].startswith("/aws-service-role/")]


def details(account_id):
    answer = ask(
        account_id,
        "aws iam get-account-authorization-details --filter User Group Role LocalManagedPolicy",
    )
    answer["RoleDetailList"] = without_linked(answer["RoleDetailList"])
    for role in answer["RoleDetailList"]:
        for profile in role["InstanceProfileList"]:
            # The role within the profile says the same again.
            del profile["Roles"]
    for policy in answer["Policies"]:
        # README.md, "The name of a policy".
        policy.setdefault("PolicyName", policy["Arn"].split("/")[-1])
    return answer


def associations(account_id, saved):
    regions = {instance.get("region", "us-east-1") for instance in saved.get("instances", {}).values()}
    answers = (ask(account_id, f"aws ec2 describe-iam-instance-profile-associations --region {it}") for it in regions)
    return [association for answer in answers for association in answer["IamInstanceProfileAssociations"]]


def log_groups(account_id):
    groups = ask(account_id, "aws logs describe-log-groups")["logGroups"]
    for group in groups:
        # Our world does not count them.
        del group["storedBytes"], group["metricFilterCount"]
        name = group["logGroupName"]
        streams = ask(account_id, f"aws logs describe-log-streams --log-group-name={quote(name)}")["logStreams"]
        names = [stream["logStreamName"] for stream in streams]
        group["streams"] = [{"logStreamName": it, "events": events(account_id, name, it)} for it in names]
    return groups


def events(account_id, group, stream):
    line = f"aws logs get-log-events --log-group-name={quote(group)} --log-stream-name={quote(stream)}"
    return "\n".join(event["message"] for event in ask(account_id, line)["events"])


# README.md, "New buckets".
PLAIN = ["AES256", "", False]
ENFORCED = "BucketOwnerEnforced"


def bucket(account_id, name, seldom):
    answer = aws.run(f"aws s3api get-bucket-policy --bucket {name}", account_id)
    if answer.code and "NoSuchBucketPolicy" not in answer.errors:
        raise ValueError(answer.errors)
    objects = ask(account_id, f"aws s3api list-objects-v2 --bucket {name}").get("Contents", [])
    # A bucket of the first region has none.
    location = ask(account_id, f"aws s3api get-bucket-location --bucket {name}")["LocationConstraint"]
    return {
        "policy": None if answer.code else json.loads(json.loads(answer.output)["Policy"]),
        "region": location or "us-east-1",
        "objects": [s3_object(account_id, name, it["Key"], seldom) for it in objects],
        "publicAccessBlock": public_access_block(account_id, name),
        "encryption": bucket_encryption(account_id, name) if "bucket-encryption" in seldom else PLAIN,
        "ownership": ownership(account_id, name) if "ownership-controls" in seldom else ENFORCED,
    }


def public_access_block(account_id, name):
    answer = aws.run(f"aws s3api get-public-access-block --bucket {name}", account_id)
    if answer.code and "NoSuchPublicAccessBlockConfiguration" not in answer.errors:
        raise ValueError(answer.errors)
    settings = {} if answer.code else json.loads(answer.output)["PublicAccessBlockConfiguration"]
    names = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    return [settings.get(it, False) for it in names]


def bucket_encryption(account_id, name):
    answer = aws.run(f"aws s3api get-bucket-encryption --bucket {name}", account_id)
    # README.md, "New buckets".
    if "ServerSideEncryptionConfigurationNotFoundError" in answer.errors:
        return PLAIN
    rule = json.loads(answer.output)["ServerSideEncryptionConfiguration"]["Rules"][0]
    default = rule["ApplyServerSideEncryptionByDefault"]
    return [default["SSEAlgorithm"], default.get("KMSMasterKeyID", ""), rule.get("BucketKeyEnabled", False)]


def ownership(account_id, name):
    answer = aws.run(f"aws s3api get-bucket-ownership-controls --bucket {name}", account_id)
    # README.md, "New buckets".
    if answer.code:
        return ENFORCED
    return json.loads(answer.output)["OwnershipControls"]["Rules"][0]["ObjectOwnership"]


def s3_object(account_id, name, key, seldom):
    line = f"aws s3api get-object-tagging --bucket {name} --key={quote(key)}"
    tags = {tag["Key"]: tag["Value"] for tag in ask(account_id, line)["TagSet"]}
    encrypted = {"bucket-encryption", "--sse "} & seldom
    head = ask(account_id, f"aws s3api head-object --bucket {name} --key={quote(key)}") if encrypted else {}
    return {"Key": key, "text": text_of(account_id, name, key), "tags": tags, "encryption": head.get("ServerSideEncryption", "AES256")}


def text_of(account_id, name, key):
    # `s3 cp` to the standard output writes from a thread of its own, which may come too late.
    with tempfile.NamedTemporaryFile() as file:
        ask(account_id, f"aws s3api get-object --bucket {name} --key={quote(key)} {file.name}")
        return Path(file.name).read_text()


def policies_of_logs(account_id):
    policies = ask(account_id, "aws logs describe-resource-policies")["resourcePolicies"]
    return {it["policyName"]: {"policy": json.loads(it["policyDocument"])} for it in policies}


def saml_providers(account_id):
    return [it["Arn"].split("/")[-1] for it in ask(account_id, "aws iam list-saml-providers")["SAMLProviderList"]]


def keys(account_id):
    aliases = ask(account_id, "aws kms list-aliases")["Aliases"]
    own = {it["AliasName"]: it.get("TargetKeyId") for it in aliases if not it["AliasName"].startswith("alias/aws/")}
    # AWS's own keys are nobody's calls.
    others = {it.get("TargetKeyId") for it in aliases} - set(own.values())
    listed = [it["KeyId"] for it in ask(account_id, "aws kms list-keys")["Keys"] if it["KeyId"] not in others]
    return {"aliases": own, "keys": {it: key(account_id, it) for it in listed}}


def key(account_id, key_id):
    told = ask(account_id, f"aws kms describe-key --key-id {key_id}")["KeyMetadata"]
    policy = ask(account_id, f"aws kms get-key-policy --key-id {key_id} --policy-name default")["Policy"]
    grants = ask(account_id, f"aws kms list-grants --key-id {key_id}")["Grants"]
    names = ("GranteePrincipal", "RetiringPrincipal", "Operations", "Constraints", "Name")
    grants = [{it: grant.get(it) for it in names} for grant in grants]
    return {
        **{it: told.get(it) for it in ("Arn", "Description", "KeyState")},
        "policy": json.loads(policy),
        # README.md, "Grants".
        "grants": [grant for index, grant in enumerate(grants) if grant not in grants[:index]],
    }


def roles(account_id):
    roles = without_linked(ask(account_id, "aws iam list-roles")["Roles"])
    return {it["RoleName"]: {key: it.get(key) for key in ("Description", "MaxSessionDuration")} for it in roles}


def metrics(account_id):
    answer = ask(account_id, "aws cloudwatch list-metrics").get("Metrics", [])
    # README.md, "Metrics".
    metrics = [metric for index, metric in enumerate(answer) if metric not in answer[:index]]
    # Our world does not count what AWS's own services publish.
    return [metric for metric in metrics if not metric["Namespace"].startswith("AWS/")]


def access_keys(account_id, users):
    keys = {it: ask(account_id, f"aws iam list-access-keys --user-name={quote(it)}")["AccessKeyMetadata"] for it in users}
    return {name: [key["Status"] for key in listed] for name, listed in keys.items()}


def account(account_id, saved, principals, ids, seldom):
    authorization = details(account_id)
    users = [user["UserName"] for user in authorization["UserDetailList"]]
    buckets = ask(account_id, "aws s3api list-buckets").get("Buckets", [])
    found = {
        "get-account-authorization-details": authorization,
        "describe-iam-instance-profile-associations": associations(account_id, saved),
        "describe-log-groups": log_groups(account_id),
        "get-bucket-policy": {it["Name"]: bucket(account_id, it["Name"], seldom) for it in buckets},
        "describe-resource-policies": policies_of_logs(account_id) if "resource-policy" in seldom else {},
        "list-saml-providers": saml_providers(account_id) if "saml-provider" in seldom else [],
        "kms": keys(account_id) if "aws kms " in seldom else {},
        "list-metrics": metrics(account_id),
        "list-roles": roles(account_id),
        "list-access-keys": access_keys(account_id, users),
    }
    text = json.dumps(found)
    for ours, theirs in ids.items():
        text = text.replace(theirs, ours)
    return normal(json.loads(text), principals)
