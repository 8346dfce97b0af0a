//! What a PDF draws inside of what, looked at before it is read: the reader follows it by recursion, and a file whose
//! parts hold themselves would end the whole process.

use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::{HashMap, HashSet};

/// Forms in forms, and page trees. Files that mean no harm have three or four levels.
const DEEPEST: usize = 32;

/// Whether the forms of the file nest without end or very deep, or its page tree does.
pub fn is_endless(file: &Document) -> bool {
    let pages = file.page_iter().any(|page| !has_end(file, page));
    pages || forms_are_endless(file)
}

/// Whether the way up from a page ends.
fn has_end(file: &Document, page: ObjectId) -> bool {
    let up = |id: &ObjectId| file.get_dictionary(*id).ok()?.get(b"Parent").ok()?.as_reference().ok();
    std::iter::successors(Some(page), up).nth(DEEPEST).is_none()
}

fn forms_are_endless(file: &Document) -> bool {
    let named: HashSet<ObjectId> =
        resources(file).flat_map(|resources| forms_in(file, resources)).map(|(_, id)| id).collect();
    let mut drawn = HashMap::new();
    for id in named {
        let Ok(stream) = file.get_object(id).and_then(Object::as_stream) else { continue };
        let names = drawn_names(stream);
        if names.is_empty() {
            continue;
        }
        // Without resources of its own it draws what its caller has, which may be itself.
        let Some(own) = dictionary(file, &stream.dict, b"Resources") else { return true };
        let inner: Vec<ObjectId> =
            forms_in(file, own).filter(|(name, _)| names.contains(*name)).map(|(_, id)| id).collect();
        drawn.insert(id, inner);
    }
    // What draws nothing more is done with, and so are, level by level, those that draw only what is done with.
    for _ in 0..DEEPEST {
        let open: HashSet<ObjectId> = drawn.keys().copied().collect();
        drawn.retain(|_, inner| inner.iter().any(|id| open.contains(id)));
        if drawn.is_empty() {
            return false;
        }
    }
    true
}

/// All resource dictionaries of the file.
fn resources(file: &Document) -> impl Iterator<Item = &Dictionary> {
    file.objects.values().filter_map(|object| {
        let dictionary_of = match object {
            Object::Stream(stream) => &stream.dict,
            Object::Dictionary(dictionary) => dictionary,
            _ => return None,
        };
        dictionary(file, dictionary_of, b"Resources")
    })
}

/// The forms and pictures that resources name.
fn forms_in<'f>(file: &'f Document, resources: &'f Dictionary) -> impl Iterator<Item = (&'f [u8], ObjectId)> {
    let named = dictionary(file, resources, b"XObject").into_iter().flat_map(Dictionary::iter);
    named.filter_map(|(name, object)| Some((name.as_slice(), last_reference(file, object)?)))
}

/// A reference may lead to another; the last one names the object itself.
fn last_reference(file: &Document, object: &Object) -> Option<ObjectId> {
    let first = object.as_reference().ok()?;
    let next = |id: &ObjectId| file.objects.get(id)?.as_reference().ok();
    std::iter::successors(Some(first), next).take(DEEPEST).last()
}

fn dictionary<'f>(file: &'f Document, from: &'f Dictionary, key: &[u8]) -> Option<&'f Dictionary> {
    let (_, object) = file.dereference(from.get(key).ok()?).ok()?;
    object.as_dict().ok()
}

/// What the stream draws, by the names of its resources.
fn drawn_names(stream: &Stream) -> HashSet<Vec<u8>> {
    let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    if !content.windows(2).any(|word| word == b"Do") {
        return HashSet::new();
    }
    let Ok(content) = Content::decode(&content) else { return HashSet::new() };
    let draws = content.operations.iter().filter(|operation| operation.operator == "Do");
    draws.filter_map(|operation| Some(operation.operands.first()?.as_name().ok()?.to_vec())).collect()
}
