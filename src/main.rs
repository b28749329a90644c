//! Starts the app in place of the static first paint.

use iam_playground::app::{App, AppProps};
use iam_playground::browser::{self, first_paint};
use iam_playground::pages::embed::Embed;
use iam_playground::{opening, saving};

fn main() {
    browser::panic::tell_on_panic();
    wasm_bindgen_futures::spawn_local(async {
        if browser::location::is_embed() {
            return first_paint::replace_with(Embed).await;
        }
        first_paint::pause().await;
        let opened = saving::open().await;
        let link = opening::by_address().await;
        first_paint::pause().await;
        first_paint::replace_with(move || App(AppProps { opened, link })).await;
    });
}
