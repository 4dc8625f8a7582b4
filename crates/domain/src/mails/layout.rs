//! How a letter is set: as plain text, and as HTML that mail programs show alike, in both directions of writing.

use super::Letter;
use super::words::words;
use crate::text::Lang;

/// A letter as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// One line.
    pub subject: String,
    /// For programs that show text alone.
    pub text: String,
    /// For all others.
    pub html: String,
}

/// Sets a letter of the house for its reader. `link` is where its button leads.
#[must_use]
pub fn compose(letter: &Letter, house: &str, reader: &str, link: &str, lang: Lang) -> Composed {
    let (house, reader) = (one_line(house), one_line(reader));
    let words = words(letter, &house, &reader, lang);
    let text = format!(
        "{}\n\n{}\n\n{}:\n{link}\n\n{}\n\n{house}\n",
        words.heading,
        words.lines.join("\n\n"),
        words.button,
        words.small
    );
    let (direction, side) = match lang {
        Lang::En => ("ltr", "left"),
        Lang::Ar => ("rtl", "right"),
    };
    let lines: String = words
        .lines
        .iter()
        .map(|line| {
            format!(
                "<p style=\"margin:0 0 24px;font-size:16px;line-height:1.6\">{}</p>",
                escaped(line)
            )
        })
        .collect();
    let html = format!(
        r#"<!doctype html>
<html lang="{lang}" dir="{direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>{subject}</title></head>
<body style="margin:0;padding:0;background:#f5f5f4;color:#1c1917;font-family:'Noto Sans','Noto Sans Arabic',-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" dir="{direction}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;background:#ffffff;border:1px solid #e7e5e4;border-radius:12px"><tr>
<td dir="{direction}" style="padding:32px;text-align:{side}">
<p style="margin:0 0 24px;font-size:14px;font-weight:600;color:#b45309">{house}</p>
<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3">{heading}</h1>
{lines}
<p style="margin:0 0 24px"><a href="{link}" style="display:inline-block;padding:12px 24px;background:#f59e0b;color:#0c0a09;font-size:16px;font-weight:600;text-decoration:none;border-radius:8px">{button}</a></p>
<p style="margin:0 0 16px;font-size:13px;line-height:1.6;color:#57534e">{small}</p>
<p dir="ltr" style="margin:0;font-size:12px;line-height:1.5;color:#78716c;word-break:break-all;text-align:{side}">{link}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
"#,
        lang = lang.name(),
        subject = escaped(&words.subject),
        house = escaped(&house),
        heading = escaped(&words.heading),
        button = escaped(words.button),
        small = escaped(words.small),
        link = escaped(link),
    );
    Composed {
        subject: words.subject,
        text,
        html,
    }
}

/// What people typed, on one line: whatever breaks lines or can't be seen would let it speak for the house.
fn one_line(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|&c| !c.is_control() && !crate::text::is_invisible(c));
    seen.map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Safe between tags and in quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::LinkId;
    use crate::time::Instant;

    fn link_letter() -> Letter {
        Letter::SignInLink {
            link_id: LinkId::v7(Instant::from_millis(0), 1),
        }
    }

    #[test]
    fn a_letter_names_house_reader_and_link_in_both_languages() {
        for lang in [Lang::En, Lang::Ar] {
            let link = "https://desk.nile.test/sign-in/link#abc";
            let mail = compose(&link_letter(), "Nile House", "Salma", link, lang);
            assert!(mail.subject.contains("Nile House"));
            for part in [&mail.text, &mail.html] {
                assert!(
                    part.contains(link) && part.contains("Salma") && part.contains("15"),
                    "{part}"
                );
            }
            assert_eq!(mail.html.contains("dir=\"rtl\""), lang == Lang::Ar);
        }
    }

    // A name with CR LF, tags, or marks that turn the writing says nothing but a name.
    #[test]
    fn what_people_typed_can_not_speak_for_the_house() {
        let mail = compose(
            &link_letter(),
            "Nile\r\nBcc: all@nile.test",
            "<b>\"Ali\"</b>\u{202E}&",
            "https://nile.test/",
            Lang::En,
        );
        assert_eq!(mail.subject, "Sign in to NileBcc: all@nile.test");
        assert!(mail.html.contains("Hello &lt;b&gt;&quot;Ali&quot;&lt;/b&gt;&amp;"));
        assert!(!mail.html.contains('\u{202E}') && !mail.text.contains('\u{202E}'));
    }
}
