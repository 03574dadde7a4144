//! How a number is written in a list label (ECMA-376 17.18.59, `ST_NumberFormat`).

/// How the numbers of a list level are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFormat {
    /// A symbol that counts nothing.
    Bullet,
    /// Nothing is written, but the level counts.
    None,
    /// A series from a table: letters or ready-made signs.
    Series(Series),
    /// Figures or words computed from the value.
    Figures(Figures),
    /// A format not known here, kept by name and written in decimal figures.
    Unknown(Box<str>),
}

/// Series of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// a, b, … z, aa, bb
    LowerLetter,
    /// A, B, … Z, AA, BB
    UpperLetter,
    /// а, б, в … without ё, й, ъ, ь
    RussianLower,
    /// А, Б, В …
    RussianUpper,
    /// أ, ب, ت …
    ArabicAlpha,
    /// أ, ب, ج, د …
    ArabicAbjad,
    /// ①, ② … ⑳
    Circled,
    /// ⒈, ⒉ … ⒛
    FullStop,
    /// ⑴, ⑵ … ⒇
    Parenthesised,
    /// ㊀, ㊁ … ㊉
    CircledIdeograph,
    /// 甲, 乙, 丙 …
    HeavenlyStem,
    /// 子, 丑, 寅 …
    EarthlyBranch,
    /// ア, イ, ウ …
    Katakana,
    /// イ, ロ, ハ …
    Iroha,
    /// 가, 나, 다 …
    Ganada,
    /// *, †, ‡, §
    Chicago,
}

/// Computed figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// 1, 2, 3
    Decimal,
    /// 01, 02 … 10
    DecimalZero,
    /// １, ２, ３
    DecimalFullWidth,
    /// - 1 -
    InDash,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// 1, 2 … A, B … F, 10
    Hexadecimal,
    /// 1st, 2nd; 1er, 2e; 1.º; 1-й
    Ordinal,
    /// One, Two, Three
    CardinalText,
    /// First, Second, Third
    OrdinalText,
    /// 一, 二 … 九, 一〇, 一一
    IdeographDigits,
    /// 一 … 十, 十一 … 九十九, then digits: 一〇〇
    ChineseCounting,
    /// 一 … 十, 十一 … 一百, 一百零一
    ChineseCountingThousand,
    /// 一 … 十 … 百, 百一 … 千
    JapaneseCounting,
    /// 壹, 贰, 叁
    ChineseLegal,
    /// 壹, 貳, 參
    TraditionalLegal,
    /// १, २, ३
    Devanagari,
    /// ๑, ๒, ๓
    Thai,
}

impl NumberFormat {
    /// The format with this `w:numFmt` name.
    pub fn from_name(name: &str) -> Self {
        use Figures as F;
        use Series as S;
        let series = |series| NumberFormat::Series(series);
        let figures = |figures| NumberFormat::Figures(figures);
        match name {
            "bullet" => NumberFormat::Bullet,
            "none" => NumberFormat::None,
            "decimal" | "decimalHalfWidth" => figures(F::Decimal),
            "decimalZero" => figures(F::DecimalZero),
            "decimalFullWidth" | "decimalFullWidth2" => figures(F::DecimalFullWidth),
            "numberInDash" => figures(F::InDash),
            "lowerRoman" => figures(F::LowerRoman),
            "upperRoman" => figures(F::UpperRoman),
            "hex" => figures(F::Hexadecimal),
            "ordinal" => figures(F::Ordinal),
            "cardinalText" => figures(F::CardinalText),
            "ordinalText" => figures(F::OrdinalText),
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
                figures(F::IdeographDigits)
            }
            "chineseCounting" | "taiwaneseCounting" => figures(F::ChineseCounting),
            "chineseCountingThousand" | "taiwaneseCountingThousand" => {
                figures(F::ChineseCountingThousand)
            }
            "japaneseCounting" => figures(F::JapaneseCounting),
            "chineseLegalSimplified" => figures(F::ChineseLegal),
            "ideographLegalTraditional" => figures(F::TraditionalLegal),
            // "Hindi numbers" in Word are the figures of the Hindi language.
            "hindiNumbers" => figures(F::Devanagari),
            "thaiNumbers" => figures(F::Thai),
            "lowerLetter" => series(S::LowerLetter),
            "upperLetter" => series(S::UpperLetter),
            "russianLower" => series(S::RussianLower),
            "russianUpper" => series(S::RussianUpper),
            "arabicAlpha" => series(S::ArabicAlpha),
            "arabicAbjad" => series(S::ArabicAbjad),
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => series(S::Circled),
            "decimalEnclosedFullstop" => series(S::FullStop),
            "decimalEnclosedParen" => series(S::Parenthesised),
            "ideographEnclosedCircle" => series(S::CircledIdeograph),
            "ideographTraditional" => series(S::HeavenlyStem),
            "ideographZodiac" => series(S::EarthlyBranch),
            "aiueo" | "aiueoFullWidth" => series(S::Katakana),
            "iroha" | "irohaFullWidth" => series(S::Iroha),
            "ganada" => series(S::Ganada),
            "chicago" => series(S::Chicago),
            other => NumberFormat::Unknown(other.chars().take(64).collect()),
        }
    }

    /// The format that a `custom` pattern such as `01, 02, 03, ...` stands for ([MS-DOCX] 2.4).
    pub fn from_pattern(pattern: &str) -> Self {
        match pattern.split(',').next().map(str::trim) {
            Some("001") => NumberFormat::Unknown("001".into()),
            Some("0001") => NumberFormat::Unknown("0001".into()),
            Some("00001") => NumberFormat::Unknown("00001".into()),
            Some("01") => NumberFormat::Figures(Figures::DecimalZero),
            Some("a") => NumberFormat::Series(Series::LowerLetter),
            Some("A") => NumberFormat::Series(Series::UpperLetter),
            Some("i") => NumberFormat::Figures(Figures::LowerRoman),
            Some("I") => NumberFormat::Figures(Figures::UpperRoman),
            Some("1") => NumberFormat::Figures(Figures::Decimal),
            _ => NumberFormat::Unknown(pattern.chars().take(64).collect()),
        }
    }

    /// Whether it is written as it would be in Word.
    pub fn is_known(&self) -> bool {
        match self {
            NumberFormat::Unknown(name) => name.bytes().all(|byte| matches!(byte, b'0' | b'1')),
            NumberFormat::Bullet
            | NumberFormat::None
            | NumberFormat::Series(_)
            | NumberFormat::Figures(_) => true,
        }
    }

    /// `value` as written; `language` (`fr-CH`) decides ordinals. Empty for bullets and none.
    ///
    /// ```
    /// use actum_ooxml::NumberFormat;
    /// let write = |name: &str, value| NumberFormat::from_name(name).write(value, None);
    /// assert_eq!(write("lowerLetter", 28), "bb");
    /// assert_eq!(write("upperRoman", 14), "XIV");
    /// assert_eq!(write("chineseCounting", 21), "二十一");
    /// assert_eq!(write("arabicAbjad", 4), "د");
    /// ```
    pub fn write(&self, value: u32, language: Option<&str>) -> String {
        match self {
            NumberFormat::Bullet | NumberFormat::None => String::new(),
            NumberFormat::Series(series) => series.write(value),
            NumberFormat::Figures(figures) => figures.write(value, language),
            NumberFormat::Unknown(name) if name.bytes().all(|byte| matches!(byte, b'0' | b'1')) => {
                format!("{value:0width$}", width = name.len())
            }
            NumberFormat::Unknown(_) => value.to_string(),
        }
    }
}

impl Series {
    fn write(self, value: u32) -> String {
        let (signs, repeats) = self.signs();
        let count = signs.chars().count() as u32;
        if value == 0 || (!repeats && value > count) || value > count * 30 {
            // Word goes on in decimal figures where a series of ready-made signs ends.
            return value.to_string();
        }
        let sign = signs.chars().nth(((value - 1) % count) as usize).unwrap_or(' ');
        let times = (value - 1) / count + 1;
        std::iter::repeat_n(sign, times as usize).collect()
    }

    /// The signs, and whether the series goes on by doubling them (aa, bb).
    fn signs(self) -> (&'static str, bool) {
        match self {
            Series::LowerLetter => ("abcdefghijklmnopqrstuvwxyz", true),
            Series::UpperLetter => ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", true),
            Series::RussianLower => ("абвгдежзиклмнопрстуфхцчшщыэюя", true),
            Series::RussianUpper => ("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", true),
            Series::ArabicAlpha => ("أبتثجحخدذرزسشصضطظعغفقكلمنهوي", true),
            Series::ArabicAbjad => ("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", true),
            Series::Circled => ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", false),
            Series::FullStop => ("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", false),
            Series::Parenthesised => ("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", false),
            Series::CircledIdeograph => ("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", false),
            Series::HeavenlyStem => ("甲乙丙丁戊己庚辛壬癸", false),
            Series::EarthlyBranch => ("子丑寅卯辰巳午未申酉戌亥", false),
            Series::Katakana => (
                "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
                true,
            ),
            Series::Iroha => (
                "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
                true,
            ),
            Series::Ganada => ("가나다라마바사아자차카타파하", true),
            Series::Chicago => ("*†‡§", true),
        }
    }
}

const IDEOGRAPHS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];

impl Figures {
    fn write(self, value: u32, language: Option<&str>) -> String {
        match self {
            Figures::Decimal => value.to_string(),
            Figures::DecimalZero => format!("{value:02}"),
            Figures::DecimalFullWidth => digits(value, '０'),
            Figures::InDash => format!("- {value} -"),
            Figures::LowerRoman => roman(value).to_lowercase(),
            Figures::UpperRoman => roman(value),
            Figures::Hexadecimal => format!("{value:X}"),
            Figures::Ordinal => ordinal(value, language),
            Figures::CardinalText => english(value, false),
            Figures::OrdinalText => english(value, true),
            Figures::IdeographDigits => spelled(value),
            Figures::ChineseCounting if value >= 100 => spelled(value),
            Figures::ChineseCounting => {
                positional(value, &IDEOGRAPHS, ['十', '百', '千', '万'], false)
            }
            Figures::ChineseCountingThousand => {
                positional(value, &IDEOGRAPHS, ['十', '百', '千', '万'], false)
            }
            Figures::JapaneseCounting => {
                positional(value, &IDEOGRAPHS, ['十', '百', '千', '万'], true)
            }
            Figures::ChineseLegal => positional(value, &LEGAL, ['拾', '佰', '仟', '万'], false),
            Figures::TraditionalLegal => {
                positional(value, &LEGAL_TRADITIONAL, ['拾', '佰', '仟', '萬'], false)
            }
            Figures::Devanagari => digits(value, '०'),
            Figures::Thai => digits(value, '๐'),
        }
    }
}

/// Decimal figures that begin at another zero.
fn digits(value: u32, zero: char) -> String {
    value
        .to_string()
        .bytes()
        .filter_map(|byte| char::from_u32(zero as u32 + u32::from(byte - b'0')))
        .collect()
}

fn spelled(value: u32) -> String {
    value.to_string().bytes().map(|byte| IDEOGRAPHS[usize::from(byte - b'0')]).collect()
}

/// Ideographic positional numbers below 100,000,000; above, decimal figures.
fn positional(value: u32, names: &[char; 10], units: [char; 4], japanese: bool) -> String {
    if value == 0 {
        return names[0].to_string();
    }
    if value >= 100_000_000 {
        return value.to_string();
    }
    let mut out = String::new();
    let (high, low) = (value / 10_000, value % 10_000);
    if high > 0 {
        group(&mut out, high, names, units, japanese, false);
        out.push(units[3]);
    }
    if low > 0 {
        let gap = high > 0 && low < 1_000;
        if gap && !japanese {
            out.push('零');
        }
        group(&mut out, low, names, units, japanese, high > 0);
    }
    out
}

fn group(
    out: &mut String,
    value: u32,
    names: &[char; 10],
    units: [char; 4],
    japanese: bool,
    inside: bool,
) {
    let legal = names[1] == '壹';
    let mut zero = false;
    for (power, unit) in
        [(1_000, Some(units[2])), (100, Some(units[1])), (10, Some(units[0])), (1, None)]
    {
        let digit = (value / power) % 10;
        if digit == 0 {
            zero = value >= power && !value.is_multiple_of(power);
            continue;
        }
        if zero && !japanese {
            out.push('零');
        }
        zero = false;
        // 十一, not 一十一, at the very beginning; Japanese leaves 一 out before 十, 百 and 千.
        let bare = digit == 1 && unit.is_some();
        let first_ten = power == 10 && value < 20 && !inside && !legal;
        if !(bare && (japanese || first_ten)) {
            out.push(names[digit as usize]);
        }
        out.extend(unit);
    }
}

/// Word writes Roman numerals up to 32,767; a file may claim more, which is written in figures.
fn roman(value: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value > 32_767 {
        return value.to_string();
    }
    let mut rest = value;
    let mut out = String::new();
    for (step, sign) in STEPS {
        while rest >= step {
            out.push_str(sign);
            rest -= step;
        }
    }
    out
}

fn ordinal(value: u32, language: Option<&str>) -> String {
    let language = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
    match language.to_ascii_lowercase().as_str() {
        "fr" if value == 1 => "1er".to_owned(),
        "fr" => format!("{value}e"),
        "es" => format!("{value}.º"),
        "ru" => format!("{value}-й"),
        "en" => {
            let suffix = match (value % 10, value % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{value}{suffix}")
        }
        _ => format!("{value}."),
    }
}

/// English number words below 1,000, the first letter upper case as Word writes them.
fn english(value: u32, ordinal: bool) -> String {
    const ONES: [(&str, &str); 20] = [
        ("zero", "zeroth"),
        ("one", "first"),
        ("two", "second"),
        ("three", "third"),
        ("four", "fourth"),
        ("five", "fifth"),
        ("six", "sixth"),
        ("seven", "seventh"),
        ("eight", "eighth"),
        ("nine", "ninth"),
        ("ten", "tenth"),
        ("eleven", "eleventh"),
        ("twelve", "twelfth"),
        ("thirteen", "thirteenth"),
        ("fourteen", "fourteenth"),
        ("fifteen", "fifteenth"),
        ("sixteen", "sixteenth"),
        ("seventeen", "seventeenth"),
        ("eighteen", "eighteenth"),
        ("nineteen", "nineteenth"),
    ];
    const TENS: [&str; 10] =
        ["", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];
    if value >= 1_000 {
        return value.to_string();
    }
    let pick = |pair: (&'static str, &'static str)| if ordinal { pair.1 } else { pair.0 };
    let (hundreds, rest) = (value / 100, value % 100);
    let mut words = String::new();
    if hundreds > 0 {
        words.push_str(ONES[hundreds as usize].0);
        words.push_str(if rest == 0 && ordinal { " hundredth" } else { " hundred" });
        if rest > 0 {
            words.push(' ');
        }
    }
    if (1..20).contains(&rest) || value == 0 {
        words.push_str(pick(ONES[rest as usize]));
    } else if rest >= 20 {
        words.push_str(TENS[(rest / 10) as usize]);
        if rest % 10 == 0 {
            words.push_str(if ordinal { "ieth" } else { "y" });
        } else {
            words.push_str("y-");
            words.push_str(pick(ONES[(rest % 10) as usize]));
        }
    }
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn every_format_at_its_turning_points() {
        // Name, value, as written.
        let cases: &[(&str, u32, &str)] = &[
            ("decimal", 0, "0"),
            ("decimalZero", 9, "09"),
            ("decimalZero", 10, "10"),
            ("decimalFullWidth", 12, "１２"),
            ("numberInDash", 3, "- 3 -"),
            ("lowerRoman", 4, "iv"),
            ("upperRoman", 1999, "MCMXCIX"),
            ("upperRoman", 40_000, "40000"),
            ("lowerLetter", 26, "z"),
            ("lowerLetter", 27, "aa"),
            ("lowerLetter", 53, "aaa"),
            ("upperLetter", 2, "B"),
            ("hex", 26, "1A"),
            ("ordinal", 1, "1st"),
            ("ordinal", 12, "12th"),
            ("ordinal", 22, "22nd"),
            ("cardinalText", 21, "Twenty-one"),
            ("cardinalText", 300, "Three hundred"),
            ("ordinalText", 3, "Third"),
            ("ordinalText", 40, "Fortieth"),
            ("ordinalText", 112, "One hundred twelfth"),
            ("ideographDigital", 10, "一〇"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 11, "十一"),
            ("chineseCounting", 20, "二十"),
            ("chineseCounting", 105, "一〇五"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1_001, "一千零一"),
            ("chineseCountingThousand", 1_100, "一千一百"),
            ("chineseCountingThousand", 10_010, "一万零一十"),
            ("chineseCountingThousand", 100_000, "十万"),
            ("japaneseCounting", 100, "百"),
            ("japaneseCounting", 111, "百十一"),
            ("japaneseCounting", 1_200, "千二百"),
            ("taiwaneseCounting", 19, "十九"),
            ("chineseLegalSimplified", 13, "壹拾叁"),
            ("ideographLegalTraditional", 2, "貳"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalEnclosedParen", 5, "⑸"),
            ("decimalEnclosedFullstop", 1, "⒈"),
            ("ideographTraditional", 4, "丁"),
            ("ideographZodiac", 12, "亥"),
            ("ideographEnclosedCircle", 3, "㊂"),
            ("arabicAbjad", 3, "ج"),
            ("arabicAlpha", 3, "ت"),
            ("arabicAlpha", 28, "ي"),
            ("russianLower", 10, "к"),
            ("russianUpper", 29, "Я"),
            ("russianLower", 30, "аа"),
            ("hindiNumbers", 12, "१२"),
            ("thaiNumbers", 3, "๓"),
            ("chicago", 2, "†"),
            ("chicago", 5, "**"),
            ("bullet", 7, ""),
            ("none", 7, ""),
            ("klingon", 7, "7"),
            ("lowerLetter", u32::MAX, "4294967295"),
        ];
        for (name, value, written) in cases {
            assert_eq!(
                NumberFormat::from_name(name).write(*value, None),
                *written,
                "{name} {value}"
            );
        }
    }

    #[test]
    fn ordinals_follow_the_language() {
        let ordinal = NumberFormat::from_name("ordinal");
        assert_eq!(ordinal.write(1, Some("fr-FR")), "1er");
        assert_eq!(ordinal.write(2, Some("fr")), "2e");
        assert_eq!(ordinal.write(2, Some("es-ES")), "2.º");
        assert_eq!(ordinal.write(3, Some("ru-RU")), "3-й");
    }

    #[test]
    fn custom_patterns_pad_with_zeros() {
        let format = NumberFormat::from_pattern("001, 002, 003, ...");
        assert!(format.is_known());
        assert_eq!(format.write(7, None), "007");
        assert!(!NumberFormat::from_pattern("I'm odd").is_known());
    }
}
