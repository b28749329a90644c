//! Saved work in the browser's own storage.

use aws_world::world::ActionOnResource;
use iam_playground::browser::{panic, storage};
use iam_playground::session::Session;
use iam_playground::session::command::Command;
use iam_playground::session::document::Document;
use iam_playground::session::saved_document;
use leptos::prelude::Owner;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn work_comes_back_as_it_was_saved() {
    let owner = Owner::new();
    owner.with(|| {
        let mut document = Document::default();
        // What reads saved work knows AWS's managed policies.
        document.lesson_state.world = document.world().with_catalog().expect("not there yet");
        let session = Session::new(document, Default::default());
        session.perform(Command::RunApp);
        session.perform(Command::AddRequests(vec![ActionOnResource {
            action: "s3:DeleteObject".into(),
            resource: "*".into(),
        }]));
        session.perform(Command::AdvanceClock(3_600));
        let document = session.document();
        let drafts = [("policy:x".to_owned(), "{ \"Versio".to_owned())].into_iter().collect();
        assert!(storage::save_work(&saved_document::to_json(&document, &drafts)));

        let (opened, opened_drafts) = saved_document::from_json(&storage::saved_work().unwrap()).unwrap();
        // A world in full is a megabyte: no failure is to print two of them.
        assert!(opened.lesson_state == document.lesson_state);
        assert_eq!(opened.requests, document.requests);
        assert_eq!(opened_drafts, drafts);
    });
}

#[wasm_bindgen_test]
fn the_theme_is_remembered_and_forgotten() {
    storage::save_theme(Some("dark"));
    assert_eq!(storage::theme().as_deref(), Some("dark"));
    storage::save_theme(None);
    assert_eq!(storage::theme(), None);
}

#[wasm_bindgen_test]
fn copy_in_another_folder_reads_what_was_kept_and_leaves_it() {
    let page = web_sys::window().unwrap().document().unwrap().document_element().unwrap();
    storage::save_theme(Some("dark"));
    storage::save_scenario("there", "{}");

    page.set_attribute("data-folder", "/two/").unwrap();
    assert_eq!(storage::theme().as_deref(), Some("dark"));
    storage::save_theme(Some("light"));
    assert_eq!(storage::theme().as_deref(), Some("light"));
    storage::save_theme(None);
    assert_eq!(storage::theme(), None);
    storage::save_scenario("own", "{}");
    assert_eq!(storage::scenarios(), ["own", "there"]);
    storage::delete_scenario("there");
    assert_eq!(storage::scenarios(), ["own"]);

    page.remove_attribute("data-folder").unwrap();
    assert_eq!(storage::theme().as_deref(), Some("dark"));
    assert_eq!(storage::scenarios(), ["there"]);
    storage::save_theme(None);
    storage::delete_scenario("there");
}

#[wasm_bindgen_test]
fn damaged_work_says_what_is_wrong() {
    for damaged in ["", "{", "{}", r#"{"version":2,"world":{}}"#, r#"{"version":1,"world":7}"#] {
        let error = saved_document::from_json(damaged).unwrap_err();
        assert!(error.to_string().len() > 20, "{damaged}: {error}");
    }
}

#[wasm_bindgen_test]
fn a_failure_of_the_page_is_told_and_the_work_can_be_downloaded() {
    storage::save_work("{\"version\":1}");
    panic::show_message();
    panic::show_message();
    let page = web_sys::window().unwrap().document().unwrap();
    let told = page.query_selector_all(".page-failed").unwrap();
    assert_eq!(told.length(), 1);
    let message = page.query_selector(".page-failed").unwrap().unwrap();
    assert!(message.text_content().unwrap().contains("reload the page"));
    let file = message.query_selector("a[download]").unwrap().unwrap();
    assert!(file.get_attribute("href").unwrap().ends_with("%22version%22%3A1%7D"));
    message.remove();
}

#[wasm_bindgen_test]
fn earlier_states_say_when_they_were_left_however_the_time_was_stored() {
    storage::save_state("Create user ann", "{}");
    let newest = storage::saved_states().into_iter().next().expect("just saved");
    assert_eq!(newest.step, "Create user ann");
    let year = js_sys::Date::new_0().get_full_year().to_string();
    assert!(newest.when.contains(&year), "{}", newest.when);

    // Earlier versions stored the words themselves.
    let stored = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    let keys = (0..stored.length().unwrap()).filter_map(|place| stored.key(place).unwrap());
    let key = keys.into_iter().find(|key| key.contains(".state.")).expect("the state");
    stored.set_item(&key, "1.2.2026, 10:00:00\nCreate user ann\n{}").unwrap();
    let words = storage::saved_states().into_iter().next().expect("still there");
    assert_eq!(words.when, "1.2.2026, 10:00:00");
    stored.remove_item(&key).unwrap();
}
