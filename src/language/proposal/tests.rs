//! What must come out, sentence by sentence.

use super::*;
use crate::domain::{Checkable, CueClass, PartialDate, Word as _};
use crate::language::tongue::Tongue;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Proposal> {
    proposals(text, Tongue::english(), "2025-12-02".parse().ok())
}

/// Asserts the text, kind and voices of each proposal.
#[track_caller]
fn gives(text: &str, expected: &[(&str, ClaimKind, &str)]) {
    let voices = |p: &Proposal| p.attribution.iter().map(|link| link.speaker.clone()).collect::<Vec<_>>().join(" > ");
    let got: Vec<(String, ClaimKind, String)> =
        read(text).iter().map(|p| (p.text.clone(), p.kind, voices(p))).collect();
    let got: Vec<(&str, ClaimKind, &str)> =
        got.iter().map(|(text, kind, who)| (text.as_str(), *kind, who.as_str())).collect();
    assert_eq!(got, expected);
}

use ClaimKind::{Event, Opinion, Position, Prediction, Property, Provision, Quantity as Figure, Quote};

#[test]
fn what_is_said_is_proposed_with_its_voice() {
    gives(
        "The Harbour Board said on Monday that its crews had cleared the channel.",
        &[("Its crews had cleared the channel.", Event, "article > Harbour Board")],
    );
    gives(
        "The channel is open, according to the harbour board.",
        &[("The channel is open.", Property, "article > the harbour board")],
    );
    let said = &read("The Harbour Board said on Monday that its crews had cleared the channel.")[0];
    let link = &said.attribution[1];
    assert_eq!((link.cue.as_deref(), link.cue_class), (Some("said"), Some(CueClass::Neutral)));
    assert_eq!(link.said_on.as_ref().map(PartialDate::as_str), Some("2025-12-01"));
    assert_eq!((said.checkable.word(), said.as_of_words.as_deref()), ("checkable", Some("Monday")));
}

#[test]
fn voices_are_nested() {
    gives(
        "The palace said the guard had reported that two ships sank.",
        &[("Two ships sank.", Figure, "article > the palace > the guard")],
    );
}

#[test]
fn a_denial_a_judgement_and_the_first_person_keep_the_saying() {
    gives(
        "Okafor denied that the bridge had moved.",
        &[("Okafor denied that the bridge had moved.", Quote, "article > Okafor")],
    );
    gives(
        "Okafor called the bridge \"a disgrace\".",
        &[("Okafor called the bridge \"a disgrace\".", Quote, "article > Okafor")],
    );
    gives(
        "\"We rebuilt the bridge,\" Okafor said.",
        &[("\"We rebuilt the bridge,\" Okafor said.", Quote, "article > Okafor")],
    );
    assert!(read("Okafor denied that the bridge had moved.").iter().all(|p| p.checkable == Checkable::SaidOnly));
}

#[test]
fn a_quotation_that_stands_alone_loses_its_marks() {
    gives(
        "\"The bridge cost 40 million euros,\" Okafor said.",
        &[("The bridge cost 40 million euros.", Figure, "article > Okafor")],
    );
}

#[test]
fn that_nothing_was_said_is_the_articles_own_statement() {
    gives("Neither company disclosed the price.", &[("Neither company disclosed the price.", Event, "article")]);
}

#[test]
fn a_pronoun_is_named_where_the_paragraph_names_it() {
    gives(
        "Mara Lind left Oslo on Friday. She said the dam was leaking.",
        &[("Mara Lind left Oslo on Friday.", Event, "article"), ("The dam was leaking.", Event, "article > Mara Lind")],
    );
    let apart = &read("Mara Lind left Oslo.\n\nShe said the dam was leaking.")[1].attribution[1];
    assert_eq!((apart.speaker.as_str(), apart.guessed_from.as_deref()), ("Mara Lind", Some("She")));
    let named = &read("Mara Lind said the dam was leaking.")[0].attribution[1];
    assert_eq!(named.guessed_from, None);
    let firm = &read("The firm lost $4 million. It said sales were down.")[1].attribution[1];
    assert_eq!((firm.speaker.as_str(), firm.guessed_from.as_deref()), ("The firm", Some("It")));
}

#[test]
fn sayings_with_counted_people_papers_and_deeds_beside_them_are_told_apart() {
    gives(
        "About 3,000 nurses marched through Lund on Friday, the union said.",
        &[("About 3,000 nurses marched through Lund on Friday.", Figure, "article > the union")],
    );
    gives(
        "The premier on Tuesday defended the levy, saying the fund loses nearly 3 million a week.",
        &[
            ("The premier on Tuesday defended the levy.", Quote, "article > the premier"),
            ("The fund loses nearly 3 million a week.", Figure, "article > the premier"),
        ],
    );
    let audit = &read("An audit paid for by the mill and written by Hale Partners found that two pumps leaked.")[0];
    assert_eq!(audit.attribution[1].speaker, "An audit paid for by the mill and written by Hale Partners");
    let since = &read("Ada Moss, who joined the board in 2019, sold 400 shares last year.")[0];
    assert_eq!(
        (since.text.as_str(), since.as_of.as_ref().map(PartialDate::as_str)),
        ("Ada Moss joined the board in 2019.", Some("2019"))
    );
}

#[test]
fn a_proposal_says_what_it_leaves_unnamed() {
    let unnamed = |text: &str| {
        let last = read(text).pop().unwrap().unnamed.unwrap();
        (last.word, last.likely)
    };
    let told = |word: &str, likely: &str| (word.to_owned(), Some(likely.to_owned()));
    assert_eq!(unnamed("It rose to 3.4 percent."), ("It".to_owned(), None));
    assert_eq!(unnamed("Inflation fell to 3 percent in May. It rose to 4 percent in June."), told("It", "Inflation"));
    assert_eq!(unnamed("The firm lost $4 million, Ada Moss said. Its shares fell 4 percent."), told("Its", "The firm"));
    assert_eq!(unnamed("Ada Moss, the mayor, said the road was shut. She left on Friday."), told("She", "Ada Moss"));
    assert_eq!(
        unnamed("The mill lost 4 percent. It plans to shut a line, two people close to the owner said."),
        told("It", "The mill")
    );
    assert_eq!(
        unnamed("Ada Moss left in May. A lawyer for the union said he expected 300 job cuts."),
        told("He", "A lawyer for the union")
    );

    for text in [
        "It is clear that rents fell.",
        "It would be too early to count them.",
        "This year rents fell.",
        "The firm lost $4 million.",
    ] {
        assert_eq!(read(text)[0].unnamed, None, "{text}");
    }
}

#[test]
fn a_name_and_what_it_is_are_kept_apart() {
    for (text, speaker, role) in [
        ("Rents fell on Monday, said Ada Moss, a spokeswoman for the bank.", "Ada Moss", "spokeswoman for the bank"),
        (
            "The bank's chief economist, Karl-Heinz Roth, said rents fell twice.",
            "Karl-Heinz Roth",
            "the bank's chief economist",
        ),
        ("Ada Moss, 45, the mayor of Leeds, said rents fell twice.", "Ada Moss", "mayor of Leeds"),
        ("Its lawyer Jon Park said rents fell twice.", "Jon Park", "its lawyer"),
        ("Finance Minister Ada Moss said rents fell twice.", "Ada Moss", "Finance Minister"),
        ("Rents fell, according to Ada Moss, the city's engineer.", "Ada Moss", "the city's engineer"),
    ] {
        let link = &read(text)[0].attribution[1];
        assert_eq!((link.speaker.as_str(), link.role.as_deref()), (speaker, Some(role)), "{text}");
        assert!(read(text)[0].text.starts_with("Rents fell"), "{text}");
    }
    assert_eq!(read("The ministry said rents fell twice.")[0].attribution[1].role, None);
}

#[test]
fn who_only_speaks_for_the_sentence_before_states_nothing() {
    gives("\"Will it hold?\" Ada Moss, the minister for water, asked on Monday.", &[]);
}

#[test]
fn whoever_speaks_beside_the_clause_has_a_proposal_of_their_own() {
    gives(
        "The bank declined to answer, with its lawyer Jon Park saying, “Every bill was paid on time.”",
        &[
            ("The bank declined to answer.", Quote, "article > the bank"),
            ("Every bill was paid on time.", Event, "article > Jon Park"),
        ],
    );
}

#[test]
fn a_count_that_somebody_gives_has_its_voice() {
    gives("Police put the crowd at 8,500.", &[("Police put the crowd at 8,500.", Figure, "article > Police")]);
}

#[test]
fn each_part_of_a_report_is_a_claim() {
    gives(
        "Amy Cole, who chairs the board, said that the dam cost $3 billion and that nobody had seen it.",
        &[
            ("Amy Cole chairs the board.", Property, "article"),
            ("The dam cost $3 billion.", Figure, "article > Amy Cole"),
            ("Nobody had seen it.", Event, "article > Amy Cole"),
        ],
    );
}

#[test]
fn a_noun_that_looks_like_a_verb_is_none() {
    gives("The travel plans stood.", &[("The travel plans stood.", Event, "article")]);
    gives("Lima controls the strait.", &[("Lima controls the strait.", Property, "article")]);
}

#[test]
fn opinions_and_forecasts_are_told_apart_from_facts() {
    gives("The council should close the road.", &[("The council should close the road.", Opinion, "article")]);
    gives(
        "The council will close the road in May.",
        &[("The council will close the road in May.", Prediction, "article")],
    );
    gives("Trains are expected to run again.", &[("Trains are expected to run again.", Prediction, "article")]);
    let forecast = &read("Lind said the river would rise.")[0];
    assert_eq!((forecast.kind, forecast.checkable), (Prediction, Checkable::SaidOnly));
    assert_eq!(read("The council should close the road.")[0].checkable, Checkable::NotCheckable);
}

#[test]
fn clauses_with_a_subject_of_their_own_are_parted() {
    gives(
        "The deadline passed without a deal, and Lisbon has reopened the port; trade fell by 4%.",
        &[
            ("The deadline passed without a deal.", Event, "article"),
            ("Lisbon has reopened the port.", Event, "article"),
            ("Trade fell by 4%.", Figure, "article"),
        ],
    );
    assert_eq!(read("If the river rises, and the dam is full, the town will be flooded.").len(), 1);
    assert_eq!(read("The storm hit Porto, Braga, and the town of Viana.").len(), 1);
}

#[test]
fn verbs_that_share_a_subject_are_parted() {
    gives(
        "The bill would have frozen rents in Leeds, banned new hotels downtown, and opened a fund of $3 million.",
        &[
            ("The bill would have frozen rents in Leeds.", Provision, "article > The bill"),
            ("The bill would have banned new hotels downtown.", Provision, "article > The bill"),
            ("The bill would have opened a fund of $3 million.", Provision, "article > The bill"),
        ],
    );
    gives(
        "A team under Ada Moss, who chairs the tax board, travelled to Rome on Sunday and met the finance minister.",
        &[
            ("A team under Ada Moss, who chairs the tax board, travelled to Rome on Sunday.", Event, "article"),
            ("Ada Moss chairs the tax board.", Property, "article"),
            ("A team under Ada Moss met the finance minister.", Event, "article"),
        ],
    );
}

#[test]
fn each_item_of_a_list_after_a_colon_is_a_claim() {
    gives(
        "Three points are red lines for Lima: a ban on fishing, limits on ships, and higher tolls.",
        &[
            ("Three points are red lines for Lima: a ban on fishing.", Figure, "article"),
            ("Three points are red lines for Lima: limits on ships.", Figure, "article"),
            ("Three points are red lines for Lima: higher tolls.", Figure, "article"),
        ],
    );
}

#[test]
fn a_voice_without_a_name_keeps_its_hedge() {
    let shrank = &read("The list reportedly shrank to around 20 names.")[0];
    assert_eq!(shrank.text, "The list reportedly shrank to around 20 names.");
    assert_eq!(shrank.attribution[1].speaker, "unnamed reports");
    assert_eq!(shrank.hedges.len(), 2);
    gives(
        "Independent estimates put the dead at 4,000.",
        &[("Independent estimates put the dead at 4,000.", Figure, "article > Independent estimates")],
    );
}

#[test]
fn what_states_nothing_is_passed_over() {
    let page = "# Rents fall in Leeds\n\nBy Ada Moss\n\n2025-12-02\n\nRents fall again\n\nGood morning, readers.\n\n\
                Why did rents fall?\n\nReporting by Jo Park; editing by Lee Ray.\n\nSign up for our newsletter.";
    gives(page, &[]);
    assert_eq!(read("Did 40,000 people leave the city?").len(), 1);
}

#[test]
fn a_dateline_a_marker_and_a_connective_are_left_out() {
    gives("RIGA, Latvia (AP) — Six trams burned on Monday.", &[("Six trams burned on Monday.", Figure, "article")]);
    gives("- The port reopened in March.", &[("The port reopened in March.", Event, "article")]);
    gives("Meanwhile, the port reopened in March.", &[("The port reopened in March.", Event, "article")]);
    gives(
        "While the port was shut, ships sailed to Cork.",
        &[("While the port was shut, ships sailed to Cork.", Event, "article")],
    );
}

#[test]
fn a_remark_of_the_writer_is_parted_from_the_fact() {
    gives(
        "The talks went on, a sign that Oslo wants a deal.",
        &[
            ("The talks went on.", Event, "article"),
            ("The talks went on, a sign that Oslo wants a deal.", Opinion, "article"),
        ],
    );
}

#[test]
fn a_date_is_never_split() {
    let found = read("According to a report dated June 30, 2024, the dam leaked 12 litres a second.");
    let told: Vec<_> = found.iter().map(|one| (one.text.as_str(), one.attribution[1].speaker.as_str())).collect();
    assert_eq!(told, [("The dam leaked 12 litres a second.", "a report dated June 30, 2024")]);
}

#[test]
fn the_time_of_a_comparison_is_not_the_claims() {
    let found = read("Turnout was 60 percent in 2025, compared with 70 percent in 2021.");
    assert_eq!(found[0].as_of.as_ref().map(PartialDate::as_str), Some("2025"));
    let found = read("Turnout was 60 percent, compared with 70 percent in 2021.");
    assert_eq!(found[0].as_of, None);
}

#[test]
fn a_stand_is_a_position() {
    gives("Lima rejected the treaty.", &[("Lima rejected the treaty.", Position, "article > Lima")]);
}

/// Pieces of news prose, so that random text meets the rules.
const TELLING: &str = "(said |that |, |; |and |who |would have |Novak |the ban |reopened |met |held |\"|“|”|\\. |\\? |: |- |\n\n|20% |Monday |\
    É|he |a sign that |reportedly |not |put |estimates |# |\\(|\\)|\\PC){0,60}";

proptest! {
    #[test]
    fn words_lie_in_their_sentence_and_in_reading_order(text in prop_oneof![TELLING, any::<String>()]) {
        let mut last = 0;
        for proposal in read(&text) {
            prop_assert!(text.get(proposal.sentence.clone()).is_some());
            prop_assert!(text.get(proposal.words.clone()).is_some_and(|words| !words.trim().is_empty()));
            prop_assert!(proposal.sentence.start <= proposal.words.start && proposal.words.end <= proposal.sentence.end);
            prop_assert!(proposal.words.start >= last);
            prop_assert!(proposal.worth <= 100 && proposal.reasons.len() <= 3);
            prop_assert_eq!(&proposal.attribution[0].speaker, crate::domain::OWN_VOICE);
            last = proposal.words.start;
        }
    }

    #[test]
    fn a_proposed_text_is_made_of_the_articles_words(text in TELLING) {
        for proposal in read(&text) {
            for word in proposal.text.split_whitespace().skip(1) {
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                prop_assert!(text.contains(bare), "{word} in {}", proposal.text);
            }
        }
    }
}
