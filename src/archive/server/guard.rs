//! A connection that refuses what no honest server sends: a message larger than anything that is kept, and a question for the
//! password as it is where anybody can read along.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The longest message of a server: kept bytes are at most 60 MiB.
const LONGEST: u32 = 64 * 1024 * 1024;
/// A kind and a length stand before every message.
const HEADER: usize = 5;
const ASKS_WHO_IT_IS: u8 = b'R';
const PASSWORD_AS_IT_IS: u32 = 3;

/// Reads along. https://www.postgresql.org/docs/current/protocol-message-formats.html
pub struct Guarded<S> {
    inner: S,
    /// Nobody can read along.
    is_private: bool,
    /// What of a header was read, and the first four bytes behind it where it asks who we are.
    head: Vec<u8>,
    /// How much of the message is still to come.
    left: u32,
}

impl<S> Guarded<S> {
    pub fn new(inner: S, is_private: bool) -> Self {
        Self { inner, is_private, head: Vec::with_capacity(HEADER + 4), left: 0 }
    }

    fn look_at(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let passed = bytes.len().min(self.left as usize);
            if passed > 0 {
                self.left -= passed as u32;
                bytes = &bytes[passed..];
                continue;
            }
            self.head.push(bytes[0]);
            bytes = &bytes[1..];
            let number = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|byte| self.head[at + byte]));
            if self.head.len() < HEADER {
                continue;
            }
            let length = number(1);
            if !(4..=LONGEST).contains(&length) {
                return Err(refused("it sent a message of a length that nothing kept here has"));
            }
            let asks = self.head[0] == ASKS_WHO_IT_IS && length >= 8;
            if asks && self.head.len() < HEADER + 4 {
                continue;
            }
            if asks && number(HEADER) == PASSWORD_AS_IT_IS && !self.is_private {
                return Err(refused("it asked for the password as it is, over a connection without TLS"));
            }
            self.left = length - 4 - if asks { 4 } else { 0 };
            self.head.clear();
        }
        Ok(())
    }
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_owned())
}

impl<S: AsyncRead + Unpin> AsyncRead for Guarded<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(cx, buf))?;
        Poll::Ready(self.look_at(&buf.filled()[before..]))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guarded<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        [&[kind][..], &(body.len() as u32 + 4).to_be_bytes(), body].concat()
    }

    proptest! {
        #[test]
        fn honest_messages_pass_however_they_are_cut(
            bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..8),
            piece in 1_usize..30,
        ) {
            let sent: Vec<u8> = bodies.iter().flat_map(|body| message(b'D', body)).collect();
            let mut guarded = Guarded::new((), false);
            for piece in sent.chunks(piece) {
                prop_assert!(guarded.look_at(piece).is_ok());
            }
            prop_assert_eq!((guarded.left, guarded.head.len()), (0, 0));
        }
    }

    #[test]
    fn what_no_honest_server_sends_is_refused() {
        for length in [0_u32, 3, LONGEST + 1, u32::MAX] {
            let sent = [&b"D"[..], &length.to_be_bytes()].concat();
            assert!(Guarded::new((), true).look_at(&sent).is_err(), "{length}");
        }
        let asks = message(b'R', &PASSWORD_AS_IT_IS.to_be_bytes());
        assert!(Guarded::new((), false).look_at(&asks).is_err());
        assert!(Guarded::new((), true).look_at(&asks).is_ok());
        assert!(Guarded::new((), false).look_at(&message(b'R', &10_u32.to_be_bytes())).is_ok(), "SCRAM");
    }
}
