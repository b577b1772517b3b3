/** Conditional formats. Ours are known by their formula, in files and in every program that opens them. */
import type { ConditionalFormat, Rect } from '../../port';
import { intersection, isMarked, markFormula, parseRangeList, rangeName } from '../../common';
import { attribute, childElement, childElements, elementAt, elementText, withAttributes } from '../xml/elements';
import { escapeXml, unescapeXml } from '../xml/text';
import type { SheetEditor } from './sheetEditor';
import type { StyleBook } from './styleBook';

/** Replaces our conditional formats that touch `range` by these; those of people stay, and keep their priority. */
export function setConditionalFormats(
  editor: SheetEditor,
  range: Rect,
  formats: readonly ConditionalFormat[],
  styles: () => StyleBook,
): void {
  editor.checkRect(range);
  const { sections } = editor;
  const { prefix } = sections;
  const kept = sections.all('conditionalFormatting').flatMap((text) => withoutOurs(text, range));
  let priority = highestPriority([...kept, ...sections.all('extLst')]);
  const rules = formats.map(({ formula, format, stopIfTrue }) => {
    const attributes = withAttributes('', {
      type: 'expression',
      dxfId: styles().differential(format),
      priority: ++priority,
      stopIfTrue: stopIfTrue === true ? 1 : undefined,
    });
    return elementText(
      `${prefix}cfRule`,
      attributes,
      `<${prefix}formula>${escapeXml(markFormula(formula))}</${prefix}formula>`,
    );
  });
  const own =
    rules.length === 0
      ? []
      : [elementText(`${prefix}conditionalFormatting`, ` sqref="${rangeName(range)}"`, rules.join(''))];
  sections.set('conditionalFormatting', ...kept, ...own);
}

/** A `conditionalFormatting` without our rules, when it touches the range; nothing when no rule is left. */
function withoutOurs(text: string, range: Rect): string[] {
  const element = elementAt(text, 0, text.length);
  const isThere = parseRangeList(attribute(element, 'sqref') ?? '').some((rect) => intersection(rect, range) !== null);
  if (!isThere) {
    return [text];
  }
  const children = childElements(element.inner);
  const kept = children.filter((rule) => !isMarked(unescapeXml(childElement(rule.inner, 'formula')?.inner ?? '')));
  if (kept.length === children.length) {
    return [text];
  }
  return kept.some(({ local }) => local === 'cfRule')
    ? [elementText(element.name, element.attributes, kept.map((child) => child.text).join(''))]
    : [];
}

/** The lowest in rank of all priorities in these texts; 0 when there is none. */
export function highestPriority(texts: readonly string[]): number {
  let highest = 0;
  for (const text of texts) {
    for (const [, priority] of text.matchAll(/\spriority\s*=\s*["'](\d+)/g)) {
      highest = Math.max(highest, Number(priority));
    }
  }
  return highest;
}
