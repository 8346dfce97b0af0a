//! Words in the names of sources that are also ordinary words, and what they count for when they stand alone.

use super::fold::folded;
use std::collections::HashMap;
use std::sync::LazyLock;

/// When a part of a name is taken for the name though the rest of it is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alone {
    /// Particles, and words for offices and bodies: they are in everybody's text.
    Never,
    /// Ordinary words that are names, too: "Will" is, "will" is not.
    Capital,
    Always,
}

/// Particles of names and small words of the languages that the desk is likely to write in.
const PARTICLES: &str = "
    von vom zum zur van der den des dem ten ter del della dei degli delle dal dalla las los les dos das san santa saint
    the and for who with from near not but his her its our out all one two bin ibn bint abu mrs miss
    und oder mit aus bei ein eine het een aan sur par une est pour avec dans con por para una
    og av til fra med sir
    junior senior";

/// Offices, callings and bodies that are no family names.
const OFFICES: &str = "
    ministry minister ministers ministerial department government governmental administration university official
    officials officer spokesperson spokesman spokeswoman employee employees whistleblower informant source sources
    confidential withheld anonymous unnamed named name aide aides adviser advisor deputy former member members staff
    person people man woman colleague friend neighbour neighbor relative insider manager director secretary president
    company agency committee commission council office police hospital institute association union federation
    organisation organization foundation corporation group inc ltd llc gmbh plc department directorate embassy
    parliament senate congress professor prof doctor engineer lawyer journalist reporter correspondent diplomat
    ministerium behörde regierung universität sprecher sprecherin beamter beamtin mitarbeiter mitarbeiterin
    ministère ministre gouvernement université porte parole fonctionnaire ministerio gobierno universidad portavoz
    міністерство міністр уряд міністра чиновник министерство министр правительство источник джерело";

/// Ordinary words, in English for the most part, that people are also called.
const ORDINARY: &str = "
    will mark bill rob bob pat sue dick jack frank grant chase drew gene guy dean earl duke king queen prince bishop
    pope abbot monk may june april august march summer winter spring autumn day days night rose lily iris ivy olive
    violet daisy holly heather hazel cherry berry grace hope faith joy mercy patience prudence charity constance pearl
    ruby amber jade crystal gold golden silver steel stone stones rock rocks sand sands snow frost rain storm wind cloud
    sky star stars moon sun field fields hill hills wood woods forest tree bush branch leaf root flower flowers garden
    park lake lakes river rivers brook brooks ford bridge bridges pool poole water waters well wells sea marsh moor moss
    heath dale glen cliff church chapel temple hall house houses street lane gate gates wall walls castle tower town
    north south east west black white brown green gray grey blue red young old long short small little large big rich
    poor strong sharp swift wise noble good best love loving savage sweet moody bright dark fair free true early late
    bank banks money cash coin price cost sales major general sergeant marshal marshall judge law laws page pages book
    books story read reader reed write wright baker cook miller taylor tailor carpenter fisher hunter farmer mason
    parker porter potter shepherd turner walker weaver smith cooper archer butler carter chandler clerk dyer fowler
    gardener glover knight merchant painter piper sailor shearer skinner slater spicer tanner thatcher tyler wheeler
    nurse ward wards ball bell bells bird birds wolf fox lamb bull bear hawk hawks crow crane drake swan finch robin
    martin wren fish bass pike salmon trout case cases cross court power powers rice rush sage self ship speed spear
    stern strange battle beach beard blood blow bolt bond brand brass burns call camp chance chambers close cole cotton
    counts count craft dance fine flood foot foster fry gift glass grove hand hands hardy hart head holder home hook hunt
    key keys light line lines lock low mills mill miles mile needle nail nick paris sydney georgia chad jordan israel
    china london berlin england ireland france holland penny pound pride proper ransom ray ring roman roots rule salt
    scarlet stock tiger trump usher vale west wheat whip wilder wing wings winner worth stark bacon bean beans pepper
    butter cheese cake coffee honey sugar apple lemon plum peach bush buck colt faithful noble christian pagan english
    french german dutch welsh scott irish norman saxon cruise pitt damon hanks rock roll sue art dot van max sonny
    press post news guest host speaker chair person parsons parson priest vicar deacon friend friends child childs
    son daughter brother brothers husband wife bride love darling dear hero noon morning evening today week month year
    peace war wars battle victory freedom liberty justice truth reason sense wit wits bliss pleasant merry gay jolly
    ben per jun lord lady dame mac con don blunt crisp quick sly bold brave meek grand great gross fat thin tall bright dim dull eager earnest";

static KNOWN: LazyLock<HashMap<String, Alone>> = LazyLock::new(|| {
    let words = |list: &'static str, alone| list.split_whitespace().map(move |word| (folded(word), alone));
    // What is in two lists counts as the list that comes last here says.
    words(ORDINARY, Alone::Capital).chain(words(OFFICES, Alone::Never)).chain(words(PARTICLES, Alone::Never)).collect()
});

/// What a part of a name, folded, counts for.
pub(super) fn alone(folded: &str) -> Alone {
    if folded.chars().count() < 3 || folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return Alone::Never;
    }
    KNOWN.get(folded).copied().unwrap_or(Alone::Always)
}

/// Whether an ordinary word is also a month, so that beside a number it is one.
pub(super) fn is_month(folded: &str) -> bool {
    ["march", "april", "may", "june", "august"].contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_offices_never_count_ordinary_words_as_capitals_all_else_always() {
        for word in ["von", "der", "li", "12", "ministry", "Université"] {
            assert_eq!(alone(&folded(word)), Alone::Never, "{word}");
        }
        for word in ["Will", "Bank", "May", "Rose"] {
            assert_eq!(alone(&folded(word)), Alone::Capital, "{word}");
        }
        assert_eq!(alone(&folded("Holm")), Alone::Always);
    }
}
