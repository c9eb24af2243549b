//! Agents as companies: what they registered, and that somebody found them in the public list.

pub mod show;
