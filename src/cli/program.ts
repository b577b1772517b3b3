import { Command, Help, type CommanderError } from 'commander';
import { version } from '../../package.json';
import type { Translate, Words } from '../locales';
import type { EvidenceOptions } from './commands/evidence';
import type { NewOptions } from './commands/new';
import type { ScoreOptions } from './commands/score';
import { displayWidth } from './table';
import type { Terminal } from './terminal';

/** The commands and their options. Each command's code is loaded when it runs; `finish` takes its exit code. */
export function program(terminal: Terminal, finish: (exit: number) => void): Command {
  const { t } = terminal.words;
  const root = new Command('kaoping')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      displayWidth,
      styleTitle: (title) => titles(t)[title] ?? title,
      showGlobalOptions: true,
      commandUsage: (command) => translatePlaces(new Help().commandUsage(command), t),
      subcommandTerm: (command) => translatePlaces(new Help().subcommandTerm(command), t),
    })
    .helpOption('-h, --help', t('cli.option.help'))
    .description(t('cli.description'))
    .version(version, '-V, --version', t('cli.option.version'))
    .option('--lang <zh-CN|en>', t('cli.option.lang'))
    .helpCommand('help [command]', t('cli.command.help'));

  root
    .command('rubrics')
    .description(t('cli.command.rubrics'))
    .action(async () => {
      (await import('./commands/rubrics')).listRubrics(terminal);
    });

  root
    .command('rubric')
    .description(t('cli.command.rubric'))
    .argument('<ID>', t('cli.argument.id'))
    .option('--json', t('cli.option.json'))
    .action(async (id: string, options: { json?: boolean }) => {
      finish((await import('./commands/rubric')).showRubric(id, options, terminal));
    });

  root
    .command('new')
    .description(t('cli.command.new'))
    .requiredOption('--rubric <ID>', t('cli.argument.id'))
    .requiredOption('--assessees <A,B,…>', t('cli.option.assessees'))
    .requiredOption('-o, --output <FILE>', t('cli.option.newOutput'))
    .option('--date <YYYY-MM-DD>', t('cli.option.date'))
    .option('--force', t('cli.option.force'))
    .action(async (options: NewOptions) => {
      await (await import('./commands/new')).makeAssessment(options, terminal);
    });

  root
    .command('score')
    .description(t('cli.command.score'))
    .argument('<FILE...>', t('cli.argument.files'))
    .option('-o, --output <OUT>', t('cli.option.scoreOutput'))
    .option('--json', t('cli.option.json'))
    .option('--force', t('cli.option.force'))
    .action(async (files: string[], options: ScoreOptions) => {
      finish(await (await import('./commands/score')).scoreFiles(files, options, terminal));
    });

  root
    .command('evidence')
    .description(t('cli.command.evidence'))
    .argument('<FILE>', t('cli.argument.file'))
    .requiredOption('--folder <DIR>', t('cli.option.folder'))
    .option('--assessee <NAME>', t('cli.option.assessee'))
    .option('--fill', t('cli.option.fill'))
    .option('-o, --output <OUT>', t('cli.option.evidenceOutput'))
    .option('--json', t('cli.option.json'))
    .option('--force', t('cli.option.force'))
    .action(async (file: string, options: EvidenceOptions) => {
      await (await import('./commands/evidence')).checkFolder(file, options, terminal);
    });

  root
    .command('evaluate')
    .description(t('cli.command.evaluate'))
    .argument('<ID>', t('cli.argument.id'))
    .option('--json', t('cli.option.json'))
    .action(async (id: string, options: { json?: boolean }) => {
      await (await import('./commands/evaluate')).evaluate(id, options, terminal);
    });

  root.addHelpText('after', `\n${t('cli.help.after')}`);
  return root;
}

const titles = (t: Translate): Readonly<Record<string, string>> => ({
  'Usage:': t('cli.help.usage'),
  'Arguments:': t('cli.help.arguments'),
  'Options:': t('cli.help.options'),
  'Global Options:': t('cli.help.globalOptions'),
  'Commands:': t('cli.help.commands'),
});

const translatePlaces = (text: string, t: Translate): string =>
  text.replace('[options]', `[${t('cli.help.optionsPlace')}]`).replace('[command]', `[${t('cli.help.commandPlace')}]`);

/** What was wrong with the command line, in the person's language. Null: nothing was, help or version was asked for. */
export function wrongUse({ code, message, exitCode }: CommanderError, { t }: Words): string | null {
  if (exitCode === 0) return null;
  const what = /'([^']*)'/.exec(message)?.[1] ?? '';
  const similar = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const hint = similar === undefined ? '' : t('cli.wrongUse.similar', { similar });
  switch (code) {
    case 'commander.unknownCommand':
      return t('cli.wrongUse.unknownCommand', { what }) + hint;
    case 'commander.unknownOption':
      return t('cli.wrongUse.unknownOption', { what }) + hint;
    case 'commander.missingArgument':
      return t('cli.wrongUse.missingArgument', { what });
    case 'commander.optionMissingArgument':
      return t('cli.wrongUse.missingValue', { what });
    case 'commander.missingMandatoryOptionValue':
      return t('cli.wrongUse.missingOption', { what });
    case 'commander.excessArguments':
      return t('cli.wrongUse.tooMany', { what });
    default:
      // `kaoping` alone has printed its help.
      return code === 'commander.help' ? '' : message.replace(/^error: /, '');
  }
}
