export { type Answer, type ClientCode, failed, good, type Problem, problemOf, secondsToWait } from './answer.ts';
export { type Api, httpApi } from './api.ts';
export { fromJson, fromResult } from './from-result.ts';
export { deleteJson, getBytes, getJson, postJson, type RequestOptions } from './request.ts';
export { dayField, momentField } from './time-fields.ts';
export { type Loaded, useLoad } from './use-load.ts';
