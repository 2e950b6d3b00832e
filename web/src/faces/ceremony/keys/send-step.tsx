import { toHex } from '@lianshu/core/bytes';
import { encodeSignedManifest } from '@lianshu/core/manifest';
import { useState } from 'react';
import { good } from '../../../api/index.ts';
import { Button, ButtonLink, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { postCeremony } from '../flow/consent.ts';
import { copyName } from '../flow/local-files.ts';
import type { Ceremony } from '../flow/make-keys.ts';
import { useTool } from '../use-tool.ts';
import { ceremonyWords } from '../words.ts';

export interface SendStepProps {
  readonly ceremony: Ceremony;
  readonly leadConsent: Uint8Array;
  readonly onSent: () => void;
}

/** The copies go into the lead's folder first, so that nothing is at the commission that she does not have. */
export function SendStep({ ceremony, leadConsent, onSent }: SendStepProps) {
  const { api } = useOffice();
  const { tool } = useTool();
  const { reload } = useLeadDesk();
  const words = useWords(ceremonyWords).send;
  const [kept, setKept] = useState<readonly string[]>();
  const task = useTask();
  const send = async () => {
    const { log } = ceremony.manifest;
    const hash = toHex(ceremony.manifestHash);
    const { manifest } = ceremony;
    const names = await task.run(async () => {
      const wrap = await tool.keep(copyName('wrap', log, hash), ceremony.wrapBytes);
      if (!wrap.ok) return wrap;
      const draft = encodeSignedManifest({ manifest, leadConsent, commission: null, registry: null });
      const signed = await tool.keep(copyName('manifest', log, hash), draft);
      if (!signed.ok) return signed;
      const posted = await postCeremony(api, ceremony, leadConsent);
      return posted.ok ? good([wrap.value, signed.value]) : posted;
    });
    if (names === undefined) return;
    setKept(names);
    onSent();
    reload();
  };
  if (kept !== undefined) {
    return (
      <Notice tone="good" title={words.done} announce="polite">
        <p>{words.doneText}</p>
        {kept.map((name) => (
          <p key={name} className="small soft">
            {words.kept(name)}
          </p>
        ))}
        <p>
          <ButtonLink look="primary" to="/ceremony">
            {words.toHome}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <ProblemNotice problem={task.problem} />
        <div className="row">
          <Button look="primary" icon="seal" isBusy={task.isBusy} onPress={() => void send()}>
            {task.isBusy ? words.sending : words.submit}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
