import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { usePane } from '../context';
import { readKind, textOf } from '../../evidence';
import { cellAddress, needText, type EvidenceSource } from '../../sheets';
import type { RequirementRow } from '../model/evidence';
import { FindingRow } from './FindingRow';

/** All about one requirement: what the document says, what is there of what is needed, what was found, what is listed. */
export function RequirementDetails({ row }: { readonly row: RequirementRow }) {
  const { words, actions } = usePane();
  const { t } = words;
  const { requirement, status, findings, entries } = row;
  return (
    <div className="requirement-details">
      {requirement.quote !== '' && (
        <blockquote className="clause-text" lang="zh-CN">
          {requirement.quote}
        </blockquote>
      )}
      <h3>{t('pane.evidence.needs')}</h3>
      <ul className="needs">
        {status.needs.map(({ kind, need, have }, index) => (
          <li key={kind} className={have < need ? 'need-open' : 'need-met'}>
            <span>{needText(requirement.needs[index]!, words)}</span>
            <span className="need-have">{t('pane.evidence.have', { have })}</span>
          </li>
        ))}
      </ul>
      {findings.length > 0 && (
        <>
          <h3>{t('pane.evidence.findings')}</h3>
          <ul>
            {findings.map((line, index) => (
              <FindingRow
                key={index}
                finding={{ ...line, assessee: '', id: '' }}
                isCurrent={false}
                isReached
                onOpen={() => void actions.revealFinding(line)}
              />
            ))}
          </ul>
        </>
      )}
      <h3>{t('pane.evidence.entries')}</h3>
      {entries.length === 0 && <p className="hint">{t('pane.evidence.noEntries')}</p>}
      <ul>
        {entries.map((entry, index) => (
          <Entry key={index} {...entry} />
        ))}
      </ul>
    </div>
  );
}

/** One thing that is listed; a click goes to its row. */
function Entry({ entry, place }: EvidenceSource) {
  const { words, actions } = usePane();
  const { t } = words;
  const { sheet, row, column } = place('title');
  const written = textOf(entry.kind);
  const kind = readKind(written);
  const characters = textOf(entry.characters);
  const parts = [
    kind ? words.describeEvidenceKind(kind) : written,
    textOf(entry.date),
    /^\d+$/.test(characters) ? t('pane.evidence.characters', { count: characters }) : characters,
  ];
  return (
    <li>
      <button type="button" className="entry" onClick={() => void actions.revealFinding({ sheet, row, column })}>
        <span className="cells">
          <span lang="zh-CN">{textOf(entry.title) || textOf(entry.file) || textOf(entry.link)}</span>
          {row !== null && (
            <span className="fact-cell" title={sheet ?? undefined}>
              {cellAddress(row, column ?? 0)}
              <OpenRegular aria-hidden="true" />
            </span>
          )}
          <span className="entry-more">{parts.filter((part) => part !== '').join(t('list.enumeration'))}</span>
        </span>
      </button>
    </li>
  );
}
