//! The permissions boundary of a user or role: the most its policies can give.

use aws_world::ApiCall;
use aws_world::iam::IamCall;
use leptos::prelude::*;

use super::item_page::ItemLink;
use crate::components::glossary::Term;
use crate::components::policy_picker::policy_name;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::use_session;
use crate::text::inspector::boundary as text;
use crate::ui::dyn_view::dyn_view;

/// Shows, sets and removes the boundary.
#[component]
pub fn Boundary(kind: IdentityKind, name: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let boundary = session.derive(move |document| {
        name.with_value(|name| document.permissions(kind, name).and_then(|p| p.boundary.clone()))
    });
    let aws_managed = session.aws_managed();
    let choices = session.derive(move |document| {
        let own = document.account().iam.policies.values().map(|policy| policy.arn.clone());
        let aws = aws_managed.iter().map(|policy| policy.arn.to_owned());
        own.chain(aws).collect::<Vec<_>>()
    });
    let set = move |arn: String| {
        if arn.is_empty() {
            return;
        }
        let title = text::set_boundary(&policy_name(&arn));
        let of = kind.named(&name.get_value());
        let call = IamCall::PutPermissionsBoundary { of, permissions_boundary: arn };
        session.call(title, vec![ApiCall::Iam(call)]);
    };
    let remove = move |_| {
        let call = IamCall::DeletePermissionsBoundary { of: kind.named(&name.get_value()) };
        session.call(text::REMOVE_BOUNDARY, vec![ApiCall::Iam(call)]);
    };
    view! {
        <h4><Term name=text::PERMISSIONS_BOUNDARY/></h4>
        {dyn_view(move || match boundary.get() {
            Some(arn) => view! {
                <ul class="rows"><li>
                    <ItemLink name=policy_name(&arn) item=Selection::Policy(arn)/>
                    <button type="button" on:click=remove>{text::REMOVE_BOUNDARY}</button>
                </li></ul>
                <p class="hint">{text::IT_GIVES_NOTHING}</p>
            }.into_any(),
            None => view! {
                <div class="field">
                    <label for="boundary">{text::SET_ONE}</label>
                    <select id="boundary" on:change:target=move |event| set(event.target().value())>
                        <option value="">{text::CHOOSE_A_POLICY}</option>
                        {choices.get().into_iter().map(|arn| {
                            let title = policy_name(&arn);
                            view! { <option value=arn>{title}</option> }
                        }).collect_view()}
                    </select>
                </div>
            }.into_any(),
        })}
    }
}
