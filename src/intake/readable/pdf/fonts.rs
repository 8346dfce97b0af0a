//! Fonts made whole before they are read: what the reader takes wrongly, or stops at, is written so that it does not.

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::fmt::Write;

/// How many widths a font may have in all.
const WIDTHS: i64 = 70_000;
/// A sign that cannot be read; it is counted, and is no part of the text.
pub const LOST: char = '\u{FFFD}';

/// Mends every font of the file. Gives back the names of those whose signs nobody can tell here.
pub fn mend(file: &mut Document) -> Vec<String> {
    let is_font = |object: &Object| {
        object.as_dict().is_ok_and(|dict| dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Font"))
    };
    let fonts: Vec<ObjectId> = file.objects.iter().filter(|(_, object)| is_font(object)).map(|(id, _)| *id).collect();
    let mut unknown = Vec::new();
    for id in fonts {
        let Ok(font) = file.get_dictionary(id).cloned() else { continue };
        let mended = match name(file, &font, b"Subtype").as_deref() {
            Some("Type0") => composite(file, font, &mut unknown),
            Some("Type1" | "TrueType" | "MMType1" | "Type3") => simple(file, font),
            Some("CIDFontType0" | "CIDFontType2") => descendant(file, font),
            _ => continue,
        };
        file.objects.insert(id, Object::Dictionary(mended));
    }
    unknown.sort();
    unknown.dedup();
    unknown
}

/// What stands under a key, wherever the file keeps it.
fn at<'f>(file: &'f Document, dict: &'f Dictionary, key: &[u8]) -> Option<&'f Object> {
    dict.get(key).ok().and_then(|object| file.dereference(object).ok()).map(|(_, object)| object)
}

fn name(file: &Document, dict: &Dictionary, key: &[u8]) -> Option<String> {
    at(file, dict, key)?.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

/// A font of 256 signs at the most.
fn simple(file: &mut Document, mut font: Dictionary) -> Dictionary {
    if let Some(encoding) = at(file, &font, b"Encoding").cloned() {
        let mended = match encoding {
            Object::Name(name) => base(&name).map_or(Some(Object::Name(name)), |table| table.map(Object::Dictionary)),
            Object::Dictionary(mut table) => {
                let own: Vec<Object> = at(file, &table, b"Differences")
                    .and_then(|differences| differences.as_array().ok())
                    .map(|all| {
                        all.iter().map(|one| file.dereference(one).map_or(one, |(_, one)| one).clone()).collect()
                    })
                    .unwrap_or_default();
                let before = name(file, &table, b"BaseEncoding").and_then(|name| base(name.as_bytes()));
                let mut differences = Vec::new();
                if let Some(base) = before {
                    table.remove(b"BaseEncoding");
                    differences = base
                        .and_then(|base| base.get(b"Differences").and_then(Object::as_array).cloned().ok())
                        .unwrap_or_default();
                }
                if at(file, &font, b"ToUnicode").is_none() {
                    let told = told_by_names(&own);
                    if !told.is_empty() {
                        font.set("ToUnicode", file.add_object(map(&told, 1)));
                    }
                }
                differences
                    .extend(own.into_iter().filter(|one| matches!(one, Object::Integer(0..=255) | Object::Name(_))));
                if !differences.is_empty() {
                    table.set("Differences", differences);
                }
                Some(Object::Dictionary(table))
            }
            _ => None,
        };
        match mended {
            Some(encoding) => font.set("Encoding", encoding),
            None => drop(font.remove(b"Encoding")),
        }
    }
    // The reader counts the widths and stops where the font has counted otherwise.
    let widths = at(file, &font, b"Widths").and_then(|widths| widths.as_array().ok()).map(Vec::len);
    let first = at(file, &font, b"FirstChar").and_then(|first| first.as_i64().ok());
    if let (Some(first), Some(widths)) = (first, widths) {
        font.set("LastChar", first + widths as i64 - 1);
    }
    without_odd_map(file, font)
}

/// The reader knows three tables of signs. Another one is written as its differences from one of those, or taken away.
fn base(name: &[u8]) -> Option<Option<Dictionary>> {
    match name {
        b"WinAnsiEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding" => None,
        b"StandardEncoding" => {
            let mut differences = vec![39.into(), named("quoteright"), 96.into(), named("quoteleft")];
            for (code, names) in STANDARD {
                differences.push((*code).into());
                differences.extend(names.split(' ').map(named));
            }
            let mut table = Dictionary::new();
            table.set("Differences", differences);
            Some(Some(table))
        }
        _ => Some(None),
    }
}

fn named(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// The signs of Adobe's standard table above ASCII, from a code on.
const STANDARD: &[(i64, &str)] = &[
    (
        161,
        "exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl",
    ),
    (177, "endash dagger daggerdbl periodcentered"),
    (182, "paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand"),
    (191, "questiondown"),
    (193, "grave acute circumflex tilde macron breve dotaccent dieresis"),
    (202, "ring cedilla"),
    (205, "hungarumlaut ogonek caron emdash"),
    (225, "AE"),
    (227, "ordfeminine"),
    (232, "Lslash Oslash OE ordmasculine"),
    (241, "ae"),
    (245, "dotlessi"),
    (248, "lslash oslash oe germandbls"),
];

/// What the names of signs say that stand for their code points (`uni0416`, `u1F600`), and which say nothing (`g12`).
fn told_by_names(differences: &[Object]) -> Vec<(u32, String)> {
    let mut told = Vec::new();
    let mut code = 0_i64;
    for one in differences {
        match one {
            Object::Integer(start) => code = *start,
            Object::Name(name) => {
                let name = String::from_utf8_lossy(name);
                told.extend(
                    (0..=255).contains(&code).then(|| signs_of(&name)).flatten().map(|signs| (code as u32, signs)),
                );
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    told
}

/// The signs that a name of a sign stands for; none where the reader knows the name itself.
fn signs_of(name: &str) -> Option<String> {
    let plain = name.split('.').next().unwrap_or(name);
    let says_nothing = ["glyph", "index", "cid", "g", "G", "c", "C"]
        .iter()
        .filter_map(|start| plain.strip_prefix(start))
        .any(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    if says_nothing {
        return Some(LOST.to_string());
    }
    let parts: Option<String> = plain.split('_').map(signs_of_part).collect();
    parts.filter(|signs| !signs.is_empty())
}

fn signs_of_part(part: &str) -> Option<String> {
    let point = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let is_hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte));
    if let Some(digits) = part.strip_prefix("uni").filter(|digits| digits.len() % 4 == 0 && is_hex(digits)) {
        let fours = (0..digits.len() / 4).map(|at| point(&digits[at * 4..at * 4 + 4]));
        return fours.collect();
    }
    if let Some(digits) = part.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()) && is_hex(digits)) {
        return point(digits).map(String::from);
    }
    // Letters joined in one sign: f_i.
    (part.len() == 1).then(|| part.to_owned())
}

/// A font whose signs have codes of several bytes.
fn composite(file: &mut Document, mut font: Dictionary, unknown: &mut Vec<String>) -> Dictionary {
    let encoding = name(file, &font, b"Encoding");
    let has_map = at(file, &font, b"ToUnicode").is_some_and(|map| map.as_stream().is_ok());
    match encoding.as_deref() {
        Some("Identity-H" | "Identity-V") if has_map => {}
        None if at(file, &font, b"Encoding").is_some_and(|encoding| encoding.as_stream().is_ok()) && has_map => {}
        // The codes are those of Unicode.
        Some(name) if name.contains("UCS2") || name.contains("UTF16") => {
            font.set("Encoding", named("Identity-H"));
            if !has_map {
                font.set("ToUnicode", file.add_object(all_of(None)));
            }
            // Widths go by other numbers than these codes.
            without_widths(file, &font);
        }
        other => {
            let known = name(file, &font, b"BaseFont").unwrap_or_else(|| "without a name".to_owned());
            if other.is_some_and(|name| !name.starts_with("Identity")) || other.is_none() {
                font.set("Encoding", named("Identity-H"));
            }
            if !has_map {
                unknown.push(match other {
                    Some(name) if !name.starts_with("Identity") => format!("{known} ({name})"),
                    _ => known,
                });
                font.set("ToUnicode", file.add_object(all_of(Some(LOST))));
            }
        }
    }
    without_odd_map(file, font)
}

fn without_widths(file: &mut Document, font: &Dictionary) {
    let descendants =
        at(file, font, b"DescendantFonts").and_then(|all| all.as_array().ok()).cloned().unwrap_or_default();
    for id in descendants.iter().filter_map(|one| one.as_reference().ok()) {
        if let Ok(font) = file.get_dictionary_mut(id) {
            font.remove(b"W");
        }
    }
}

/// The font that draws the signs of a composite one: widths from a first to a last sign are taken wrongly, so that each sign
/// gets its own.
fn descendant(file: &mut Document, mut font: Dictionary) -> Dictionary {
    if let Some(widths) = at(file, &font, b"W").and_then(|widths| widths.as_array().ok()) {
        let widths: Vec<Object> =
            widths.iter().map(|one| file.dereference(one).map_or(one, |(_, one)| one).clone()).collect();
        font.set("W", one_by_one(&widths));
    }
    let width = at(file, &font, b"DW").and_then(|width| width.as_float().ok());
    font.set("DW", width.map_or(1000, |width| width.round() as i64));
    if at(file, &font, b"FontDescriptor").is_none() {
        font.set("FontDescriptor", Dictionary::new());
    }
    font
}

fn one_by_one(widths: &[Object]) -> Vec<Object> {
    let mut all = Vec::new();
    let mut left = WIDTHS;
    let mut rest = widths;
    loop {
        match rest {
            [Object::Integer(first), Object::Array(some), behind @ ..] => {
                all.extend([Object::Integer(*first), Object::Array(some.clone())]);
                rest = behind;
            }
            [
                Object::Integer(first),
                Object::Integer(last),
                width @ (Object::Integer(_) | Object::Real(_)),
                behind @ ..,
            ] => {
                let count = last.saturating_sub(*first).saturating_add(1).clamp(0, left);
                left -= count;
                let some = std::iter::repeat_n(width.clone(), count as usize).collect();
                all.extend([Object::Integer(*first), Object::Array(some)]);
                rest = behind;
            }
            _ => return all,
        }
    }
}

/// A map that is no map is of no use; the reader stops at some.
fn without_odd_map(file: &Document, mut font: Dictionary) -> Dictionary {
    if at(file, &font, b"ToUnicode").is_some_and(|map| map.as_stream().is_err()) {
        font.remove(b"ToUnicode");
    }
    font
}

/// A map from codes to signs.
fn map(signs: &[(u32, String)], bytes: usize) -> Stream {
    let mut text = String::new();
    for some in signs.chunks(100) {
        let _ = writeln!(text, "{} beginbfchar", some.len());
        for (code, signs) in some {
            let _ = write!(text, "<{code:0width$X}> <", width = 2 * bytes);
            signs.encode_utf16().for_each(|unit| text.push_str(&format!("{unit:04X}")));
            text.push_str(">\n");
        }
        text.push_str("endbfchar\n");
    }
    whole_map(&text, bytes)
}

/// A map of all codes of two bytes: to the same code points, or to one sign.
fn all_of(sign: Option<char>) -> Stream {
    let mut text = String::new();
    // What stands for half of a sign is none.
    let rows: Vec<u32> = (0_u32..256).filter(|high| !(0xD8..=0xDF).contains(high)).collect();
    for some in rows.chunks(100) {
        let _ = writeln!(text, "{} beginbfrange", some.len());
        for high in some {
            match sign {
                None => text.push_str(&format!("<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n")),
                Some(sign) => {
                    let signs = format!("<{:04X}> ", sign as u32).repeat(256);
                    text.push_str(&format!("<{high:02X}00> <{high:02X}FF> [{signs}]\n"));
                }
            }
        }
        text.push_str("endbfrange\n");
    }
    whole_map(&text, 2)
}

fn whole_map(inside: &str, bytes: usize) -> Stream {
    let (low, high) = ("00".repeat(bytes), "FF".repeat(bytes));
    let text = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n1 begincodespacerange\n<{low}> <{high}>\nendcodespacerange\n{inside}endcmap\nend\nend\n"
    );
    Stream::new(Dictionary::new(), text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_signs_say_which_they_are() {
        for (name, signs) in [
            ("uni0416", Some("Ж")),
            ("uni00410042", Some("AB")),
            ("u1F600", Some("😀")),
            ("uni0416.alt", Some("Ж")),
            ("f_i", Some("fi")),
            ("g12", Some("\u{FFFD}")),
            ("cid1044", Some("\u{FFFD}")),
            ("eacute", None),
            ("germandbls", None),
            ("uniD800", None),
        ] {
            assert_eq!(signs_of(name).as_deref(), signs, "{name}");
        }
    }

    #[test]
    fn widths_from_a_first_to_a_last_sign_are_given_one_by_one() {
        let widths = [3.into(), 5.into(), 500.into(), 9.into(), Object::Array(vec![1.into(), 2.into()]), 7.into()];
        let all = one_by_one(&widths);
        assert_eq!(all[0], 3.into());
        assert_eq!(all[1], Object::Array(vec![500.into(), 500.into(), 500.into()]));
        assert_eq!(all[3], Object::Array(vec![1.into(), 2.into()]));
        let endless = [0.into(), i64::MAX.into(), 1.into(), 0.into(), i64::MAX.into(), 1.into()];
        let length = |object: &Object| object.as_array().map_or(0, Vec::len);
        assert!(one_by_one(&endless).iter().map(length).sum::<usize>() <= 70_000);
    }
}
