import type { ReactNode } from 'react';
import { MyPassword, roleName, SignIns, useViewer } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Segmented } from '@/ui/fields';
import { setPreferences, usePreferences } from '@/ui/preferences';
import { PasskeysCard } from './PasskeysCard';
import { SecondStepCard } from './SecondStepCard';

/** One's own sign-in and how this device shows things. */
export function AccountSettings() {
  const { user } = useViewer();
  const { locale, digits, theme } = usePreferences();
  return (
    <div className="grid max-w-3xl gap-4">
      <Card title={m.access_you_are()}>
        <dl className="grid gap-3 sm:grid-cols-3">
          <Fact label={m.access_name()}>{user.name}</Fact>
          <Fact label={m.access_email()}>{user.email}</Fact>
          <Fact label={m.access_role()}>{roleName(user.role)}</Fact>
        </dl>
      </Card>
      <Card title={m.access_this_device()}>
        <div className="grid gap-4">
          <Choice label={m.access_language()}>
            <Segmented
              label={m.access_language()}
              value={locale}
              onChange={(next) => setPreferences({ locale: next })}
              options={[
                { value: 'en', label: 'English' },
                { value: 'ar', label: 'العربية' },
              ]}
            />
          </Choice>
          <Choice label={m.access_digits()}>
            <Segmented
              label={m.access_digits()}
              value={digits}
              onChange={(next) => setPreferences({ digits: next })}
              options={[
                { value: 'auto', label: m.access_digits_auto() },
                { value: 'latn', label: '0123' },
                { value: 'arab', label: '٠١٢٣' },
              ]}
            />
          </Choice>
          <Choice label={m.access_theme()}>
            <Segmented
              label={m.access_theme()}
              value={theme}
              onChange={(next) => setPreferences({ theme: next })}
              options={[
                { value: 'system', label: m.access_theme_system() },
                { value: 'light', label: m.access_theme_light() },
                { value: 'dark', label: m.access_theme_dark() },
              ]}
            />
          </Choice>
        </div>
      </Card>
      <Card title={m.access_my_password()}>
        <MyPassword email={user.email} />
      </Card>
      <PasskeysCard />
      <SecondStepCard />
      <SignIns />
    </div>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="truncate font-medium">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** The label is for the eye; the choice carries it as its legend. */
function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span aria-hidden className="font-medium">
        {label}
      </span>
      {children}
    </div>
  );
}
