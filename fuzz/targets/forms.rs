//! Bodies of forms, through the decoder of the pages and the rules behind it. The first byte says which form
//! is meant. What passes the rules must pass them again as the portal itself would write it.
#![no_main]

use app::bodies::typed_section;
use domain::accounts::RegistrationForm;
use domain::applications::{Content, Evidence, Section, changes, problems, status};
use domain::clients::ClientForm;
use domain::intake::AnnounceForm;
use domain::organisations::OrganisationForm;
use domain::subscriptions::SubscriptionForm;
use fuzz::{posted, posted_once, today};
use libfuzzer_sys::fuzz_target;
use services::members::accept::AcceptForm;
use services::members::invite::InvitationForm;
use services::accounts::sign_in::SignInForm;
use services::consents::RecordForm;
use services::contracts::{DrawUpForm, SignForm};
use services::review::{DeclineForm, ProposeForm, ReturnForm, TakeForm, VerificationForm};

const FORMS: [fn(&[u8]); 6] = [registration, organisation, section, announcement, client, plain];

fuzz_target!(|data: &[u8]| {
    if let Some((which, body)) = data.split_first() {
        FORMS[usize::from(*which) % FORMS.len()](body);
    }
});

fn registration(body: &[u8]) {
    let Some(form) = posted::<RegistrationForm>(body) else {
        return;
    };
    if let Ok(registration) = form.parse(today()) {
        let shown = OrganisationForm::from(&registration.organisation);
        assert_eq!(shown.parse(today()).as_ref(), Ok(&registration.organisation));
    }
}

fn organisation(body: &[u8]) {
    let Some(form) = posted::<OrganisationForm>(body) else {
        return;
    };
    if let Ok(organisation) = form.parse(today()) {
        let shown = OrganisationForm::from(&organisation);
        assert_eq!(shown.parse(today()).as_ref(), Ok(&organisation));
    }
}

/// Saving never refuses: whatever was typed is kept, shown as changed and judged.
fn section(body: &[u8]) {
    let Some(pairs) = posted_once::<Vec<(String, String)>>(body) else {
        return;
    };
    let evidence = Evidence {
        today: today(),
        documents: Vec::new(),
        banks: Vec::new(),
    };
    for section in Section::ALL {
        let before = Content::default();
        let content = before.clone().with(typed_section(section, &pairs));
        let kept = serde_json::to_value(&content).ok();
        let read = kept.and_then(|kept| serde_json::from_value::<Content>(kept).ok());
        assert_eq!(read.as_ref(), Some(&content));
        assert_eq!(changes(&before, &content).is_empty(), before == content);
        let _ = (
            problems(&content, section, &evidence),
            status(&content, section, &evidence),
        );
    }
}

fn announcement(body: &[u8]) {
    let _ = posted::<AnnounceForm>(body).map(|form| form.parse());
    let _ = posted::<SubscriptionForm>(body).map(|form| form.parse());
}

fn client(body: &[u8]) {
    let Some(Ok(client)) = posted_once::<ClientForm>(body).map(|form| form.parse()) else {
        return;
    };
    for address in &client.redirect_uris {
        assert!(address.starts_with("https://") || address.starts_with("http://"));
        assert!(!address.contains('#') && !address.contains(char::is_control));
    }
}

/// Forms whose rules need a database: here they are only decoded.
fn plain(body: &[u8]) {
    let _ = posted::<InvitationForm>(body);
    let _ = posted::<ReturnForm>(body);
    let _ = posted_once::<AcceptForm>(body);
    let _ = posted_once::<SignInForm>(body);
    let _ = posted_once::<RecordForm>(body);
    let _ = posted_once::<DrawUpForm>(body);
    let _ = posted_once::<SignForm>(body);
    let _ = posted_once::<DeclineForm>(body);
    let _ = posted_once::<ProposeForm>(body);
    let _ = posted_once::<TakeForm>(body);
    let _ = posted_once::<VerificationForm>(body);
}
