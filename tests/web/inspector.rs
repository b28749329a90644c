//! The inspector shows every kind of item, and its edits are commands.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use iam_playground::components::inspector::Inspector;
use iam_playground::session::selection::{IdentityKind, Selection};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{MountedPage, mount};

async fn select(page: &MountedPage, selection: Selection) {
    page.session.selection.set(Some(selection));
    tick().await;
}

#[wasm_bindgen_test]
async fn the_inspector_shows_every_kind_that_the_first_world_has() {
    let page = mount(|| view! { <Inspector/> });
    assert!(page.all("h3").is_empty());
    let document = page.session.document_untracked();
    let account = document.account();
    let items = [
        (Selection::Instance(document.instance_id()), "photo-app"),
        (Selection::Stranger, "stranger"),
        (Selection::Bucket("photo-app-bucket".to_owned()), "photo-app-bucket"),
        (Selection::LogGroup("/photo-app/web".to_owned()), "/photo-app/web"),
        (Selection::Account(account.id.to_string()), account.name.as_str()),
        (Selection::Organization, "none yet"),
    ];
    for (selection, title) in items {
        select(&page, selection.clone()).await;
        let heading = page.find("h3").text_content().unwrap().to_lowercase();
        assert!(heading.contains(&title.to_lowercase()), "{selection:?}: {heading}");
    }
}

#[wasm_bindgen_test]
async fn inspector_shows_a_created_item_and_deletes_it() {
    let page = mount(|| view! { <Inspector/> });
    let user = IamCall::CreateUser {
        user_name: "ann".into(),
        path: "/".into(),
        permissions_boundary: None,
        tags: Default::default(),
    };
    let group = IamCall::CreateGroup { group_name: "Developers".into(), path: "/".into() };
    let outcome = page.session.call("Create two", vec![ApiCall::Iam(user), ApiCall::Iam(group)]);
    assert!(outcome.refused.is_none());
    let items = [
        (Selection::Group("Developers".to_owned()), "Developers"),
        (Selection::User("ann".to_owned()), "ann"),
    ];
    for (selection, title) in items {
        select(&page, selection).await;
        assert_eq!(page.find("h3").text_content().unwrap(), title);
    }
    page.press(".danger").await;
    assert!(page.session.document_untracked().account().iam.users.get("ann").is_none(), "{}", page.text());
    page.session.undo();
    tick().await;
    assert!(page.session.document_untracked().account().iam.users.get("ann").is_some());
}

#[wasm_bindgen_test]
async fn inspector_survives_an_item_that_does_not_exist() {
    let page = mount(|| view! { <Inspector/> });
    let items = [
        Selection::User("gone".to_owned()),
        Selection::Role("gone".to_owned()),
        Selection::Policy("arn:aws:iam::111122223333:policy/gone".to_owned()),
        Selection::InlinePolicy(IdentityKind::User, "gone".to_owned(), "gone".to_owned()),
        Selection::InstanceProfile("gone".to_owned()),
        Selection::AccessKey("gone".to_owned(), "AKIAGONE".to_owned()),
        Selection::Object("photo-app-bucket".to_owned(), "gone".to_owned()),
        Selection::KmsKey("gone".to_owned()),
        Selection::OidcProvider("gone".to_owned()),
        Selection::SamlProvider("gone".to_owned()),
        Selection::Unit("ou-gone".to_owned()),
        Selection::OrganizationPolicy("p-gone".to_owned()),
    ];
    for selection in items {
        select(&page, selection.clone()).await;
        assert!(page.session.undo_name().is_none(), "{selection:?}");
    }
}
