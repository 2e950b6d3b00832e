// npm run -s lianshu -- COMMAND …: the programs by name.
//   verify BUNDLE …            the offline verifier (anyone)
//   trust show|check|new|add-issuer FILE …  whose signatures are believed: reads and makes trust files (operators)
//   destruction FILE …         reads a signed statement of destruction (anyone)
//   directory FILE [--link …]  the signed directory of official cases, and whether a link is real (anyone)
//   acts verify EXPORT …       the offline verifier of the acts log (the auditor)
//   client ORIGIN|FOLDER      whether a site serves the pages that it published (anyone)
//   registry-acts FILE …      the offline reader of the household authority's acts file (the auditor)
//   lead --commission ORIGIN   the lead's own tool (the lead proposer, on her own computer)
//   unwrap --pkcs11 MODULE …  opens a wrap through a card's PKCS #11 module (lead or notary; after npm run setup:pkcs11)
//   serve                      the commission's server; settings from the environment, see server/src/config.ts
//   registry --exchange DIR …  the household authority's program
import './guard.mjs';

const PROGRAMS = {
  verify: async (argv) => {
    const { runVerify } = await import('../audit/src/verify/main.ts');
    return runVerify(argv, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) });
  },
  destruction: async (argv) => {
    const { runDestruction } = await import('../audit/src/destruction/main.ts');
    return runDestruction(argv, {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    });
  },
  directory: async (argv) => {
    const { runDirectory } = await import('../audit/src/directory/main.ts');
    return runDirectory(argv, {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    });
  },
  trust: async (argv) => {
    const { runTrust } = await import('../audit/src/trust/main.ts');
    return runTrust(argv, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) });
  },
  acts: async (argv) => {
    const { runActs } = await import('../audit/src/acts/main.ts');
    return runActs(argv, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) });
  },
  client: async (argv) => {
    const { runClient } = await import('../audit/src/client/main.ts');
    return runClient(argv, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) });
  },
  'registry-acts': async (argv) => {
    const { runRegistryActs } = await import('../audit/src/registry-acts/main.ts');
    return runRegistryActs(argv, {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    });
  },
  lead: async (argv) => (await import('../audit/src/lead/main.ts')).leadMain(argv),
  unwrap: async (argv) => {
    const { runUnwrap } = await import('../pkcs11/src/main.ts');
    return runUnwrap(argv, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) });
  },
  serve: () => import('../server/src/main.ts').then(() => undefined),
  registry: () => import('../registry/src/main.ts').then(() => undefined),
};

const [name, ...argv] = process.argv.slice(2);
if (name === undefined || !Object.hasOwn(PROGRAMS, name)) {
  process.stderr.write(`usage: npm run -s lianshu -- ${Object.keys(PROGRAMS).join('|')} …\n`);
  process.exitCode = 2;
} else {
  // The programs read their own arguments from the third place on.
  process.argv.splice(2, 1);
  const code = await PROGRAMS[name](argv);
  if (code !== undefined) process.exitCode = code;
}
