import { Address } from './Address';
import { Bike } from './Bike';
import { Customer } from './Customer';
import { Mechanic } from './Mechanic';
import { Part } from './Part';
import { RepairOrder } from './RepairOrder';
import { WorkStep } from './WorkStep';

export const syncedClasses = [Address, Bike, Customer, Mechanic, Part, RepairOrder, WorkStep];
