"""Our world, from its saved form, as AWS's answers would show it: without ids and dates, and in the form of found.py."""

import json

from normal import normal
from server import REGION

# What every account has without anybody's call is not played.
RESERVED = ("/aws-reserved/", "/aws-service-role/")


def own_roles(account):
    roles = account.get("roles", {})
    return {name: role for name, role in roles.items() if not role.get("path", "/").startswith(RESERVED)}


def arn(account_id, kind, name, thing):
    return f"arn:aws:iam::{account_id}:{kind}{thing.get('path', '/')}{name}"


def tags(thing):
    return [{"Key": key, "Value": value} for key, value in thing.get("tags", {}).items()]


def attached(thing):
    return [{"PolicyName": arn.split("/")[-1], "PolicyArn": arn} for arn in thing.get("attached", [])]


def inline(thing):
    texts = thing.get("inline", {}).items()
    return [{"PolicyName": name, "PolicyDocument": json.loads(text)} for name, text in texts]


def profiles(account_id, account, role_name, role):
    for name, profile in account.get("instance_profiles", {}).items():
        if profile.get("role") == role_name:
            # The role within the profile says the same again.
            yield {"InstanceProfileName": name, "Path": "/", "Arn": arn(account_id, "instance-profile", name, {})}


def boundary(thing):
    """Only who has one shows it."""
    arn = thing.get("boundary")
    kind = "PermissionsBoundaryPolicy"
    return {"PermissionsBoundary": {"PermissionsBoundaryType": kind, "PermissionsBoundaryArn": arn}} if arn else {}


def attachments(account, policy_arn):
    things = [*account.get("users", {}).values(), *account.get("groups", {}).values(), *own_roles(account).values()]
    return sum(policy_arn in thing.get("attached", []) for thing in things)


def details(account_id, account):
    """`aws iam get-account-authorization-details`."""
    groups = account.get("groups", {})
    return {
        "UserDetailList": [
            {
                "UserName": name,
                "Path": user.get("path", "/"),
                "Arn": arn(account_id, "user", name, user),
                "UserPolicyList": inline(user),
                "AttachedManagedPolicies": attached(user),
                "GroupList": [group for group in groups if name in groups[group].get("users", [])],
                "Tags": tags(user),
            }
            for name, user in account.get("users", {}).items()
        ],
        "GroupDetailList": [
            {
                "GroupName": name,
                "Path": group.get("path", "/"),
                "Arn": arn(account_id, "group", name, group),
                "GroupPolicyList": inline(group),
                "AttachedManagedPolicies": attached(group),
            }
            for name, group in groups.items()
        ],
        "RoleDetailList": [
            {
                "RoleName": name,
                "Path": role.get("path", "/"),
                "Arn": arn(account_id, "role", name, role),
                "AssumeRolePolicyDocument": json.loads(role["trust_policy"]),
                "RolePolicyList": inline(role),
                "AttachedManagedPolicies": attached(role),
                "InstanceProfileList": list(profiles(account_id, account, name, role)),
                "Tags": tags(role),
                **boundary(role),
            }
            for name, role in own_roles(account).items()
        ],
        "Policies": [
            {
                "PolicyName": name,
                "Path": policy.get("path", "/"),
                "Arn": arn(account_id, "policy", name, policy),
                "Description": policy.get("description"),
                "DefaultVersionId": policy.get("default_version", "v1"),
                "AttachmentCount": attachments(account, arn(account_id, "policy", name, policy)),
                "IsAttachable": True,
                "PolicyVersionList": [
                    {
                        "VersionId": version,
                        "IsDefaultVersion": version == policy.get("default_version", "v1"),
                        "Document": json.loads(document),
                    }
                    for version, _, document in policy["versions"]
                ],
            }
            for name, policy in account.get("policies", {}).items()
        ],
    }


def associations(account_id, account):
    """`aws ec2 describe-iam-instance-profile-associations`."""
    return [
        {
            "InstanceId": instance_id,
            "IamInstanceProfile": {"Arn": arn(account_id, "instance-profile", instance["profile"][1], {})},
            "State": "associated",
        }
        for instance_id, instance in account.get("instances", {}).items()
        if "profile" in instance
    ]


def log_groups(account_id, account):
    """`aws logs describe-log-groups`, and the streams of each."""
    groups = account.get("log_groups", {})

    def group_arn(name):
        return f"arn:aws:logs:{groups[name].get('region', REGION)}:{account_id}:log-group:{name}"

    return [
        {
            "logGroupName": name,
            "arn": f"{group_arn(name)}:*",
            "logGroupArn": group_arn(name),
            **({"retentionInDays": group["retention_in_days"]} if "retention_in_days" in group else {}),
            "streams": [
                {"logStreamName": stream, "events": "\n".join(message for _, message in events)}
                for stream, events in group.get("streams", {}).items()
            ],
        }
        for name, group in groups.items()
    ]


def s3_object(key, body, _, tags=(), more=()):
    encryption = "aws:kms" if "encryption" in dict(more) else "AES256"
    return {"Key": key, "text": body, "tags": dict(tags), "encryption": encryption}


def buckets(account):
    """`aws s3api get-bucket-policy` of each bucket, its Block Public Access, its region and its objects with tags."""
    return {
        name: {
            "policy": json.loads(bucket["policy"]) if "policy" in bucket else None,
            "region": bucket.get("region", REGION),
            "objects": [s3_object(key, *parts) for key, parts in bucket.get("objects", {}).items()],
            "publicAccessBlock": bucket.get("public_access_block", [False] * 4),
            "encryption": bucket.get("encryption", ["AES256", "", False]),
            "ownership": bucket.get("object_ownership", "BucketOwnerEnforced"),
        }
        for name, bucket in account.get("buckets", {}).items()
    }


def keys(account_id, account):
    """`aws kms describe-key` of each key, its policy, its grants, and the aliases."""

    def grant(grant):
        constraints = {it: grant[it] for it in ("EncryptionContextEquals", "EncryptionContextSubset") if it in grant}
        return {
            "GranteePrincipal": grant["grantee"],
            "RetiringPrincipal": grant.get("retiring"),
            "Operations": grant["operations"],
            "Constraints": constraints,
            "Name": grant.get("name"),
        }

    return {
        "aliases": account.get("aliases", {}),
        "keys": {
            key_id: {
                "Arn": f"arn:aws:kms:{REGION}:{account_id}:key/{key_id}",
                "Description": key.get("description"),
                "KeyState": key.get("state", "Enabled"),
                "policy": json.loads(key["policy"]),
                "grants": [grant(it) for it in key.get("grants", [])],
            }
            for key_id, key in account.get("keys", {}).items()
        },
    }


def policies_of_logs(account):
    """`aws logs describe-resource-policies`."""
    policies = account.get("log_policies", {}).items()
    return {name: {"policy": json.loads(text)} for name, text in policies}


def metrics(account):
    """`aws cloudwatch list-metrics`."""
    namespaces = account.get("metrics", {}).items()
    return [
        {"Namespace": namespace, "MetricName": name, "Dimensions": []} for namespace, names in namespaces for name in names
    ]


def roles(account):
    """What only `aws iam list-roles` tells of a role."""
    return {
        name: {"Description": role.get("description"), "MaxSessionDuration": role.get("max_session_duration", 3600)}
        for name, role in own_roles(account).items()
    }


def access_keys(account):
    """`aws iam list-access-keys` of each user: their states, in order of creation."""

    def states(user):
        return ["Active" if key.get("active", True) else "Inactive" for key in user.get("access_keys", [])]

    return {name: states(user) for name, user in account.get("users", {}).items()}


def account(account_id, saved, principals):
    return normal(
        {
            "get-account-authorization-details": details(account_id, saved),
            "describe-iam-instance-profile-associations": associations(account_id, saved),
            "describe-log-groups": log_groups(account_id, saved),
            "get-bucket-policy": buckets(saved),
            "describe-resource-policies": policies_of_logs(saved),
            "list-saml-providers": list(saved.get("saml_providers", {})),
            "kms": keys(account_id, saved),
            "list-metrics": metrics(saved),
            "list-roles": roles(saved),
            "list-access-keys": access_keys(saved),
        },
        principals,
    )
