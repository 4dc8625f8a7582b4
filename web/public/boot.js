// Sets theme, language and direction before the first paint, so that nothing flashes.
// A file of its own because the content security policy allows no inline script.
(function () {
  var read = function (key) {
    try {
      return localStorage.getItem('coworkflow.' + key);
    } catch {
      return null;
    }
  };
  var root = document.documentElement;
  var theme = read('theme');
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  var locale = read('locale') || (/^ar\b/.test(navigator.language) ? 'ar' : 'en');
  root.lang = locale;
  root.dir = locale === 'ar' ? 'rtl' : 'ltr';
})();
