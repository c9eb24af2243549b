//! The queue's address: what it asks for, and the address that asks for something else.

use crate::page::Page;
use services::review::{QueueQuery, Sort, View};
use url::form_urlencoded::Serializer;

/// Every order, for reading the address.
const SORTS: [Sort; 6] = [
    Sort::Due,
    Sort::Receipt,
    Sort::Organisation,
    Sort::Service,
    Sort::State,
    Sort::Submitted,
];

/// What the address asks for; words that name nothing ask for nothing, so that no old link is refused.
pub fn asked(page: &Page) -> QueueQuery {
    let param = |name: &str| page.param(name).unwrap_or_default();
    let (view, sort) = (param("view"), param("sort"));
    QueueQuery {
        view: View::ALL
            .into_iter()
            .find(|one| one.code() == view)
            .unwrap_or_default(),
        state: param("state"),
        family: param("family"),
        officer: param("officer"),
        text: param("text"),
        sort: SORTS
            .into_iter()
            .find(|one| one.code() == sort)
            .unwrap_or_default(),
        descending: param("descending") == "true",
        page: param("page").parse().unwrap_or_default(),
    }
}

/// The address that asks for it; what is usual is left out.
pub fn href(path: &str, query: &QueueQuery) -> String {
    let mut to = Serializer::new(String::new());
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            to.append_pair(name, value);
        }
    };
    if query.view != View::default() {
        add("view", query.view.code());
    }
    add("state", &query.state);
    add("family", &query.family);
    add("officer", &query.officer);
    add("text", query.text.trim());
    if query.sort != Sort::default() {
        add("sort", query.sort.code());
    }
    if query.descending {
        add("descending", "true");
    }
    if query.page > 1 {
        add("page", &query.page.to_string());
    }
    match to.finish() {
        parameters if parameters.is_empty() => path.to_owned(),
        parameters => format!("{path}?{parameters}"),
    }
}

#[cfg(test)]
mod tests {
    use super::href;
    use services::review::{QueueQuery, Sort, View};

    #[test]
    fn only_what_is_unusual_stands_in_the_address() {
        assert_eq!(href("/queue", &QueueQuery::default()), "/queue");
        let query = QueueQuery {
            view: View::Mine,
            sort: Sort::Receipt,
            descending: true,
            page: 2,
            ..QueueQuery::default()
        };
        assert_eq!(
            href("/queue", &query),
            "/queue?view=mine&sort=receipt&descending=true&page=2"
        );
    }
}
