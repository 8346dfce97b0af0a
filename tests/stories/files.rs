//! Files that commands read and write: any character set in, and out never over what is not theirs to replace.

use crate::desk::{Desk, holds};
use std::fs;
use std::os::unix::fs::FileTypeExt;
use std::process::Command;

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() }).collect()
}

#[test]
fn an_article_is_read_in_the_character_set_that_it_is_written_in() {
    let desk = Desk::new();
    let text = "Die Brücke\n\nDer Bürgermeister sagte, die Brücke koste über 300 Millionen Euro.\n";
    let later = text.replace("300", "310");
    desk.write("latin.txt", windows_1252(text));
    desk.write("utf16.txt", format!("\u{FEFF}{later}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let said = desk.run(["article", "add", "latin.txt"]).ends(0);
    holds(&said.err, &["latin.txt was read as windows-1252"]);
    holds(&desk.ok("article show 1"), &["Bürgermeister", "über 300"]);
    desk.ok(["article", "update", "1", "utf16.txt"]);
    holds(&desk.ok("article show 1"), &["über 310"]);
    desk.write("damaged.txt", [text.as_bytes(), b"\xFF"].concat());
    holds(&desk.refused("article add damaged.txt"), &["line 4", "0xFF", "not UTF-8"]);
}

#[test]
fn a_dash_as_output_is_standard_output() {
    let desk = Desk::demo();
    for line in ["export csv", "export json", "report --format markdown", "memo --format markdown"] {
        assert_eq!(desk.ok(format!("{line} --output -").as_str()), desk.ok(line), "{line}");
    }
    let packed = desk.command().args(["pack", "-"]).output();
    assert!(packed.unwrap().stdout.starts_with(b"PK"));
    assert!(!desk.path("-").exists());
}

#[test]
fn neither_a_case_nor_what_belongs_to_it_is_written_over() {
    let desk = Desk::demo();
    for end in ["", "-wal", "-shm", "-journal", "-lock"] {
        let file = format!("claimbench.db{end}");
        let before = fs::read(desk.path(&file)).ok();
        assert_ne!(desk.run(["export", "csv", "--output", &file]).code, 0, "{file}");
        assert!(!fs::read(desk.path(&file)).is_ok_and(|now| now.starts_with(b"claim,")), "{file}");
        assert_eq!(before.is_none(), !desk.path(&file).exists(), "{file}");
    }
    desk.ok("verify");
}

#[test]
fn a_pipe_and_a_device_get_the_bytes_and_keep_their_names_and_a_link_is_followed() {
    let desk = Desk::demo();
    let sheet = desk.ok("export csv");
    desk.ok("export csv --output /dev/null");
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let pipe = desk.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    desk.ok("export csv --output pipe");
    assert_eq!(reader.join().unwrap(), sheet);
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    desk.write("real.csv", "old");
    std::os::unix::fs::symlink("real.csv", desk.path("link.csv")).unwrap();
    desk.ok("export csv --output link.csv");
    assert_eq!(desk.read("real.csv"), sheet);
    assert!(fs::symlink_metadata(desk.path("link.csv")).unwrap().is_symlink());
}
