import { useRef, useState, type KeyboardEvent } from 'react';
import type { EvidenceFilter, RequirementGroup } from '../model/evidence';
import { RequirementRow } from './RequirementRow';

/** The requirements under their tasks or offices. Arrow keys, Home and End go from one to the next, Enter opens it. */
export function RequirementRows(props: {
  readonly groups: readonly RequirementGroup[];
  readonly by: EvidenceFilter['by'];
}) {
  const { groups, by } = props;
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const buttons = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('.requirement') ?? [])];
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[Math.min(all.length - 1, Math.max(0, to))]?.focus();
  };
  const toggle = (id: string): void => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const reached = current < count ? current : 0;
  let place = 0;
  return (
    // Keys are heard here for the buttons inside; the list itself is no control.
    <div ref={list} onKeyDown={onKeyDown}>
      {groups.map(({ title, rows }) => (
        <section key={title} className="requirement-group">
          <h2 className="section" lang="zh-CN">
            {title}
          </h2>
          <ul>
            {rows.map((row) => {
              const index = place++;
              const { id } = row.requirement;
              return (
                <RequirementRow
                  key={id}
                  row={row}
                  by={by}
                  isOpen={opened.has(id)}
                  isReached={index === reached}
                  onReach={() => {
                    setCurrent(index);
                  }}
                  onToggle={() => {
                    toggle(id);
                  }}
                />
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
