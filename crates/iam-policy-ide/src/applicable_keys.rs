//! Resource types and condition keys that apply to the actions of a statement.

use iam_policy::pattern::covers_action;
use iam_policy::reference::{GLOBAL_KEYS, KeyReference, KeyType, Reference, ResourceType, ServiceReference};

use crate::form_model::VisualList;

/// A condition key that requests of a statement's actions may carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicableKey {
    /// `s3:prefix`; a part such as `${TagKey}` or `<key>` stands for any name.
    pub key: String,
    /// The type of its values.
    pub key_type: KeyType,
    /// Whether a request may carry several values.
    pub multivalued: bool,
    /// Whether requests of every service may carry it, rather than those of the actions.
    pub global: bool,
}

/// The first entry of a list of actions that covers `action`, `service:Name`.
pub fn covering_entry<'l>(entries: &'l [String], action: &str) -> Option<&'l str> {
    entries.iter().find(|entry| covers_action(entry, action)).map(String::as_str)
}

/// The services that a list of actions names and that are known here, each once.
fn services<'r>(actions: &VisualList, reference: &'r Reference) -> Vec<ServiceReference<'r>> {
    let mut services: Vec<ServiceReference<'r>> = Vec::new();
    if actions.negated {
        return services;
    }
    for entry in &actions.values {
        let named = entry.split_once(':').and_then(|(prefix, _)| reference.service(prefix));
        services.extend(named.filter(|service| !services.contains(service)));
    }
    services
}

fn is_chosen(actions: &VisualList, service: ServiceReference<'_>) -> impl Fn(&str) -> bool {
    move |name| covering_entry(&actions.values, &[service.name, ":", name].concat()).is_some()
}

/// The types of resource that the actions are checked against. None where it is not said which actions they are: `*`,
/// `NotAction`, a service that is not known here.
pub fn resource_types<'r>(actions: &VisualList, reference: &'r Reference) -> Vec<ResourceType<'r>> {
    let services = services(actions, reference).into_iter();
    services.flat_map(|service| service.resource_types_of(&is_chosen(actions, service))).collect()
}

/// The condition keys that requests of the actions may carry, those of their services by name, then the global ones.
pub fn condition_keys(actions: &VisualList, reference: &Reference) -> Vec<ApplicableKey> {
    let mut keys: Vec<ApplicableKey> = Vec::new();
    for service in services(actions, reference) {
        for known in service.condition_keys_of(&is_chosen(actions, service)) {
            add(&mut keys, known, false);
        }
    }
    keys.sort_by(|a, b| a.key.cmp(&b.key));
    for global in GLOBAL_KEYS {
        add(&mut keys, global, true);
    }
    keys
}

fn add(keys: &mut Vec<ApplicableKey>, new: KeyReference<'_>, global: bool) {
    if !keys.iter().any(|known| known.key.eq_ignore_ascii_case(new.key)) {
        let KeyReference { key, key_type, multivalued } = new;
        keys.push(ApplicableKey { key: key.to_owned(), key_type, multivalued, global });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actions(entries: &[&str]) -> VisualList {
        VisualList { negated: false, values: entries.iter().map(|entry| (*entry).to_owned()).collect() }
    }

    #[test]
    fn an_entry_covers_as_the_evaluator_says() {
        let entries = actions(&["s3:Get*", "s3:putobject", "ec2:?un*", "*:x"]).values;
        for (action, by) in [
            ("s3:GetObject", Some("s3:Get*")),
            ("S3:PutObject", Some("s3:putobject")),
            ("ec2:RunInstances", Some("ec2:?un*")),
            ("s3:PutObjectAcl", None),
        ] {
            assert_eq!(covering_entry(&entries, action), by, "{action}");
        }
    }

    #[test]
    fn resource_types_are_those_of_the_actions() {
        let common = Reference::common();
        let types = |entries: &[&str]| -> Vec<String> {
            let found = resource_types(&actions(entries), &common);
            found.iter().map(|kind| [kind.service().name, " ", kind.name].concat()).collect()
        };
        assert_eq!(types(&["s3:ListBucket"]), ["s3 accesspoint", "s3 bucket"]);
        assert_eq!(
            types(&["s3:GetObjec?", "logs:CreateLogGroup", "s3:DeleteObject"]),
            ["s3 accesspointobject", "s3 object", "logs log-group"]
        );
        assert!(types(&["*", "athena:GetDatabase", "s3", ""]).is_empty());
        let all_but = VisualList { negated: true, values: vec!["s3:*".into()] };
        assert!(resource_types(&all_but, &common).is_empty());
    }

    #[test]
    fn keys_of_the_actions_come_before_the_global_ones() {
        let common = Reference::common();
        let keys = condition_keys(&actions(&["s3:ListBucket"]), &common);
        let prefix = keys.iter().find(|key| key.key == "s3:prefix").expect("listed");
        assert_eq!((prefix.key_type, prefix.global), (KeyType::String, false));
        let max = keys.iter().find(|key| key.key == "s3:max-keys").expect("listed");
        assert_eq!(max.key_type, KeyType::Numeric);
        assert!(!keys.iter().any(|key| key.key == "s3:x-amz-acl"), "that of PutObject");
        assert!(keys.is_sorted_by_key(|key| key.global));
        assert!(keys.iter().filter(|key| !key.global).is_sorted_by_key(|key| &key.key));
        let tags = keys.iter().filter(|key| key.key == "aws:ResourceTag/${TagKey}");
        assert_eq!(tags.count(), 1);
        assert_eq!(condition_keys(&actions(&["*"]), &common).len(), GLOBAL_KEYS.len());
    }

    /// The types of the global keys are those that services state of them.
    #[test]
    fn global_keys_have_the_type_that_services_say() {
        let all = Reference::all();
        let mut compared = 0;
        for key in all.services().flat_map(|service| service.condition_keys()) {
            if let Some(global) = GLOBAL_KEYS.iter().find(|global| global.key == key.key) {
                assert_eq!(key, *global);
                compared += 1;
            }
        }
        assert!(compared > 100, "{compared}");
    }
}
