//! Views and values in chunks: wasm files that are fetched on first use, so that the first load stays small.
//!
//! With the feature `split` (every release build) code that only a chunk uses goes into the chunk's file; without it the
//! chunk is part of the module. See ARCHITECTURE.md for how the build splits the module.

use std::fmt;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::text::ui as text;
use crate::ui::fetched::{Fetched, FetchedView};

/// Renders the view of a chunk.
pub type RenderView = fn() -> AnyView;

/// The chunk could not be fetched: no network, or a newer version of the site was deployed.
#[derive(Clone, Copy, Debug)]
pub struct ChunkLoadError;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for ChunkLoadError {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A chunk that is being fetched.
pub type ChunkFuture = Pin<Box<dyn Future<Output = Result<RenderView, ChunkLoadError>>>>;

/// A view in a chunk; made with [`lazy_view!`].
pub struct LazyView {
    fetch: fn() -> ChunkFuture,
    view: OnceLock<RenderView>,
}

impl LazyView {
    /// A view whose chunk `fetch` gets; it is called again after a failure.
    pub const fn new(fetch: fn() -> ChunkFuture) -> Self {
        Self { fetch, view: OnceLock::new() }
    }

    /// The view, at once if its chunk is loaded; until then a loading message, and after a failure a message with which the
    /// user can try again, or `close` what was to be shown.
    pub fn show(&'static self, close: Option<Callback<()>>) -> AnyView {
        if let Some(view) = self.view.get() {
            return view();
        }
        let view = FetchedView::fetch(|| self.load());
        view! { <Fetched view failed=text::NOT_FETCHED close/> }.into_any()
    }

    async fn load(&'static self) -> Option<ViewFn> {
        let view = (self.fetch)().await.ok()?;
        // Set already if it was requested twice.
        let _ = self.view.set(view);
        Some(ViewFn::from(view))
    }
}

impl fmt::Debug for LazyView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LazyView").field("fetched", &self.view.get().is_some()).finish_non_exhaustive()
    }
}

/// `lazy_view!(INSPECTOR = inspector_chunk: inspector in inspector)`: a static [`LazyView`], the function at its split
/// point, the view function behind it, and the name of the chunk's file.
#[cfg(feature = "views")]
macro_rules! lazy_view {
    ($visibility:vis $name:ident = $function:ident : $view:ident in $file:ident) => {
        $visibility static $name: $crate::ui::lazy_view::LazyView = $crate::ui::lazy_view::LazyView::new(|| Box::pin($function()));

        $crate::ui::lazy_view::split_point!($function: $crate::ui::lazy_view::RenderView = $view, in $file);
    };
}

/// `split_point!(save_module: SaveModule = MODULE, in saving)`: an async function that fetches the chunk `saving` where it
/// is not loaded yet, and returns the value that leads to the code in it.
macro_rules! split_point {
    ($visibility:vis $function:ident : $type:ty = $value:expr, in $file:ident) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($file, fallible)]
        $visibility fn $function() -> Result<$type, $crate::ui::lazy_view::ChunkLoadError> {
            Ok($value)
        }

        #[cfg(not(feature = "split"))]
        $visibility async fn $function() -> Result<$type, $crate::ui::lazy_view::ChunkLoadError> {
            Ok($value)
        }
    };
}

#[cfg(feature = "views")]
pub(crate) use lazy_view;
pub(crate) use split_point;
