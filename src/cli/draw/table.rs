//! Tables that fit the terminal, and stay plain columns in a pipe.

use super::{Width, one_line, style};
use anstyle::{AnsiColor, Color, Effects, Style};
use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Row, Table, TableStyle,
};
use std::io::{self, Write};

/// A rule under the header and nothing else.
const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// An empty table with its header. Rows are made of [`cell`]s; [`draw_table`] prints it.
pub fn table(width: Width, header: &[&str]) -> Table {
    let mut table = Table::new();
    // Styles always go out; anstream strips them where they are not wanted.
    table.enforce_styling().style_text_only();
    match width {
        Width::Columns(columns) => {
            table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic).set_width(columns);
        }
        Width::Unlimited => {
            table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    table.set_header(Row::from(header.iter().map(|name| cell(style::DIM, name)).collect::<Vec<_>>()));
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
}

/// These columns keep their words whole; the others are wrapped to make the table fit.
pub fn unwrapped(table: &mut Table, columns: &[usize]) {
    for (index, column) in table.column_iter_mut().enumerate() {
        if columns.contains(&index) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// A cell of text from outside or our own, on one line, in a style.
pub fn cell(style: Style, text: impl AsRef<str>) -> Cell {
    stacked(style, &[text.as_ref()])
}

/// A cell of several lines, one below the other, those without words left out.
pub fn stacked(style: Style, lines: &[&str]) -> Cell {
    let lines: Vec<_> = lines.iter().filter(|line| !line.is_empty()).map(|line| one_line(line)).collect();
    let mut cell = Cell::new(lines.join("\n"));
    if let Some(colour) = style.get_fg_color().and_then(table_colour) {
        cell = cell.fg(colour);
    }
    for (effect, attribute) in [(Effects::BOLD, Attribute::Bold), (Effects::DIMMED, Attribute::Dim)] {
        if style.get_effects().contains(effect) {
            cell = cell.add_attribute(attribute);
        }
    }
    cell
}

/// A number: at the right of its column.
pub fn figure(style: Style, figure: impl std::fmt::Display) -> Cell {
    cell(style, figure.to_string()).set_alignment(CellAlignment::Right)
}

/// Prints the table, without spaces at the ends of its lines.
pub fn draw_table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", table.trim_fmt())
}

fn table_colour(colour: Color) -> Option<comfy_table::Color> {
    match colour {
        Color::Ansi(AnsiColor::Red) => Some(comfy_table::Color::DarkRed),
        Color::Ansi(AnsiColor::Green) => Some(comfy_table::Color::DarkGreen),
        Color::Ansi(AnsiColor::Yellow) => Some(comfy_table::Color::DarkYellow),
        Color::Ansi(AnsiColor::Magenta) => Some(comfy_table::Color::DarkMagenta),
        Color::Ansi(AnsiColor::Cyan) => Some(comfy_table::Color::DarkCyan),
        Color::Ansi(_) | Color::Ansi256(_) | Color::Rgb(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: Width) -> String {
        let mut table = table(width, &["claim", "words"]);
        table.add_row([
            cell(style::NUMBER, "#1"),
            cell(style::PLAIN, "one two three four five six seven eight nine ten"),
        ]);
        table.add_row([cell(style::NUMBER, "#12"), cell(style::ERROR, "a\u{1b}[2J\nb")]);
        let mut out = Vec::new();
        draw_table(&table, &mut out).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn a_table_wraps_to_the_terminal() {
        assert_eq!(
            drawn(Width::Columns(40)),
            "\
claim  words
────────────────────────────────────
#1     one two three four five six
       seven eight nine ten
#12    a\\u{1b}[2J b
"
        );
    }

    #[test]
    fn a_table_in_a_pipe_is_plain_columns_on_whole_lines() {
        let words = "one two three four five six seven eight nine ten";
        assert_eq!(drawn(Width::Unlimited), format!("claim  words\n#1     {words}\n#12    a\\u{{1b}}[2J b\n"));
    }
}
