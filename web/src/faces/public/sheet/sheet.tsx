import { casePage, type ListedCase } from '@lianshu/core/directory';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { IS_DEMO } from '../../../app/is-demo.ts';
import { Button, ProgressBar, QrCode } from '../../../components/index.ts';
import { DIRECTORY_PATH, type LoadedDirectory, loadDirectory } from '../../../directory/load-directory.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { inGroups } from '../../../words/in-groups.ts';
import { useWords } from '../../../words/index.ts';
import { PrintedAlone } from '../../commission/collect/printed-alone.tsx';
import { DirectoryRefused } from '../link/directory-fault.tsx';
import './sheet.css';

/** 查證單張, on the screen as it is printed: nothing on it that the verified directory does not say. */
export function Sheet({ number, mainText }: { readonly number: string; readonly mainText: string }) {
  const words = useWords(fakeWords).sheet;
  const [loaded, setLoaded] = useState<LoadedDirectory>();
  const [isPrinting, setPrinting] = useState(false);
  const load = async () => {
    setLoaded(undefined);
    setLoaded(await loadDirectory());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown
  useEffect(() => void load(), []);
  if (loaded === undefined) return <ProgressBar label={words.loading} />;
  if (!loaded.ok) return <DirectoryRefused why={loaded.why} onRetry={() => void load()} />;
  const listed = loaded.directory.cases.filter((one) => one.number === number);
  const [first] = listed;
  if (first === undefined) return <p>{words.none}</p>;
  const leaf = <Leaf listed={listed} mainText={mainText} origin={first.origin} />;
  const print = () => {
    flushSync(() => setPrinting(true));
    window.print();
    setPrinting(false);
  };
  return (
    <>
      {leaf}
      {isPrinting && <PrintedAlone>{leaf}</PrintedAlone>}
      <div>
        <Button look="primary" onPress={print}>
          {words.print}
        </Button>
      </div>
    </>
  );
}

interface LeafProps {
  readonly listed: readonly ListedCase[];
  readonly mainText: string;
  readonly origin: string;
}

function Leaf({ listed, mainText, origin }: LeafProps) {
  const words = useWords(fakeWords).sheet;
  const [{ number }] = listed as readonly [ListedCase];
  const page = casePage(origin, number);
  const directory = `${origin}${DIRECTORY_PATH}`;
  return (
    <section className="sheet" aria-label={words.title}>
      {IS_DEMO && <p className="sheet__demo">{words.demo}</p>}
      <h3 className="sheet__title">{words.title}</h3>
      <p>
        <strong>
          {words.case} {number}
        </strong>
      </p>
      <p className="sheet__text" lang="zh-Hant-TW">
        {mainText}
      </p>
      <div className="sheet__codes">
        <div>
          <p className="sheet__label">{words.page}</p>
          <div className="sheet__qr">
            <QrCode text={page} label={words.pageQr} />
          </div>
          <p className="sheet__fixed">{page}</p>
        </div>
        <div>
          <p className="sheet__label">{words.directory}</p>
          <div className="sheet__qr">
            <QrCode text={directory} label={words.directoryQr} />
          </div>
          <p className="sheet__fixed">{directory}</p>
        </div>
      </div>
      {listed.map((one) => (
        <div key={`${one.stage}.${one.round}`}>
          <p className="sheet__label">
            {words.manifest}
            {listed.length > 1 && `　${words.stage[one.stage]} ${one.round}`}
          </p>
          <p className="sheet__fixed">{inGroups(one.manifestSha256)}</p>
        </div>
      ))}
      <p>{words.manifestHelp}</p>
      <ul>
        {words.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  );
}
