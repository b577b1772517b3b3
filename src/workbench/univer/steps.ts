/** What the program changes, as steps that a person can undo. */
import { ICommandService, IUndoRedoService, type IMutationInfo, type Injector } from '@univerjs/core';

/** A mutation of Univer with its parameters. */
export type Mutation = IMutationInfo<object>;

export interface Steps {
  /**
   * Carries out mutations, and remembers those that take them back, in the order in which these are to be carried out,
   * and those that do it again, where they are others.
   */
  take(now: readonly Mutation[], undo: readonly Mutation[], redo?: readonly Mutation[]): void;
  /** All that is taken within is one step to undo. */
  batch<T>(work: () => T): T;
  /** Whether what happens now is a step of the program. */
  isOwn(): boolean;
  /** Work that is the program's own but nothing to undo. */
  own<T>(work: () => T): T;
}

export function newSteps(injector: Injector, unitId: string): Steps {
  const commands = injector.get(ICommandService);
  const undoRedo = injector.get(IUndoRedoService);
  let depth = 0;
  let open: { redo: Mutation[]; undo: Mutation[] } | null = null;

  function own<T>(work: () => T): T {
    depth++;
    try {
      return work();
    } finally {
      depth--;
    }
  }

  function batch<T>(work: () => T): T {
    if (open !== null) {
      return work();
    }
    const step = { redo: [] as Mutation[], undo: [] as Mutation[] };
    open = step;
    try {
      return work();
    } finally {
      open = null;
      if (step.redo.length > 0) {
        undoRedo.pushUndoRedo({ unitID: unitId, redoMutations: step.redo, undoMutations: step.undo });
      }
    }
  }

  return {
    take: (now, undo, redo = now) =>
      batch(() =>
        own(() => {
          for (const { id, params } of now) {
            commands.syncExecuteCommand(id, params);
          }
          open!.redo.push(...redo);
          open!.undo.unshift(...undo);
        }),
      ),
    batch,
    isOwn: () => depth > 0,
    own,
  };
}
