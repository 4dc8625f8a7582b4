//! From the bytes of a file to rows of text: encoding, delimiter, header.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use super::refusals::ImportRefusal;

/// Most bytes of a file.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// Most rows of a file.
pub const MAX_ROWS: usize = 200_000;
/// Most columns of a file.
const MAX_COLUMNS: usize = 100;

/// A file as text.
#[derive(Debug)]
pub(crate) struct Table {
    /// `UTF-8`, `UTF-16LE`, `UTF-16BE` or `windows-1256`.
    pub(crate) encoding: &'static str,
    pub(crate) delimiter: char,
    /// The header, each cell once: repeated ones are numbered.
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// One row that is not blank.
#[derive(Debug)]
pub(crate) struct Row {
    /// As a spreadsheet counts, the header being 1.
    pub(crate) number: u64,
    pub(crate) cells: StringRecord,
}

impl Table {
    /// Reads a file; refuses what is no text, has no header or is too large.
    pub(crate) fn read(bytes: &[u8]) -> Result<Table, ImportRefusal> {
        if bytes.len() > MAX_BYTES {
            return Err(ImportRefusal::TooLarge {
                max_mb: MAX_BYTES / 1024 / 1024,
            });
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(ImportRefusal::Workbook);
        }
        let (text, encoding) = decode(bytes)?;
        let (text, named) = delimiter_line(&text);
        let delimiter = named.unwrap_or_else(|| sniff(text));
        let skipped = u64::from(named.is_some());
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .from_reader(text.as_bytes());
        let mut columns = None;
        let mut rows = Vec::new();
        let mut embedded = 0;
        let mut record = StringRecord::new();
        // The text is valid UTF-8 and rows may differ in length, so that only reading from memory could fail.
        while reader.read_record(&mut record).map_err(|_| ImportRefusal::NotText)? {
            // Lines so far, less the line breaks inside of cells.
            embedded += record
                .iter()
                .map(|cell| cell.bytes().filter(|&byte| byte == b'\n').count() as u64)
                .sum::<u64>();
            let lines = reader.position().line().saturating_sub(1);
            let number = lines.saturating_sub(embedded).saturating_add(skipped);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            match &columns {
                None => columns = Some(header(&record)?),
                Some(_) if rows.len() == MAX_ROWS => return Err(ImportRefusal::TooManyRows { max: MAX_ROWS }),
                Some(_) => rows.push(Row {
                    number,
                    cells: std::mem::take(&mut record),
                }),
            }
        }
        let columns = columns.filter(|_| !rows.is_empty()).ok_or(ImportRefusal::Empty)?;
        Ok(Table {
            encoding: encoding.name(),
            delimiter,
            columns,
            rows,
        })
    }
}

fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding), ImportRefusal> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1256,
    };
    // Without its mark, UTF-16 looks like text full of zeroes; so does what is no text at all.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if !is_wide && bytes.contains(&0) {
        return Err(ImportRefusal::NotText);
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    // One kind of line break, also at the end, so that lines can be counted.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    Ok((text, encoding))
}

/// Excel writes the delimiter into a line of its own: `sep=;`.
fn delimiter_line(text: &str) -> (&str, Option<char>) {
    let named = || {
        let (line, rest) = text.split_once('\n')?;
        let delimiter = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
        let mut chars = delimiter.chars();
        let only = chars.next().filter(|c| chars.next().is_none() && c.is_ascii())?;
        Some((rest, Some(only)))
    };
    named().unwrap_or((text, None))
}

/// The sign that stands most often in the header outside of quotes.
fn sniff(text: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    let mut quoted = false;
    for c in text.trim_start().chars().take(10_000) {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            c if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == c) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // The first of the best, so that a header of one column is read with commas.
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(',', |(sign, _)| sign)
}

fn header(record: &StringRecord) -> Result<Vec<String>, ImportRefusal> {
    if record.len() > MAX_COLUMNS {
        return Err(ImportRefusal::TooManyColumns { max: MAX_COLUMNS });
    }
    let mut columns: Vec<String> = Vec::with_capacity(record.len());
    for (at, cell) in record.iter().enumerate() {
        let cell: String = cell
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .take(120)
            .collect();
        let name = if cell.is_empty() { format!("#{}", at + 1) } else { cell };
        let taken = columns.contains(&name);
        columns.push(if taken { format!("{name} #{}", at + 1) } else { name });
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.cells.iter().collect()).collect()
    }

    #[test]
    fn encodings_are_recognised() {
        let text = "الاسم,الهاتف\nمنى,٠١٠١٢٣٤٥٦٧٨\n";
        let (arabic, _, _) = WINDOWS_1256.encode("الاسم;الهاتف\nمنى;01012345678\n");
        let wide = |big: bool| {
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            "\u{FEFF}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(unit)
                .collect::<Vec<u8>>()
        };
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (["\u{FEFF}", text].concat().into_bytes(), "UTF-8"),
            (arabic.into_owned(), "windows-1256"),
            (wide(false), "UTF-16LE"),
            (wide(true), "UTF-16BE"),
        ] {
            let table = Table::read(&bytes).unwrap();
            assert_eq!(
                (table.encoding, table.columns),
                (encoding, vec!["الاسم".to_owned(), "الهاتف".to_owned()])
            );
            assert_eq!(table.rows[0].cells.get(0), Some("منى"));
        }
    }

    #[test]
    fn delimiters_are_found_in_the_header_outside_of_quotes() {
        for (text, delimiter) in [
            ("name,phone\nMona,010\n", ','),
            ("name;phone\nMona;010\n", ';'),
            ("name\tphone\nMona\t010\n", '\t'),
            ("\"name, in full, please\";phone\nMona;010\n", ';'),
            ("sep=;\r\nname, full;phone\r\nMona;010\r\n", ';'),
            ("name\nMona\n", ','),
        ] {
            assert_eq!(Table::read(text.as_bytes()).unwrap().delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let table = Table::read(b"name,notes\nMona,\"two\nlines\"\n\nOmar,one\n,\nHuda,x\n").unwrap();
        let numbers: Vec<u64> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 4, 6]);
        assert_eq!(cells(&table)[0], ["Mona", "two\nlines"]);
    }

    #[test]
    fn repeated_and_empty_headers_get_names_of_their_own() {
        let table = Table::read(b"phone,,phone\n1,2,3\n").unwrap();
        assert_eq!(table.columns, ["phone", "#2", "phone #3"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert_eq!(Table::read(b"").unwrap_err(), ImportRefusal::Empty);
        assert_eq!(Table::read(b"name,phone\n\n").unwrap_err(), ImportRefusal::Empty);
        assert_eq!(
            Table::read(b"PK\x03\x04 a workbook").unwrap_err(),
            ImportRefusal::Workbook
        );
        assert_eq!(Table::read(b"name\x00phone\n").unwrap_err(), ImportRefusal::NotText);
        let many = "x\n".repeat(MAX_ROWS + 2);
        assert_eq!(
            Table::read(many.as_bytes()).unwrap_err(),
            ImportRefusal::TooManyRows { max: MAX_ROWS }
        );
        let wide = format!("{}\nx\n", "c,".repeat(MAX_COLUMNS));
        assert_eq!(
            Table::read(wide.as_bytes()).unwrap_err(),
            ImportRefusal::TooManyColumns { max: MAX_COLUMNS }
        );
    }
}
