//! What the map shows besides the items of its account: other accounts, the organization, what is attached to a item,
//! and the way of one request. It is made in a late chunk; here are its types.

use super::wires::WireKind;
use crate::session::map_items::MapItem;
use crate::session::matrix::Verdict;
use crate::session::request_path::StopAt;
use crate::session::selection::Selection;

/// What comes to the account's items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapContext {
    /// Items of other accounts, and a resource that is asked for and does not exist.
    pub items: Vec<MapItem>,
    /// Further wires: from, to, what it says.
    pub wires: Vec<(Selection, Selection, WireKind)>,
    /// The accounts that take part, from the top, with the one that is shown; none where only that one does.
    pub accounts: Vec<AccountBand>,
    /// Policies that are not cards of their own.
    pub attached: Vec<Attached>,
    /// What the request passes; empty where no request is followed.
    pub steps: Vec<Selection>,
    /// Where it stops, if not at its last step.
    pub stop: Option<(StopAt, Verdict)>,
    /// The verdict of the request that is explained.
    pub verdict: Option<PathVerdict>,
    /// Whether the pane is low.
    pub is_low: bool,
    /// In a low pane the items that have room, which are those of the path; none where all have.
    pub kept: Vec<Selection>,
}

/// The verdict of a request, for the end of its path.
#[derive(Clone, Debug, PartialEq)]
pub struct PathVerdict {
    /// The last item that the request reaches.
    pub at: Selection,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in words, which say who decided.
    pub words: &'static str,
}

/// An account that takes part.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountBand {
    /// Its id.
    pub id: String,
    /// Its name and id.
    pub title: String,
    /// Whether a frame stands for it; else a card does, in the frames of the organization and the units that it is in.
    pub has_frame: bool,
    /// The organization and the units it is in, from the outside in.
    pub within: Vec<(Selection, String)>,
    /// The policies of the organization that cover it.
    pub roofs: Vec<Roof>,
}

/// A policy of the organization above an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Roof {
    /// The policy.
    pub policy: Selection,
    /// Its name.
    pub title: String,
    /// Of which kind it is and where it is attached.
    pub note: String,
    /// It covers the resources and not the callers: a resource control policy.
    pub over_resources: bool,
}

/// A policy that is attached to a item and drawn with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    /// The item.
    pub to: Selection,
    /// As what.
    pub role: AttachedAs,
    /// What it is called.
    pub title: String,
    /// What it opens.
    pub opens: Selection,
}

/// As what a policy is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttachedAs {
    /// A permissions boundary: a fence around the user or role.
    Boundary,
    /// A session policy.
    Session,
    /// The policy of a resource, or a role's trust policy.
    Resource,
    /// A resource has no policy where the request needs one.
    Missing,
}
