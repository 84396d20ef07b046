/** What went wrong, by the name that PowerShell has for it where it has one. */
export type CmdletErrorId =
  | 'NamedParameterNotFound'
  | 'AmbiguousParameter'
  | 'AmbiguousParameterSet'
  | 'MissingMandatoryParameter'
  | 'PositionalParameterNotFound'
  | 'ParameterArgumentTransformationError'
  | 'ParameterArgumentValidationError'
  | 'CommandNotFoundException'
  | 'ItemNotFound'
  | 'ItemExists'
  | 'NotAUserPolicy';

/** A cmdlet's error, with the message that the administrator reads. */
export class CmdletError extends Error {
  override readonly name = 'CmdletError';

  constructor(
    readonly errorId: CmdletErrorId,
    message: string,
  ) {
    super(message);
  }
}
