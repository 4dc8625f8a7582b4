import { useState } from 'react';
import type { FloorPlanTemplate } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { FormField } from '@/ui/FormField';
import { WholeInput } from '@/ui/WholeInput';

/** How a floor begins. */
export type Layout = FloorPlanTemplate | 'EMPTY';

/** As many places as a usual one of its kind has. */
export const firstPlaces: Record<FloorPlanTemplate, number> = { OPEN_SPACE: 24, CAFE: 24, OFFICES: 10, EVENT_HALL: 4 };

interface TemplateChoiceProps {
  layout: Layout;
  /** `null` while it is no number. */
  places: number | null;
  onLayout(layout: Layout): void;
  onPlaces(places: number | null): void;
  columns?: 1 | 2;
}

/** A layout that suits, with as many places as there are; or an empty floor. */
export function TemplateChoice({ layout, places, onLayout, onPlaces, columns = 2 }: TemplateChoiceProps) {
  const [problem, setProblem] = useState<string>();
  return (
    <>
      <ChoiceCards
        label={m.plan_editor_layout()}
        className={columns === 2 ? 'sm:grid-cols-2' : ''}
        value={layout}
        onChange={(next) => {
          onLayout(next);
          if (next !== 'EMPTY') onPlaces(firstPlaces[next]);
          setProblem(undefined);
        }}
        options={[
          { value: 'OPEN_SPACE', label: m.plan_editor_open_space(), hint: m.plan_editor_open_space_hint() },
          { value: 'CAFE', label: m.plan_editor_cafe(), hint: m.plan_editor_cafe_hint() },
          { value: 'OFFICES', label: m.plan_editor_offices(), hint: m.plan_editor_offices_hint() },
          { value: 'EVENT_HALL', label: m.plan_editor_event_hall(), hint: m.plan_editor_event_hall_hint() },
          { value: 'EMPTY', label: m.plan_editor_empty(), hint: m.plan_editor_empty_hint() },
        ]}
      />
      {layout !== 'EMPTY' && (
        <FormField label={m.plan_editor_places()} required error={problem ?? (places === null ? m.ui_whole_needed() : undefined)}>
          {(field) => (
            <WholeInput
              {...field}
              value={places}
              onValue={(next, why) => {
                onPlaces(next);
                setProblem(why);
              }}
            />
          )}
        </FormField>
      )}
    </>
  );
}
