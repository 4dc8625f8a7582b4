import { m } from '@/locales/compiled/messages.js';

/** A moment an hour and a half before the page was opened. */
export const sampleStart = new Date(Date.now() - 95 * 60_000).toISOString();

export interface SampleCustomer {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly visits: number;
  /** Piastres. */
  readonly balance: number;
  readonly here: boolean;
}

export function sampleCustomers(): readonly SampleCustomer[] {
  return [
    { id: 'C-014', name: m.gallery_person_1(), phone: '0100 482 7716', visits: 48, balance: 12_000, here: true },
    { id: 'C-021', name: m.gallery_person_2(), phone: '0111 903 2250', visits: 7, balance: 0, here: false },
    { id: 'C-033', name: m.gallery_person_3(), phone: '0122 614 8809', visits: 112, balance: -4_525, here: true },
    { id: 'C-058', name: m.gallery_person_4(), phone: '0155 270 3341', visits: 3, balance: 0, here: false },
    { id: 'C-102', name: m.gallery_person_5(), phone: '0106 731 9924', visits: 26, balance: 30_050, here: false },
    { id: 'C-117', name: m.gallery_person_6(), phone: '0128 445 1067', visits: 1, balance: 0, here: false },
  ];
}
