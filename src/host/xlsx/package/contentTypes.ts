/** `[Content_Types].xml`: what each part is. */
import { within } from '../errors';
import type { XmlElement } from '../xml/elements';
import { attribute, childElements, elementText, rootElement, withAttributes } from '../xml/elements';
import { XML_DECLARATION } from '../xml/names';
import type { Package } from './package';

const NAME = '[Content_Types].xml';

/** The content type of a part; empty when nothing says what it is. */
export function contentTypeOf(pkg: Package, part: string): string {
  const elements = within(NAME, () => childElements(rootElement(pkg.text(NAME)).inner));
  const own = elements.find((element) => isOverrideOf(element, part));
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  const fallback = elements.find(
    (element) => element.local === 'Default' && attribute(element, 'Extension')?.toLowerCase() === extension,
  );
  return attribute(own ?? fallback ?? { attributes: '' }, 'ContentType') ?? '';
}

/** Declares a part. */
export function addContentType(pkg: Package, part: string, contentType: string): void {
  if (contentTypeOf(pkg, part) === contentType) {
    return;
  }
  const attributes = withAttributes('', { PartName: `/${part}`, ContentType: contentType });
  rewrite(pkg, (elements, prefix) => [
    ...elements.map(({ text }) => text),
    elementText(`${prefix}Override`, attributes),
  ]);
}

/** Declares a part in place of what was declared of it. */
export function setContentType(pkg: Package, part: string, contentType: string): void {
  const own = withAttributes('', { PartName: `/${part}`, ContentType: contentType });
  rewrite(pkg, (elements, prefix) => [
    ...elements.filter((element) => !isOverrideOf(element, part)).map(({ text }) => text),
    elementText(`${prefix}Override`, own),
  ]);
}

/** Declares what parts with this extension are, unless that is declared already. */
export function addDefaultType(pkg: Package, extension: string, contentType: string): void {
  rewrite(pkg, (elements, prefix) => {
    const isThere = elements.some(
      (element) => element.local === 'Default' && attribute(element, 'Extension')?.toLowerCase() === extension,
    );
    const attributes = withAttributes('', { Extension: extension, ContentType: contentType });
    return [...(isThere ? [] : [elementText(`${prefix}Default`, attributes)]), ...elements.map(({ text }) => text)];
  });
}

/** Takes back the declarations of parts. */
export function removeContentTypes(pkg: Package, parts: readonly string[]): void {
  rewrite(pkg, (elements) =>
    elements.filter((element) => !parts.some((part) => isOverrideOf(element, part))).map(({ text }) => text),
  );
}

function isOverrideOf(element: XmlElement, part: string): boolean {
  return element.local === 'Override' && attribute(element, 'PartName')?.toLowerCase() === `/${part}`.toLowerCase();
}

function rewrite(pkg: Package, change: (elements: XmlElement[], prefix: string) => string[]): void {
  within(NAME, () => {
    const root = rootElement(pkg.text(NAME));
    const elements = childElements(root.inner);
    const texts = change(elements, root.name.slice(0, root.name.indexOf(':') + 1));
    if (texts.length !== elements.length || texts.some((text, index) => text !== elements[index]?.text)) {
      pkg.write(NAME, XML_DECLARATION + elementText(root.name, root.attributes, texts.join('')));
    }
  });
}
