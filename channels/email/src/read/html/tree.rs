//! Which elements are open, how deep, and whether words within them are to be seen.
//!
//! Invariant: never deeper than [`DEPTH`]; what is nested deeper loses its tags and keeps its words.

use super::css::{self, Look};
use super::tokens::{Name, Tag};

/// Levels of elements within elements.
pub(super) const DEPTH: usize = 96;
const WHITE: u32 = 0x00ff_ffff;

/// An open element.
#[derive(Debug)]
pub(super) struct Open<T> {
    pub(super) name: Name,
    /// What the reader of the tree keeps about it.
    pub(super) own: T,
    sight: Sight,
}

/// What decides whether words are seen, as it is handed down.
#[derive(Clone, Copy, Debug)]
struct Sight {
    gone: bool,
    sized: bool,
    visible: bool,
    colour: Option<u32>,
    ground: Option<u32>,
}

/// The open elements, outermost first.
#[derive(Debug)]
pub(super) struct Tree<T> {
    open: Vec<Open<T>>,
    /// Elements beyond the depth.
    beyond: usize,
    /// A style sheet gives backgrounds, so a background can't be known from the element alone.
    sheet_has_grounds: bool,
}

impl<T> Tree<T> {
    pub(super) fn new() -> Self {
        Self { open: Vec::new(), beyond: 0, sheet_has_grounds: false }
    }

    /// Takes note of a style sheet.
    pub(super) fn sheet(&mut self, css: &str) {
        self.sheet_has_grounds |= css.contains("background") || css.contains("color");
    }

    /// Whether words here are hidden by their style.
    pub(super) fn hides(&self) -> bool {
        self.open.last().is_some_and(|open| {
            let sight = open.sight;
            sight.gone || !sight.sized || !sight.visible || (sight.colour.is_some() && sight.colour == sight.ground)
        })
    }

    pub(super) fn is_full(&self) -> bool {
        self.open.len() >= DEPTH
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Open<T>> {
        self.open.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Open<T>> {
        self.open.iter_mut()
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Open<T>> {
        self.open.last_mut()
    }

    /// Opens an element, unless it is too deep.
    pub(super) fn push(&mut self, tag: &Tag, own: T) {
        if self.is_full() {
            self.beyond += 1;
            return;
        }
        let sight = self.sight(tag);
        self.open.push(Open { name: tag.name, own, sight });
    }

    /// The elements that opening this one closes, innermost first.
    pub(super) fn close_before(&mut self, name: &str) -> Vec<Open<T>> {
        if self.beyond > 0 {
            return Vec::new();
        }
        let (closes, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "table", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "a" => (&["a"], &["table", "td", "th"]),
            name if is_block(name) => (&["p"], &["table", "td", "th", "button"]),
            _ => return Vec::new(),
        };
        self.pop_to(|open| closes.contains(&open), |open| within.contains(&open))
    }

    /// The elements that a closing tag closes, innermost first.
    pub(super) fn close(&mut self, name: Name) -> Vec<Open<T>> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return Vec::new();
        }
        let name = name.as_str();
        let table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "body" | "html");
        self.pop_to(|open| open == name, |open| !table && matches!(open, "table" | "td" | "th"))
    }

    /// Everything that is still open, innermost first.
    pub(super) fn close_all(&mut self) -> Vec<Open<T>> {
        self.open.drain(..).rev().collect()
    }

    fn pop_to(&mut self, wanted: impl Fn(&str) -> bool, fence: impl Fn(&str) -> bool) -> Vec<Open<T>> {
        for (at, open) in self.open.iter().enumerate().rev() {
            if wanted(open.name.as_str()) {
                return self.open.drain(at..).rev().collect();
            }
            if fence(open.name.as_str()) {
                break;
            }
        }
        Vec::new()
    }

    fn sight(&self, tag: &Tag) -> Sight {
        let above = self
            .open
            .last()
            .map_or(Sight { gone: false, sized: true, visible: true, colour: None, ground: Some(WHITE) }, |open| {
                open.sight
            });
        let look = tag.get("style").map(Look::of).unwrap_or_default();
        let styled = self.sheet_has_grounds && (tag.get("class").is_some() || tag.get("id").is_some());
        let ground = match (look.ground, tag.get("bgcolor"), tag.get("background")) {
            (Some(ground), _, _) => ground,
            (None, _, Some(_)) => None,
            (None, Some(colour), None) => css::colour(colour).or_else(|| css::colour(&format!("#{colour}"))),
            _ if styled => None,
            _ => above.ground,
        };
        let colour =
            look.colour.or_else(|| tag.get("color").and_then(css::colour)).or(if styled { None } else { above.colour });
        Sight {
            gone: above.gone || look.gone || (tag.get("hidden").is_some()),
            sized: look.sized.unwrap_or(above.sized),
            visible: look.visible.unwrap_or(above.visible),
            colour,
            ground,
        }
    }
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "dl"
            | "table"
            | "blockquote"
            | "pre"
            | "hr"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "address"
            | "center"
            | "form"
            | "fieldset"
            | "figure"
            | "figcaption"
            | "main"
            | "nav"
            | "aside"
            | "li"
            | "dt"
            | "dd"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "caption"
            | "details"
            | "summary"
            | "xmp"
            | "listing"
            | "body"
            | "html"
    )
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "frame"
    )
}
