/** What the server's parts know of the signed directory. */
export interface DirectorySource {
  /** The file as it was signed last, canonical. */
  text(): Promise<string>;
  /** Signs again if it says something later than before; called by a timer, never by a request. */
  refresh(): Promise<void>;
}
