//! Writes the JSON Schemas of our documents into a folder: `cargo run --example make_schemas [-- FOLDER]`, by default
//! into docs/schema.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("docs/schema"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for (name, schema) in claimbench::formats::json::schemas() {
        std::fs::write(folder.join(name), schema)?;
    }
    Ok(())
}
