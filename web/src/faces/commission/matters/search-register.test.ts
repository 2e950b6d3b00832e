import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegisterLine } from './office-matters.ts';
import { searchRegister } from './search-register.ts';

const line = (id: string, matter: string, source: string): RegisterLine => ({
  id,
  matter,
  source,
  binds: 'everyone',
  article: 'Act Art. 32',
  since: '2025-08-30',
  until: '2027-08-30',
  entry: 1,
  enteredAt: 0,
  corrects: null,
  reasons: '',
  endedBy: null,
  isRunning: true,
});

const LINES = [
  line('pork', '反對全面進口萊克多巴胺豬肉', '第 18 案'),
  line('nuclear', '核能四廠啟封商轉發電', '第 17 案'),
  line('station', '第三天然氣接收站遷離桃園大潭', '第 20 案'),
];

const FOUND: readonly (readonly [search: string, ids: readonly string[]])[] = [
  ['', ['pork', 'nuclear', 'station']],
  ['。 ', ['pork', 'nuclear', 'station']],
  ['四廠', ['nuclear']],
  ['您是否同意核能四廠啟封，商轉發電？', ['nuclear']],
  ['第１８案', ['pork']],
  ['案', ['pork', 'nuclear', 'station']],
  ['核四廠啟封商轉', ['nuclear']],
  ['同性婚姻', []],
];

test('a matter is found by part of its words, by its case, and by like wording; nothing else is', () => {
  for (const [search, ids] of FOUND)
    assert.deepEqual(
      searchRegister(LINES, search).map(({ id }) => id),
      ids,
      search,
    );
});
