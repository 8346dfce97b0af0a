//! Points of a share without the word: "the rate rose 2.5 points", "a half-point rise", "a margin of three points".

use super::amount::{Mode, Reader};
use super::movement;
use super::number::{Form, Place};
use super::term::Term;
use super::unit_names::Named;
use crate::domain::Dimension;
use rust_decimal::Decimal;

/// What is told in shares: a rise of it by points is one of percentage points.
#[rustfmt::skip]
const OF_SHARES: &[&str] = &[
    "rate", "rates", "inflation", "unemployment", "joblessness", "support", "approval", "rating", "ratings", "poll",
    "polls", "polling", "turnout", "share", "yield", "yields", "interest", "vote", "votes", "ahead", "margin", "lead",
    "leads", "led", "popularity", "percent", "percentage", "democrats", "republicans", "labour", "conservatives", "party",
    "error", "survey", "backing", "growth", "proportion", "trails", "trailed", "participation", "swing", "favourability",
];

/// What is told in points of its own.
#[rustfmt::skip]
const OF_POINTS: &[&str] = &[
    "index", "dow", "nasdaq", "ftse", "nikkei", "dax", "stoxx", "sensex", "stocks", "shares", "game", "games", "season",
    "scored", "score", "team", "match", "scoring", "averaged", "averages", "league", "win", "wins", "iq", "plan", "licence",
];

/// The unit of the points behind a number, and the token after it; `margin`: a margin of error is one of shares.
pub fn unit(reader: &Reader, term: &Term, margin: bool) -> Option<(Named, usize)> {
    let place = Place { text: reader.text, tokens: reader.tokens, money: false };
    let mut at = place.behind_hyphen(term.next);
    at += usize::from(reader.word(at) == "of" && reader.word(at + 1) == "a");
    at += usize::from(reader.word(at) == "a");
    if term.unit.is_some() || !matches!(reader.word(at), "point" | "points") {
        return None;
    }
    let part = matches!(term.form, Form::Part | Form::ArticlePart);
    let hyphened = at > term.next && !part;
    if reader.word(at) == "point" && !part && !hyphened {
        return None;
    }
    let behind = &reader.tokens[at + 1..reader.tokens.len().min(at + 7)];
    let before = &reader.tokens[term.start.saturating_sub(12)..term.start];
    let sentence = before.iter().rev().take_while(|token| !token.is_sign(&['.', ';', '!', '?']));
    let words: Vec<&str> = sentence.map(super::token::Token::word).collect();
    let share_behind = matches!(reader.word(at + 1), "to" | "from" | "in" | "ahead" | "behind" | "clear")
        && behind.iter().take_while(|token| !token.is_sign(&['.', ';'])).any(|token| {
            token.is_sign(&['%'])
                || matches!(token.word(), "percent" | "per" | "pct" | "polls" | "ahead" | "rate" | "rates" | "turnout")
        });
    let moves = movement::way(reader.word(at + 1)).is_some();
    let shares =
        words.iter().any(|word| OF_SHARES.contains(word)) && !words.iter().any(|word| OF_POINTS.contains(word));
    let meant = margin || share_behind || shares || part && (moves || reader.mode == Mode::Whole);
    let named = Named { dimension: Dimension::Share, code: "pp", times: Decimal::ONE };
    meant.then_some((named, at + 1))
}
