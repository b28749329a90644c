//! `tests/web.rs` in headless Chromium, by wasm-pack.

use std::fs;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;
use crate::run;
use crate::setup;
use crate::setup::browser::Browser;

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let kit = setup::web_test_kit(places)?;
    let browser = setup::browser(places)?;
    let driver = setup::driver(places, &browser)?;
    let mut wasm_pack = kit.command("wasm-pack")?;
    wasm_pack
        // It warns when it cannot ask the network whether it is the newest.
        .args(["--log-level", "error"])
        .args(["test", "--headless", "--chrome", "--mode", "no-install"])
        .arg("--chromedriver")
        .arg(&driver.program)
        // The package by name, or the core crates' tests are compiled too, with what runs natively only.
        .args([".", "--package", "iam-playground", "--test", "web"])
        .args(extra)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(places, &browser)?)
        // A first start of the browser on a busy machine is slow.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .current_dir(&places.root);
    run::in_sight(&mut wasm_pack)
}

/// `webdriver.json` with the browser that was found, for the driver would look for one of its own.
fn capabilities(places: &Places, browser: &Browser) -> Outcome<PathBuf> {
    let source = places.root.join("webdriver.json");
    let text = fs::read_to_string(&source).doing("read webdriver.json")?;
    let text = with_binary(&text, &browser.program.to_string_lossy())
        .ok_or_else(|| Failure::new("webdriver.json has no `\"goog:chromeOptions\": {`."))?;
    fs::create_dir_all(places.scratch()).doing("make a folder for the browser's settings")?;
    let file = places.scratch().join("webdriver.json");
    fs::write(&file, text).doing(format_args!("write {}", file.display()))?;
    Ok(file)
}

fn with_binary(json: &str, program: &str) -> Option<String> {
    const OPTIONS: &str = "\"goog:chromeOptions\": {";
    let at = json.find(OPTIONS)? + OPTIONS.len();
    let (before, after) = json.split_at_checked(at)?;
    let quoted = program.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("{before}\n    \"binary\": \"{quoted}\",{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_named_in_the_capabilities() {
        let json = "{\n  \"goog:chromeOptions\": {\n    \"args\": []\n  }\n}\n";
        let expected =
            "{\n  \"goog:chromeOptions\": {\n    \"binary\": \"/opt/chrome\",\n    \"args\": []\n  }\n}\n";
        assert_eq!(with_binary(json, "/opt/chrome").as_deref(), Some(expected));
        assert_eq!(with_binary("{}", "/opt/chrome"), None);
    }
}
