//! Words and shapes of publications.

use crate::components::{BankCell, BankStrip, CellTint, Glyph};
use crate::contracts::words::{bank_name, bank_short};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use domain::banks::Bank;
use domain::publications::{NoticeWay, PublicationState, Publisher, Release};
use leptos::prelude::*;
use services::publications::{HistoryLine, Task, Tasks};

/// Who publishes.
pub fn publisher(t: Locale, task: &Task) -> String {
    match (&task.publisher, &task.bank) {
        (Publisher::Federation, _) => say!(t, publications.federation),
        (Publisher::Agent, _) => say!(t, publications.agent),
        (Publisher::Bank(_), Some(bank)) => bank_name(t, bank),
        (Publisher::Bank(code), None) => code.to_string(),
    }
}

/// Shape and word of where it stands. Only a bank is told; the others know.
pub fn state(t: Locale, task: &Task) -> (Glyph, String) {
    match task.state {
        PublicationState::Published => (Glyph::Done, say!(t, publications.published)),
        PublicationState::NotRequired => (Glyph::Out, say!(t, publications.not_required)),
        PublicationState::Open if task.publisher.bank().is_some() => {
            (Glyph::Act, say!(t, publications.to_notify))
        }
        _ if task.overdue_days > 0 => (Glyph::Caution, say!(t, publications.late)),
        _ => (Glyph::Wait, say!(t, publications.waiting)),
    }
}

/// How a bank was told.
pub fn way(t: Locale, way: NoticeWay) -> String {
    match way {
        NoticeWay::Portal => say!(t, publications.way_portal),
        NoticeWay::Mail => say!(t, publications.way_mail),
        NoticeWay::Letter => say!(t, publications.way_letter),
        NoticeWay::Telephone => say!(t, publications.way_telephone),
    }
}

/// Why nothing has to be published.
pub fn release(t: Locale, release: Release) -> String {
    match release {
        Release::Withdrawn => say!(t, publications.release_withdrawn),
        Release::Ended => say!(t, publications.release_ended),
    }
}

/// The strip of all banks in code order, with the count in words.
pub fn strip(t: Locale, tasks: &Tasks) -> AnyView {
    let cells = tasks.banks.iter().map(|bank| cell(t, (bank, tasks)));
    let label = say!(t, publications.title);
    view! {
        <div class="stack section-text">
            <BankStrip label cells=cells.collect() />
            <p>{progress(t, &tasks.tasks)}</p>
        </div>
    }
    .into_any()
}

fn cell(t: Locale, (bank, tasks): (&Bank, &Tasks)) -> BankCell {
    let own = |task: &&Task| task.publisher.bank() == Some(&bank.code);
    let task = tasks.tasks.iter().find(own);
    let (glyph, status) = match task {
        Some(task) => state(t, task),
        None => (Glyph::Out, say!(t, publications.outside)),
    };
    let is_published = task.is_some_and(|task| task.state == PublicationState::Published);
    BankCell {
        name: bank_short(t, bank),
        glyph,
        status,
        tint: match is_published {
            true => CellTint::Agreed,
            false => CellTint::Plain,
        },
    }
}

/// How far everybody is, in words.
fn progress(t: Locale, tasks: &[Task]) -> String {
    let count = |of: fn(&&Task) -> bool| tasks.iter().filter(of).count();
    let due = count(|task| task.state != PublicationState::NotRequired);
    let published = count(|task| task.state == PublicationState::Published);
    let late = count(|task| task.overdue_days > 0);
    let said = say!(t, publications.progress, due, published);
    match late {
        0 => said,
        _ => format!("{said}{}", td_string!(t, publications.progress_late, late)),
    }
}

/// What happened to a publication, the last step first.
pub fn history(page: &Page, task: &Task) -> Option<AnyView> {
    let t = page.locale;
    let lines: Vec<_> = task
        .history
        .iter()
        .rev()
        .map(|one| line(page, one))
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, publications.history)}</h2></header>
                <table class="table cards">
                    <caption class="vh">{say!(t, publications.history)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(t, publications.h_what)}</th>
                            <th scope="col">{say!(t, publications.h_day)}</th>
                            <th scope="col">{say!(t, publications.h_note)}</th>
                            <th scope="col">{say!(t, publications.h_by)}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn line(page: &Page, line: &HistoryLine) -> impl IntoView + use<> {
    let t = page.locale;
    let what = match line.kind.as_str() {
        "notified" => say!(t, publications.s_notified),
        "published" => say!(t, publications.s_published),
        "corrected" => say!(t, publications.s_corrected),
        _ => say!(t, publications.s_released),
    };
    let told = NoticeWay::of_code(&line.note).map(|one| way(t, one));
    let let_go = Release::of_code(&line.note).map(|one| release(t, one));
    let note = told.or(let_go).unwrap_or_else(|| line.note.clone());
    // Who it was at the other side is nobody else's business.
    let by = match (&line.by, page.op.actor.is_staff()) {
        (Some(name), _) => name.clone(),
        (None, true) => say!(t, trail.who_system),
        (None, false) => String::new(),
    };
    let at = date_time(page.language(), line.at);
    view! {
        <tr>
            <th scope="row" class="c-title">{what}</th>
            <td class="c-second nowrap">{line.day.to_string()}</td>
            <td class="c-below c-long">{breakable(&note)}</td>
            <td class="c-below">{by} " " <span class="sub nowrap">{at}</span></td>
        </tr>
    }
}

/// An address breaks after a slash and not within a word.
pub fn breakable(address: &str) -> Vec<AnyView> {
    address
        .split_inclusive('/')
        .map(|part| view! { {part.to_owned()} <wbr /> }.into_any())
        .collect()
}
