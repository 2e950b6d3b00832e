import type { LetterName } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { fromJson, getJson, useLoad } from '../api/index.ts';
import { ButtonLink, DataTable, DateText, Panel } from '../components/index.ts';
import { useWords } from '../words/index.ts';
import { letterWords } from '../words/letters.ts';
import { publicWords } from '../words/public.ts';

interface Announcement {
  readonly n: number;
  readonly name: LetterName;
  readonly documentNumber: string;
  readonly issuedOn: string;
}

const path = (number: string) => `/api/cases/${encodeURIComponent(number)}/announcements`;

function read(value: JsonValue): readonly Announcement[] {
  return new Fields(value).array('announcements').map((item) => {
    const fields = new Fields(item, 'announcement');
    return {
      n: fields.integer('n'),
      name: fields.string('name') as LetterName,
      documentNumber: fields.string('documentNumber'),
      issuedOn: fields.string('issuedOn'),
    };
  });
}

const load = async (number: string) => fromJson(await getJson(path(number)), read);

/** 公告: what the commission has announced of a case, to be downloaded. Nothing while there is none. */
export function AnnouncementsPanel({ number }: { readonly number: string }) {
  const words = useWords(publicWords).case.announcements;
  const names = useWords(letterWords);
  const [loaded] = useLoad(number, load);
  if (loaded.state !== 'ready' || loaded.value.length === 0) return null;
  return (
    <Panel title={words.title}>
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={loaded.value}
        rowKey={({ n }) => n}
        columns={[
          {
            key: 'name',
            head: words.columns.name,
            cell: ({ name, documentNumber }) => (
              <>
                {names[name]}
                <br />
                <span className="soft small">{documentNumber}</span>
              </>
            ),
            isRowHead: true,
          },
          { key: 'issued', head: words.columns.issuedOn, cell: ({ issuedOn }) => <DateText on={issuedOn} /> },
          {
            key: 'file',
            head: words.columns.file,
            cell: ({ n, documentNumber }) => (
              <span className="row">
                {(['pdf', 'txt'] as const).map((kind) => (
                  <ButtonLink
                    key={kind}
                    to={`${path(number)}/${n}.${kind}`}
                    download={`lianshu-${number}-${n}.${kind}`}
                    icon="download"
                  >
                    {kind === 'pdf' ? 'PDF' : words.text}
                    <span className="visually-hidden"> {documentNumber}</span>
                  </ButtonLink>
                ))}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
