// A person types into an option that completes itself: the bot is asked for choices and has three seconds.
import { isTooLate } from '../interaction-clocks.js';
import type { World } from '../world.js';
import { Choice, fillOptions } from './command-options.js';
import { type AutocompleteUse, commandData, levelOf, offered } from './command-use.js';
import { beginInteraction } from './new-interaction.js';

export async function autocomplete(world: World, use: AutocompleteUse): Promise<Choice[]> {
  const { command, channel } = offered(world, use);
  const { specs, wrap } = levelOf(command, use.subcommand);
  const focused = specs.find((spec) => spec.name === use.focused);
  if (!focused?.autocomplete) throw new Error(`The option "${use.focused}" doesn't complete itself.`);
  const { [use.focused]: typed = '', ...others } = use.options ?? {};
  // While typing, nothing is required yet.
  const relaxed = specs.filter((spec) => spec !== focused).map((spec) => ({ ...spec, required: false }));
  const { options, resolved } = fillOptions(world, relaxed, { values: others, files: {}, channelId: channel.id });
  const typing = { type: focused.type, name: focused.name, value: String(typed), focused: true };
  const interaction = beginInteraction(world, {
    kind: 'autocomplete',
    userId: use.userId,
    channelId: channel.id,
    name: command.name,
    data: commandData(command, wrap([...options, typing])),
    resolved,
    locale: use.locale,
  });
  await new Promise<void>((resolve, reject) => {
    const stop = world.onChange(() => {
      if (interaction.answer === 'none' && !isTooLate(world, interaction)) return;
      stop();
      if (interaction.answer === 'none') reject(new Error('Loading options failed: the application did not respond.'));
      else resolve();
    });
  });
  return (interaction.choices ?? []).map((choice) => Choice.parse(choice));
}
