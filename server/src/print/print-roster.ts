import { type IsoDate, startOfTaipeiDay } from '@lianshu/core/calendar';
import { MARK_WORDS, type RosterForm, SHEETS_PER_VOLUME } from '@lianshu/core/letters';
import { drawGaps, FormGrid, type Gap } from './form-grid.ts';
import { A4, Paper, type TextStyle } from './paper.ts';

const LEFT = 48;
const RIGHT = A4.width - 48;
const LABEL_WIDTH = 108;
const TEXT: TextStyle = { size: 13 };
const SMALL: TextStyle = { size: 10 };
const OFFICE: TextStyle = { size: 11 };
const ID_CHARACTERS = 10;
const ID_BOX = 29;

/**
 * The paper form of a roster: the sheet that one person fills in, then the cover of a volume. Nothing of any person is on it but the lead's
 * name. The same form and day give the same bytes.
 */
export async function printRoster(form: RosterForm, madeOn: IsoDate): Promise<Uint8Array> {
  const { title, marks, caseNumber } = form;
  const paper = new Paper({
    title: `${title}（案號${caseNumber}）`,
    createdAt: startOfTaipeiDay(madeOn),
    marks: marks.map((mark) => MARK_WORDS[mark]),
  });
  paper.addPage();
  drawSheet(paper, form);
  paper.addPage();
  drawCover(paper, form);
  return paper.end();
}

function placeGaps({ county, township }: RosterForm): readonly Gap[] {
  return [
    { width: 84, unit: '直轄市、縣（市）', filled: county },
    { width: 84, unit: '鄉（鎮、市、區）', filled: township },
  ];
}

function drawSheet(paper: Paper, form: RosterForm): void {
  const { title, caseNumber, mainText, leadName, consent, person, county, township, notes, article } = form;
  paper.centered(title, 66, { size: 20, weight: 'bold' });
  paper.line(`案號：${caseNumber}`, LEFT, 92, OFFICE);
  paper.line(`依據：${article}`, LEFT, 108, SMALL);
  const serial = [
    { width: 42, unit: '冊　流水號' },
    { width: 54, unit: '號' },
  ];
  paper.line('第', RIGHT - 203, 102, OFFICE);
  drawGaps(paper, serial, RIGHT - 188, 102, OFFICE);

  const grid = new FormGrid(paper, { left: LEFT, right: RIGHT, labelWidth: LABEL_WIDTH, y: 118 });
  grid.textRow(['主文'], mainText, { size: 13.5, weight: 'bold' }, 58);
  grid.textRow(['提案人之', '領銜人'], leadName, TEXT);
  grid.textRow([`${person}聲明`], consent, { size: 14, weight: 'bold' }, 36);
  grid.row([`${person}`, '簽名或蓋章'], 78, (cell) => {
    paper.line(`（請${person}本人親自簽名或蓋章）`, cell.left, cell.top + 16, { size: 9, color: '#666666' });
  });
  grid.row(['國民身分證', '統一編號'], 52, (cell) => {
    for (let i = 0; i < ID_CHARACTERS; i++)
      paper.box(cell.left + i * (ID_BOX + 4), cell.middle - ID_BOX / 2, ID_BOX, ID_BOX);
  });
  grid.row(['戶籍地址'], 104, (cell) => {
    const line = (gaps: readonly Gap[], y: number) => drawGaps(paper, gaps, cell.left, y, { size: 12 });
    line(
      [
        { width: 84, unit: '縣（市）', filled: county },
        { width: 92, unit: '鄉鎮市區', filled: township },
        { width: 66, unit: '村里' },
      ],
      cell.top + 28,
    );
    line(
      [
        { width: 38, unit: '鄰' },
        { width: 128, unit: '路街' },
        { width: 38, unit: '段' },
        { width: 42, unit: '巷' },
      ],
      cell.top + 60,
    );
    line(
      [
        { width: 42, unit: '弄' },
        { width: 58, unit: '號' },
        { width: 38, unit: '樓之' },
        { width: 38, unit: '' },
      ],
      cell.top + 91,
    );
  });
  grid.row(['查對結果', '（機關填寫）'], 100, (cell) => drawFindings(paper, form, cell.left, cell.top));

  let y = grid.y + 20;
  paper.line('填寫說明', LEFT, y, { size: 10.5, weight: 'bold' });
  for (const [i, note] of notes.entries()) {
    const label = `${i + 1}. `;
    const hang = paper.widthOf(label, SMALL);
    for (const [j, part] of paper.lines(note, RIGHT - LEFT - hang, SMALL).entries()) {
      y += 15;
      if (j === 0) paper.line(label, LEFT, y, SMALL);
      paper.paragraphLine(part, LEFT + hang, y, RIGHT - LEFT - hang, SMALL);
    }
  }
}

/** 查對結果: the four grounds of the Act, and a duplicate. */
function drawFindings(paper: Paper, { person }: RosterForm, x: number, top: number): void {
  const lines = [
    '□ 合格　　□ 不合格，事由：',
    `□ 不合公民投票法第8條第1項規定資格　　□ ${person}重複`,
    '□ 姓名、國民身分證統一編號或戶籍地址書寫錯誤或不明',
    '□ 未簽名或蓋章　　□ 偽造',
  ];
  for (const [i, text] of lines.entries()) paper.line(text, x, top + 20 + i * 18, OFFICE);
  drawGaps(paper, [{ width: 110, unit: '（查對人員）' }], x, top + 92, SMALL);
}

function drawCover(paper: Paper, form: RosterForm): void {
  const { title, caseNumber, mainText, leadName, person } = form;
  paper.centered(`${title}封面`, 84, { size: 22, weight: 'bold' });
  paper.line(`案號：${caseNumber}`, LEFT, 120, OFFICE);
  const grid = new FormGrid(paper, { left: LEFT, right: RIGHT, labelWidth: LABEL_WIDTH, y: 130 });
  grid.textRow(['主文'], mainText, { size: 14, weight: 'bold' }, 96);
  grid.textRow(['提案人之', '領銜人'], leadName, { size: 14 }, 44);
  grid.row(['戶籍所在地'], 54, (cell) => drawGaps(paper, placeGaps(form), cell.left, cell.middle + 4, { size: 11.5 }));
  grid.row(['冊別'], 48, (cell) => {
    const x = cell.left + paper.line('本鄉（鎮、市、區）第', cell.left, cell.middle + 4, { size: 12 }) + 4;
    drawGaps(
      paper,
      [
        { width: 52, unit: '冊，共' },
        { width: 52, unit: '冊' },
      ],
      x,
      cell.middle + 4,
      { size: 12 },
    );
  });
  grid.row(['本冊流水號'], 48, (cell) => {
    const x = cell.left + paper.line('自第', cell.left, cell.middle + 4, { size: 12 }) + 4;
    drawGaps(
      paper,
      [
        { width: 66, unit: '號至第' },
        { width: 66, unit: '號' },
      ],
      x,
      cell.middle + 4,
      { size: 12 },
    );
  });
  grid.row([`本冊${person}`], 48, (cell) => {
    const x = cell.left + paper.line('計', cell.left, cell.middle + 4, { size: 12 }) + 4;
    drawGaps(paper, [{ width: 66, unit: `人（一人一張，每冊以${SHEETS_PER_VOLUME}張為限）` }], x, cell.middle + 4, {
      size: 12,
    });
  });
  grid.row(['領銜人', '簽名或蓋章'], 84, () => {});
  const office = new FormGrid(paper, { left: LEFT, right: RIGHT, labelWidth: LABEL_WIDTH, y: grid.y + 34 });
  paper.line('以下由機關填寫', LEFT, office.y - 8, { size: 10.5, weight: 'bold' });
  office.row(['收件'], 48, (cell) =>
    drawGaps(
      paper,
      [
        { width: 40, unit: '年' },
        { width: 40, unit: '月' },
        { width: 40, unit: '日　收件人' },
        { width: 110, unit: '' },
      ],
      cell.left,
      cell.middle + 4,
      { size: 12 },
    ),
  );
  office.row(['清查'], 48, (cell) =>
    drawGaps(
      paper,
      [
        { width: 66, unit: '張　清查人員' },
        { width: 110, unit: '' },
      ],
      cell.left,
      cell.middle + 4,
      { size: 12 },
    ),
  );
  office.row(['查對'], 48, (cell) => {
    const x = cell.left + paper.line('合格', cell.left, cell.middle + 4, { size: 12 }) + 4;
    const gaps = [
      { width: 52, unit: '人　刪除' },
      { width: 52, unit: '人　查對人員' },
      { width: 96, unit: '' },
    ];
    drawGaps(paper, gaps, x, cell.middle + 4, { size: 12 });
  });
  const foot =
    '名冊分直轄市、縣（市）、鄉（鎮、市、區）別裝訂；流水號以鄉（鎮、市、區）為單位，自1號起編。正本、影本各一份。';
  for (const [i, line] of paper.lines(foot, RIGHT - LEFT, SMALL).entries())
    paper.paragraphLine(line, LEFT, office.y + 22 + i * 15, RIGHT - LEFT, SMALL);
}
