//! Files as they come in, and some that would do harm.

use super::*;

fn html(page: &str) -> String {
    readable(page.as_bytes(), "text/html", None).unwrap()
}

/// A PDF with one page that draws this.
fn pdf(drawing: &str, more: &[&str]) -> Vec<u8> {
    let drawing = format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len());
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources \
         << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>"
            .to_owned(),
        drawing,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    objects.extend(more.iter().map(|object| (*object).to_owned()));
    pdf_of(&objects)
}

/// A PDF of these objects, the first of which is its root.
fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|at| file.extend(format!("{at:010} 00000 n \n").bytes()));
    file.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    file
}

const TWO_LINES: &str =
    "BT /F1 12 Tf 72 700 Td (\\223We will win,\\224 he said.) Tj 0 -14 Td (It rained in Kyiv.) Tj ET";

#[test]
fn a_page_gives_all_that_it_shows() {
    let page = "<!doctype html><html><head><title>Envoys &amp; talks</title><style>p{}</style><script>no()</script></head>\
        <body><nav><a href=/>Home</a></nav><h1>Envoys</h1><figure><img alt=x src=y><figcaption>“It is <b>over</b>,” she \
        said.</figcaption></figure><p>One&nbsp;line\n  here<br>and caf&eacute;.</p><aside>A box</aside>\
        <ul><li>one<li>two</ul><table><tr><th>City<th>Drones<tr><td>Kyiv<td>20</table><pre>a  b\nc</pre>\
        <svg><title>tip</title><text>Label</text></svg><noscript>No script</noscript><button>More</button></body></html>";
    assert_eq!(
        html(page),
        "Envoys & talks\n\nHome\n\nEnvoys\n\n“It is over,” she said.\n\nOne line here\nand café.\n\nA box\n\none\ntwo\n\n\
         City | Drones\nKyiv | 20\n\na b\nc\n\nLabel\n\nNo script\nMore"
    );
}

#[test]
fn what_a_page_hides_is_left_out() {
    assert_eq!(
        html(
            "<p>a<span hidden>b</span><span style='color:red; DISPLAY : none !important'>c</span>d</p><template>e</template>\
             <div style=visibility:hidden>f</div><iframe>g</iframe><!-- h --><p hidden=until-found>i<p style='display:block'>j\
             <pre hidden>k</pre><p>l\nm"
        ),
        "ad\n\ni\n\nj\n\nl m"
    );
    assert_eq!(html("<p>Do\u{AD}nets\u{200B}k \u{202E}x &lt;b&gt;"), "Donetsk x <b>");
    assert_eq!(readable(b"<script>x</script><p hidden>y", "text/html", None), Err(Unreadable::NoText));
}

#[test]
fn the_charset_is_found() {
    let cases: &[(&[u8], &str, Option<&str>, &str)] = &[
        (b"<p>caf\xE9 \x93x\x94", "text/html", None, "café “x”"),
        (b"<meta charset=windows-1251><p>\xCC\xEE", "text/html", None, "Мо"),
        (b"<meta charset=utf-8><p>\xCC\xEE", "text/html; charset=\"windows-1251\"", None, "Мо"),
        (b"\xCC\xEE", "text/plain", Some("windows-1251"), "Мо"),
        ("Мо".as_bytes(), "text/plain", Some("iso-8859-1"), "Мо"),
        (b"charset=shift_jis caf\xE9", "text/plain", Some("nonsense"), "charset=shift_jis café"),
        (b"\xFF\xFEa\0b\0", "text/plain", Some("utf-8"), "ab"),
        (b"a\0b\0", "text/plain", Some("utf-16le"), "ab"),
        (b"\xEF\xBB\xBF{}", "application/ld+json", None, "{}"),
        (
            b"<?xml version='1.0' encoding='ISO-8859-2'?>\xB1",
            "application/rss+xml",
            None,
            "<?xml version='1.0' encoding='ISO-8859-2'?>ą",
        ),
        (b"a,b\r\n1,2", "text/CSV; header=present", None, "a,b\r\n1,2"),
    ];
    for (bytes, media_type, charset, expected) in cases {
        assert_eq!(readable(bytes, media_type, *charset).as_deref(), Ok(*expected), "{media_type}");
    }
}

#[test]
fn what_is_no_text_says_why() {
    for media_type in ["image/png", "", "application/zip", "application/octet-stream", "video/mp4"] {
        let error = readable(b"x", media_type, None).unwrap_err();
        assert_eq!(error, Unreadable::NotText { media_type: media_type.to_owned() });
    }
    for media_type in ["text/plain", "text/html", "application/xhtml+xml", "application/json"] {
        assert_eq!(readable(b"", media_type, None), Err(Unreadable::NoText));
    }
    let long = vec![b' '; LIMIT + 1];
    assert_eq!(readable(&long, "text/html", None), Err(Unreadable::TooLong { length: LIMIT + 1, limit: LIMIT }));
}

#[test]
fn huge_nesting_is_read() {
    for tag in ["div", "span", "ul><li", "table><tr><td", "b", "svg><g", "pre", "p hidden"] {
        let page = format!("<p>Here.</p>{}x", format!("<{tag}>").repeat(50_000));
        let text = std::thread::spawn(move || readable(page.as_bytes(), "text/html", None)).join().unwrap();
        assert!(text.is_ok_and(|text| text.starts_with("Here.")), "{tag}");
    }
    let attributes: String = (0..500_000).map(|n| format!("a{n} ")).collect();
    assert_eq!(readable(format!("<p {attributes}>").as_bytes(), "text/html", None), Err(Unreadable::TooSlow));
}

#[test]
fn a_pdf_gives_its_lines() {
    let text = readable(&pdf(TWO_LINES, &[]), "application/pdf", None).unwrap();
    assert_eq!(text, "“We will win,” he said.\nIt rained in Kyiv.");
    assert_eq!(pdf_text(&pdf("0 0 m 9 9 l S", &[])), Err(Unreadable::NoText));
}

#[test]
fn a_damaged_pdf_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.4", b"not a pdf", b"%PDF-1.7\n1 0 obj\n<<\n", &[0xFF; 5000]] {
        assert!(matches!(pdf_text(bytes), Err(Unreadable::Damaged { .. })), "{bytes:?}");
    }
    // Cut or changed anywhere: any answer will do, but one must come.
    let whole = pdf(TWO_LINES, &[]);
    for at in (0..whole.len()).step_by(7) {
        let _ = pdf_text(&whole[..at]);
        let mut changed = whole.clone();
        changed[at] = changed[at].wrapping_mul(31).wrapping_add(7);
        let _ = pdf_text(&changed);
    }
}

#[test]
fn the_kind_of_a_file_is_what_its_bytes_say() {
    let cases: &[(&[u8], Option<&str>, &str)] = &[
        (b"%PDF-1.7", Some("story.html"), "application/pdf"),
        (b"\r\n%PDF-1.7", None, "application/pdf"),
        (b"\x89PNG\r\n\x1A\n", Some("x.txt"), "image/png"),
        (b"\xFF\xD8\xFF\xE0", None, "image/jpeg"),
        (b"RIFF\0\0\0\0WEBP", None, "image/webp"),
        (b"GIF89a", None, "image/gif"),
        (b"\0\0\0\x18ftypmp42", None, "video/mp4"),
        (b"PK\x03\x04", Some("Report.DOCX"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04", Some("report.html"), "application/zip"),
        (b"\x1F\x8B\x08", Some("crawl.warc.gz"), "application/warc"),
        (b"\x1F\x8B\x08", Some("page.html.gz"), "application/gzip"),
        (b"WARC/1.1\r\n", None, "application/warc"),
        (b"<!doctype html><p>x", None, "text/html"),
        (b"\xFF\xFE<\0h\0t\0m\0l\0>\0", None, "text/html"),
        (b"<?xml version='1.0'?><html>", None, "text/html"),
        (b"<?xml version='1.0'?><rss>", None, "application/xml"),
        (b" {\"a\": 1}", None, "application/json"),
        (b"[1] A note", None, "text/plain"),
        (b"a,b\n1,2", Some("figures.csv"), "text/csv"),
        (b"# Title", Some("notes.md"), "text/markdown"),
        (b"plain words", Some("plain.pdf"), "text/plain"),
        (b"words\0", Some("words.txt"), "application/octet-stream"),
        (b"", None, "application/octet-stream"),
        (b"", Some("empty.txt"), "text/plain"),
    ];
    for (bytes, name, expected) in cases {
        assert_eq!(media_type(bytes, *name), *expected, "{name:?} {bytes:?}");
    }
    assert_eq!(media_type(&b"[".repeat(1_000_000), None), "text/plain");
}

/// A form that draws this, itself being X1.
fn form(resources: &str, drawing: &str) -> String {
    let length = drawing.len();
    format!(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources} /Length {length} >>\nstream\n{drawing}\nendstream"
    )
}

#[test]
fn a_pdf_whose_parts_hold_themselves_is_refused() {
    let drawing = format!("/X1 Do {TWO_LINES}");
    let holds_itself = Unreadable::Damaged { what: "its parts hold themselves".to_owned() };
    for (resources, inner) in [
        ("/Resources << /XObject << /X1 6 0 R >> >>", "/X1 Do "),
        ("/Resources << /XObject << /X2 7 0 R >> >>", "/X2 Do "),
        ("", "/X1 Do "),
    ] {
        let second = form("/Resources << /XObject << /X9 6 0 R >> >>", "/X9 Do ");
        assert_eq!(pdf_text(&pdf(&drawing, &[&form(resources, inner), &second])), Err(holds_itself.clone()), "{inner}");
    }
    let own_parent = pdf(TWO_LINES, &[]);
    let own_parent = String::from_utf8(own_parent).unwrap().replace("/Parent 2 0 R", "/Parent 3 0 R");
    assert_eq!(pdf_text(own_parent.as_bytes()), Err(holds_itself));
    // Sharing the resources that name it is no harm where it does not draw itself.
    let shared = form("/Resources << /XObject << /X1 6 0 R >> /Font << /F1 5 0 R >> >>", TWO_LINES);
    assert!(pdf_text(&pdf("/X1 Do", &[&shared])).is_ok_and(|text| text.contains("Kyiv")));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, markup in "[<>/a-z=\"' &;!-]{0,200}", name: Option<String>) {
        let kind = media_type(&bytes, name.as_deref());
        if kind != "application/pdf" {
            let _ = readable(&bytes, kind, name.as_deref());
        }
        for media_type in ["text/html", "text/plain", "text/xml"] {
            let _ = readable(&bytes, media_type, None);
            let _ = readable(markup.as_bytes(), media_type, Some("utf-16le"));
            let _ = readable(markup.as_bytes(), media_type, None);
        }
    }
}

/// A PDF with a page for each drawing and its font, whose objects may need more, numbered from 20.
fn pages(of: &[(&str, &str)], more: &[&str]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: String = (0..of.len()).map(|at| format!("{} 0 R ", 3 + 3 * at)).collect();
    objects.push(format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", of.len()));
    for (at, (drawing, font)) in of.iter().enumerate() {
        let (content, of_font) = (4 + 3 * at, 5 + 3 * at);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R /Resources << /Font << /F1 {of_font} 0 R >> >> >>"
        ));
        let drawing = format!("BT /F1 12 Tf 14 TL 72 700 Td {drawing} ET");
        objects.push(format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()));
        objects.push(format!("<< /Type /Font {font} >>"));
    }
    objects.resize_with(19, || "null".to_owned());
    objects.extend(more.iter().map(|object| (*object).to_owned()));
    pdf_of(&objects)
}

const PLAIN: &str = "/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding";

fn read_pdf(of: &[(&str, &str)], more: &[&str]) -> String {
    readable(&pages(of, more), "application/pdf", None).unwrap()
}

#[test]
fn operators_tables_of_signs_and_names_of_signs_that_the_reader_does_not_know_are_read() {
    assert_eq!(read_pdf(&[("(It rained.) ' 0 0 (It snowed.) \"", PLAIN)], &[]), "It rained.\nIt snowed.");
    let standard = "/Subtype /Type1 /BaseFont /Times-Roman /Encoding /StandardEncoding";
    assert_eq!(read_pdf(&[("(\\252It\\47s so\\272) Tj", standard)], &[]), "\u{201C}It\u{2019}s so\u{201D}");
    let named = "/Subtype /Type1 /BaseFont /Times-Roman /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /uni0416 /u0443 /f_i] >>";
    assert_eq!(read_pdf(&[("(\\1\\2\\3 x) Tj", named)], &[]), "\u{416}\u{443}fi x");
}

#[test]
fn fonts_of_many_signs_are_read_by_unicode_and_their_widths_one_by_one() {
    let font = "/Subtype /Type0 /BaseFont /F /Encoding /UniJIS-UCS2-H /DescendantFonts [20 0 R]";
    let inner = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /F /DW 1000 >>";
    assert_eq!(read_pdf(&[("<65E5672C> Tj", font)], &[inner]), "\u{65E5}\u{672C}");
    let map = "/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0041> <007A> <0041>\nendbfrange\nendcmap\nend\n";
    let map = format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len());
    let font = "/Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [20 0 R] /ToUnicode 21 0 R";
    let inner = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 0 /W [65 122 600] /FontDescriptor << >> >>";
    assert_eq!(read_pdf(&[("<00570065006C006C> Tj", font)], &[inner, &map]), "Well");
}

#[test]
fn what_of_a_pdf_cannot_be_read_is_said_and_the_rest_is_read() {
    let unknown = "/Subtype /Type0 /BaseFont /Kozuka /Encoding /90ms-RKSJ-H /DescendantFonts [20 0 R]";
    let inner = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /F /DW 1000 >>";
    let text = read_pdf(&[("(It rained.) Tj", PLAIN), ("<82A082A2> Tj", unknown)], &[inner]);
    let (text, not_read) = with_loss(&text);
    assert_eq!(text, "It rained.");
    assert_eq!(not_read, Some("2 signs of fonts that do not tell them: Kozuka (90ms-RKSJ-H)"));
    let alone = readable(&pages(&[("<82A082A2> Tj", unknown)], &[inner]), "application/pdf", None).unwrap_err();
    assert_eq!(alone.to_string(), "the file is damaged: its fonts do not tell their signs: Kozuka (90ms-RKSJ-H)");
    // A font that is none stops the reader; the other page is read.
    let broken = "/Subtype /Type0 /BaseFont /F /Encoding /Identity-H";
    let text = read_pdf(&[("(It rained.) Tj", PLAIN), ("<0041> Tj", broken)], &[]);
    let (text, not_read) = with_loss(&text);
    assert_eq!(text, "It rained.");
    assert!(not_read.unwrap().starts_with("page 2 of 2, or a part of it"), "{not_read:?}");
}

#[test]
fn a_page_that_is_packed_in_runs_or_under_a_short_name_is_read() {
    let drawing = b"BT /F1 12 Tf 72 700 Td (It rained.) Tj ET";
    let hexadecimal: String = drawing.iter().map(|byte| format!("{byte:02x}")).collect();
    let packed = format!("<< /Length {} /Filter /AHx >>\nstream\n{hexadecimal}>\nendstream", hexadecimal.len() + 1);
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        &packed,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ];
    let file = pdf_of(&objects.map(str::to_owned));
    assert_eq!(readable(&file, "application/pdf", None).as_deref(), Ok("It rained."));
}

#[test]
fn struck_words_and_signs_of_notes_stand_in_no_sentence() {
    assert_eq!(
        html("<p>The mayor said <del>yes</del><ins>no</ins> today.</p><p>Next <s>one</s> two.</p>"),
        "The mayor said no today.\n[struck out: yes]\n\nNext two.\n[struck out: one]"
    );
    assert_eq!(
        html(
            "<p>The dam broke<sup><a href='#fn1'>[12]</a></sup> in 1900 and<sup>3</sup> again, by 5 km<sup>2</sup> and 10<sup>6</sup> m<sup>3</sup>.</p>"
        ),
        "The dam broke in 1900 and again, by 5 km2 and 106 m3."
    );
}
