import { httpApi } from '../../api/index.ts';

/** The program behind the page. It has no session: whoever sits at this computer is the officer. */
export const registryApi = httpApi();
