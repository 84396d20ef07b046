import logo from '../logo.svg';
import { brandName } from '../state/brand-name.ts';

/** Logo and name. */
export function Brand() {
  return (
    <span class="brand">
      <img src={logo} alt="" width="28" height="28" />
      <span>{brandName()}</span>
    </span>
  );
}
