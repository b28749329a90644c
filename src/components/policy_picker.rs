//! Choosing managed policies from a list that can be searched.

use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use crate::components::glossary::Term;
use crate::session::use_session;
use crate::text::policy_picker as text;
use crate::ui::dyn_view::dyn_view;

/// The last part of a policy's ARN.
pub fn policy_name(arn: &str) -> String {
    arn.rsplit('/').next().unwrap_or(arn).to_owned()
}

/// A searchable list of check boxes over the customer's own and AWS's managed policies.
#[component]
pub fn PolicyPicker(
    /// ARNs chosen.
    chosen: RwSignal<Vec<String>>,
    /// ARNs left out.
    #[prop(into)]
    hidden: Signal<Vec<String>>,
) -> impl IntoView {
    let session = use_session();
    let filter = RwSignal::new(String::new());
    let aws_managed = session.aws_managed();
    let all = session.derive(move |document| {
        let own = document
            .account()
            .iam
            .policies
            .values()
            .map(|policy| (policy.arn.clone(), text::CUSTOMER_MANAGED.to_owned()));
        let aws = aws_managed.iter().map(|policy| (policy.arn.to_owned(), policy.purpose.to_owned()));
        own.chain(aws).collect::<Vec<(String, String)>>()
    });
    let shown = ErasedMemo::new(move || {
        let wanted = filter.get().to_ascii_lowercase();
        let hidden = hidden.get();
        let fits = |(arn, about): &&(String, String)| {
            !hidden.contains(arn)
                && (policy_name(arn).to_ascii_lowercase().contains(&wanted)
                    || about.to_ascii_lowercase().contains(&wanted))
        };
        all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    view! {
        <fieldset class="picker">
            <legend><Term name=text::PERMISSIONS_POLICIES/></legend>
            <label class="visually-hidden" for="policy-filter">{text::SEARCH_POLICIES}</label>
            <input id="policy-filter" type="search" placeholder=text::SEARCH_EXAMPLES autocomplete="off"
                prop:value=move || filter.get() on:input:target=move |event| filter.set(event.target().value())/>
            <ul>
                <For each=move || shown.get() key=|(arn, _)| arn.clone() let((arn, about))>
                    <Choice arn about chosen/>
                </For>
            </ul>
            <p class="hint" aria-live="polite">
                {dyn_view(move || text::policies(shown.with(Vec::len)))}
            </p>
        </fieldset>
    }
}

#[component]
fn Choice(arn: String, about: String, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let name = policy_name(&arn);
    let is_chosen = {
        let arn = arn.clone();
        move || chosen.with(|chosen| chosen.contains(&arn))
    };
    let toggle = move |_| {
        chosen.update(|chosen| match chosen.iter().position(|other| *other == arn) {
            Some(index) => {
                chosen.remove(index);
            }
            None => chosen.push(arn.clone()),
        });
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <span><span class="card-title">{name}</span><span class="card-note">{about}</span></span>
            </label>
        </li>
    }
}
