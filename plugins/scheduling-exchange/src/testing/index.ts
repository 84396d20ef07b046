export { type ShownBooking, SimulatedRoomOs, type SimulatedRoomOsOptions } from './simulated-room-os.ts';
