import { useState } from 'react';
import { Button, Checkbox, Notice, Panel, TextField } from '../../../components/index.ts';
import { commonWords, sayNumber, useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { TallyPanel } from '../../lead/parts/tally-panel.tsx';
import { thresholdOf } from '../flow/lead-case.ts';
import type { Tally } from '../flow/tally.ts';
import { ceremonyWords } from '../words.ts';

export interface CheckStepProps {
  readonly tally: Tally;
  readonly onChecked: (paperCount: number) => void;
}

const ITEMS = ['rightCase', 'enough', 'paper', 'ready', 'final'] as const;

/** The exact result, the paper beside it, and everything that must be true before an act that cannot be undone. */
export function CheckStep({ tally, onChecked }: CheckStepProps) {
  const { leadCase, log } = useLeadDesk();
  const words = useWords(ceremonyWords).filing;
  const check = words.check;
  const common = useWords(commonWords);
  const [paper, setPaper] = useState('0');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const threshold = (log === undefined ? undefined : thresholdOf(leadCase, log.stage)) ?? 0;
  const paperCount = /^\d{1,9}$/.test(paper.trim()) ? Number(paper) : undefined;
  const missing = threshold - tally.real - (paperCount ?? 0);
  const needed = missing > 0 ? [...ITEMS, 'short'] : ITEMS;
  const isComplete = paperCount !== undefined && needed.every((item) => ticked.has(item));
  const tick = (item: string, isSelected: boolean) => {
    const next = new Set(ticked);
    if (isSelected) next.add(item);
    else next.delete(item);
    setTicked(next);
  };
  const next = () => {
    setTried(true);
    if (isComplete) onChecked(paperCount);
  };
  return (
    <>
      <TallyPanel title={words.count.result} tally={tally} threshold={threshold} />
      <Panel title={check.title} look="strong">
        <div className="stack">
          <TextField
            id="paper-count"
            label={check.paper}
            value={paper}
            onChange={setPaper}
            inputMode="numeric"
            isShort
            fault={paperCount === undefined ? check.paperWrong : undefined}
          />
          {missing > 0 && paperCount !== undefined && (
            <Notice tone="bad" title={check.short(sayNumber(missing))} announce="polite" />
          )}
          {ITEMS.map((item) => (
            <Checkbox
              key={item}
              isSelected={ticked.has(item)}
              onChange={(isSelected) => tick(item, isSelected)}
              isInvalid={isTried && !ticked.has(item)}
            >
              {check.items[item]}
            </Checkbox>
          ))}
          {missing > 0 && (
            <Checkbox
              isSelected={ticked.has('short')}
              onChange={(isSelected) => tick('short', isSelected)}
              isInvalid={isTried && !ticked.has('short')}
            >
              {check.shortConfirm}
            </Checkbox>
          )}
          {isTried && !isComplete && <Notice tone="bad" title={check.mustAll} announce="assertive" />}
          <div className="row">
            <Button look="primary" icon="next" onPress={next}>
              {common.next}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}
