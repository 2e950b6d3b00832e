export { clientOf } from '@lianshu/core/door';
