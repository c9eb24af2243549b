//! Whose turn it is, over all open applications: one bar in parts of fixed order.

use leptos::prelude::*;

/// One part of the bar.
#[derive(Clone, Debug)]
pub struct WorkloadPart {
    /// 当会, 事業者 or 金庫.
    pub owner: String,
    /// How many items.
    pub count: u64,
    /// The count with its unit, such as 7件.
    pub counted: String,
    /// Overdue and due today, in words.
    pub note: String,
}

/// The bar with owner, count and note under each part.
#[component]
pub fn WorkloadStrip(
    /// 次の担当
    #[prop(into)]
    heading: String,
    /// The parts, in the order 当会, 事業者, 金庫.
    parts: Vec<WorkloadPart>,
) -> impl IntoView {
    let total = parts.iter().map(|part| part.count).sum();
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| {
            view! {
                <li class=format!("share-{}", share(part.count, total))>
                    <span class="bar"></span>
                    <p>
                        <span>{part.owner} " " <b>{part.counted}</b></span>
                        <span class="notes">{part.note}</span>
                    </p>
                </li>
            }
        })
        .collect();
    view! { <section class="workload"><h2>{heading}</h2><ul>{parts}</ul></section> }
}

/// The width in twelfths; a part that has anything is never narrower than one.
fn share(count: u64, total: u64) -> u64 {
    if count == 0 || total == 0 {
        return 0;
    }
    ((count * 24 / total).div_ceil(2)).clamp(1, 12)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn parts_are_drawn_in_twelfths() {
        assert_eq!([share(7, 14), share(4, 14), share(3, 14)], [6, 3, 3]);
        assert_eq!([share(0, 5), share(1, 1000), share(5, 5)], [0, 1, 12]);
        assert_eq!(share(0, 0), 0);
    }
}
