//! Parts of a view that change, in one compiled form. Leptos compiles a renderer for every closure in a view; with
//! dozens of them that is a tenth of the first load.

use std::fmt;
use std::sync::{Arc, Mutex};

use leptos::children::{ChildrenFn, ViewFn};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use crate::ui::derived::Derived;

/// A part of a view that is made anew whenever a signal it reads changes.
pub fn dynamic<V>(view: impl Fn() -> V + Send + 'static) -> SharedReactiveFunction<AnyView>
where
    V: IntoView + 'static,
{
    Arc::new(Mutex::new(move || view().into_any()))
}

/// When to show something.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(holds: F) -> Self {
        Self(Box::new(holds))
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condition").finish_non_exhaustive()
    }
}

/// Shows its children while a condition holds, otherwise the fallback. Remade only when the condition turns.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Condition,
    /// Shown while it does not hold.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// Shown while it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Derived::new(move || (when.0)());
    dynamic(move || if holds.get() { children() } else { fallback.run() })
}
