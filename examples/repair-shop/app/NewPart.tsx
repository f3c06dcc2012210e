import React from 'react';
import { Button } from 'react-native';
import { useRealm } from '@realm/react';
import { Part } from './models/Part';

export function NewPart({ label }: { label: string }): JSX.Element {
  const realm = useRealm();
  const add = (): void => realm.write(() => { realm.create(Part, { label, price: 0, fits: [], inStock: 1 }); });

  return <Button title="New part" onPress={add} />;
}
