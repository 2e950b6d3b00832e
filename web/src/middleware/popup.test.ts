import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  POPUP_LIMITS,
  type PopupHost,
  type PopupMessage,
  type PopupTask,
  type PopupWindow,
  runPopup,
} from './popup.ts';

const ORIGIN = 'http://localhost:61161';
const TASK: PopupTask = {
  form: 'popupForm',
  message: '{"func":"MakeSignature","pin":"123456"}',
  endsWith: 'sign',
};
const LIMITS = { answeredMs: 100, readMs: 500, doneMs: 1000, closedPollMs: 10, graceMs: 50 };

interface Stage {
  readonly host: PopupHost;
  readonly popup: PopupWindow & { closed: boolean; readonly sent: { message: string; target: string }[] };
  readonly opened: string[];
  listeners(): number;
  timers(): number;
  say(data: unknown, from?: { origin?: string; source?: unknown }): void;
  pass(ms: number): void;
}

/** A browser of one popup and a clock that moves when told. */
function stage(options: { readonly blocked?: boolean } = {}): Stage {
  const sent: { message: string; target: string }[] = [];
  const popup = {
    closed: false,
    sent,
    postMessage: (message: string, target: string) => void sent.push({ message, target }),
    close() {
      popup.closed = true;
    },
  };
  const handlers = new Set<(message: PopupMessage) => void>();
  let timers: { at: number; act: () => void }[] = [];
  let now = 0;
  const opened: string[] = [];
  return {
    popup,
    opened,
    listeners: () => handlers.size,
    timers: () => timers.length,
    host: {
      open: (url) => {
        opened.push(url);
        return options.blocked === true ? null : popup;
      },
      listen: (handler) => {
        handlers.add(handler);
        return () => handlers.delete(handler);
      },
      after: (ms, act) => {
        const timer = { at: now + ms, act };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    say: (data, from = {}) => {
      const message = { origin: from.origin ?? ORIGIN, source: 'source' in from ? from.source : popup, data };
      for (const handler of [...handlers]) handler(message);
    },
    pass: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.act();
      }
      now = until;
    },
  };
}

const ASK = '{"func":"getTbs"}';
const DONE = '{"func":"sign","ret_code":0,"last_error":0,"signature":"AAAA"}';

test('the popup asks, gets the task for its origin alone, and its result ends it', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
  assert.deepEqual(s.opened, [`${ORIGIN}/popupForm`]);
  s.say(ASK);
  assert.deepEqual(s.popup.sent, [{ message: TASK.message, target: ORIGIN }]);
  s.say(DONE);
  assert.deepEqual(await result, { ok: true, value: JSON.parse(DONE) });
  assert.equal(s.listeners(), 0);
  assert.equal(s.timers(), 0);
  assert.ok(s.popup.closed);
});

test('a blocked popup is said at once', async () => {
  assert.deepEqual(await runPopup(stage({ blocked: true }).host, ORIGIN, TASK, LIMITS), {
    ok: false,
    fault: 'popup-blocked',
  });
});

const STRANGERS = [
  ['another port', { origin: 'http://localhost:61162' }],
  ['https', { origin: 'https://localhost:61161' }],
  ['a longer host', { origin: 'http://localhost:61161.evil.example' }],
  ['another window of the same origin', { source: {} }],
  ['no window', { source: null }],
] as const;

for (const [name, from] of STRANGERS) {
  test(`the PIN is never given to ${name}, nor its result believed`, async () => {
    const s = stage();
    const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
    s.say(ASK, from);
    assert.deepEqual(s.popup.sent, []);
    s.say(ASK);
    s.say(DONE, from);
    s.pass(5000);
    assert.deepEqual(await result, { ok: false, fault: 'timeout' });
  });
}

test('the task is handed out once', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
  s.say(ASK);
  s.say(ASK);
  assert.equal(s.popup.sent.length, 1);
  s.say(DONE);
  await result;
});

test('a result before the question, or no text, is passed over', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
  s.say(DONE);
  s.say('nonsense');
  s.say({ func: 'sign', ret_code: 0 });
  s.say(ASK);
  s.say({ func: 'sign', ret_code: 0 });
  s.say(DONE);
  assert.equal((await result).ok, true);
});

const GARBLED = [
  '{"func":"sign","ret_co',
  '[1]',
  '',
  '{"func":"decrypt","ret_code":0,"plain":"AA=="}',
  '{"ret_code":0}',
];

test('an answer that cannot be read may be followed by one that can; else it is said, not waited out', async () => {
  for (const answer of GARBLED) {
    const saved = stage();
    const savedResult = runPopup(saved.host, ORIGIN, TASK, LIMITS);
    saved.say(ASK);
    saved.say(answer);
    saved.say(DONE);
    assert.equal((await savedResult).ok, true, answer);

    const left = stage();
    const leftResult = runPopup(left.host, ORIGIN, TASK, LIMITS);
    left.say(ASK);
    left.say(answer);
    left.pass(LIMITS.graceMs);
    assert.deepEqual(await leftResult, { ok: false, fault: 'bad-answer' }, answer);
    assert.equal(left.timers(), 0);

    const closed = stage();
    const closedResult = runPopup(closed.host, ORIGIN, TASK, LIMITS);
    closed.say(ASK);
    closed.say(answer);
    closed.popup.closed = true;
    closed.pass(40);
    assert.deepEqual(await closedResult, { ok: false, fault: 'bad-answer' }, answer);
  }
});

test('an answer deeper or longer than any card’s is told as unreadable, and a flood of them leaves one timer', async () => {
  for (const answer of [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, `"${'x'.repeat(4_000_001)}"`]) {
    const s = stage();
    const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
    s.say(ASK);
    s.say(answer);
    const before = s.timers();
    for (let at = 0; at < 50; at += 1) s.say('nonsense');
    assert.equal(s.timers(), before);
    s.pass(LIMITS.graceMs);
    assert.deepEqual(await result, { ok: false, fault: 'bad-answer' });
    assert.equal(s.timers(), 0);
  }
});

test('what an earlier window says late is not taken for the answer of a later one', async () => {
  const s = stage();
  const earlier = runPopup(s.host, ORIGIN, TASK, LIMITS);
  s.say(ASK);
  s.pass(LIMITS.doneMs);
  assert.deepEqual(await earlier, { ok: false, fault: 'timeout' });
  const later = { ...s.popup, closed: false, sent: [] as string[] };
  const host: PopupHost = {
    ...s.host,
    open: () => ({ ...later, postMessage: (message) => void later.sent.push(message) }),
  };
  const result = runPopup(host, ORIGIN, TASK, LIMITS);
  s.say(ASK);
  s.say(DONE);
  assert.deepEqual(later.sent, [], 'the earlier window asks in vain');
  s.pass(5000);
  assert.deepEqual(await result, { ok: false, fault: 'not-installed' });
});

test('a refusal counts under any name', async () => {
  for (const name of ['"func":"decrypt",', '"func":"pkcs11info",', '']) {
    const s = stage();
    const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
    s.say(ASK);
    s.say(`{${name}"ret_code":1979711499}`);
    assert.deepEqual(await result, { ok: false, fault: 'json-error', code: '0x7600000B' });
  }
});

test('the newer page is opened by its own name, and given longer than it gives itself', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, { ...TASK, form: 'ChtPopupForm' });
  assert.deepEqual(s.opened, [`${ORIGIN}/ChtPopupForm`]);
  s.pass(POPUP_LIMITS.popupForm.answeredMs);
  s.say(ASK);
  s.pass(170_000);
  s.say(DONE);
  assert.equal((await result).ok, true);
});

test('reading the cards is not waited for as long as a person with her PIN', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, { ...TASK, endsWith: 'pkcs11info' }, LIMITS);
  s.say(ASK);
  s.pass(LIMITS.readMs);
  assert.deepEqual(await result, { ok: false, fault: 'timeout' });
});

test('nobody asks: not installed', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
  s.pass(100);
  assert.deepEqual(await result, { ok: false, fault: 'not-installed' });
  assert.equal(s.listeners(), 0);
});

test('she closes the popup: said as closed, with time left for a result on its way', async () => {
  const s = stage();
  const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
  s.say(ASK);
  s.popup.closed = true;
  s.pass(100);
  assert.deepEqual(await result, { ok: false, fault: 'closed' });

  const late = stage();
  const lateResult = runPopup(late.host, ORIGIN, TASK, LIMITS);
  late.say(ASK);
  late.popup.closed = true;
  late.pass(15);
  late.say(DONE);
  assert.equal((await lateResult).ok, true);
});

test('codes come out as faults with their number, a missing code as a bad answer', async () => {
  const answers = [
    ['{"func":"sign","ret_code":1979711495,"last_error":0}', { ok: false, fault: 'not-logged-in', code: '0x76000007' }],
    [
      '{"func":"sign","ret_code":1980760070,"last_error":-2147483647}',
      { ok: false, fault: 'pin-wrong-one-left', code: '0x76100006' },
    ],
    ['{"func":"sign","ret_code":"1979711494"}', { ok: false, fault: 'no-card', code: '0x76000006' }],
    ['{"func":"sign"}', { ok: false, fault: 'bad-answer' }],
    ['{"func":"sign","ret_code":"0x0"}', { ok: false, fault: 'bad-answer' }],
    ['{"func":"sign","ret_code":1e400}', { ok: false, fault: 'bad-answer' }],
    ['{"func":"sign","ret_code":4294967296}', { ok: false, fault: 'bad-answer' }],
    ['{"func":"sign","ret_code":1.5}', { ok: false, fault: 'bad-answer' }],
    [`{"func":"sign","ret_code":"${'9'.repeat(400)}"}`, { ok: false, fault: 'bad-answer' }],
    ['{"func":"sign","__proto__":{"ret_code":0}}', { ok: false, fault: 'bad-answer' }],
    [
      '{"func":"constructor","ret_code":1,"last_error":"__proto__"}',
      { ok: false, fault: 'unknown', code: '0x00000001' },
    ],
  ] as const;
  for (const [answer, expected] of answers) {
    const s = stage();
    const result = runPopup(s.host, ORIGIN, TASK, LIMITS);
    s.say(ASK);
    s.say(answer);
    assert.deepEqual(await result, expected);
  }
});
