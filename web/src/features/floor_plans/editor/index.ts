export { DrawFloor } from './DrawFloor';
export { FloorPlansPage } from './FloorPlansPage';
export type { Plan } from './model/plan';
export { PlanPicture } from './PlanPicture';
export { firstPlaces, TemplateChoice, type Layout } from './TemplateChoice';
