import logo from '../logo.svg';

/** Logo and name. */
export function Brand() {
  return (
    <span class="brand">
      <img src={logo} alt="" width="28" height="28" />
      <span>OpenCVI</span>
    </span>
  );
}
