//! The pages of a PDF as one text: a sentence that goes on over a page's end is joined, and what stands at the edges of the pages
//! between its parts is put behind it.

/// How long a line at a page's edge may be, in characters.
const SHORT: usize = 80;
/// How many of them may stand at one edge.
const EDGE: usize = 2;

/// The texts of the pages one after the other.
pub fn joined(pages: &[String]) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for page in pages.iter().filter(|page| !page.is_empty()) {
        let mut next: Vec<String> = page.split("\n\n").map(str::to_owned).collect();
        if let Some((feet, heads)) = break_within_a_sentence(&blocks, &next) {
            let foot = blocks.split_off(blocks.len() - feet);
            let head: Vec<String> = next.drain(..heads).collect();
            let goes_on = next.remove(0);
            if let Some(last) = blocks.last_mut() {
                last.push('\n');
                last.push_str(&goes_on);
            }
            blocks.extend(foot.into_iter().chain(head));
        }
        blocks.append(&mut next);
    }
    blocks.join("\n\n")
}

/// How many blocks stand at the foot of a page and at the head of the next between the parts of a sentence; none where no
/// sentence goes on.
fn break_within_a_sentence(before: &[String], next: &[String]) -> Option<(usize, usize)> {
    let is_edge = |block: &String| !block.contains('\n') && block.chars().count() <= SHORT;
    let feet = before.iter().rev().take(EDGE).take_while(|block| is_edge(block)).count();
    let heads = next.iter().take(EDGE).take_while(|block| is_edge(block)).count();
    let breaks_off = |feet: &usize| {
        let line = before.iter().rev().nth(*feet).and_then(|block| block.lines().last()).unwrap_or_default();
        line.contains(' ') && line.ends_with(|c: char| c.is_alphabetic() || matches!(c, ',' | ';' | '-'))
    };
    let goes_on = |heads: &usize| next.get(*heads).is_some_and(|block| block.starts_with(char::is_lowercase));
    Some(((0..=feet).find(breaks_off)?, (0..=heads).find(goes_on)?))
}

#[cfg(test)]
mod tests {
    use super::joined;

    fn text(pages: &[&str]) -> String {
        joined(&pages.iter().map(|page| (*page).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_sentence_goes_on_over_the_foot_and_the_head_of_pages() {
        assert_eq!(
            text(&["We will finish the\n\nPage 1 of 2", "Council report 2025\n\nbridge by June.\n\nMore."]),
            "We will finish the\nbridge by June.\n\nPage 1 of 2\n\nCouncil report 2025\n\nMore."
        );
        assert_eq!(
            text(&["It ends, and\nso the", "thing goes on.", "Next."]),
            "It ends, and\nso the\nthing goes on.\n\nNext."
        );
    }

    #[test]
    fn what_ends_with_its_page_stands_alone() {
        for pages in [["It ends here.\n\n3", "and so on."], ["It goes on and", "A new one."], ["", "and"]] {
            assert_eq!(
                text(&pages),
                pages.iter().filter(|page| !page.is_empty()).copied().collect::<Vec<_>>().join("\n\n")
            );
        }
    }
}
