//! The form of one condition: a key that fits the actions, an operator that fits the key, values.

use iam_policy::condition::Operator;
use iam_policy_ide::{ApplicableKey, ConditionRow, PolicyEdit, condition_keys};
use leptos::prelude::*;

use super::Card;
use super::choice::{Choice, Options};
use crate::session::use_session;
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::{ErrorText, TextField};

/// What is filled in.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// A key of the list; empty for another.
    key: RwSignal<String>,
    /// The name in place of `${TagKey}`, or the whole of another key.
    name: RwSignal<String>,
    /// The operator without prefix and suffix.
    operator: RwSignal<String>,
    /// `ForAnyValue:`, `ForAllValues:` or nothing.
    set: RwSignal<String>,
    if_exists: RwSignal<bool>,
    /// One a line.
    values: RwSignal<String>,
}

/// What stands before the part of a key that is any name: `aws:ResourceTag/`.
fn open_end(key: &str) -> Option<&str> {
    key.find(['$', '<']).and_then(|at| key.get(..at))
}

/// `ForAnyValue:StringLikeIfExists` → `ForAnyValue:`, `StringLike`, true.
fn parts(operator: &str) -> (&str, &str, bool) {
    let cut = operator.find(':').map_or(0, |colon| colon + 1);
    let (set, rest) = operator.split_at_checked(cut).unwrap_or(("", operator));
    match rest.strip_suffix("IfExists") {
        Some(name) => (set, name, true),
        None => (set, rest, false),
    }
}

impl Form {
    fn new(row: &ConditionRow, keys: &[ApplicableKey]) -> Self {
        let listed = keys.iter().find(|known| known.key.eq_ignore_ascii_case(&row.key));
        let tagged = keys.iter().find_map(|known| {
            let before = open_end(&known.key)?;
            let begins = row.key.get(..before.len())?.eq_ignore_ascii_case(before);
            Some((known.key.clone(), row.key.get(before.len()..).filter(|_| begins)?.to_owned()))
        });
        let (key, name) = match listed {
            Some(known) => (known.key.clone(), String::new()),
            None => tagged.unwrap_or_else(|| (String::new(), row.key.clone())),
        };
        let (set, operator, if_exists) = parts(&row.operator);
        Self {
            key: RwSignal::new(key),
            name: RwSignal::new(name),
            operator: RwSignal::new(operator.to_owned()),
            set: RwSignal::new(set.to_owned()),
            if_exists: RwSignal::new(if_exists),
            values: RwSignal::new(row.values.join("\n")),
        }
    }

    /// The whole key; empty where something is missing.
    fn full_key(&self) -> String {
        let (key, name) = (self.key.get(), self.name.get());
        let name = name.trim();
        match open_end(&key) {
            _ if key.is_empty() => name.to_owned(),
            Some(_) if name.is_empty() => String::new(),
            Some(before) => [before, name].concat(),
            None => key,
        }
    }

    /// The condition, or what is missing.
    fn row(&self) -> Result<ConditionRow, &'static str> {
        let key = self.full_key();
        if key.is_empty() {
            return Err(said::KEY_MISSING);
        }
        let operator = self.operator.get();
        let values: Vec<String> = if self.is_flag() {
            vec![if self.values.with(|values| values == "false") { "false" } else { "true" }.to_owned()]
        } else {
            self.values
                .with(|values| values.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
        };
        if values.is_empty() {
            return Err(said::VALUE_MISSING);
        }
        let operator = match operator.as_str() {
            "Null" => operator,
            _ => [self.set.get().as_str(), &operator, if self.if_exists.get() { "IfExists" } else { "" }]
                .concat(),
        };
        Ok(ConditionRow { operator, key, values })
    }

    /// Whether the value is true or false. Several values, or a variable, are lines all the same.
    fn is_flag(&self) -> bool {
        self.operator.with(|operator| ["Bool", "Null"].contains(&operator.as_str()))
            && self.values.with(|values| ["", "true", "false"].contains(&values.as_str()))
    }

    /// Takes a key, with an operator that fits it.
    fn choose(&self, key: String, keys: &[ApplicableKey]) {
        if let Some(known) = keys.iter().find(|known| known.key == key) {
            let fits = self
                .operator
                .with_untracked(|operator| known.key_type.operators().contains(&operator.as_str()));
            if !fits && let Some(first) = known.key_type.operators().first() {
                self.operator.set((*first).to_owned());
                self.values.set(String::new());
            }
            self.set.set(if known.multivalued { "ForAnyValue:" } else { "" }.to_owned());
        }
        self.name.set(String::new());
        self.key.set(key);
    }
}

/// The form, for the condition at `place` or a new one.
#[component]
pub fn ConditionForm(card: Card, place: Option<usize>, close: Callback<()>) -> impl IntoView {
    let reference = use_session().service_reference;
    let keys = ErasedMemo::new(move || {
        reference.with(|reference| {
            card.statement.with(|statement| condition_keys(&statement.actions, reference.known()))
        })
    });
    let new = ConditionRow { operator: "StringEquals".into(), ..ConditionRow::default() };
    let row = place.and_then(|place| card.statement.with_untracked(|s| s.conditions.get(place).cloned()));
    let first = row.clone().unwrap_or(new);
    let form = keys.with_untracked(|keys| Form::new(&first, keys));
    if row.is_none()
        && let Some(key) = keys.with_untracked(|keys| keys.first().cloned())
    {
        keys.with_untracked(|keys| form.choose(key.key, keys));
    }
    let problem = RwSignal::new(String::new());
    let save = move |_| match untrack(|| form.row()) {
        Err(missing) => problem.set(missing.to_owned()),
        Ok(row) => {
            let told = said::added(&[&row.operator, " ", &row.key].concat());
            let edit = match place {
                Some(place) => PolicyEdit::SetCondition(card.index, place, row),
                None => PolicyEdit::AddCondition(card.index, row),
            };
            if card.edited.edit(&[edit]) {
                card.edited.say(told);
                close.run(());
            }
        }
    };
    let name = if row.is_some() {
        said::edit(&[&first.operator, " ", &first.key].concat())
    } else {
        said::NEW_CONDITION.to_owned()
    };
    view! {
        <div class="condition-form" role="group" aria-label=name>
            <Key card form keys/>
            <Compare card form keys/>
            <Values card form/>
            <ErrorText text=problem/>
            <div class="button-row">
                <button type="button" on:click=save>{if place.is_some() { said::SAVE } else { said::SAVE_NEW }}</button>
                <button type="button" class="quiet" on:click=move |_| close.run(())>{said::CANCEL}</button>
            </div>
        </div>
    }
}

#[component]
fn Key(card: Card, form: Form, keys: ErasedMemo<Vec<ApplicableKey>>) -> impl IntoView {
    let options = ErasedMemo::new(move || {
        let of = |global: bool| -> Vec<(String, String)> {
            let group = keys.get().into_iter().filter(|key| key.global == global);
            group.map(|key| (key.key.clone(), key.key)).collect()
        };
        let other = vec![(String::new(), said::OTHER_KEY.to_owned())];
        let groups = [
            Options { title: said::KEYS_OF_ACTIONS, of: of(false) },
            Options { title: said::GLOBAL_KEYS, of: of(true) },
            Options { title: "", of: other },
        ];
        groups.into_iter().filter(|group| !group.of.is_empty()).collect::<Vec<_>>()
    });
    let value = ErasedMemo::new(move || form.key.get());
    let choose = move |key| keys.with_untracked(|keys| form.choose(key, keys));
    let label = ErasedMemo::new(move || {
        let key = form.key.get();
        match key.as_str() {
            "" => Some(said::TYPED_KEY),
            key => open_end(key).map(|_| said::TAG_KEY),
        }
    });
    view! {
        <Choice id=card.element("key") label=said::KEY options value on_choose=choose/>
        {dyn_view(move || label.get().map(|label| view! { <div on:keydown=no_enter><TextField id=card.element("key-name") label value=form.name/></div> }))}
    }
}

/// Enter would send the form around it.
fn no_enter(event: leptos::ev::KeyboardEvent) {
    if event.key() == "Enter" {
        event.prevent_default();
    }
}

#[component]
fn Compare(card: Card, form: Form, keys: ErasedMemo<Vec<ApplicableKey>>) -> impl IntoView {
    let operators = ErasedMemo::new(move || {
        let key = form.key.get();
        let known = keys.with(|keys| keys.iter().find(|known| known.key == key).map(|known| known.key_type));
        let mut names: Vec<String> = match known {
            Some(key_type) => key_type.operators().iter().map(|name| (*name).to_owned()).collect(),
            None => Operator::names().map(str::to_owned).collect(),
        };
        // What is written stays to be chosen.
        let written = form.operator.get();
        if !names.contains(&written) {
            names.push(written);
        }
        vec![Options { title: "", of: names.into_iter().map(|name| (name.clone(), name)).collect() }]
    });
    let sets = ErasedMemo::new(move || {
        let of = [("", said::ONE_VALUE), ("ForAnyValue:", said::FOR_ANY), ("ForAllValues:", said::FOR_ALL)];
        vec![Options {
            title: "",
            of: of.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec(),
        }]
    });
    let operator = ErasedMemo::new(move || form.operator.get());
    let set = ErasedMemo::new(move || form.set.get());
    view! {
        <Choice id=card.element("operator") label=said::OPERATOR options=operators value=operator
            on_choose=move |operator| form.operator.set(operator)/>
        // Null asks whether the key is there at all: the rest makes no sense with it.
        <Show when=move || operator.with(|operator| operator != "Null")>
            <Choice id=card.element("set") label=said::SEVERAL options=sets value=set on_choose=move |set| form.set.set(set)/>
            <label class="check">
                <input type="checkbox" prop:checked=move || form.if_exists.get()
                    on:change=move |_| form.if_exists.update(|on| *on = !*on)/>
                {said::IF_EXISTS}
            </label>
        </Show>
    }
}

#[component]
fn Values(card: Card, form: Form) -> impl IntoView {
    let flags = ErasedMemo::new(move || {
        let labels = if form.operator.with(|operator| operator == "Null") {
            said::NULL_VALUES
        } else {
            ["true", "false"]
        };
        let of = ["true", "false"].into_iter().zip(labels);
        vec![Options {
            title: "",
            of: of.map(|(value, label)| (value.to_owned(), label.to_owned())).collect(),
        }]
    });
    let flag = ErasedMemo::new(move || {
        if form.values.with(|values| values == "false") { "false" } else { "true" }.to_owned()
    });
    let id = StoredValue::new(card.element("values"));
    let lines = move || {
        let id = id.get_value();
        view! {
            <div class="field">
                <label for=id.clone()>{said::VALUES}</label>
                <textarea id=id rows="3" autocomplete="off" autocapitalize="off" spellcheck="false"
                    prop:value=move || form.values.get()
                    on:input:target=move |event| form.values.set(event.target().value())></textarea>
            </div>
        }
    };
    view! {
        <Show when=move || form.is_flag() fallback=lines>
            <Choice id=id.get_value() label=said::VALUE options=flags value=flag on_choose=move |value| form.values.set(value)/>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use iam_policy::reference::Reference;
    use iam_policy_ide::VisualList;

    use super::*;

    fn keys() -> Vec<ApplicableKey> {
        let actions = VisualList { negated: false, values: vec!["s3:ListBucket".into()] };
        condition_keys(&actions, &Reference::common())
    }

    fn row(operator: &str, key: &str, values: &[&str]) -> ConditionRow {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        ConditionRow { operator: operator.into(), key: key.into(), values }
    }

    #[test]
    fn a_row_goes_through_the_form_unchanged() {
        Owner::new().with(|| {
            for row in [
                row("ForAnyValue:StringLikeIfExists", "aws:TagKeys", &["a", "b c"]),
                row("StringEquals", "aws:ResourceTag/team", &["x"]),
                row("Null", "s3:prefix", &["false"]),
                row("Bool", "aws:SecureTransport", &["${aws:SecureTransport}"]),
                row("Made:Up", "odd:Key", &["1"]),
            ] {
                assert_eq!(Form::new(&row, &keys()).row(), Ok(row));
            }
        });
    }

    #[test]
    fn a_key_brings_an_operator_that_fits() {
        Owner::new().with(|| {
            let form = Form::new(&row("StringEquals", "s3:prefix", &["home/"]), &keys());
            form.choose("aws:SecureTransport".into(), &keys());
            assert_eq!(form.row(), Ok(row("Bool", "aws:SecureTransport", &["true"])));
            form.choose("aws:TagKeys".into(), &keys());
            assert_eq!(form.row(), Err(said::VALUE_MISSING));
            form.values.set("a\n\nb".into());
            assert_eq!(form.row(), Ok(row("ForAnyValue:StringEquals", "aws:TagKeys", &["a", "b"])));
            form.choose("aws:PrincipalTag/${TagKey}".into(), &keys());
            assert_eq!(form.row(), Err(said::KEY_MISSING));
            form.name.set("team".into());
            assert_eq!(form.row().map(|row| row.key), Ok("aws:PrincipalTag/team".into()));
        });
    }
}
