/**
 * Who can sign in. eGain knows two kinds of people, each with a sign-in address of its own:
 * users, who work with eGain, and customers, who are served through it.
 *
 * @typedef {{ id: string, firstName: string, lastName: string, note: string,
 *   role: { id: string, name: string } }} Person
 * @typedef {{ name: string, tenant: string, title: string, about: string, people: Person[] }} Actor
 */

/** @type {{ user: Actor, customer: Actor }} */
export const actors = {
  user: {
    name: 'user',
    tenant: 'TMPRODB88619984-U',
    title: 'Users',
    about: 'For the people who work with eGain: agents, authors, administrators.',
    people: [
      {
        id: 'PROD-1101',
        firstName: 'Maya',
        lastName: 'Lindqvist',
        note: 'Knowledge author',
        role: { id: 'PROD-3001', name: 'Author' },
      },
      {
        id: 'PROD-1102',
        firstName: 'Tomás',
        lastName: 'Herrera',
        note: 'Service agent',
        role: { id: 'PROD-3002', name: 'Agent' },
      },
      {
        id: 'PROD-1103',
        firstName: 'Aiko',
        lastName: 'Tanaka',
        note: 'Administrator',
        role: { id: 'PROD-3003', name: 'Administrator' },
      },
    ],
  },
  customer: {
    name: 'customer',
    tenant: 'TMPRODB88619984-C',
    title: 'Customers',
    about: 'For the people whom a company serves through eGain.',
    people: [
      {
        id: 'PROD-7201',
        firstName: 'Priya',
        lastName: 'Nair',
        note: 'priya@example.com',
        role: { id: 'PROD-3004', name: 'Customer' },
      },
      {
        id: 'PROD-7202',
        firstName: 'Samuel',
        lastName: 'Okafor',
        note: 'samuel@example.com',
        role: { id: 'PROD-3004', name: 'Customer' },
      },
      {
        id: 'PROD-7203',
        firstName: 'Ingrid',
        lastName: 'Dahl',
        note: 'ingrid@example.com',
        role: { id: 'PROD-3004', name: 'Customer' },
      },
    ],
  },
};

/** The scopes that eGain names for this flow, and the three that OpenID Connect adds. */
export const scopes = [
  'openid',
  'profile',
  'offline_access',
  'core.aiservices.read',
  'core.aiservices.write',
  'core.aiservices.manage',
  'knowledge.portalmgr.read',
  'knowledge.portalmgr.manage',
  'knowledge.contentmgr.read',
  'knowledge.contentmgr.manage',
  'core.usermgr.read',
  'core.usermgr.manage',
  'core.casemgr.read',
  'core.casemgr.manage',
  'core.customermgr.read',
  'core.customermgr.manage',
  'core.workassignmentmgr.read',
  'core.workassignmentmgr.manage',
  'core.infomgr.read',
];

/** The client applications, registered with both servers as a client application of eGain is. */
export const clients = {
  /** What the pages use. */
  demo: { id: '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60', name: 'Demo pages' },
  /** The same with access tokens of a minute, so that a renewal can be watched. */
  short: { id: '2f9d8e41-6b7c-4a38-8d1e-90c4f5a3b217', name: 'Demo pages (one-minute tokens)' },
};
