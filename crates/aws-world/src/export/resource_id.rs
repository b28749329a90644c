//! The name of a resource within a template.

/// The kinds of resource that an export creates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ResourceKind {
    User,
    Group,
    Role,
    Policy,
    InstanceProfile,
    Bucket,
}

/// A resource by kind and name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ResourceId {
    pub(super) kind: ResourceKind,
    pub(super) name: String,
}
