//! What inline style says: whether words are to be seen, and the few properties that may be shown.
//!
//! Deliberately absent: style sheets. They are dropped whole.

/// Properties that are passed on. None of them moves anything out of its place or loads anything.
const SAFE: &[&str] = &[
    "color",
    "background-color",
    "font-weight",
    "font-style",
    "font-size",
    "font-family",
    "text-align",
    "text-decoration",
    "text-decoration-line",
    "text-transform",
    "vertical-align",
    "direction",
    "white-space",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "list-style-type",
    "line-height",
    "border-collapse",
];
/// Bytes of a style and of a value that are looked at.
const STYLE_BYTES: usize = 4_096;
const VALUE_BYTES: usize = 120;

/// The declarations of a style, names in lower case.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, &str)> {
    let style = style.get(..style.floor_char_boundary(STYLE_BYTES)).unwrap_or_default();
    style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// The style with safe properties and plain values only.
pub(super) fn safe(style: &str) -> String {
    // With comments, escapes or strings nobody can be sure where a value ends.
    if style.contains(['\\', '/', '@', '{', '<']) {
        return String::new();
    }
    let mut kept = String::new();
    for (name, value) in declarations(style) {
        let value = value.to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim().replace(['"', '\''], "");
        if SAFE.contains(&name.as_str()) && is_plain(&name, &value) {
            kept.push_str(&format!("{name}:{value};"));
        }
    }
    kept
}

fn is_plain(name: &str, value: &str) -> bool {
    let signs = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" #.,%()-".contains(&byte));
    let function = value.split('(').next().filter(|_| value.contains('('));
    let colour = function.is_none_or(|function| {
        matches!(function.trim(), "rgb" | "rgba" | "hsl" | "hsla") && value.matches('(').count() == 1
    });
    let sane = match name {
        "font-size" | "line-height" | "border-left" | "border-left-width" => {
            !value.contains('-') && value.split(' ').all(|word| length_px(word).is_none_or(|px| px <= 60.0))
        }
        _ => !value.contains(" -"),
    };
    signs
        && colour
        && sane
        && !value.is_empty()
        && value.len() <= VALUE_BYTES
        && !value.contains("url")
        && !value.contains("expression")
}

/// A length in pixels, roughly.
pub(super) fn length_px(value: &str) -> Option<f32> {
    let value = value.trim();
    let end = value.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(value.len());
    let number: f32 = value.get(..end)?.parse().ok()?;
    let factor = match value.get(end..)?.trim_start().get(..2).unwrap_or_default() {
        "em" | "re" => 16.0,
        "pt" => 1.33,
        "in" => 96.0,
        "cm" => 37.8,
        "mm" => 3.78,
        _ if value.ends_with('%') => 0.16,
        _ => 1.0,
    };
    Some(number * factor)
}

/// What an element's own style says about being seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Not shown, and nothing within can change that.
    pub(super) gone: bool,
    /// Whether letters have a size.
    pub(super) sized: Option<bool>,
    /// `visibility`
    pub(super) visible: Option<bool>,
    /// Colour of letters.
    pub(super) colour: Option<u32>,
    /// Colour behind them: `Some(None)` where it can't be known.
    pub(super) ground: Option<Option<u32>>,
}

impl Look {
    /// Reads a style.
    pub(super) fn of(style: &str) -> Self {
        let mut look = Self::default();
        let (mut clipped, mut closed, mut away) = (false, false, false);
        for (name, value) in declarations(style) {
            let value = value.to_ascii_lowercase();
            let value = value.trim_end_matches("!important").trim();
            let zero = || length_px(value).is_some_and(|px| px.abs() < 0.5);
            match name.as_str() {
                "display" => look.gone |= value == "none",
                "mso-hide" => {}
                "visibility" => look.visible = Some(value != "hidden" && value != "collapse"),
                "opacity" => look.gone |= value.parse::<f32>().is_ok_and(|opacity| opacity < 0.05),
                "font-size" => look.sized = Some(length_px(value).is_none_or(|px| px >= 2.0)),
                "max-height" | "height" | "max-width" | "width" => closed |= zero(),
                "overflow" => clipped |= value == "hidden",
                "text-indent" | "left" | "top" | "margin-left" => {
                    away |= length_px(value).is_some_and(|px| px < -900.0)
                }
                "color" => look.colour = colour(value),
                "background-color" => look.ground = Some(colour(value)),
                "background" => {
                    look.ground = Some(value.split(' ').find_map(colour).filter(|_| !value.contains("url")))
                }
                "background-image" => look.ground = Some(None),
                _ => {}
            }
        }
        look.gone |= (clipped && closed) || away;
        look
    }
}

/// A colour as a number, if it is solid.
pub(super) fn colour(value: &str) -> Option<u32> {
    let value = value.trim().to_ascii_lowercase();
    if let Some(hex) = value.strip_prefix('#') {
        let number = u32::from_str_radix(hex, 16).ok()?;
        return match hex.len() {
            3 => Some([8, 4, 0].into_iter().fold(0, |sum, shift| (sum << 8) | (((number >> shift) & 0xf) * 0x11))),
            6 => Some(number),
            _ => None,
        };
    }
    if let Some(parts) = value.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let parts: Vec<u32> = parts.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        let [red, green, blue] = *parts.as_slice() else { return None };
        return Some((red.min(255) << 16) | (green.min(255) << 8) | blue.min(255));
    }
    match value.as_str() {
        "white" => Some(0x00ff_ffff),
        "black" => Some(0),
        "red" => Some(0x00ff_0000),
        _ => None,
    }
}
