export { ConflictList } from './ConflictList';
export { conflictsIn, conflictsOf } from './conflicts';
export { CustomerCalendarLink } from './CustomerCalendarLink';
export { MyCalendarLink } from './MyCalendarLink';
export { RecurrencePicker } from './RecurrencePicker';
export { noRepeat, ruleOf, type Repeat } from './repeat';
export { SeriesOutlook } from './SeriesOutlook';
export { SeriesPart } from './SeriesPart';
export { useOutlook } from './useOutlook';
