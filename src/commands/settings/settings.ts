// /settings: the guild's choices on one panel, for who may manage it. Each is checked and holds at once; the right is asked at every press.
import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { z } from 'zod';
import { snowflake } from '../../services/discord/custom-id.js';
import { UserError } from '../../services/errors.js';
import { type Change, keptOut } from '../../services/guild/choice-changes.js';
import type { Choices } from '../../services/guild/choices.js';
import { languageFor } from '../../services/messages/messages.js';
import { actOf } from '../admin-act.js';
import { checkMayManage } from '../admin-right.js';
import { action, everywhere, type Services, type SlashCommand } from '../command.js';
import { described } from '../localised.js';
import { hiddenChannels } from './channels.js';
import { added, changeBy, menuNames } from './chosen.js';
import { approvalForm, atOnceForm, FIELD, keepOutForm, wordsForm } from './forms.js';
import { settingsPanel } from './panel.js';
import { approval, atOnce, blockedWords } from './written.js';

/** As many as a form's custom id can name. */
const MOST_KEPT_OUT = 4;

type Pressed = AnySelectMenuInteraction | ModalSubmitInteraction;

export const settings: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'settings',
    ...described('command.settings'),
    ...everywhere,
    contexts: [InteractionContextType.Guild],
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  },

  async execute(interaction, services) {
    const guildId = await checkMayManage(interaction, 'settings', services);
    const { flags, ...panel } = await panelFor(interaction, guildId, services);
    await interaction.reply({ ...panel, flags: flags | MessageFlags.Ephemeral });
  },
};

const buttonState = z.tuple([z.enum(['blocked-words', 'approval', 'running-together'])]);

export const settingsButton = action<ButtonInteraction, z.infer<typeof buttonState>>(
  'settings',
  buttonState,
  async (interaction, [name], services) => {
    const guildId = await checkMayManage(interaction, 'settings', services);
    const forms = { 'blocked-words': wordsForm, approval: approvalForm, 'running-together': atOnceForm };
    await interaction.showModal(forms[name](languageFor(interaction.locale), await services.choices.of(guildId)));
  },
);

const menuState = z.tuple([z.enum(menuNames)]);

export const settingsMenu = action<AnySelectMenuInteraction, z.infer<typeof menuState>>(
  'settings',
  menuState,
  async (interaction, [name], services) => {
    const guildId = await checkMayManage(interaction, 'settings', services);
    const { values, guild } = interaction;
    const shown = shownIn(interaction);
    const outside = name === 'kept-out' ? added(shown, values) : [];
    const hidden = name === 'channels' || name === 'operators' ? await hiddenChannels(interaction, values) : [];
    const decide = (now: Choices) => changeBy(name, now, { values, shown, guild, hidden, offered: services.lineUp.offered });
    if (outside.length === 0) return change(interaction, guildId, services, decide);
    if (outside.length > MOST_KEPT_OUT) {
      return change(interaction, guildId, services, () => {
        throw new UserError('settings.tooManyKeptOut', { most: MOST_KEPT_OUT });
      });
    }
    await perform(interaction, guildId, services, decide);
    await interaction.showModal(keepOutForm(languageFor(interaction.locale), outside));
  },
);

const typed = { 'blocked-words': blockedWords, approval, 'running-together': atOnce };
const formState = z.union([buttonState, z.tuple([z.literal('kept-out'), snowflake], snowflake)]);

export const settingsForm = action<ModalSubmitInteraction, z.infer<typeof formState>>(
  'settings',
  formState,
  async (interaction, [name, ...userIds], services) => {
    const guildId = await checkMayManage(interaction, 'settings', services);
    const text = interaction.fields.getTextInputValue(FIELD);
    await change(interaction, guildId, services, (now) =>
      name === 'kept-out' ? keptOut(now, userIds, text.trim() || '–', interaction.createdTimestamp) : typed[name](now, text),
    );
  },
);

/** Carries out what was decided and shows how things stand; also after a refusal, for the menu still shows what was chosen. */
async function change(
  interaction: Pressed,
  guildId: string,
  services: Services,
  decide: (now: Choices) => Change,
): Promise<void> {
  const refusal = await perform(interaction, guildId, services, decide).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refusal !== undefined && !(refusal instanceof UserError)) throw refusal;
  const panel = await panelFor(interaction, guildId, services);
  if (interaction.isModalSubmit() && !interaction.isFromMessage()) {
    await interaction.reply({ ...panel, flags: panel.flags | MessageFlags.Ephemeral });
  } else await interaction.update(panel);
  if (refusal !== undefined) throw refusal;
}

async function perform(
  interaction: Pressed,
  guildId: string,
  { choices, acts }: Services,
  decide: (now: Choices) => Change,
): Promise<void> {
  await choices.inTurn(guildId, async (now) => {
    const { reason, ...chosen } = decide(now);
    if (chosen.before === chosen.after) return;
    await acts.perform(actOf(interaction, guildId, { kind: 'choose', ...chosen }, reason));
  });
}

async function panelFor(interaction: { readonly locale: string } & Pick<Pressed, 'guild'>, guildId: string, services: Services) {
  return settingsPanel({
    language: languageFor(interaction.locale),
    choices: await services.choices.of(guildId),
    offered: services.lineUp.offered,
    guild: interaction.guild,
  });
}

const shownSchema = z.object({ default_values: z.array(z.object({ id: z.string() })) });

/** What a menu had as chosen when somebody chose anew: meanwhile it may have been changed elsewhere. */
function shownIn({ component }: AnySelectMenuInteraction): string[] {
  // The message of a forged press, or a cut-off one, may have no such menu, whatever the library’s types say.
  const read = shownSchema.safeParse(component && 'data' in component ? component.data : component);
  return read.success ? read.data.default_values.map(({ id }) => id) : [];
}
