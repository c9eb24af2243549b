//! What every request passes first on its way in, and every answer last on its way out.

use super::{bodies, client_address, headers, observe};
use crate::config::Config;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;
use services::Services;
use std::sync::Arc;

/// What the passage needs to know of the portal.
pub struct Passage {
    services: Services,
    limit: bodies::Limit,
    trusted_proxies: Vec<IpNet>,
    has_tls: bool,
}

impl Passage {
    /// As the portal is configured.
    pub fn new(services: Services, config: &Config) -> Arc<Self> {
        Arc::new(Passage {
            limit: bodies::Limit::of_upload(services.settings.upload_limit),
            trusted_proxies: config.trusted_proxies.clone(),
            has_tls: config.has_tls(),
            services,
        })
    }
}

/// Learns who asks, limits what they bring, logs the answer and tells the browser how to treat it.
pub async fn pass(
    State(passage): State<Arc<Passage>>,
    mut request: Request,
    next: Next,
) -> Response {
    client_address::know(&mut request, &passage.trusted_proxies);
    let request = passage.limit.cut(request);
    let mut response = observe::observe(&passage.services, request, next).await;
    headers::protect(&mut response, passage.has_tls);
    response
}
