//! A horizontal bar: counts as one proportional line of blocks, with a legend of words and numbers.

use super::{Width, style};
use anstyle::Style;
use claimbench::domain::Verdict;
use textwrap::core::display_width;

/// The bar of counts by status, in the order of the statuses.
pub fn status_bar(width: Width, indent: usize, counts: &[(Verdict, usize)]) -> String {
    let part = |(verdict, count): &(Verdict, usize)| Part {
        words: style::words(*verdict),
        count: *count,
        sign: style::block(*verdict),
        style: style::verdict(*verdict),
    };
    bar(width, indent, &counts.iter().map(part).collect::<Vec<_>>())
}

/// One part of a bar.
#[derive(Debug, Clone)]
struct Part {
    words: String,
    count: usize,
    /// What the part is drawn with; parts differ in it, so that the bar reads without colour.
    sign: char,
    style: Style,
}

/// The bar and its legend below, indented; nothing where every count is nought. Ends with a newline.
fn bar(width: Width, indent: usize, parts: &[Part]) -> String {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.count > 0).collect();
    let lead = " ".repeat(indent);
    let room = width.across().saturating_sub(indent);
    let lengths = shares(&parts.iter().map(|part| part.count).collect::<Vec<_>>(), room.min(LONGEST));
    let mut drawn = String::new();
    if parts.is_empty() {
        return drawn;
    }
    drawn.push_str(&lead);
    for (part, length) in parts.iter().zip(lengths) {
        drawn.push_str(&style::styled(part.style, part.sign.to_string().repeat(length)));
    }
    drawn.push('\n');
    legend(&mut drawn, &lead, room, &parts);
    drawn
}

/// A longer bar says no more.
const LONGEST: usize = 76;
/// Between two entries of a legend.
const GAP: &str = "   ";

fn legend(drawn: &mut String, lead: &str, room: usize, parts: &[&Part]) {
    let mut used = 0;
    for part in parts {
        let entry = format!("{} {} {}", style::styled(part.style, part.sign), part.words, part.count);
        let length = display_width(&entry);
        let gap = if used == 0 {
            lead.to_owned()
        } else if used + GAP.len() + length > room {
            used = 0;
            format!("\n{lead}")
        } else {
            used += GAP.len();
            GAP.to_owned()
        };
        used += length;
        drawn.push_str(&gap);
        drawn.push_str(&entry);
    }
    drawn.push('\n');
}

/// `room` cells shared out in proportion, at least one to each count; what is left over goes to the largest remainders.
fn shares(counts: &[usize], room: usize) -> Vec<usize> {
    let total: usize = counts.iter().sum();
    let room = room.max(counts.len());
    let mut lengths: Vec<usize> = counts.iter().map(|count| (count * room / total.max(1)).max(1)).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse((counts[*i] * room) % total.max(1)));
    let mut used: usize = lengths.iter().sum();
    for i in order.into_iter().cycle().take(if total == 0 { 0 } else { room }) {
        if used >= room {
            break;
        }
        lengths[i] += 1;
        used += 1;
    }
    // Cells that small counts were given come off the longest parts.
    while used > room {
        let Some(longest) = lengths.iter_mut().max() else { break };
        *longest -= 1;
        used -= 1;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_proportional_and_shows_every_part() {
        assert_eq!(shares(&[1, 1], 10), [5, 5]);
        assert_eq!(shares(&[31, 4, 1], 10), [8, 1, 1]);
        assert_eq!(shares(&[1000, 1, 1], 10), [8, 1, 1]);
        assert_eq!(shares(&[], 10), [] as [usize; 0]);
        assert_eq!(shares(&[1, 1, 1], 2).len(), 3);
    }

    #[test]
    fn the_legend_says_in_words_and_numbers_what_the_bar_shows() {
        let drawn = status_bar(
            Width::Columns(40),
            2,
            &[(Verdict::Supported, 3), (Verdict::Mixed, 0), (Verdict::MostlyRefuted, 1)],
        );
        let plain = anstream::adapter::strip_str(&drawn).to_string();
        assert_eq!(plain, format!("  {}{}\n  █ supported 3   ▞ mostly refuted 1\n", "█".repeat(29), "▞".repeat(9)));
    }
}
