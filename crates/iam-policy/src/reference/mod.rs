//! The AWS service reference: actions, the resources they are checked against, condition keys (Service Authorization
//! Reference). Facts only, written by `cargo xtask reference`; `README.md` here explains the files.
//!
//! A [`Reference`] is a value that is made from a file's bytes, so that the app can fetch what it needs when it needs it.
//! Built-in data is part of a program only where its constructor is called.

mod arn_format;
mod global_keys;
mod read;
mod service;

use std::borrow::Cow;

pub use arn_format::ArnFormat;
pub use global_keys::GLOBAL_KEYS;
pub use read::ReferenceError;
pub use service::{
    AccessLevel, ActionReference, ActionResource, KeyReference, KeyType, ResourceType, ServiceReference,
};

/// The actions, resource types and condition keys of some or all AWS services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Sorted by name, each once.
    sections: Vec<Section>,
    /// The names of all services AWS has, between spaces; empty where no file said.
    names: Cow<'static, str>,
}

/// A service's part of a file. It is read where something is asked of it: a table of 22,000 actions would cost more
/// than the look-ups do.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Section {
    name: Cow<'static, str>,
    facts: Cow<'static, str>,
}

impl Reference {
    /// Reads a file of the service reference.
    ///
    /// # Errors
    /// If the bytes are no such file, of another version of its format, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, ReferenceError> {
        let (names, sections) = read::checked(bytes)?;
        Ok(Self::new(Cow::Owned(names.to_owned()), sections, |text| Cow::Owned(text.to_owned())))
    }

    /// The services that most policies are about: S3, CloudWatch Logs, CloudWatch, EC2, IAM, STS, Lambda, KMS, DynamoDB, SQS, SNS,
    /// Secrets Manager, Systems Manager and Organizations; and the names of all other services.
    pub fn common() -> Self {
        Self::built_in(include_str!("data/common.txt"))
    }

    /// Every AWS service.
    pub fn all() -> Self {
        let mut all = Self::common();
        all.add(Self::built_in(include_str!("data/others.txt")));
        all
    }

    fn built_in(text: &'static str) -> Self {
        let (names, sections) = read::split_sections(text);
        Self::new(Cow::Borrowed(names), sections, Cow::Borrowed)
    }

    fn new<'t>(
        names: Cow<'static, str>,
        sections: impl Iterator<Item = (&'t str, &'t str)>,
        keep: impl Fn(&'t str) -> Cow<'static, str>,
    ) -> Self {
        let mut sections: Vec<Section> =
            sections.map(|(name, facts)| Section { name: keep(name), facts: keep(facts) }).collect();
        sections.sort_by(|a, b| a.name.cmp(&b.name));
        sections.dedup_by(|a, b| a.name == b.name);
        Self { sections, names }
    }

    /// Takes over what `other` knows and this does not.
    pub fn add(&mut self, other: Self) {
        self.sections.extend(other.sections);
        // Of two equal names the one that was here before comes first, and stays.
        self.sections.sort_by(|a, b| a.name.cmp(&b.name));
        self.sections.dedup_by(|a, b| a.name == b.name);
        if self.names.is_empty() {
            self.names = other.names;
        }
    }

    /// The services that are known here, sorted by the prefix of their actions.
    pub fn services(&self) -> impl Iterator<Item = ServiceReference<'_>> {
        self.sections.iter().map(|section| ServiceReference::new(&section.name, &section.facts))
    }

    /// The prefixes of all services AWS has, or of those that are known here where no file said.
    pub fn service_names(&self) -> Vec<&str> {
        if self.names.is_empty() {
            return self.sections.iter().map(|section| &*section.name).collect();
        }
        self.names.split(' ').collect()
    }

    /// A service by the prefix of its actions, without regard to case. `None` where it is not known here.
    pub fn service(&self, prefix: &str) -> Option<ServiceReference<'_>> {
        let folded = || prefix.bytes().map(|byte| byte.to_ascii_lowercase());
        let at = self.sections.binary_search_by(|section| section.name.bytes().cmp(folded())).ok()?;
        self.sections.get(at).map(|section| ServiceReference::new(&section.name, &section.facts))
    }

    /// Whether AWS has no service of this prefix; `false` where that is not known here.
    pub fn is_no_service(&self, prefix: &str) -> bool {
        !self.names.is_empty() && !self.names.split(' ').any(|name| name.eq_ignore_ascii_case(prefix))
    }

    /// Whether AWS has a service of this prefix, known here by its name alone or with all its actions.
    pub fn is_service(&self, prefix: &str) -> bool {
        self.service(prefix).is_some() || (!self.names.is_empty() && !self.is_no_service(prefix))
    }

    /// Looks up `s3:PutObject`, without regard to case. `None` where the service or the action is not known here.
    ///
    /// ```
    /// use iam_policy::reference::{AccessLevel, Reference};
    ///
    /// let reference = Reference::common();
    /// let action = reference.action("s3:putobject").expect("S3 is a common service");
    /// assert_eq!((action.full_name().as_str(), action.access_level), ("s3:PutObject", AccessLevel::Write));
    /// assert!(action.resources().any(|taken| taken.resource_type.name == "object"));
    /// ```
    pub fn action(&self, action: &str) -> Option<ActionReference<'_>> {
        let (prefix, name) = action.split_once(':')?;
        self.service(prefix)?.action(name)
    }

    /// Whether a request may carry several values of the service's condition key `key`; `false` where it is not known
    /// here.
    pub fn is_multivalued(&self, key: &str) -> bool {
        let service = key.split_once(':').and_then(|(prefix, _)| self.service(prefix));
        service.is_some_and(|service| {
            service.condition_keys().any(|known| known.multivalued && known.key.eq_ignore_ascii_case(key))
        })
    }
}

const RESOURCE_CONTROL: &str = include_str!("data/resource-control.txt");

/// Whether resource control policies limit a service (AWS Organizations User Guide, *Resource control policies*).
pub fn supports_resource_control(service: &str) -> bool {
    resource_control_services().any(|known| known.eq_ignore_ascii_case(service))
}

/// The services that resource control policies limit, by the prefix of their actions.
pub fn resource_control_services() -> impl Iterator<Item = &'static str> {
    RESOURCE_CONTROL.split_ascii_whitespace()
}

const RESOURCE_POLICIES: &str = include_str!("data/resource-policies.txt");

/// Whether a resource can have a policy of its own; `resource` is what its ARN says behind the account (IAM User Guide, *AWS
/// services that work with IAM*; Service Authorization Reference, where a service has an action that puts such a policy).
pub fn has_resource_policy(service: &str, resource: &str) -> bool {
    RESOURCE_POLICIES.split_ascii_whitespace().any(|known| {
        let (known, start) = known.split_once(':').unwrap_or((known, ""));
        known.eq_ignore_ascii_case(service) && resource.starts_with(start)
    })
}

#[cfg(test)]
mod tests;
