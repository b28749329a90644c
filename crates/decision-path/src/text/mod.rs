//! What the drawing says: titles of gates, states of stations, labels. It uses the kinds of [`station`](crate::station) alone, so
//! that a translator reads nothing else.

pub(crate) mod ends;
pub(crate) mod gates;
pub(crate) mod picture;
pub(crate) mod statement;
pub(crate) mod stations;
pub(crate) mod tracks;
