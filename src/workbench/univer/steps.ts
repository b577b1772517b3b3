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
  /** Carried out once at the end of a batch, and of taking it back and doing it again, however often it is asked for. */
  atEnd(mutation: Mutation): void;
  /** All that is taken within is one step to undo. */
  batch<T>(work: () => T): T;
  /** Nothing so far can be undone any more, what is taken in the batch around included. */
  forget(): void;
  /** Whether what happens now is a step of the program. */
  isOwn(): boolean;
  /** Work that is the program's own but nothing to undo. */
  own<T>(work: () => T): T;
}

interface Step {
  readonly redo: Mutation[];
  readonly undo: Mutation[];
  readonly end: Map<string, Mutation>;
  isForgotten: boolean;
}

export function newSteps(injector: Injector, unitId: string): Steps {
  const commands = injector.get(ICommandService);
  const undoRedo = injector.get(IUndoRedoService);
  let depth = 0;
  let open: Step | null = null;

  function own<T>(work: () => T): T {
    depth++;
    try {
      return work();
    } finally {
      depth--;
    }
  }

  const carryOut = (mutations: readonly Mutation[]): void => {
    own(() => {
      mutations.forEach(({ id, params }) => commands.syncExecuteCommand(id, params));
    });
  };

  function batch<T>(work: () => T): T {
    if (open !== null) {
      return work();
    }
    const step: Step = { redo: [], undo: [], end: new Map(), isForgotten: false };
    open = step;
    try {
      return work();
    } finally {
      open = null;
      const end = [...step.end.values()];
      carryOut(end);
      if (step.isForgotten) {
        undoRedo.clearUndoRedo(unitId);
      } else if (step.redo.length > 0) {
        const [redoMutations, undoMutations] = [
          [...step.redo, ...end],
          [...step.undo, ...end],
        ];
        undoRedo.pushUndoRedo({ unitID: unitId, redoMutations, undoMutations });
      }
    }
  }

  return {
    take: (now, undo, redo = now) =>
      batch(() => {
        carryOut(now);
        open!.redo.push(...redo);
        open!.undo.unshift(...undo);
      }),
    atEnd: (mutation) => {
      batch(() => open!.end.set(JSON.stringify(mutation), mutation));
    },
    batch,
    forget: () => {
      batch(() => (open!.isForgotten = true));
    },
    isOwn: () => depth > 0,
    own,
  };
}
