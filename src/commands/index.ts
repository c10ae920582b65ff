// Everything a person can do in Discord, in one list.
import type { Model } from '../services/providers/catalogue.js';
import { again, high } from './again.js';
import { approve, refuse } from './approve.js';
import { cancel } from './cancel.js';
import type { Button, Command, Form, Menu } from './command.js';
import { credits } from './credits.js';
import { remove } from './delete.js';
import { details } from './details.js';
import { editForm } from './edit/edit-form.js';
import { edit, editImage } from './edit/edit-image.js';
import { help } from './help.js';
import { deliver } from './history/deliver.js';
import { history, turnPage } from './history/history.js';
import { imagineWith } from './imagine.js';
import { presetForm } from './preset/form.js';
import { turnPresets } from './preset/list.js';
import { preset } from './preset/preset.js';
import { turnAudit } from './quota/audit.js';
import { quota } from './quota/quota.js';
import { turnUsage } from './quota/usage.js';
import { settings, settingsButton, settingsForm, settingsMenu } from './settings/settings.js';

export function commandsFor(offered: readonly Model[]): readonly Command[] {
  return [imagineWith(offered), editImage, credits, history, quota, preset, settings, help];
}

export const buttons: readonly Button[] = [
  cancel,
  approve,
  refuse,
  again,
  edit,
  high,
  details,
  remove,
  turnPage,
  deliver,
  turnPresets,
  settingsButton,
  turnUsage,
  turnAudit,
];
export const menus: readonly Menu[] = [settingsMenu];
export const forms: readonly Form[] = [editForm, presetForm, settingsForm];
