//! Errors, notes and assumptions of a simulation.

pub(crate) fn needs(name: &str, bucket: &str) -> String {
    format!("`{name}` needs an `{bucket}`")
}

pub(crate) fn not_a_bucket(bucket: &str) -> String {
    format!("`{bucket}` is no bucket; write its name or its ARN")
}

pub(crate) fn multi_region(other: &str) -> String {
    format!("`{other}` is a Multi-Region Access Point, which is not supported")
}

pub(crate) fn not_of_access_point(other: &str, bucket: &str) -> String {
    format!("`{other}` is not of an access point, and `{bucket}` goes with those only")
}

pub(crate) fn bucket_assumed(resource: &str, bucket: &str) -> String {
    format!(
        "The bucket behind `{resource}` is taken to permit the request as well. `{bucket}` says which bucket it is."
    )
}

pub(crate) fn repeated_context_key(key: &str) -> String {
    format!("the key `{key}` stands here twice")
}

pub(crate) fn not_a_boolean(name: &str) -> String {
    format!("`{name}` is `true` or `false`")
}

pub(crate) const NOT_A_CONTEXT_ENTRY: &str = "an entry of `ContextEntries` is an object in braces";

pub(crate) fn missing_member(name: &str) -> String {
    format!("this entry has no `{name}`")
}

pub(crate) const EMPTY_CONTEXT_KEY: &str = "`ContextKeyName` is empty";

pub(crate) fn not_one_value(key: &str) -> String {
    format!("`{key}` is of a type with one value; `…List` types have any number")
}

pub(crate) fn unknown_context_type(types: &str) -> String {
    format!("`ContextKeyType` is one of {types}, or one of them with `List` behind")
}

pub(crate) const NOT_A_CONTEXT_VALUE: &str = "a value of `ContextKeyValues` is a text";

pub(crate) const REGION_OF_ROLE_PATH: &str = "the Region in the role's path";
pub(crate) const ROLE_PATH: &str = "the role's path";

pub(crate) fn role_assumed(part: &str, role_arn: &str) -> String {
    format!(
        "`CallerArn` does not tell {part}; the role is taken to be `{role_arn}`. `CallerRoleArn` says another."
    )
}

pub(crate) fn too_many_statements(most: usize) -> String {
    format!("more than {most} statements to judge; ask in several requests")
}

pub(crate) fn unknown_service(service: &str) -> String {
    format!("`{service}` is not among the services of the service reference.")
}

pub(crate) fn unknown_action(action: &str) -> String {
    format!("`{action}` is not among the actions of its service in the service reference.")
}

pub(crate) const NOT_UTF8: &str = "a byte here is no UTF-8; requests are UTF-8 text";
pub(crate) const NO_REQUEST: &str = "there is no request here";
pub(crate) const TRAILING_TEXT: &str = "the request has ended before this; remove what follows";

pub(crate) fn say_the_same(ordered: &str, service_control: &str) -> String {
    format!("`{ordered}` and `{service_control}` say the same; give one of them")
}

pub(crate) fn too_many_levels(max_levels: usize) -> String {
    format!("an organization has {max_levels} levels at most, its root and the account counted")
}

pub(crate) fn not_a_level(ordered: &str, service_control: &str) -> String {
    format!("a level of `{ordered}` is an object with a `{service_control}`")
}

pub(crate) fn not_levels(name: &str) -> String {
    format!("`{name}` is a list of lists of policies, from the organization's root to the account")
}

pub(crate) const NOT_A_REQUEST: &str = "a request is a JSON object in braces";

pub(crate) fn too_many_results(max_results: usize) -> String {
    format!("more than {max_results} results; ask in several requests")
}

pub(crate) const NO_CALLER_OF_RESOURCE_POLICY: &str =
    "`CallerArn` is missing; a `ResourcePolicy` is about a caller";

pub(crate) fn unknown_parameter(name: &str, known: &str) -> String {
    format!("`{name}` is no parameter; known are {known}")
}

pub(crate) fn repeated_parameter(name: &str) -> String {
    format!("`{name}` stands here twice")
}

pub(crate) fn of_principal_policy(name: &str) -> String {
    format!(
        "`{name}` is a parameter of SimulatePrincipalPolicy; a request here brings all its policies itself"
    )
}

pub(crate) fn not_supported(name: &str) -> String {
    format!("`{name}` is not supported; leave it out")
}

pub(crate) const MAX_ITEMS: &str = "`MaxItems` is a number";

pub(crate) fn not_a_text(name: &str) -> String {
    format!("`{name}` is a text in double quotes")
}

pub(crate) fn not_a_list(name: &str) -> String {
    format!("`{name}` is a list in square brackets")
}

pub(crate) const NO_ACTIONS: &str = "`ActionNames` is missing; name at least one action";
pub(crate) const EMPTY_ACTIONS: &str = "`ActionNames` is empty; name at least one action";

pub(crate) fn not_an_action(name: &str) -> String {
    format!("`{name}` is no action; an action is `service:Name`, without wildcards")
}

pub(crate) fn not_a_resource(name: &str) -> String {
    format!("`{name}` is no resource; a resource is an ARN, or `*`")
}

pub(crate) fn not_an_account(text: &str) -> String {
    format!("`{text}` is no account; write `arn:aws:iam::111122223333:root` or the id")
}

pub(crate) const ROLE_WITHOUT_SESSION: &str = "`CallerRoleArn` goes with the session of a role only";
pub(crate) const ROLE_WITHOUT_CALLER: &str = "`CallerRoleArn` needs a `CallerArn`";
pub(crate) const CANONICAL_ID_WITHOUT_ACCOUNT: &str =
    "`CallerCanonicalUserId` goes with a `CallerArn` of an account or of an origin access identity";

pub(crate) fn not_a_policy(name: &str) -> String {
    format!("a policy of `{name}` is JSON in a text, or an object")
}

pub(crate) const ONE_BOUNDARY: &str = "a caller has one permissions boundary at most";

pub(crate) fn not_policies(name: &str) -> String {
    format!("`{name}` is a list of policies in square brackets")
}

pub(crate) fn not_an_object(name: &str) -> String {
    format!("`{name}` is an object in braces")
}

pub(crate) const NO_CALLER_OF_SHARE: &str = "`CallerArn` is missing; a resource is given to somebody";

pub(crate) fn not_services(delegated: &str) -> String {
    format!("`{delegated}` is a list of services such as `guardduty.amazonaws.com`")
}
