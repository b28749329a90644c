//! How a user signs in to the console: a password, and devices for multi-factor authentication.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, SignInCall, User};
use leptos::prelude::*;

use crate::components::glossary::Term;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::sign_in as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::{ErrorText, TextField};

/// Console sign-in and MFA devices.
#[component]
pub fn SignIn(user: ErasedMemo<Option<User>>) -> impl IntoView {
    view! {
        <h4><Term name=text::CONSOLE_SIGN_IN/></h4>
        <Password user/>
        <h4><Term name=text::MULTI_FACTOR_AUTHENTICATION/></h4>
        <Devices user/>
    }
}

#[component]
fn Password(user: ErasedMemo<Option<User>>) -> impl IntoView {
    let session = use_session();
    let profile = ErasedMemo::new(move || user.get().and_then(|user| user.login_profile));
    let name = move || user.get_untracked().map(|user| user.name).unwrap_or_default();
    let password = RwSignal::new(String::new());
    let reset = RwSignal::new(true);
    let problem = RwSignal::new(String::new());
    let enable = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let call = SignInCall::CreateLoginProfile {
            user_name: name(),
            password: password.get_untracked(),
            password_reset_required: reset.get_untracked(),
        };
        let step = text::enable_step(&name());
        let refused = session.call(step, vec![ApiCall::Iam(call.into())]).refused;
        problem.set(refused.map(|error| error.message).unwrap_or_default());
        password.set(String::new());
    };
    let disable = move |_| {
        let call = SignInCall::DeleteLoginProfile { user_name: name() };
        session.call(text::disable_step(&name()), vec![ApiCall::Iam(call.into())]);
    };
    dyn_view(move || {
        match profile.get() {
        Some(profile) => {
            view! {
                <p>{text::since(&profile.created.iso8601(), profile.password_reset_required)}</p>
                <button type="button" class="danger" on:click=disable>{text::DISABLE_CONSOLE_ACCESS}</button>
            }
            .into_any()
        }
        None => view! {
            <form on:submit=enable>
                <TextField id="console-password" label=text::CONSOLE_PASSWORD value=password
                    hint=text::PASSWORD_RULES/>
                <label class="check">
                    <input type="checkbox" prop:checked=move || reset.get() on:change=move |_| reset.update(|on| *on = !*on)/>
                    {text::NEW_PASSWORD_NEEDED}
                </label>
                <ErrorText text=problem/>
                <button type="submit">{text::ENABLE_CONSOLE_ACCESS}</button>
            </form>
        }
        .into_any(),
    }
    })
}

#[component]
fn Devices(user: ErasedMemo<Option<User>>) -> impl IntoView {
    let session = use_session();
    let account = session.document_untracked().account().id.clone();
    let name = move || user.get_untracked().map(|user| user.name).unwrap_or_default();
    let device = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let assign = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let title = device.get_untracked().trim().to_owned();
        let create = SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name: title.clone() };
        // Two codes that a device would show one after the other.
        let enable = SignInCall::EnableMfaDevice {
            user_name: name(),
            serial_number: format!("arn:aws:iam::{account}:mfa/{title}"),
            authentication_code1: "123456".to_owned(),
            authentication_code2: "654321".to_owned(),
        };
        let calls = [create, enable].map(|call| ApiCall::Iam(IamCall::from(call)));
        match session.call(text::assign_step(&title), calls.into()).refused {
            Some(error) => problem.set(error.message),
            None => [device, problem].into_iter().for_each(|text| text.set(String::new())),
        }
    };
    let row = move |serial: String| {
        let title = serial.rsplit('/').next().unwrap_or_default().to_owned();
        let label = text::remove_device(&title);
        let shown = serial.clone();
        let remove = move |_| {
            let serial_number = serial.clone();
            let off =
                SignInCall::DeactivateMfaDevice { user_name: name(), serial_number: serial_number.clone() };
            let calls = [off, SignInCall::DeleteVirtualMfaDevice { serial_number }];
            let calls = calls.map(|call| ApiCall::Iam(IamCall::from(call)));
            session.call(text::remove_device(&title), calls.into());
        };
        view! {
            <li><span><code>{shown}</code></span>
                <button type="button" aria-label=label on:click=remove>{buttons::REMOVE}</button></li>
        }
    };
    let devices = move || user.get().map(|user| user.mfa_devices).unwrap_or_default();
    view! {
        <ul class="rows">{dyn_view(move || devices().into_iter().map(row).collect_view())}</ul>
        <form on:submit=assign>
            <TextField id="mfa-device" label=text::NAME_OF_A_VIRTUAL_DEVICE value=device placeholder=text::PHONE
                hint=text::CODES_ARE_FILLED_IN/>
            <ErrorText text=problem/>
            <button type="submit">{text::ASSIGN_MFA_DEVICE}</button>
        </form>
    }
}
