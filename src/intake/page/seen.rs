//! What of a page a reader never sees.

use dom_query::Element;

/// Whether the element says of itself that it is not shown.
pub fn is_hidden(element: &Element) -> bool {
    let closed =
        &*element.name.local == "dialog" && !element.attrs.iter().any(|attribute| &*attribute.name.local == "open");
    closed
        || element.attrs.iter().any(|attribute| match &*attribute.name.local {
            "hidden" => !attribute.value.eq_ignore_ascii_case("until-found"),
            "style" => attribute.value.split(';').any(|rule| {
                let (name, value) = rule.split_once(':').unwrap_or_default();
                let value = value.split('!').next().unwrap_or_default().trim();
                let says = |property: &str, word: &str| {
                    name.trim().eq_ignore_ascii_case(property) && value.eq_ignore_ascii_case(word)
                };
                says("display", "none") || says("visibility", "hidden")
            }),
            _ => false,
        })
}

/// Words for programs that read aloud, as "(opens in new tab)": style sheets move them out of sight, and the names of the
/// classes that do so are those of the common style sheets.
pub fn is_only_read_aloud(element: &Element) -> bool {
    const CLASSES: [&str; 5] =
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"];
    let class = element.attrs.iter().find(|attribute| &*attribute.name.local == "class");
    class.is_some_and(|class| {
        class.value.split_ascii_whitespace().any(|class| CLASSES.iter().any(|known| known.eq_ignore_ascii_case(class)))
    })
}
