//! What must come out, sentence by sentence.

use super::*;
use proptest::prelude::*;

/// A Tuesday.
const DAY: &str = "2025-12-02";

/// Asserts the words and what they mean on [`DAY`]; `?` where they leave it open.
#[track_caller]
fn means(text: &str, expected: &[(&str, &str)]) {
    let found = times(text, Some(DAY.parse().unwrap()));
    let when = |found: &FoundTime| found.when.as_ref().map_or("?".to_owned(), ToString::to_string);
    let got: Vec<(&str, String)> = found.iter().map(|f| (&text[f.range.clone()], when(f))).collect();
    let got: Vec<(&str, &str)> = got.iter().map(|(words, when)| (*words, when.as_str())).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn a_weekday_of_the_past_is_the_latest_one_and_one_to_come_the_nearest() {
    means("On Sunday the mayor spoke.", &[("Sunday", "2025-11-30")]);
    means("They landed on Tuesday.", &[("Tuesday", "2025-12-02")]);
    means(
        "The court said on Monday evening that it will rule on Friday.",
        &[("Monday evening", "2025-12-01"), ("Friday", "2025-12-05")],
    );
    means("He would seek her agreement on Tuesday.", &[("Tuesday", "2025-12-02")]);
    means("On Thursday, the council will vote.", &[("Thursday", "2025-12-04")]);
    means("Ministers are due to meet on Thursday.", &[("Thursday", "2025-12-04")]);
    means("They would have met on Thursday.", &[("Thursday", "2025-11-27")]);
}

#[test]
fn a_weekday_may_be_turned_to_either_side() {
    means(
        "last Tuesday, next Tuesday, this Friday",
        &[("last Tuesday", "2025-11-25"), ("next Tuesday", "2025-12-09"), ("this Friday", "2025-12-05")],
    );
}

#[test]
fn days_of_feasts_and_newspapers_are_no_dates() {
    means("Black Friday sales, Sunday Times readers and closed Mondays", &[]);
}

#[test]
fn weeks_and_weekends_follow_the_calendar() {
    means("It rained last week.", &[("last week", "2025-11-24/2025-11-30")]);
    means("She had said the week before that it rains.", &[("the week before", "2025-11-24/2025-11-30")]);
    means("They met at the weekend.", &[("the weekend", "2025-11-29/2025-11-30")]);
    means("They will meet at the weekend.", &[("the weekend", "2025-12-06/2025-12-07")]);
    means(
        "next month, this year, last November",
        &[("next month", "2026-01"), ("this year", "2025"), ("last November", "2025-11")],
    );
}

#[test]
fn a_place_in_a_month_is_a_part_of_it() {
    means("It rained in the first week of November.", &[("first week of November", "2025-11-01/2025-11-07")]);
    means("It rained on the last Monday in October.", &[("last Monday in October", "2025-10-27")]);
    means("It rained on the last day of February.", &[("last day of February", "2025-02-28")]);
    means("It rained on the twenty-first of June 2024.", &[("twenty-first of June 2024", "2024-06-21")]);
    means("It rained the week before last.", &[("the week before last", "2025-11-17/2025-11-23")]);
    means("It will rain on Thursday week.", &[("Thursday week", "2025-12-11")]);
    means("It will rain ten years from now.", &[("ten years from now", "2035")]);
}

#[test]
fn a_record_is_measured_by_a_time_and_does_not_hold_then() {
    let beside =
        |text: &str| times(text, Some(DAY.parse().unwrap())).first().and_then(|found| found.beside).map(|(_, b)| b);
    assert_eq!(beside("It is the worst flood since 1953."), Some(Beside::Comparison));
    assert_eq!(beside("The biggest dam has been shut since 2021."), None);
    assert_eq!(beside("After winning in 2020, she left."), Some(Beside::Relative));
    assert_eq!(beside("The mill, which opened in 1901 and closed in 2020, will go."), Some(Beside::Relative));
    means("Rates are at their highest in 15 years.", &[]);
    means("Friday Harbor lost its ferry. Wednesday Addams is back.", &[]);
}

#[test]
fn the_week_before_something_else_stays_open() {
    means(
        "On November 3 the port closed; the week before it had burned.",
        &[("November 3", "2025-11-03"), ("the week before", "?")],
    );
    means("He left the day before the vote.", &[("the day before", "?")]);
}

#[test]
fn dates_are_read_in_every_spelling_of_the_news() {
    for text in ["November 27, 2025", "27 November 2025", "the 27th of November, 2025", "Nov. 27, 2025", "2025-11-27"] {
        let found = times(text, None);
        assert_eq!(found[0].when.as_ref().map(PartialDate::as_str), Some("2025-11-27"), "{text}");
        assert!(!found[0].relative);
    }
    means(
        "27.11.2025, 27/11/2025, 3/4/2025",
        &[("27.11.2025", "2025-11-27"), ("27/11/2025", "2025-11-27"), ("3/4/2025", "?")],
    );
    means("Monday, December 1, was cold.", &[("Monday, December 1", "2025-12-01")]);
}

#[test]
fn a_date_without_a_year_takes_the_nearest() {
    means("by November 27 and on January 9", &[("November 27", "2025-11-27"), ("January 9", "2026-01-09")]);
    means("in March and in September", &[("March", "2026-03"), ("September", "2025-09")]);
    assert!(times("by November 27", None)[0].when.is_none());
}

#[test]
fn months_and_years_have_thirds() {
    means("leaked late in November", &[("late in November", "2025-11-21/2025-11-30")]);
    means(
        "mid-November, early June 2024",
        &[("mid-November", "2025-11-11/2025-11-20"), ("early June 2024", "2024-06-01/2024-06-10")],
    );
    means(
        "late 2024, early last month, the end of next year",
        &[
            ("late 2024", "2024-09/2024-12"),
            ("early last month", "2025-11-01/2025-11-10"),
            ("the end of next year", "2026-09/2026-12"),
        ],
    );
}

#[test]
fn stretches_are_intervals_and_since_is_open() {
    means(
        "November 27-29, 3 to 5 May 2024, from 2019 to 2021",
        &[
            ("November 27-29", "2025-11-27/2025-11-29"),
            ("3 to 5 May 2024", "2024-05-03/2024-05-05"),
            ("from 2019 to 2021", "2019/2021"),
        ],
    );
    means(
        "since 2022, since Monday, since last year",
        &[("since 2022", "2022/.."), ("since Monday", "2025-12-01/.."), ("since last year", "2024/..")],
    );
    means(
        "in recent weeks, in recent days, over the past year, the last three months, so far this year",
        &[
            ("recent weeks", "2025-10-21/2025-12-02"),
            ("recent days", "2025-11-25/2025-12-02"),
            ("the past year", "2024-12-02/2025-12-02"),
            ("the last three months", "2025-09-02/2025-12-02"),
            ("so far this year", "2025-01-01/2025-12-02"),
        ],
    );
    means(
        "the 1990s, the third quarter of 2024, the 19th century",
        &[("1990s", "1990/1999"), ("third quarter of 2024", "2024-07/2024-09"), ("19th century", "1801/1900")],
    );
}

#[test]
fn days_near_publication_have_names() {
    means(
        "Russia now occupies it; today, yesterday, tomorrow, last night",
        &[
            ("now", "2025-12-02"),
            ("today", "2025-12-02"),
            ("yesterday", "2025-12-01"),
            ("tomorrow", "2025-12-03"),
            ("last night", "2025-12-01"),
        ],
    );
    means(
        "two years ago, three days ago, several years ago, recently",
        &[("two years ago", "2023"), ("three days ago", "2025-11-29"), ("several years ago", "?"), ("recently", "?")],
    );
}

/// Asserts the one time of each sentence on [`DAY`].
#[track_caller]
fn each(expected: &[(&str, &str)]) {
    for (text, when) in expected {
        let found = times(text, Some(DAY.parse().unwrap()));
        let got: Vec<String> =
            found.iter().map(|one| one.when.as_ref().map_or("?".to_owned(), ToString::to_string)).collect();
        assert_eq!(got.join(", "), *when, "{text}");
    }
}

#[test]
fn a_verb_of_the_past_never_lies_ahead_and_one_to_come_never_behind() {
    each(&[
        ("The bridge fell in March.", "2025-03"),
        ("The bridge will be shut in March.", "2026-03"),
        ("She died on December 9.", "2024-12-09"),
        ("They meet on December 9.", "2025-12-09"),
        ("Rents rose between October and January.", "2024-10/2025-01"),
        ("Rents have risen since March.", "2025-03/.."),
        ("The dam burst in late December.", "2024-12-21/2024-12-31"),
        ("The fair is due to open in April.", "2026-04"),
        ("He was born on 29 February.", "2024-02-29"),
    ]);
}

#[test]
fn a_present_verb_tells_of_an_appointment() {
    each(&[
        ("The strike starts on Thursday.", "2025-12-04"),
        ("Ministers gather on Thursday.", "2025-12-04"),
        ("Polls open on Sunday.", "2025-12-07"),
        ("Rail workers walk out on Monday.", "2025-12-08"),
        ("The ban takes effect on Monday.", "2025-12-08"),
        ("The hearing is set for Friday.", "2025-12-05"),
        ("New housing starts in March fell by 2%.", "2025-03"),
        ("The storm on Sunday killed two people.", "2025-11-30"),
    ]);
}

#[test]
fn the_year_is_told_by_any_words_within_reach() {
    each(&[
        ("In 2023, the bill passed on 9 May.", "2023-05-09"),
        ("The bill passed in May of 2023.", "2023-05"),
        ("The bill passed on 9 May last year.", "2024-05-09"),
        ("The bill passed on 2023, May 9.", "2023-05-09"),
        ("The bill passed on Tue May 9 10:00:00 2023.", "2023-05-09"),
        ("The bill passed on 9/May/2023.", "2023-05-09"),
        ("The bill passed on 2023.5.9.", "2023-05-09"),
        ("The bill passed on Thursday 9th May.", "2024-05-09"),
    ]);
}

#[test]
fn periods_end_with_what_is_named() {
    each(&[
        ("Prices rose in the year to October.", "2024-11/2025-10"),
        ("Prices rose in the 12 months through June.", "2024-07/2025-06"),
        ("Prices rose in the year ended June 30, 2024.", "2023-07-01/2024-06-30"),
        ("Prices rose in the four weeks to 30 November.", "2025-11-03/2025-11-30"),
        ("Prices rose in the quarter to September.", "2025-07/2025-09"),
        ("Prices rose in the third quarter.", "2025-07/2025-09"),
        ("Prices rose in the fourth quarter.", "2025-10/2025-12"),
        ("Prices will rise in the first quarter.", "2026-01/2026-03"),
        ("Prices rose in the final quarter of last year.", "2024-10/2024-12"),
        ("Prices rose last quarter.", "2025-07/2025-09"),
        ("Prices rose in 3Q24.", "2024-07/2024-09"),
        ("Prices rose in H1 2025.", "2025-01/2025-06"),
        ("Prices rose in fiscal 2024.", "2024"),
        ("Prices rose in 2023/24.", "2023/2024"),
        ("Prices rose in the first nine months of the year.", "2025-01/2025-09"),
        ("Prices rose in the year to date.", "2025-01-01/2025-12-02"),
        ("The week of September 30th was wet.", "2025-09-29/2025-10-05"),
        ("Prices rose in the six months ended September 30.", "2025-04-01/2025-09-30"),
        ("Prices rose in the April-June period.", "2025-04/2025-06"),
    ]);
}

#[test]
fn seasons_and_feasts_come_once_a_year() {
    each(&[
        ("The mill shut last summer.", "2025-06/2025-08"),
        ("The mill will shut this winter.", "2025-12/2026-02"),
        ("The mill shut in the autumn of 2023.", "2023-09/2023-11"),
        ("The mill shut at Easter.", "2025-04-20"),
        ("The mill shut at Easter 2024.", "2024-03-31"),
        ("The mill will shut on Boxing Day.", "2025-12-26"),
        ("The mill shut on New Year's Eve.", "2024-12-31"),
        ("The mill shut on Thanksgiving.", "2025-11-27"),
        ("Christmas sales rose, and the Good Friday Agreement holds.", ""),
        ("Prices are expected to fall in 2027.", "2027"),
    ]);
}

#[test]
fn a_weekday_may_lie_in_another_week() {
    each(&[
        ("It met on Wednesday last week.", "2025-11-26"),
        ("It met on Monday of this week.", "2025-12-01"),
        ("It met two Mondays ago.", "2025-11-24"),
        ("It met on Friday a week ago.", "2025-11-21"),
        ("It met on Friday a fortnight ago.", "2025-11-14"),
        ("It met last week on Friday.", "2025-11-28"),
        ("It meets on Monday next week.", "2025-12-08"),
        ("It will meet a week on Friday.", "2025-12-12"),
        ("Ruby Tuesday closed, and Sheffield Wednesday lost.", ""),
    ]);
}

#[test]
fn the_time_of_another_clause_is_told_as_such() {
    let beside = |text: &str| -> Vec<Option<Beside>> {
        let found = times(text, Some(DAY.parse().unwrap()));
        found.into_iter().map(|one| one.beside.map(|(_, beside)| beside)).collect()
    };
    assert_eq!(beside("Turnout was 60 percent, compared with 70 in 2021."), [Some(Beside::Comparison)]);
    assert_eq!(beside("Inflation eased to 2% in May from 3% in April."), [None, Some(Beside::Comparison)]);
    assert_eq!(beside("The dam, completed in 1968, leaks."), [Some(Beside::Aside)]);
    assert_eq!(beside("A dam built in 1968 burst on Monday."), [Some(Beside::Aside), None]);
    assert_eq!(beside("A law passed in 2020 bans fishing."), [Some(Beside::Aside)]);
    assert_eq!(beside("In 2020 sales fell, the firm said."), [None]);
    assert_eq!(beside("The dam, built between 1960 and 1968, leaks."), [Some(Beside::Aside)]);
    assert_eq!(beside("Reyes, who took office in 2024, resigned on Monday."), [Some(Beside::Relative), None]);
    assert_eq!(beside("The minister, in office since 2019, resigned on Monday."), [Some(Beside::Aside), None]);
    assert_eq!(beside("The bank, founded in 1921, closed on Monday, it said."), [Some(Beside::Aside), None]);
    assert_eq!(beside("The bank said on Monday that profit fell in 2024."), [Some(Beside::Saying), None]);
    assert_eq!(beside("The man who shot him was jailed in 2019."), [None]);
}

#[test]
fn names_verbs_and_figures_are_no_dates() {
    means("Theresa May may march on; April Smith counted 2,024 votes, 2024 people and $2025.", &[]);
    means("May 5 million people stay? It lasted five hours.", &[]);
}

#[test]
fn every_relative_word_is_told_though_the_day_of_publication_is_unknown() {
    let found = times("On Monday, last week and now.", None);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|found| found.relative && found.when.is_none()));
}

#[test]
fn the_ends_of_the_calendar_are_survived() {
    for day in [Date::MIN, Date::MAX, Date::constant(1, 1, 1)] {
        times("last week, next year, 9999 years ago, February 29, the weekend, next Friday, since Monday", Some(day));
    }
}

/// Pieces of time words, so that random text meets the rules.
const TELLING: &str = "(Monday|last |the |week |before|November |May |27|, |2024|-|\\.|/|since |early |of |end |1990s|ago|two |months |\
    recent |will |É|’|to |this |weekend|quarter |summer |Easter|in |year to |compared with |, who |built |In 2024, |\n\n|\\PC| ){0,40}";

proptest! {
    #[test]
    fn ranges_are_in_order_and_on_char_boundaries(text in prop_oneof![TELLING, any::<String>()], year in -9999i16..=9999) {
        let mut end = 0;
        for found in times(&text, Date::new(year, 12, 2).ok()) {
            prop_assert!(found.range.start >= end && !text[found.range.clone()].is_empty());
            end = found.range.end;
        }
    }
}
