import assert from 'node:assert/strict';
import { test } from 'node:test';
import { establishedOn } from './poll-window.ts';

test('the window for voting is counted from the announcement, once it has gone out (Act Art. 23)', () => {
  const letter = (issuedOn?: string, name = 'established-announcement') => ({
    name,
    issued: issuedOn === undefined ? null : { issuedOn },
  });
  const enteredOn = { established: '2026-05-08' };
  assert.equal(establishedOn({ letters: [], enteredOn: {} }), null);
  assert.equal(establishedOn({ letters: [letter()], enteredOn }), '2026-05-08');
  assert.equal(
    establishedOn({ letters: [letter('2026-05-10'), letter('2026-06-01', 'poll-announcement')], enteredOn }),
    '2026-05-10',
  );
  // Established again by a judgment: the earlier announcement counts no more.
  assert.equal(establishedOn({ letters: [letter('2025-01-01'), letter()], enteredOn }), '2026-05-08');
});
