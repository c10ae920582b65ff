// Everything a person can do in Discord, in one list.

import type { Model } from '../services/providers/catalogue.js';
import { cancel } from './cancel.js';
import type { Button, Command, Form } from './command.js';
import { credits } from './credits.js';
import { help } from './help.js';
import { imagineWith } from './imagine.js';

export function commandsFor(offered: readonly Model[]): readonly Command[] {
  return [imagineWith(offered), credits, help];
}

export const buttons: readonly Button[] = [cancel];
export const forms: readonly Form[] = [];
