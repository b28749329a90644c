//! The access matrix: a grid of callers and requests, each cell a verdict that opens its explanation.

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::verdict::VerdictIcon;
use crate::session::command::Command;
use crate::session::matrix::{Cell, Matrix};
use crate::session::selection::{MatrixCaller, WhyTarget};
use crate::session::use_session;
use crate::ui::dynamic::dynamic;
use crate::ui::field::ErrorText;
use crate::ui::prose::Breakable;
use aws_world::world::Request;

/// The matrix with its form for further requests.
#[component]
pub fn AccessMatrix() -> impl IntoView {
    let session = use_session();
    let matrix = session.matrix;
    let current = RwSignal::new((0_usize, 0_usize));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let (rows, columns) = matrix.with_untracked(|m| (m.rows.len(), m.requests.len()));
        let (row, column) = current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => (row + 1, column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowRight" => (row, column + 1),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "Home" => (row, 0),
            "End" => (row, columns.saturating_sub(1)),
            _ => return,
        };
        event.prevent_default();
        let next = (next.0.min(rows.saturating_sub(1)), next.1.min(columns.saturating_sub(1)));
        current.set(next);
        focus::focus_later(format!("cell-{}-{}", next.0, next.1));
    };
    view! {
        <div class="matrix">
            <div class="matrix-scroll">
                <table role="grid" aria-label="Access matrix: who may make which request" on:keydown=on_key>
                    <thead>{dynamic(move || view! { <Head matrix=matrix.get()/> })}</thead>
                    <tbody>
                        {dynamic(move || {
                            let matrix = matrix.get();
                            matrix
                                .rows
                                .iter()
                                .enumerate()
                                .map(|(index, row)| {
                                    let cells = row
                                        .cells
                                        .iter()
                                        .zip(&matrix.requests)
                                        .enumerate()
                                        .map(|(column, (cell, request))| {
                                            view! {
                                                <CellView place=(index, column) current cell=cell.clone()
                                                    caller=row.caller.clone() name=row.name.clone() request=request.clone()/>
                                            }
                                        })
                                        .collect_view();
                                    view! {
                                        <tr>
                                            <th scope="row">
                                                <span class="card-title"><Breakable text=row.name.clone()/></span>
                                                <span class="card-note">{row.kind.clone()}</span>
                                            </th>
                                            {cells}
                                        </tr>
                                    }
                                })
                                .collect_view()
                        })}
                    </tbody>
                </table>
            </div>
            <AddRequest/>
        </div>
    }
}

#[component]
fn Head(matrix: Matrix) -> impl IntoView {
    let session = use_session();
    let columns = matrix
        .requests
        .iter()
        .enumerate()
        .map(|(index, request)| {
            let (service, name) = request.action.split_once(':').unwrap_or(("", &request.action));
            let own = index.checked_sub(matrix.app_steps);
            view! {
                <th scope="col" title=request.resource.clone()>
                    <span class="service">{format!("{service}:")}</span>
                    <span><Breakable text=name/></span>
                    <span class="visually-hidden">{format!(" on {}", request.resource)}</span>
                    {own
                        .map(|own| {
                            let label = format!("Remove {} from the matrix", request.action);
                            view! {
                                <button type="button" class="quiet remove" aria-label=label
                                    on:click=move |_| { session.perform(Command::RemoveRequest(own)); }>
                                    "×"
                                </button>
                            }
                        })}
                </th>
            }
        })
        .collect_view();
    view! { <tr><th scope="col"><span class="visually-hidden">"Caller"</span></th>{columns}</tr> }
}

#[component]
fn CellView(
    place: (usize, usize),
    current: RwSignal<(usize, usize)>,
    cell: Cell,
    caller: MatrixCaller,
    name: String,
    request: Request,
) -> impl IntoView {
    let session = use_session();
    let changed = cell.before.is_some();
    let was = cell.before.map(|before| format!("was: {}", before.words()));
    let label = format!(
        "{name}, {}: {}{}. Why?",
        request.action,
        cell.verdict.words(),
        was.as_ref().map(|was| format!(", {was}")).unwrap_or_default()
    );
    let action = request.action.clone();
    let target = WhyTarget::Cell(caller, request);
    let is_open = {
        let target = target.clone();
        move || session.why.with(|why| why.as_ref() == Some(&target)).to_string()
    };
    view! {
        <td class=format!("cell {}", cell.verdict.class()) class:changed=changed>
            <button
                type="button"
                id=format!("cell-{}-{}", place.0, place.1)
                tabindex=move || if current.get() == place { "0" } else { "-1" }
                aria-label=label
                aria-pressed=is_open
                data-action=action
                on:click=move |_| {
                    current.set(place);
                    session.explain(target.clone());
                }
            >
                <VerdictIcon verdict=cell.verdict/>
                <span class="word">{cell.verdict.words()}</span>
                {was.map(|was| view! { <span class="was">{was}</span> })}
            </button>
        </td>
    }
}

#[component]
fn AddRequest() -> impl IntoView {
    let session = use_session();
    let action = RwSignal::new(String::new());
    let resource = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let suggestions = session.derive(|document| {
        let account = document.account();
        let buckets =
            account.s3.buckets.keys().flat_map(|name| {
                [format!("arn:aws:s3:::{name}"), format!("arn:aws:s3:::{name}/photos/cat.jpg")]
            });
        let groups = account.logs.groups.values().map(|group| group.arn.clone());
        let roles = document.roles().map(|role| role.arn.clone());
        ["*".to_owned()].into_iter().chain(buckets).chain(groups).chain(roles).collect::<Vec<_>>()
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let request = Request {
            action: action.get_untracked().trim().to_owned(),
            resource: resource.get_untracked().trim().to_owned(),
        };
        problem.set(match check(&request) {
            Err(text) => text,
            Ok(()) => {
                session.perform(Command::AddRequest(request));
                action.set(String::new());
                String::new()
            }
        });
    };
    view! {
        <form class="add-request" on:submit=add>
            <label for="request-action">"Also ask: action"</label>
            <input id="request-action" type="text" placeholder="s3:DeleteObject" autocomplete="off" spellcheck="false"
                prop:value=move || action.get() on:input:target=move |e| action.set(e.target().value())/>
            <label for="request-resource">"on resource"</label>
            <input id="request-resource" type="text" list="request-resources" placeholder="arn:aws:s3:::…" autocomplete="off"
                spellcheck="false" prop:value=move || resource.get() on:input:target=move |e| resource.set(e.target().value())/>
            <datalist id="request-resources">
                {dynamic(move || suggestions.get().into_iter().map(|value| view! { <option value=value></option> }).collect_view())}
            </datalist>
            <button type="submit">"Add"</button>
            <ErrorText text=problem/>
        </form>
    }
}

fn check(request: &Request) -> Result<(), String> {
    let plausible =
        request.action.split_once(':').is_some_and(|(service, name)| !service.is_empty() && !name.is_empty());
    if !plausible || request.action.contains(['*', '?', ' ']) {
        return Err("Write one action as service:Name, for example s3:DeleteObject.".into());
    }
    if request.resource != "*" && !request.resource.starts_with("arn:") {
        return Err("Write the resource as an ARN, or * for actions that have none.".into());
    }
    Ok(())
}
