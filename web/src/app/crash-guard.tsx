import { Component, type ReactNode } from 'react';
import { Button, Notice, Page } from '../components/index.ts';
import { commonWords, useWords } from '../words/index.ts';
import { IS_DEMO } from './is-demo.ts';

function Crashed() {
  const { crashed } = useWords(commonWords);
  return (
    <Page title={crashed.title} isDemo={IS_DEMO}>
      <Notice tone="bad" announce="assertive">
        <p>{crashed.text}</p>
        <div>
          <Button look="primary" onPress={() => location.reload()}>
            {crashed.reload}
          </Button>
        </div>
      </Notice>
    </Page>
  );
}

/** Catches what no page foresaw, such as code that could not be loaded: words instead of an empty window. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly isCrashed: boolean }> {
  override state = { isCrashed: false };

  static getDerivedStateFromError() {
    return { isCrashed: true };
  }

  override render() {
    return this.state.isCrashed ? <Crashed /> : this.props.children;
  }
}
