//! Every text of a value that came from outside, to be gone through one by one.
//!
//! [`texts!`] takes a noun apart without `..`: a field that is added to it and not named here does not compile, so that no
//! text can be forgotten.

use crate::domain::*;

/// What is done with each text.
pub trait Visit {
    /// A text of the noun; `place` says which, for a person.
    fn text(&mut self, place: &'static str, text: &mut String);

    /// An address, which is whole or nothing.
    fn address(&mut self, place: &'static str, address: &mut Option<String>);
}

/// A value with texts in it.
pub trait Texts {
    /// Shows every text to `each`; `place` is what the value's own text is called.
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit);
}

impl Texts for String {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        each.text(place, self);
    }
}

impl<T: Texts> Texts for Option<T> {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        self.iter_mut().for_each(|value| value.texts(place, each));
    }
}

impl<T: Texts> Texts for Box<T> {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        (**self).texts(place, each);
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        self.iter_mut().for_each(|value| value.texts(place, each));
    }
}

impl Texts for ClaimNumber {
    fn texts(&mut self, _: &'static str, _: &mut dyn Visit) {}
}

impl<A: Texts, B: Texts> Texts for (A, B) {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        self.0.texts(place, each);
        self.1.texts(place, each);
    }
}

/// `Noun { texts: field "what it is called", ...; addresses: ...; not: ... }`: all fields of a noun, each in one of three
/// lists.
macro_rules! texts {
    ($($noun:ident {
        $(texts: $($text:ident $place:literal),+ ;)?
        $(addresses: $($address:ident $of:literal),+ ;)?
        $(not: $($not:ident),+ $(;)?)?
    })+) => { $(
        impl $crate::domain::Texts for $noun {
            fn texts(&mut self, _: &'static str, each: &mut dyn $crate::domain::Visit) {
                let Self { $($($text,)+)? $($($address,)+)? $($($not: _,)+)? } = self;
                $($($crate::domain::Texts::texts($text, $place, each);)+)?
                $($(each.address($of, $address);)+)?
            }
        }
    )+ };
}
pub(crate) use texts;

texts! {
    Claim {
        texts: anchor "words", text "claim", attribution "speaker", hedges "hedge", quantities "figure",
            as_of_words "words of the time", assignee "assignee", correct_text "correct text", tags "tag";
        not: number, uid, article, kind, checkable, as_of, priority, worth, recheck_by
    }
    Anchor {
        texts: exact "words of the article", prefix "words before", suffix "words after";
        not: revision, start, end, state
    }
    Link {
        texts: speaker "speaker", cue "cue", channel "channel", role "role", guessed_from "words for a speaker";
        not: cue_class, form, said_on
    }
    Hedge { texts: cue "hedge"; not: class }
    Quantity {
        texts: raw "figure", unit "unit", measure "measure";
        not: dimension, point, low, high, approximator, direction, aspect, doubt
    }
    SetAside { texts: note "note on setting it aside"; not: reason }
    Relation { texts: note "note on a relation"; not: from, kind, to }
    Logged { texts: created_by "handle"; not: created_at, updated_at }
    Article {
        texts: title "title", outlet "outlet", byline "byline";
        addresses: url "address of the article";
        not: number, uid, language, published, published_basis
    }
    Revision { texts: body "article", left_out "left-out text"; not: seq, sha256, intake }
    LeftOut { texts: text "left-out text"; not: kind }
    StoredArticle { texts: article "article", revision "article", set_aside "note on setting it aside"; not: added_at, claims }
    ArticleAside { texts: note "note on setting it aside"; not: reason }
    Settled { texts: words "sentence", note "note on a sentence", by "handle"; not: seq, reason, at }
    Source {
        texts: name "name of a source", publisher "publisher", author "author",
            reliability_reason "reason for the reliability", interest "interest", origin "origin",
            note "note on a source";
        addresses: url "address of a source";
        not: number, uid, kind, published, reliability, disclosure
    }
    StoredSource { texts: source "source"; not: added_at, evidence, merged_into }
    Evidence {
        texts: origin "origin", credibility_reason "reason for the credibility", paraphrase "paraphrase",
            quote "quotation", locator "locator", quantity "figure", further_quantities "figure",
            search_note "search note";
        not: number, uid, claim, question, source, stance, directness, credibility, published, data_as_of, derived_from
    }
    StoredEvidence {
        texts: evidence "evidence", source "source", added_by "handle", withdrawn "reason for the withdrawal",
            released "reason for the release", snapshots "snapshot", no_snapshot "reason for no snapshot",
            merged_into "origin";
        not: added_at
    }
    Snapshot {
        texts: media_type "media type", charset "character set", redirects "redirect", headers "header",
            tool "tool", note "note on a snapshot", unreadable "reason for no text";
        addresses: url "address of a snapshot", final_url "address of a snapshot";
        not: sha256, length, http_status, retrieved_at, method, coding, stored
    }
    Redirect { texts: to "redirect"; not: status }
    StoredSnapshot { texts: snapshot "snapshot", by "handle"; not: at }
    Status { texts: because "rationale", finding "finding"; not: question, status, modifiers, confidence }
    StoredStatus {
        texts: status "rationale", by "handle", on_other "words that a verdict was given on", confirmed "handle";
        not: at
    }
    Confirmed { texts: by "handle"; not: at }
    Judged {
        texts: text "words that a verdict was given on", attribution "speaker", hedges "hedge", quantities "figure",
            words "words that a verdict was given on";
        not: as_of
    }
    Review { texts: note "note of a review"; not: outcome, digest }
    StoredReview { texts: review "review", by "handle"; not: at }
    SecondReading {
        texts: by "handle", verdicts "rationale of a second reader", settled "reason of a settlement";
        not: seq, at, manner, ended
    }
    Settlement { texts: because "reason of a settlement", by "handle"; not: at, alone }
    SecondVerdict { texts: because "rationale of a second reader"; not: question, status, confidence }
    Fix {
        texts: old "words to be fixed", new "words of a fix", because "reason of a fix";
        not: number, claim, evidence
    }
    StoredFix { texts: fix "fix", by "handle", answers "answer to a fix"; not: at, carried_out }
    StoredAnswer { texts: note "answer to a fix", by "handle"; not: answer, role, at }
    Contact {
        texts: who "person asked", read_back "words read back", answer "answer";
        not: number, claims, deadline, record
    }
    StoredContact { texts: contact "contact", by "handle"; not: at }
    Waiver { texts: because "reason of a waiver", by "handle"; not: rule, at, bound }
    StoredPublication { texts: by "handle"; not: seq, revision, published, at }
    StoredNote { texts: text "note for the reader", by "handle"; not: seq, kind, at }
    Procedure {
        texts: reviews "review", readings "second reading", fixes "fix", contacts "contact", waivers "waiver",
            publication "publication", notes "note for the reader", sheet_rows "row of a sheet";
        not: owed
    }
    StoredSheetRow { texts: row "row of a sheet", by "handle"; not: at }
    IncomingRow { texts: sheet "name of a sheet", kept "row of a sheet"; not: line, key }
    KeptCell { texts: column "column of a sheet", words "cell of a sheet"; }
    Dossier {
        texts: claim "claim", article "article", set_aside "note", evidence "evidence", statuses "rationale",
            relations "note", procedure "procedure", logged "handle";
    }
    ForeignDesk { texts: name "another desk", site "another desk's page"; }
    ForeignReview {
        texts: url "address of a review", claim "claim of another desk", claimant "claimant", publisher "another desk",
            label "label", title "title of a review", appearances "appearance";
        not: claim_date, rating, verdict, reviewed_on, language
    }
    Machine { texts: name "name of a machine", version "version of a machine"; }
    Suggestion { texts: machine "name of a machine", suggested "suggestion", why "reason of a suggestion"; not: number }
    SuggestedClaim {
        texts: quote "words of the article", text "claim", said_by "speaker";
        not: article, occurrence
    }
    SuggestedEvidence {
        texts: source "source", quote "quotation", paraphrase "paraphrase", locator "locator", search_note "search note";
        not: claim, question, stance
    }
    SuggestedNewSource {
        texts: name "name of a source", publisher "publisher", author "author";
        addresses: url "address of a source";
        not: kind, published
    }
    SuggestedVerdict { texts: given "rationale"; not: claim, question, judged }
    SuggestedFix {
        texts: old "words to be fixed", new "words of a fix", because "reason of a fix";
        not: claim, evidence
    }
    SuggestedSettled { texts: words "sentence", note "note on a sentence"; not: article, reason }
    StoredSuggestion { texts: suggestion "suggestion", by "handle", decided "decision"; not: at }
    Decided { texts: decision "decision", by "handle"; not: at }
    Hit { texts: snippet "snippet"; not: found, claim }
}
