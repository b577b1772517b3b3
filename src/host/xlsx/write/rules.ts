/** Conditional formats as a person left them: rules come, go, change their order and their ranges. */
import type { Rect } from '../../port';
import { parseRangeList, rangeListName, sameRect } from '../../common';
import type { FileChange, KeptRule, NewRule, PlacedRule } from '../change';
import { ruleFormula } from '../contents/ruleFormula';
import { toFileFormula } from '../formula';
import type { XmlElement } from '../xml/elements';
import { attribute, childElements, elementAt, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { escapeXml } from '../xml/text';
import { highestPriority } from './conditionalFormats';
import type { Draft } from './draft';

/** A rule of the file. */
interface FileRule {
  /** `<block>.<rule in block>`, in document order. */
  readonly id: string;
  readonly element: XmlElement;
  readonly block: XmlElement;
  readonly ranges: readonly Rect[];
  readonly priority: number;
}

export function setRules(draft: Draft, { sheet, replaced, rules }: Extract<FileChange, { kind: 'rules' }>): void {
  const { sections } = draft.writable(sheet);
  const { prefix } = sections;
  const blocks = sections.all('conditionalFormatting').map((text) => elementAt(text, 0, text.length));
  const old = blocks.flatMap(rulesOf);
  const kept = new Map(rules.filter(isKept).map((rule) => [rule.id, rule]));
  const gone = new Set(replaced.filter((id) => !kept.has(id)));
  const priorityOf = prioritize(sections, old, rules);
  const moves = ({ id, ranges }: FileRule): boolean => {
    const wanted = kept.get(id)?.ranges;
    return wanted !== undefined && !sameRanges(wanted, ranges);
  };
  const xmlOf = (rule: FileRule): string => keptXml(rule, kept.get(rule.id), priorityOf(rule.id));
  const staying = blocks.flatMap((block) => {
    const own = old.filter((rule) => rule.block === block && !gone.has(rule.id) && !moves(rule));
    const rest = childElements(block.inner).filter(({ local }) => local !== 'cfRule');
    const inner = [...own.map(xmlOf), ...rest.map(({ text }) => text)].join('');
    return own.length === 0 ? [] : [elementText(block.name, block.attributes, inner)];
  });
  const placed = rules.flatMap((rule) => {
    if (!isKept(rule)) {
      const xml = newXml(prefix, rule, draft.styles().differential(rule.format), priorityOf(rule));
      return [blockXml(prefix, '', rule.ranges, xml)];
    }
    const known = old.find(({ id }) => id === rule.id);
    return known === undefined || rule.ranges === undefined || !moves(known)
      ? []
      : [blockXml(prefix, known.block.attributes, rule.ranges, xmlOf(known))];
  });
  sections.set('conditionalFormatting', ...staying, ...placed);
}

function isKept(rule: PlacedRule): rule is KeptRule {
  return 'id' in rule;
}

function rulesOf(block: XmlElement, index: number): FileRule[] {
  const ranges = parseRangeList(attribute(block, 'sqref') ?? '');
  return childElements(block.inner)
    .filter(({ local }) => local === 'cfRule')
    .map((element, place) => ({
      id: `${index}.${place}`,
      element,
      block,
      ranges,
      priority: Number(attribute(element, 'priority') ?? 0),
    }));
}

function sameRanges(a: readonly Rect[], b: readonly Rect[]): boolean {
  return a.length === b.length && a.every((rect, index) => sameRect(rect, b[index]!));
}

/**
 * Which priority a rule gets, by its id or as a new one. They stay as they are when the order of the file's rules is the
 * same and new ones come last; otherwise the rules that are named come first, and all others move behind them.
 */
function prioritize(
  sections: Sections,
  old: readonly FileRule[],
  rules: readonly PlacedRule[],
): (rule: string | NewRule) => number {
  const before = new Map(old.map(({ id, priority }) => [id, priority]));
  const priorities = rules.map((rule) => (isKept(rule) ? (before.get(rule.id) ?? 0) : Infinity));
  const isInOrder = priorities.every((priority, index) => index === 0 || priority >= priorities[index - 1]!);
  const all = [...sections.all('conditionalFormatting'), ...sections.all('extLst')];
  const first = isInOrder ? highestPriority(all) + 1 - rules.findIndex((rule) => !isKept(rule)) : 1;
  if (!isInOrder) {
    movePriorities(sections, rules.length);
  }
  const named = new Map(rules.map((rule, index) => [isKept(rule) ? rule.id : rule, first + index]));
  return (rule) => {
    const was = typeof rule === 'string' ? before.get(rule) : undefined;
    return isInOrder ? (was ?? named.get(rule) ?? 1) : (named.get(rule) ?? (was ?? 0) + rules.length);
  };
}

const EXTENDED_PRIORITY = /(<(?:[\w.-]+:)?cfRule\s[^>]*?\bpriority\s*=\s*["'])(\d+)/g;

/** Rules in extensions count with the others. */
function movePriorities(sections: Sections, by: number): void {
  const extensions = sections.get('extLst') ?? '';
  const moved = extensions.replace(
    EXTENDED_PRIORITY,
    (_, head: string, old: string) => head + String(Number(old) + by),
  );
  if (moved !== extensions) {
    sections.set('extLst', moved);
  }
}

function keptXml({ element, ranges, priority: was }: FileRule, change: KeptRule | undefined, priority: number): string {
  const formula = change?.formula;
  const isMeant = formula === undefined || formula === ruleFormula(element, change?.ranges ?? ranges);
  if (isMeant && priority === was) {
    return element.text;
  }
  if (isMeant) {
    return elementText(element.name, withAttributes(element.attributes, { priority }), element.inner);
  }
  const { attributes } = element;
  const own = withAttributes('', {
    type: 'expression',
    dxfId: attribute(element, 'dxfId'),
    priority,
    stopIfTrue: attribute({ attributes }, 'stopIfTrue'),
  });
  return elementText(element.name, own, formulaXml(element.name.slice(0, -'cfRule'.length), formula));
}

function newXml(prefix: string, { formula, stopIfTrue }: NewRule, dxfId: number, priority: number): string {
  const stop = stopIfTrue === true ? 1 : undefined;
  const attributes = withAttributes('', { type: 'expression', dxfId, priority, stopIfTrue: stop });
  return elementText(`${prefix}cfRule`, attributes, formulaXml(prefix, formula));
}

function formulaXml(prefix: string, formula: string): string {
  return elementText(`${prefix}formula`, '', escapeXml(toFileFormula(formula)));
}

function blockXml(prefix: string, attributes: string, ranges: readonly Rect[], rules: string): string {
  const sqref = rangeListName(ranges);
  return elementText(`${prefix}conditionalFormatting`, withAttributes(attributes, { sqref }), rules);
}
