//! What a search for differences comes to.

use std::rc::Rc;

use crate::classes::ActionClass;
use crate::witness::Witness;

/// Why nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The steps were used up.
    Steps,
    /// Wildcards in action names are too entangled to list the names that they tell apart.
    ActionNames,
    /// Each part of a request can be chosen by itself, and no whole request was found in which they go together: variables or
    /// keys that hang together stand between them.
    PartsDoNotFit,
}

/// What is known of a set of requests.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Finding {
    Never,
    Found(Rc<Witness>),
    /// Not proved to be empty, and not asked further: its Allow has a witness already.
    Possible,
    Open(Reason),
}

/// One statement that allows, and actions for which it lets something through that the other view does not.
#[derive(Clone, Debug)]
pub(crate) struct Gain {
    /// Its position in [`Compiled::entries`]; `None` where no statement has to allow.
    pub(crate) allow: Option<usize>,
    pub(crate) actions: ActionClass,
    pub(crate) service: Option<String>,
    pub(crate) finding: Finding,
    /// Everything that the statement is about is gained.
    pub(crate) is_whole: bool,
    /// Of the statement's values for resources those that are concerned, sorted.
    pub(crate) resources: Vec<usize>,
}
