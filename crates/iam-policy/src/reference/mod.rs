//! The AWS service reference: actions, the resources they are checked against, condition keys (Service Authorization
//! Reference). Facts only, generated into `data/` by `reference/generate.mjs`.
//!
//! A service's data is a text that is read where it is asked for: a table would cost more in the first load than
//! the look-up costs in time.

/// What an action does, as AWS groups actions.
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

/// An action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionReference {
    /// `s3`.
    pub service: &'static str,
    /// `GetObject`.
    pub name: &'static str,
    /// How AWS groups it.
    pub access_level: AccessLevel,
    resources: &'static str,
    data: &'static str,
}

/// A type of resource an action is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// `object`.
    pub name: &'static str,
    /// Whether every request of the action names one.
    pub required: bool,
    service: &'static str,
    format: &'static str,
}

/// A condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyReference {
    /// `s3:prefix`; a part such as `${TagKey}` or `<key>` stands for any name.
    pub key: &'static str,
    /// The type of its values.
    pub key_type: KeyType,
    /// Whether a request may carry several values.
    pub multivalued: bool,
}

const SERVICES: [(&str, &str); 5] = [
    ("cloudwatch", include_str!("data/cloudwatch.txt")),
    ("iam", include_str!("data/iam.txt")),
    ("logs", include_str!("data/logs.txt")),
    ("s3", include_str!("data/s3.txt")),
    ("sts", include_str!("data/sts.txt")),
];

const RESOURCE_CONTROL: &str = include_str!("data/rcp.txt");

/// The services that are known here, by the prefix of their actions, sorted.
pub fn services() -> impl Iterator<Item = &'static str> {
    SERVICES.iter().map(|(name, _)| *name)
}

fn data(service: &str) -> Option<(&'static str, &'static str)> {
    SERVICES.iter().find(|(name, _)| name.eq_ignore_ascii_case(service)).copied()
}

/// Looks up `s3:PutObject`, without regard to case. `None` where the service or the action is not known.
pub fn action(action: &str) -> Option<ActionReference> {
    let (service, name) = action.split_once(':')?;
    actions_of(service).find(|known| known.name.eq_ignore_ascii_case(name))
}

/// The actions of a service; none where the service is not known.
pub fn actions_of(service: &str) -> impl Iterator<Item = ActionReference> {
    data(service).into_iter().flat_map(|(service, data)| groups(service, data))
}

/// A head line `=W object*`, then a line with the names of its actions.
fn groups(service: &'static str, data: &'static str) -> impl Iterator<Item = ActionReference> {
    let heads = data.lines().filter_map(|line| line.strip_prefix('='));
    let names = data.lines().filter(|line| !line.starts_with(['=', '@', '?']));
    heads.zip(names).flat_map(move |(head, names)| {
        let (level, resources) = head.split_once(' ').unwrap_or((head, ""));
        let access_level = AccessLevel::read(level);
        names.split(' ').map(move |name| ActionReference { service, name, access_level, resources, data })
    })
}

impl ActionReference {
    /// `s3:GetObject`.
    pub fn full_name(&self) -> String {
        format!("{}:{}", self.service, self.name)
    }

    /// The types of resource the action is checked against. None at all means that it is checked against `*`.
    pub fn resource_types(&self) -> impl Iterator<Item = ResourceType> {
        let (service, data) = (self.service, self.data);
        self.resources.split(' ').filter(|name| !name.is_empty()).filter_map(move |entry| {
            let name = entry.trim_end_matches('*');
            let format = data
                .lines()
                .find_map(|line| line.strip_prefix('@')?.strip_prefix(name)?.strip_prefix(' '))?;
            Some(ResourceType { name, required: entry.ends_with('*'), service, format })
        })
    }
}

impl ResourceType {
    /// The form of its ARNs, such as `arn:${Partition}:s3:::${BucketName}`.
    pub fn arn_format(&self) -> String {
        if self.format.starts_with("arn:") {
            return self.format.to_owned();
        }
        format!("arn:${{Partition}}:{}:{}", self.service, self.format)
    }
}

/// The condition keys of a service, the global ones it lists included; none where they are not known.
pub fn condition_keys_of(service: &str) -> impl Iterator<Item = KeyReference> {
    let data = data(service).map_or("", |(_, data)| data);
    let lines = data.lines().filter_map(|line| line.strip_prefix('?')?.split_once(' '));
    lines.flat_map(|(kind, keys)| {
        let multivalued = kind.ends_with('+');
        let key_type = match kind.trim_end_matches('+') {
            "A" => KeyType::Arn,
            "B" => KeyType::Bool,
            "N" => KeyType::Numeric,
            "D" => KeyType::Date,
            "I" => KeyType::IpAddress,
            "Y" => KeyType::Binary,
            _ => KeyType::String,
        };
        keys.split(' ').map(move |key| KeyReference { key, key_type, multivalued })
    })
}

/// Global condition keys a request may carry several values of (IAM User Guide, *AWS global condition context keys*).
const MULTIVALUED: [&str; 7] = [
    "aws:CalledVia",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceNamesList",
    "aws:ResourceOrgPaths",
    "aws:SourceOrgPaths",
    "aws:TagKeys",
    "aws:VpceOrgPaths",
];

/// Whether a request may carry several values of `key`; `false` where the key is not known.
pub fn is_multivalued(key: &str) -> bool {
    if MULTIVALUED.iter().any(|known| known.eq_ignore_ascii_case(key)) {
        return true;
    }
    let service = key.split(':').next().unwrap_or("");
    condition_keys_of(service).any(|known| known.multivalued && known.key.eq_ignore_ascii_case(key))
}

/// Whether resource control policies limit a service (AWS Organizations User Guide, *Resource control policies*).
pub fn supports_resource_control(service: &str) -> bool {
    RESOURCE_CONTROL.split_whitespace().any(|known| known.eq_ignore_ascii_case(service))
}

#[cfg(test)]
mod tests;
