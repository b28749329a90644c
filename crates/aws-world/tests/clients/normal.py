"""One form for what our world says and for what moto answers, so that equal means the same."""

import json

IDS_AND_DATES = {
    "UserId", "GroupId", "RoleId", "PolicyId", "InstanceProfileId", "AssociationId", "Id",
    "CreateDate", "UpdateDate", "creationTime", "RoleLastUsed",
}  # fmt: skip
GRANTED = {"GranteePrincipal", "RetiringPrincipal"}
DOCUMENTS = {"AssumeRolePolicyDocument", "PolicyDocument", "Document", "policy"}


def normal(value, principals, name=None):
    """Leaves out ids, dates and what is empty; puts lists in order, except within policy documents."""
    if name in DOCUMENTS:
        return with_principals(value, principals)
    if name in GRANTED:
        return principals.get(value, value)
    if isinstance(value, dict):
        members = {key: normal(member, principals, key) for key, member in value.items() if key not in IDS_AND_DATES}
        return {key: member for key, member in members.items() if member not in (None, "", [], {})}
    if isinstance(value, list):
        return sorted((normal(item, principals) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def with_principals(value, principals, name=None):
    """Principals by the last ARN they had: see README.md, "A principal that is renamed or deleted"."""
    if isinstance(value, dict):
        inside = name if name in ("Principal", "NotPrincipal") else None
        return {key: with_principals(member, principals, inside or key) for key, member in value.items()}
    if isinstance(value, list):
        return [with_principals(item, principals, name) for item in value]
    if name in ("Principal", "NotPrincipal") and isinstance(value, str):
        return principals.get(value, value)
    return value


def last_arns(arns):
    """From each id and each ARN that a user or role has had, to its last ARN."""
    return {old: had[-1] for id, had in arns.items() for old in [id, *had]}
