//! What a reader of the files finds in them: pages, words, sums, and nothing that changes from one time to the next.
#![allow(
    clippy::unwrap_used,
    clippy::float_arithmetic,
    reason = "tests, and places on a page"
)]

#[path = "../examples/look/data.rs"]
mod data;
mod extract;

use coworkflow_domain::spaces::{Digits, TaxMode};
use coworkflow_domain::text::Lang;
use coworkflow_papers::{credit_note, invoices, statement};
use extract::Read;

#[test]
fn an_english_invoice_reads_as_it_was_issued() {
    let house = data::house(Digits::Latin);
    let read = Read::of(&invoices(
        &house,
        Lang::En,
        &[data::invoice(Lang::En, 4, TaxMode::Exclusive)],
    ));
    assert_eq!(read.pages(), 1);
    assert_eq!(read.title, "Invoice INV-0203 · مساحة النيل للعمل المشترك");
    let text = read.forward();
    for part in [
        "INV-0203",
        "Part paid",
        "El-Sayed",
        "C-014",
        "204-881-307",
        "6 Nov 2026",
        "20 Nov 2026",
        "Club sandwich",
        "4 hours 35 minutes at EGP 40.00",
        "183.33",
        "735.83",
        "Discount 12.5%",
        "-91.98",
        "Coupon NOV-12",
        "-20.00",
        "VAT 14%",
        "87.34",
        "EGP 711.19",
        "IP-55021-88",
        "-250.00",
        "EGP 461.19",
        "Thank you, see you soon!",
        "Page 1 of 1",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // Arabic names read backwards in the order they are drawn.
    assert!(read.backward().contains("قهوة"), "{}", read.backward());
}

#[test]
fn an_arabic_invoice_says_the_same_in_its_own_words_and_digits() {
    let invoice = data::invoice(Lang::Ar, 4, TaxMode::Inclusive);
    let latin = Read::of(&invoices(
        &data::house(Digits::Latin),
        Lang::Ar,
        std::slice::from_ref(&invoice),
    ));
    for part in [
        "INV-0203",
        "623.85",
        "-250.00",
        "Club sandwich",
        "hello@nile-coworking.example",
        "El-Sayed",
    ] {
        assert!(latin.forward().contains(part), "{part} in {}", latin.forward());
    }
    for part in [
        "فاتورة",
        "مدفوعة جزئيًّا",
        "محمد عبد الرحمن",
        "الإجمالي",
        "المطلوب",
        "ضريبة القيمة المضافة",
        "نوفمبر",
        "صفحة",
    ] {
        assert!(latin.backward().contains(part), "{part} in {}", latin.backward());
    }
    let arabic = Read::of(&invoices(&data::house(Digits::Arabic), Lang::Ar, &[invoice]));
    for part in ["٦٢٣٫٨٥", "٧٣٥٫٨٣", "١٢٫٥", "INV-0203"] {
        assert!(arabic.forward().contains(part), "{part} in {}", arabic.forward());
    }
}

#[test]
fn pages_follow_the_length_and_each_says_which_it_is() {
    let house = data::house(Digits::Latin);
    for (lines, pages) in [(1, 1), (20, 1), (40, 2), (200, 7)] {
        for lang in [Lang::En, Lang::Ar] {
            let read = Read::of(&invoices(
                &house,
                lang,
                &[data::invoice(lang, lines, TaxMode::Inclusive)],
            ));
            assert!(
                read.pages().abs_diff(pages) <= usize::from(pages > 2),
                "{lines} lines on {} pages",
                read.pages()
            );
        }
    }
    let read = Read::of(&invoices(
        &house,
        Lang::En,
        &[data::invoice(Lang::En, 40, TaxMode::Inclusive)],
    ));
    assert!(read.page(0).contains("Page 1 of 2") && read.page(1).contains("Page 2 of 2"));
    assert!(read.page(0).contains("Description") && read.page(1).contains("Description"));
    assert!(read.page(1).contains("To pay") && !read.page(0).contains("To pay"));
}

#[test]
fn several_invoices_are_one_document_and_count_their_own_pages() {
    let house = data::house(Digits::Latin);
    let all = [data::invoice(Lang::En, 40, TaxMode::None), data::paid(Lang::En)];
    let read = Read::of(&invoices(&house, Lang::En, &all));
    assert_eq!(read.pages(), 3);
    assert!(read.page(1).contains("Page 2 of 2") && read.page(2).contains("Page 1 of 1"));
}

#[test]
fn a_credit_note_names_what_it_corrects() {
    for lang in [Lang::En, Lang::Ar] {
        let read = Read::of(&credit_note(
            &data::house(Digits::Latin),
            lang,
            &data::credit_note(lang),
        ));
        for part in ["CN-0007", "INV-0203", "35.50", "4.36", "El-Sayed"] {
            assert!(read.forward().contains(part), "{part} in {}", read.forward());
        }
    }
}

#[test]
fn a_statement_runs_from_what_was_owed_to_what_is() {
    for lang in [Lang::En, Lang::Ar] {
        let read = Read::of(&statement(&data::house(Digits::Latin), lang, &data::statement(4)));
        assert_eq!(read.pages(), 1);
        for part in [
            "C-014", "120.00", "643.85", "763.85", "250.00", "513.85", "CN-0007", "478.35", "378.35",
        ] {
            assert!(read.forward().contains(part), "{part} in {}", read.forward());
        }
    }
    let long = Read::of(&statement(&data::house(Digits::Latin), Lang::Ar, &data::statement(120)));
    assert!(long.pages() > 1);
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    for lang in [Lang::En, Lang::Ar] {
        let once = || {
            invoices(
                &data::house(Digits::Arabic),
                lang,
                &[data::invoice(lang, 40, TaxMode::Exclusive)],
            )
        };
        let file = once();
        assert!(file == once());
        assert!(file.len() < 60_000, "{} bytes", file.len());
    }
}

#[test]
fn a_logo_is_drawn_and_what_is_no_png_is_left_out() {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&[200; 16]).unwrap();
    let file = |logo: Option<Vec<u8>>| {
        let house = coworkflow_papers::House {
            logo,
            ..data::house(Digits::Latin)
        };
        invoices(&house, Lang::En, &[data::paid(Lang::En)])
    };
    let plain = file(None);
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    assert!(has(&file(Some(png.clone())), b"/SMask"));
    for broken in [
        b"GIF89a".to_vec(),
        Vec::new(),
        vec![0xFF, 0xD8, 0xFF],
        png.split_at(40).0.to_vec(),
    ] {
        assert!(file(Some(broken)) == plain);
    }
}

#[test]
fn texts_of_any_length_and_script_stay_on_the_page() {
    let house = data::house(Digits::Latin);
    let mut invoice = data::invoice(Lang::Ar, 3, TaxMode::Inclusive);
    let long = "عميل باسم طويل جدًّا with Latin between 12345 👩‍💻 中文 \u{202E}turned\u{202C} ".repeat(8);
    invoice.customer.name.clone_from(&long);
    invoice.note = format!("{long}\n\n{}", "م".repeat(400));
    for line in &mut invoice.lines {
        line.description.clone_from(&long);
    }
    let read = Read::of(&invoices(&house, Lang::Ar, &[invoice]));
    assert!(read.pages() <= 3);
    for (left, right) in read.extents() {
        assert!(left >= 40.0 && right <= 556.0, "from {left} to {right}");
    }
}
