//! How a user signs in to the console: a password, and devices for multi-factor authentication.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, SignInCall, User};
use leptos::prelude::*;

use crate::session::use_session;
use crate::ui::derived::Derived;
use crate::ui::dynamic::dynamic;
use crate::ui::field::{ErrorText, TextField};

/// Console sign-in and MFA devices.
#[component]
pub fn SignIn(user: Derived<Option<User>>) -> impl IntoView {
    view! {
        <h4>"Console sign-in"</h4>
        <Password user/>
        <h4>"Multi-factor authentication"</h4>
        <Devices user/>
    }
}

#[component]
fn Password(user: Derived<Option<User>>) -> impl IntoView {
    let session = use_session();
    let profile = Derived::new(move || user.get().and_then(|user| user.login_profile));
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
        let step = format!("Enable console access for {}", name());
        let refused = session.call(step, vec![ApiCall::Iam(call.into())]).refused;
        problem.set(refused.map(|error| error.message).unwrap_or_default());
        password.set(String::new());
    };
    let disable = move |_| {
        let call = SignInCall::DeleteLoginProfile { user_name: name() };
        session.call(format!("Disable console access for {}", name()), vec![ApiCall::Iam(call.into())]);
    };
    dynamic(move || {
        match profile.get() {
        Some(profile) => {
            let reset = if profile.password_reset_required { ", to be changed at the next sign-in" } else { "" };
            view! {
                <p>{format!("Console access with a password, since {}{reset}.", profile.created.iso8601())}</p>
                <button type="button" class="danger" on:click=disable>"Disable console access"</button>
            }
            .into_any()
        }
        None => view! {
            <form on:submit=enable>
                <TextField id="console-password" label="Console password" value=password
                    hint="8 characters or more; three of capitals, small letters, digits, signs. This page forgets it at once: make one up."/>
                <label class="check">
                    <input type="checkbox" prop:checked=move || reset.get() on:change=move |_| reset.update(|on| *on = !*on)/>
                    "The user must choose a new password at the next sign-in"
                </label>
                <ErrorText text=problem/>
                <button type="submit">"Enable console access"</button>
            </form>
        }
        .into_any(),
    }
    })
}

#[component]
fn Devices(user: Derived<Option<User>>) -> impl IntoView {
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
        match session.call(format!("Assign MFA device {title}"), calls.into()).refused {
            Some(error) => problem.set(error.message),
            None => [device, problem].into_iter().for_each(|text| text.set(String::new())),
        }
    };
    let row = move |serial: String| {
        let title = serial.rsplit('/').next().unwrap_or_default().to_owned();
        let label = format!("Remove MFA device {title}");
        let shown = serial.clone();
        let remove = move |_| {
            let serial_number = serial.clone();
            let off =
                SignInCall::DeactivateMfaDevice { user_name: name(), serial_number: serial_number.clone() };
            let calls = [off, SignInCall::DeleteVirtualMfaDevice { serial_number }];
            let calls = calls.map(|call| ApiCall::Iam(IamCall::from(call)));
            session.call(format!("Remove MFA device {title}"), calls.into());
        };
        view! {
            <li><span><code>{shown}</code></span>
                <button type="button" aria-label=label on:click=remove>"Remove"</button></li>
        }
    };
    let devices = move || user.get().map(|user| user.mfa_devices).unwrap_or_default();
    view! {
        <ul class="rows">{dynamic(move || devices().into_iter().map(row).collect_view())}</ul>
        <form on:submit=assign>
            <TextField id="mfa-device" label="Name of a virtual device" value=device placeholder="phone"
                hint="Its two first codes are filled in: there is no device here."/>
            <ErrorText text=problem/>
            <button type="submit">"Assign MFA device"</button>
        </form>
    }
}
