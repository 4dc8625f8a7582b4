export { MyShiftCard } from './MyShiftCard';
export { ShiftHelp } from './ShiftHelp';
export { TillPage } from './TillPage';
