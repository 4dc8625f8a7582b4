import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { DayFilter } from '@/ui/DayFilter';
import { Checkbox, Input, Segmented, Select, Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { MomentInput } from '@/ui/MomentInput';
import { MoneyInput } from '@/ui/MoneyInput';
import { PercentInput } from '@/ui/PercentInput';
import { SearchInput } from '@/ui/SearchInput';
import { TimeInput } from '@/ui/TimeInput';
import { WholeInput } from '@/ui/WholeInput';
import { sampleStart } from './samples';
import { Row, Section } from './Section';

export function Fields() {
  const [search, setSearch] = useState('');
  const [rate, setRate] = useState<number | null>(4_500);
  const [rateProblem, setRateProblem] = useState<string>();
  const [people, setPeople] = useState<number | null>(6);
  const [discount, setDiscount] = useState<number | null>(1_250);
  const [discountProblem, setDiscountProblem] = useState<string>();
  const [opens, setOpens] = useState('09:00');
  const [from, setFrom] = useState('2026-11-01');
  const [to, setTo] = useState('');
  const [tax, setTax] = useState('INCLUSIVE');
  const [until, setUntil] = useState<string | null>(sampleStart);
  const [view, setView] = useState<'list' | 'plan'>('list');
  return (
    <Section title={m.gallery_fields()}>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <FormField label={m.gallery_name()} hint={m.gallery_name_hint()} required>
          {(field) => <Input {...field} defaultValue={m.gallery_person_1()} />}
        </FormField>
        <FormField label={m.gallery_phone()} error={m.gallery_phone_error()} required>
          {(field) => <Input {...field} type="tel" dir="ltr" defaultValue="0100 555 12" className="rtl:text-right" />}
        </FormField>
        <FormField label={m.gallery_type()} required>
          {(field) => (
            <Select
              {...field}
              options={[
                { value: 'SEAT', label: m.gallery_seat() },
                { value: 'DESK', label: m.gallery_desk() },
                { value: 'ROOM', label: m.gallery_room() },
              ]}
            />
          )}
        </FormField>
        <FormField label={m.gallery_rate()} error={rateProblem} required>
          {(field) => (
            <MoneyInput
              {...field}
              value={rate}
              onValue={(value, problem) => {
                setRate(value);
                setRateProblem(problem);
              }}
            />
          )}
        </FormField>
        <FormField label={m.gallery_rate()} error={m.gallery_rate_error()} required>
          {(field) => <MoneyInput {...field} value={-500} onValue={() => undefined} allowNegative />}
        </FormField>
        <FormField label={m.gallery_people()} error={people === null ? m.gallery_people_error() : undefined} required>
          {(field) => <WholeInput {...field} value={people} onValue={setPeople} />}
        </FormField>
        <FormField label={m.gallery_discount()} error={discountProblem}>
          {(field) => (
            <PercentInput
              {...field}
              value={discount}
              onValue={(value, problem) => {
                setDiscount(value);
                setDiscountProblem(problem);
              }}
            />
          )}
        </FormField>
        <FormField label={m.gallery_discount()} error={m.gallery_discount_error()}>
          {(field) => <PercentInput {...field} value={12_000} onValue={() => undefined} />}
        </FormField>
        <FormField label={m.gallery_opens()} required>
          {(field) => <TimeInput {...field} value={opens} onTime={setOpens} />}
        </FormField>
        <FormField label={m.gallery_until()}>
          {(field) => <MomentInput {...field} value={until} onValue={setUntil} />}
        </FormField>
        <FormField label={m.gallery_locked()} required>
          {(field) => <Input {...field} disabled dir="ltr" className="figures rtl:text-right" defaultValue="C-014" />}
        </FormField>
        <FormField label={m.gallery_notes()} className="sm:col-span-2">
          {(field) => <Textarea {...field} />}
        </FormField>
      </div>
      <Row>
        <SearchInput value={search} onSearch={setSearch} label={m.gallery_search()} placeholder={m.gallery_search()} className="w-64" />
        <SearchInput value={m.gallery_search_text()} onSearch={() => undefined} label={m.gallery_customers()} className="w-48" />
        <Segmented
          label={m.gallery_view()}
          value={view}
          onChange={setView}
          options={[
            { value: 'list', label: m.gallery_list() },
            { value: 'plan', label: m.gallery_plan() },
          ]}
        />
        <Checkbox label={m.gallery_alert()} defaultChecked />
      </Row>
      <Row>
        <DayFilter label={m.gallery_from()} value={from} max={to} onValue={setFrom} />
        <DayFilter label={m.gallery_to()} value={to} min={from} onValue={setTo} />
      </Row>
      <div className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <ChoiceCards label={m.gallery_tax()} value={tax} onChange={setTax} options={taxModes()} />
        <ChoiceCards
          label={m.gallery_tax()}
          value=""
          onChange={() => undefined}
          options={taxModes()}
          error={m.gallery_tax_error()}
        />
      </div>
    </Section>
  );
}

function taxModes() {
  return [
    { value: 'INCLUSIVE', label: m.gallery_tax_inclusive(), hint: m.gallery_tax_inclusive_hint() },
    { value: 'EXCLUSIVE', label: m.gallery_tax_exclusive(), hint: m.gallery_tax_exclusive_hint() },
    { value: 'NONE', label: m.gallery_tax_none(), hint: m.gallery_tax_none_hint() },
  ];
}
