export { momentsOf } from './calendar/words';
export { kindsName } from './kinds';
