//! The parts that a page is built of: which element holds which blocks, what it is called, and what stands in it.

use dom_query::Element;
use std::ops::Range;

/// A block element, with what is in it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The place around it; the first place is its own.
    pub around: usize,
    pub role: Role,
    pub names: Names,
    /// The blocks in it, in the order of the page.
    pub blocks: Range<usize>,
    pub pictures: usize,
    /// Fields and buttons to fill in or press.
    pub fields: usize,
    pub letters: usize,
    /// Of the letters, those of links.
    pub linked: usize,
    /// Of the letters, those that the choice of the main text took.
    pub chosen: usize,
}

/// What an element is by its own name or by its `role`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Article,
    Aside,
    Caption,
    Figure,
    Footer,
    Form,
    Header,
    List,
    Navigation,
    Quote,
    Other,
}

impl Role {
    pub fn of(element: &Element) -> Self {
        match &*element.name.local {
            "article" => Self::Article,
            "aside" => Self::Aside,
            "figcaption" => Self::Caption,
            "figure" => Self::Figure,
            "footer" => Self::Footer,
            "form" => Self::Form,
            "header" => Self::Header,
            "ul" | "ol" | "menu" => Self::List,
            "nav" => Self::Navigation,
            "blockquote" => Self::Quote,
            _ => match attribute(element, "role") {
                Some("navigation" | "menu" | "menubar") => Self::Navigation,
                Some("contentinfo") => Self::Footer,
                Some("complementary") => Self::Aside,
                Some("figure") => Self::Figure,
                Some("article") => Self::Article,
                _ => Self::Other,
            },
        }
    }
}

/// What the names of an element (class, id and the like) hint at. A name alone decides nothing: see `apart`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Names(u16);

impl Names {
    pub const CAPTION: Self = Self(1);
    pub const GALLERY: Self = Self(1 << 1);
    pub const RELATED: Self = Self(1 << 2);
    pub const INVITATION: Self = Self(1 << 3);
    pub const SHARE: Self = Self(1 << 4);
    pub const AUTHOR: Self = Self(1 << 5);
    pub const STAMP: Self = Self(1 << 6);
    pub const COMMENTS: Self = Self(1 << 7);
    pub const ADVERTISEMENT: Self = Self(1 << 8);
    pub const FURNITURE: Self = Self(1 << 9);

    pub fn of(element: &Element) -> Self {
        let mut found = Self::default();
        for attribute in &element.attrs {
            let name = &*attribute.name.local;
            if matches!(
                name,
                "class" | "id" | "itemprop" | "rel" | "role" | "data-component" | "data-type" | "data-testid"
            ) {
                words(&attribute.value).for_each(|word| found.0 |= hint(&word).0);
            }
        }
        found
    }

    pub fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }
}

/// "author-bio", "relatedLinks", "story_caption": the words of a name, in lower case.
fn words(names: &str) -> impl Iterator<Item = String> + '_ {
    names.split(|c: char| !c.is_ascii_alphabetic()).flat_map(|name| {
        let mut words: Vec<String> = Vec::new();
        let mut lower = false;
        for c in name.chars() {
            if words.is_empty() || lower && c.is_ascii_uppercase() {
                words.push(String::new());
            }
            lower = c.is_ascii_lowercase();
            if let Some(word) = words.last_mut() {
                word.push(c.to_ascii_lowercase());
            }
        }
        words
    })
}

fn hint(word: &str) -> Names {
    match word {
        "caption" | "captions" | "figcaption" | "credit" | "credits" | "imagecaption" | "photocredit" => Names::CAPTION,
        "gallery" | "galleries" | "slideshow" | "carousel" | "slider" | "lightbox" | "slide" => Names::GALLERY,
        "related" | "recirc" | "recirculation" | "recommended" | "recommendations" | "recommendation" | "trending"
        | "teaser" | "teasers" | "promo" | "readmore" | "seealso" | "outbrain" | "taboola" | "sidebar" | "rail"
        | "popular" | "mostpopular" | "relatedposts" | "yarpp" | "jp" => Names::RELATED,
        "newsletter" | "newsletters" | "signup" | "subscribe" | "subscription" | "paywall" | "optin" | "mailchimp"
        | "donate" | "donation" | "membership" => Names::INVITATION,
        "share" | "sharing" | "social" | "addthis" | "sharedaddy" | "sharetools" => Names::SHARE,
        "author" | "authors" | "byline" | "bylines" | "bio" | "contributor" | "contributors" | "vcard" => Names::AUTHOR,
        "timestamp" | "date" | "datetime" | "pubdate" | "published" | "updated" | "modified" | "time" | "posted" => {
            Names::STAMP
        }
        "comment" | "comments" | "disqus" | "respond" | "replies" | "commentlist" => Names::COMMENTS,
        "ad" | "ads" | "advert" | "advertisement" | "sponsor" | "sponsored" | "sponsors" => Names::ADVERTISEMENT,
        "breadcrumb" | "breadcrumbs" | "tags" | "topics" | "categories" | "footer" | "copyright" | "disclaimer"
        | "navigation" | "nav" | "menu" | "cookie" | "cookies" | "consent" | "toolbar" | "pagination" => {
            Names::FURNITURE
        }
        _ => Names::default(),
    }
}

pub fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}
