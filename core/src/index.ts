export { systemClock } from './clock/system-clock.ts';
export { type GatewaySettings, gatewaySettings } from './config/gateway-settings.ts';
export { configJsonSchema } from './config/json-schema.ts';
export { type ConfigInput, type LoadedConfig, loadConfig } from './config/load-config.ts';
export { Gateway, type GatewayOptions, version } from './gateway/gateway.ts';
export { BootError, type BootProblem } from './host/boot-error.ts';
export { tokenAuth } from './http/admin-token.ts';
export { pinoLogger } from './log/pino-logger.ts';
export { type RunOptions, runGateway } from './run-gateway.ts';
