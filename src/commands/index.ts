// Everything a person can do in Discord, in one list.
import { cancel } from './cancel.js';
import type { Button, Command } from './command.js';
import { credits } from './credits.js';
import { help } from './help.js';
import { imagine } from './imagine.js';

export const commands: readonly Command[] = [imagine, credits, help];
export const buttons: readonly Button[] = [cancel];
