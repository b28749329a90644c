//! Dynamic parts of a view, in one compiled form. Leptos compiles a renderer for every closure in a view; with
//! dozens of them that is a tenth of the first load.

use std::fmt;
use std::sync::{Arc, Mutex};

use leptos::children::{ChildrenFn, ViewFn};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use crate::ui::erased_memo::ErasedMemo;

/// A part of a view that is rendered again whenever a signal it reads changes.
pub fn dyn_view<V>(view: impl Fn() -> V + Send + 'static) -> SharedReactiveFunction<AnyView>
where
    V: IntoView + 'static,
{
    Arc::new(Mutex::new(move || view().into_any()))
}

/// When [`Show`] shows its children.
pub struct ShowCondition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for ShowCondition {
    fn from(holds: F) -> Self {
        Self(Box::new(holds))
    }
}

impl fmt::Debug for ShowCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShowCondition").finish_non_exhaustive()
    }
}

/// Shows its children while a condition holds, otherwise the fallback. Rendered again only when the condition changes.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: ShowCondition,
    /// Shown while it does not hold.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// Shown while it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = ErasedMemo::new(move || (when.0)());
    dyn_view(move || if holds.get() { children() } else { fallback.run() })
}
