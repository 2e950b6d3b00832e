export { COUNTIES, type County } from './counties.ts';
export { ID_CAPACITY, idNumberOf } from './id-numbers.ts';
export type { Period, PersonRecord } from './person-record.ts';
export { CIRCUMSTANCES, type Circumstance, isElectorOn, type PlantedPerson, plantPerson } from './planted.ts';
export {
  createPopulation,
  MAX_POPULATION,
  POPULATION_DATE,
  type Population,
  type PopulationOptions,
} from './population.ts';
export { writeRegister } from './register-file.ts';
