//! Conditions that may favour domestic goods: what the words say, and that only a person says no.

use funding::aid::{Favours, Judged, Weighed, judge, rules_of, weigh, wordings};

#[test]
fn wording_that_favours_domestic_goods_is_found_in_both_languages() {
    for text in [
        "Projektet ska anlita svenska leverantörer.",
        "Minst 60 procent av komponenterna ska vara svensktillverkade.",
        "Inköp ska i första hand göras från Sverige.",
        "Stödet förutsätter inhemska insatsvaror",
        "Maskinerna får inte vara köpta utomlands; endast lokala underleverantörer godtas.",
        "Stålet ska vara av svenskt ursprung.",
        "At least half of the goods must be of Swedish origin.",
        "The applicant shall use domestic suppliers where possible.",
        "Components must be bought within the country.",
        "Priority is given to locally produced parts.",
    ] {
        assert!(!wordings(text).is_empty(), "{text}");
    }
}

#[test]
fn ordinary_conditions_are_left_alone() {
    for text in [
        "Sökanden ska ha arbetsställe i Sverige när stödet betalas ut.",
        "Projektet ska slutredovisas senast den 30 april.",
        "Rapporten skrivs på svenska.",
        "Fördelarna för företaget ska beskrivas.",
        "Produktionen ska vara i gång inom två år.",
        "Leverantörer väljs på kvalitet, pris och leveranstid.",
        "The report must be written in English.",
        "Suppliers are chosen by price. The firm is active in Sweden.",
        "",
    ] {
        assert_eq!(wordings(text), [], "{text}");
    }
}

#[test]
fn the_words_are_pointed_at() {
    let text = "Rapportera varje år. Projektet ska helst använda svenska leverantörer av stål.";
    let [one] = &wordings(text)[..] else { panic!("{:?}", wordings(text)) };
    assert_eq!(&text[one.at.clone()], "svenska leverantörer");
    assert_eq!((one.origin.as_str(), one.goods.as_str()), ("svenska", "leverantörer"));
}

#[test]
fn only_a_person_says_no() {
    let rules = |code| rules_of(code).unwrap();
    let text = "Svenska leverantörer ska väljas.";
    for (code, expected) in [("1407-2013", "article 1(1)(e)"), ("2023-2831", "article 1(1)(f)")] {
        let Judged::Refused { article: Some(article) } = judge(rules(code), text, Favours::Yes) else {
            panic!("{code}")
        };
        assert_eq!(article.article, expected);
    }
    let new = rules("2023-2831");
    assert!(
        matches!(judge(new, text, Favours::NotKnown), Judged::ToConfirm { wordings } if wordings.len() == 1)
    );
    assert!(
        matches!(judge(new, "Rapportera.", Favours::NotKnown), Judged::ToConfirm { wordings } if wordings.is_empty()),
        "no words prove nothing"
    );
    assert!(
        matches!(judge(new, text, Favours::No), Judged::Passes { wordings } if wordings.len() == 1),
        "it stays told"
    );
}

#[test]
fn what_asks_for_domestic_goods_is_sure_and_what_only_names_them_is_not() {
    for text in [
        "använda svenska komponenter",
        "Projektet ska använda svenska komponenter.",
        "Projektet ska anlita svenska leverantörer.",
        "Minst 60 procent av komponenterna ska vara svensktillverkade.",
        "Inköp ska i första hand göras från Sverige.",
        "Stödet förutsätter inhemska insatsvaror",
        "Maskinerna får inte vara köpta utomlands; endast lokala underleverantörer godtas.",
        "Stålet ska vara av svenskt ursprung.",
        "Varorna får inte vara importerade.",
        "Projektet får endast anlita svenska leverantörer.",
        "The goods may not be imported; the equipment must be locally made.",
        "Svenska leverantörer ges företräde.",
        "Use Swedish components.",
        "At least half of the goods must be of Swedish origin.",
        "The applicant shall use domestic suppliers where possible.",
        "Components must be bought within the country.",
        "Priority is given to locally produced parts.",
        "The machines must be made in Sweden.",
    ] {
        assert!(matches!(weigh(text), Weighed::Favours(_)), "{text}: {:?}", weigh(text));
    }
    for text in [
        "Projektet ska hjälpa svenska tillverkare att hitta kunder.",
        "Sökanden ska vara en svensk tillverkare av maskiner.",
        "Det är inte ett krav att använda svenska komponenter.",
        "Projektet kan använda svenska komponenter.",
        "Vilka svenska leverantörer har företaget i dag?",
        "The project shall help Swedish manufacturers find customers.",
        "There is no requirement to use Swedish components.",
        "Goods may be bought from Swedish suppliers.",
    ] {
        assert!(matches!(weigh(text), Weighed::Perhaps(_)), "{text}: {:?}", weigh(text));
    }
    for text in [
        "Produktionen ska ske i Sverige.",
        "Produktionen ska ske i Sverige under hela projektet och inte flytta utomlands.",
        "Production must take place in Sweden.",
        "Projektet ska använda återvunna komponenter.",
        "Sökanden ska ha arbetsställe i Sverige när stödet betalas ut.",
        "Rapporten skrivs på svenska.",
        "Suppliers are chosen by price. The firm is active in Sweden.",
        "",
    ] {
        assert_eq!(weigh(text), Weighed::Nothing, "{text}");
    }
}
