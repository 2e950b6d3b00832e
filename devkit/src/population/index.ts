export type { PersonRecord } from '../../../registry/src/register/person-record.ts';
export { COUNTIES, type County } from './counties.ts';
export { ID_CAPACITY, idNumberOf } from './id-numbers.ts';
export { CIRCUMSTANCES, type Circumstance, isElectorOn, type PlantedPerson, plantPerson } from './planted.ts';
export {
  createPopulation,
  MAX_POPULATION,
  POPULATION_DATE,
  type Population,
  type PopulationOptions,
} from './population.ts';
export { writeRegister } from './register-file.ts';
