//! The 13 banks in rough geographic position; a table with the prefectures stands below it.

use leptos::prelude::*;

/// One bank.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Its code, which decides the position.
    pub code: String,
    /// Its short name: 新潟県.
    pub name: String,
    /// Its name where room is scarce: 新潟.
    pub short: String,
    /// Whether the contract covers it.
    pub covered: bool,
}

/// The words of the legend.
#[derive(Clone, Debug)]
pub struct TileWords {
    /// What the map shows.
    pub label: String,
    /// 対象
    pub covered: String,
    /// 対象外
    pub out: String,
}

/// The map and its legend.
#[component]
pub fn TileMap(
    /// Label and legend.
    words: TileWords,
    /// The banks in code order.
    tiles: Vec<Tile>,
) -> impl IntoView {
    let tiles: Vec<_> = tiles.into_iter().map(|tile| one(tile, &words)).collect();
    view! {
        <ul class="tile-map" aria-label=words.label>{tiles}</ul>
        <ul class="legend" aria-hidden="true">
            <li><span class="swatch"></span>{words.covered}</li>
            <li><span class="swatch out"></span>{words.out}</li>
        </ul>
    }
}

fn one(tile: Tile, words: &TileWords) -> impl IntoView + use<> {
    let (out, word) = if tile.covered {
        ("", &words.covered)
    } else {
        (" out", &words.out)
    };
    view! {
        <li class=format!("tile tile-{}{out}", tile.code)>
            <span class="only-wide">{tile.name}</span>
            <span class="only-narrow">{tile.short}</span>
            <span class="vh">{word.clone()}</span>
        </li>
    }
}
