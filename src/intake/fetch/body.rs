//! The body of an answer, unpacked as it comes and bounded at every read: in bytes sent, in bytes unpacked, in the ratio
//! of the two and (by the connection it comes over) in time. A body that stops early is refused, packed or not.

use super::exchange::{BrokenOff, Head};
use super::{Limits, Why};
use flate2::read::MultiGzDecoder;
use std::io::{self, Read};

/// Pages shorter than this, unpacked, are not suspected: a small template may well pack better than the limit.
const UNSUSPECTED: u64 = 1024 * 1024;

/// Reads it all.
pub(super) fn read(body: ureq::Body, head: &Head, limits: &Limits) -> Result<Vec<u8>, Why> {
    // A body sent in pieces is as long as the pieces, whatever the length stated beside them.
    let pieces = head.values("transfer-encoding").next().is_some();
    let stated = head.values("content-length").next().filter(|_| !pieces).and_then(|length| length.trim().parse().ok());
    if stated.is_some_and(|stated: u64| stated > limits.bytes) {
        return Err(Why::TooLong { limit: limits.bytes });
    }
    let coding = head.values("content-encoding").collect::<Vec<_>>().join(", ").to_ascii_lowercase();
    let wire = Wire { sent: body.into_reader(), got: 0, stated, limits, failed: None };
    match coding.trim() {
        "" | "identity" => pour(Unpacked::Plain(wire), limits),
        "gzip" | "x-gzip" => pour(Unpacked::Gzip(Box::new(MultiGzDecoder::new(wire))), limits),
        _ => Err(Why::Coding { coding }),
    }
}

fn pour<R: Read>(mut body: Unpacked<'_, R>, limits: &Limits) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 16 * 1024];
    loop {
        let count = match body.read(&mut chunk) {
            Ok(0) => return Ok(bytes),
            Ok(count) => count,
            Err(error) => match stopped_by(body.wire(), &error) {
                Some(why) => return Err(why),
                None => return Ok(bytes),
            },
        };
        let length = bytes.len() as u64 + count as u64;
        if length > limits.bytes {
            return Err(Why::TooLong { limit: limits.bytes });
        }
        if length > UNSUSPECTED && length > body.wire().got.saturating_mul(limits.ratio) {
            return Err(Why::Bomb { ratio: limits.ratio });
        }
        bytes.extend_from_slice(&chunk[..count]);
    }
}

/// Why no more can be read. Nothing is wrong if nothing was sent: nothing, packed, is nothing.
fn stopped_by<R>(wire: &mut Wire<'_, R>, error: &io::Error) -> Option<Why> {
    match wire.failed.take() {
        Some(why) => Some(why),
        None if wire.got == 0 => None,
        None if error.kind() == io::ErrorKind::UnexpectedEof && wire.stated != Some(wire.got) => {
            Some(wire.incomplete())
        }
        None => Some(Why::Damaged { what: error.to_string() }),
    }
}

enum Unpacked<'a, R> {
    Plain(Wire<'a, R>),
    Gzip(Box<MultiGzDecoder<Wire<'a, R>>>),
}

impl<'a, R: Read> Unpacked<'a, R> {
    fn wire(&mut self) -> &mut Wire<'a, R> {
        match self {
            Self::Plain(wire) => wire,
            Self::Gzip(decoder) => decoder.get_mut(),
        }
    }

    fn read(&mut self, chunk: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(wire) => wire.read(chunk),
            Self::Gzip(decoder) => decoder.read(chunk),
        }
    }
}

/// The bytes as sent, counted. What stops them is kept in `failed`, for a decoder would blur it.
struct Wire<'a, R> {
    sent: R,
    got: u64,
    stated: Option<u64>,
    limits: &'a Limits,
    failed: Option<Why>,
}

impl<R> Wire<'_, R> {
    fn incomplete(&self) -> Why {
        Why::Incomplete { got: self.got, stated: self.stated }
    }

    fn why(&self, error: io::Error) -> Why {
        match ureq::Error::from(error) {
            ureq::Error::Timeout(_) => Why::TooSlow { limit: self.limits.time },
            ureq::Error::Io(_) | ureq::Error::BodyStalled => self.incomplete(),
            ureq::Error::Other(other) if other.is::<BrokenOff>() => self.incomplete(),
            error => Why::BadAnswer { what: error.to_string() },
        }
    }

    fn count(&mut self, read: io::Result<usize>) -> Result<usize, Why> {
        let count = read.map_err(|error| self.why(error))?;
        self.got += count as u64;
        // Packed bytes that unpack to nothing would slip past the limit on what they unpack to.
        if self.got > self.limits.bytes {
            return Err(Why::TooLong { limit: self.limits.bytes });
        }
        Ok(count)
    }
}

impl<R: Read> Read for Wire<'_, R> {
    fn read(&mut self, chunk: &mut [u8]) -> io::Result<usize> {
        let read = self.sent.read(chunk);
        self.count(read).map_err(|why| {
            self.failed = Some(why);
            io::Error::other("refused")
        })
    }
}
