//! Saves the section being typed, a little after the last keystroke, through the form's own address.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, FormData, Headers, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
    Node, RequestInit, Response, SubmitEvent, UrlSearchParams,
};

/// How long after the last change the draft is saved.
const QUIET: Duration = Duration::from_secs(2);

/// What the form's address answers.
struct Saved {
    version: String,
    at: String,
}

/// The state of the draft in words, and the saving itself. Without scripts it says nothing and the buttons save.
#[island]
pub fn Autosave(
    /// The id of the form.
    form: String,
    /// 未保存の変更があります
    unsaved: String,
    /// 保存しました, before the time of day.
    saved: String,
    /// 自動保存できませんでした…
    failed: String,
) -> impl IntoView {
    let (state, set_state) = signal(String::new());
    let words = Words {
        unsaved,
        saved,
        failed,
    };
    Effect::new(move |_| {
        if let Some(form) = find(&form) {
            watch(form, set_state, words.clone());
        }
    });
    view! { <span aria-live="polite">{move || state.get()}</span> }
}

/// What the state says, in the reader's language.
#[derive(Clone)]
struct Words {
    unsaved: String,
    saved: String,
    failed: String,
}

/// One form, and what is under way for it.
struct Draft {
    form: HtmlFormElement,
    state: WriteSignal<String>,
    words: Words,
    /// The save that begins when nothing more is typed.
    pending: Cell<Option<TimeoutHandle>>,
    /// A save is on its way; its answer brings the version that the next one must name.
    saving: Cell<bool>,
    /// What was typed since the save under way began has waited long enough.
    again: Cell<bool>,
    /// The button pressed while a save was under way.
    pressed: RefCell<Option<HtmlElement>>,
}

/// Saves a little after the last change inside the form.
fn watch(form: HtmlFormElement, state: WriteSignal<String>, words: Words) {
    let draft = Rc::new(Draft {
        form,
        state,
        words,
        pending: Cell::default(),
        saving: Cell::default(),
        again: Cell::default(),
        pressed: RefCell::default(),
    });
    // A quick hand was there before the scripts.
    if was_typed_into(&draft.form) {
        draft.wait();
    }
    let typed = Rc::clone(&draft);
    let _typing = window_event_listener(leptos::ev::input, move |event| typed.changed(&event));
    let _sending = window_event_listener(leptos::ev::submit, move |event| draft.sent(&event));
}

impl Draft {
    fn changed(self: &Rc<Self>, event: &Event) {
        if inside(&self.form, event) {
            self.wait();
        }
    }

    /// Saves when nothing more comes for a while.
    fn wait(self: &Rc<Self>) {
        self.state.set(self.words.unsaved.clone());
        self.forget_pending();
        let draft = Rc::clone(self);
        let pending = set_timeout_with_handle(move || draft.due(), QUIET);
        self.pending.set(pending.ok());
    }

    /// The person's own save takes everything along; while another is under way it waits for the version.
    fn sent(&self, event: &SubmitEvent) {
        if !inside(&self.form, event) {
            return;
        }
        self.forget_pending();
        if self.saving.get() {
            event.prevent_default();
            *self.pressed.borrow_mut() = event.submitter();
        }
    }

    fn due(self: Rc<Self>) {
        if self.saving.replace(true) {
            self.again.set(true);
        } else {
            spawn_local(self.save_and_tell());
        }
    }

    async fn save_and_tell(self: Rc<Self>) {
        loop {
            self.again.set(false);
            self.state.set(match save(&self.form).await {
                Some(done) => {
                    renew(&self.form, &done.version);
                    format!("{} {}", self.words.saved, done.at)
                }
                None => self.words.failed.clone(),
            });
            if !self.again.get() {
                break;
            }
        }
        self.saving.set(false);
        if let Some(button) = self.pressed.take() {
            let _sent = self.form.request_submit_with_submitter(Some(&button));
        }
    }

    fn forget_pending(&self) {
        if let Some(pending) = self.pending.take() {
            pending.clear();
        }
    }
}

/// Whether something in the form is not as it was sent.
fn was_typed_into(form: &HtmlFormElement) -> bool {
    let Ok(fields) = form.query_selector_all("input, textarea") else {
        return false;
    };
    (0..fields.length())
        .filter_map(|at| fields.item(at))
        .any(|field| {
            if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                return area.default_value().is_ok_and(|sent| sent != area.value());
            }
            field.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
                input.checked() != input.default_checked() || input.value() != input.default_value()
            })
        })
}

fn inside(form: &HtmlFormElement, event: &Event) -> bool {
    let target = event.target();
    let node = target.as_ref().and_then(|target| target.dyn_ref::<Node>());
    form.contains(node)
}

fn find(id: &str) -> Option<HtmlFormElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Posts the form as it stands; `None` when it was not saved.
async fn save(form: &HtmlFormElement) -> Option<Saved> {
    let data = FormData::new_with_form(form).ok()?;
    let body = UrlSearchParams::new_with_record_from_str_to_str(&js_sys::Object::new()).ok()?;
    for entry in data.entries().into_iter().flatten() {
        let pair = js_sys::Array::from(&entry);
        body.append(&pair.get(0).as_string()?, &pair.get(1).as_string()?);
    }
    let headers = Headers::new().ok()?;
    headers.set("accept", "application/json").ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body);
    let answer = JsFuture::from(window().fetch_with_str_and_init(&form.action(), &init))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let json = JsFuture::from(answer.json().ok()?).await.ok()?;
    let field = |name: &str| js_sys::Reflect::get(&json, &name.into()).ok();
    Some(Saved {
        version: field("version")
            .and_then(|v| v.as_f64())
            .map(|v| format!("{v:.0}"))?,
        at: field("saved_at").and_then(|v| v.as_string())?,
    })
}

/// The next save must name the version that this one made.
fn renew(form: &HtmlFormElement, version: &str) {
    if let Ok(Some(field)) = form.query_selector("input[name=version]")
        && let Ok(input) = field.dyn_into::<HtmlInputElement>()
    {
        input.set_value(version);
    }
}
