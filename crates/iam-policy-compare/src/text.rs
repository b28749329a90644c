//! What the crate says to people.

pub(crate) const STEPS: &str = "the policies are too entangled: the steps for one comparison were used up";

pub(crate) const ACTION_NAMES: &str =
    "wildcards in names of actions are too entangled to list every name that they tell apart";

pub(crate) const PARTS_DO_NOT_FIT: &str = "each part of a request can be chosen by itself, and no whole request was found in \
     which they go together: variables, or keys that follow from each other, stand between them";
