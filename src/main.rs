//! Starts the app in place of the static first paint.

use iam_playground::app::{App, AppProps};
use iam_playground::pages::embed::Embed;
use iam_playground::{browser, opening, saving};

fn main() {
    browser::panic::tell_on_panic();
    if browser::location::is_embed() {
        return browser::first_paint::replace_with(Embed);
    }
    wasm_bindgen_futures::spawn_local(async {
        let opened = saving::open().await;
        let link = opening::by_address().await;
        browser::first_paint::replace_with(move || App(AppProps { opened, link }));
    });
}
