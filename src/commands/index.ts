// Everything a person can do in Discord, in one list.

import type { Model } from '../services/providers/catalogue.js';
import { again, high } from './again.js';
import { cancel } from './cancel.js';
import type { Button, Command, Form, Menu } from './command.js';
import { credits } from './credits.js';
import { remove } from './delete.js';
import { details } from './details.js';
import { editForm } from './edit-form.js';
import { edit, editImage } from './edit-image.js';
import { help } from './help.js';
import { history, turnPage } from './history.js';
import { deliver } from './history-deliver.js';
import { imagineWith } from './imagine.js';

export function commandsFor(offered: readonly Model[]): readonly Command[] {
  return [imagineWith(offered), editImage, credits, history, help];
}

export const buttons: readonly Button[] = [cancel, again, edit, high, details, remove, turnPage, deliver];
export const menus: readonly Menu[] = [];
export const forms: readonly Form[] = [editForm];
