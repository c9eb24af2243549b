//! The portal as a library, so that the binary and the benchmark serve one and the same thing.

// A page is one nested type until it is drawn, and optimised code is made of it here.
#![recursion_limit = "512"]

pub mod api;
pub mod boot;
pub mod commands;
pub mod config;
mod demonstration_keys;
mod door;
pub mod health;
pub mod log;
mod router;
pub mod serve;

/// Hands out all memory, as `.cargo/config.toml` sets it up.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
