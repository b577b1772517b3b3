/** Work that Univer does more often than it needs to, which takes seconds where much is written. */
import { type Injector, Rectangle } from '@univerjs/core';
import { FormulaDataModel, Layer } from '@univerjs/preset-sheets-core';
import { hastenColours } from './hasteningColours';

/** Once per page. */
export function hasten(): void {
  subtractWhatMeets();
  drawOnce();
  hastenColours();
}

/**
 * Univer compares every validation with every other one when it takes them in, and takes the long way for those that
 * have no cell in common: seconds, for the prompts of a few hundred cells.
 */
function subtractWhatMeets(): void {
  const subtract = Rectangle.subtractMulti;
  Rectangle.subtractMulti = (from, holes) =>
    from.some((range) => holes.some((hole) => Rectangle.intersects(range, hole)))
      ? subtract.call(Rectangle, from, holes)
      : [...from];
}

/** What is to be drawn anew is asked for after every mutation, each time by a channel of its own in place of the last. */
function drawOnce(): void {
  const ask = Object.getOwnPropertyDescriptor(Layer.prototype, 'makeDirtyWithDebounce')!.value as (
    this: Layer,
    state?: boolean,
  ) => void;
  Layer.prototype.makeDirtyWithDebounce = function (state = true) {
    const { _debounceDirtyFunc: asked } = this as unknown as { readonly _debounceDirtyFunc?: (() => void) | null };
    if (asked == null || !state) {
      ask.call(this, state);
    }
  };
}

/** Whatever is written, Univer looks for formulas in all sheets, and uses those of the sheet that was written in. */
export function hastenFormulas(injector: Injector): void {
  const formulas = injector.get(FormulaDataModel);
  const update = formulas.updateFormulaData.bind(formulas);
  const ofAll = formulas.getFormulaData.bind(formulas);
  formulas.updateFormulaData = (unitId, sheet, cells) => {
    formulas.getFormulaData = () => ({ [unitId]: { [sheet]: formulas.getSheetFormulaData(unitId, sheet) } });
    try {
      return update(unitId, sheet, cells);
    } finally {
      formulas.getFormulaData = ofAll;
    }
  };
}
