//! The markup in a page: every block of JSON-LD, without the comment or CDATA marks that some systems put round it.

/// Whether a text is a page and not JSON itself.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    start.starts_with('<') && text.to_ascii_lowercase().contains("<script")
}

/// The blocks, as they stand in the page.
pub fn blocks(page: &str) -> Vec<&str> {
    // Letters outside ASCII stay as they are, so that places fit.
    let lower = page.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = lower[at..].find('<').map(|next| at + next) {
        if lower[next..].starts_with("<!--") {
            at = lower[next..].find("-->").map_or(lower.len(), |end| next + end + 3);
            continue;
        }
        let Some(tag) =
            lower[next..].strip_prefix("<script").and_then(|_| lower[next..].find('>')).map(|end| next + end)
        else {
            at = next + 1;
            continue;
        };
        let end = lower[tag..].find("</script").map_or(lower.len(), |end| tag + end);
        if lower[next..tag].contains("ld+json") {
            found.push(bare(&page[tag + 1..end]));
        }
        at = end.max(next + 1);
    }
    found
}

fn bare(block: &str) -> &str {
    const OPEN: [&str; 6] = ["<!--", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */"];
    const CLOSE: [&str; 6] = ["-->", "//]]>", "// ]]>", "]]>", "/*]]>*/", "/* ]]> */"];
    let mut block = block.trim();
    while let Some(rest) = OPEN.iter().find_map(|mark| block.strip_prefix(mark)) {
        block = rest.trim_start();
    }
    while let Some(rest) = CLOSE.iter().find_map(|mark| block.strip_suffix(mark)) {
        block = rest.trim_end();
    }
    block.trim_end_matches("//").trim().trim_end_matches(';').trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_of_a_page_is_found_without_its_wrapping() {
        let page = "<!doctype html><!-- <script type=application/ld+json>{\"no\":1}</script> --><script>var a = 1;</script>
            <SCRIPT type='application/ld+json'>//<![CDATA[\n{\"a\": 1}\n//]]></SCRIPT>
            <script type=\"application/ld+json; charset=utf-8\"><!--\n[2];\n--></script><script type=application/ld+json>{3";
        assert!(is_page(page) && !is_page("{\"a\": \"<script\"}"));
        assert_eq!(blocks(page), ["{\"a\": 1}", "[2]", "{3"]);
    }
}
