import { Plus } from 'lucide-react';
import { useMay } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { PageHeader } from '@/ui/PageHeader';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { CouponDialog } from './CouponDialog';
import { CouponsTab } from './CouponsTab';
import { RulesTab } from './RulesTab';
import { RuleSheet } from './RuleSheet';

const tabs = ['rules', 'coupons'] as const;

/** What time and items cost: the rules by their priority, and the coupons. */
export function PricesPage() {
  const [filter, setFilters] = useUrlFilters();
  const mayWrite = useMay('pricing.write');
  const adding = mayWrite && filter('new') !== '';
  const close = () => setFilters({ new: '', rule: '' });
  const tab = tabs.find((name) => name === filter('tab')) ?? 'rules';

  const add = mayWrite && (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setFilters({ new: '1' })}>
      {tab === 'rules' ? m.pricing_new_rule() : m.pricing_new_coupon()}
    </Button>
  );

  return (
    <>
      <PageHeader title={m.desk_prices()} subtitle={m.pricing_subtitle()} actions={add} />
      <Tabs
        label={m.desk_prices()}
        value={tab}
        onChange={(next) => setFilters({ tab: next === 'rules' ? '' : next, new: '', rule: '' })}
        tabs={[
          { id: 'rules', label: m.pricing_rules(), content: <RulesTab action={add} mayWrite={mayWrite} edited={filter('rule')} onEdit={(rule) => setFilters({ rule })} /> },
          { id: 'coupons', label: m.pricing_coupons(), content: <CouponsTab action={add} mayWrite={mayWrite} /> },
        ]}
      />
      {adding && tab === 'rules' && <RuleSheet onClose={close} />}
      {adding && tab === 'coupons' && <CouponDialog onClose={close} />}
    </>
  );
}
