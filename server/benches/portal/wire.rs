//! As much of HTTP/1.1 as a browser needs on a connection that stays open; anything more would measure
//! the client.

use anyhow::{Context, bail};
use httparse::{EMPTY_HEADER, Response, Status};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const LINE_END: &[u8] = b"\r\n";
/// The portal sends fewer.
const HEADERS: usize = 40;

/// A connection that is kept.
pub struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    /// Opens one.
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            answer: Vec::with_capacity(256 * 1024),
        })
    }

    /// Sends a request, reads the whole answer, and gives its status.
    pub async fn ask(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                bail!("the connection was closed");
            }
            if let Some(status) = whole(&self.answer)? {
                return Ok(status);
            }
        }
    }
}

/// A request without a body.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html,*/*;q=0.8\r\n\
         accept-encoding: gzip, deflate, br, zstd\r\naccept-language: ja\r\n{headers}\r\n"
    )
    .into_bytes()
}

/// A form as a browser sends it from our own page.
pub fn post(path: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\naccept: */*\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// The status, once the answer is there to its end.
fn whole(answer: &[u8]) -> anyhow::Result<Option<u16>> {
    let mut headers = [EMPTY_HEADER; HEADERS];
    let mut head = Response::new(&mut headers);
    let Status::Complete(body) = head.parse(answer)? else {
        return Ok(None);
    };
    let status = head.code.context("an answer without a status")?;
    let body = answer.get(body..).unwrap_or_default();
    let value = |name: &str| {
        head.headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))
            .map(|header| header.value)
    };
    let is_whole = match value("content-length") {
        Some(length) => body.len() >= std::str::from_utf8(length)?.parse()?,
        None => value("transfer-encoding").is_none() || last_chunk_came(body)?,
    };
    Ok(is_whole.then_some(status))
}

/// Walks over the chunks (RFC 9112, section 7.1).
fn last_chunk_came(mut body: &[u8]) -> anyhow::Result<bool> {
    loop {
        let Some(line) = body.windows(2).position(|two| two == LINE_END) else {
            return Ok(false);
        };
        let size = std::str::from_utf8(body.get(..line).unwrap_or_default())?;
        let size = usize::from_str_radix(size, 16).context("the size of a chunk")?;
        let end = line + LINE_END.len() + size + LINE_END.len();
        match body.get(end..) {
            None => return Ok(false),
            Some(_) if size == 0 => return Ok(true),
            Some(rest) => body = rest,
        }
    }
}
