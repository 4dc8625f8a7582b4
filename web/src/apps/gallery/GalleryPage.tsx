import { m } from '@/locales/compiled/messages.js';
import { Segmented } from '@/ui/fields';
import { PageHeader } from '@/ui/PageHeader';
import { setPreferences, usePreferences } from '@/ui/preferences';
import { Basics } from './Basics';
import { Fields } from './Fields';
import { Figures } from './Figures';
import { Overlays } from './Overlays';
import { States } from './States';
import { Tables } from './Tables';

/** Every shared component in all its states, in both directions and themes. */
export function GalleryPage() {
  const { locale, theme, digits } = usePreferences();
  return (
    <main className="mx-auto max-w-5xl px-4 py-8 sm:px-8">
      <PageHeader
        title={m.gallery_title()}
        subtitle={m.gallery_subtitle()}
        actions={
          <>
            <Segmented
              label={m.gallery_language()}
              value={locale}
              onChange={(next) => setPreferences({ locale: next })}
              options={[
                { value: 'en', label: 'English' },
                { value: 'ar', label: 'العربية' },
              ]}
            />
            <Segmented
              label={m.gallery_digits()}
              value={digits}
              onChange={(next) => setPreferences({ digits: next })}
              options={[
                { value: 'auto', label: m.gallery_digits_auto() },
                { value: 'latn', label: m.gallery_digits_latin() },
                { value: 'arab', label: m.gallery_digits_arabic() },
              ]}
            />
            <Segmented
              label={m.gallery_theme()}
              value={theme}
              onChange={(next) => setPreferences({ theme: next })}
              options={[
                { value: 'system', label: m.gallery_theme_system() },
                { value: 'light', label: m.gallery_theme_light() },
                { value: 'dark', label: m.gallery_theme_dark() },
              ]}
            />
          </>
        }
      />
      <Basics />
      <Fields />
      <Figures />
      <Tables />
      <States />
      <Overlays />
    </main>
  );
}
