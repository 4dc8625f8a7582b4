import { Monitor, Moon, Sun } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from './Button';
import { setPreferences, usePreferences, type Theme } from './preferences';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Goes through system, light and dark. */
export function ThemeSwitch() {
  const { theme } = usePreferences();
  const names = { system: m.ui_theme_system(), light: m.ui_theme_light(), dark: m.ui_theme_dark() };
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const Icon = { system: Monitor, light: Sun, dark: Moon }[theme];
  return (
    <IconButton
      label={m.ui_theme_switch({ theme: names[theme] })}
      icon={<Icon aria-hidden className="size-4.5" />}
      onClick={() => setPreferences({ theme: next })}
    />
  );
}

/** The other language, named in itself. */
export function LocaleSwitch() {
  const { locale } = usePreferences();
  const other = locale === 'ar' ? 'en' : 'ar';
  return (
    <button
      type="button"
      lang={other}
      className="h-9 rounded-md px-3 text-[0.8125rem] font-medium text-ink-muted hover:bg-hover hover:text-ink max-sm:h-11"
      onClick={() => setPreferences({ locale: other })}
    >
      {other === 'ar' ? 'العربية' : 'English'}
    </button>
  );
}
