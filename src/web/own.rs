//! Our own style, script and sign: the only ones that a page loads.

use super::ask::Reply;

pub fn file(name: &str) -> Reply {
    let (kind, body): (&'static str, &str) = match name {
        "page.css" => ("text/css; charset=utf-8", include_str!("own/page.css")),
        "page.js" => ("text/javascript; charset=utf-8", include_str!("own/page.js")),
        "icon.svg" => ("image/svg+xml", include_str!("own/icon.svg")),
        _ => return Reply::text(404, "There is no such file."),
    };
    Reply { kind: kind.into(), ..Reply::text(200, body) }
}
