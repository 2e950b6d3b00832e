const $ = (id) => document.getElementById(id);

/** An element with attributes and children; text is always set as text. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick' || name === 'onchange') node[name] = value;
    else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** What can be switched on, by where on the computer it goes wrong; a list of pairs is one of a few. */
const FAULTS = {
  元件: {
    notInstalled: '未安裝元件',
    popupForms: [
      ['both', '兩種視窗都有'],
      ['popupForm', '只有舊式視窗 popupForm'],
      ['ChtPopupForm', '只有新式視窗 ChtPopupForm'],
    ],
    noLibrary: '載入卡片函式庫失敗',
    helperTimeout: '輔助程式逾時',
    delayMs: [
      [0, '反應正常'],
      [3000, '反應慢（3 秒）'],
      [30000, '反應很慢（30 秒）'],
    ],
  },
  視窗: {
    silentPopup: '視窗沒有反應',
    closesUnasked: '視窗一開就關閉',
    closesUnanswered: '沒有回答就關閉',
    neverAnswers: '一直不回答',
    speaksAs: [
      ['itself', '由元件本身發言'],
      ['other-origin', '冒充：別的來源發言'],
      ['frame', '冒充：視窗內的框架發言'],
    ],
  },
  讀卡機: {
    noReader: '沒有讀卡機',
    readerLate: '元件啟動後才插上讀卡機',
    secondReader: '接上第二台讀卡機',
  },
  '卡片與 PIN 碼': {
    labelsSwapped: '憑證標籤對調',
    checksValidity: '簽章時檢查效期',
    userCancels: '使用者取消',
    signFails: '簽章失敗',
    decryptFails: '解密失敗',
    cipherTypes: [
      ['both', '兩種密文都能解'],
      ['PKCS#1', '只會解 PKCS#1'],
      ['PKCS#7', '只會解 PKCS#7'],
    ],
    pinAnswer: [
      ['tries', 'PIN 錯誤時回報剩餘次數'],
      ['bare', 'PIN 錯誤時不報次數'],
    ],
    signedOrigin: [
      ['none', '簽章不含網站來源'],
      ['page', '簽章含網站來源'],
    ],
  },
  網站: {
    untrustedSite: '網站須在信任清單',
    forbiddenDomain: '網站被禁止',
  },
  回應: {
    garbledAnswer: '內容損毀',
    otherFunc: '答非所問',
    answersTwice: '回答兩次',
    numbers: [
      ['signed', '代碼寫成有號數'],
      ['unsigned', '代碼寫成無號數'],
      ['text', '代碼寫成文字'],
    ],
  },
};

let state;

async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.ok) show(await response.json());
}

const insert = (cardId, reader = 0) => post('/demo/reader', { cardId, reader });
const set = (name, value) => post('/demo/conditions', { [name]: value });

function show(next) {
  state = next;
  const focused = document.activeElement?.dataset.card;
  const fault = document.activeElement?.dataset.fault;
  showReaders();
  showFaults();
  showCards();
  if (focused) document.querySelector(`[data-card="${CSS.escape(focused)}"]`)?.focus();
  if (fault) document.querySelector(`[data-fault="${CSS.escape(fault)}"]`)?.focus();
}

function showReaders() {
  const card = state.cards.find(({ id }) => id === state.inserted);
  $('reader').classList.toggle('full', card !== undefined);
  $('reader').replaceChildren(
    el('div', { class: 'slot' }),
    el('div', { class: 'chip-card' }, el('i')),
    el('span', {}, ''),
  );
  const { secondReader, readerLate } = state.conditions;
  const late = el(
    'div',
    { class: 'late' },
    el('p', {}, '讀卡機是後來才插上的，元件還看不到。'),
    el('button', { type: 'button', class: 'primary', onclick: () => post('/demo/restart', {}) }, '重新啟動元件'),
  );
  $('inserted').replaceChildren(
    ...(readerLate ? [late] : []),
    ...held(card, 0, secondReader ? '第一台' : undefined),
    ...(secondReader
      ? held(
          state.cards.find(({ id }) => id === state.second),
          1,
          '第二台',
        )
      : []),
  );
}

/** What one reader holds, in words and buttons. */
function held(card, reader, title) {
  const heading = title === undefined ? [] : [el('h3', {}, `${title}讀卡機`)];
  if (!card) return [...heading, el('p', { class: 'empty' }, '讀卡機是空的。')];
  const locked = card.triesLeft === 0;
  return [
    ...heading,
    el('p', { class: 'name' }, card.name),
    el('p', { class: 'id' }, card.idNumber),
    el(
      'dl',
      {},
      ...entry('PIN 碼', card.pin),
      ...entry('剩餘次數', locked ? '已鎖卡' : String(card.triesLeft), locked),
      ...entry('效期', `${card.validFrom} – ${card.validTo}`),
      ...entry('簽發', `MOICA ${card.generation}`),
    ),
    el(
      'div',
      { class: 'actions' },
      el('button', { type: 'button', class: 'primary', onclick: () => insert(null, reader) }, '退出卡片'),
      state.conditions.secondReader
        ? el('button', { type: 'button', onclick: () => insert(card.id, 1 - reader) }, '換到另一台')
        : undefined,
      locked
        ? el('button', { type: 'button', onclick: () => post('/demo/unlock', { cardId: card.id }) }, '解鎖')
        : undefined,
    ),
  ];
}

function entry(term, value, bad = false) {
  return [el('dt', {}, term), el('dd', { class: bad ? 'bad' : 'fine' }, value)];
}

function control(name, words) {
  const now = state.conditions[name];
  if (typeof words === 'string') {
    const box = el('input', { type: 'checkbox', 'data-fault': name, onchange: () => set(name, box.checked) });
    box.checked = now;
    return el('label', {}, box, el('span', {}, words));
  }
  const options = words.map(([value, says]) => el('option', { value: String(value) }, says));
  const list = el(
    'select',
    {
      'data-fault': name,
      'aria-label': words[0][1],
      class: now === words[0][0] ? '' : 'on',
      onchange: () => set(name, words[list.selectedIndex][0]),
    },
    ...options,
  );
  list.selectedIndex = Math.max(
    0,
    words.findIndex(([value]) => value === now),
  );
  return list;
}

/** Every operation answers with one return code of the component. */
function codeControl() {
  const names = ['', ...state.codes.map(({ name }) => name)];
  const says = ['照實回報', ...state.codes.map(({ name, hex }) => `${hex} ${name}`)];
  const list = el(
    'select',
    {
      'data-fault': 'failWith',
      'aria-label': '每次都回報的代碼',
      class: state.conditions.failWith === null ? '' : 'on',
      onchange: () => set('failWith', names[list.selectedIndex] || null),
    },
    ...says.map((text) => el('option', {}, text)),
  );
  list.selectedIndex = Math.max(0, names.indexOf(state.conditions.failWith ?? ''));
  return list;
}

function showFaults() {
  const groups = Object.entries(FAULTS).map(([title, faults]) =>
    el(
      'fieldset',
      {},
      el('legend', {}, title),
      ...Object.entries(faults).map(([name, words]) => control(name, words)),
      title === '回應' ? codeControl() : undefined,
    ),
  );
  const reset = el(
    'button',
    { type: 'button', onclick: () => post('/demo/conditions', { reset: true }) },
    '全部恢復正常',
  );
  $('faults').replaceChildren(...groups, reset);
  document.body.classList.toggle('faulty', state.isFaulty);
}

function showCards() {
  const wanted = $('search').value.trim().toLowerCase();
  const groups = new Map();
  for (const card of state.cards) {
    const words = `${card.name} ${card.idNumber} ${card.special} ${card.note} ${card.role}`.toLowerCase();
    if (!words.includes(wanted)) continue;
    groups.set(card.role, [...(groups.get(card.role) ?? []), card]);
  }
  const sections = [...groups].map(([role, cards]) =>
    el(
      'section',
      { class: cards.length === 1 ? 'single' : 'many' },
      el('h3', {}, role, el('small', {}, `${cards.length} 張`)),
      el('ul', {}, ...cards.map((card) => el('li', {}, cardButton(card)))),
    ),
  );
  $('groups').replaceChildren(...(sections.length > 0 ? sections : [el('p', { class: 'empty' }, '沒有符合的卡片。')]));
}

/** A press puts the card into the first reader, or into the second when the first is taken; another press takes it out. */
function cardButton(card) {
  const isSecond = card.id === state.second;
  const inside = card.id === state.inserted || isSecond;
  const isFree = state.inserted === null || !state.conditions.secondReader;
  const special = card.kind !== 'good' || card.note !== '';
  const text = [card.kind === 'good' ? '' : card.special, card.note].filter(Boolean).join(' · ');
  return el(
    'button',
    {
      type: 'button',
      class: `card${card.kind === 'good' ? '' : ' odd'}`,
      'data-card': card.id,
      'aria-pressed': String(inside),
      onclick: () => (inside ? insert(null, isSecond ? 1 : 0) : insert(card.id, isFree ? 0 : 1)),
    },
    el('span', { class: 'top' }, el('i', { class: 'chip' }), el('small', {}, '示範憑證')),
    el('strong', {}, card.name),
    el('span', { class: 'id' }, card.idNumber),
    el('span', { class: special ? 'special' : 'plain' }, special ? text : card.special),
    card.triesLeft === 0 ? el('span', { class: 'special' }, '已鎖卡') : undefined,
  );
}

async function refresh() {
  const response = await fetch('/demo/cards');
  const next = await response.json();
  if (JSON.stringify(next) !== JSON.stringify(state)) show(next);
}

$('search').addEventListener('input', showCards);
window.addEventListener('focus', refresh);
setInterval(refresh, 2000);
refresh();
