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

const FAULTS = {
  notInstalled: '未安裝元件',
  silentPopup: '視窗沒有回應',
  noReader: '沒有讀卡機',
  noLibrary: '載入卡片函式庫失敗',
  helperTimeout: '元件逾時',
  untrustedSite: '網站不在信任清單',
  forbiddenDomain: '網站被禁止',
  userCancels: '使用者取消',
  signFails: '簽章失敗',
  decryptFails: '解密失敗',
  garbledAnswer: '回應內容損毀',
};

let state;

async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.ok) show(await response.json());
}

const insert = (cardId) => post('/demo/reader', { cardId });

function show(next) {
  state = next;
  const focused = document.activeElement?.dataset.card;
  showReader();
  showFaults();
  showCards();
  if (focused) document.querySelector(`[data-card="${CSS.escape(focused)}"]`)?.focus();
}

function showReader() {
  const card = state.cards.find(({ id }) => id === state.inserted);
  $('reader').classList.toggle('full', card !== undefined);
  $('reader').replaceChildren(
    el('div', { class: 'slot' }),
    el('div', { class: 'chip-card' }, el('i')),
    el('span', {}, ''),
  );
  if (!card) {
    $('inserted').replaceChildren(el('p', { class: 'empty' }, '讀卡機是空的。'));
    return;
  }
  const locked = card.triesLeft === 0;
  $('inserted').replaceChildren(
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
      el('button', { type: 'button', class: 'primary', onclick: () => insert(null) }, '退出卡片'),
      locked
        ? el('button', { type: 'button', onclick: () => post('/demo/unlock', { cardId: card.id }) }, '解鎖')
        : undefined,
    ),
  );
}

function entry(term, value, bad = false) {
  return [el('dt', {}, term), el('dd', { class: bad ? 'bad' : 'fine' }, value)];
}

function showFaults() {
  const boxes = Object.entries(FAULTS).map(([name, words]) => {
    const box = el('input', { type: 'checkbox', onchange: () => post('/demo/conditions', { [name]: box.checked }) });
    box.checked = state.conditions[name];
    return el('label', {}, box, el('span', {}, words));
  });
  const reset = el(
    'button',
    { type: 'button', onclick: () => post('/demo/conditions', { reset: true }) },
    '全部恢復正常',
  );
  $('faults').replaceChildren(...boxes, reset);
  document.body.classList.toggle(
    'faulty',
    Object.keys(FAULTS).some((name) => state.conditions[name]),
  );
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

function cardButton(card) {
  const inside = card.id === state.inserted;
  const special = card.kind !== 'good' || card.note !== '';
  const text = [card.kind === 'good' ? '' : card.special, card.note].filter(Boolean).join(' · ');
  return el(
    'button',
    {
      type: 'button',
      class: `card${card.kind === 'good' ? '' : ' odd'}`,
      'data-card': card.id,
      'aria-pressed': String(inside),
      onclick: () => insert(inside ? null : card.id),
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
