//! The create flows, in the console's steps, and the other dialogs.

pub mod access_key;
pub mod account;
pub mod confirmations;
pub mod connect;
pub mod examples;
pub mod form_dialog;
pub mod group;
pub mod identity_options;
pub mod launch;
pub mod palette;
pub mod policy;
pub mod resource;
pub mod review;
pub mod role;
pub mod saved_work;
pub mod trusted_entity;
pub mod user;

use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::{compare, inspector, lesson_path, make_lesson, real_account, share};
use crate::session::{Dialog, use_session};
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::form_styles::FORM_STYLES;
use crate::ui::lazy_view::lazy_view;

/// The open dialog, if any.
#[component]
pub fn Dialogs() -> impl IntoView {
    let session = use_session();
    let open = ErasedMemo::new(move || session.dialog.with(Option::is_some));
    view! { <div class="dialogs">{dyn_view(move || open.get().then(|| DIALOGS.show(Some(close_dialog()))))}</div> }
}

lazy_view!(DIALOGS = dialogs_chunk: dialogs in dialogs);

fn dialogs() -> AnyView {
    let session = use_session();
    let dialog = dyn_view(move || match session.dialog.get()? {
        Dialog::CreateUser => Some(view! { <user::CreateUser/> }.into_any()),
        Dialog::CreateGroup => Some(view! { <group::CreateGroup/> }.into_any()),
        Dialog::CreateRole => Some(view! { <role::CreateRole/> }.into_any()),
        Dialog::CreatePolicy => Some(view! { <policy::CreatePolicy/> }.into_any()),
        Dialog::AccessKey(credentials) => Some(view! { <access_key::NewAccessKey credentials/> }.into_any()),
        Dialog::CreateResource => Some(view! { <resource::CreateResource/> }.into_any()),
        Dialog::LaunchInstance => Some(view! { <launch::LaunchInstance/> }.into_any()),
        Dialog::Examples => Some(view! { <examples::Examples/> }.into_any()),
        Dialog::NoSuchExample => Some(view! { <examples::Examples is_missing=true/> }.into_any()),
        Dialog::ExamplesToEmbed => Some(view! { <examples::Examples to_embed=true/> }.into_any()),
        Dialog::SavedWork => Some(view! { <saved_work::SavedWork/> }.into_any()),
        Dialog::AddAccount => Some(view! { <account::AddAccount/> }.into_any()),
        Dialog::ItemsOfKind(kind) => Some(view! { <palette::Things kind/> }.into_any()),
        Dialog::Connect(of) => Some(view! { <connect::Connect of/> }.into_any()),
        Dialog::Detach(of) => Some(view! { <connect::Detach of/> }.into_any()),
        Dialog::Palette => Some(view! { <palette::Palette/> }.into_any()),
        Dialog::Reset => Some(view! { <confirmations::Reset/> }.into_any()),
        Dialog::LessonPath => Some(view! { <lesson_path::LessonPath/> }.into_any()),
        Dialog::NoSuchLesson(number) => Some(view! { <lesson_path::LessonPath missing=number/> }.into_any()),
        Dialog::WhoAndWhat => Some(view! { <lesson_path::recap::WhoAndWhat/> }.into_any()),
        Dialog::CourseFinished => Some(view! { <lesson_path::course_finished::CourseFinished/> }.into_any()),
        Dialog::MakeLesson => Some(view! { <make_lesson::MakeLesson/> }.into_any()),
        Dialog::Share => Some(share::SHARE.show(Some(close_dialog()))),
        Dialog::DamagedLink(found) => Some(view! { <share::unreadable::DamagedLink found/> }.into_any()),
        Dialog::Keyboard => Some(view! { <confirmations::Keyboard/> }.into_any()),
        Dialog::CompareStates | Dialog::CompareVersions(_) => Some(compare::show(close_dialog())),
        Dialog::ExplainDenied | Dialog::AddCaller | Dialog::Import | Dialog::Export => {
            Some(real_account::show(close_dialog()))
        }
    });
    view! { {dialog}<style>{inspector::STYLES}</style><style>{FORM_STYLES}</style> }.into_any()
}
