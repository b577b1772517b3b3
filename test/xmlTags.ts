/** Enough of XML to look at the files that we write ourselves. */
export interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** The tags of a text in order; comments and declarations are left out. */
export const tagsOf = (text: string): readonly Tag[] =>
  [...text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').matchAll(/<(\/?)([\w:]+)([^<>]*?)(\/?)>/g)].map(
    ([, close, name, attributes, empty]) => ({
      name: name!,
      isEnd: close === '/',
      isEmpty: empty === '/',
      attributes: Object.fromEntries(
        [...attributes!.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      ),
    }),
  );

/** Every tag is closed in its turn, and `&` stands for nothing but the five that XML knows. */
export function expectWellFormed(text: string): void {
  const open: string[] = [];
  for (const { name, isEnd, isEmpty } of tagsOf(text)) {
    if (isEnd) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name);
  }
  expect(open).toEqual([]);
  expect(text.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
}
