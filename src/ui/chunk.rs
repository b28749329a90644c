//! Parts of the app that are fetched when they are first shown, so that the first load stays small.
//!
//! With the feature `split` (every release build) what only a chunk uses goes into files of its own; without it the
//! chunk is simply there. See ARCHITECTURE.md for how the build splits the module.

use std::fmt;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;

use crate::text::buttons;
use crate::text::ui as text;
use crate::ui::dynamic::dynamic;

/// Makes the view of a chunk.
pub type View = fn() -> AnyView;

/// The chunk could not be fetched: no network, or a newer version of the site in its place.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A fetch on its way.
pub type Fetch = Pin<Box<dyn Future<Output = Result<View, NotFetched>>>>;

/// A part of the app in its own file; made with [`chunk!`](crate::chunk).
pub struct Chunk {
    fetch: fn() -> Fetch,
    view: OnceLock<View>,
}

impl Chunk {
    /// A chunk that `fetch` gets; called again after a failure.
    pub const fn new(fetch: fn() -> Fetch) -> Self {
        Self { fetch, view: OnceLock::new() }
    }

    /// Its view, at once if it is here; until then a word that it is coming, or that it could not be had: then the
    /// reader can try again, or `close` what was to be shown.
    pub fn show(&'static self, close: Option<Callback<()>>) -> AnyView {
        if let Some(view) = self.view.get() {
            return view();
        }
        let state = RwSignal::new(None);
        self.get(state);
        dynamic(move || match state.get() {
            None => view! { <p class="empty fetching" role="status">{text::LOADING}</p> }.into_any(),
            Some(Ok(view)) => view(),
            Some(Err(NotFetched)) => {
                let retry = Callback::new(move |()| {
                    state.set(None);
                    self.get(state);
                });
                failed(retry, close)
            }
        })
        .into_any()
    }

    fn get(&'static self, state: RwSignal<Option<Result<View, NotFetched>>>) {
        let fetch = (self.fetch)();
        wasm_bindgen_futures::spawn_local(async move {
            let fetched = fetch.await;
            if let Ok(view) = fetched {
                // Set already if two places asked for it.
                let _ = self.view.set(view);
            }
            // The place that asked may be gone.
            let _ = state.try_set(Some(fetched));
        });
    }
}

fn failed(retry: Callback<()>, close: Option<Callback<()>>) -> AnyView {
    view! {
        <div class="empty not-fetched" role="alert">
            <p>{text::NOT_FETCHED}</p>
            <button type="button" on:click=move |_| retry.run(())>{buttons::TRY_AGAIN}</button>
            {close.map(|close| view! { <button type="button" on:click=move |_| close.run(())>{buttons::CLOSE}</button> })}
        </div>
    }
    .into_any()
}

impl fmt::Debug for Chunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunk").field("fetched", &self.view.get().is_some()).finish_non_exhaustive()
    }
}

/// `chunk!(INSPECTOR = inspector_chunk: inspector in inspector)`: a static [`Chunk`], the function that is its
/// border, the view function that it holds, and the name of its file.
#[macro_export]
macro_rules! chunk {
    ($seen:vis $chunk:ident = $border:ident : $view:ident in $file:ident) => {
        $seen static $chunk: $crate::ui::chunk::Chunk = $crate::ui::chunk::Chunk::new(|| Box::pin($border()));

        $crate::border!($border: $crate::ui::chunk::View = $view, in $file);
    };
}

/// `border!(saved_form: SavedForm = FORM, in saving)`: an async function that fetches the file `saving` where it is not
/// here yet, and gives the value that leads to the code in it.
#[macro_export]
macro_rules! border {
    ($border:ident : $type:ty = $value:expr, in $file:ident) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($file, fallible)]
        fn $border() -> Result<$type, $crate::ui::chunk::NotFetched> {
            Ok($value)
        }

        #[cfg(not(feature = "split"))]
        async fn $border() -> Result<$type, $crate::ui::chunk::NotFetched> {
            Ok($value)
        }
    };
}
