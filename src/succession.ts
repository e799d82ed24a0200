/** How long the login of a removed element waits for another one: frameworks redraw at once, or after a transition. */
const PATIENCE_MS = 1000;

/** An element of the page, as far as it can leave its login to another one. */
export interface Successor<Self> {
  /** Which login it is for. */
  readonly identity: string;
  readonly isLoginUnderWay: boolean;
  /** Takes over the login that another element has under way. */
  takeOver(former: Self): void;
  /** No other element has come. */
  giveUp(): void;
}

/**
 * Lets a login survive when its element is redrawn: taken out and put back, or replaced by an equal one,
 * in whichever order.
 */
export class Succession<Member extends Successor<Member>> {
  /** The elements that were put in less than a second ago. */
  readonly #newcomers = new Set<Member>();
  /** The elements that were taken out less than a second ago, with a login under way. */
  readonly #leavers = new Map<Member, ReturnType<typeof setTimeout>>();

  /** An element was put in. */
  enter(member: Member): void {
    const former = [member, ...this.#leavers.keys()].find(
      (leaver) => this.#leavers.has(leaver) && leaver.identity === member.identity,
    );
    if (former) this.#hand(former, member);
    this.#newcomers.add(member);
    setTimeout(() => this.#newcomers.delete(member), PATIENCE_MS);
  }

  /** An element was taken out. */
  leave(member: Member): void {
    this.#newcomers.delete(member);
    if (!member.isLoginUnderWay) return;
    const heir = [...this.#newcomers].find(
      ({ identity, isLoginUnderWay }) => identity === member.identity && !isLoginUnderWay,
    );
    const giveUp = () => {
      this.#leavers.delete(member);
      member.giveUp();
    };
    this.#leavers.set(member, setTimeout(giveUp, PATIENCE_MS));
    if (heir) this.#hand(member, heir);
  }

  #hand(former: Member, heir: Member): void {
    clearTimeout(this.#leavers.get(former));
    this.#leavers.delete(former);
    if (former !== heir && former.isLoginUnderWay) heir.takeOver(former);
  }
}
