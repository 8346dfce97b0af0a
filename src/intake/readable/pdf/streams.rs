//! What a PDF's pages are drawn by, made whole before it is read: ways of packing under their short names, and operators
//! that show text and are not known to the reader.

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Document, Object, ObjectId, Stream};

/// The most that a stream packed by runs may unpack to, in bytes.
const LONGEST: usize = 32 * 1024 * 1024;

/// Mends the streams of the file.
pub fn mend(file: &mut Document) {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            unpacked(stream);
        }
    }
    for page in file.page_iter().collect::<Vec<_>>() {
        let content = file.get_page_content(page).ok().and_then(|content| plain_operators(&content));
        if let Some(content) = content {
            // Its streams are one text; what cannot be put back stays as it was.
            let _ = file.change_page_content(page, content);
        }
    }
    let is_form =
        |stream: &Stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
    let forms: Vec<ObjectId> =
        file.objects.iter().filter(|(_, object)| object.as_stream().is_ok_and(is_form)).map(|(id, _)| *id).collect();
    for id in forms {
        let Ok(Object::Stream(stream)) = file.get_object_mut(id) else { continue };
        let content = stream.get_plain_content().ok().and_then(|content| plain_operators(&content));
        if let Some(content) = content {
            stream.set_plain_content(content);
        }
    }
}

/// The short names of ways of packing, which the format allows for pictures within a page and many files use elsewhere.
const SHORT: [(&[u8], &[u8]); 5] = [
    (b"Fl", b"FlateDecode"),
    (b"LZW", b"LZWDecode"),
    (b"A85", b"ASCII85Decode"),
    (b"AHx", b"ASCIIHexDecode"),
    (b"RL", b"RunLengthDecode"),
];

fn unpacked(stream: &mut Stream) {
    let in_full = |name: &[u8]| SHORT.iter().find(|(short, _)| *short == name).map_or(name, |(_, full)| full).to_vec();
    let names: Vec<Vec<u8>> = match stream.dict.get(b"Filter") {
        Ok(Object::Name(name)) => vec![in_full(name)],
        Ok(Object::Array(all)) => all.iter().filter_map(|one| one.as_name().ok()).map(in_full).collect(),
        _ => return,
    };
    let mut rest = names.as_slice();
    // The outermost packing comes first.
    while let Some((name, inner)) = rest.split_first() {
        let read = match name.as_slice() {
            b"RunLengthDecode" => runs(&stream.content),
            b"ASCIIHexDecode" => Some(hexadecimal(&stream.content)),
            _ => break,
        };
        let Some(content) = read else { return };
        stream.set_content(content);
        rest = inner;
    }
    match rest {
        [] => drop(stream.dict.remove(b"Filter")),
        [one] => stream.dict.set("Filter", Object::Name(one.clone())),
        some => stream.dict.set("Filter", some.iter().map(|name| Object::Name(name.clone())).collect::<Vec<_>>()),
    }
}

/// Bytes as they are, or one that is repeated; none where they would be too many.
fn runs(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = packed;
    while let [length, behind @ ..] = rest {
        match length {
            128 => break,
            0..128 => {
                let count = (usize::from(*length) + 1).min(behind.len());
                bytes.extend_from_slice(&behind[..count]);
                rest = &behind[count..];
            }
            129.. => {
                let [byte, behind @ ..] = behind else { break };
                bytes.extend(std::iter::repeat_n(*byte, 257 - usize::from(*length)));
                rest = behind;
            }
        }
        if bytes.len() > LONGEST {
            return None;
        }
    }
    Some(bytes)
}

fn hexadecimal(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16).map(|digit| digit as u8))
        .collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}

/// The content with `'` and `"` written as the operators that they stand for; none where it has none.
fn plain_operators(content: &[u8]) -> Option<Vec<u8>> {
    if !content.contains(&b'\'') && !content.contains(&b'"') {
        return None;
    }
    let read = Content::decode(content).ok()?;
    if !read.operations.iter().any(|operation| matches!(operation.operator.as_str(), "'" | "\"")) {
        return None;
    }
    let mut operations = Vec::new();
    for Operation { operator, operands } in read.operations {
        match (operator.as_str(), operands.as_slice()) {
            ("'", [text]) => {
                operations.extend([Operation::new("T*", Vec::new()), Operation::new("Tj", vec![text.clone()])]);
            }
            ("\"", [words, letters, text]) => operations.extend([
                Operation::new("Tw", vec![words.clone()]),
                Operation::new("Tc", vec![letters.clone()]),
                Operation::new("T*", Vec::new()),
                Operation::new("Tj", vec![text.clone()]),
            ]),
            _ => operations.push(Operation { operator, operands }),
        }
    }
    Content { operations }.encode().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_unpacked_within_a_limit() {
        assert_eq!(runs(&[2, b'a', b'b', b'c', 254, b'x', 128, 9]).unwrap(), b"abcxxx");
        assert_eq!(runs(&[5, b'a']).unwrap(), b"a");
        assert_eq!(runs(&[129, 0].repeat(300_000)), None);
        assert_eq!(hexadecimal(b"48 65\n6C6c6F>zz"), b"Hello");
    }

    #[test]
    fn operators_that_move_and_show_are_written_as_two() {
        let plain = plain_operators(b"BT (It's) ' 1 2 (so) \" ET").unwrap();
        let text = String::from_utf8(plain).unwrap();
        let ops: Vec<String> =
            Content::decode(text.as_bytes()).unwrap().operations.into_iter().map(|one| one.operator).collect();
        assert_eq!(ops, ["BT", "T*", "Tj", "Tw", "Tc", "T*", "Tj", "ET"]);
        assert_eq!(plain_operators(b"BT (It's) Tj ET"), None);
    }
}
