/** What the card itself would refuse: six to eight characters (moica §1.3). */
export function isPinForm(pin: string): boolean {
  return pin.length >= 6 && pin.length <= 8;
}
