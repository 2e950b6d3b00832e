export {
  CLIENT_FORMAT,
  CLIENT_LIST,
  type ClientFile,
  clientSha256,
  encodeClientList,
  listClient,
  parseClientList,
} from './client-list.ts';
