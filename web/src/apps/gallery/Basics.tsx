import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Badge, StatusBadge } from '@/ui/Badge';
import { Button, ButtonLink, IconButton } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Kbd } from '@/ui/Kbd';
import { Tabs } from '@/ui/Tabs';
import { Row, Section } from './Section';

const swatches = [
  ['bg-canvas text-ink', 'canvas'],
  ['bg-surface text-ink', 'surface'],
  ['bg-sunken text-ink-muted', 'sunken'],
  ['bg-primary text-on-primary', 'primary'],
  ['bg-accent-soft text-accent', 'accent'],
  ['bg-success-soft text-success', 'success'],
  ['bg-warning-soft text-warning', 'warning'],
  ['bg-danger-soft text-danger', 'danger'],
  ['bg-info-soft text-info', 'info'],
] as const;

export function Basics() {
  const [tab, setTab] = useState<'sessions' | 'invoices' | 'ledger'>('sessions');
  const icon = 'size-4';
  return (
    <>
      <Section title={m.gallery_colours()}>
        <div className="grid grid-cols-3 gap-2 sm:grid-cols-9">
          {swatches.map(([look, name]) => (
            <div key={name} dir="ltr" className={classes('rounded-md border border-line p-2.5 text-xs font-medium', look)}>
              {name}
            </div>
          ))}
        </div>
      </Section>
      <Section title={m.gallery_buttons()}>
        <Row>
          <Button look="primary" icon={<Plus aria-hidden className={icon} />}>
            {m.gallery_start_session()}
          </Button>
          <Button icon={<Pencil aria-hidden className={icon} />}>{m.gallery_edit()}</Button>
          <Button look="quiet">{m.ui_cancel()}</Button>
          <Button look="danger" icon={<Trash2 aria-hidden className={icon} />}>
            {m.gallery_delete()}
          </Button>
          <ButtonLink to="/gallery">{m.gallery_go()}</ButtonLink>
          <IconButton label={m.gallery_more()} icon={<Ellipsis aria-hidden className="size-5" />} />
        </Row>
        <Row>
          <Button look="primary" busy>
            {m.gallery_saving()}
          </Button>
          <Button look="primary" disabled>
            {m.gallery_not_now()}
          </Button>
          <Button disabled>{m.gallery_not_now()}</Button>
          <Button size="sm">{m.gallery_add()}</Button>
          <Button size="lg" look="primary">
            {m.gallery_large()}
          </Button>
        </Row>
      </Section>
      <Section title={m.gallery_badges()}>
        <Row>
          <StatusBadge tone="success">{m.gallery_free()}</StatusBadge>
          <StatusBadge tone="accent">{m.gallery_taken()}</StatusBadge>
          <StatusBadge tone="info">{m.gallery_reserved()}</StatusBadge>
          <StatusBadge>{m.gallery_closed()}</StatusBadge>
          <StatusBadge tone="danger">{m.gallery_overdue()}</StatusBadge>
          <Badge tone="success">{m.gallery_paid()}</Badge>
          <Badge tone="warning">{m.gallery_partly()}</Badge>
          <Badge tone="danger">{m.gallery_unpaid()}</Badge>
          <Badge>{m.gallery_new()}</Badge>
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </Row>
      </Section>
      <Section title={m.gallery_tabs()}>
        <Tabs
          label={m.gallery_customer()}
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'sessions', label: m.gallery_tab_sessions(), content: m.gallery_tab_content() },
            { id: 'invoices', label: m.gallery_tab_invoices(), content: m.gallery_tab_content() },
            { id: 'ledger', label: m.gallery_tab_ledger(), content: m.gallery_tab_content() },
          ]}
        />
      </Section>
    </>
  );
}
