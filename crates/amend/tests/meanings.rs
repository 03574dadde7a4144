//! What a difference touches, in six languages.

use actum_amend::{Alignment, Aspect, Edition, Options, Turn, align};
use actum_model::Language;
use actum_pack::Packs;

fn compare(language: &str, base: &str, edition: &str) -> Alignment {
    let language: Language = language.parse().expect("a language");
    let packs = Packs::shared().expect("the built-in packs");
    let options = Options::of(packs, language);
    let lines = |text: &str| Edition::from_lines(&format!("1\t{text}\n"));
    align(&lines(base), &lines(edition), &options)
}

fn touched(alignment: &Alignment) -> Vec<(Aspect, Option<Turn>)> {
    alignment
        .links
        .iter()
        .flat_map(|link| &link.differences)
        .flat_map(|difference| &difference.meanings)
        .map(|meaning| (meaning.aspect, meaning.turn))
        .collect()
}

#[test]
fn the_laws_words_are_named_in_six_languages() {
    use Aspect::{Actor, Date, Force, Negation, Number, Reference, Scope};
    let cases = [
        ("en", "The Director shall report to TSAG.", "The Director should report to TSAG.", Force),
        ("en", "The group may meet.", "The group may not meet.", Negation),
        ("en", "TSAG shall review the text.", "WTSA shall review the text.", Actor),
        ("en", "It meets in May 2024 in Geneva.", "It meets in July 2024 in Geneva.", Date),
        ("en", "within two months of the meeting", "within four months of the meeting", Number),
        ("en", "to invite all Members to comment", "to invite Members to comment", Scope),
        ("en", "as set out in Resolution 72/178", "as set out in Resolution 74/141", Reference),
        ("fr", "Le Directeur doit faire rapport.", "Le Directeur devrait faire rapport.", Force),
        (
            "fr",
            "Le groupe se réunit chaque année.",
            "Le groupe ne se réunit pas chaque année.",
            Negation,
        ),
        ("fr", "inviter tous les membres", "inviter les membres", Scope),
        ("es", "El Director deberá informar.", "El Director podrá informar.", Force),
        ("es", "El grupo se reúne en Ginebra.", "El grupo no se reúne en Ginebra.", Negation),
        ("es", "invitar a todos los miembros", "invitar a los miembros", Scope),
        ("ru", "Директор должен представить отчет.", "Директор может представить отчет.", Force),
        ("ru", "Группа проводит собрания.", "Группа не проводит собрания.", Negation),
        ("ru", "пригласить всех членов", "пригласить членов", Scope),
        ("zh", "主任须向顾问组报告。", "主任可向顾问组报告。", Force),
        ("zh", "该组应召开会议。", "该组不应召开会议。", Negation),
        ("zh", "请所有成员提出意见。", "请成员提出意见。", Scope),
        ("zh", "在两个月内答复。", "在四个月内答复。", Number),
        ("ar", "يجب على المدير أن يقدم تقريرا.", "يجوز على المدير أن يقدم تقريرا.", Force),
        ("ar", "تجتمع اللجنة في جنيف.", "لا تجتمع اللجنة في جنيف.", Negation),
        ("ar", "دعوة جميع الأعضاء إلى التعليق", "دعوة الأعضاء إلى التعليق", Scope),
    ];
    for (language, base, edition, aspect) in cases {
        let alignment = compare(language, base, edition);
        let touched = touched(&alignment);
        assert!(
            touched.iter().any(|(found, _)| *found == aspect),
            "{language}: {base} → {edition}: {touched:?}"
        );
    }
}

#[test]
fn a_force_grows_or_shrinks() {
    let weaker = compare("en", "The Director shall report.", "The Director should report.");
    assert_eq!(touched(&weaker), [(Aspect::Force, Some(Turn::Weaker))]);
    let stronger = compare(
        "en",
        "The Assembly invites the Director to report yearly.",
        "The Assembly instructs the Director to report yearly.",
    );
    assert_eq!(touched(&stronger), [(Aspect::Force, Some(Turn::Stronger))]);
    let alike = compare("en", "The Director shall report.", "The Director must report.");
    assert_eq!(touched(&alike), [(Aspect::Force, None)]);
}

#[test]
fn what_the_law_does_not_know_is_wording_and_signs_are_signs() {
    let wording =
        compare("en", "to study the effects of traffic", "to study the causes of traffic");
    assert_eq!(touched(&wording), [(Aspect::Wording, None)]);
    let signs = compare("en", "to study, and to report", "to study and to report");
    assert_eq!(touched(&signs), [(Aspect::Signs, None)]);
    let case = compare("en", "The Study of Traffic", "The study of traffic");
    assert!(touched(&case).iter().all(|(aspect, _)| *aspect == Aspect::Signs));
}
