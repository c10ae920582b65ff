// Whom the permissions of a command let in, who lacks the right that it asks for by default.
import { type ApplicationCommandPermissions, ApplicationCommandPermissionType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { isLetIn, type Person } from '../../src/commands/admin-right.js';

const GUILD = '1100000000000000001';
const person: Person = { guildId: GUILD, userId: 'ada', roles: ['artists', 'leads'], channels: ['thread', 'general'] };

const to = (type: ApplicationCommandPermissionType, id: string, permission: boolean): ApplicationCommandPermissions => ({
  ...{ type, id, permission },
});
const user = (id: string, permission: boolean) => to(ApplicationCommandPermissionType.User, id, permission);
const role = (id: string, permission: boolean) => to(ApplicationCommandPermissionType.Role, id, permission);
const channel = (id: string, permission: boolean) => to(ApplicationCommandPermissionType.Channel, id, permission);

const lets = (own: ApplicationCommandPermissions[], appWide: ApplicationCommandPermissions[] = []) =>
  isLetIn(person, { own, appWide });

describe('a command’s permissions', () => {
  it('let in whom they name, whose role they name, and everybody when they say so', () => {
    expect(lets([])).toBe(false);
    expect(lets([user('ada', true)])).toBe(true);
    expect(lets([role('leads', true)])).toBe(true);
    expect(lets([role(GUILD, true)])).toBe(true);
    expect(lets([user('ben', true), role('others', true)])).toBe(false);
  });

  it('count for the member before their roles, and for one allowing role before denying ones', () => {
    expect(lets([user('ada', false), role('leads', true)])).toBe(false);
    expect(lets([user('ada', true), role('leads', false)])).toBe(true);
    expect(lets([role('artists', false), role('leads', true)])).toBe(true);
    expect(lets([role(GUILD, false), role('leads', true)])).toBe(true);
    expect(lets([role('artists', false), role(GUILD, true)])).toBe(false);
  });

  it('hold only where they allow the command', () => {
    const allChannels = channel('1100000000000000000', false);
    expect(lets([user('ada', true), channel('general', false)])).toBe(false);
    expect(lets([user('ada', true), allChannels])).toBe(false);
    expect(lets([user('ada', true), allChannels, channel('general', true)])).toBe(true);
    expect(lets([user('ada', true), channel('general', true), channel('thread', false)])).toBe(false);
    expect(lets([user('ada', true), channel('elsewhere', false)])).toBe(true);
    expect(lets([channel('general', true)])).toBe(false);
  });
});

describe('permissions for the whole bot', () => {
  it('let nobody in, for what a command asks for by default holds beside them', () => {
    expect(lets([], [user('ada', true), role(GUILD, true)])).toBe(false);
  });

  it('keep a command out of channels about which it says nothing itself', () => {
    expect(lets([user('ada', true)], [channel('general', false)])).toBe(false);
    expect(lets([user('ada', true), channel('general', true)], [channel('general', false)])).toBe(true);
  });
});
