import { Button } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { usePane } from '../context';
import type { Book } from '../model/book';
import { entriesOf, filterFindings } from '../model/findings';
import { FindingFilters } from './FindingFilters';
import { FindingFold } from './FindingFold';
import { FindingRow } from './FindingRow';

/** A fresh assessment has thousands: they are shown by the hundred. */
const PAGE = 100;

/** 问题: everything that a person must look at. Arrow keys go from one to the next, Enter to the cell. */
export function Findings({ book }: { readonly book: Book }) {
  const { words, state, dispatch, actions } = usePane();
  const { t } = words;
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLOListElement>(null);
  const all = book.findings;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const found = useMemo(() => filterFindings(all, state.filter), [all, state.filter]);
  const entries = useMemo(() => entriesOf(found, opened), [found, opened]);

  const goTo = (index: number, { reveals }: { readonly reveals: boolean }): void => {
    const entry = entries[index];
    if (!entry) return;
    if (index >= shown) setShown(index + PAGE);
    dispatch({ type: 'current', current: index });
    if (reveals && entry.kind === 'line') void actions.revealFinding(entry.line);
    // The row may only just have been drawn.
    requestAnimationFrame(() => {
      const row = list.current?.querySelectorAll<HTMLElement>('.finding').item(index);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  };
  const toggle = (key: string): void => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: state.current + 1, ArrowUp: state.current - 1, Home: 0, End: entries.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    goTo(Math.min(entries.length - 1, Math.max(0, to)), { reveals: false });
  };

  return (
    <>
      <FindingFilters book={book} all={all} />
      <div className="finding-bar">
        <span role="status">
          {found.length === all.length
            ? t('pane.findings.count', { count: all.length })
            : t('pane.findings.filtered', { count: found.length, all: all.length })}
        </span>
        <span className="finding-steps">
          <Button
            size="small"
            icon={<ArrowUpRegular />}
            aria-label={t('pane.findings.previous')}
            title={t('pane.findings.previous')}
            disabledFocusable={state.current <= 0}
            onClick={() => {
              goTo(state.current - 1, { reveals: true });
            }}
          />
          <Button
            size="small"
            icon={<ArrowDownRegular />}
            aria-label={t('pane.findings.next')}
            title={t('pane.findings.next')}
            disabledFocusable={state.current >= entries.length - 1}
            onClick={() => {
              goTo(state.current + 1, { reveals: true });
            }}
          />
        </span>
      </div>
      {found.length === 0 ? (
        <p className="empty">{t(all.length === 0 ? 'pane.findings.none' : 'pane.findings.noMatch')}</p>
      ) : (
        // Keys are heard here for the buttons inside; the list itself is no control.
        <ol className="findings" ref={list} onKeyDown={onKeyDown}>
          {entries.slice(0, shown).map((entry, index) => {
            const isReached = index === Math.max(0, state.current);
            return entry.kind === 'line' ? (
              <FindingRow
                key={index}
                finding={entry.line}
                isInFold={entry.isInFold}
                isCurrent={index === state.current}
                isReached={isReached}
                onOpen={() => {
                  dispatch({ type: 'current', current: index });
                  void actions.revealFinding(entry.line);
                }}
              />
            ) : (
              <FindingFold
                key={index}
                group={entry.group}
                isOpen={entry.isOpen}
                isCurrent={index === state.current}
                isReached={isReached}
                onToggle={() => {
                  dispatch({ type: 'current', current: index });
                  toggle(entry.group.key);
                }}
              />
            );
          })}
        </ol>
      )}
      {entries.length > shown && (
        <Button
          className="more"
          onClick={() => {
            goTo(shown, { reveals: false });
          }}
        >
          {t('pane.findings.more', { count: Math.min(PAGE, entries.length - shown) })}
        </Button>
      )}
    </>
  );
}
