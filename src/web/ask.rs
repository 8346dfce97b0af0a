//! A question as it came over HTTP and the answer to it, as plain values: addresses, headers, forms and files. What is read
//! here was written by anybody.

use std::borrow::Cow;

/// The most fields that a form or an address may have; what comes after them is left unread.
const FIELDS: usize = 2_000;

/// A request as any server brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub method: String,
    pub path: String,
    pub query: Fields,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Ask {
    pub fn of(method: &str, target: &str, headers: Vec<(String, String)>, body: Vec<u8>) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self { method: method.to_owned(), path: path.to_owned(), query: Fields::of(query.as_bytes()), headers, body }
    }

    /// Whether it only looks.
    pub fn looks(&self) -> bool {
        self.method == "GET" || self.method == "HEAD"
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let all = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case("cookie"));
        let pairs = all.flat_map(|(_, value)| value.split(';')).filter_map(|one| one.trim().split_once('='));
        pairs.filter(|(other, _)| *other == name).map(|(_, value)| value).next()
    }

    /// The parts of the path, each as it was meant.
    pub fn parts(&self) -> Vec<String> {
        let parts = self.path.split('/').filter(|part| !part.is_empty());
        parts.map(|part| Fields::of(part.replace('+', "%2B").as_bytes()).first_name()).collect()
    }

    /// The body as a form, of either kind that browsers send.
    pub fn form(&self) -> Form {
        let kind = self.header("content-type").unwrap_or_default();
        match boundary(kind) {
            Some(boundary) => multipart(&self.body, &boundary),
            None => Form { fields: Fields::of(&self.body), files: Vec::new() },
        }
    }

    /// Whether the body is of a kind that a form sends; anything else is for no page of ours.
    pub fn is_form(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        kind == "application/x-www-form-urlencoded" || kind == "multipart/form-data"
    }
}

/// Names with their values, in the order in which they came; a name may stand several times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn of(text: &[u8]) -> Self {
        let pairs = url::form_urlencoded::parse(text).take(FIELDS);
        Self(pairs.map(|(name, value)| (name.into_owned(), line_ends(&value))).collect())
    }

    /// What was given under a name, as it is.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// What was given under a name, unless it is empty.
    pub fn given(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// The same, of one's own.
    pub fn text(&self, name: &str) -> Option<String> {
        self.given(name).map(str::to_owned)
    }

    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn first_name(self) -> String {
        self.0.into_iter().next().map_or_else(String::new, |(name, _)| name)
    }
}

/// Browsers send the line ends of texts as two characters; ours is one, and so is that of old machines.
fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A form with the files that came with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    pub fields: Fields,
    pub files: Vec<File>,
}

/// A file of a form; a field of files that was left empty brings none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub field: String,
    /// As the browser calls it, without folders.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Form {
    pub fn file(&self, field: &str) -> Option<&File> {
        self.files.iter().find(|file| file.field == field)
    }
}

/// What stands between the parts of a form with files.
fn boundary(kind: &str) -> Option<String> {
    let mut parts = kind.split(';');
    if !parts.next()?.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let named = parts.filter_map(|part| part.trim().split_once('='));
    let value =
        named.filter(|(name, _)| name.trim().eq_ignore_ascii_case("boundary")).map(|(_, value)| value).next()?;
    let value = value.trim().trim_matches('"');
    (!value.is_empty() && value.len() <= 200).then(|| value.to_owned())
}

fn multipart(body: &[u8], boundary: &str) -> Form {
    let fence = format!("--{boundary}").into_bytes();
    let mut form = Form::default();
    let Some(start) = find(body, &fence) else { return form };
    let mut rest = &body[start + fence.len()..];
    let between = [b"\r\n", fence.as_slice()].concat();
    while form.fields.0.len() + form.files.len() < FIELDS {
        // After a fence comes a line end and a part, or the end of all.
        let Some(after) = rest.strip_prefix(b"\r\n") else { break };
        let Some(end) = find(after, &between).or_else(|| after.starts_with(&fence).then_some(0)) else { break };
        part(&after[..end], &mut form);
        rest = &after[(end + between.len()).min(after.len())..];
    }
    form
}

fn part(part: &[u8], form: &mut Form) {
    let Some(head) = find(part, b"\r\n\r\n") else { return };
    let (head, content) = (String::from_utf8_lossy(&part[..head]), &part[head + 4..]);
    let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let disposition = lines.find(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"));
    let Some((_, disposition)) = disposition else { return };
    let Some(field) = parameter(disposition, "name") else { return };
    match parameter(disposition, "filename") {
        Some(name) if name.is_empty() && content.is_empty() => {}
        Some(name) => {
            let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            form.files.push(File { field, name, bytes: content.to_vec() });
        }
        None => form.fields.0.push((field, line_ends(&String::from_utf8_lossy(content)))),
    }
}

/// `form-data; name="file"; filename="a.html"`: what browsers write, in which a quotation mark is `%22`.
fn parameter(disposition: &str, wanted: &str) -> Option<String> {
    let mut rest = disposition;
    while let Some((_, after)) = rest.split_once(';') {
        let (name, value) = after.trim_start().split_once('=')?;
        let (value, next) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => value.split_at(value.find(';').unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
        }
        rest = next;
    }
    None
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = text.get(from..)?.iter().position(|byte| *byte == first).map(|at| from + at) {
        if text[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub kind: Cow<'static, str>,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn page(status: u16, html: String) -> Self {
        Self { status, kind: "text/html; charset=utf-8".into(), headers: Vec::new(), body: html.into_bytes() }
    }

    pub fn text(status: u16, text: impl Into<String>) -> Self {
        let body = text.into().into_bytes();
        Self { status, kind: "text/plain; charset=utf-8".into(), headers: Vec::new(), body }
    }

    /// Leads on to another page of ours, after something was done.
    pub fn to(place: impl Into<String>) -> Self {
        Self { headers: vec![("location", place.into())], ..Self::text(303, "") }
    }

    /// A file to be kept, never shown as a page.
    pub fn download(name: &str, kind: &'static str, body: Vec<u8>) -> Self {
        let plain = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' };
        let name: String = name.chars().map(plain).collect();
        let headers = vec![("content-disposition", format!("attachment; filename=\"{name}\""))];
        Self { status: 200, kind: kind.into(), headers, body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn posted(kind: &str, body: &[u8]) -> Form {
        Ask::of("POST", "/", vec![("Content-Type".to_owned(), kind.to_owned())], body.to_vec()).form()
    }

    #[test]
    fn an_address_is_read_with_its_parts_and_fields() {
        let ask = Ask::of("GET", "/source/S%203/a+b?q=status%3Arefuted+x&tag=a&tag=b", Vec::new(), Vec::new());
        assert_eq!(ask.parts(), ["source", "S 3", "a+b"]);
        assert_eq!(ask.query.get("q"), Some("status:refuted x"));
        assert_eq!(ask.query.all("tag").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(ask.query.given("none"), None);
    }

    #[test]
    fn a_form_with_files_is_read_to_the_byte() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ntwo\r\nlines\r\n--x\r\n\
            content-disposition: form-data; name=\"file\"; filename=\"C:\\a\\b %22c%22.html\"\r\nContent-Type: text/html\r\n\r\n\
            \r\n--y <p>\0\r\n--x\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
        let form = posted("multipart/form-data; boundary=x", body);
        assert_eq!(form.fields.get("text"), Some("two\nlines"));
        let file = form.file("file").unwrap();
        assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("b \"c\".html", &b"\r\n--y <p>\0"[..]));
        assert_eq!(form.file("none"), None);
    }

    #[test]
    fn half_a_form_is_read_as_far_as_it_goes_and_nothing_breaks() {
        for body in
            ["", "--x", "--x\r\n", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", "--x--"]
        {
            assert_eq!(posted("multipart/form-data; boundary=\"x\"", body.as_bytes()), Form::default(), "{body:?}");
        }
        assert_eq!(posted("multipart/form-data", b"a=b").fields.get("a"), Some("b"));
        assert_eq!(posted("application/x-www-form-urlencoded", b"a=%ff%00&&=").fields.get("a"), Some("\u{fffd}\0"));
    }

    proptest! {
        #[test]
        fn any_body_is_read_and_what_was_read_reads_the_same_again(
            body in "(--b|\r\n|name=\"a\"|; filename=\"x\"|content-disposition: form-data; |[ -~]{0,6}|\\PC){0,24}",
        ) {
            let form = posted("multipart/form-data; boundary=b", body.as_bytes());
            let mut written = url::form_urlencoded::Serializer::new(String::new());
            written.extend_pairs(form.fields.pairs());
            let again = posted("application/x-www-form-urlencoded", written.finish().as_bytes());
            prop_assert_eq!(again.fields, form.fields);
        }
    }

    #[test]
    fn a_cookie_is_found_among_others_and_a_download_has_a_plain_name() {
        let ask = Ask::of("GET", "/", vec![("cookie".to_owned(), "a=1; claimbench-80=x=y".to_owned())], Vec::new());
        assert_eq!(ask.cookie("claimbench-80"), Some("x=y"));
        assert_eq!(ask.cookie("claimbench-8"), None);
        let reply = Reply::download("a\"\r\n/..b.html", "text/html", Vec::new());
        assert_eq!(reply.headers[0].1, "attachment; filename=\"a____..b.html\"");
    }
}
