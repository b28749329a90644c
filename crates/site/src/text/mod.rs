//! What the site's pages say, and errors of their making. A leaf, so that a translator reads nothing else; lessons and examples
//! have their texts beside them.

pub(crate) mod decision;
pub(crate) mod error;
pub(crate) mod example;
pub(crate) mod lesson;
pub(crate) mod page;
