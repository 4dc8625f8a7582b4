export { FloorPlanList } from './view/FloorPlanList';
export { FloorPlans, PlanOrList } from './view/FloorPlans';
export { FloorPlanView } from './view/FloorPlanView';
export { lookName, type Floor, type PlaceLook, type PlanPlace, type PlanPlaces } from './view/places';
export { useFloors } from './view/useFloors';
