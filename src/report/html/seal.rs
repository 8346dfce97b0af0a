//! What the page may do: its one style and one script, the policy that allows these and nothing else, and the data
//! embedded for machines.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

pub const STYLE: &str = concat!(
    include_str!("style/page.css"),
    include_str!("style/claim.css"),
    include_str!("style/media.css"),
    include_str!("style/paper.css")
);
pub const SCRIPT: &str = include_str!("filter.js");

/// The content security policy: the very style and script of the page by their hashes, and nothing from anywhere.
pub fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hashed(STYLE),
        hashed(SCRIPT)
    )
}

fn hashed(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(text)))
}

/// JSON as it may stand in a script element: nothing in it can end the element or a line of a script.
pub fn embedded(json: &str) -> String {
    let mut embedded = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => embedded.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => embedded.push(c),
        }
    }
    embedded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_data_cannot_leave_its_element_and_reads_back_the_same() {
        let value = serde_json::json!({ "text": "</script><!-- & \u{2028}\u{2029}" });
        let embedded = embedded(&value.to_string());
        assert!(!embedded.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{embedded}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&embedded).unwrap(), value);
    }
}
