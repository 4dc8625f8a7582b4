//! Writes one of everything printed into a folder, to be looked at: `cargo run -p coworkflow-papers --example look -- DIR`.

mod data;

use std::path::Path;

use coworkflow_domain::spaces::{Digits, TaxMode};
use coworkflow_domain::text::Lang;

fn main() -> std::io::Result<()> {
    let dir = std::env::args().nth(1).unwrap_or_else(|| "papers".to_owned());
    let dir = Path::new(&dir);
    std::fs::create_dir_all(dir)?;
    let logo = std::env::args().nth(2).map(std::fs::read).transpose()?;
    for (lang, digits, name) in [
        (Lang::En, Digits::Latin, "en"),
        (Lang::Ar, Digits::Latin, "ar"),
        (Lang::Ar, Digits::Arabic, "ar-digits"),
    ] {
        let mut house = data::house(digits);
        house.logo.clone_from(&logo);
        let invoices = [
            ("long", data::invoice(lang, 40, TaxMode::Inclusive)),
            ("middle", data::invoice(lang, 18, TaxMode::Exclusive)),
            ("short", data::paid(lang)),
        ];
        for (length, invoice) in invoices {
            let file = coworkflow_papers::invoices(&house, lang, &[invoice]);
            std::fs::write(dir.join(format!("{length}-{name}.pdf")), file)?;
        }
        let note = coworkflow_papers::credit_note(&house, lang, &data::credit_note(lang));
        std::fs::write(dir.join(format!("note-{name}.pdf")), note)?;
        let statement = coworkflow_papers::statement(&house, lang, &data::statement(22));
        std::fs::write(dir.join(format!("statement-{name}.pdf")), statement)?;
    }
    Ok(())
}
