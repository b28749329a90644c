//! What the crate says to people: errors of lessons and of saved documents. A leaf, so that a translator reads nothing else;
//! the lessons themselves are in `content/`.

pub(crate) mod check;
pub(crate) mod front_matter;
pub(crate) mod lesson_state;
pub(crate) mod limit_judge;
pub(crate) mod lint;
pub(crate) mod world;
