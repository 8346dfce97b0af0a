//! Articles in each language that has word lists, read whole; and what each language has.

use super::lexicon::{Mark, Sense, entries};
use super::*;
use crate::domain::{Form, PieceKind};
use crate::language::piece::pieces;
use crate::language::proposal::{Proposal, proposals};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The proposals of an article that was published on a Friday, 20 March 2026.
fn proposed(tag: &str, text: &str) -> Vec<Proposal> {
    assert_eq!(guess(text).map(|guess| (guess.tag, guess.sure)), Some((tag, true)), "{text}");
    proposals(text, Tongue::of(tag), "2026-03-20".parse().ok())
}

/// A proposal in one line: its text, its speaker, its figures, its time.
fn told(proposal: &Proposal) -> String {
    let figure = |q: &crate::domain::Quantity| {
        let number = match (q.point, q.low, q.high) {
            (Some(point), ..) => point.normalize().to_string(),
            (None, Some(low), Some(high)) => format!("{}-{}", low.normalize(), high.normalize()),
            _ => "?".to_owned(),
        };
        let way = q.direction.map(|way| format!(" {way}")).unwrap_or_default();
        let of = q.measure.as_deref().map(|of| format!(" {of}")).unwrap_or_default();
        let hedge = q.approximator.map(|hedge| format!(" {hedge}")).unwrap_or_default();
        format!("{number} {}{of}{way}{hedge}", q.unit)
    };
    let speaker = proposal.attribution.get(1).map_or("-", |link| link.speaker.as_str());
    let figures: Vec<String> = proposal.quantities.iter().map(figure).collect();
    let time = proposal.as_of.as_ref().map_or("-".to_owned(), ToString::to_string);
    format!("{} | {speaker} | {} | {time}", proposal.text, figures.join("; "))
}

#[track_caller]
fn reads(tag: &str, text: &str, expected: &[&str]) {
    let told: Vec<String> = proposed(tag, text).iter().map(told).collect();
    assert_eq!(told, expected, "{tag}");
}

#[test]
fn a_german_article_is_read_whole() {
    reads(
        "de",
        "Der Hafen von Brennsund hat im Februar 14 seiner 60 Krane stillgelegt, das kostet 2,8 Millionen Euro. „Der Umschlag \
         brach regelrecht ein“, sagte Hafenchefin Marta Lind am 11. März. Die Zahl der Schiffe sank 2025 um 6,5 Prozent auf \
         11.400. Nach Angaben der Hafenbehörde arbeiten dort etwa 5.200 Menschen. Die Reederei teilte am Dienstag mit, dass \
         sie mehr als 300 Stellen streichen werde.",
        &[
            "Der Hafen von Brennsund hat im Februar 14 seiner 60 Krane stillgelegt, das kostet 2,8 Millionen Euro. | - | 14 1; 60 1; 2800000 EUR | 2026-02",
            "Der Umschlag brach regelrecht ein. | Hafenchefin Marta Lind |  | 2026-03-11",
            "Die Zahl der Schiffe sank 2025 um 6,5 Prozent auf 11.400. | - | 6.5 % down; 11400 1 | 2025",
            "Nach Angaben der Hafenbehörde arbeiten dort etwa 5.200 Menschen. | Hafenbehörde | 5200 1 people about | -",
            "Die Reederei teilte am Dienstag mit, dass sie mehr als 300 Stellen streichen werde. | Die Reederei | 300 1 jobs above | 2026-03-17",
        ],
    );
}

#[test]
fn german_short_forms_and_ordinals_end_no_sentence() {
    let text = "Das Land zahlt 250 Mio. Euro und der Bund rund 1,5 Mrd. Euro für die 2. Stufe. Dem Rechnungshof zufolge ist das zu wenig. \
                Die Gewerkschaft sprach von einem Skandal.";
    let listed: Vec<&str> = pieces(text, Tongue::of("de")).into_iter().map(|piece| &text[piece.range]).collect();
    assert_eq!(listed.len(), 3, "{listed:?}");
    let first = &proposed("de", text)[0];
    assert_eq!(told(first).split(" | ").nth(2), Some("250000000 EUR; 1500000000 EUR about"));
    assert_eq!(proposed("de", text)[1].attribution[1].speaker, "Rechnungshof");
}

#[test]
fn a_french_article_is_read_whole() {
    reads(
        "fr",
        "Le port de Brensonde a fermé 14 de ses 60 grues en février, ce qui coûte 2,8 millions d'euros. « Le trafic s'est \
         effondré en quelques semaines », a déclaré mercredi la directrice Marta Lind. Le nombre de navires a baissé de 6,5 % en \
         2025, à 11 400. Selon l'autorité portuaire, environ 5 200 personnes y travaillent. La compagnie a annoncé le 3 mars \
         2026 qu'elle supprimerait plus de 300 emplois.",
        &[
            "Le port de Brensonde a fermé 14 de ses 60 grues en février, ce qui coûte 2,8 millions d'euros. | - | 14 1; 60 1; 2800000 EUR | 2026-02",
            "Le trafic s'est effondré en quelques semaines. | Marta Lind |  | 2026-03-18",
            "Le nombre de navires a baissé de 6,5 % en 2025, à 11 400. | - | 6.5 % down; 11400 1 | 2025",
            "Environ 5 200 personnes y travaillent. | l'autorité portuaire | 5200 1 people about | -",
            "La compagnie a annoncé le 3 mars 2026 qu'elle supprimerait plus de 300 emplois. | La compagnie | 300 1 jobs above | 2026-03-03",
        ],
    );
}

#[test]
fn a_spanish_article_is_read_whole() {
    reads(
        "es",
        "El puerto de Brensunda cerró 14 de sus 60 grúas en febrero, lo que cuesta 2,8 millones de euros. «El tráfico se hundió en \
         pocas semanas», dijo la directora Marta Lind el 11 de marzo. El número de barcos cayó un 6,5 % en 2025, hasta 11.400. \
         Según la autoridad portuaria, unas 5.200 personas trabajan allí. La naviera anunció el martes que suprimirá más de 300 \
         empleos.",
        &[
            "El puerto de Brensunda cerró 14 de sus 60 grúas en febrero, lo que cuesta 2,8 millones de euros. | - | 14 1; 60 1; 2800000 EUR | 2026-02",
            "El tráfico se hundió en pocas semanas. | Marta Lind |  | 2026-03-11",
            "El número de barcos cayó un 6,5 % en 2025, hasta 11.400. | - | 6.5 % down; 11400 1 | 2025",
            "Unas 5.200 personas trabajan allí. | la autoridad portuaria | 5200 1 people about | -",
            "Suprimirá más de 300 empleos. | La naviera | 300 1 jobs above | 2026-03-17",
        ],
    );
}

#[test]
fn a_ukrainian_article_is_read_whole() {
    reads(
        "uk",
        "Порт Бренсунд у лютому зупинив 14 із 60 кранів, це коштує 2,8 млн євро. «Обсяг перевалки впав за лічені тижні», — сказала \
         директорка Марта Лінд 11 березня. Кількість суден у 2025 році зменшилася на 6,5 % до 11 400. За словами голови порту \
         Ігоря Савчука, там працює близько 5,2 тис. людей. Судноплавна компанія повідомила у вівторок, що скоротить понад 300 \
         працівників.",
        &[
            "Порт Бренсунд у лютому зупинив 14 із 60 кранів, це коштує 2,8 млн євро. | - | 14 1; 60 1; 2800000 EUR | 2026-02",
            "Обсяг перевалки впав за лічені тижні. | Марта Лінд |  | 2026-03-11",
            "Кількість суден у 2025 році зменшилася на 6,5 % до 11 400. | - | 6.5 % down; 11400 1 | 2025",
            "Там працює близько 5,2 тис. людей. | Ігоря Савчука | 5200 1 people about | -",
            "Скоротить понад 300 працівників. | Судноплавна компанія | 300 1 employees above | 2026-03-17",
        ],
    );
}

#[test]
fn a_russian_article_is_read_whole() {
    reads(
        "ru",
        "Порт Бренсунд в феврале остановил 14 из 60 кранов, это стоит 2,8 млн евро. «Грузооборот рухнул за считаные недели», — \
         сказала директор Марта Линд 11 марта. Число судов в 2025 году сократилось на 6,5 % до 11 400. По данным портовой службы, \
         там работает около 5,2 тыс. человек. Судоходная компания сообщила во вторник, что сократит более 300 сотрудников.",
        &[
            "Порт Бренсунд в феврале остановил 14 из 60 кранов, это стоит 2,8 млн евро. | - | 14 1; 60 1; 2800000 EUR | 2026-02",
            "Грузооборот рухнул за считаные недели. | Марта Линд |  | 2026-03-11",
            "Число судов в 2025 году сократилось на 6,5 % до 11 400. | - | 6.5 % down; 11400 1 | 2025",
            "Там работает около 5,2 тыс. человек. | портовой службы | 5200 1 people about | -",
            "Сократит более 300 сотрудников. | Судоходная компания | 300 1 employees above | 2026-03-17",
        ],
    );
}

#[test]
fn more_languages_are_a_folder_each() {
    let figures = |tag: &str, text: &str| {
        proposed(tag, text)
            .iter()
            .map(told)
            .map(|line| line.split(" | ").skip(1).take(2).collect::<Vec<_>>().join(" | "))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        figures(
            "it",
            "Il cantiere di Brensonda dà lavoro a 2.400 persone e nel 2025 ha perso 3,8 milioni di euro. «Il mercato è crollato in pochi \
             mesi», ha detto il 3 marzo la direttrice Marta Lind. Secondo il sindacato, circa 300 posti sono a rischio.",
        ),
        ["- | 2400 1 people; 3800000 EUR", "Marta Lind | ", "il sindacato | 300 1 jobs about"]
    );
    assert_eq!(
        figures(
            "tr",
            "Brensund tersanesinde 2.400 işçi çalışıyor ve tersane 2025'te 3,8 milyon avro zarar etti. Sendika %15'lik bir kayıptan söz ediyor.",
        ),
        ["- | 2400 1 employees; 3800000 EUR", "- | 15 %"]
    );
    let text = "Tersane müdürü Elif Kaya 3 Mart'ta \"Pazar birkaç ay içinde tamamen çöktü\" dedi.";
    let said = proposals(text, Tongue::of("tr"), None);
    assert_eq!(said[0].attribution[1].speaker, "Elif Kaya");
    assert_eq!(
        figures(
            "nl",
            "De werf van Brensund telt 2.400 werknemers en verloor in 2025 zo'n 3,8 miljoen euro. “De markt stortte in een paar maanden in”, \
             zei directeur Marta Lind op 3 maart. Volgens de vakbond staan ongeveer 300 banen op de tocht.",
        ),
        ["- | 2400 1 employees; 3800000 EUR about", "Marta Lind | ", "de vakbond | 300 1 jobs about"]
    );
    assert_eq!(
        figures(
            "pl",
            "Stocznia w Brensundzie zatrudnia 2400 pracowników i straciła 3,8 mln zł. „Rynek załamał się w kilka miesięcy”, powiedziała \
             dyrektor Marta Lind 3 marca. Według związku, około 300 miejsc pracy jest zagrożonych.",
        ),
        ["- | 2400 1 employees; 3800000 PLN", "Marta Lind | ", "związku | 300 1 jobs about"]
    );
    assert_eq!(
        figures(
            "pt",
            "O estaleiro de Brensunda emprega 2.400 trabalhadores e perdeu 3,8 milhões de euros. “O mercado desabou em poucos meses”, disse \
             a diretora Marta Lind no dia 3 de março. Segundo o sindicato, cerca de 300 empregos estão em risco.",
        ),
        ["- | 2400 1 employees; 3800000 EUR", "Marta Lind | ", "o sindicato | 300 1 jobs about"]
    );
}

#[test]
fn words_in_the_first_person_keep_the_saying() {
    for (tag, text) in [
        (
            "de",
            "„Wir haben keine andere Wahl“, sagte die Bürgermeisterin Petra Kröger am Montag in der Sitzung des Rates.",
        ),
        (
            "fr",
            "« Nous n'avons pas d'autre choix », a déclaré la maire Anne Dupont lundi devant le conseil de la ville.",
        ),
        ("es", "«No tenemos otra opción», dijo la alcaldesa Elena Ruiz el lunes ante el pleno de la ciudad."),
        ("uk", "«У нас немає іншого вибору», — сказала міська голова Олена Ковальчук у понеділок на сесії ради."),
        (
            "ru",
            "«У нас нет другого выбора», — сказала мэр Елена Ковалёва в понедельник на заседании городского совета.",
        ),
    ] {
        let found = proposals(text, Tongue::of(tag), "2026-03-20".parse().ok());
        assert_eq!(found.len(), 1, "{tag}");
        let link = &found[0].attribution[1];
        assert_eq!((link.form, found[0].checkable), (Some(Form::Direct), crate::domain::Checkable::SaidOnly), "{tag}");
        assert!(
            ["Kröger", "Dupont", "Ruiz", "Ковальчук", "Ковалёва"].iter().any(|name| link.speaker.ends_with(name)),
            "{tag} {}",
            link.speaker
        );
    }
}

#[test]
fn dates_are_read_as_each_language_writes_them() {
    for (tag, text, day) in [
        ("de", "am 3. März 2024", "2024-03-03"),
        ("de", "am Sonntag, dem 3. März 2024,", "2024-03-03"),
        ("de", "am 03.03.2024", "2024-03-03"),
        ("de", "seit März 2024", "2024-03/.."),
        ("fr", "le 1er mars 2024", "2024-03-01"),
        ("fr", "le 3 mars 2024", "2024-03-03"),
        ("es", "el 3 de marzo de 2024", "2024-03-03"),
        ("uk", "3 березня 2024 року", "2024-03-03"),
        ("ru", "3 марта 2024 года", "2024-03-03"),
        ("ru", "в марте 2024 г.", "2024-03"),
        ("de", "im vergangenen Jahr", "2025"),
        ("fr", "l'an dernier", "2025"),
        ("es", "el año pasado", "2025"),
        ("uk", "минулого року", "2025"),
        ("ru", "в прошлом году", "2025"),
        ("de", "gestern", "2026-03-19"),
    ] {
        let found = time::times(text, Tongue::of(tag), "2026-03-20".parse().ok());
        let read: Vec<String> = found.iter().filter_map(|one| Some(one.when.as_ref()?.to_string())).collect();
        assert_eq!(read, [day], "{tag}: {text}");
        assert!(figure::figures(text, Tongue::of(tag)).is_empty(), "{tag}: {text}");
    }
}

#[track_caller]
fn figures_of(tag: &str, text: &str) -> Vec<(String, String)> {
    let found = figure::figures(text, Tongue::of(tag)).into_iter();
    found.filter_map(|one| Some((one.quantity.point?.normalize().to_string(), one.quantity.unit))).collect()
}

#[test]
fn names_and_numbers_of_things_are_no_figures() {
    for (tag, text) in [
        ("de", "Artikel 5 gilt seit 2019, sagte er um 14 Uhr in Raum 12."),
        ("de", "Der 12-Punkte-Plan der A7 steht auf Seite 3."),
        ("fr", "L'article 5 s'applique à 14 heures depuis 2019, au 1er étage."),
        ("es", "El artículo 5 rige desde 2019 en la línea 6."),
        ("uk", "Стаття 5 діє з 2019 року, 28-річний водій приїхав о 14 годині."),
        ("ru", "Статья 5 действует с 2019 года, 28-летний водитель приехал в 14 часов."),
    ] {
        assert_eq!(figures_of(tag, text), [], "{tag}: {text}");
    }
}

/// Each figure with which way it goes and what it is: `0.3 pp down change`.
#[track_caller]
fn moves(tag: &str, text: &str, expected: &[&str]) {
    let read = figure::figures(text, Tongue::of(tag)).into_iter().map(|found| {
        let q = found.quantity;
        let way = q.direction.map(|way| format!(" {way}")).unwrap_or_default();
        let aspect = q.aspect.map(|aspect| format!(" {aspect}")).unwrap_or_default();
        let of = q.measure.map(|of| format!(" {of}")).unwrap_or_default();
        format!("{} {}{of}{way}{aspect}", q.point.unwrap_or_default().round_dp(2).normalize(), q.unit)
    });
    assert_eq!(read.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn where_something_stood_and_came_to_stand_is_no_range() {
    let bills =
        |unit: &str| ["3200000000 ".to_owned() + unit + " up before", "3900000000 ".to_owned() + unit + " up level"];
    for (tag, text, unit) in [
        ("de", "Der Umsatz stieg von 3,2 auf 3,9 Milliarden Euro.", "EUR"),
        ("fr", "Le chiffre d'affaires est passé de 3,2 à 3,9 milliards d'euros.", "EUR"),
        ("es", "Las ventas subieron de 3,2 a 3,9 mil millones de euros.", "EUR"),
        ("uk", "Продажі зросли з 3,2 до 3,9 млрд гривень.", "UAH"),
        ("ru", "Продажи выросли с 3,2 до 3,9 млрд рублей.", "RUB"),
    ] {
        let expected = bills(unit);
        moves(tag, text, &expected.each_ref().map(String::as_str));
    }
    moves("fr", "Le chômage a reculé de 0,3 point à 7,1 %.", &["0.3 pp down change", "7.1 % level"]);
    moves("es", "El paro bajó 0,3 puntos hasta el 11,2 %.", &["0.3 pp down change", "11.2 % level"]);
}

#[test]
fn parts_rates_and_cold_are_read_in_words() {
    moves("de", "Zwei Drittel zahlen 450 Euro pro Quadratmeter.", &["66.67 %", "450 EUR per_square_metre"]);
    moves("de", "In der zweiten Hälfte waren es zwölf Grad unter null.", &["-12 Cel"]);
    moves(
        "fr",
        "La moitié paie 15 euros par mois; il fait 12 degrés sous zéro.",
        &["50 %", "15 EUR per_month", "-12 Cel"],
    );
    moves("uk", "Дві третини опитаних проти.", &["66.67 %"]);
    moves("tr", "Enflasyon yüzde 61,5 oldu.", &["61.5 %"]);
}

#[test]
fn a_denial_keeps_the_saying_and_a_name_its_office_apart() {
    let text =
        "El portavoz del Gobierno, Luis Vega, negó el martes que hubiera muertos en la ciudad. El alcalde lo ha dicho.";
    let denied = &proposed("es", text)[0];
    assert!(denied.text.starts_with("El portavoz del Gobierno"), "{}", denied.text);
    let link = &denied.attribution[1];
    assert_eq!((link.speaker.as_str(), link.role.as_deref()), ("Luis Vega", Some("El portavoz del Gobierno")));
    let text = "Selon Sophie Martin, maire de Lyon, la ville perdra 30 écoles dans les deux ans qui viennent.";
    let told = &proposed("fr", text)[0];
    assert_eq!(told.text, "La ville perdra 30 écoles dans les deux ans qui viennent.");
    assert_eq!(told.attribution[1].role.as_deref(), Some("maire de Lyon"));
}

#[test]
fn where_no_words_are_known_only_signs_make_figures() {
    let figure = |value: &str, unit: &str| vec![(value.to_owned(), unit.to_owned())];
    assert_eq!(figures_of("sv", "Priset steg med 7,4 % under 2025."), figure("7.4", "%"));
    assert_eq!(figures_of("sv", "Det kostade € 4,5 miljoner och 3 av 12 bussar."), []);
    assert_eq!(figures_of("ja", "2025年の乗客数は7.4%減だった。"), figure("7.4", "%"));
    assert_eq!(figures_of("fa", "قیمت‌ها ۱۲٫۵٪ افزایش یافت"), figure("12.5", "%"));
}

#[test]
fn a_passage_of_another_language_is_read_in_its_own() {
    let english = Tongue::english();
    let uk = english.of_passage("Ціни зросли на 12,5 %, заявив міністр.");
    assert_eq!(uk.reads(), Reads::ByWords);
    assert!(Tongue::of("de").of_passage("The ministry said that prices rose by 12.5 percent.").is_english());
    assert!(!Tongue::of("de").of_passage("Die Preise stiegen um 12,5 Prozent.").is_english());
    assert!(english.of_passage("Sales in Bern rose 12.5 percent.").is_english());
}

#[test]
fn lines_are_told_apart_by_the_small_words_of_their_language() {
    let kinds =
        |tag: &str, text: &str| pieces(text, Tongue::of(tag)).into_iter().map(|piece| piece.kind).collect::<Vec<_>>();
    let text = "Stadt streicht Busse\n\nDie Stadt streicht Busse. Warum?\n\nLesen Sie auch: Was der Umbau kostet";
    assert_eq!(kinds("de", text), [PieceKind::Heading, PieceKind::Sentence, PieceKind::Sentence, PieceKind::Notice]);
    assert!(passage::asks("¿Cuántos empleos se perderán?", Tongue::of("es")));
    assert!(passage::asks("Чому зникли автобуси", Tongue::of("uk")));
    assert!(!passage::asks("Die Stadt streicht Busse.", Tongue::of("de")));
}

#[test]
fn a_guess_says_its_doubt() {
    let sure = |text: &str| guess(text).map(|guess| (guess.tag, guess.sure));
    assert_eq!(sure("市は40のバス路線のうち12路線を廃止する。"), Some(("ja", true)));
    assert_eq!(sure("Ja."), Some(("en", false)));
    assert_eq!(sure("123"), None);
    assert_eq!(sure("The council met on Monday and agreed on a plan for the roads."), Some(("en", true)));
}

/// What each language has, in entries: `docs/languages.md` shows the same table.
#[test]
fn what_each_language_has_is_listed_in_the_docs() {
    let doc = include_str!("../../../docs/languages.md");
    let mut lacking = Vec::new();
    for folder in &FOLDERS {
        let mut has: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in folder.lexicon.all() {
            let kind = match entry.sense {
                Sense::Says(..) => "saying",
                Sense::Mark(Mark::According | Mark::AccordingBehind) => "according",
                Sense::Scale(_) | Sense::Number(_) | Sense::Part(_) => "numbers",
                Sense::Unit(_) => "units",
                Sense::Counted(_) => "counted",
                Sense::Before(_) | Sense::Behind(_) => "bounds",
                Sense::Moves(_) => "moves",
                Sense::Month(_) | Sense::Weekday(_) | Sense::Span(..) => "times",
                Sense::Weakens(_) => "hedges",
                Sense::Mark(Mark::Small | Mark::Verb | Mark::Asks) => "small",
                Sense::Mark(_) => continue,
            };
            *has.entry(kind).or_default() += 1;
        }
        let columns =
            ["saying", "according", "numbers", "units", "counted", "bounds", "moves", "times", "hedges", "small"];
        let cells: Vec<String> =
            columns.iter().map(|column| has.get(column).copied().unwrap_or_default().to_string()).collect();
        let row = format!("| {} | {} | {} |", name(folder.tag).unwrap_or_default(), folder.tag, cells.join(" | "));
        lacking.extend((!doc.contains(&row)).then_some(row));
    }
    assert!(lacking.is_empty(), "docs/languages.md lacks\n{}", lacking.join("\n"));
}

#[test]
fn every_language_has_what_a_reader_cannot_do_without() {
    for folder in &FOLDERS {
        let has = |wanted: fn(Sense) -> bool| folder.lexicon.all().filter(|entry| wanted(entry.sense)).count();
        let tag = folder.tag;
        for month in 1..=12 {
            let named = folder.lexicon.all().any(|entry| entry.sense == Sense::Month(month));
            assert!(named, "{tag}: month {month}");
        }
        assert!(has(|sense| matches!(sense, Sense::Weekday(_))) >= 7, "{tag}");
        assert!(has(|sense| matches!(sense, Sense::Scale(_))) >= 3, "{tag}");
        assert!(has(|sense| matches!(sense, Sense::Says(..))) >= 5, "{tag}");
        assert!(has(|sense| matches!(sense, Sense::Mark(Mark::According | Mark::AccordingBehind))) >= 1, "{tag}");
        assert!(has(|sense| sense == Sense::Mark(Mark::Small)) >= 10, "{tag}");
    }
}

#[test]
fn every_line_of_the_lists_is_understood() {
    for folder in &FOLDERS {
        for line in folder.files.iter().flat_map(|file| file.lines()) {
            let fine =
                line.is_empty() || line.starts_with('#') || entries(line).is_some_and(|entries| !entries.is_empty());
            assert!(fine, "{}: {line}", folder.tag);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_survived_in_any_language(
        text in prop_oneof!["\\PC{0,80}", "([a-zа-яіїé]{1,8}|[0-9]{1,4}|[.,:;«»„“\"—–% €-]|laut|selon|сказав|dijo|Mio|березня| ){0,60}", any::<String>()],
        at in 0..FOLDERS.len() + 2,
    ) {
        let tongue = Tongue::of(FOLDERS.get(at).map_or(if at == FOLDERS.len() { "ja" } else { "sv" }, |folder| folder.tag));
        let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let listed = pieces(&text, tongue);
        let together: String = listed.iter().map(|piece| &text[piece.range.clone()]).collect();
        prop_assert!(squeeze(&text).contains(&squeeze(&together)) || squeeze(&together).len() < squeeze(&text).len());
        let mut end = 0;
        for found in figure::figures(&text, tongue) {
            prop_assert!(found.range.start >= end && text.get(found.range.clone()) == Some(found.quantity.raw.as_str()));
            prop_assert!(found.quantity.check().is_ok());
            end = found.range.end;
        }
        for proposal in proposals(&text, tongue, "2026-03-20".parse().ok()) {
            prop_assert!(text.get(proposal.words.clone()).is_some());
        }
        let sentences: Vec<std::ops::Range<usize>> = listed.into_iter().map(|piece| piece.range).collect();
        for found in saying::attributions(&text, tongue, &sentences) {
            prop_assert!(text.get(found.cue.clone()).is_some() && !found.content.is_empty());
            prop_assert!(found.source.is_none_or(|source| text.get(source).is_some()));
        }
    }
}
