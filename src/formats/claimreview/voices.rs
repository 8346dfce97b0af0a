//! The two authors of a ClaimReview: the desk that checked and the voice that claimed, told apart where they are swapped.

use super::super::strict::Json;
use super::find::names_type;
use super::{property, words};

/// Who checked and who claimed.
#[derive(Debug, Default)]
pub struct Voices {
    pub desk: Option<Voice>,
    pub claimant: Option<Voice>,
    /// They stood in each other's place.
    pub swapped: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Voice {
    pub name: Option<String>,
    /// The host of its address.
    pub site: Option<String>,
    /// Its address is that of a whole site.
    is_home: bool,
}

impl Voices {
    pub fn of(review: &Json) -> Self {
        let desk = ["author", "publisher", "creator"].into_iter().find_map(|name| voice(review.get(name)?));
        let item = review.get("itemReviewed").and_then(|item| item.each().first());
        let claimant = item.and_then(|item| voice(item.get("author")?));
        let page = review.get("url").and_then(property::address).and_then(|url| words::host(&url));
        let swapped = match (&page, &desk, &claimant) {
            (Some(page), Some(desk), Some(claimant)) => {
                // A claimant's page on the desk's own site is usual; its whole site is the desk itself.
                let at_home = |voice: &Voice| voice.site.as_ref().is_some_and(|site| words::same_site(site, page));
                at_home(claimant) && claimant.is_home && !at_home(desk) && !same_name(desk, claimant)
            }
            _ => false,
        };
        if swapped { Self { desk: claimant, claimant: desk, swapped } } else { Self { desk, claimant, swapped } }
    }

    /// The claimant is the desk itself.
    pub fn are_one(&self) -> bool {
        matches!((&self.desk, &self.claimant), (Some(desk), Some(claimant)) if same_name(desk, claimant))
    }
}

fn same_name(one: &Voice, other: &Voice) -> bool {
    let folded = |voice: &Voice| voice.name.as_ref().map(|name| name.to_lowercase());
    folded(one).is_some() && folded(one) == folded(other)
}

fn voice(property: &Json) -> Option<Voice> {
    let first = property.each().first()?;
    let address = ["url", "@id", "sameAs"].into_iter().find_map(|name| {
        let found = property::addresses(first.get(name)?);
        found.into_iter().find(|address| words::web(address).is_some())
    });
    let voice = Voice {
        name: property::name(property),
        site: address.as_deref().and_then(words::host),
        is_home: address.as_deref().is_some_and(words::is_home),
    };
    (voice.name.is_some() || voice.site.is_some()).then_some(voice)
}

/// Whether a node is of a type; one without a type is of every type.
pub fn may_be(node: &Json, name: &str) -> bool {
    node.get("@type").or_else(|| node.get("type")).is_none_or(|kind| names_type(kind, name))
}
