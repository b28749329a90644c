//! Starts the app and replaces the static first paint.

use iam_playground::app::{App, AppProps};
use iam_playground::browser::{self, scheduling::yield_to_browser};
use iam_playground::pages::embed::Embed;
use iam_playground::ui::mount_stage::{MountStage, replace_first_paint};
use iam_playground::{deep_links, persistence};

fn main() {
    browser::panic::install_panic_message();
    wasm_bindgen_futures::spawn_local(async {
        if browser::location::is_embed() {
            return replace_first_paint(&[], Embed).await;
        }
        yield_to_browser().await;
        let restored = persistence::restore_work().await;
        let link = deep_links::module_for_hash().await;
        yield_to_browser().await;
        replace_first_paint(&MountStage::BEFORE_SHOWN, move || App(AppProps { restored, link })).await;
    });
}
