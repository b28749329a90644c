//! Errors of a policy against the grammar of the policy language.

pub(crate) fn not_an_object(found: &str) -> String {
    format!("a policy is a JSON object in braces, not {found}")
}

pub(crate) const NO_STATEMENT: &str = "the policy has no `Statement`; add one, or it says nothing";
pub(crate) const WRONG_VERSION: &str =
    "`Version` is the version of the policy language, not a date of yours; write `\"2012-10-17\"`";

pub(crate) fn not_statements(found: &str) -> String {
    format!("`Statement` is a statement in braces or a list of them, not {found}")
}

pub(crate) const EMPTY_STATEMENT: &str = "`Statement` is empty; add a statement, or remove the policy";

pub(crate) fn not_a_statement(found: &str) -> String {
    format!("a statement is an object in braces, not {found}")
}

pub(crate) const WRONG_EFFECT: &str =
    "`Effect` is either `\"Allow\"` or `\"Deny\"`, with exactly these letters";
pub(crate) const WRONG_SID: &str = "a `Sid` here has only the letters A–Z and a–z and the digits 0–9";

pub(crate) fn repeated_sid(sid: &str) -> String {
    format!("the `Sid` `{sid}` is used twice; every statement needs its own")
}

pub(crate) fn both_forms(plain: &str, negated: &str) -> String {
    format!("a statement has `{plain}` or `{negated}`, not both; remove one")
}

pub(crate) const NO_EFFECT: &str =
    "this statement has no `Effect`; add `\"Effect\": \"Allow\"` or `\"Deny\"`";
pub(crate) const NO_ACTION: &str = "this statement has no `Action`; add the actions it is about";

pub(crate) fn resource_in_trust_policy(element: &str) -> String {
    format!("a trust policy belongs to its role, so it has no `{element}`; remove it")
}

pub(crate) const NO_RESOURCE: &str = "this statement has no `Resource`; add ARNs, or `\"*\"`";

pub(crate) fn principal_not_allowed(element: &str) -> String {
    format!(
        "`{element}` does not belong here: a policy of this kind is about whoever it is attached to; remove it"
    )
}

pub(crate) fn misspelled_element(name: &str, element: &str) -> String {
    format!("`{name}` is not an element of a policy; did you mean `{element}`?")
}

pub(crate) fn unknown_element(name: &str) -> String {
    format!("`{name}` is not an element of a policy; remove it")
}

pub(crate) fn repeated_key(key: &str) -> String {
    format!("`{key}` stands here twice; put the values into one list")
}

pub(crate) fn not_a_text(element: &str, found: &str) -> String {
    format!("`{element}` has to be a text in double quotes, not {found}")
}

pub(crate) fn not_texts(element: &str, found: &str) -> String {
    format!("`{element}` has to be a text or a list of texts, not {found}")
}

pub(crate) const A_NUMBER: &str = "a number";
pub(crate) const A_TEXT: &str = "a text";
pub(crate) const A_LIST: &str = "a list";
pub(crate) const AN_OBJECT: &str = "an object";
pub(crate) const A_BOOLEAN: &str = "`true` or `false`";

pub(crate) const EMPTY_PRINCIPAL: &str = "`Principal` names nobody; add `AWS`, `Service` or `Federated`";

pub(crate) fn not_a_principal(element: &str, found: &str) -> String {
    format!(
        "`{element}` has to be `\"*\"` or an object such as `{{ \"AWS\": \"111122223333\" }}`, not {found}"
    )
}

pub(crate) fn unknown_principal_type(kind: &str) -> String {
    format!("`{kind}` is no kind of principal; use `AWS`, `Service`, `Federated` or `CanonicalUser`")
}

pub(crate) const NOT_PRINCIPAL_IN_TRUST_POLICY: &str =
    "a trust policy takes no `NotPrincipal`; name who may assume the role under `Principal`";
pub(crate) const NO_PRINCIPAL: &str = "this statement does not say whom it is about; add `Principal`, which policies on resources and roles need";

pub(crate) const RESOURCE_REFUSED: &str = "the policy of one of this service's resources has no `Resource` and is refused with one (ECR: Invalid repository policy provided); remove it";
pub(crate) const RESOURCE_OF_REGISTRY_MISSING: &str = "this action is up to the permissions policy of the ECR registry, which needs a `Resource`; add the ARNs of repositories";

pub(crate) const PATH_OF_API: &str =
    "only the policy of an API in API Gateway names resources like this; write an ARN";

pub(crate) fn empty_list(element: &str) -> String {
    format!("`{element}` is an empty list; name at least one")
}

pub(crate) fn not_a_condition(found: &str) -> String {
    format!(
        "`Condition` is an object such as `{{ \"StringEquals\": {{ \"aws:username\": \"ann\" }} }}`, not {found}"
    )
}

pub(crate) fn unknown_operator(operator: &str) -> String {
    format!("`{operator}` is no condition operator; `StringEquals` is the most common one")
}

pub(crate) fn not_condition_keys(operator: &str, found: &str) -> String {
    format!(
        "`{operator}` takes an object of condition keys such as `{{ \"aws:username\": \"ann\" }}`, not {found}"
    )
}

pub(crate) fn unknown_condition_key(key: &str) -> String {
    format!("`{key}` is no condition key; a key has a prefix, as in `aws:username`")
}

pub(crate) fn not_a_condition_value(found: &str) -> String {
    format!("the value of a condition key is a text, not {found}")
}

pub(crate) const NOT_AN_ACTION: &str =
    "an action is `service:Name`, such as `s3:GetObject`, or `*` for every action";
pub(crate) const WRONG_SERVICE_OF_ACTION: &str =
    "the part before `:` is the name of one service, without wildcards, such as `s3`";
pub(crate) const WRONG_NAME_OF_ACTION: &str =
    "the part after `:` is the name of an action, such as `GetObject`, with `*` and `?` as wildcards";
pub(crate) const NOT_A_RESOURCE: &str =
    "a resource is an ARN, such as `arn:aws:s3:::photos/*`, or `*` for every resource";
pub(crate) const ARN_WITHOUT_SERVICE: &str =
    "this ARN names no service; its third part is one, as in `arn:aws:s3:::photos`";
pub(crate) const WILDCARD_IN_SERVICE_OF_ARN: &str =
    "the service of an ARN, its third part, takes no wildcard and no variable; write it out";
pub(crate) const INCOMPLETE_ARN: &str =
    "an ARN has six parts, `arn:partition:service:region:account:resource`; region and account may be empty";
