export { CALM, type Conditions, changeConditions } from './conditions.ts';
export type { DemoCard, DemoState } from './demo-state.ts';
export { READER_NAME, type ReaderCard, SECOND_READER_NAME } from './reader.ts';
export { type Answer, LAST_ERRORS, type LastErrorName, RETURN_CODES, type ReturnName } from './return-codes.ts';
export { MIDDLEWARE_PORT, type Simulator, type SimulatorOptions, startSimulator } from './simulator.ts';
export type { Token, TokenCertificate } from './token.ts';
