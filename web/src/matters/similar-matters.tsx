import { type BarredMatter, consultMatters } from '@lianshu/core/matters';
import { Badge, Disclosure } from '../components/index.ts';
import { useWords } from '../words/index.ts';
import { mattersWords } from '../words/matters.ts';
import { MatterCard, MatterList } from './matter-card.tsx';

/** Below this a common pair of characters or two says nothing. */
const LEAST_LIKENESS = 15;
const MOST_SHOWN = 3;

export interface SimilarMattersProps {
  readonly bars: readonly BarredMatter[];
  readonly mainText: string;
  /** The law date on which the bars must run. */
  readonly day: string;
}

/** The barred matters whose wording is nearest to a text, for whoever writes it; compared on the page itself. */
export function SimilarMatters({ bars, mainText, day }: SimilarMattersProps) {
  const words = useWords(mattersWords);
  const near = consultMatters(bars, mainText, day)
    .filter(({ similarity }) => similarity >= LEAST_LIKENESS)
    .slice(0, MOST_SHOWN);
  if (near.length === 0) return <p className="small soft">{words.similar.none}</p>;
  return (
    <Disclosure title={words.similar.title} isOpen>
      <p className="small soft">{words.similar.says}</p>
      <MatterList>
        {near.map((matter) => (
          <MatterCard
            key={matter.id}
            matter={matter}
            mark={<Badge tone="warn">{words.similar.likeness(matter.similarity)}</Badge>}
          />
        ))}
      </MatterList>
    </Disclosure>
  );
}
