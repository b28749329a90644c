//! Actions, resource types and condition keys of one service, read from the reference's text on demand.

use std::collections::BTreeSet;

/// Access level of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccessLevel {
    /// Lists resources.
    List,
    /// Reads contents.
    Read,
    /// Creates, changes or deletes.
    Write,
    /// Changes who may do what.
    PermissionsManagement,
    /// Changes tags.
    Tagging,
}

impl AccessLevel {
    /// All of them, as AWS's console lists them.
    pub const ALL: [Self; 5] =
        [Self::List, Self::Read, Self::Write, Self::PermissionsManagement, Self::Tagging];

    /// AWS's name of the level.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Write => "Write",
            Self::PermissionsManagement => "Permissions management",
            Self::Tagging => "Tagging",
        }
    }

    fn read(letter: &str) -> Self {
        match letter {
            "L" => Self::List,
            "R" => Self::Read,
            "P" => Self::PermissionsManagement,
            "T" => Self::Tagging,
            _ => Self::Write,
        }
    }
}

/// The type of a condition key's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyType {
    /// Text.
    String,
    /// An ARN.
    Arn,
    /// `true` or `false`.
    Bool,
    /// A number.
    Numeric,
    /// A date.
    Date,
    /// An IP address.
    IpAddress,
    /// Base64.
    Binary,
}

impl KeyType {
    /// The condition operators for such values, without prefix and suffix, most used first (IAM User Guide, *Condition
    /// operators*). `Null` asks whether there is a value, of whatever type.
    pub fn operators(self) -> &'static [&'static str] {
        match self {
            Self::String => &[
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                "Null",
            ],
            Self::Arn => &["ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEquals", "Null"],
            Self::Bool => &["Bool", "Null"],
            Self::Numeric => &[
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals",
                "Null",
            ],
            Self::Date => &[
                "DateLessThan",
                "DateLessThanEquals",
                "DateGreaterThan",
                "DateGreaterThanEquals",
                "DateEquals",
                "DateNotEquals",
                "Null",
            ],
            Self::IpAddress => &["IpAddress", "NotIpAddress", "Null"],
            Self::Binary => &["BinaryEquals", "Null"],
        }
    }

    fn read(letter: &str) -> Self {
        match letter {
            "A" => Self::Arn,
            "B" => Self::Bool,
            "N" => Self::Numeric,
            "D" => Self::Date,
            "I" => Self::IpAddress,
            "Y" => Self::Binary,
            _ => Self::String,
        }
    }
}

/// A service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceReference<'r> {
    /// The prefix of its actions, such as `s3`.
    pub name: &'r str,
    facts: &'r str,
}

/// An action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionReference<'r> {
    /// The service of the action.
    pub service: ServiceReference<'r>,
    /// `GetObject`.
    pub name: &'r str,
    /// Its access level.
    pub access_level: AccessLevel,
    resources: &'r str,
    keys: &'r str,
}

/// A type of resource as an action takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionResource<'r> {
    /// The resource type.
    pub resource_type: ResourceType<'r>,
    /// Whether every request of the action names one.
    pub required: bool,
    keys: &'r str,
}

/// A type of resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceType<'r> {
    /// `object`.
    pub name: &'r str,
    service: ServiceReference<'r>,
    forms: &'r str,
    keys: &'r str,
}

/// A condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyReference<'r> {
    /// `s3:prefix`; a part such as `${TagKey}` or `<key>` stands for any name.
    pub key: &'r str,
    /// The type of its values.
    pub key_type: KeyType,
    /// Whether a request may carry several values.
    pub multivalued: bool,
}

impl<'r> ServiceReference<'r> {
    pub(super) fn new(name: &'r str, facts: &'r str) -> Self {
        Self { name, facts }
    }

    /// The rest of each line that begins with `mark`.
    fn lines(self, mark: char) -> impl Iterator<Item = &'r str> {
        self.facts.lines().filter_map(move |line| line.strip_prefix(mark))
    }

    /// Lines `=W|0*|3`, each with what it says of the actions that are named on the next one: access level, types of
    /// resource, keys.
    fn groups(self) -> impl Iterator<Item = ((&'r str, &'r str, &'r str), &'r str)> {
        let mut lines = self.facts.lines();
        std::iter::from_fn(move || {
            let head = lines.find_map(|line| line.strip_prefix('='))?;
            Some((split_three_fields(head), lines.next()?))
        })
    }

    /// Its actions, those of one access level together.
    pub fn actions(self) -> impl Iterator<Item = ActionReference<'r>> {
        self.groups().flat_map(move |((level, resources, keys), names)| {
            let access_level = AccessLevel::read(level);
            split_words(names).map(move |name| ActionReference {
                service: self,
                name,
                access_level,
                resources,
                keys,
            })
        })
    }

    /// An action by its name without the prefix and without regard to case.
    pub fn action(self, name: &str) -> Option<ActionReference<'r>> {
        self.actions().find(|known| known.name.eq_ignore_ascii_case(name))
    }

    /// The types of resource that those of its actions are checked against for whose name `is_chosen` holds.
    pub fn resource_types_of(
        self,
        is_chosen: &dyn Fn(&str) -> bool,
    ) -> impl Iterator<Item = ResourceType<'r>> + use<'r> {
        let chosen = self.groups().filter(|(_, names)| split_words(names).any(is_chosen));
        let numbers: BTreeSet<usize> = chosen
            .flat_map(|((_, resources, _), _)| split_words(resources))
            .filter_map(|entry| parse_index(entry.split('#').next()?))
            .collect();
        at_indices(self.resource_types(), numbers)
    }

    /// The condition keys that requests of those of its actions may carry for whose name `is_chosen` holds, whatever the
    /// resource.
    pub fn condition_keys_of(
        self,
        is_chosen: &dyn Fn(&str) -> bool,
    ) -> impl Iterator<Item = KeyReference<'r>> + use<'r> {
        let mut sets = BTreeSet::new();
        for ((_, resources, keys), _) in self.groups().filter(|(_, names)| split_words(names).any(is_chosen))
        {
            sets.extend(keys.strip_prefix('#').and_then(parse_index));
            sets.extend(split_words(resources).filter_map(|entry| parse_index(entry.split_once('#')?.1)));
        }
        sets.extend(
            self.resource_types_of(is_chosen).filter_map(|kind| parse_index(kind.keys.strip_prefix('#')?)),
        );
        let keys = at_indices(self.lines('#'), sets).flat_map(split_words).filter_map(parse_index).collect();
        at_indices(self.condition_keys(), keys)
    }

    /// The types of its resources.
    pub fn resource_types(self) -> impl Iterator<Item = ResourceType<'r>> {
        self.lines('@').map(move |line| {
            let (name, forms, keys) = split_three_fields(line);
            ResourceType { name, service: self, forms, keys }
        })
    }

    /// The condition keys it has or takes, the global ones it lists included.
    pub fn condition_keys(self) -> impl Iterator<Item = KeyReference<'r>> {
        self.lines('?').flat_map(|line| {
            let (kind, keys) = line.split_once(' ').unwrap_or((line, ""));
            let key_type = KeyType::read(kind.trim_end_matches('+'));
            let multivalued = kind.ends_with('+');
            split_words(keys).map(move |key| KeyReference { key, key_type, multivalued })
        })
    }

    /// The keys of the set `#3`, the third of those the service lists; none for an empty text.
    fn key_set(self, set: &'r str) -> impl Iterator<Item = KeyReference<'r>> {
        let numbers = set
            .strip_prefix('#')
            .and_then(|number| number.parse::<usize>().ok())
            .and_then(|number| self.lines('#').nth(number))
            .unwrap_or("");
        split_words(numbers).filter_map(move |number| self.condition_keys().nth(number.parse().ok()?))
    }
}

impl<'r> ActionReference<'r> {
    /// `s3:GetObject`.
    pub fn full_name(self) -> String {
        format!("{}:{}", self.service.name, self.name)
    }

    /// The types of resource the action is checked against. None at all means that it is checked against `*`.
    pub fn resources(self) -> impl Iterator<Item = ActionResource<'r>> {
        split_words(self.resources).filter_map(move |entry| {
            let end = entry.find('#').unwrap_or(entry.len());
            let (number, keys) = entry.split_at_checked(end)?;
            let resource_type =
                self.service.resource_types().nth(number.trim_end_matches('*').parse().ok()?)?;
            Some(ActionResource { resource_type, required: number.ends_with('*'), keys })
        })
    }

    /// The condition keys its requests carry, whatever the resource.
    pub fn condition_keys(self) -> impl Iterator<Item = KeyReference<'r>> {
        self.service.key_set(self.keys)
    }
}

impl<'r> ActionResource<'r> {
    /// The condition keys that requests of the action carry where this type of resource is concerned.
    pub fn condition_keys(self) -> impl Iterator<Item = KeyReference<'r>> {
        self.resource_type.service.key_set(self.keys)
    }
}

impl<'r> ResourceType<'r> {
    /// The service of the resource type.
    pub fn service(self) -> ServiceReference<'r> {
        self.service
    }

    /// The forms of its ARNs, such as `arn:${Partition}:s3:::${BucketName}`. Most types have one.
    pub fn arn_formats(self) -> impl Iterator<Item = String> {
        split_words(self.forms).map(move |form| {
            if form.starts_with("arn:") {
                return form.to_owned();
            }
            format!("arn:${{Partition}}:{}:{form}", self.service.name)
        })
    }

    /// The condition keys that requests about such resources carry.
    pub fn condition_keys(self) -> impl Iterator<Item = KeyReference<'r>> {
        self.service.key_set(self.keys)
    }
}

/// `7`, or `7*` of a resource that is required.
fn parse_index(text: &str) -> Option<usize> {
    text.trim_end_matches('*').parse().ok()
}

/// The items of `all` whose indices are among `numbers`.
fn at_indices<T>(all: impl Iterator<Item = T>, numbers: BTreeSet<usize>) -> impl Iterator<Item = T> {
    all.enumerate().filter(move |(place, _)| numbers.contains(place)).map(|(_, one)| one)
}

/// `a|b|c`
fn split_three_fields(line: &str) -> (&str, &str, &str) {
    let mut parts = line.split('|');
    let mut next = || parts.next().unwrap_or("");
    (next(), next(), next())
}

fn split_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}
