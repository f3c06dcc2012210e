import React from 'react';
import { FlatList, Text } from 'react-native';
import { useQuery, useRealm } from '@realm/react';
import { RepairOrder } from './models/RepairOrder';

export function OrderList(): JSX.Element {
  const realm = useRealm();
  const orders = useQuery(RepairOrder, (all) => all.filtered('status != "done"').sorted('dueDate'));

  React.useEffect(() => {
    realm.subscriptions.update((mutable) => mutable.add(realm.objects(RepairOrder).filtered('status != "done" || total > 0')));
  }, [realm]);

  return <FlatList data={orders} renderItem={({ item }) => <Text>{item.bike?.frameNumber}</Text>} />;
}
