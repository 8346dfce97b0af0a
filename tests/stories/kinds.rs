//! `import FILE` without a kind: the file says what it is.

use crate::desk::{Desk, holds};

#[test]
fn a_file_says_itself_what_it_is() {
    let desk = Desk::new();
    desk.write("facts", "claim,speaker\nIt rained.,Ann Lee\n");
    desk.write("books.txt", "@book{doe2025, title = {Rain}, year = 2025}\n");
    let said = desk.run("import facts --dry-run").ends(0);
    holds(&said.err, &["Taken for a sheet: `import csv`."]);
    holds(&said.out, &["Would bring in 1 claim."]);
    holds(&desk.run("import books.txt").ends(0).err, &["Taken for a bibliography: `import bibliography`."]);
    assert_eq!(desk.json("import facts --again --dry-run")["claims"], 1);
    let other = Desk::new();
    desk.ok(["export", "json", "--output", &other.path("case").display().to_string()]);
    holds(&other.run("import case").ends(0).err, &["Taken for a case as JSON"]);
    assert_eq!(other.json("source list").as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_not_brought_in_so_is_named_with_the_way_out() {
    let desk = Desk::new();
    desk.write("story.txt", "It rained in Kyiv, he said.\n\nThen it snowed.\n");
    holds(&desk.run("import story.txt").ends(2).err, &["a text to be checked", "article add"]);
    holds(&desk.run("import cvs").ends(2).err, &["cvs is no kind of import", "import --help"]);
    holds(&desk.run("import claimbench.db").ends(2).err, &["a case itself", "--db"]);
    holds(&desk.ok("import --help"), &["without a kind", "csv", "xlsx", "bibliography"]);
}
