/**
 * The words of errors. Those about parameters are PowerShell's own and certain (5.1, English); `notAUserPolicy` is what the Teams module's
 * Grant cmdlets say; `notFound` and `exists` follow the style of the module's other cmdlets and are to be checked with a tenant.
 */
export const messages = {
  unknownParameter: (name: string) => `A parameter cannot be found that matches parameter name '${name}'.`,
  ambiguousParameter: (name: string, matches: readonly string[]) =>
    `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include: ${matches.map(match => `-${match}`).join(' ')}.`,
  parameterSet: () => 'Parameter set cannot be resolved using the specified named parameters.',
  mandatory: (names: readonly string[]) =>
    `Cannot process command because of one or more missing mandatory parameters: ${names.join(' ')}.`,
  empty: (name: string) => `Cannot bind argument to parameter '${name}' because it is an empty string.`,
  isNull: (name: string) => `Cannot bind argument to parameter '${name}' because it is null.`,
  notBoolean: (name: string) =>
    `Cannot process argument transformation on parameter '${name}'. Cannot convert value "System.String" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
  notInteger: (name: string, value: string) =>
    `Cannot process argument transformation on parameter '${name}'. Cannot convert value "${value}" to type "System.Int32". Error: "Input string was not in a correct format."`,
  notText: (name: string) => `Cannot process argument transformation on parameter '${name}'. Cannot convert value to type System.String.`,
  notInSet: (name: string, value: string, set: readonly string[]) =>
    `Cannot validate argument on parameter '${name}'. The argument "${value}" does not belong to the set "${set.join(',')}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`,
  positional: (value: string) => `A positional parameter cannot be found that accepts argument '${value}'.`,
  unknownCommand: (name: string) =>
    `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
  notAUserPolicy: (name: string) => `Policy "${name}" is not a user policy. You can assign only a user policy to a specific user.`,
  notFound: (type: string, identity: string) => `Cannot find "${type}" "${identity}" because it does not exist.`,
  exists: (type: string, identity: string) => `Cannot create "${type}" "${identity}" because it already exists.`,
  whatIf: (cmdlet: string, target: string) => `What if: Performing the operation "${cmdlet}" on target "${target}".`,
} as const;
