//! Starts the app in place of the static first paint.

use iam_playground::app::{App, AppProps};
use iam_playground::browser::first_paint::{Piece, replace_with};
use iam_playground::browser::{self, pause::between_slices};
use iam_playground::pages::embed::Embed;
use iam_playground::{opening, saving};

fn main() {
    browser::panic::tell_on_panic();
    wasm_bindgen_futures::spawn_local(async {
        if browser::location::is_embed() {
            return replace_with(&[], Embed).await;
        }
        between_slices().await;
        let opened = saving::open().await;
        let link = opening::by_address().await;
        between_slices().await;
        replace_with(&Piece::BUILT, move || App(AppProps { opened, link })).await;
    });
}
