//! Characters of the symbol fonts, as Unicode.
//!
//! `w:sym` and bullet labels name a code of a font, mostly in the private use area at F000
//! (ECMA-376 17.3.3.30). Only what stands in running texts is mapped: Greek letters, signs,
//! arrows, bullets and boxes; the rest is reported and kept as it is.

/// The Unicode character for `code` in `font`, or `None` when the font is not known or the code is
/// not mapped.
pub(crate) fn character(font: &str, code: u32) -> Option<char> {
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings 2") {
        return wingdings2(low);
    }
    match font.as_str() {
        "symbol" => symbol(low),
        "wingdings" => wingdings(low),
        _ if (0xE000..=0xF8FF).contains(&code) => None,
        _ => char::from_u32(code).filter(|char| !char.is_control()),
    }
}

fn symbol(low: u32) -> Option<char> {
    // Capital and small Greek in the order of the Latin keys.
    const CAPITALS: [char; 26] = [
        'Α', 'Β', 'Χ', 'Δ', 'Ε', 'Φ', 'Γ', 'Η', 'Ι', 'ϑ', 'Κ', 'Λ', 'Μ', 'Ν', 'Ο', 'Π', 'Θ', 'Ρ',
        'Σ', 'Τ', 'Υ', 'ς', 'Ω', 'Ξ', 'Ψ', 'Ζ',
    ];
    const SMALL: [char; 26] = [
        'α', 'β', 'χ', 'δ', 'ε', 'φ', 'γ', 'η', 'ι', 'ϕ', 'κ', 'λ', 'μ', 'ν', 'ο', 'π', 'θ', 'ρ',
        'σ', 'τ', 'υ', 'ϖ', 'ω', 'ξ', 'ψ', 'ζ',
    ];
    match low {
        0x41..=0x5A => CAPITALS.get((low - 0x41) as usize).copied(),
        0x61..=0x7A => SMALL.get((low - 0x61) as usize).copied(),
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∍'),
        0x2A => Some('∗'),
        0x2D => Some('−'),
        0x40 => Some('≅'),
        0x5C => Some('∴'),
        0x5E => Some('⊥'),
        0x7E => Some('∼'),
        0x20..=0x7D => char::from_u32(low),
        0xA2 => Some('′'),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAB => Some('↔'),
        0xAC => Some('←'),
        0xAD => Some('↑'),
        0xAE => Some('→'),
        0xAF => Some('↓'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB2 => Some('″'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB5 => Some('∝'),
        0xB6 => Some('∂'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBA => Some('≡'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xC5 => Some('⊕'),
        0xC6 => Some('∅'),
        0xC7 => Some('∩'),
        0xC8 => Some('∪'),
        0xCC => Some('⊂'),
        0xCD => Some('⊆'),
        0xCE => Some('∈'),
        0xCF => Some('∉'),
        0xD2 => Some('®'),
        0xD3 => Some('©'),
        0xD4 => Some('™'),
        0xD5 => Some('∏'),
        0xD6 => Some('√'),
        0xD7 => Some('⋅'),
        0xD8 => Some('¬'),
        0xD9 => Some('∧'),
        0xDA => Some('∨'),
        0xDB => Some('⇔'),
        0xDC => Some('⇐'),
        0xDE => Some('⇒'),
        0xE5 => Some('∑'),
        0xF2 => Some('∫'),
        _ => None,
    }
}

fn wingdings(low: u32) -> Option<char> {
    match low {
        0x2A => Some('🖂'),
        0x6C => Some('●'),
        0x6D => Some('❍'),
        0x6E => Some('■'),
        0x6F | 0xA8 => Some('□'),
        0x71 => Some('❑'),
        0x75 => Some('◆'),
        0x76 => Some('❖'),
        0x9F => Some('•'),
        0xA7 => Some('▪'),
        0x78 => Some('☒'),
        0xD8 => Some('➢'),
        0xDF => Some('←'),
        0xE0 | 0xE8 => Some('→'),
        0xE1 => Some('↑'),
        0xE2 => Some('↓'),
        0xF0 => Some('⇨'),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFD => Some('☒'),
        0xFE => Some('☑'),
        0x81..=0x8A => char::from_u32(0x2460 + low - 0x81),
        _ => None,
    }
}

fn wingdings2(low: u32) -> Option<char> {
    match low {
        0x4F | 0x4E => Some('✗'),
        0x50 => Some('✓'),
        0x51 | 0x53 | 0x54 => Some('☒'),
        0x52 => Some('☑'),
        0x97 => Some('•'),
        0xA3 => Some('□'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn symbol_fonts_become_unicode() {
        assert_eq!(character("Symbol", 0xF0B7), Some('•'));
        assert_eq!(character("Symbol", 0x61), Some('α'));
        assert_eq!(character("Wingdings", 0xF0FC), Some('✓'));
        assert_eq!(character("Wingdings 2", 0xF050), Some('✓'));
        assert_eq!(character("Unheard Of", 0xF0B7), None);
        assert_eq!(character("Times New Roman", 0x00A7), Some('§'));
        assert_eq!(character("Symbol", 0x7), None);
    }
}
