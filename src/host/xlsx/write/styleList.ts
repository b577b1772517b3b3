import { childElements, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';

/** One of the lists in the styles part (fonts, fills, cell formats …), to which entries are added when they are not there yet. */
export class StyleList {
  private readonly entries: string[];
  private readonly places = new Map<string, number>();
  private readonly original: number;

  /** `first` is what the list begins with when the part has none. */
  constructor(
    private readonly sections: Sections,
    private readonly local: string,
    first: readonly string[] = [],
  ) {
    const element = sections.element(local);
    this.entries = element === undefined ? [...first] : childElements(element.inner).map(({ text }) => text);
    this.original = element === undefined ? 0 : this.entries.length;
    this.entries.forEach((text, place) => {
      if (!this.places.has(text)) {
        this.places.set(text, place);
      }
    });
  }

  /** The entry at a place; the first one when there is none, as readers do. */
  get(place: number): string {
    return this.entries[place] ?? this.entries[0] ?? '';
  }

  all(): readonly string[] {
    return this.entries;
  }

  /** The place of an entry, which is added when there is none like it. */
  add(text: string): number {
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.entries.push(text) - 1;
      this.places.set(text, place);
    }
    return place;
  }

  /** Puts the list back into the part, if it has grown. */
  save(): void {
    if (this.entries.length === this.original) {
      return;
    }
    const old = this.sections.element(this.local);
    const name = old?.name ?? this.sections.prefix + this.local;
    const attributes = withAttributes(old?.attributes ?? '', { count: this.entries.length });
    this.sections.set(this.local, elementText(name, attributes, this.entries.join('')));
  }
}
