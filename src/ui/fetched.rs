//! Parts of a view that are fetched: a message while they are on their way, what happened and a way to try again where they
//! could not be fetched, then what was fetched.

use std::fmt;
use std::pin::Pin;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::text::buttons;
use crate::text::ui as text;
use crate::ui::dyn_view::dyn_view;

/// How far something is that is fetched or read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FetchState<T = (), E = ()> {
    /// It is on its way.
    #[default]
    Loading,
    /// It could not be fetched.
    Failed(E),
    /// It is here.
    Ready(T),
}

impl<T, E> FetchState<T, E> {
    /// The same with another value.
    pub fn map<U>(self, value: impl FnOnce(T) -> U) -> FetchState<U, E> {
        match self {
            Self::Loading => FetchState::Loading,
            Self::Failed(error) => FetchState::Failed(error),
            Self::Ready(ready) => FetchState::Ready(value(ready)),
        }
    }
}

impl<T> From<Option<T>> for FetchState<T> {
    fn from(fetched: Option<T>) -> Self {
        fetched.map_or(Self::Failed(()), Self::Ready)
    }
}

type ViewFuture = Pin<Box<dyn Future<Output = Option<ViewFn>>>>;

/// A view that is fetched: how far it is, and what fetches it again. [`Fetched`] shows it.
pub struct FetchedView {
    state: Box<dyn Fn() -> FetchState<ViewFn> + Send>,
    retry: Callback<()>,
}

impl FetchedView {
    /// Begins to fetch a view; `fetch` gives `None` where that failed, and is called again by the retry.
    pub fn fetch<F>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Option<ViewFn>> + 'static,
    {
        Self::fetch_boxed(Box::new(move || Box::pin(fetch())))
    }

    // One compiled form for every view that is fetched.
    fn fetch_boxed(fetch: Box<dyn Fn() -> ViewFuture + Send + Sync>) -> Self {
        let state = RwSignal::new(FetchState::<ViewFn>::Loading);
        let load = Callback::new(move |()| {
            state.set(FetchState::Loading);
            let fetching = fetch();
            wasm_bindgen_futures::spawn_local(async move {
                let fetched = fetching.await;
                // The view that requested it may be gone.
                let _ = state.try_set(fetched.into());
            });
        });
        load.run(());
        Self::new(move || state.get(), load)
    }

    /// A view of something whose `state`, tracked, is kept elsewhere.
    pub fn new(state: impl Fn() -> FetchState<ViewFn> + Send + 'static, retry: Callback<()>) -> Self {
        Self { state: Box::new(state), retry }
    }
}

impl fmt::Debug for FetchedView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchedView").finish_non_exhaustive()
    }
}

/// Shows a view that is fetched.
#[component]
pub fn Fetched(
    /// The view.
    view: FetchedView,
    /// What is told where it could not be fetched: what happened, and what to do.
    failed: &'static str,
    /// Leaves what was to be shown.
    #[prop(optional_no_strip)]
    close: Option<Callback<()>>,
) -> impl IntoView {
    let FetchedView { state, retry } = view;
    dyn_view(move || {
        match state() {
        FetchState::Loading => on_its_way(text::LOADING),
        FetchState::Failed(()) => view! {
            <div class="empty not-fetched" role="alert">
                <p>{failed}</p>
                <button type="button" on:click=move |_| retry.run(())>{buttons::TRY_AGAIN}</button>
                {close.map(|close| view! { <button type="button" on:click=move |_| close.run(())>{buttons::CLOSE}</button> })}
            </div>
        }
        .into_any(),
        FetchState::Ready(view) => view.run(),
    }
    })
}

/// The message while something is on its way.
pub fn on_its_way(text: &'static str) -> AnyView {
    view! { <p class="empty fetching" role="status">{text}</p> }.into_any()
}
