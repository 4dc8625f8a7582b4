//! Reads the text of our own files back, as a viewer that copies it does: by each font's table of letters.

use std::collections::HashMap;

use miniz_oxide::inflate::decompress_to_vec_zlib;

/// A file read back.
pub struct Read {
    /// Of its window.
    pub title: String,
    /// By page, the texts in the order they were drawn; each as its clusters from the left, and where it is.
    pages: Vec<Vec<(Vec<String>, f32, f32)>>,
}

struct Font {
    letters: HashMap<u16, String>,
    widths: Vec<f32>,
}

impl Read {
    pub fn of(file: &[u8]) -> Read {
        let objects = objects(file);
        let text = |id: u32| String::from_utf8_lossy(&objects[&id].0).into_owned();
        let mut pages: Vec<u32> = objects
            .keys()
            .copied()
            .filter(|id| text(*id).contains("/Type /Page\n"))
            .collect();
        pages.sort_unstable();
        let title = objects
            .keys()
            .map(|id| text_string(&objects[id].0, b"/Title "))
            .find(|title| !title.is_empty());
        let read = |page: &u32| {
            let page = text(*page);
            let fonts = ["L", "LB", "A", "AB"].into_iter().filter_map(|name| {
                let font = text(reference(&page, &format!("/{name} "))?);
                let letters = &objects[&reference(&font, "/ToUnicode ")?].1;
                let cid = font
                    .split("/DescendantFonts [")
                    .nth(1)?
                    .split(' ')
                    .next()?
                    .parse()
                    .ok()?;
                let widths = text(cid);
                let widths = widths.split("/W [1 [").nth(1)?.split(']').next()?;
                let widths = widths.split_whitespace().map(|width| width.parse().unwrap()).collect();
                Some((
                    name.to_owned(),
                    Font {
                        letters: table(letters),
                        widths,
                    },
                ))
            });
            let fonts: HashMap<String, Font> = fonts.collect();
            drawn(&objects[&reference(&page, "/Contents ").unwrap()].1, &fonts)
        };
        Read {
            title: title.unwrap_or_default(),
            pages: pages.iter().map(read).collect(),
        }
    }

    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Everything from left to right.
    pub fn forward(&self) -> String {
        (0..self.pages.len()).map(|page| self.page(page)).collect()
    }

    /// One page from left to right.
    pub fn page(&self, page: usize) -> String {
        self.pages[page]
            .iter()
            .map(|(clusters, ..)| format!("{}\n", clusters.concat()))
            .collect()
    }

    /// Everything from right to left: how Arabic reads.
    pub fn backward(&self) -> String {
        let texts = self.pages.iter().flatten();
        texts
            .map(|(clusters, ..)| format!("{}\n", clusters.iter().rev().cloned().collect::<String>()))
            .collect()
    }

    /// From where to where each text is drawn, in points from the left.
    pub fn extents(&self) -> Vec<(f32, f32)> {
        self.pages
            .iter()
            .flatten()
            .map(|(_, left, right)| (*left, *right))
            .collect()
    }
}

/// By number: what stands before its stream, and the stream unpacked.
fn objects(file: &[u8]) -> HashMap<u32, (Vec<u8>, Vec<u8>)> {
    let find = |from: usize, word: &[u8]| {
        file[from..]
            .windows(word.len())
            .position(|window| window == word)
            .map(|at| from + at)
    };
    let mut objects = HashMap::new();
    let mut at = 0;
    while let Some(begin) = find(at, b" 0 obj\n") {
        let digits = file[..begin]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let id = String::from_utf8_lossy(&file[begin - digits..begin]).parse().unwrap();
        let body = begin + 7;
        let end = find(body, b"endobj").unwrap();
        let stream = find(body, b"stream\n").filter(|stream| *stream < end);
        let Some(stream) = stream else {
            objects.insert(id, (file[body..end].to_vec(), Vec::new()));
            at = end;
            continue;
        };
        let head = file[body..stream].to_vec();
        let text = String::from_utf8_lossy(&head).into_owned();
        let length: usize = text
            .split("/Length ")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let packed = &file[stream + 7..stream + 7 + length];
        objects.insert(id, (head, decompress_to_vec_zlib(packed).unwrap_or_default()));
        at = stream + 7 + length;
    }
    objects
}

fn reference(object: &str, key: &str) -> Option<u32> {
    object.split(key).nth(1)?.split(' ').next()?.parse().ok()
}

/// `<0001> <00410042>` and so on.
fn table(cmap: &[u8]) -> HashMap<u16, String> {
    let text = String::from_utf8_lossy(cmap);
    let pairs = text.lines().filter_map(|line| {
        let (number, letters) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        Some((u16::from_str_radix(number, 16).ok()?, utf16(&hex(letters))))
    });
    pairs.collect()
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
        .collect()
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

fn text_string(object: &[u8], key: &[u8]) -> String {
    let Some(at) = object.windows(key.len()).position(|window| window == key) else {
        return String::new();
    };
    let bytes = string(&object[at + key.len()..]).0;
    bytes
        .strip_prefix(&[0xFE, 0xFF])
        .map_or_else(|| String::from_utf8_lossy(&bytes).into_owned(), utf16)
}

/// A string at the beginning of this, and how many bytes it took.
fn string(bytes: &[u8]) -> (Vec<u8>, usize) {
    if bytes[0] == b'<' {
        let end = bytes.iter().position(|byte| *byte == b'>').unwrap();
        return (hex(&String::from_utf8_lossy(&bytes[1..end])), end + 1);
    }
    let (mut out, mut at, mut open) = (Vec::new(), 1, 1);
    loop {
        match bytes[at] {
            b'\\' => {
                at += 1;
                match bytes[at] {
                    b'n' => out.push(b'\n'),
                    b'r' => out.push(b'\r'),
                    b't' => out.push(b'\t'),
                    b'b' => out.push(8),
                    b'f' => out.push(12),
                    digit @ b'0'..=b'7' => {
                        let octal = bytes[at + 1..at + 3]
                            .iter()
                            .fold(u32::from(digit - b'0'), |sum, next| sum * 8 + u32::from(next - b'0'));
                        out.push(u8::try_from(octal).unwrap());
                        at += 2;
                    }
                    other => out.push(other),
                }
            }
            b'(' => {
                open += 1;
                out.push(b'(');
            }
            b')' if open == 1 => return (out, at + 1),
            b')' => {
                open -= 1;
                out.push(b')');
            }
            byte => out.push(byte),
        }
        at += 1;
    }
}

/// The texts of a page: pieces of one line that follow each other are one text.
fn drawn(content: &[u8], fonts: &HashMap<String, Font>) -> Vec<(Vec<String>, f32, f32)> {
    let mut texts: Vec<(Vec<String>, f32, f32)> = Vec::new();
    let (mut words, mut at): (Vec<String>, usize) = (Vec::new(), 0);
    let (mut font, mut size, mut place) = ("L".to_owned(), 1.0, (0.0, 0.0));
    let (mut clusters, mut right, mut last_y) = (Vec::new(), 0.0, f32::NAN);
    while at < content.len() {
        match content[at] {
            b'(' | b'<' => {
                let (bytes, taken) = string(&content[at..]);
                at += taken;
                for pair in bytes.chunks_exact(2) {
                    let number = u16::from_be_bytes([pair[0], pair[1]]);
                    let face = &fonts[&font];
                    clusters.push(face.letters.get(&number).cloned().unwrap_or_default());
                    right += face.widths[usize::from(number) - 1] * size / 1_000.0;
                }
                continue;
            }
            byte if byte.is_ascii_whitespace() || matches!(byte, b'[' | b']') => at += 1,
            _ => {
                let length = content[at..]
                    .iter()
                    .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b'(' | b'<'));
                let word =
                    String::from_utf8_lossy(&content[at..at + length.unwrap_or(content.len() - at)]).into_owned();
                at += word.len();
                match word.as_str() {
                    "Tf" => {
                        font = words[words.len() - 2].trim_start_matches('/').to_owned();
                        size = words[words.len() - 1].parse().unwrap();
                    }
                    "Tm" => {
                        place = (
                            words[words.len() - 2].parse().unwrap(),
                            words[words.len() - 1].parse().unwrap(),
                        );
                        right = place.0;
                    }
                    "TJ" => {
                        let clusters = std::mem::take(&mut clusters);
                        match texts.last_mut() {
                            Some(text) if (last_y - place.1).abs() < 6.0 && (text.2 - place.0).abs() < 1.0 => {
                                text.0.extend(clusters);
                                text.2 = right;
                            }
                            _ => texts.push((clusters, place.0, right)),
                        }
                        last_y = place.1;
                    }
                    number => {
                        // Within a TJ, a number moves the pen; outside, it waits for its operator.
                        if !clusters.is_empty() && number.parse::<f32>().is_ok() {
                            right -= number.parse::<f32>().unwrap() * size / 1_000.0;
                        }
                        words.push(word);
                    }
                }
            }
        }
    }
    texts
}
