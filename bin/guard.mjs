// Every entry imports this first: the sources are TypeScript run directly, which needs the Node that the lockfile pins.
const PINNED_MAJOR = 26;
const major = Number(process.versions.node.split('.')[0]);
if (major < PINNED_MAJOR) {
  process.stderr.write(
    `Lianshu runs on Node ${PINNED_MAJOR}, which "npm ci" installs inside this folder; this is Node ${process.versions.node}.\n` +
      'Start it through npm (npm start, npm test, npm run demo, …), which finds the installed one first.\n' +
      'If you did: run "npm ci --include=optional" once more. No Node is published on npm for this platform? Install Node 26 yourself.\n',
  );
  process.exit(1);
}
