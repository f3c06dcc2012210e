import React from 'react';
import { Button } from 'react-native';
import { useApp } from '@realm/react';
import Realm from 'realm';

export function SignIn(): JSX.Element {
  const app = useApp();
  return <Button title="Sign in" onPress={() => app.logIn(Realm.Credentials.anonymous())} />;
}
