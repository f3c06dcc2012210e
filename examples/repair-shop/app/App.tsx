import React from 'react';
import { AppProvider, RealmProvider, UserProvider } from '@realm/react';
import { syncedClasses } from './models';
import { OrderList } from './OrderList';
import { SignIn } from './SignIn';

export function App(): JSX.Element {
  return (
    <AppProvider id="repair-shop-xkqzw">
      <UserProvider fallback={SignIn}>
        <RealmProvider schema={syncedClasses} sync={{ flexible: true, clientReset: { mode: 'recoverUnsyncedChanges' } }}>
          <OrderList />
        </RealmProvider>
      </UserProvider>
    </AppProvider>
  );
}
