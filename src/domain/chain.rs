//! The chain of a ledger: what a link's hash is over. docs/file-format.md has the layout.

use super::Uid;
use sha2::{Digest, Sha256};

/// Names the layout below, so that a later layout can never be mistaken for it.
const DOMAIN: &[u8] = b"claimbench/ledger/1\0";

/// The hash of a link by its texts: uid, at, actor, kind, body. SHA-256 over the domain, the number of the link, and the file uid,
/// each text and the hash before with their lengths before them.
pub fn link_hash(file_uid: Uid, seq: u64, texts: [&str; 5], before: &[u8; 32]) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(DOMAIN);
    digest.update(seq.to_be_bytes());
    let file_uid = file_uid.to_string();
    let texts = texts.into_iter().map(str::as_bytes);
    for part in [file_uid.as_bytes()].into_iter().chain(texts).chain([&before[..]]) {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}
