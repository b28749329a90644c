//! Components and storage in a real browser. Run by `cargo xtask test --only web`.
#![cfg(target_arch = "wasm32")]

mod web {
    mod console;
    mod dialogs;
    mod inspector;
    mod page;
    mod panels;
    mod storage;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
