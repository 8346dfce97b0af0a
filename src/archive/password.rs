//! The password of a server: PGPASSWORD, else the file of passwords that libpq knows.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Whose password is asked for: host, port, database and user, as a line of the file names them.
pub type Asked<'a> = [&'a str; 4];

/// The password for a server, where there is one.
pub fn of(asked: Asked<'_>) -> Option<String> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(password) = set("PGPASSWORD") {
        return password.into_string().ok();
    }
    let file = set("PGPASSFILE").map(PathBuf::from).or_else(|| Some(Path::new(&set("HOME")?).join(".pgpass")))?;
    // As libpq does: a file that others can read is passed over.
    if std::fs::metadata(&file).ok()?.permissions().mode() & 0o077 != 0 {
        return None;
    }
    find(&std::fs::read_to_string(&file).ok()?, asked)
}

/// The password in the first line that fits: host:port:database:user:password, where `*` fits everything.
fn find(lines: &str, asked: Asked<'_>) -> Option<String> {
    lines.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let fields = fields(line);
        let (password, names) = fields.split_last()?;
        let fits =
            names.len() == asked.len() && names.iter().zip(asked).all(|(name, asked)| name == "*" || name == asked);
        fits.then(|| password.clone())
    })
}

/// The fields of a line; a colon or a backslash in one stands behind a backslash.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut marks) = (vec![String::new()], line.chars());
    while let Some(mark) = marks.next() {
        let mark = match mark {
            ':' if fields.len() < 5 => {
                fields.push(String::new());
                continue;
            }
            '\\' => marks.next(),
            mark => Some(mark),
        };
        if let Some(field) = fields.last_mut() {
            field.extend(mark);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits_has_the_password() {
        let lines = "# desk\ndb.example:5432:checks:ben:no\n*:*:checks:ana:co\\:lo\\\\n\n*:*:*:*:last";
        for (port, user, password) in [("5432", "ana", "co:lo\\n"), ("5432", "ben", "no"), ("1", "ben", "last")] {
            assert_eq!(find(lines, ["db.example", port, "checks", user]).as_deref(), Some(password), "{port} {user}");
        }
        assert_eq!(find("db.example:5432:checks:ben", ["db.example", "5432", "checks", "ben"]), None);
    }
}
