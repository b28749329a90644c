//! Whom a statement is about: who is named, each to be changed, and what names one more.

use iam_policy_ide::{CompletionNames, PolicyEdit, PrincipalKind, SERVICE_PRINCIPALS, VisualList};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Card;
use super::choice::{Choice, Options};
use super::disclosure::Disclosure;
use super::entries::{Entries, Negation, Wording};
use super::written::Written;
use crate::session::completion_names::completion_names;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::{ErrorText, TextField};
use crate::ui::inline_markup::capitalized;

const WORDING: Wording =
    Wording { which: said::WHICH_PRINCIPALS, these: said::THESE_PRINCIPALS, none: said::NO_PRINCIPALS };

/// Who can be named, as the console tells them apart: accounts and identities are both `AWS` in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    Account,
    Identity,
    Service,
    Provider,
    CanonicalUser,
    Everyone,
}

impl Whom {
    const ALL: [Self; 6] =
        [Self::Account, Self::Identity, Self::Service, Self::Provider, Self::CanonicalUser, Self::Everyone];

    /// Who a name in the text is.
    fn of(kind: PrincipalKind, name: &str) -> Self {
        match kind {
            PrincipalKind::Service => Self::Service,
            PrincipalKind::Federated => Self::Provider,
            PrincipalKind::CanonicalUser => Self::CanonicalUser,
            PrincipalKind::Everyone => Self::Everyone,
            PrincipalKind::Aws if name == "*" => Self::Everyone,
            PrincipalKind::Aws if name.ends_with(":root") || !name.contains(':') => Self::Account,
            PrincipalKind::Aws => Self::Identity,
        }
    }

    fn kind(self) -> PrincipalKind {
        match self {
            Self::Account | Self::Identity => PrincipalKind::Aws,
            Self::Service => PrincipalKind::Service,
            Self::Provider => PrincipalKind::Federated,
            Self::CanonicalUser => PrincipalKind::CanonicalUser,
            Self::Everyone => PrincipalKind::Everyone,
        }
    }

    fn name(self) -> &'static str {
        let place = Self::ALL.iter().position(|whom| *whom == self).unwrap_or_default();
        said::WHOM.get(place).copied().unwrap_or_default()
    }

    /// What a name by hand looks like.
    fn example(self) -> &'static str {
        match self {
            Self::Account => "111122223333",
            Self::Identity => "arn:aws:iam::111122223333:role/app",
            Self::Service => "ec2.amazonaws.com",
            Self::Provider => "accounts.google.com",
            Self::CanonicalUser => said::CANONICAL_ID,
            Self::Everyone => "*",
        }
    }

    /// Those of the world, each with what it is.
    fn known(self, names: CompletionNames) -> Vec<(String, String)> {
        match self {
            Self::Account | Self::Identity => names
                .principals
                .into_iter()
                .filter(|(arn, _)| Self::of(PrincipalKind::Aws, arn) == self)
                .collect(),
            Self::Service => {
                SERVICE_PRINCIPALS.map(|(name, what)| (name.to_owned(), what.to_owned())).to_vec()
            }
            Self::Provider => names.providers,
            Self::CanonicalUser | Self::Everyone => Vec::new(),
        }
    }

    /// The name as it is written: an account by its ARN, as the console does.
    fn written(self, typed: &str) -> String {
        let typed = typed.trim();
        match self {
            Self::Everyone => "*".to_owned(),
            Self::Account if typed.len() == 12 && typed.bytes().all(|byte| byte.is_ascii_digit()) => {
                ["arn:aws:iam::", typed, ":root"].concat()
            }
            _ => typed.to_owned(),
        }
    }
}

/// `Principal` or `NotPrincipal`.
#[component]
pub fn Principals(card: Card) -> impl IntoView {
    let of = ErasedMemo::new(move || {
        card.statement.with(|statement| VisualList {
            negated: statement.principal.negated,
            values: statement.principal.named.iter().map(|(_, name)| name.clone()).collect(),
        })
    });
    let open = RwSignal::new(false);
    view! {
        <div class="part" role="group" aria-labelledby=card.element("principals")>
            <h5 id=card.element("principals")>{said::PRINCIPAL}</h5>
            <Negation card part="which-principals" turn=PolicyEdit::NegatePrincipal of wording=WORDING/>
            <Entries card removal=PolicyEdit::RemovePrincipal of wording=WORDING adder="add-principal" row=row/>
            <Disclosure id=card.element("add-principal") label=said::ADD_PRINCIPAL open><Add card/></Disclosure>
        </div>
    }
}

fn row(card: Card, place: usize, name: ErasedMemo<String>) -> AnyView {
    let kind = ErasedMemo::new(move || {
        let kind =
            card.statement.with(|statement| statement.principal.named.get(place).map(|(kind, _)| *kind));
        kind.unwrap_or(PrincipalKind::Everyone)
    });
    let take = move |text: String| {
        card.edited.edit(&[PolicyEdit::ReplacePrincipal(card.index, place, text.trim().to_owned())]);
    };
    let label = move || said::principal(place + 1, Whom::of(kind.get(), &name.get()).name());
    let is_name = ErasedMemo::new(move || kind.get() != PrincipalKind::Everyone);
    dyn_view(move || {
        let id = card.element(&format!("principal-{place}"));
        if is_name.get() {
            view! {
                <div class="principal">
                    <label for=id.clone()>{dyn_view(label)}</label>
                    <Written id value=name on_take=take/>
                </div>
            }
            .into_any()
        } else {
            view! { <span class="entry">{said::everyone(place + 1)}" "<code>"*"</code></span> }.into_any()
        }
    })
    .into_any()
}

/// What names one more: who it is, then one of the world or one by hand.
#[component]
fn Add(card: Card) -> impl IntoView {
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let session = card.edited.session;
    let whom = RwSignal::new(Whom::Account);
    let known = ErasedMemo::new(move || whom.get().known(completion_names(&session.document())));
    let chosen = RwSignal::new(known.with_untracked(|known| first(known)));
    let choose_whom = move |name: String| {
        whom.set(Whom::ALL.into_iter().find(|whom| whom.name() == name).unwrap_or(Whom::Account));
        chosen.set(known.with_untracked(|known| first(known)));
        problem.set(String::new());
    };
    let add = move || {
        let of = whom.get_untracked();
        let by_hand = chosen.with_untracked(String::is_empty);
        let name = of.written(&if by_hand { typed.get_untracked() } else { chosen.get_untracked() });
        let wrong = of.kind().problem(&name).unwrap_or_default();
        problem.set(sentence(wrong));
        let edit = PolicyEdit::AddPrincipal(card.index, of.kind(), name.clone());
        if wrong.is_empty() && card.edited.edit(&[edit]) {
            card.edited.say(said::added(&name));
            typed.set(String::new());
        }
    };
    let kinds = ErasedMemo::new(|| {
        vec![Options {
            title: "",
            of: Whom::ALL.map(|w| (w.name().to_owned(), w.name().to_owned())).to_vec(),
        }]
    });
    let options = ErasedMemo::new(move || {
        let mut of: Vec<(String, String)> =
            known.get().into_iter().map(|(name, what)| (name.clone(), format!("{name} ({what})"))).collect();
        of.push((String::new(), said::BY_HAND.to_owned()));
        vec![Options { title: "", of }]
    });
    let kind = ErasedMemo::new(move || whom.get().name().to_owned());
    let which = ErasedMemo::new(move || chosen.get());
    let is_everyone = ErasedMemo::new(move || whom.get() == Whom::Everyone);
    let offers = ErasedMemo::new(move || known.with(|known| !known.is_empty()));
    let is_typed = ErasedMemo::new(move || !is_everyone.get() && chosen.with(String::is_empty));
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            add();
        }
    };
    view! {
        <Choice id=card.element("whom") label=said::KIND_OF_PRINCIPAL options=kinds value=kind on_choose=choose_whom/>
        <Show when=move || offers.get()>
            <Choice id=card.element("who") label=said::WHICH options value=which on_choose=move |name| chosen.set(name)/>
        </Show>
        <Show when=move || is_everyone.get()><p class="hint">{said::EVERYONE_HINT}</p></Show>
        <div class="typed" on:keydown=on_key>
            {dyn_view(move || is_typed.get().then(|| {
                let hint = said::such_as(whom.get().example());
                view! { <TextField id=card.element("principal-name") label=said::NAME value=typed hint/> }
            }))}
        </div>
        <ErrorText text=problem/>
        <button type="button" on:click=move |_| add()>{said::ADD_THIS_PRINCIPAL}</button>
    }
}

/// A finding's words at the field: as a sentence, without marks.
fn sentence(words: &str) -> String {
    capitalized(&words.replace('`', ""))
}

fn first(known: &[(String, String)]) -> String {
    known.first().map(|(name, _)| name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_as_the_console_tells_it() {
        for (kind, name, whom) in [
            (PrincipalKind::Aws, "111122223333", Whom::Account),
            (PrincipalKind::Aws, "arn:aws:iam::111122223333:root", Whom::Account),
            (PrincipalKind::Aws, "arn:aws:iam::111122223333:role/app", Whom::Identity),
            (PrincipalKind::Aws, "*", Whom::Everyone),
            (PrincipalKind::Everyone, "*", Whom::Everyone),
            (PrincipalKind::Service, "ec2.amazonaws.com", Whom::Service),
        ] {
            assert_eq!(Whom::of(kind, name), whom, "{name}");
        }
    }

    #[test]
    fn what_is_offered_and_every_example_are_names_of_their_kind() {
        let document = crate::session::document::Document::default();
        for whom in Whom::ALL {
            let known = whom.known(completion_names(&document)).into_iter().map(|(name, _)| name);
            let example = (whom != Whom::CanonicalUser).then(|| whom.example().to_owned());
            for name in known.chain(example) {
                assert_eq!(whom.kind().problem(&whom.written(&name)), None, "{name}");
                assert_eq!(Whom::of(whom.kind(), &whom.written(&name)), whom, "{name}");
            }
        }
        assert_eq!(sentence("a `b` c"), "A b c");
        assert_eq!(Whom::Account.written(" 111122223333 "), "arn:aws:iam::111122223333:root");
        assert!(Whom::Service.kind().problem("ec2").is_some());
    }
}
