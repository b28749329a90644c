//! The visual editor of policies.

/// Name of the two ways to show a policy.
pub const VIEWS: &str = "Policy editor";
/// The form.
pub const VISUAL: &str = "Visual";
/// The text.
pub const JSON: &str = "JSON";
/// Goes to the text.
pub const OPEN_JSON: &str = "Open the JSON tab";
/// Why there is no form.
pub const BROKEN: &str = "The text is not JSON yet, so there is nothing to show as a form. Mend this first:";
/// Where in the text.
pub fn place(line: usize, column: usize) -> String {
    format!("line {line}, column {column}")
}

/// A policy without statements.
pub const NO_STATEMENTS: &str = "No statements yet. A policy without statements allows nothing.";
/// Adds a statement.
pub const ADD_STATEMENT: &str = "Add statement";
/// Takes the last change of the form back.
pub const UNDO: &str = "Undo last change";
/// Said after it.
pub const UNDONE: &str = "Taken back.";
/// Elements outside the statements that the form does not show.
pub const ONLY_IN_JSON: &str = "Only in the JSON tab, and kept as written:";
/// A change that the form may not make.
pub const NOT_HERE: &str = "This element is written in a way that the form cannot change. Use the JSON tab.";

/// Name of a card. The first is 1.
pub fn statement(number: usize, sid: &str) -> String {
    if sid.is_empty() { format!("Statement {number}") } else { format!("Statement {number}: {sid}") }
}

/// Writes a statement once more.
pub const DUPLICATE: &str = "Duplicate";
/// Removes something.
pub const REMOVE: &str = "Remove";

/// Name of the button that writes a statement once more.
pub fn duplicate_statement(number: usize) -> String {
    format!("Duplicate statement {number}")
}

/// Name of the button that removes a statement.
pub fn remove_statement(number: usize) -> String {
    format!("Remove statement {number}")
}

/// Name of a button that removes an entry, and what is said after it.
pub fn remove(entry: &str) -> String {
    format!("Remove {entry}")
}

/// Said when an entry is gone.
pub fn removed(entry: &str) -> String {
    format!("Removed {entry}.")
}

/// Said when an entry is there.
pub fn added(entry: &str) -> String {
    format!("Added {entry}.")
}

/// Label of `Sid`.
pub const SID: &str = "Sid (optional)";
/// Label of `Effect`.
pub const EFFECT: &str = "Effect";
/// Heading of the principals.
pub const PRINCIPAL: &str = "Principal";
/// Nobody named.
pub const NO_PRINCIPALS: &str = "Nobody named yet.";
/// Label of the choice between `Principal` and `NotPrincipal`.
pub const WHICH_PRINCIPALS: &str = "Which principals";
/// The two choices.
pub const THESE_PRINCIPALS: [&str; 2] = ["These (Principal)", "All but these (NotPrincipal)"];
/// Opens what names a principal.
pub const ADD_PRINCIPAL: &str = "Add principal";
/// Label of the kinds.
pub const KIND_OF_PRINCIPAL: &str = "Kind of principal";
/// The kinds: account, identity, service, provider, canonical user, everyone.
pub const WHOM: [&str; 6] =
    ["AWS account", "IAM user or role", "AWS service", "Identity provider", "Canonical user", "Everyone (*)"];
/// Label of the principals of this world.
pub const WHICH: &str = "Which";
/// None of them.
pub const BY_HAND: &str = "Another, by name…";
/// Label of one by hand.
pub const NAME: &str = "Name";
/// What the id of a canonical user looks like.
pub const CANONICAL_ID: &str = "64 hexadecimal digits";
/// What everyone means.
pub const EVERYONE_HINT: &str =
    "Every account of AWS, and in a bucket policy people without one: only conditions can narrow it.";
/// Names the principal.
pub const ADD_THIS_PRINCIPAL: &str = "Add this principal";

/// What a name by hand looks like.
pub fn such_as(example: &str) -> String {
    format!("For example {example}")
}

/// Label of a principal in the list. The first is 1.
pub fn principal(number: usize, whom: &str) -> String {
    format!("Principal {number}: {whom}")
}

/// The same where no name belongs to it.
pub fn everyone(number: usize) -> String {
    format!("Principal {number}: everyone")
}

/// Heading of the actions.
pub const ACTIONS: &str = "Actions";
/// No actions.
pub const NO_ACTIONS: &str = "No action chosen yet.";
/// Heading of the resources.
pub const RESOURCES: &str = "Resources";
/// No resources.
pub const NO_RESOURCES: &str = "No resource chosen yet.";
/// Heading of the conditions.
pub const CONDITIONS: &str = "Conditions";
/// No conditions.
pub const NO_CONDITIONS: &str = "None: the statement applies to every request it matches.";
/// Label of the choice between `Action` and `NotAction`.
pub const WHICH_ACTIONS: &str = "Which actions";
/// The two choices.
pub const THESE_ACTIONS: [&str; 2] = ["These (Action)", "All but these (NotAction)"];
/// Label of the choice between `Resource` and `NotResource`.
pub const WHICH_RESOURCES: &str = "Which resources";
/// The two choices.
pub const THESE_RESOURCES: [&str; 2] = ["These (Resource)", "All but these (NotResource)"];
/// The entry `*` among actions.
pub const EVERY_ACTION: &str = "every action of every service";
/// An action that AWS does not have, as far as is known.
pub const UNKNOWN_ACTION: &str = "not in AWS’s list";

/// Opens the chooser of actions.
pub const CHOOSE_ACTIONS: &str = "Choose actions";
/// Label of the services.
pub const SERVICE: &str = "Service";
/// No service chosen.
pub const NO_SERVICE: &str = "Choose a service";
/// The services most policies are about.
pub const COMMON_SERVICES: &str = "Often used";
/// The others.
pub const OTHER_SERVICES: &str = "All others";
/// Label of the search.
pub const SEARCH_ACTIONS: &str = "Search actions";
/// Nothing fits the search.
pub const NOTHING_FOUND: &str = "No action fits. Try fewer letters.";
/// Where the service reference could not be fetched.
pub const NO_REFERENCE: &str = "The list of actions could not be fetched. Check the connection and try again, or write actions by name; they are not checked.";
/// Label of an action that is typed.
pub const TYPED_ACTION: &str = "Action by name";
/// What may be typed.
pub const TYPED_ACTION_HINT: &str =
    "* stands for any letters: s3:Get* covers every action of S3 that begins so.";
/// Adds what is typed.
pub const ADD_ACTION: &str = "Add action";

/// Names of the services most policies are about.
pub const SERVICES: [(&str, &str); 14] = [
    ("cloudwatch", "CloudWatch"),
    ("dynamodb", "DynamoDB"),
    ("ec2", "EC2"),
    ("iam", "IAM"),
    ("kms", "KMS"),
    ("lambda", "Lambda"),
    ("logs", "CloudWatch Logs"),
    ("organizations", "Organizations"),
    ("s3", "S3"),
    ("secretsmanager", "Secrets Manager"),
    ("sns", "SNS"),
    ("sqs", "SQS"),
    ("ssm", "Systems Manager"),
    ("sts", "STS"),
];

/// The box for a whole service.
pub fn whole_service(service: &str) -> String {
    format!("All actions of {service} ({service}:*)")
}

/// The box for all actions that are listed under an access level.
pub fn whole_level(level: &str, searched: bool) -> String {
    if searched { format!("All {level} actions found") } else { format!("All {level} actions") }
}

/// How many actions of a level are chosen.
pub fn chosen(count: usize, of: usize) -> String {
    format!("{count} of {of} chosen")
}

/// An action that a wildcard covers.
pub fn through(entry: &str) -> String {
    format!("through {entry}")
}

/// Label of a resource in the list. The first is 1.
pub fn resource(number: usize) -> String {
    format!("Resource {number}")
}

/// Opens what adds a resource.
pub const ADD_RESOURCE: &str = "Add resource";
/// Label of the resources of this world.
pub const FROM_THIS_WORLD: &str = "Of this world";
/// None chosen.
pub const NO_RESOURCE: &str = "Choose a resource";
/// Adds the chosen one.
pub const ADD_CHOSEN: &str = "Add chosen resource";
/// Adds `*`.
pub const ADD_EVERY_RESOURCE: &str = "Add every resource (*)";
/// Heading of the ARN builder.
pub const BUILD_ARN: &str = "Build an ARN";
/// Label of the type.
pub const RESOURCE_TYPE: &str = "Resource type";
/// No type is known for the actions.
pub const NO_TYPES: &str = "The types of resource follow from the actions: choose actions of a service first, or write the ARN yourself.";
/// Stands for any value.
pub const ANY: &str = "Any";

/// Name of the box that takes any value of a field.
pub fn any(field: &str) -> String {
    format!("Any {}", field.to_lowercase())
}

/// A field is neither filled in nor any.
pub fn fill_in(field: &str) -> String {
    format!("Fill in {}, or take any.", field.to_lowercase())
}

/// Adds the ARN that was built.
pub const ADD_ARN: &str = "Add this ARN";
/// Label of an ARN that is typed.
pub const TYPED_ARN: &str = "ARN by hand";
/// Adds what was typed.
pub const ADD_TYPED_ARN: &str = "Add ARN";

/// `BucketName` → `Bucket name`.
pub fn field(name: &str) -> String {
    let mut out = String::new();
    for (place, letter) in name.char_indices() {
        if letter.is_uppercase() && place > 0 {
            out.push(' ');
        }
        out.extend(if place > 0 { letter.to_lowercase().collect::<Vec<_>>() } else { vec![letter] });
    }
    out
}

/// Opens the form of a new condition.
pub const ADD_CONDITION: &str = "Add condition";
/// Name of the form of a new condition.
pub const NEW_CONDITION: &str = "New condition";
/// Changes a condition.
pub const EDIT: &str = "Edit";

/// Name of the button that changes a condition, and of its form.
pub fn edit(condition: &str) -> String {
    format!("Edit {condition}")
}

/// Label of the key.
pub const KEY: &str = "Condition key";
/// Keys of the chosen actions.
pub const KEYS_OF_ACTIONS: &str = "Of these actions";
/// Global keys.
pub const GLOBAL_KEYS: &str = "Of every request";
/// A key that is typed.
pub const OTHER_KEY: &str = "Another key…";
/// Label of the typed key.
pub const TYPED_KEY: &str = "Key by name";
/// Label of what stands behind the slash of a key such as `aws:ResourceTag/`.
pub const TAG_KEY: &str = "Tag key";
/// Label of the operator.
pub const OPERATOR: &str = "Operator";
/// Label of the set operator.
pub const SEVERAL: &str = "If a request has several values";
/// No set operator.
pub const ONE_VALUE: &str = "It has one value";
/// `ForAnyValue`.
pub const FOR_ANY: &str = "One of them is enough (ForAnyValue)";
/// `ForAllValues`.
pub const FOR_ALL: &str = "Every one has to fit (ForAllValues)";
/// The box of `IfExists`.
pub const IF_EXISTS: &str = "Only if the request has the key (IfExists)";
/// Label of the values.
pub const VALUES: &str = "Values, one a line";
/// Label of a value that is true or false.
pub const VALUE: &str = "Value";
/// The choices for `Null`.
pub const NULL_VALUES: [&str; 2] = ["true: the key is absent", "false: the key is there"];
/// Saves a new condition.
pub const SAVE_NEW: &str = "Add this condition";
/// Saves a changed one.
pub const SAVE: &str = "Apply";
/// Leaves the form.
pub const CANCEL: &str = "Cancel";
/// No key.
pub const KEY_MISSING: &str = "Choose a key, or write one.";
/// No value.
pub const VALUE_MISSING: &str = "Write at least one value.";
/// A condition whose values the form cannot show line by line.
pub const NOT_LINES: &str = "Changed in the JSON tab only.";

#[cfg(test)]
mod tests {
    #[test]
    fn fields_read_as_words() {
        assert_eq!(["BucketName", "Region", "x"].map(super::field), ["Bucket name", "Region", "x"]);
    }

    #[test]
    fn the_services_are_those_that_are_known_first() {
        let common = iam_policy::reference::Reference::common();
        let known: Vec<&str> = common.services().map(|service| service.name).collect();
        assert_eq!(super::SERVICES.map(|(prefix, _)| prefix).to_vec(), known);
    }
}
