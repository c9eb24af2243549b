//! Requests whose end could be found in two ways, or that no browser writes, are answered by nobody.

use crate::serving::{Server, status};

/// What comes after the request that is refused; if it were answered, it would have been smuggled in.
const HIDDEN: &str = "GET /register-of-agents HTTP/1.1\r\nhost: localhost\r\n\r\n";

// ASVS 4.2.1
#[tokio::test]
async fn a_request_with_two_ends_is_refused_and_nothing_behind_it_is_read() {
    let server = Server::ready(&[]).await;
    let forged = [
        "content-length: 5\r\ncontent-length: 6\r\n",
        "content-length: 5, 6\r\n",
        "content-length: +5\r\n",
        "content-length: -1\r\n",
        "content-length: 0x5\r\n",
        "content-length: 99999999999999999999\r\n",
        "transfer-encoding: xchunked\r\n",
        "transfer-encoding: chunked, identity\r\n",
        "content-length : 5\r\n",
        "transfer-encoding: chunked\u{0}\r\n",
    ];
    for lines in forged {
        let request = format!(
            "POST /sign-in HTTP/1.1\r\nhost: localhost\r\n\
             content-type: application/x-www-form-urlencoded\r\n{lines}\r\n{HIDDEN}"
        );
        let answer = server.answer(&request).await.unwrap();
        assert_eq!(status(&answer), Some(400), "{lines:?}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{lines:?}: {answer}");
    }
    assert_eq!(server.status("/register-of-agents").await, Some(200));
}
