import type { ReactNode } from 'react';
import { useMay } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage } from '@/ui/states';
import { AddressFields, LogoField, PaperFields } from './DocumentFields';
import { HolidaysCard } from './HolidaysCard';
import { HoursField } from './HoursField';
import { DeskFields, LanguageFields, NumberingFields, TaxNumberField } from './MoreFields';
import { CutOffField, MeteringFields, NameField, ReceiptField, StockField, TaxFields, ZoneField } from './SpaceFields';
import type { SpaceForm, SpacePart } from './useSpaceForm';

/** One part of the settings of the space, with the way to save all of them. */
export function SpaceSettings({ form, part }: { form: SpaceForm; part: SpacePart }) {
  const mayWrite = useMay('spaces.write');
  return (
    <>
      <form noValidate onSubmit={(event) => void form.submit(event)}>
        {!mayWrite && <p className="mb-4 text-ink-muted">{m.spaces_read_only()}</p>}
        <fieldset disabled={!mayWrite} className="grid max-w-3xl gap-4">
          <Cards form={form} part={part} />
          <SaveBar form={form} mayWrite={mayWrite} />
        </fieldset>
      </form>
      {part === 'hours' && <HolidaysCard />}
    </>
  );
}

function Cards({ form: { fields }, part }: { form: SpaceForm; part: SpacePart }): ReactNode {
  switch (part) {
    case 'space':
      return (
        <>
          <Card title={m.spaces_general()}>
            <div className="grid gap-4 sm:grid-cols-2">
              <NameField {...fields} />
              <ZoneField {...fields} />
            </div>
          </Card>
          <Card title={m.spaces_metering()}>
            <MeteringFields {...fields} />
          </Card>
          <Card title={m.spaces_desk()}>
            <DeskFields {...fields} />
          </Card>
          <Card title={m.spaces_stock()}>
            <StockField {...fields} />
          </Card>
        </>
      );
    case 'hours':
      return (
        <Card title={m.spaces_opening_hours()}>
          <div className="grid gap-5">
            <HoursField
              value={fields.values.openingHours}
              error={fields.errors.openingHours}
              onChange={(openingHours) => fields.onChange({ openingHours })}
            />
            <CutOffField {...fields} />
          </div>
        </Card>
      );
    case 'taxes':
      return (
        <>
          <Card title={m.spaces_tax()}>
            <div className="grid gap-4">
              <TaxFields {...fields} />
              <TaxNumberField {...fields} />
            </div>
          </Card>
          <Card title={m.spaces_numbering()}>
            <NumberingFields {...fields} />
          </Card>
        </>
      );
    case 'documents':
      return (
        <>
          <Card title={m.spaces_letterhead()}>
            <div className="grid gap-5">
              <LogoField {...fields} />
              <AddressFields {...fields} />
            </div>
          </Card>
          <Card title={m.spaces_receipt()}>
            <div className="grid gap-4">
              <ReceiptField {...fields} />
              <PaperFields {...fields} />
            </div>
          </Card>
        </>
      );
    case 'language':
      return (
        <Card title={m.spaces_language_digits()}>
          <LanguageFields {...fields} />
        </Card>
      );
  }
}

function SaveBar({ form, mayWrite }: { form: SpaceForm; mayWrite: boolean }) {
  return (
    <>
      {form.refusal?.code === 'stale' ? (
        <StaleNotice onTakeTheirs={form.takeTheirs} onKeepMine={form.keepMine}>
          {form.theirs && <bdi>{form.theirs.name}</bdi>}
        </StaleNotice>
      ) : (
        <ErrorMessage problem={form.refusal} />
      )}
      {mayWrite && (
        <div
          className={classes(
            'flex items-center justify-end gap-3 rounded-lg border border-line bg-surface px-4 py-3',
            form.changed && 'sticky bottom-16 z-10 shadow-pop sm:bottom-4',
          )}
        >
          <p aria-live="polite" className="me-auto text-ink-muted">
            {form.changed ? m.spaces_unsaved() : m.spaces_all_saved()}
          </p>
          {form.changed && <Button onClick={form.discard}>{m.spaces_discard()}</Button>}
          <Button type="submit" look="primary" busy={form.busy} disabled={!form.changed}>
            {m.spaces_save()}
          </Button>
        </div>
      )}
    </>
  );
}
