//! Sheets with something wrong in them: our own shapes and other people's, changed byte by byte and cell by cell.

use crate::chance::Chance;
use claimbench::formats::csv::Cells;

/// Sheets without a fault: our five shapes, as far as a row needs their columns, and what other desks make.
const SHEETS: [&str; 10] = [
    "claim,uid,article,text,kind,speaker,chain,hedge,quantity,unit,as_of,status,because,priority,tags,evidence,evidence_stance,evidence_source,source,source_name,source_url,evidence_quote\r\n\
     1,,,The bridge carries nearly 12000 cars.,quantity,Mayor,article > Mayor,nearly (approximator),12000,cars,2025,,,1,old; new,E1,supports,,,Road office,https://roads.example,\"12,100 cars\"\r\n\
     1,,,The bridge carries nearly 12000 cars.,,,,,,,,,,,,E2,refutes,,,Cyclists,,\"They say \"\"9,000\"\"\"\r\n\
     2,,,\"Two lines,\r\none claim.\",event,,,,,,2025-12-02,,,2,,,,,,,,\r\n\
     3,,,It was built in 1931.,event,,,,,,,,,,,E3,context,,,Cyclists,,An old map\r\n",
    "claim,uid,text,kind,status,because,priority,assignee,stage\n7,,Kyiv holds.,event,,,1,ben,open\n8,,It snowed.,event,,,2,,open\n9,,'=1+1 is two.,event,,,3,,open\n",
    "source,uid,name,kind,url,reliability,disclosure\nS1,,Road office,official_statement,https://roads.example,b,open\nS2,,Cyclists,ngo,,,confidential\nS3,,TASS,wire,https://tass.com,e,open\n",
    "claim,claim_uid,evidence,stance,source,quote,credibility\n1,,E1,supports,S1,12 cars,2\n2,,E2,refutes,S1,none,4\n",
    "claim,claim_uid,question,status,because\n1,,true,unverified,Nobody looked.\n2,,true,refuted,No.\n",
    "Fact,Said by,Date,Rating,Source,Link,Page,Comment\nPokrovsk has fallen.,Kremlin,2025-12-01,mixed,TASS,https://tass.com/1,3,TASS says so.\nRussia occupies nearly 20% of Ukraine.,,2025-12,supported,ISW,https://isw.org/2,,The map shows it [E1].\n\"A plan of 28 points, then 20.\",,2025-11-20,,,,,\n",
    "Fact;Primary/Secondary;Source;Date looked;Verified;Why not?\r\nTwelve died.;primary;Police log;12/11/2026;;\r\nIt snowed.;secondary;https://example.org/w?d=1;;;no record found\r\n",
    "statement\tlabel\tjustification\nOne.\t\ta\nTwo.\tunproven\tb\nThree.\t\tc\n",
    "claim\nOne.\nTwo.\nThree.\nFour.\n",
    "\u{FEFF}claim,speaker,notes\r\rNaïve words.,Zoë,ça va\rMore words.,,\r\"\"\"Quoted\"\" words.\",\"Ann \"\"A\"\" Bo\",\r",
];

/// What is put in somewhere.
const PIECES: [&[u8]; 30] = [
    b"\"",
    b"\"\"",
    b"\"\"\"\"",
    b",",
    b",,",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\r\r\n",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF",
    b"\xC3",
    b"\xE2\x80\xAE",
    b"=cmd|'/c calc'!A1",
    b"'=1",
    b"@SUM(A1)",
    b"\\u{202e}",
    b"\\",
    b"'",
    b" ",
    b"\xC2\xA0",
    b"\x1B[2J",
    b"\x00\x00",
    b"\xF0\x9F\x8C\x89",
    b"\"\n\"",
    b"--",
];

/// What is put into a cell.
const CELLS: [&str; 34] = [
    "",
    " ",
    "2025-02-29",
    "12/11/2026",
    "9999-99-99",
    "2025/2024",
    "1e400",
    "NaN",
    "-1",
    "0",
    "99",
    "4294967296",
    "79228162514264337593543950335",
    "nearly 79228162514264337593543950335%",
    "half-true",
    "supported",
    "refuted",
    "unproven",
    "probably",
    "javascript:alert(1)",
    "https://",
    "https://[::1",
    "S999",
    "E4294967295",
    "#0",
    "1",
    "2",
    "0198c0de-0000-7000-8000-000000000000",
    "not-a-uid",
    "article > ",
    "nearly (approximator",
    "nearly (nothing)",
    "text",
    "claim",
];

/// A sheet and how its cells are to be read.
pub fn mutant(chance: &mut Chance) -> (Vec<u8>, Cells) {
    let mut bytes = chance.pick(&SHEETS).as_bytes().to_vec();
    for _ in 0..chance.below(5) {
        change(chance, &mut bytes);
    }
    (bytes, *chance.pick(&[Cells::Guarded, Cells::Raw]))
}

fn change(chance: &mut Chance, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        return;
    }
    let at = chance.below(bytes.len());
    let (last, to) = (bytes.len() - 1, at + chance.below(20).min(bytes.len() - at));
    match chance.below(18) {
        0..4 => drop(bytes.splice(at..at, chance.pick(&PIECES).iter().copied())),
        4 => drop(bytes.drain(at..to)),
        5 => bytes.truncate(at),
        6 => bytes.swap(at, to.min(last)),
        7 => bytes[at] = chance.next() as u8,
        8 => {
            let again = bytes[at..to].to_vec();
            bytes.splice(at..at, again);
        }
        9..12 => lines(chance, bytes),
        12..16 => cell(chance, bytes),
        16 => match chance.below(24) {
            0 => *bytes = bytes.iter().flat_map(|byte| [*byte, 0]).collect(),
            1 => *bytes = [0xFF, 0xFE].into_iter().chain(bytes.iter().flat_map(|byte| [*byte, 0])).collect(),
            2 => drop(bytes.splice(0..0, *b"\xEF\xBB\xBF")),
            3 => drop(bytes.splice(at..at, std::iter::repeat_n(b'w', 1 << chance.below(19)))),
            4 => drop(bytes.splice(at..at, std::iter::repeat_n(b'"', 1 << chance.below(12)))),
            5 => bytes.retain(|byte| *byte != b'\n'),
            6 => bytes.retain(|byte| *byte != b'"'),
            _ => bytes.iter_mut().filter(|byte| **byte == b'\n').step_by(2).for_each(|byte| *byte = b'\r'),
        },
        _ => {
            let comma = chance.pick(b",;\t");
            bytes.iter_mut().filter(|byte| b",;\t".contains(byte)).for_each(|byte| *byte = *comma);
        }
    }
}

/// A line again, elsewhere, away, or empty.
fn lines(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
    match chance.below(5) {
        0 => lines.insert(other, lines[one].clone()),
        1 => lines.swap(one, other),
        2 => drop(lines.remove(one)),
        3 => lines.insert(one, chance.pick(&[&b"\n"[..], b",,,\n", b"\"\",\n", b"  \t \r\n"]).to_vec()),
        _ => lines.insert(other, lines[0].clone()),
    }
    *bytes = lines.concat();
}

/// Another cell in the place of one, or one more, or one less.
fn cell(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let mut cells: Vec<Vec<u8>> = bytes.split_inclusive(|byte| b",;\t\n".contains(byte)).map(<[u8]>::to_vec).collect();
    let at = chance.below(cells.len());
    let end = cells[at].pop().into_iter();
    match chance.below(6) {
        0 => drop(cells.remove(at)),
        1 => cells[at].extend(end.chain(*b"more,")),
        _ => cells[at] = chance.pick(&CELLS).bytes().chain(end).collect(),
    }
    *bytes = cells.concat();
}
