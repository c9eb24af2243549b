//! Where requests come in: by TLS where a certificate is configured, and otherwise in the clear, for a proxy
//! on the same machine or network that speaks TLS to the world.

use crate::config::{Certificate, Config};
use anyhow::Context;
use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::crypto::aws_lc_rs;
use std::future::Future;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// An address that is listened on.
pub struct Door {
    listener: TcpListener,
    tls: Option<(Certificate, RustlsConfig)>,
}

impl Door {
    /// Listens, after the certificate was read.
    ///
    /// # Errors
    /// When the address cannot be listened on, or the certificate or its key cannot be used.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        let tls = match &config.certificate {
            None => None,
            Some(certificate) => Some((certificate.clone(), read(certificate).await?)),
        };
        let listener = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("ROKIN_LISTEN: {} cannot be listened on", config.listen))?;
        Ok(Door { listener, tls })
    }

    /// Answers until told to stop, and then finishes what was begun.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn serve(self, router: Router, stop: CancellationToken) -> anyhow::Result<()> {
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        let Some((certificate, tls)) = self.tls else {
            let serving = axum::serve(self.listener, router);
            return Ok(serving
                .with_graceful_shutdown(stop.cancelled_owned())
                .await?);
        };
        let handle = Handle::new();
        let listener = self.listener.into_std()?;
        let serving = axum_server::from_tcp_rustls(listener, tls.clone())?
            .handle(handle.clone())
            .serve(router);
        let watching = tokio::spawn(renew_when_told(certificate, tls));
        let stopping = tokio::spawn(async move {
            stop.cancelled().await;
            handle.graceful_shutdown(None);
        });
        let served = serving.await;
        watching.abort();
        stopping.abort();
        Ok(served?)
    }
}

async fn read(certificate: &Certificate) -> anyhow::Result<RustlsConfig> {
    // Several libraries bring a provider of their own; whoever came first would win.
    drop(aws_lc_rs::default_provider().install_default());
    RustlsConfig::from_pem_file(&certificate.chain, &certificate.key)
        .await
        .context("ROKIN_TLS_CERTIFICATE and ROKIN_TLS_KEY")
}

/// Certificates last for weeks and the portal for longer: on SIGHUP the files are read again. One that cannot
/// be used leaves the earlier one in its place.
fn renew_when_told(
    certificate: Certificate,
    tls: RustlsConfig,
) -> impl Future<Output = std::io::Result<()>> {
    let told = signal(SignalKind::hangup());
    async move {
        let mut told = told?;
        while told.recv().await.is_some() {
            match tls
                .reload_from_pem_file(&certificate.chain, &certificate.key)
                .await
            {
                Ok(()) => tracing::info!("the certificate was read again"),
                Err(error) => tracing::error!(%error, "the certificate cannot be used"),
            }
        }
        Ok(())
    }
}
