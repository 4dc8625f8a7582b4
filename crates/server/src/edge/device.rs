//! What a browser calls itself, in words that people know their devices by.

/// Names of browsers, the more special before those whose name they borrow.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Names of systems, the more special first: Android says that it is Linux, an iPad that it is like a Mac.
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

/// `Chrome, Windows`; the first word of a program that is no browser; empty when it doesn't say.
pub fn name(user_agent: &str) -> String {
    let known = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => user_agent
            .split(['/', ' '])
            .next()
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn people_recognise_their_devices() {
        let webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
        for (user_agent, device) in [
            (format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {webkit} Chrome/148.0.0.0 Safari/537.36"), "Chrome, Windows"),
            (format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {webkit} Chrome/148.0.0.0 Safari/537.36 Edg/148.0"), "Edge, Windows"),
            (format!("Mozilla/5.0 (Linux; Android 15; SM-A556E) {webkit} SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36"), "Samsung Internet, Android"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1".to_owned(), "Safari, iPhone"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0".to_owned(), "Firefox, Linux"),
            ("curl/8.11.0".to_owned(), "curl"),
            (String::new(), ""),
        ] {
            assert_eq!(name(&user_agent), device);
        }
    }
}
