//! The portal as a library, so that the binary and the benchmark serve one and the same thing.

mod api;
pub mod boot;
pub mod commands;
pub mod config;
pub mod health;
pub mod log;
mod router;
pub mod serve;
