//! The rows that did not go in, as a file to mend and take in again.

use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::Lang;

use super::table::Table;

/// The rows of these places with their numbers and reasons, in the order of the file; UTF-8 with its mark, which Excel needs.
pub(crate) fn file(table: &Table, mut reasons: Vec<(usize, Refusal)>, lang: Lang) -> Vec<u8> {
    reasons.sort_by_key(|(at, _)| *at);
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    let header = table
        .columns
        .iter()
        .map(|column| harmless(column))
        .chain(["row".to_owned(), "reason".to_owned()]);
    // Writing into memory doesn't fail; a row that did would only be missing.
    let _ = writer.write_record(header);
    for (at, refusal) in reasons {
        let Some(row) = table.rows.get(at) else { continue };
        let cells = (0..table.columns.len()).map(|column| harmless(row.cells.get(column).unwrap_or_default()));
        let reason = [row.number.to_string(), refusal.message(lang).to_owned()];
        let more = row.cells.iter().skip(table.columns.len()).map(harmless);
        let _ = writer.write_record(cells.chain(reason).chain(more));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::refusals::ImportRefusal;

    #[test]
    fn rejected_rows_come_back_with_reasons_and_without_formulas() {
        let table = Table::read("name;phone\n=cmd|' /C calc'!A0;+20\nMona;0101;extra\n".as_bytes()).unwrap();
        let reason = |row| Refusal::from(ImportRefusal::SameAsRow { row });
        let file = file(&table, vec![(1, reason(9)), (0, reason(8))], Lang::En);
        let text = String::from_utf8(file).unwrap();
        assert_eq!(
            text,
            "\u{FEFF}name,phone,row,reason\n'=cmd|' /C calc'!A0,'+20,2,The same as in row 8.\n\
             Mona,0101,3,The same as in row 9.,extra\n"
        );
    }
}
