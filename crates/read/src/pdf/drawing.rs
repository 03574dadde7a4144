//! What a page draws: characters, rules and pictures, with their places.
//!
//! Places are in points from the upper left corner of the page as it is shown.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{self, Dict};
use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// A rule is at most this thick, in points.
const THICKEST_RULE: f64 = 3.0;
/// Rules of a page; the borders of a large table come to some hundred.
const MOST_RULES: usize = 6_000;

/// A character, or several that are drawn as one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Character {
    /// What is drawn, in the order in which it is read; U+FFFD when the file does not say.
    pub(super) text: String,
    /// Left end of its box.
    pub(super) left: f64,
    /// Right end of its box.
    pub(super) right: f64,
    /// Line on which it stands.
    pub(super) baseline: f64,
    /// Size of the letters.
    pub(super) size: f64,
    /// Whether the font is bold.
    pub(super) bold: bool,
    /// Whether the font is italic.
    pub(super) italic: bool,
    /// Position in the order of drawing.
    pub(super) order: u32,
    /// Whether the file marks it as furniture of the page.
    pub(super) artifact: bool,
}

/// A line drawn straight across or down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Whether it goes across.
    pub(super) across: bool,
    /// Its place on the other axis.
    pub(super) at: f64,
    /// Where it begins on its own axis.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
}

/// Everything a page draws.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) characters: Vec<Character>,
    /// Characters that run up, down or upside down, turned upright.
    pub(super) turned: Vec<Character>,
    pub(super) rules: Vec<Rule>,
    /// Visible characters for which the file says what they are.
    pub(super) known: u32,
    /// Visible characters for which it does not.
    pub(super) unknown: u32,
    /// Characters that are read, but not shown: the text layer of a scan.
    pub(super) invisible: u32,
    /// Pictures that cover a good part of the page.
    pub(super) pictures: u32,
    /// Whether drawing stopped at the limit.
    pub(super) stopped: bool,
    /// Whether the library gave up before the end of the page.
    pub(super) broken: bool,
}

/// Marked content in which the drawing stands.
#[derive(Debug, Default)]
struct Marked {
    artifact: bool,
    /// What the characters inside are to be read as; empty once it has been used.
    reading: Option<String>,
    /// The character to which the reading went.
    carrier: Option<usize>,
}

/// Takes down what a page draws.
#[derive(Debug)]
pub(super) struct Recorder {
    pub(super) drawing: Drawing,
    marked: Vec<Marked>,
    order: u32,
    /// Steps still allowed.
    pub(super) steps: u64,
    /// Steps that one call of a form may cost.
    form_cost: u64,
}

/// Raised to leave the drawing when the steps are used up; nothing is printed for it.
pub(super) struct OutOfSteps;

impl Recorder {
    pub(super) fn new((width, height): (f32, f32), steps: u64, form_cost: u64) -> Self {
        let drawing =
            Drawing { width: f64::from(width), height: f64::from(height), ..Drawing::default() };
        Self { drawing, marked: Vec::new(), order: 0, steps, form_cost }
    }

    fn spend(&mut self, steps: u64) {
        match self.steps.checked_sub(steps) {
            Some(left) => self.steps = left,
            None => {
                self.drawing.stopped = true;
                // The library offers no other way out of a page.
                std::panic::resume_unwind(Box::new(OutOfSteps));
            }
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let (dx, dy) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        let finite = dx.is_finite() && dy.is_finite();
        if !finite || dx.max(dy) < 4.0 || self.drawing.rules.len() >= MOST_RULES {
            return;
        }
        if dy <= 0.5 {
            self.drawing.rules.push(Rule {
                across: true,
                at: f64::midpoint(from.y, to.y),
                from: from.x.min(to.x),
                to: from.x.max(to.x),
            });
        } else if dx <= 0.5 {
            self.drawing.rules.push(Rule {
                across: false,
                at: f64::midpoint(from.x, to.x),
                from: from.y.min(to.y),
                to: from.y.max(to.y),
            });
        }
    }

    /// A filled rectangle is a rule when it is thin; its four sides are when it is not, since the
    /// cells of tables may be coloured.
    fn rectangle(&mut self, rect: Rect, filled: bool) {
        let (x, y) = (f64::midpoint(rect.x0, rect.x1), f64::midpoint(rect.y0, rect.y1));
        if filled && rect.height() <= THICKEST_RULE {
            self.rule(Point::new(rect.x0, y), Point::new(rect.x1, y));
        } else if filled && rect.width() <= THICKEST_RULE {
            self.rule(Point::new(x, rect.y0), Point::new(x, rect.y1));
        } else if !filled {
            let [a, b, c, d] = [
                Point::new(rect.x0, rect.y0),
                Point::new(rect.x1, rect.y0),
                Point::new(rect.x1, rect.y1),
                Point::new(rect.x0, rect.y1),
            ];
            for (from, to) in [(a, b), (b, c), (c, d), (d, a)] {
                self.rule(from, to);
            }
        }
    }

    fn character(&mut self, glyph: &Glyph<'_>, at: [Point; 3], style: Style, shown: bool) {
        let [origin, end, top] = at;
        let (dx, dy) = (end.x - origin.x, end.y - origin.y);
        let size = (top - origin).hypot();
        let finite = dx.is_finite() && dy.is_finite() && size.is_finite();
        if !finite || !origin.is_finite() || !(0.1..=2000.0).contains(&size) {
            return;
        }
        let mut text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        bullets(&mut text);
        let artifact = self.marked.iter().any(|marked| marked.artifact);
        let index = self.drawing.characters.len();
        let reading = self.marked.iter_mut().rev().find(|marked| marked.reading.is_some());
        if let Some(marked) = reading {
            let carrier = marked.carrier.and_then(|at| self.drawing.characters.get_mut(at));
            match carrier {
                // One reading for several characters of a line: the first of them carries it.
                Some(carrier) if (carrier.baseline - origin.y).abs() < size / 2.0 => {
                    carrier.left = carrier.left.min(origin.x.min(end.x));
                    carrier.right = carrier.right.max(origin.x.max(end.x));
                    return;
                }
                // It runs over the end of a line; what is drawn there is part of it.
                Some(_) => return,
                None => {
                    marked.carrier = Some(index);
                    text = marked.reading.clone().unwrap_or_default();
                }
            }
        }
        if !text.trim().is_empty() {
            if text.chars().any(unknown) {
                self.drawing.unknown += 1;
                text = char::REPLACEMENT_CHARACTER.to_string();
            } else {
                self.drawing.known += 1;
            }
            self.drawing.invisible += u32::from(!shown);
        }
        self.order += 1;
        let upright = dx >= 0.0 && dy.abs() <= dx.abs().max(size * 0.01) * 0.1 && top.y < origin.y;
        let (along, baseline, width) = if upright {
            (origin.x, origin.y, dx)
        } else if dy.abs() > dx.abs() {
            // Running up the page, the page is turned to the right, and the other way round.
            let sign = if dy < 0.0 { -1.0 } else { 1.0 };
            (sign * origin.y, -sign * origin.x, dy.abs())
        } else {
            (-origin.x, -origin.y, dx.abs())
        };
        // A vowel sign takes no room; only its shape tells over which letter it stands.
        let mut sides = (along, along + width);
        if upright
            && text.chars().all(is_mark)
            && let Glyph::Outline(outline) = glyph
        {
            let shape = hayro_interpret::kurbo::Shape::bounding_box(&outline.outline());
            if shape.width() > 0.0 && shape.x0.is_finite() && shape.x1.is_finite() {
                let scale = size / 1000.0;
                sides = (along + shape.x0 * scale, along + shape.x1 * scale);
            }
        }
        let character = Character {
            text,
            left: sides.0,
            right: sides.1,
            baseline,
            size,
            bold: style.bold,
            italic: style.italic,
            order: self.order,
            artifact,
        };
        if upright {
            self.drawing.characters.push(character);
        } else {
            self.drawing.turned.push(character);
        }
    }
}

/// How a font looks.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    bold: bool,
    italic: bool,
}

impl Style {
    fn of(glyph: &Glyph<'_>) -> Self {
        let Glyph::Outline(outline) = glyph else { return Self::default() };
        let Some(font) = outline.font_data() else { return Self::default() };
        let name = font.postscript_name.unwrap_or_default();
        Self {
            bold: font.weight.is_some_and(|weight| weight >= 600) || name.contains("Bold"),
            italic: font.is_italic || name.contains("Italic") || name.contains("Oblique"),
        }
    }
}

/// Whether the character says nothing: the file gave none, or one for private use.
fn unknown(character: char) -> bool {
    matches!(character, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a character is a sign over or under a letter.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Word draws bullets from fonts of symbols, whose characters are for private use.
fn bullets(text: &mut String) {
    let bullet = match text.as_str() {
        "\u{f0b7}" | "\u{f06c}" | "\u{f0a8}" => "•",
        "\u{f0a7}" | "\u{f06e}" => "▪",
        "\u{f0d8}" | "\u{f076}" => "•",
        "\u{f02d}" | "\u{f0be}" => "–",
        _ => return,
    };
    bullet.clone_into(text);
}

impl<'a> Device<'a> for Recorder {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let elements = path.elements();
        self.spend(1 + elements.len() as u64 / 8);
        let filled = matches!(mode, DrawMode::Fill(_));
        if filled {
            if elements.len() <= 6 {
                let path = props.transform * path.clone();
                let rect = hayro_interpret::kurbo::Shape::bounding_box(&path);
                self.rectangle(rect, true);
            }
            return;
        }
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in elements {
            match element {
                PathEl::MoveTo(to) => (start, last) = (*to, *to),
                PathEl::LineTo(to) => {
                    self.rule(props.transform * last, props.transform * *to);
                    last = *to;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = *to,
                PathEl::ClosePath => {
                    self.rule(props.transform * last, props.transform * start);
                    last = start;
                }
            }
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend(self.form_cost);
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.spend(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(1 + run.glyphs().len() as u64);
        let style = run.glyphs().first().map(|glyph| Style::of(glyph)).unwrap_or_default();
        let shown = !matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(500.0));
            let at = [(0.0, 0.0), (advance, 0.0), (0.0, 1000.0)]
                .map(|(x, y)| transform * Point::new(x, y));
            self.character(glyph, at, style, shown);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.spend(1);
        drop(image);
        // A picture fills the unit square of its transform.
        let area = props.transform.determinant().abs();
        if area > self.drawing.width * self.drawing.height / 3.0 {
            self.drawing.pictures += 1;
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(1);
        let rect = props.transform.transform_rect_bbox(*rect);
        self.rectangle(rect, matches!(mode, DrawMode::Fill(_)));
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.spend(1);
        let reading = properties
            .and_then(|properties| properties.get::<object::String<'_>>(b"ActualText".as_slice()))
            .map(|text| text_string(text.as_bytes()));
        self.marked.push(Marked { artifact: tag == b"Artifact", reading, carrier: None });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

/// A text string of the file (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else the
/// encoding of PDF documents, which is taken for Latin 1 here.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, units @ ..] => {
            let units = units.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units)
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
