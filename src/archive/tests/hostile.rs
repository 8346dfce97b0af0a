//! Servers that mean ill: what they send is refused, and they learn no password.

use super::*;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    [&[kind][..], &(body.len() as u32 + 4).to_be_bytes(), body].concat()
}

const READY: [u8; 6] = [b'Z', 0, 0, 0, 5, b'I'];

/// What an honest server says to somebody whom it trusts.
fn welcome() -> Vec<u8> {
    [message(b'R', &[0; 4]), READY.to_vec()].concat()
}

/// Reads what a client sends next: its kind and its body.
fn heard(client: &mut TcpStream) -> Option<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    client.read_exact(&mut head).ok()?;
    let mut body = vec![0; u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize - 4];
    client.read_exact(&mut body).ok()?;
    Some((head[0], body))
}

/// Opens an archive on a server that sends `first`, then answers every question with these rows of one column, of a type.
/// Returns why it was refused, and everything that the server heard.
fn opened(first: Vec<u8>, oid: u32, row: Vec<u8>, times: usize) -> (Error, Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut all = vec![0; 8];
        client.read_exact(&mut all).unwrap();
        let mut startup = vec![0; u32::from_be_bytes([all[0], all[1], all[2], all[3]]) as usize - 8];
        client.read_exact(&mut startup).unwrap();
        let _ = client.write_all(&first);
        while let Some((kind, body)) = heard(&mut client) {
            all.extend(body);
            let answer = match kind {
                b'Q' => [message(b'C', b"SET\0"), READY.to_vec()].concat(),
                b'P' => {
                    let column = [b"x\0", &[0; 6][..], &oid.to_be_bytes(), &[0, 8, 0, 0, 0, 0, 0, 0]].concat();
                    let columns = [&[0, 1][..], &column].concat();
                    [message(b'1', &[]), message(b't', &[0, 0]), message(b'T', &columns), READY.to_vec()].concat()
                }
                b'B' => {
                    let rows = message(b'D', &[&[0, 1][..], &(row.len() as u32).to_be_bytes(), &row].concat());
                    [message(b'2', &[]), rows.repeat(times), message(b'C', b"SELECT\0"), READY.to_vec()].concat()
                }
                _ => continue,
            };
            if client.write_all(&answer).is_err() {
                break;
            }
        }
        all
    });
    let refused = Archive::open(&address(&format!("postgresql://ana:open-sesame@127.0.0.1:{port}/c"))).err().unwrap();
    (refused, server.join().unwrap())
}

const BOOLEAN: u32 = 16;
const TEXT: u32 = 25;

#[test]
fn what_a_hostile_server_sends_is_refused_and_it_learns_no_password() {
    let cleartext = message(b'R', &3_u32.to_be_bytes());
    let huge = [&b"E"[..], &u32::MAX.to_be_bytes()].concat();
    let garbage = b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec();
    for first in [cleartext, huge, garbage, Vec::new(), READY.to_vec(), message(b'E', b"Smore\0\0")] {
        let shown = String::from_utf8_lossy(&first).into_owned();
        // One that says nothing hangs up.
        let first = if first.is_empty() { message(b'X', &[]) } else { first };
        let (refused, all) = opened(first, BOOLEAN, vec![1], 1);
        assert!(
            matches!(refused, Error::ServerUnreachable { .. } | Error::ServerLost { .. } | Error::ServerRefused { .. }),
            "{shown}: {refused:?}"
        );
        assert!(!refused.to_string().contains("sesame"), "{refused}");
        assert!(!String::from_utf8_lossy(&all).contains("sesame"), "{shown}");
    }
}

#[test]
fn answers_of_other_types_and_without_end_are_refused() {
    for (oid, row, times) in [
        (TEXT, b"true".to_vec(), 1),
        (BOOLEAN, vec![1], 100_000),
        (BOOLEAN, vec![1], 0),
        (BOOLEAN, vec![1; 9], 1),
        (BOOLEAN, Vec::new(), 1),
    ] {
        let (refused, _) = opened(welcome(), oid, row, times);
        assert!(matches!(refused, Error::ArchiveDamaged { .. }), "{oid} {times}: {refused:?}");
    }
}

#[test]
fn a_server_that_has_no_tls_where_it_is_wanted_learns_not_even_a_name() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut all = vec![0; 8];
        client.read_exact(&mut all).unwrap();
        client.write_all(b"N").unwrap();
        client.read_to_end(&mut all).unwrap();
        all
    });
    let refused =
        Archive::open(&address(&format!("postgresql://ana@127.0.0.1:{port}/c?sslmode=require"))).err().unwrap();
    assert!(refused.to_string().contains("it has no TLS"), "{refused}");
    assert_eq!(server.join().unwrap().len(), 8);
}
