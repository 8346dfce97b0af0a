//! The rules of the lint: their names, how much each weighs, and the way out.

use crate::judgement::check::Severity;

#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub name: &'static str,
    pub severity: Severity,
    pub way_out: &'static str,
}

macro_rules! rules {
    ($($id:ident = $name:literal $severity:ident $way_out:literal;)+) => {
        $(pub const $id: Rule = Rule { name: $name, severity: Severity::$severity, way_out: $way_out };)+

        #[cfg(test)]
        pub const ALL: &[Rule] = &[$($id),+];
    };
}

rules! {
    // The document.
    NOT_JSON = "not-json" Error
        "write JSON: a quotation mark inside a text is \\\", a line break is \\n, and NaN is no number";
    TOO_DEEP = "too-deep" Error "take the review out of what it is wrapped in";
    DUPLICATE_KEY = "duplicate-key" Error "keep one of the two; readers differ in which they take";
    NOT_AN_OBJECT = "not-an-object" Error "put a ClaimReview object here, or leave the element out";
    NO_REVIEW = "no-review" Warning "give the object \"@type\": \"ClaimReview\"";
    NULL_ELEMENT = "null-element" Note "leave the element out";
    API_ANSWER = "api-answer" Note "lint the page's own markup; what the API answers can only be imported";
    CONTEXT = "context" Warning "write \"@context\": \"https://schema.org\"";
    TYPE_MISSING = "type-missing" Error "write \"@type\": \"ClaimReview\"";
    TYPE_LIST = "type-list" Note "name the one type: \"@type\": \"ClaimReview\"";
    ENTITIES = "entities" Warning "write the characters themselves: JSON needs no HTML entities";
    // The page.
    URL_MISSING = "url-missing" Error "give the address of the page that holds the full fact-check";
    URL_NOT_WEB = "url-not-web" Error "give the whole address, with https://";
    URL_HOME = "url-home" Error "give the address of the fact-check's own page, not the site's";
    URL_SHORTENER = "url-shortener" Error "give the address that the short one leads to";
    URL_OTHER_HOST = "url-other-host" Warning
        "publish the review on the author's own site, or name the author of this one";
    SEVERAL_ON_PAGE = "several-on-page" Warning
        "mark up one claim a page, or give each an anchor of its own: .../check#claim-2";
    AUTHOR_MISSING = "author-missing" Warning
        "name the desk that checked: \"author\": {\"@type\": \"Organization\", \"name\": ...}";
    AUTHOR_UNNAMED = "author-unnamed" Warning "give the author a name";
    AUTHORS_SWAPPED = "authors-swapped" Error "author is who checked; itemReviewed.author is who claimed";
    DATE_MISSING = "date-missing" Note "give datePublished: when the review was published";
    DATE_FORMAT = "date-format" Warning "write the date as 2025-12-02 or 2025-12-02T09:30:00Z";
    LANGUAGE_MISSING = "language-missing" Note "give inLanguage, such as \"en\"";
    LANGUAGE_TAG = "language-tag" Warning "write a BCP 47 tag, such as \"en\" or \"pt-BR\"";
    // The claim.
    CLAIM_MISSING = "claim-missing" Error "put the claim itself into claimReviewed, in a short sentence";
    CLAIM_LONG = "claim-long" Note "shorten the claim; under 75 characters wraps best";
    CLAIM_QUESTION = "claim-question" Warning "state the claim: a question claims nothing";
    CLAIM_CORRECTION = "claim-correction" Warning "state the claim as it was made, not what is right instead";
    ITEM_MISSING = "item-missing" Warning "add itemReviewed, of type Claim: who made the claim, when and where";
    ITEM_TYPE = "item-type" Warning "make itemReviewed a Claim; a page where the claim stands goes into its appearance";
    CLAIMANT_IS_DESK = "claimant-is-desk" Error
        "name who made the claim, or leave itemReviewed.author out; it is never the fact-checker";
    CLAIMANT_LIKE_DESK = "claimant-like-desk" Warning
        "name who made the claim, or leave itemReviewed.author out; it is never the fact-checker";
    CLAIMANT_UNNAMED = "claimant-unnamed" Warning "give itemReviewed.author a name, or leave it out";
    CLAIM_DATE_MISSING = "claim-date-missing" Note "give itemReviewed.datePublished: when the claim was made";
    CLAIM_DATE_LATE = "claim-date-late" Warning
        "give itemReviewed.datePublished the day of the claim, not of the review";
    APPEARANCE_MISSING = "appearance-missing" Note "give itemReviewed.appearance: the address where the claim stands";
    APPEARANCE_NOT_WEB = "appearance-not-web" Warning "give a whole address, with https://";
    APPEARANCE_JOINED = "appearance-joined" Warning "make appearance a list, with one address in each element";
    APPEARANCE_SELF = "appearance-self" Warning "name where the claim stands, not the fact-check";
    APPEARANCE_OWN_SITE = "appearance-own-site" Note
        "make sure that the claim stands there, and not only the fact-check";
    // The rating.
    RATING_MISSING = "rating-missing" Error "add reviewRating with alternateName: the words of the rating";
    LABEL_MISSING = "label-missing" Error "put the words of the rating into alternateName";
    LABEL_LIST = "label-list" Warning "give alternateName one text";
    LABEL_VALUE = "label-value" Warning "give alternateName the text itself, without {\"@value\"}";
    LABEL_PREFIX = "label-prefix" Warning "leave the prefix out: \"False\", not \"Rating: False\"";
    RATING_INCOMPLETE = "rating-incomplete" Warning "give ratingValue, bestRating and worstRating, or none of them";
    RATING_WORDS = "rating-words" Error "write numbers in digits; words go into alternateName";
    RATING_NONE = "rating-none" Warning "leave all three numbers out where there is no rating; -1 is a number like any";
    RATING_ORDER = "rating-order" Error "bestRating is above worstRating: the number grows with truth";
    RATING_RANGE = "rating-range" Error "ratingValue lies between worstRating and bestRating";
}
