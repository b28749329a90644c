//! Why a document could go without something.

use crate::statement_value::Element;

/// Why a statement or a value could go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RedundancyKind {
    /// The statement applies to no request.
    NeverApplies,
    /// The statement allows only what the document denies.
    AlwaysDenied,
    /// Other statements of the document allow, or deny, all that the statement allows. In a resource-based policy these are
    /// statements with the same principals: an account and a user of it are let in to a different extent.
    AllowedElsewhere,
    /// Other statements of the document deny all that the statement denies.
    DeniedElsewhere,
    /// The statement denies only what the document does not allow, and no other policy can: of trust policies and of those of
    /// VPC endpoints alone.
    DeniesNothing,
    /// Without this value of `Action` or `NotAction` the document allows and denies the same.
    Action,
    /// Without this value of `Resource` or `NotResource` the document allows and denies the same.
    Resource,
    /// Without this value of a condition key the document allows and denies the same.
    ConditionValue,
}

impl RedundancyKind {
    /// Whether it is about a whole statement.
    pub fn is_of_statement(self) -> bool {
        !matches!(self, Self::Action | Self::Resource | Self::ConditionValue)
    }

    pub(crate) fn of_value(element: Element) -> Self {
        match element {
            Element::Action => Self::Action,
            Element::Resource => Self::Resource,
            Element::Condition(_) => Self::ConditionValue,
        }
    }
}
