import { type IsoDate, startOfTaipeiDay } from '@lianshu/core/calendar';
import { Flow } from './flow.ts';
import { partsOf } from './letter-parts.ts';
import { Paper } from './paper.ts';
import { pageNumber, setBlanks, setBody } from './set-points.ts';

const MARGINS = { left: 64, right: 60, top: 52, bottom: 58 } as const;
const DENSITY = { size: 12.5, leading: 1.55 } as const;

/** 切結書, to be signed by hand: the text, then room for the lead's signature and particulars, which nobody stores. */
export async function printUndertaking(lines: readonly string[], madeOn: IsoDate): Promise<Uint8Array> {
  const { marks, title, body, tail } = partsOf(lines);
  const paper = new Paper({ title, createdAt: startOfTaipeiDay(madeOn), marks });
  const flow = new Flow(paper, MARGINS);
  paper.centered(title, flow.y + 20, { size: 19, weight: 'bold' }, flow.left, flow.right);
  flow.skip(46);
  setBody(flow, body, DENSITY);
  flow.skip(4);
  setBlanks(paper, flow, tail);
  paper.onEveryPage((page, pages) => pageNumber(paper, flow, page, pages));
  return paper.end();
}
