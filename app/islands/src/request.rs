//! A request for a page of this site, whose upload can be watched.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, ProgressEvent, XmlHttpRequest};

/// A page as it came, after redirects.
pub struct Reply {
    /// The address that answered in the end.
    pub address: String,
    /// The whole document.
    pub html: String,
}

/// Asks for a page as a person does who follows a link.
pub async fn visit(address: &str) -> Option<Reply> {
    let request = open("GET", address)?;
    complete(&request, None).await
}

/// Asks for a page in nobody's name: the session rests on.
pub async fn look_again(address: &str) -> Option<Reply> {
    let request = open("GET", address)?;
    request.set_request_header("x-refresh", "1").ok()?;
    complete(&request, None).await
}

/// Sends a form; `watch` hears how many bytes of how many were sent.
pub async fn post(
    address: &str,
    form: &FormData,
    watch: impl Fn(f64, f64) + 'static,
) -> Option<Reply> {
    let request = open("POST", address)?;
    let progress: Closure<dyn Fn(ProgressEvent)> =
        Closure::new(move |event: ProgressEvent| watch(event.loaded(), event.total()));
    let upload = request.upload().ok()?;
    upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
    complete(&request, Some(form)).await
}

fn open(method: &str, address: &str) -> Option<XmlHttpRequest> {
    let request = XmlHttpRequest::new().ok()?;
    request.open_with_async(method, address, true).ok()?;
    Some(request)
}

/// `None` where the connection broke: what to do then depends on what was asked.
async fn complete(request: &XmlHttpRequest, form: Option<&FormData>) -> Option<Reply> {
    let answered = Promise::new(&mut |answered, broken| {
        request.set_onload(Some(&answered));
        request.set_onerror(Some(&broken));
        request.set_onabort(Some(&broken));
    });
    request.send_with_opt_form_data(form).ok()?;
    JsFuture::from(answered).await.ok()?;
    Some(Reply {
        address: request.response_url(),
        html: request.response_text().ok()??,
    })
}
