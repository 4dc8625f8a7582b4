import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Segmented } from '@/ui/fields';
import { Tabs } from '@/ui/Tabs';
import { FloorPlanList } from './FloorPlanList';
import { FloorPlanView } from './FloorPlanView';
import { Legend, Swatch } from './Legend';
import { notDrawn, placeWords, standing, type Floor, type PlanPlaces } from './places';
import { useRemembered } from './useRemembered';

interface FloorPlansProps {
  floors: readonly Floor[];
  places: PlanPlaces;
  onPress(id: string): void;
  selected?: string | undefined;
}

/** The floors of the space, one at a time, with what the colours mean and with the places that stand on none. */
export function FloorPlans({ floors, places, onPress, selected }: FloorPlansProps) {
  const [remembered, remember] = useRemembered('floor');
  const [opened, open] = useState<string>();
  const holding = floors.find(({ drawing }) => drawing.items.some((item) => item.kind === 'place' && item.resourceId === selected && selected !== undefined));
  const floor = floors.find(({ id }) => id === opened) ?? holding ?? floors.find(({ id }) => id === remembered) ?? floors[0];
  if (!floor) return null;
  const content = (
    <div className="grid grid-cols-1 gap-3">
      <FloorPlanView key={floor.id} plan={floor.drawing} places={places} onPress={onPress} selected={selected} label={m.floor_plans_floor({ name: floor.name })} />
      <Legend places={standing(floor.drawing, places).map(({ place }) => place)} />
    </div>
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      {floors.length === 1 ? (
        content
      ) : (
        <Tabs
          label={m.floor_plans_floors()}
          value={floor.id}
          onChange={(id) => {
            open(id);
            remember(id);
          }}
          tabs={floors.map((each) => ({ id: each.id, label: each.name, content: each === floor ? content : null }))}
        />
      )}
      <Elsewhere floors={floors} places={places} onPress={onPress} />
    </div>
  );
}

/** What stands on no floor is not hidden. */
function Elsewhere({ floors, places, onPress }: Omit<FloorPlansProps, 'selected'>) {
  const others = notDrawn(floors, places);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="floor-plans-elsewhere">
      <h3 id="floor-plans-elsewhere" className="mb-1.5 text-[0.8125rem] font-medium text-ink-muted">
        {m.floor_plans_elsewhere()}
      </h3>
      <ul className="flex flex-wrap gap-2">
        {others.map((place) => (
          <li key={place.id}>
            <Button aria-label={placeWords(place)} data-place={place.name} data-state={place.look} icon={<Swatch look={place.look} />} onClick={() => onPress(place.id)}>
              <bdi>{place.name}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The places as a plan or as a list, whichever this device showed last; a list where nothing is drawn. */
export function PlanOrList(props: FloorPlansProps) {
  const [look, remember] = useRemembered('plan-look');
  const { floors, places, onPress, selected } = props;
  const asList = look === 'list' || floors.length === 0;
  return (
    <div className="grid grid-cols-1 gap-3">
      {floors.length > 0 && (
        <div>
          <Segmented
            label={m.floor_plans_look()}
            value={asList ? 'list' : 'plan'}
            onChange={remember}
            options={[
              { value: 'plan', label: m.floor_plans_as_plan() },
              { value: 'list', label: m.floor_plans_as_list() },
            ]}
          />
        </div>
      )}
      {asList ? <FloorPlanList places={places.values()} onPress={onPress} selected={selected} label={m.floor_plans_as_list()} /> : <FloorPlans {...props} />}
    </div>
  );
}
