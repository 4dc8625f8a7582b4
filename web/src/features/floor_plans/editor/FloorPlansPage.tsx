import { Archive, Ellipsis, Map as MapIcon, Pencil, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ArchiveFloorPlanDocument, FloorPlansToEditDocument, PlacesToDrawDocument, RestoreFloorPlanDocument, type FloorPlanEditFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { Menu } from '@/ui/Menu';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { Editor } from './Editor';
import { FloorDialog } from './FloorDialog';
import type { Known } from './model/places';

/** The floors of the space, and the one that is being drawn. */
export function FloorPlansPage() {
  const { id } = useParams();
  const mayWrite = useMay('floor_plans.write');
  const [{ data, error }, ask] = useQuery({ query: FloorPlansToEditDocument, pause: !mayWrite });
  const [{ data: places, error: placesError }, askPlaces] = useQuery({ query: PlacesToDrawDocument, pause: !mayWrite });
  const [adding, setAdding] = useState(false);
  const known: Known | undefined = useMemo(() => places && new Map(places.resources.map((place) => [place.id, place])), [places]);
  const floors = data?.floorPlans;
  const floor = floors?.find((each) => each.id === id);
  const problem = error ?? placesError;

  if (!mayWrite) return <Navigate to="/" replace />;
  if (floors && !floor && floors[0]) return <Navigate to={`/floor-plans/${floors[0].id}`} replace />;
  const newButton = (
    <Button look={floors?.length === 0 ? 'primary' : 'secondary'} icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
      {m.plan_editor_new_floor()}
    </Button>
  );
  return (
    <>
      <PageHeader title={m.plan_editor_title()} actions={floors !== undefined && floors.length > 0 && newButton} />
      {!floors && problem && (
        <ErrorState
          problem={refusalOf(problem)}
          onRetry={() => {
            ask({ requestPolicy: 'network-only' });
            askPlaces({ requestPolicy: 'network-only' });
          }}
        />
      )}
      {!problem && (!floors || !known) && <LoadingState shape="detail" />}
      {floors?.length === 0 && (
        <Card>
          <EmptyState icon={<MapIcon />} title={m.plan_editor_none()} hint={m.plan_editor_none_hint()} action={newButton} />
        </Card>
      )}
      {floors && known && floor && (
        <Editor
          key={floor.id}
          floor={floor}
          known={known}
          elsewhere={placesOf(floors.filter((other) => other !== floor))}
          head={<FloorTabs floors={floors} open={floor} />}
        />
      )}
      {adding && <FloorDialog onClose={() => setAdding(false)} />}
    </>
  );
}

/** What stands on these floors as people see them. */
function placesOf(floors: readonly FloorPlanEditFragment[]): ReadonlySet<string> {
  return new Set(floors.flatMap(({ drawing }) => drawing?.items ?? []).flatMap((item) => (item.kind === 'place' && item.resourceId ? [item.resourceId] : [])));
}

function FloorTabs({ floors, open }: { floors: readonly FloorPlanEditFragment[]; open: FloorPlanEditFragment }) {
  const [renaming, setRenaming] = useState(false);
  const [archive] = useAct(ArchiveFloorPlanDocument);
  const [restore] = useAct(RestoreFloorPlanDocument);
  const navigate = useNavigate();

  async function putAway(): Promise<void> {
    const { refusal } = await archive({ id: open.id });
    if (refusal) {
      showToast(refusal.message, { tone: 'danger' });
      return;
    }
    void navigate('/floor-plans');
    showToast(m.plan_editor_floor_archived({ name: open.name }), { undo: () => void restore({ id: open.id }) });
  }

  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 max-sm:basis-full">
      <nav aria-label={m.plan_editor_floors()} className="flex gap-1 overflow-x-auto">
        {floors.map((each) => (
          <Link
            key={each.id}
            to={`/floor-plans/${each.id}`}
            aria-current={each === open ? 'page' : undefined}
            className={classes(
              'flex h-10 items-center border-b-2 px-3 font-medium whitespace-nowrap max-sm:h-11',
              each === open ? 'border-primary text-ink' : 'border-transparent text-ink-muted hover:text-ink',
            )}
          >
            <bdi>{each.name}</bdi>
          </Link>
        ))}
      </nav>
      <Menu
        trigger={<IconButton label={m.plan_editor_floor_menu({ name: open.name })} icon={<Ellipsis aria-hidden className="size-4.5" />} />}
        items={[
          { id: 'rename', label: m.plan_editor_rename(), icon: <Pencil />, onSelect: () => setRenaming(true) },
          { id: 'archive', label: m.plan_editor_archive(), icon: <Archive />, onSelect: () => void putAway() },
        ]}
      />
      {renaming && <FloorDialog floor={open} onClose={() => setRenaming(false)} />}
    </div>
  );
}
